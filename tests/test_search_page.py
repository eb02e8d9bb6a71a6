"""Search as a person meets it: the dialog, the page of results, the keyboard, a phone, a disk, no scripts."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from sferum_help.model.content import Content
from sferum_help.search.index import documents

from .browser import until

KILOBYTE = 1024


@pytest.fixture
def address(small_address: str) -> str:
    """Of the small site, whose answers fit these questions; the real ones: test_search_scripts.py."""
    return small_address


def header_field(page: Page) -> Locator:
    return page.locator("header input[name=q]")


def open_dialog(page: Page, text: str) -> Locator:
    """Click into the header, type, and wait for the results."""
    header_field(page).click()
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    page.keyboard.type(text)
    expect(page.get_by_role("option").first).to_be_visible()
    return box


@pytest.fixture(params=[360, 1280])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 740}, locale="ru-RU")
    yield context.new_page()
    context.close()


def test_nothing_of_search_is_loaded_before_a_touch(phone: Page, address: str) -> None:
    loaded: list[str] = []
    phone.on("request", lambda request: loaded.append(request.url))
    phone.goto(f"{address}faq/no-chat/", wait_until="networkidle")
    assert not [url for url in loaded if "/search" in url]
    header_field(phone).focus()
    until(phone, "Boolean(globalThis.helpCentre?.searchShorts)")
    assert len([url for url in loaded if "/assets/search" in url]) == 4
    # Focus alone opens nothing: somebody may only be passing by with Tab.
    expect(phone.get_by_role("dialog")).to_be_hidden()


def test_the_module_and_the_index_are_small(site: Path, real: Content) -> None:
    """Of the index by how much there is to find: one more page is no reason to fail."""
    (module,) = (site / "assets").glob("search.????????.js")
    (index,) = (site / "assets").glob("search-index.*.js")
    (sense,) = (site / "assets").glob("search-sense.*.js")
    weights = [len(gzip.compress(file.read_bytes(), 9)) for file in (module, index, sense)]
    assert weights[0] + weights[1] <= 32 * KILOBYTE
    assert weights[1] <= KILOBYTE + 160 * len(list(documents(real)))
    assert weights[2] <= KILOBYTE + 270 * len(list(documents(real)))


def test_typing_arrows_and_enter_lead_to_an_answer(page: Page, address: str) -> None:
    page.goto(f"{address}faq/no-chat/")
    box = open_dialog(page, "нет звука")
    options = page.get_by_role("option")
    expect(options.first).to_have_attribute("data-id", "no-sound")
    expect(box).to_have_attribute("aria-expanded", "true")
    assert box.get_attribute("aria-activedescendant") is None
    chosen = page.locator('[role=option][aria-selected="true"]')
    page.keyboard.press("ArrowDown")
    expect(chosen).to_have_id(box.get_attribute("aria-activedescendant"))
    page.keyboard.press("End")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}faq/no-sound/")
    page.go_back()
    expect(page).to_have_url(f"{address}faq/no-chat/")


def test_enter_without_a_choice_opens_the_page_of_results(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#search-home").click()
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("камера")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=%D0%BA"))
    expect(page.locator(".sh-results__list li").first).to_have_attribute("data-id", "camera")
    page.go_back()
    expect(page).to_have_url(address)


def test_pasting_searches_too(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.locator("#search-home").click()
    expect(phone.get_by_role("combobox")).to_be_focused()
    # What a mouse, dictation and a password manager do: the text arrives without a key.
    phone.keyboard.insert_text("привязала сына вместо себя")
    expect(phone.get_by_role("option").first).to_have_attribute("data-id", "link-mixed-up")


def test_what_is_typed_before_the_engine_is_there_is_not_lost(phone: Page, address: str) -> None:
    phone.route("**/assets/search-index.*", lambda route: phone.wait_for_timeout(300) or route.continue_())
    phone.goto(f"{address}faq/no-chat/")
    header_field(phone).press_sequentially("опрос")
    expect(phone.get_by_role("option").first).to_have_attribute("data-id", "pin-poll")
    expect(phone.get_by_role("combobox")).to_have_value("опрос")


def test_escape_gives_the_focus_back(page: Page, address: str) -> None:
    page.goto(f"{address}faq/no-chat/")
    open_dialog(page, "опрос")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(header_field(page)).to_be_focused()
    expect(header_field(page)).to_have_value("опрос")
    page.keyboard.type("ы")
    expect(page.get_by_role("combobox")).to_have_value("опросы")


def test_a_chosen_option_is_never_hidden_below_the_field(page: Page, address: str) -> None:
    page.goto(f"{address}faq/no-chat/")
    open_dialog(page, "чат")
    page.keyboard.press("ArrowUp")
    form = page.locator(".sh-finder__form").bounding_box()
    chosen = page.locator('[role=option][aria-selected="true"]')
    for _ in range(page.get_by_role("option").count()):
        assert chosen.bounding_box()["y"] >= form["y"] + form["height"]
        page.keyboard.press("ArrowUp")


@pytest.mark.parametrize("keys", [["ArrowDown", "Enter"], ["Enter"]], ids=["a result", "all results"])
def test_back_from_a_result_the_words_are_still_there(phone: Page, address: str, keys: list[str]) -> None:
    phone.goto(f"{address}faq/no-chat/")
    open_dialog(phone, "опрос")
    for key in keys:
        phone.keyboard.press(key)
    expect(phone).not_to_have_url(f"{address}faq/no-chat/")
    phone.go_back()
    expect(header_field(phone)).to_have_value("опрос")
    header_field(phone).click()
    expect(phone.get_by_role("option").first).to_have_attribute("data-id", "pin-poll")


def test_ctrl_k_leads_to_the_field_in_any_language(page: Page, address: str) -> None:
    page.goto(f"{address}faq/no-chat/")
    for key in ("k", "л"):
        pressed = {"code": "KeyK", "key": key, "ctrlKey": True, "bubbles": True, "cancelable": True}
        page.locator("body").dispatch_event("keydown", pressed)
        expect(page.get_by_role("combobox")).to_be_focused()
        page.keyboard.press("Escape")
    page.goto(f"{address}search/")
    page.keyboard.press("Control+k")
    expect(page.locator("#search-page")).to_be_focused()


def test_a_pasted_letter_does_not_fill_the_dialog(page: Page, address: str) -> None:
    page.goto(f"{address}faq/no-chat/")
    open_dialog(page, "опрос ")
    page.keyboard.insert_text("закрепить опрос в чате " * 80)
    everything = page.get_by_role("dialog").get_by_role("link", name="Все результаты")
    assert 44 <= everything.bounding_box()["height"] < 50


def test_what_is_urgent_looks_urgent(page: Page, real_address: str) -> None:
    colour = "element => getComputedStyle(element).color"
    page.goto(f"{real_address}faq/day-delay/")
    open_dialog(page, "продиктовали код мошенникам")
    first = page.get_by_role("option").first
    expect(first).to_contain_text("Срочно")
    title, tag = first.locator(".sh-result__title"), first.locator(".sh-tag--danger")
    assert title.evaluate(colour) == tag.evaluate(colour)


@pytest.mark.parametrize("text", ["🙂", "...", "здравствуйте", "Привет"])
def test_who_says_nothing_yet_is_asked_to_tell(phone: Page, real_address: str, text: str) -> None:
    phone.goto(f"{real_address}search/?q={text}")
    expect(phone.locator("#found")).to_have_text("Напишите, что не получается или что случилось.")
    expect(phone.locator(".sh-results__nothing a").first).to_be_visible()


def test_letters_of_an_input_method_are_left_alone(phone: Page, address: str) -> None:
    phone.goto(f"{address}faq/no-chat/")
    box = open_dialog(phone, "опрос")
    box.dispatch_event("keydown", {"key": "ArrowDown", "isComposing": True})
    assert box.get_attribute("aria-activedescendant") is None


def test_the_dialog_speaks(page: Page, address: str) -> None:
    page.goto(f"{address}faq/no-chat/")
    box = open_dialog(page, "ghbdzprf")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_have_accessible_name("Поиск по сайту")
    expect(box).to_have_accessible_name("Поиск по сайту")
    expect(page.get_by_role("listbox")).to_have_accessible_name("Подходящие ответы")
    expect(dialog.get_by_role("button")).to_have_accessible_name("Закрыть поиск")
    expect(dialog.get_by_role("status")).to_have_text(re.compile(r"Найдено: \d+"))
    expect(dialog).to_contain_text("Показаны результаты для «привязка».")
    expect(dialog.locator("mark").first).to_be_visible()
    dialog.get_by_role("link", name="Искать «ghbdzprf»").click()
    expect(page).to_have_url(re.compile(r"q=ghbdzprf&exact=1"))
    expect(page.locator("#found")).to_have_text("Точного ответа не нашли.")


def test_axe_finds_nothing_in_the_open_dialog_and_its_page(phone: Page, address: str) -> None:
    """Light: the scenes of states.py look at both in the dark too."""
    phone.goto(f"{address}faq/no-chat/")
    open_dialog(phone, "привязка")
    phone.keyboard.press("ArrowDown")
    for _ in range(2):
        results = Axe().run(phone, options={"resultTypes": ["violations"], "preload": False})
        assert results.violations_count == 0, results.generate_report()
        phone.goto(f"{address}search/?q=привязка")
        expect(phone.locator("#found")).to_be_visible()


def test_the_dialog_fills_a_phone(phone: Page, address: str) -> None:
    phone.goto(f"{address}faq/no-chat/")
    open_dialog(phone, "привязка")
    assert phone.get_by_role("dialog").bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 740}
    box = phone.get_by_role("dialog").get_by_role("button").bounding_box()
    assert box is not None and box["width"] >= 44 and box["height"] >= 44


def test_the_page_of_results_opens_by_its_address(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=чат пропал, не вижу чат")
    items = page.locator("ol.sh-results__list li")
    expect(items.first).to_be_visible()
    ids = items.evaluate_all("list => list.map((item) => item.dataset.id)")
    assert ids[0] == "no-chat" and len(ids) == len(set(ids))
    first = items.first
    expect(first.locator(".sh-role").first).to_be_visible()
    assert len(first.locator(".sh-result__short").inner_text()) > 10
    assert first.locator(".sh-result__topic").inner_text()
    expect(page.locator("#search-page")).to_have_value("чат пропал, не вижу чат")


def test_nothing_fits(phone: Page, address: str) -> None:
    for query in ("купить велосипед", "ъъъъъ", "iphone 17 pro max price"):
        phone.goto(f"{address}search/?q={query}")
        expect(phone.locator("#found")).to_have_text(re.compile("^Точного ответа не нашли"))
        assert phone.locator("ol.sh-results__list li").count() <= 3
        links = phone.locator(".sh-results__nothing a")
        paths = links.evaluate_all("list => list.map((link) => link.pathname)")
        assert paths == ["/help/faq/", "/help/checker/", "/help/faq/no-chat/"]


def test_beside_a_page_stands_its_code_if_one_was_mistyped(phone: Page, address: str) -> None:
    phone.goto(f"{address}search/?q=1144")
    expect(phone.locator("#found")).to_have_text(re.compile("^Кода 1144 нет"))
    expect(phone.locator("ol.sh-results__list .sh-tag").filter(has_text="1143")).to_be_visible()


def test_markup_in_a_query_stays_text(phone: Page, address: str) -> None:
    phone.goto(f"{address}search/?q=<img src=x onerror=alert(1)> чат")
    expect(phone.locator("#found")).to_be_visible()
    assert phone.locator("main img").count() == 0


def test_the_remembered_role_breaks_ties(phone: Page, address: str) -> None:
    phone.goto(f"{address}students/")
    phone.goto(f"{address}search/?q=привязать профиль к мэш")
    items = phone.locator("ol.sh-results__list li")
    expect(items.first).to_be_visible()
    ids = items.evaluate_all("list => list.map((item) => item.dataset.id)")
    assert ids.index("link-student") < ids.index("link-parent")


def test_without_scripts_no_form_swallows_words_and_every_question_is_listed(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    instead = page.locator(".sh-search__off")
    for path in ("", "faq/no-chat/", "search/?q=чат"):
        page.goto(address + path)
        assert page.locator("input[name=q]:visible").count() == 0
        expect(instead).to_be_visible()
    # Nor does a word promise what only scripts can do.
    expect(page.locator(".sh-lead")).to_be_hidden()
    hrefs = "list => list.map((link) => link.href)"
    page.goto(f"{address}faq/no-chat/")
    instead.locator("a").last.click()
    links = page.locator("main ul.sh-links a")
    expect(links.first).to_be_visible()
    listed = links.evaluate_all(hrefs)
    page.goto(f"{address}faq/no-chat/")
    instead.locator("a").first.click()
    topics = page.locator("main .sh-fold a").evaluate_all(hrefs)
    assert set(topics) == set(listed) and len(topics) == len(set(topics))
    context.close()


MANY = "как войти в чат и не потерять профиль ребёнка на уроке"
"""Has to do with nearly everything on the small site."""


def test_seven_results_then_the_next_on_demand(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q={MANY}")
    items = page.locator("ol.sh-results__list li")
    expect(items).to_have_count(7)
    all_of_them = int(re.search(r"\d+", page.locator("#found").inner_text())[0])
    assert all_of_them > 7
    more = page.get_by_role("button", name="Показать ещё")
    more.press("Enter")
    expect(items).to_have_count(min(14, all_of_them))
    # Whoever goes by keyboard reads on where the new ones begin.
    expect(items.nth(7).get_by_role("link")).to_be_focused()
    while more.is_visible():
        more.click()
    expect(items).to_have_count(all_of_them)


def test_what_is_for_everybody_has_one_tag(phone: Page, real_address: str, real: Content) -> None:
    everyone = next(one for one in real.articles() if len(one.roles) == len(real.roles))
    phone.goto(f"{real_address}search/?q={everyone.title}")
    result = phone.locator(f'.sh-result[data-id="{everyone.id}"]')
    expect(result.locator(".sh-role")).to_have_text(["Для всех"])
    some = next(one for one in real.articles() if len(one.roles) == 2)
    phone.goto(f"{real_address}search/?q={some.title}")
    expect(phone.locator(f'.sh-result[data-id="{some.id}"] .sh-role')).to_have_count(2)


def test_the_list_by_letter_is_folded_beside_results_only(phone: Page, address: str) -> None:
    letters = phone.locator("details:has(#letters)")
    phone.goto(f"{address}search/")
    expect(letters.locator("a").first).to_be_visible()
    phone.goto(f"{address}search/?q=чат")
    expect(phone.locator("#found")).to_be_visible()
    expect(letters.locator("a").first).to_be_hidden()
    letters.locator("summary").press("Enter")
    expect(letters.locator("a").first).to_be_visible()


def test_no_letter_is_left_behind_the_dialog(page: Page, address: str) -> None:
    page.route("**/assets/search-index.*", lambda route: page.wait_for_timeout(300) or route.continue_())
    page.goto(f"{address}faq/no-chat/")
    header_field(page).press_sequentially("опрос")
    expect(page.get_by_role("combobox")).to_have_value("опрос")
    expect(header_field(page)).to_have_value("")
    page.keyboard.press("Escape")
    expect(header_field(page)).to_have_value("опрос")


@pytest.fixture
def slow(browser: Browser) -> Iterator[Page]:
    """A phone whose every request can be held back: no worker answers for it."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    yield context.new_page()
    context.close()


def wait_words(page: Page, form: str) -> str:
    """What the form says beside its field."""
    words = page.locator(form).evaluate("form => getComputedStyle(form, '::after').content")
    return "" if words == "none" else words.strip('"')


@pytest.mark.parametrize(("path", "form"), [("faq/no-chat/", "header form"), ("", "main form")])
def test_a_slow_engine_is_waited_for_in_words(slow: Page, address: str, path: str, form: str) -> None:
    stuck = []
    slow.route("**/assets/search-index.*", lambda route: stuck.append(route))
    slow.goto(address + path)
    assert wait_words(slow, form) == ""
    slow.locator(f"{form} input").press_sequentially("опрос")
    assert wait_words(slow, form) == "Загружаем…"
    stuck.pop().continue_()
    expect(slow.get_by_role("combobox")).to_have_value("опрос")
    assert wait_words(slow, form) == ""


def test_an_engine_that_never_comes_leaves_a_plain_form(slow: Page, address: str) -> None:
    slow.route("**/assets/search-index.*", lambda route: route.abort())
    slow.goto(f"{address}faq/no-chat/")
    header_field(slow).press_sequentially("опрос")
    until(slow, "!document.querySelector('form[data-pending]')")
    expect(slow.get_by_role("alert")).to_contain_text("Поиск не загрузился")
    expect(slow.get_by_role("alert").get_by_role("link", name="по темам")).to_be_visible()
    expect(header_field(slow)).to_have_value("опрос")
    header_field(slow).press("Enter")
    expect(slow).to_have_url(re.compile(r"/search/\?q="))
    expect(slow.locator(".sh-wait").get_by_text("Поиск не загрузился")).to_be_visible()
    expect(slow.locator("#search-page")).to_have_value("опрос")
    expect(slow.locator("details:has(#letters) a").first).to_be_visible()
    slow.unroute_all()
    slow.get_by_role("link", name="Попробуйте ещё раз").click()
    expect(slow.locator("#found")).to_be_visible()


@pytest.mark.parametrize("lost", ["search-index", "search", "site", "(?!first)[^/]*"])
def test_what_was_asked_is_never_lost(slow: Page, address: str, lost: str) -> None:
    """Whatever of search does not load: all but the script that runs before the first paint."""
    slow.route(re.compile(rf"/assets/{lost}\.\w+\.js$"), lambda route: route.abort())
    slow.goto(f"{address}search/?q=нет звука")
    expect(slow.locator("#search-page")).to_have_value("нет звука")
    failed = slow.locator(".sh-wait").get_by_text("Поиск не загрузился")
    expect(failed).to_be_hidden() if lost == "site" else expect(failed).to_be_visible()
    expect(slow.get_by_text("Ищем ответ")).to_be_hidden()


def test_a_touch_after_a_failure_loads_again(slow: Page, address: str) -> None:
    slow.route("**/assets/search-index.*", lambda route: route.abort())
    slow.goto(f"{address}faq/no-chat/")
    header_field(slow).focus()
    expect(slow.get_by_role("alert")).to_be_visible()
    slow.unroute_all()
    header_field(slow).click()
    slow.keyboard.type("опрос")
    expect(slow.get_by_role("combobox")).to_have_value("опрос")
    expect(slow.get_by_role("alert")).to_have_count(0)


def test_the_page_says_that_it_is_looking(slow: Page, address: str) -> None:
    stuck = []
    slow.route("**/assets/search-index.*", lambda route: stuck.append(route))
    slow.goto(f"{address}search/?q=опрос", wait_until="commit")
    looking, invitation = slow.get_by_text("Ищем ответ"), slow.locator(".sh-lead--search")
    expect(looking).to_be_visible()
    expect(invitation).to_be_hidden()
    field = slow.locator("#search-page")
    expect(field).to_have_value("опрос")
    field.press("End")
    field.press_sequentially(" в чате")
    stuck.pop().continue_()
    expect(slow.locator("#found")).to_be_visible()
    # What was typed meanwhile stays.
    expect(field).to_have_value("опрос в чате")
    expect(looking).to_be_hidden()
    # Its place is for the answers.
    expect(invitation).to_be_hidden()
    slow.unroute_all()
    slow.goto(f"{address}search/")
    expect(looking).to_be_hidden()
    expect(invitation).to_be_visible()


def test_what_is_tapped_on_the_page_is_as_large_as_a_finger(glance: Page, real_address: str) -> None:
    glance.set_viewport_size({"width": 360, "height": 740})
    glance.goto(f"{real_address}search/?q=чат")
    expect(glance.locator("#found")).to_be_visible()
    glance.locator("details:has(#letters) summary").click()
    small = glance.locator("main a, main summary, main button").evaluate_all(
        "all => all.filter(one => one.offsetParent && one.getBoundingClientRect().height < 43.5)"
        ".map(one => one.textContent)"
    )
    assert small == []


def test_search_works_from_a_disk(phone: Page, small_disk: Path) -> None:
    phone.goto((small_disk / "faq" / "no-chat" / "index.html").as_uri())
    open_dialog(phone, "нет звука")
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("Enter")
    expect(phone).to_have_url((small_disk / "faq" / "no-sound" / "index.html").as_uri())
    header_field(phone).click()
    expect(phone.get_by_role("combobox")).to_be_focused()
    phone.keyboard.type("камера")
    phone.keyboard.press("Enter")
    expect(phone.locator("ol.sh-results__list li").first).to_have_attribute("data-id", "camera")


def test_browsers_can_search_here_by_themselves(site: Path) -> None:
    text = (site / "opensearch.xml").read_text("utf-8")
    urls = ElementTree.fromstring(text).findall("{*}Url")
    assert urls[0].get("template") == "https://site.example/help/search/?q={searchTerms}"
    home = (site / "index.html").read_text("utf-8")
    assert re.search(r'<link rel="search" [^>]+ href="opensearch.xml"', home)

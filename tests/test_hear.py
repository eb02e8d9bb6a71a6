"""«Прослушать»: the page aloud, by a Russian voice of the device; without one nobody is told of it.

The machine that runs the tests has no voices: `voices.js` gives the browser some, and notes what they are asked to say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect
from sferum_help.model.addresses import address_of
from sferum_help.model.content import Content
from sferum_help.pages.hear import hear_data

from .browser import until
from .states import VOICES

SPOKEN = yaml.safe_load((Path(__file__).parent / "spoken.yml").read_text("utf-8"))

INSTRUCTION = "instructions/find-chat/"
ANSWER = "faq/no-chat/"


@pytest.fixture
def address(small_address: str) -> str:
    """Of the small site: nothing here depends on what the real one says."""
    return small_address


@pytest.fixture
def listener(browser: Browser) -> Iterator[Page]:
    """A page on a phone that has a Russian voice of its own."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="ru-RU")
    context.add_init_script(path=VOICES)
    yield context.new_page()
    context.close()


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def give(page: Page, *voices: dict[str, object]) -> None:
    """Other voices than the usual one."""
    page.add_init_script(f"speechSynthesis.voices = {json.dumps(voices)}")


def now(page: Page) -> str:
    """What is being said."""
    return page.evaluate("speechSynthesis.now")


def finish(page: Page, times: int = 1) -> None:
    """So many sentences have been said to their ends."""
    for _ in range(times):
        page.evaluate("speechSynthesis.finish()")


def said(page: Page) -> list[str]:
    """All that has been said by now. The first word is empty: it asks a phone for leave to speak."""
    first, *rest = page.evaluate("speechSynthesis.said")
    assert first["text"] == ""
    assert {one["voice"] for one in rest} == {"Ирина"}
    return [one["text"] for one in rest]


def heard(page: Page) -> str:
    """The part of the page that is shown as being read."""
    return " ".join(page.locator(".sh-heard").inner_text().split())


def start(page: Page, address: str) -> None:
    page.goto(address)
    button(page, "Прослушать").click()
    expect(page.locator(".sh-heard")).to_have_count(1)


def to_the_end(page: Page) -> list[str]:
    while now(page):
        finish(page)
    return said(page)


# What is said


@pytest.fixture(scope="module")
def sayings(browser: Browser, modules: str, small: Content) -> Iterator[Page]:
    """A page that says texts by `say`, as a centre with the words of spoken.yml would."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(modules)
    page.evaluate(hear_data(replace(small, spoken=SPOKEN["words"])))
    page.evaluate(
        "async () => { globalThis.hear = await import('/hear/say.js'); "
        "globalThis.say = hear.makeSay(helpCentre.hear); }"
    )
    yield page
    context.close()


def test_what_is_written_short_is_said_in_full(sayings: Page) -> None:
    cases = SPOKEN["cases"]
    got = sayings.evaluate("all => all.map(say)", list(cases))
    assert len(cases) > 60 and dict(zip(cases, got, strict=True)) == cases


def test_spaces_that_hold_and_hidden_hyphens_are_not_heard(sayings: Page) -> None:
    assert (
        sayings.evaluate("say('до\\u00a014\\u00a0лет, при\\u00adвяз\\u00adка')")
        == "до четырнадцати лет, привязка"
    )


def test_a_text_is_said_sentence_by_sentence(sayings: Page) -> None:
    cases = SPOKEN["sentences"]
    got = sayings.evaluate("all => all.map(hear.sentences)", list(cases))
    assert dict(zip(cases, got, strict=True)) == cases


def test_every_word_of_the_real_pages_can_be_said(
    browser: Browser, modules: str, site: Path, real: Content
) -> None:
    """No letters of other alphabets, no digits, no capitals in a row are left to the voice to guess."""
    pages = [(site / address_of(one) / "index.html").read_text("utf-8") for one in real.articles()]
    context = browser.new_context()
    page = context.new_page()
    page.goto(modules)
    page.evaluate(hear_data(real))
    read = """async (pages) => {
      const [{ readable }, { makeSay }] = await Promise.all([import("/hear/blocks.js"), import("/hear/say.js")]);
      const say = makeSay(helpCentre.hear);
      const parse = (html) => new DOMParser().parseFromString(html, "text/html").querySelector("main");
      return pages.map((html) => readable(parse(html)).map(({ text }) => say(text)));
    }"""
    texts = page.evaluate(read, pages)
    context.close()
    assert pages and all(len(lines) > 1 for lines in texts)
    unsaid = [line for lines in texts for line in lines if re.search(r"[A-Za-z\d]|[А-ЯЁ]{2}", line)]
    assert unsaid == [], "впишите, как это сказать, в spoken в faq/_words.yml"


HEARD = Path(__file__).parent / "heard.txt"
"""All that is heard on these pages, in its order."""


def test_pages_are_read_as_they_were(listener: Page, address: str, request: pytest.FixtureRequest) -> None:
    text = ""
    for path in (INSTRUCTION, ANSWER, "faq/link-parent/"):
        start(listener, address + path)
        text += "\n".join([path, *(f"  {one}" for one in to_the_end(listener))]) + "\n"
    if request.config.getoption("--update-cases"):
        HEARD.write_text(text, "utf-8")
    assert text == HEARD.read_text("utf-8")


# Who is offered it

OTHERS = {
    "no voice": [],
    "a voice of a network": [{"name": "Google русский", "lang": "ru-RU", "localService": False}],
    "other languages": [
        {"name": "English", "lang": "en-US", "localService": True},
        {"name": "Rusyn", "lang": "rue", "localService": True},
    ],
}


@pytest.mark.parametrize("voices", OTHERS.values(), ids=OTHERS.keys())
def test_without_a_russian_voice_of_the_device_nothing_is_offered(
    listener: Page, address: str, voices: list[dict[str, object]]
) -> None:
    give(listener, *voices)
    listener.goto(f"{address}{INSTRUCTION}#show")
    expect(listener.get_by_role("dialog")).to_be_visible()
    listener.evaluate("speechSynthesis.onvoiceschanged()")
    assert listener.locator("[data-hear]").count() == 2
    expect(button(listener, "Прослушать")).to_have_count(0)


@pytest.mark.parametrize("lang", ["ru", "ru-RU", "ru_RU"])
def test_the_voice_of_the_device_is_taken_before_one_of_a_network(
    listener: Page, address: str, lang: str
) -> None:
    remote, local = OTHERS["a voice of a network"][0], {"name": "Ирина", "lang": lang, "localService": True}
    give(listener, remote | {"default": True}, local)
    start(listener, address + ANSWER)
    assert said(listener) == ["Почему нет чата?"]


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_button_moves_nothing_when_voices_come_late(listener: Page, address: str, width: int) -> None:
    listener.set_viewport_size({"width": width, "height": 740})
    give(listener)
    listener.goto(address + INSTRUCTION)
    measure = (
        "[...document.querySelectorAll('main *:not(.sh-hear *)')].map(one => one.getBoundingClientRect().y)"
    )
    before = listener.evaluate(measure)
    listener.evaluate(
        "speechSynthesis.voices = [{ lang: 'ru-RU', localService: true }]; speechSynthesis.onvoiceschanged()"
    )
    expect(button(listener, "Прослушать")).to_be_in_viewport()
    assert listener.evaluate(measure) == before


def test_a_browser_without_speech_and_one_without_scripts_show_nothing(
    browser: Browser, address: str
) -> None:
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error, errors=errors: errors.append(str(error)))
        page.add_init_script("delete window.speechSynthesis; delete Window.prototype.speechSynthesis")
        page.goto(address + INSTRUCTION)
        expect(page.locator("[data-hear]").first).to_be_hidden()
        assert errors == []
        context.close()


# Listening


def test_nothing_is_loaded_before_and_nothing_is_sent_while_it_is_read(listener: Page, address: str) -> None:
    asked: list[str] = []
    listener.goto(address + ANSWER, wait_until="networkidle")
    listener.on("request", lambda request: asked.append(request.url))
    button(listener, "Прослушать").click()
    expect(listener.locator(".sh-heard")).to_have_count(1)
    to_the_end(listener)
    names = sorted(re.fullmatch(rf"{address}assets/(\w+)\.\w+\.(\w+)", one).group(1, 2) for one in asked)
    assert names == [("hear", "css"), ("hear", "js")]


def test_what_is_read_is_shown_and_comes_into_view(listener: Page, address: str) -> None:
    start(listener, address + INSTRUCTION)
    seen = [heard(listener)]
    while now(listener):
        expect(listener.locator(".sh-heard")).to_be_in_viewport()
        finish(listener)
        if now(listener) and heard(listener) != seen[-1]:
            seen.append(heard(listener))
    title, short, *_, result = seen
    assert (title, short) == ("Найти чат класса", "Откройте список чатов и прокрутите его вниз.")
    assert result == "чат класса виден в списке"
    assert "Найдите в списке чатов название класса." in seen
    # At the end everything is as it was, and a voice that comes now changes nothing.
    listener.evaluate("speechSynthesis.onvoiceschanged()")
    expect(listener.locator(".sh-heard")).to_have_count(0)
    expect(button(listener, "Прослушать")).to_be_visible()
    expect(button(listener, "Остановить")).to_be_hidden()


def test_a_pause_keeps_the_place(listener: Page, address: str) -> None:
    start(listener, address + INSTRUCTION)
    finish(listener)
    sentence = now(listener)
    button(listener, "Пауза").click()
    assert now(listener) == ""
    expect(listener.locator(".sh-heard")).to_have_count(1)
    button(listener, "Дальше").click()
    assert now(listener) == sentence
    expect(button(listener, "Пауза")).to_be_focused()
    finish(listener)
    assert said(listener)[-2:] == [sentence, now(listener)]


@pytest.mark.parametrize("way", ["Escape", "Остановить", "Escape in a pause"])
def test_it_stops_and_begins_anew(listener: Page, address: str, way: str) -> None:
    start(listener, address + INSTRUCTION)
    finish(listener, 2)
    if way == "Остановить":
        button(listener, way).click()
    else:
        if "pause" in way:
            button(listener, "Пауза").click()
        listener.keyboard.press("Escape")
    assert now(listener) == ""
    expect(listener.locator(".sh-heard")).to_have_count(0)
    button(listener, "Прослушать").click()
    assert now(listener) == "Найти чат класса"


def test_the_buttons_stay_at_hand_while_the_page_goes_along(listener: Page, address: str) -> None:
    start(listener, address + INSTRUCTION)
    finish(listener, 8)
    for name in ("Пауза", "Остановить"):
        expect(button(listener, name)).to_be_in_viewport(ratio=1)
    assert listener.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_who_has_gone_elsewhere_is_not_brought_back(listener: Page, address: str) -> None:
    start(listener, address + INSTRUCTION)
    listener.evaluate("scrollTo(0, document.body.scrollHeight)")
    place = listener.evaluate("scrollY")
    assert place > 2 * 740
    finish(listener, 2)
    listener.wait_for_timeout(100)
    assert listener.evaluate("scrollY") == place


def test_leaving_the_page_stops_it(listener: Page, address: str) -> None:
    start(listener, address + INSTRUCTION)
    listener.locator(".sh-brand").click()
    expect(listener).to_have_url(address)
    assert listener.evaluate("sessionStorage.stopped") == "Найти чат класса"


def test_a_voice_that_fails_is_the_end_of_it(listener: Page, address: str) -> None:
    start(listener, address + INSTRUCTION)
    listener.evaluate("speechSynthesis.finish('error')")
    expect(button(listener, "Прослушать")).to_be_visible()
    assert said(listener) == ["Найти чат класса"]


def test_folded_cases_are_read_when_they_are_open(listener: Page, address: str) -> None:
    start(listener, address + INSTRUCTION)
    assert "Класса в списке нет" not in to_the_end(listener)
    listener.locator("#no-class summary").click()
    button(listener, "Прослушать").click()
    assert to_the_end(listener)[-3:] == [
        "Если не получилось",
        "Класса в списке нет",
        "Подождите и прочитайте про чат.",
    ]


def test_what_did_not_come_may_be_asked_for_again(browser: Browser, address: str) -> None:
    context = browser.new_context(service_workers="block")
    context.add_init_script(path=VOICES)
    page = context.new_page()
    page.goto(address + ANSWER)
    page.route("**/hear.*", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        button(page, "Прослушать").click()
    page.unroute("**/hear.*")
    button(page, "Прослушать").click()
    expect(button(page, "Пауза")).to_be_visible()
    context.close()


def test_it_needs_no_network(listener: Page, address: str) -> None:
    listener.goto(address + ANSWER)
    until(listener, "navigator.serviceWorker.controller !== null")
    listener.context.set_offline(True)
    button(listener, "Прослушать").click()
    expect(button(listener, "Пауза")).to_be_visible()
    assert now(listener) == "Почему нет чата?"


def test_it_works_from_a_disk(listener: Page, small_disk: Path) -> None:
    start(listener, (small_disk / ANSWER / "index.html").as_uri())
    assert now(listener) == "Почему нет чата?"


def test_paper_has_nothing_of_it(listener: Page, address: str) -> None:
    start(listener, address + INSTRUCTION)
    listener.emulate_media(media="print")
    expect(button(listener, "Пауза")).to_be_hidden()


@pytest.mark.parametrize("forced", ["active", "none"])
def test_a_bar_at_the_side_or_a_frame_shows_it_without_colours(
    listener: Page, address: str, forced: str
) -> None:
    listener.emulate_media(forced_colors=forced)
    start(listener, address + INSTRUCTION)
    style = listener.locator(".sh-heard").evaluate(
        "one => [getComputedStyle(one).boxShadow, getComputedStyle(one).outlineStyle]"
    )
    assert style[1] == "solid" if forced == "active" else style[0].count("rgb") == 3


# The show


def open_show(page: Page, address: str) -> Locator:
    page.goto(f"{address}{INSTRUCTION}#show-2")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Прослушать").click()
    expect(page.locator(".sh-heard")).to_have_count(1)
    return dialog


def test_the_slide_is_read_and_then_the_next_one(listener: Page, address: str) -> None:
    dialog = open_show(listener, address)
    assert to_the_end(listener)[:3] == [
        "Шаг два из четырёх",
        "Профиль родителя телефон",
        "Найдите в списке чатов название класса.",
    ]
    # Read to its end, and still listening.
    expect(dialog.get_by_role("button", name="Остановить")).to_be_visible()
    before = len(said(listener))
    dialog.get_by_role("button", name="Дальше").click()
    assert now(listener) == "Шаг три из четырёх"
    finish(listener)
    # In the middle of a slide: what is left of it is not said.
    listener.keyboard.press("PageUp")
    finish(listener)
    assert said(listener)[before:] == [
        "Шаг три из четырёх",
        "Дальше — ученик: профиль ученика",
        "Шаг два из четырёх",
        "Профиль родителя телефон",
    ]
    assert dialog.locator(".sh-heard").count() == 1
    # Where the account changes, the slide is read past that, to its end.
    dialog.get_by_role("button", name="Дальше").click()
    assert to_the_end(listener)[-4:] == [
        "Шаг три из четырёх",
        "Дальше — ученик: профиль ученика",
        "Профиль ученика телефон",
        "Посмотрите, виден ли чат на телефоне ребёнка.",
    ]


def test_the_show_falls_silent(listener: Page, address: str) -> None:
    dialog = open_show(listener, address)
    dialog.get_by_role("button", name="Остановить").click()
    assert now(listener) == ""
    listener.keyboard.press("PageDown")
    assert now(listener) == ""
    dialog.get_by_role("button", name="Прослушать").click()
    assert now(listener) == "Шаг три из четырёх"
    listener.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert now(listener) == ""
    expect(button(listener, "Прослушать")).to_be_visible()


def test_a_show_that_opens_stops_the_page(listener: Page, address: str) -> None:
    start(listener, address + INSTRUCTION)
    button(listener, "Показать по шагам").click()
    expect(listener.get_by_role("dialog")).to_be_visible()
    assert now(listener) == ""
    expect(listener.locator(".sh-heard")).to_have_count(0)

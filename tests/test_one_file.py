"""A role in one file: opened from a disk, without the internet, with and without scripts."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from html import unescape
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sferum_help.cli import main
from sferum_help.model.addresses import address_of, codes_by_address, one_file_address
from sferum_help.model.content import Content
from sferum_help.model.prose import Outside, Paragraph, Prose, Reference, Text
from sferum_help.onefile.make import ALL, one_files
from sferum_help.onefile.places import Places, readable
from sferum_help.onefile.sections import articles_for
from sferum_help.site.hosting import NGINX_HEADERS
from sferum_help.site.make import Site, make_site
from sferum_help.site.options import Options

from .conftest import ROOT, SMALL
from .sets import read_set

RAW, PACKED = 900 * 1024, 250 * 1024
"""Bytes of a file, and after gzip: what a chat takes and a slow line carries."""

QUERIES = read_set("queries")


def path_of(site: Path, content: Content, name: str) -> Path:
    return site / one_file_address(content.centre.slug, name)


@pytest.fixture
def parents(site: Path, real: Content) -> Path:
    return path_of(site, real, "parents")


@pytest.fixture
def offline(browser: Browser) -> Iterator[BrowserContext]:
    """A small phone without the internet."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="ru-RU", offline=True)
    yield context
    context.close()


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, offline=True)
    yield context.new_page()
    context.close()


# What is in it


def sections(html: str) -> dict[str, str]:
    """Id of a section → its HTML."""
    return {
        found[1]: found[0] for found in re.finditer(r'<section id="([^"]+)".*?</section>', html, re.DOTALL)
    }


def test_each_file_holds_all_of_its_role_with_code_and_address(site: Path, real: Content) -> None:
    for name, role in one_files(real).items():
        found = sections(path_of(site, real, name).read_text("utf-8"))
        articles = [one for one in real.articles() if role is None or role.id in one.roles]
        assert articles and {address_of(one) for one in articles} <= found.keys()
        for article in articles:
            code = real.codes.of[article.id]
            text = found[address_of(article)].replace("\xa0", " ")
            assert f"Код страницы <b>{code}</b>" in text and f"site.example/help/o/{code}" in text, article.id
        first = articles_for(real, role)[0]
        assert first.id == real.centre.urgent.page, "first aid comes first, whoever it is written for"
        nodes = {f"checker/{id}/" for id in (*real.checker.questions, *real.checker.outcomes)}
        assert nodes <= found.keys()
        assert all("На сайте: " in found[node].replace("\xa0", " ") for node in nodes)


def test_every_link_leads_to_a_place_of_the_file_or_is_written_out(site: Path, real: Content) -> None:
    for name in one_files(real):
        html = path_of(site, real, name).read_text("utf-8")
        body = html.partition('<script type="application/json"')[0]
        ids = re.findall(r' id="([^"]+)"', body)
        assert len(ids) == len(set(ids))
        for address, words, after in re.findall(
            r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>(.{0,3})', body, re.DOTALL
        ):
            if address.startswith("#"):
                assert address == "#" or address[1:] in ids, (name, address)
            elif not address.startswith("tel:") and readable(address) != unescape(words):
                assert after.replace("\xa0", " ").startswith(" ("), (name, address)
        assert not re.search(r"""\s(?:src|action|srcset|poster)=|url\(|@import""", body)


def test_what_is_not_in_the_file_stands_in_brackets_behind_its_words(small: Content) -> None:
    text = Prose(
        (
            Paragraph(
                (
                    Text("Прочитайте, "),
                    Reference("no-chat", "", (Text("где чат"),)),
                    Text(", или "),
                    Outside("https://vk.example/чат/", (Text("спросите"),)),
                    Text(". Сайт "),
                    Outside("https://vk.example/", (Text("vk.example"),)),
                    Text(". Звоните "),
                    Outside("tel:112", (Text("112"),)),
                )
            ),
        )
    )
    code = small.codes.of["no-chat"]

    def shown(site_url: str, *held: str) -> str:
        places = Places(small, site_url, frozenset(held), codes_by_address(small))
        return str(places.written(text).line(places.resolve))

    ends = (
        ', или <a href="https://vk.example/чат/">спросите</a> (vk.example/чат).'
        ' Сайт <a href="https://vk.example/">vk.example</a>. Звоните <a href="tel:112">112</a>'
    )
    assert shown("", "faq/no-chat/") == f'Прочитайте, <a href="#faq/no-chat/">где чат</a>{ends}'
    assert shown("") == f"Прочитайте, где чат (код {code}){ends}"
    there = f'<a href="https://a.example/faq/no-chat/">где чат</a> (a.example/o/{code})'
    assert shown("https://a.example/") == f"Прочитайте, {there}{ends}"


def test_the_files_are_light_and_come_out_the_same_twice(site: Path, real: Content) -> None:
    def made() -> Site:
        return make_site(real, Options(site_url="https://site.example/help/"), root=ROOT)

    one, other = made(), made()
    for name in one_files(real):
        address = one_file_address(real.centre.slug, name)
        data = (site / address).read_bytes()
        assert data == one.read(address) == other.read(address)
        assert len(data) <= RAW and len(gzip.compress(data, 6)) <= PACKED, (name, len(data))


def test_each_role_is_offered_its_file_with_the_size(site: Path, real: Content) -> None:
    for role in real.roles:
        html = (site / role / "index.html").read_text("utf-8").replace("\xa0", " ")
        file = path_of(site, real, role)
        offer = f'href="../files/{file.name}" download>Скачать файл, {file.stat().st_size / 1000:.0f} КБ</a>'
        assert offer in html


# The checker, by links alone


def links_of(found: Mapping[str, str]) -> dict[str, set[str]]:
    return {id: set(re.findall(r'href="#([^"]+)"', html)) for id, html in found.items()}


def test_every_outcome_is_reached_by_links(site: Path, real: Content) -> None:
    links = links_of(sections(path_of(site, real, ALL).read_text("utf-8")))
    seen, ahead = set(), {"checker/"}
    while ahead:
        seen |= ahead
        ahead = {one for id in ahead for one in links[id] if one.startswith("checker/")} - seen
    outcomes = {f"checker/{id}/" for id in real.checker.outcomes}
    assert outcomes <= seen
    for id, question in real.checker.questions.items():
        # The way to an outcome is the site's: each option leads where the graph says.
        assert {f"checker/{option.to}/" for option in question.options} <= links[f"checker/{id}/"]


def test_without_scripts_a_reader_walks_to_an_outcome(without_scripts: Page, parents: Path) -> None:
    page = without_scripts
    page.goto(parents.as_uri())
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.get_by_role("link", name="Проверка", exact=True).click()
    page.locator("section:visible .options a").first.click()
    for _ in range(20):
        if page.locator(".verdict:visible").count():
            break
        page.locator("section:visible .options a").first.click()
    assert page.locator("#sections > section:visible").count() == 1, "the chosen section stands alone"
    expect(page.locator("section:visible h2")).to_be_in_viewport()
    page.get_by_role("link", name="Показать всё подряд").click()
    assert page.locator("#sections > section:visible").count() > 100


def test_the_answers_are_summed_up_and_one_can_be_changed(offline: BrowserContext, parents: Path) -> None:
    page = offline.new_page()
    page.goto(f"{parents.as_uri()}#checker/")
    page.locator("section:visible .options a").first.click()
    asked = []
    for _ in range(20):
        if page.locator(".verdict:visible").count():
            break
        asked.append(page.locator("section:visible > h2").inner_text())
        page.locator("section:visible .options a[data-option]").first.click()
    rows = page.locator("#answers li")
    assert [row.locator("span").inner_text() for row in rows.all()] == asked and len(asked) > 1
    outcome = page.url
    rows.first.get_by_role("link").click()
    expect(page.locator("section:visible > h2")).to_have_text(asked[0])
    expect(page.locator("#answers")).to_be_hidden()
    # The same answer again: the others still fit, so that nobody is asked twice.
    page.locator("section:visible .options a[data-option]").first.click()
    expect(page).to_have_url(outcome)
    assert rows.count() == len(asked)
    page.go_back()
    expect(page.locator("section:visible > h2")).to_have_text(asked[0])


# Search


OF_WORDS = ("abbr", "exact", "form", "layout", "space")
"""Kinds of queries that hold the words of their answer, however they are written."""


def test_forty_searches_find_the_right_section_first(
    offline: BrowserContext, site: Path, real: Content
) -> None:
    articles = {*real.answers, *real.instructions}
    asked = [one for one in QUERIES if one["kind"] in OF_WORDS and articles & {*one["accept"]}]
    page = offline.new_page()
    page.goto(path_of(site, real, ALL).as_uri())
    right = []
    for one in asked:
        page.get_by_role("searchbox").fill(one["query"])
        address = page.locator("#found a").first.get_attribute("href")
        right += [one["query"]] if address.split("/")[1] in one["accept"] else []
    assert len(right) >= 40 and len(asked) - len(right) <= 2, {one["query"] for one in asked} - {*right}


def test_a_result_opens_its_section_and_the_results_go(offline: BrowserContext, parents: Path) -> None:
    page = offline.new_page()
    page.goto(parents.as_uri())
    box = page.get_by_role("searchbox")
    box.fill("не приходит смс с кодом")
    expect(page.locator("#found h2")).to_have_text("Найдено: 7")
    expect(page.locator("#sections")).to_be_hidden()
    box.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_be_hidden()
    expect(page.locator("section:visible > h2")).to_have_text("Не приходит код из СМС. Что делать?")


def test_a_slip_is_put_right_and_can_be_searched_for_all_the_same(
    offline: BrowserContext, parents: Path
) -> None:
    page = offline.new_page()
    page.goto(parents.as_uri())
    page.get_by_role("searchbox").fill("ytn xfnf")
    expect(page.locator(".sh-results__note")).to_contain_text("нет чата")
    page.get_by_role("button", name="Искать «ytn xfnf»").click()
    expect(page.locator(".sh-results__note")).to_have_count(0)


def test_what_only_another_role_has_comes_last_with_its_address(
    offline: BrowserContext, parents: Path
) -> None:
    page = offline.new_page()
    page.goto(parents.as_uri())
    page.get_by_role("searchbox").fill("удалить участника из чата класса")
    links = page.locator("#found ol a").evaluate_all("list => list.map((one) => one.getAttribute('href'))")
    inside = [address.startswith("#") for address in links]
    assert inside == sorted(inside, reverse=True) and not all(inside)
    expect(page.locator("#found ol")).to_contain_text("(site.example/help/")


# A hand-out of one's own


CHOSEN = {"instructions/link-parent/": "1086", "faq/change-phone/": "1234"}
"""Two sections and their codes."""


def words_of(data: bytes) -> str:
    """What stands on the sheets of a PDF."""
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    return " ".join(" ".join(pages).replace("\xa0", " ").split())


def tick(page: Page) -> None:
    for id in CHOSEN:
        page.locator(f'input[value="{id}"]').check()


def test_only_what_is_ticked_is_printed(offline: BrowserContext, parents: Path, real: Content) -> None:
    page = offline.new_page()
    page.goto(parents.as_uri())
    page.get_by_role("button", name="Выбрать и напечатать").click()
    bar = page.get_by_role("region", name="Печать")
    expect(bar.get_by_role("status").first).to_have_text("Отметьте, что напечатать")
    expect(bar.get_by_role("button", name="Напечатать")).to_be_hidden()
    tick(page)
    expect(bar.get_by_role("status").first).to_have_text("Выбрано: 2")
    said = words_of(page.pdf())
    printed = {one.id for one in real.articles() if f"Код страницы {real.codes.of[one.id]}." in said}
    assert printed == {id.split("/")[1] for id in CHOSEN}
    assert all(f"site.example/help/o/{code}" in said for code in CHOSEN.values())
    chapter = said.partition("Привязать учебный профиль родителя к МЭШ Чат класса: ")[2]
    assert chapter.startswith("VK Мессенджер: читайте дальше. MAX: ")
    assert "(код 1078)" in said, "what is not on the sheet is found by its code"
    assert "Содержание" not in said and "Выбрано" not in said
    # The same, whatever is on the screen.
    page.emulate_media(media="print")
    sheets = page.locator("main section:visible")
    for place in ("#checker/", "#faq/first-aid/", "#"):
        page.goto(parents.as_uri() + place)
        assert {one.get_attribute("id") for one in sheets.all()} == {*CHOSEN}
    page.emulate_media(media="screen")
    page.get_by_role("searchbox").fill("нет чата")
    page.emulate_media(media="print")
    assert {one.get_attribute("id") for one in sheets.all()} == {*CHOSEN}
    page.emulate_media(media="screen")
    bar.get_by_role("button", name="Отменить").click()
    expect(bar).to_be_hidden()
    page.get_by_role("searchbox").fill("")
    page.emulate_media(media="print")
    assert sheets.count() > 100
    assert page.evaluate(STORED) == [0, 0, 0]


def test_a_choice_is_made_with_the_keyboard_alone(offline: BrowserContext, parents: Path) -> None:
    page = offline.new_page()
    page.add_init_script("window.print = () => (window.printed = true)")
    page.goto(f"{parents.as_uri()}#parents/")
    page.get_by_role("button", name="Выбрать и напечатать").focus()
    page.keyboard.press("Enter")
    ticks = page.locator("#choice input")
    expect(ticks.first).to_be_focused()
    page.keyboard.press("Space")
    for _ in range(8):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    focused = page.evaluate_handle("document.activeElement").as_element().bounding_box()
    bar = page.locator("#printing").bounding_box()
    assert focused["y"] + focused["height"] <= bar["y"], "the line covers nothing that has the focus"
    expect(page.locator("#printing > [role=status]")).to_have_text("Выбрано: 2")
    ticks.last.focus()
    while not page.evaluate("document.activeElement.closest('#printing') !== null"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed") is True
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Выбрать и напечатать")).to_be_focused()
    assert ticks.evaluate_all("list => list.every((one) => !one.checked)")


def test_the_site_leads_right_to_the_choice(phone: Page, address: str) -> None:
    phone.goto(f"{address}parents/")
    phone.get_by_role("link", name="Своя памятка: отметить ответы и напечатать").click()
    expect(phone.locator("#choice label").first).to_be_in_viewport()
    expect(phone.get_by_role("region", name="Печать")).to_be_visible()
    phone.keyboard.press("Tab")
    expect(phone.locator("#choice input").first).to_be_focused()


def test_without_scripts_nothing_is_offered_to_choose(
    without_scripts: Page, site: Path, parents: Path
) -> None:
    page = without_scripts
    page.goto((site / "parents" / "index.html").as_uri())
    expect(page.locator(".sh-choose")).to_be_hidden()
    page.goto(parents.as_uri())
    expect(page.locator("#choose")).to_be_hidden()
    expect(page.locator("#printing")).to_be_hidden()


# Where it is opened


STORED = "[localStorage.length, sessionStorage.length, document.cookie.length]"


def test_nothing_is_asked_for_and_nothing_is_kept(offline: BrowserContext, parents: Path) -> None:
    page, asked, said = offline.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(parents.as_uri())
    page.get_by_role("searchbox").fill("нет чата")
    page.locator("#found a").first.click()
    page.get_by_role("link", name="Проверка", exact=True).click()
    page.locator("section:visible .options a").first.click()
    assert asked == [parents.as_uri()] and said == []
    assert page.evaluate(STORED) == [0, 0, 0]


@pytest.mark.parametrize(
    "place", ["", "#instructions/link-parent/", "#checker/parent-link-whose/", "#faq/first-aid/", "#choice"]
)
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing_on_a_phone(
    offline: BrowserContext, parents: Path, place: str, colours: str
) -> None:
    page = offline.new_page()
    page.emulate_media(color_scheme=colours)
    page.goto(parents.as_uri() + place)
    assert Axe().run(page).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    if not place:
        page.get_by_role("searchbox").fill("нет чата")
        assert Axe().run(page).violations_count == 0
    if place == "#choice":
        tick(page)
        assert Axe().run(page).violations_count == 0
        assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_old_texts_say_how_old_they_are(offline: BrowserContext, parents: Path, real: Content) -> None:
    checked = real.last_checked()
    page = offline.new_page()
    for days, words in {90: "", 92: "Этому файлу уже 3 месяца. ", 640: "Этому файлу уже 21 месяц. "}.items():
        page.clock.set_fixed_time((checked + timedelta(days=days)).isoformat())
        page.goto(parents.as_uri())
        expect(page.locator("#age")).to_have_text(re.compile(f"^{words}Тексты этого файла сверены"))


def test_opened_on_the_site_itself_it_has_its_style_and_script(browser: Browser, small: Content) -> None:
    """A policy in a header holds beside the file's own: it knows the two hashes."""
    site = make_site(small, Options(site_url="https://site.example/help/"), root=SMALL)
    header = re.search(r'Content-Security-Policy "([^"]+)"', site.read(NGINX_HEADERS).decode())[1]
    file = site.read(one_file_address("small", ALL)).decode()
    page = browser.new_page()
    page.route(
        "**/*",
        lambda route: route.fulfill(
            body=file, headers={"Content-Type": "text/html", "Content-Security-Policy": header}
        ),
    )
    page.goto("https://site.example/help/files/small-all.html")
    expect(page.get_by_role("searchbox")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
    page.close()


# The command


def test_the_command_writes_the_file_of_a_role(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    target = tmp_path / "чат.html"
    assert main(["--root", str(SMALL), "one-file", "--role", "parents", str(target)]) == 0
    assert "Код страницы <b>" in target.read_text("utf-8").replace("\xa0", " ")
    assert capsys.readouterr().out.startswith(f"{target}: ")
    assert [*tmp_path.iterdir()] == [target]


@pytest.mark.parametrize(
    "words", [[], ["--role"], ["--role", "никто"], ["parents"], ["--role", "all", "a", "b"]]
)
def test_a_wrong_call_says_how_to_call_it(words: list[str], capsys: pytest.CaptureFixture) -> None:
    assert main(["--root", str(SMALL), "one-file", *words]) == 2
    assert capsys.readouterr().err == "нужно так: sferum-help one-file --role all|parents|students [файл]\n"


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    target = tmp_path / "нет" / "чат.html"
    assert main(["--root", str(SMALL), "one-file", "--role", "all", str(target)]) == 1
    assert "Назовите другую папку" in capsys.readouterr().err

"""Passing a page on as a person does it: by link, by code on the phone, on paper; and «Помогло?»."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from sferum_help.exports.answers_csv import COLUMNS
from sferum_help.exports.feed import ATOM, MOST, atom_feed
from sferum_help.exports.plain_text import make_texts
from sferum_help.exports.qr import qr_picture
from sferum_help.model.addresses import coded_link
from sferum_help.model.article import Answer
from sferum_help.model.content import Content
from sferum_help.model.prose import Outside, Reference
from sferum_help.model.reasons import Helped, Reason
from sferum_help.reports.feedback import find
from sferum_help.site.finish import name_files
from sferum_help.site.make import make_site
from sferum_help.source.tree import read_content

from .conftest import SMALL

ARTICLE = "instructions/find-chat/"
CODE = "1143"
URL = "https://site.example/help/"


@pytest.fixture
def address(small_address: str) -> str:
    """Of the small site: nothing here depends on what the real one says."""
    return small_address


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A page that may read the clipboard."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], locale="ru-RU")
    yield context.new_page()
    context.close()


def clipboard(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


# Links


def test_the_address_of_the_page_is_copied_without_what_was_searched_for(desk: Page, address: str) -> None:
    desk.goto(f"{address}{ARTICLE}?q=чат#ask-child")
    desk.get_by_role("button", name="Скопировать ссылку").click()
    expect(desk.locator(".sh-toast")).to_have_text("Скопировано")
    assert clipboard(desk) == address + ARTICLE


def test_the_link_of_a_step_goes_there_and_is_copied(desk: Page, address: str) -> None:
    desk.goto(address + ARTICLE)
    link = desk.get_by_role("link", name="Ссылка на шаг 3")
    link.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(".sh-toast")).to_have_text("Скопировано")
    assert clipboard(desk) == f"{address}{ARTICLE}#ask-child" == desk.url
    desk.get_by_role("link", name="Ссылка на примечание к шагу 1").click()
    assert desk.url == f"{address}{ARTICLE}#open-note"


def test_without_scripts_links_stay_links_and_no_button_promises_anything(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + ARTICLE)
    expect(page.locator(".sh-share button:visible, .sh-helped:visible")).to_have_count(0)
    page.get_by_role("link", name="Ссылка на шаг 3").click()
    assert page.url == f"{address}{ARTICLE}#ask-child"
    context.close()


def test_when_nothing_can_be_copied_the_address_is_shown(phone: Page, address: str) -> None:
    phone.goto(address + ARTICLE)
    # A WebView without a clipboard.
    phone.evaluate("() => { navigator.clipboard.writeText = null; document.execCommand = () => false; }")
    phone.get_by_role("button", name="Скопировать ссылку").click()
    expect(phone.locator(".sh-toast")).to_contain_text(address + ARTICLE)


def test_on_a_disk_no_address_is_given_away(phone: Page, small_site: Path) -> None:
    phone.goto((small_site / ARTICLE / "index.html").as_uri())
    phone.get_by_role("button", name="Нет", exact=True).click()
    phone.get_by_role("button", name="написано сложно").click()
    expect(phone.locator("[data-helped=text]")).to_have_text(f"Справка {CODE}, причина Т: написано сложно")
    expect(phone.locator(".sh-share button:visible")).to_have_count(0)


def test_on_a_disk_a_code_leads_on_to_a_file() -> None:
    refresh = '<meta http-equiv="refresh" content="0; url=../../faq/day-delay/">'
    assert 'content="0; url=../../faq/day-delay/index.html"' in name_files(refresh)


# «Переслать»


@pytest.fixture
def forwarded(small: Content, address: str) -> str:
    """What is sent: title, short answer, code, address, each a line that any messenger shows as it is."""
    article = small.article("find-chat")
    return f"{article.title}\n\n{article.short}\n\nКод страницы {CODE}\n{address}{ARTICLE}"


def test_the_answer_is_handed_to_the_apps_of_the_phone(phone: Page, address: str, forwarded: str) -> None:
    phone.add_init_script("navigator.share = async (said) => { globalThis.said = said; }")
    phone.goto(f"{address}{ARTICLE}?q=чат#ask-child")
    phone.get_by_role("button", name="Переслать").click()
    title = forwarded.partition("\n")[0]
    assert phone.evaluate("said") == {"title": title, "text": forwarded}
    expect(phone.locator(".sh-toast")).to_be_empty()


@pytest.mark.parametrize(
    "share", ["undefined", "() => Promise.reject(new DOMException('', 'NotAllowedError'))"]
)
def test_where_no_app_can_take_it_the_answer_is_copied(
    desk: Page, address: str, forwarded: str, share: str
) -> None:
    desk.add_init_script(f"navigator.share = {share}")
    desk.goto(address + ARTICLE)
    desk.get_by_role("button", name="Переслать").focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(".sh-toast")).to_have_text("Скопировано")
    assert clipboard(desk) == forwarded


def test_who_chooses_no_app_gets_nothing_copied(desk: Page, address: str) -> None:
    desk.add_init_script("navigator.share = () => Promise.reject(new DOMException('', 'AbortError'))")
    desk.goto(address + ARTICLE)
    desk.evaluate("navigator.clipboard.writeText('прежнее')")
    desk.get_by_role("button", name="Переслать").click()
    desk.get_by_role("button", name="Скопировать ссылку").focus()
    assert clipboard(desk) == "прежнее"
    expect(desk.locator(".sh-toast")).to_be_empty()


def test_what_has_no_short_answer_is_not_forwarded(phone: Page, address: str) -> None:
    phone.goto(f"{address}videos/find-chat/")
    expect(phone.get_by_role("button", name="Скопировать ссылку")).to_be_visible()
    expect(phone.get_by_role("button", name="Переслать")).to_have_count(0)


# Codes


def test_every_code_opens_its_page(real: Content, site: Path) -> None:
    for code, name in real.codes.pages.items():
        html = (site / "o" / code / "index.html").read_text("utf-8")
        there = coded_link(real, name).address
        assert f'content="0; url=../../{there}"' in html
        # Search engines take it for the page that it leads to.
        assert re.search(rf'<link rel="canonical" href="https://[^"]*/{there}">', html)
        page = (site / there / "index.html").read_text("utf-8")
        assert re.search(
            rf"Код (страницы|этого вывода:) <strong[^>]*>{code}</strong>", page.replace("\xa0", " ")
        )


def test_a_code_is_typed(phone: Page, address: str) -> None:
    phone.goto(f"{address}o/")
    phone.get_by_label("Код страницы").fill(f"{CODE[:2]} {CODE[2:]}")
    phone.keyboard.press("Enter")
    expect(phone).to_have_url(address + ARTICLE)


def mistyped(code: str) -> str:
    return code[:-1] + str((int(code[-1]) + 1) % 10)


def test_a_mistyped_code_says_so_and_offers_neighbours(phone: Page, host: str) -> None:
    wrong = mistyped(CODE)
    phone.goto(f"{host}o/{wrong}/")
    expect(phone).to_have_url(f"{host}o/#{wrong}")
    said = phone.locator("#code-said")
    expect(said).to_contain_text(f"Кода {wrong} нет. В нём опечатка")
    assert Axe().run(phone).violations_count == 0
    said.get_by_role("link", name=CODE).click()
    expect(phone).to_have_url(host + ARTICLE)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("99990", "В коде цифр: 4."),
        ("9990", "Опечатки не видно"),
        ("9995", "опечатка"),
        ("нет", "В коде цифр: 4."),
    ],
)
def test_other_codes_are_answered_too(phone: Page, address: str, typed: str, said: str) -> None:
    phone.goto(f"{address}o/")
    phone.get_by_label("Код страницы").fill(typed)
    phone.get_by_role("button", name="Открыть").click()
    expect(phone.locator("#code-said")).to_contain_text(said)
    assert phone.url == f"{address}o/"


def test_another_lost_address_stays_on_the_page_that_says_so(phone: Page, host: str) -> None:
    phone.goto(f"{host}faq/1010/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Такой страницы нет")
    assert phone.url == f"{host}faq/1010/"


def test_without_scripts_every_code_is_on_the_list(browser: Browser, host: str, small: Content) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}o/9999/")
    page.locator("main").get_by_role("link", name="Коды").click()
    expect(page).to_have_url(f"{host}o/")
    assert page.locator(".sh-codes a").count() == len(small.codes.pages)
    expect(page.get_by_role("textbox")).to_be_hidden()
    context.close()


def test_a_retired_code_says_that_the_page_is_gone() -> None:
    site = make_site(read_content(SMALL))
    (gone,) = [page for page in site.pages if page.address == "o/1032/"]
    assert gone.moved_to == "o/#1032" and "больше не действует" in site.body(gone.address)
    assert '<li id="1032">' in site.body("o/")


# Paper


def test_on_paper_stand_the_address_and_its_qr_code(phone: Page, address: str) -> None:
    phone.goto(address + ARTICLE)
    picture = phone.locator(".sh-qr")
    expect(picture).to_be_hidden()
    with phone.expect_response(f"{address}o/{CODE}/qr.svg") as response:
        phone.emulate_media(media="print")
        picture.scroll_into_view_if_needed()
    expect(picture).to_be_visible()
    expect(picture).to_contain_text(f"{URL}o/{CODE}/")
    assert response.value.body() == qr_picture(f"{URL}o/{CODE}/")
    expect(phone.get_by_role("button", name="Скопировать ссылку")).to_be_hidden()


def test_a_printed_page_waits_for_its_qr_code(phone: Page, address: str) -> None:
    """Nobody downloads the picture to read; printing does, though nobody has seen it on the screen."""
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(address + ARTICLE, wait_until="load")
    assert not any(url.endswith("qr.svg") for url in asked)
    phone.pdf()
    assert f"{address}o/{CODE}/qr.svg" in asked


def test_a_page_without_a_code_prints_the_qr_code_of_its_address(phone: Page, address: str) -> None:
    for page in ("parents/", "faq/"):
        asked: list[str] = []
        phone.on("request", lambda request, asked=asked: asked.append(request.url))
        phone.goto(address + page, wait_until="load")
        expect(phone.locator(".sh-qr")).to_have_count(1)
        expect(phone.locator(".sh-qr")).to_be_hidden()
        expect(phone.locator(".sh-printed")).to_have_count(0)
        assert not any(url.endswith("qr.svg") for url in asked)
        with phone.expect_response(f"{address}{page}qr.svg") as response:
            phone.pdf()
        assert response.value.body() == qr_picture(f"{URL}{page}")
        assert URL + page in phone.locator(".sh-qr").text_content()


def test_without_an_address_of_the_site_nothing_pretends_to_know_it() -> None:
    site = make_site(read_content(SMALL))
    assert "feed.xml" not in site.files
    assert not any("sh-qr" in site.body(page.address) for page in site.pages)
    assert "Код страницы: 1010" in site.read("answers.csv").decode()


# «Помогло?»


def test_no_leads_to_a_text_that_the_counter_understands(desk: Page, address: str) -> None:
    desk.goto(address + ARTICLE)
    asked = desk.get_by_role("group", name="Помогла ли страница")
    asked.get_by_role("button", name="Нет", exact=True).focus()
    desk.keyboard.press("Enter")
    for _ in range(2):
        desk.keyboard.press("Tab")
    expect(asked.get_by_role("button", name="написано сложно")).to_be_focused()
    desk.keyboard.press("Space")
    assert Axe().run(desk).violations_count == 0
    desk.keyboard.press("Shift+Tab")
    desk.keyboard.press("Enter")
    expect(asked.locator("[aria-pressed=true]")).to_have_text("не нашёл кнопку")
    asked.get_by_role("button", name="Скопировать текст").click()
    expect(asked.locator(".sh-message__status")).to_have_text("Текст скопирован")
    text = clipboard(desk)
    assert text == f"Справка {CODE}, причина К: не нашёл кнопку\n{address}{ARTICLE}"
    assert list(find(text)) == [(CODE, "К")]
    expect(asked.get_by_role("link").first).to_be_visible()


def test_yes_is_thanked_and_nothing_is_sent_or_kept(desk: Page, address: str) -> None:
    desk.goto(address + ARTICLE, wait_until="networkidle")
    requests: list[str] = []
    desk.on("request", lambda request: requests.append(request.url))
    desk.get_by_role("button", name="Нет", exact=True).click()
    desk.get_by_role("button", name="написано сложно").click()
    desk.get_by_role("button", name="Да", exact=True).click()
    expect(desk.locator("[data-helped=thanks]")).to_contain_text("Спасибо")
    expect(desk.get_by_role("button", name="написано сложно")).to_be_hidden()
    assert requests == [] and desk.context.cookies() == []
    assert desk.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_reasons_fit_the_page(small: Content) -> None:
    reasons = {"chat": Reason("chat", "К", "нет чата", ("chats",)), "any": Reason("any", "Т", "сложно", ())}
    helped, article = Helped("no-chat", reasons), small.article("find-chat")
    assert helped.fitting(article) == [reasons["chat"], reasons["any"]]
    assert helped.fitting(replace(article, topic="calls")) == [reasons["any"]]


# Exports


def test_the_table_reads_back_and_no_cell_is_a_formula(real: Content, site: Path) -> None:
    text = (site / "answers.csv").read_bytes().decode("utf-8")
    assert text.startswith("\ufeff") and "\r\n" in text
    rows = list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=";"))
    assert [row["id"] for row in rows] == [article.id for article in real.articles()]
    for row in rows:
        assert tuple(row) == COLUMNS and all(row.values())
        assert not any(value.startswith(("=", "+", "-", "@")) for value in row.values())
        assert row["reply"].endswith(f" {URL}o/{row['code']}/")
        assert "\n\n\n" not in row["reply"] and "**" not in row["reply"] and "](" not in row["reply"]


def test_a_reply_says_where_each_of_its_links_leads(real: Content) -> None:
    """«только из магазина: где скачать.» leads nobody anywhere."""
    for id, text in make_texts(real, "").items():
        article = real.article(id)
        parts = (article.answer, *(one.text for one in article.parts)) if isinstance(article, Answer) else ()
        for link in [link for part in parts for link in part.links()]:
            match link:
                case Reference(other):
                    assert other == id or f" (код {real.codes.of[other]})" in text, f"{id}: {other}"
                case Outside(address):
                    assert address.startswith("tel:") or f" ({address})" in text, f"{id}: {address}"


def test_the_feed_is_atom_and_leads_to_pages_that_are_there(real: Content, site: Path) -> None:
    feed = ElementTree.fromstring((site / "feed.xml").read_bytes())
    entries = feed.findall(f"{{{ATOM}}}entry")
    assert feed.tag == f"{{{ATOM}}}feed" and len(entries) == min(MOST, len([*real.articles()]))
    ids = [entry.findtext(f"{{{ATOM}}}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    dates = [entry.findtext(f"{{{ATOM}}}updated") for entry in entries]
    assert dates == sorted(dates, reverse=True) and feed.findtext(f"{{{ATOM}}}updated") == dates[0]
    for entry in entries:
        link = entry.find(f"{{{ATOM}}}link").attrib["href"]
        assert (site / link.removeprefix(URL) / "index.html").is_file()
    assert atom_feed(real, URL) == (site / "feed.xml").read_text("utf-8")
    assert 'type="application/atom+xml" href="feed.xml"' in (site / "index.html").read_text("utf-8")

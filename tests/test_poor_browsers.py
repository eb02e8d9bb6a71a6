"""Browsers that can do less than others: inside apps, old ones, on a disk; and those that translate a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

WAIT = "checker/wait-a-day/"
"""An outcome of the small site that offers a reminder."""


@pytest.fixture
def address(small_address: str) -> str:
    """Of the small site: what a script does when it cannot do more depends on no text."""
    return small_address


@pytest.fixture
def errors(phone: Page) -> Iterator[list[str]]:
    """What scripts have not caught; empty at the end of every test that asks for it."""
    heard: list[str] = []
    phone.on("pageerror", lambda error: heard.append(str(error)))
    yield heard
    assert heard == []


# Inside an app


def test_where_nothing_prints_there_is_no_button(phone: Page, address: str, errors: list[str]) -> None:
    phone.add_init_script("delete window.print")
    phone.goto(f"{address}faq/no-chat/")
    expect(phone.locator("[data-module=share] button").first).to_be_visible()
    expect(phone.get_by_role("button", name="Распечатать")).to_have_count(0)


def test_a_button_that_printed_nothing_says_so(phone: Page, address: str) -> None:
    phone.add_init_script("window.print = () => {}")
    phone.goto(f"{address}faq/no-chat/")
    phone.get_by_role("button", name="Распечатать").click()
    expect(phone.get_by_text("Не печатается? Откройте страницу в обычном браузере.")).to_be_visible()


def test_a_button_that_printed_says_nothing(phone: Page, address: str) -> None:
    phone.add_init_script("window.print = () => dispatchEvent(new Event('beforeprint'))")
    phone.goto(f"{address}faq/no-chat/")
    phone.get_by_role("button", name="Распечатать").click()
    phone.wait_for_timeout(1500)
    expect(phone.get_by_text("Не печатается?")).to_have_count(0)


def test_day_and_hour_of_a_reminder_are_said_beside_it(phone: Page, address: str, errors: list[str]) -> None:
    """An app may download nothing and say nothing: the button alone would promise too much."""
    phone.clock.set_fixed_time("2026-11-27T14:05:00")
    phone.goto(address + WAIT)
    beside = phone.locator("[data-checker=calendar]")
    expect(beside).to_contain_text(re.compile("Или запомните: суббота, 28 ноября( в|,) 14:05"))


def test_without_a_clipboard_the_text_is_left_selected(phone: Page, address: str, errors: list[str]) -> None:
    phone.add_init_script("delete Navigator.prototype.clipboard; document.execCommand = () => false")
    phone.goto(f"{address}instructions/sign-in/")
    block = phone.locator("[data-module=copy]").first
    block.get_by_role("button").click()
    expect(block.get_by_role("status")).to_contain_text("Текст выделен")
    assert phone.evaluate("String(getSelection())") == "Здравствуйте!\nНе могу войти."


def test_the_panel_says_that_a_choice_is_not_remembered(phone: Page, address: str, errors: list[str]) -> None:
    phone.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
    )
    phone.goto(address)
    phone.get_by_role("button", name="Версия для слабовидящих").click()
    note = phone.get_by_text("Этот браузер не запоминает выбор")
    expect(phone.get_by_role("button", name="150 %")).to_be_visible()
    expect(note).to_be_hidden()
    phone.get_by_role("button", name="150 %").click()
    expect(note).to_be_visible()
    expect(phone.locator("html")).to_have_attribute("data-size", "150")


# A translated page


TRANSLATE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
  // As Chrome does it: each text in <font> elements of its own.
  for (const text of texts) {
    const font = document.createElement("font");
    font.textContent = "xx " + text.data.replace(/[а-яё]/gi, "x");
    text.replaceWith(font);
  }
}"""


@pytest.fixture
def translated(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}instructions/sign-in/")
    expect(page.locator("[data-module=copy] button").first).to_be_visible()
    page.evaluate(TRANSLATE)
    yield page
    context.close()


def test_a_translated_page_copies_the_original(translated: Page) -> None:
    block = translated.locator("[data-module=copy]:visible").first
    block.get_by_role("button").click()
    expect(block.get_by_role("status")).not_to_be_empty()
    assert translated.evaluate("navigator.clipboard.readText()") == "Здравствуйте!\nНе могу войти."


def test_nor_is_a_reason_translated(translated: Page) -> None:
    translated.locator("[data-helped=no]").click()
    translated.locator("[data-letter]").first.click()
    ready = translated.locator("[data-helped=ready]")
    ready.get_by_role("button").click()
    expect(ready.locator(".sh-message__status")).not_to_be_empty()
    copied = translated.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Справка ") and "xx" not in copied


# On a disk


def test_the_desk_opens_the_file_of_an_answer(phone: Page, small_disk: Path, errors: list[str]) -> None:
    phone.goto((small_disk / "support" / "index.html").as_uri())
    phone.get_by_label("Что пишет человек").fill("не приходит смс с кодом")
    link = phone.locator("[data-support=open]")
    expect(link).to_have_attribute("href", re.compile(r"^\.\./faq/[\w-]+/index\.html$"))


def test_nothing_to_send_names_the_folders_of_the_disk(
    phone: Page, small_disk: Path, errors: list[str]
) -> None:
    phone.goto((small_disk / "support" / "index.html").as_uri())
    phone.get_by_label("Что пишет человек").fill("не приходит смс с кодом")
    text = phone.locator("[data-support=text]")
    expect(text).to_have_value(re.compile("Код страницы: 1124"))
    assert "file:" not in text.input_value()
    phone.goto((small_disk / WAIT / "index.html").as_uri())
    report = phone.locator("[data-checker=report]")
    expect(report).to_contain_text("Вывод: ")
    assert "file:" not in report.inner_text()
    with phone.expect_download() as download:
        phone.locator("[data-checker=calendar] a").click()
    calendar = Path(download.value.path()).read_text("utf-8")
    assert "BEGIN:VEVENT" in calendar and "file:" not in calendar

"""The oldest browsers that have to do: Chrome 80, Safari 13, Firefox 78. What is newer is guarded, or not used.

The lists name what came later than one of the three and is easily written without a thought.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sferum_help.theme.assets import FOLDER

SYNTAX = {
    r"\?\?": "Safari 13.1",
    r"\?\.[\w(\[]": "Safari 13.1",
    r"\|\|=|&&=|\?\?=": "Chrome 85, Safari 14",
    r"\(\?<[=!]": "Safari 16.4",
    r"\bstatic \{|[\s.]#\w+\s*[(=;]": "Safari 14.1, Firefox 90",
}
"""What an old browser cannot even read: the whole script would be lost. Pattern → since when."""

CALLS = {
    r"\.at\(": "Chrome 92",
    r"\.replaceAll\(": "Chrome 85",
    r"\.replaceChildren\(": "Chrome 86",
    r"Object\.hasOwn\(": "Chrome 93",
    r"structuredClone\(": "Chrome 98",
    r"\.(?:findLast|findLastIndex|toSorted|toReversed|toSpliced)\(": "Chrome 97",
    r"Promise\.any\(": "Chrome 85",
    r"\.checkVisibility\(": "Chrome 105",
    r"new ResizeObserver": "Safari 13.1",
    r"crypto\.randomUUID": "Chrome 92",
}
"""What would stop a script when it is reached."""

RULES = {
    r":(?:is|where|has)\(": "Chrome 88, 105",
    r"\binset(?:-\w+)*:": "Chrome 87, Safari 14.1",
    r"\bclamp\(": "Safari 13.1",
    r"\d(?:d|s|l)v[hw]\b": "Chrome 108",
    r"\bcolor-mix\(|@layer|@container": "Chrome 105, 111",
    r"(?:margin|padding)-(?:inline|block):": "Chrome 87",
}
"""What an old browser leaves out of a style. In a block of @supports it may stand."""


SUPPORTS = re.compile(r"@supports[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
"""A block of @supports, with the rules in it."""


def sources(suffix: str) -> list[Path]:
    found = sorted(FOLDER.rglob(f"*{suffix}"))
    assert found
    return found


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("pattern", [*SYNTAX, *CALLS])
def test_no_script_is_newer_than_the_oldest_browser(pattern: str) -> None:
    since = {**SYNTAX, **CALLS}[pattern]
    for path in sources(".js"):
        found = re.search(pattern, without_comments(path.read_text("utf-8")))
        assert not found, f"{path.name}: «{found[0]}» есть только с {since}"


@pytest.mark.parametrize("pattern", RULES)
def test_no_style_needs_a_newer_browser(pattern: str) -> None:
    for path in sources(".css"):
        text = SUPPORTS.sub("", without_comments(path.read_text("utf-8")))
        found = re.search(pattern, text)
        assert not found, f"{path.name}: «{found[0]}» есть только с {RULES[pattern]}"


OLD = """
for (const [owner, names] of [
  [Element.prototype, ["replaceChildren", "checkVisibility"]],
  [Array.prototype, ["at", "findLast", "toSorted"]],
  [String.prototype, ["at", "replaceAll"]],
  [Object, ["hasOwn"]],
  [Promise, ["any"]],
  [HTMLElement.prototype, ["inert"]],
  [window, ["ResizeObserver", "structuredClone"]],
  [Navigator.prototype, ["wakeLock"]],
]) for (const name of names) delete owner[name];
"""
"""A browser of 2020, as far as scripts see it."""


def test_search_and_show_work_in_a_browser_of_2020(phone: Page, small_address: str) -> None:
    errors: list[str] = []
    phone.on("pageerror", lambda error: errors.append(str(error)))
    phone.add_init_script(OLD)
    phone.goto(small_address)
    phone.locator("#search-home").click()
    phone.locator("[role=combobox]:focus").wait_for()
    phone.keyboard.type("нет чата")
    phone.get_by_role("option").first.click()
    expect(phone).to_have_url(re.compile("/(faq|instructions)/"))
    phone.goto(f"{small_address}instructions/find-chat/")
    phone.locator("[data-module=show] button").click()
    phone.get_by_role("dialog").wait_for()
    phone.keyboard.press("ArrowRight")
    phone.keyboard.press("Escape")
    phone.goto(f"{small_address}support/")
    phone.get_by_label("Что пишет человек").fill("не приходит смс с кодом")
    expect(phone.get_by_role("option").first).to_be_visible()
    phone.goto(f"{small_address}checker/mixed/")
    phone.locator("[data-module=sight]").click()
    phone.get_by_role("button", name="200 %").click()
    expect(phone.locator("html")).to_have_attribute("data-size", "200")
    assert errors == []


def test_search_without_a_dialog_is_a_plain_form(phone: Page, small_address: str) -> None:
    """Safari before 15.4."""
    errors: list[str] = []
    phone.on("pageerror", lambda error: errors.append(str(error)))
    phone.add_init_script("delete window.HTMLDialogElement")
    phone.goto(small_address)
    phone.locator("#search-home").fill("нет чата")
    phone.keyboard.press("Enter")
    expect(phone.locator(".sh-result").first).to_be_visible()
    assert errors == []

"""The site by keyboard alone: every stop seen, in the order of reading, no trap, Escape closes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .keyboard import SAMPLES, WALKS, walk
from .server import PAGES


@pytest.mark.parametrize(("name", "way"), SAMPLES, ids=str)
def test_tab_reaches_everything_in_order_and_leaves(
    glance: Page, address: str, name: str, way: tuple[int, str]
) -> None:
    assert walk(glance, address + PAGES[name], *way) == []


def test_every_page_is_walked_and_every_way_is_taken() -> None:
    assert {name for name, _ in SAMPLES} == set(PAGES) and {way for _, way in SAMPLES} == set(WALKS)


def test_escape_closes_the_menu_and_gives_the_focus_back(phone: Page, address: str) -> None:
    phone.goto(address)
    menu = phone.locator("header details")
    phone.locator("header summary").press("Enter")
    expect(menu).to_have_attribute("open", "")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(phone.locator("header summary")).to_be_focused()


def test_the_menu_closes_behind_the_focus(phone: Page, address: str) -> None:
    """It lies over the page: left open, it would cover what has the focus next."""
    phone.goto(f"{address}faq/day-delay/")
    phone.locator("header summary").press("Enter")
    last = phone.locator("header details a").last
    last.focus()
    phone.keyboard.press("Tab")
    expect(phone.locator("header details")).not_to_have_attribute("open", "")
    phone.keyboard.press("Shift+Tab")
    expect(phone.locator("header summary")).to_be_focused()

"""The site by keyboard alone: every stop seen, in the order of reading, no trap, Escape closes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .server import PAGES
from .states import HEIGHT, set_scheme
from .test_accessibility import PROBES

REORDERED = {"form.sh-search «Найти»"}
"""On a phone the field of search has a line of its own below the menu, on a wide screen it stands before it.
Either order makes sense; a copy of the form for each would not."""

BUTTONS_OF_A_VIDEO = 12
"""More than any browser draws on one; the video with them is one stop here."""

WALKS = [(320, "light"), (768, "forced"), (1280, "dark")]


@pytest.fixture(params=WALKS, ids=lambda walk: f"{walk[0]}-{walk[1]}")
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": HEIGHT}, locale="ru-RU")
    context.add_init_script(path=PROBES)
    page = context.new_page()
    set_scheme(page, scheme)
    yield page
    context.close()


def walk(page: Page) -> None:
    """Tab from the beginning to the end: every stop is met once, in order, and is seen."""
    # A page that is one large form has put the focus into its first field.
    number = page.evaluate("probes.place()") + 1
    # Counted anew: a script may show one more button while we walk.
    while number < page.evaluate("probes.stops().length"):
        page.keyboard.press("Tab")
        for _ in range(BUTTONS_OF_A_VIDEO):
            if page.evaluate("document.activeElement.localName") != "video":
                break
            if page.evaluate("probes.place()") == number:
                break
            page.keyboard.press("Tab")
        place, problem = page.evaluate("[probes.place(), probes.focusProblem()]")
        assert problem == ""
        assert place == number, page.evaluate("probes.name(document.activeElement)")
        number += 1
    page.keyboard.press("Tab")
    # Past the end the browser takes over: its own buttons, or the page from its beginning.
    assert page.evaluate("probes.place()") in (-1, 0)


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_tab_reaches_everything_in_order_and_leaves(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    assert [one for one in page.evaluate("probes.reordered()") if one not in REORDERED] == []
    walk(page)


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

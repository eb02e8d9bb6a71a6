"""The site as a person meets it: on a narrow phone, without scripts, asking nothing of other sites."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sferum_help.model.addresses import NOT_FOUND

from .server import PAGES


@pytest.fixture
def address(small_address: str) -> str:
    """Of the small site; every page of the real one is opened by `real_address`."""
    return small_address


PATHS = tuple(PAGES.values())
FEW = [PATHS[at : at + 9] for at in range(0, len(PATHS), 9)]
"""So many at a time as a browser opens with ease."""


@dataclass(frozen=True)
class Heard:
    """What a page has asked for and said."""

    requests: list[str]
    messages: list[str]
    """Of the console."""
    errors: list[str]
    """Of scripts."""


def listen(page: Page) -> Heard:
    heard = Heard([], [], [])
    page.on("request", lambda request: heard.requests.append(request.url))
    page.on("console", lambda message: heard.messages.append(message.text))
    page.on("pageerror", lambda error: heard.errors.append(str(error)))
    return heard


def open_all(context: BrowserContext, addresses: list[str]) -> dict[str, Heard]:
    """Each in a tab of its own, so that all of them become quiet at the same time."""
    tabs = [(address, context.new_page()) for address in addresses]
    heard = {address: listen(page) for address, page in tabs}
    for address, page in tabs:
        page.goto(address)
    for _, page in tabs:
        page.wait_for_load_state("networkidle")
    for _, page in tabs:
        page.close()
    return heard


@pytest.mark.parametrize("few", FEW, ids=range(len(FEW)))
def test_no_request_leaves_the_site_and_the_console_stays_silent(
    phone: Page, real_address: str, few: tuple[str, ...]
) -> None:
    """Nor does a page break its own policy: the console would say so."""
    origin = real_address.removesuffix("help/")
    for url, heard in open_all(phone.context, [real_address + path for path in few]).items():
        assert url in heard.requests
        assert [one for one in heard.requests if not one.startswith(origin)] == [], url
        assert heard.messages + heard.errors == [], url


@pytest.mark.parametrize("few", FEW, ids=range(len(FEW)))
def test_no_script_breaks_on_a_site_without_an_address(phone: Page, disk: Path, few: tuple[str, ...]) -> None:
    """It has neither QR codes nor a feed, and no page for addresses that a disk does not have."""
    files = [disk / path / "index.html" for path in few if path != NOT_FOUND]
    for url, heard in open_all(phone.context, [file.as_uri() for file in files]).items():
        assert heard.errors == [], url


def test_a_parent_finds_the_steps_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address)
    page.locator('main a[href="parents/"]:visible').first.click()
    expect(page).to_have_url(f"{address}parents/")
    page.locator("#instructions").locator("xpath=..").locator('a[href*="find-chat"]').first.click()
    expect(page).to_have_url(f"{address}instructions/find-chat/")
    expect(page.locator("#steps")).to_be_visible()
    for button in page.locator("[data-module=copy] button").all():
        expect(button).to_be_hidden()
    context.close()


def test_the_menu_opens_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}faq/no-chat/")
    link = page.locator('header details a[href="../../parents/"]')
    expect(link).to_be_hidden()
    page.locator("header summary").click()
    expect(link).to_be_visible()
    link.click()
    expect(page).to_have_url(f"{address}parents/")
    context.close()


def test_the_first_tab_stop_skips_to_the_text(phone: Page, address: str) -> None:
    phone.goto(f"{address}instructions/find-chat/")
    phone.keyboard.press("Tab")
    link = phone.evaluate("document.activeElement.getAttribute('href')")
    assert phone.locator(link).evaluate("element => element.tagName") == "MAIN"
    phone.keyboard.press("Enter")
    assert phone.evaluate("location.hash") == link


def test_a_link_to_a_step_opens_at_that_step(phone: Page, address: str) -> None:
    phone.goto(f"{address}instructions/find-chat/#write")
    box = phone.locator("#write").bounding_box()
    assert box is not None and -1 <= box["y"] < 740


def test_the_ready_message_is_copied_as_it_is(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}instructions/sign-in/")
    block = page.locator("[data-module=copy]").first
    block.get_by_role("button").click()
    expect(block.get_by_role("status")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == "Здравствуйте!\nНе могу войти."
    context.close()

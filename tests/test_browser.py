"""The site as a person meets it: on a narrow phone, without scripts, asking nothing of other sites."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .server import PAGES


@pytest.fixture(params=PAGES.values(), ids=PAGES.keys())
def path(request: pytest.FixtureRequest) -> str:
    return request.param


def test_no_request_leaves_the_site_and_the_console_stays_silent(
    phone: Page, address: str, path: str
) -> None:
    requests, messages = [], []
    phone.on("request", lambda request: requests.append(request.url))
    phone.on("console", lambda message: messages.append(message.text))
    phone.on("pageerror", lambda error: messages.append(str(error)))
    phone.goto(address + path, wait_until="networkidle")
    origin = address.removesuffix("help/")
    assert [url for url in requests if not url.startswith(origin)] == []
    assert messages == []


def test_no_script_breaks_on_a_site_without_an_address(phone: Page, disk: Path, path: str) -> None:
    """It has neither QR codes nor a feed."""
    errors: list[str] = []
    phone.on("pageerror", lambda error: errors.append(str(error)))
    file = disk / path if path.endswith(".html") else disk / path / "index.html"
    phone.goto(file.as_uri(), wait_until="networkidle")
    assert errors == []


def test_a_parent_finds_the_steps_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address)
    page.locator('main a[href="parents/"]:visible').first.click()
    expect(page).to_have_url(f"{address}parents/")
    page.locator("#instructions").locator("xpath=..").locator('a[href*="link-parent"]').first.click()
    expect(page).to_have_url(f"{address}instructions/link-parent/")
    expect(page.locator("#steps")).to_be_visible()
    for button in page.locator("[data-module=copy] button").all():
        expect(button).to_be_hidden()
    context.close()


def test_the_menu_opens_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}faq/day-delay/")
    link = page.locator('header details a[href="../../students/"]')
    expect(link).to_be_hidden()
    page.locator("header summary").click()
    expect(link).to_be_visible()
    link.click()
    expect(page).to_have_url(f"{address}students/")
    context.close()


def test_the_first_tab_stop_skips_to_the_text(phone: Page, address: str) -> None:
    phone.goto(f"{address}instructions/link-parent/")
    phone.keyboard.press("Tab")
    link = phone.evaluate("document.activeElement.getAttribute('href')")
    assert phone.locator(link).evaluate("element => element.tagName") == "MAIN"
    phone.keyboard.press("Enter")
    assert phone.evaluate("location.hash") == link


def test_a_link_to_a_step_opens_at_that_step(phone: Page, address: str) -> None:
    phone.goto(f"{address}instructions/link-parent/#link")
    box = phone.locator("#link").bounding_box()
    assert box is not None and -1 <= box["y"] < 740


def test_the_ready_message_is_copied_as_it_is(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}instructions/link-parent/")
    block = page.locator("[data-module=copy]").first
    block.get_by_role("button").click()
    expect(block.get_by_role("status")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Здравствуйте!") and copied == copied.strip()
    context.close()

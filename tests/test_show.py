"""The show of an instruction, as a teacher meets it: keyboard, clicker, finger, last row, no network."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sferum_help.model.addresses import address_of
from sferum_help.model.content import Content

from .browser import until

PATH = "instructions/find-chat/"
STEPS = 4
LAST = STEPS + 2
"""Slides: title, what is needed, the steps, the result; from 0."""

SCREENS = [(1280, 720), (1920, 1080), (1024, 768)]


@pytest.fixture
def address(small_address: str) -> str:
    """Of the small site: nothing here depends on what the real one says."""
    return small_address


@pytest.fixture
def screen(browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="ru-RU")
    yield context.new_page()
    context.close()


def start(page: Page, address: str, hash: str = "#show") -> None:
    page.goto(f"{address}{PATH}{hash}")
    expect(page.get_by_role("dialog")).to_be_visible()


def count(page: Page) -> str:
    return page.locator('[data-show="count"]').inner_text()


FULL = "document.fullscreenElement?.dataset.show === 'dialog'"


def test_the_button_opens_the_show_and_back_closes_it(screen: Page, address: str) -> None:
    screen.goto(f"{address}{PATH}")
    screen.get_by_role("button", name="Показать по шагам").click()
    dialog = screen.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("heading")).to_have_text("Найти чат класса")
    until(screen, FULL)
    screen.evaluate("document.exitFullscreen()")
    expect(dialog).to_be_hidden()
    screen.get_by_role("button", name="Показать по шагам").click()
    until(screen, FULL)
    screen.go_back()
    expect(dialog).to_be_hidden()
    expect(screen).to_have_url(f"{address}{PATH}")
    expect(screen.get_by_role("button", name="Показать по шагам")).to_be_focused()


def test_keys_and_a_clicker_lead_through_all_slides(screen: Page, address: str) -> None:
    start(screen, address)
    for key in ("PageDown", "ArrowRight", "ArrowDown", " ", "Enter", "PageDown"):
        screen.keyboard.press(key)
    expect(screen).to_have_url(f"{address}{PATH}#show-result")
    expect(screen.get_by_role("dialog").get_by_role("heading")).to_have_text("Как понять, что получилось")
    screen.keyboard.press("PageDown")
    expect(screen).to_have_url(f"{address}{PATH}#show-result")
    for key in ("PageUp", "ArrowLeft", "ArrowUp"):
        screen.keyboard.press(key)
    assert count(screen) == f"Шаг {STEPS - 2} из {STEPS}"
    screen.keyboard.press("End")
    screen.keyboard.press("Home")
    expect(screen).to_have_url(f"{address}{PATH}#show")
    screen.keyboard.press("Escape")
    expect(screen.get_by_role("dialog")).to_be_hidden()
    expect(screen).to_have_url(f"{address}{PATH}")


def test_each_step_is_announced_by_focus(screen: Page, address: str) -> None:
    start(screen, address, "#show-2")
    heading = screen.get_by_role("dialog").get_by_role("heading")
    expect(heading).to_be_focused()
    expect(heading).to_have_text(f"Шаг 2 из {STEPS}2")
    expect(heading).to_have_accessible_name(f"Шаг 2 из {STEPS}")
    assert "название класса" in heading.evaluate(
        "heading => document.getElementById(heading.getAttribute('aria-describedby')).textContent"
    )


def test_a_step_says_in_which_account_on_which_device_and_where_that_changes(
    screen: Page, address: str
) -> None:
    start(screen, address, "#show-ask-child")
    dialog = screen.get_by_role("dialog")
    for words in ("Профиль ученика", "Дальше — ученик: профиль ученика", "елефон"):
        expect(dialog).to_contain_text(words)


@pytest.mark.parametrize("hash", ["#show-3", "#show-ask-child"])
def test_an_address_opens_its_step_and_back_stays_on_the_page(screen: Page, address: str, hash: str) -> None:
    screen.goto(f"{address}instructions/")
    start(screen, address, hash)
    assert count(screen) == f"Шаг 3 из {STEPS}"
    screen.go_back()
    expect(screen.get_by_role("dialog")).to_be_hidden()
    expect(screen).to_have_url(f"{address}{PATH}")


@pytest.mark.parametrize("hash", ["#show-99", "#show-0", "#show-nothing"])
def test_an_address_of_no_step_opens_something_near(screen: Page, address: str, hash: str) -> None:
    start(screen, address, hash)
    expect(screen.get_by_role("dialog").get_by_role("heading")).to_be_focused()


def test_a_finger_leads_on_and_back(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    start(page, address, "#show-1")
    counter = page.locator('[data-show="count"]')
    # Before the swipes: right after one, a browser takes a tap for the end of a throw and clicks nothing.
    page.get_by_role("button", name="Дальше").tap()
    expect(counter).to_have_text(f"Шаг 2 из {STEPS}")
    swipe(context, page, 300, 60)
    expect(counter).to_have_text(f"Шаг 3 из {STEPS}")
    swipe(context, page, 60, 300)
    expect(counter).to_have_text(f"Шаг 2 из {STEPS}")
    context.close()


def swipe(context: BrowserContext, page: Page, start: int, end: int) -> None:
    session = context.new_cdp_session(page)
    points = [start + (end - start) * part // 4 for part in range(5)]
    for kind, x in zip(["touchStart", *["touchMove"] * 4], points, strict=True):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": 300}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_without_scripts_there_is_the_list_of_steps(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{PATH}#show")
    expect(page.get_by_role("button", name="Показать по шагам")).to_be_hidden()
    expect(page.locator(".sh-step")).to_have_count(STEPS)
    expect(page.locator("[data-show=dialog]")).to_be_hidden()
    assert 0 <= page.locator("#show").bounding_box()["y"] < 720
    context.close()


def test_the_show_needs_no_network(screen: Page, address: str) -> None:
    screen.goto(f"{address}{PATH}")
    until(screen, "navigator.serviceWorker.controller !== null")
    screen.context.set_offline(True)
    screen.get_by_role("button", name="Показать по шагам").click()
    dialog = screen.get_by_role("dialog")
    expect(dialog).to_be_visible()
    for _ in range(LAST):
        screen.keyboard.press("PageDown")
    expect(dialog).to_contain_text("Как понять, что получилось")


def test_a_show_that_did_not_come_may_be_asked_for_again(browser: Browser, address: str) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{address}{PATH}")
    page.route("**/show.*", lambda route: route.abort())
    button = page.get_by_role("button", name="Показать по шагам")
    with page.expect_event("requestfailed"):
        button.click()
    page.unroute("**/show.*")
    button.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    context.close()


def test_the_show_works_from_a_disk(screen: Page, small_site: Path) -> None:
    screen.goto((small_site / PATH / "index.html").as_uri())
    screen.get_by_role("button", name="Показать по шагам").click()
    expect(screen.get_by_role("dialog")).to_be_visible()
    screen.keyboard.press("End")
    assert screen.evaluate("location.hash") == "#show-result"
    screen.go_back()
    expect(screen.get_by_role("dialog")).to_be_hidden()


MEASURE = """() => {
  const stage = document.querySelector('[data-show="stage"]');
  const text = stage.querySelector(".sh-step__do, li, h2");
  return {
    vh: parseFloat(getComputedStyle(text).fontSize) / innerHeight * 100,
    over: stage.scrollHeight - stage.clientHeight,
    wide: document.querySelector('[data-show="dialog"]').scrollWidth - innerWidth,
  };
}"""


MOST = 3
"""So many of the real instructions are shown, those with the longest steps: what fits there fits in the others."""


def test_every_slide_is_read_from_the_last_row(browser: Browser, real_address: str, real: Content) -> None:
    """The step is at least 5 % of the height of a screen, and nothing is scrolled, on a phone too."""
    longest = sorted(
        real.instructions.values(), key=lambda one: -max(len(str(step.do)) for step in one.steps)
    )
    context = browser.new_context()
    page = context.new_page()
    for instruction in longest[:MOST]:
        page.goto(f"{real_address}{address_of(instruction)}#show")
        expect(page.get_by_role("dialog")).to_be_visible()
        while True:
            for width, height in [*SCREENS, (360, 740)]:
                page.set_viewport_size({"width": width, "height": height})
                until(page, "new Promise(done => requestAnimationFrame(() => done(true)))")
                got = page.evaluate(MEASURE)
                assert got["over"] <= 1 and got["wide"] <= 0, (page.url, width, got)
                assert width < height or got["vh"] >= 4.99, (page.url, width, got)
            if page.url.endswith("#show-result"):
                break
            page.keyboard.press("PageDown")
    context.close()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (360, 740)])
def test_text_twice_as_large_is_scrolled_not_cut(
    browser: Browser, address: str, width: int, height: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    # As a browser's own setting of the text size does.
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => document.documentElement.style.fontSize = '32px')"
    )
    start(page, address, "#show-4")
    size = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('[data-show=stage] .sh-step__do')).fontSize)"
    )
    assert size >= 32
    for name in ("Закрыть", "Назад", "Дальше"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["y"] >= 0 and box["y"] + box["height"] <= height
    over = page.evaluate(MEASURE)
    assert over["wide"] <= 0
    if over["over"] > 1:
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.querySelector('[data-show=stage]').scrollTop") > 0
        assert count(page) == f"Шаг 4 из {STEPS}"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_slides(screen: Page, address: str, scheme: str) -> None:
    screen.emulate_media(color_scheme=scheme)
    start(screen, address)
    for hash in ("#show", "#show-need", "#show-3", "#show-result"):
        screen.evaluate("hash => location.hash = hash", hash)
        results = Axe().run(screen, options={"resultTypes": ["violations"], "preload": False})
        assert results.violations_count == 0, results.generate_report()


def test_tab_stays_in_the_show(screen: Page, address: str) -> None:
    start(screen, address, "#show-2")
    for _ in range(8):
        screen.keyboard.press("Tab")
        assert screen.evaluate("Boolean(document.activeElement.closest('[data-show=dialog]'))")
    screen.keyboard.press("Shift+Tab")
    assert screen.evaluate("Boolean(document.activeElement.closest('[data-show=dialog]'))")


SLIDES = {
    "": -1,
    "#steps": -1,
    "#show": 0,
    "#show-need": 1,
    "#show-1": 2,
    "#show-2": 3,
    "#show-open": 2,
    "#show-result": 4,
    "#show-9": 3,
    "#show-0": 2,
    "#show-": 0,
    "#show-never": 0,
    "#showing": -1,
}
"""Fragment of an address → the slide that it opens, from 0."""


def test_addresses_of_slides(glance: Page, modules: str) -> None:
    glance.goto(modules)
    found = glance.evaluate(
        "([all, ids]) => import('/show/slides.js').then(m => all.map(one => m.find(one, ids)))",
        [list(SLIDES), ["", "need", "open", "enter", "result"]],
    )
    assert dict(zip(SLIDES, found, strict=True)) == SLIDES

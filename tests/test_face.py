"""The home page, the pages of roles and the sheet, as a person meets them."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect
from sferum_help.model.content import Content

from .conftest import ROOT
from .server import PAGES

A4 = {"format": "A4", "prefer_css_page_size": True}


@pytest.fixture
def address(small_address: str) -> str:
    """Of the small site; what is measured on the real one asks for `real_address`."""
    return small_address


def sheets_of(pdf: bytes) -> list[str]:
    """The words on each sheet of a PDF."""
    return [page.get_textpage().get_text_range().strip() for page in pypdfium2.PdfDocument(pdf)]


PAPER = {name: address for name, address in PAGES.items() if name != "not-found"}
"""A host shows 404.html with links from its root, where the test's own server has no site."""


def test_the_home_page_keeps_its_order(glance: Page, real_address: str) -> None:
    glance.goto(real_address)
    ids = glance.locator("main [id]").evaluate_all("all => all.map(one => one.id)")
    order = ["frequent", "checker", "roles", "videos", "news", "messenger"]
    found = [id for id in ids if id in order]
    assert found == [id for id in order if id in found] and {"roles", "checker"} <= set(found)


def test_a_role_is_offered_again_and_nothing_moves(phone: Page, address: str) -> None:
    phone.goto(address)
    again = phone.locator("[data-module=role-again]")
    assert again.evaluate_all("links => links.filter(link => !link.hidden).length") == 0
    before = phone.locator(".sh-card").first.bounding_box()
    order = phone.locator(".sh-card a").all_inner_texts()
    phone.goto(f"{address}students/")
    phone.goto(address)
    link = phone.get_by_role("link", name="Продолжить как ученик")
    expect(link).to_be_visible()
    assert phone.locator(".sh-card").first.bounding_box() == before
    assert phone.locator(".sh-card a").all_inner_texts() == order
    link.click()
    expect(phone).to_have_url(f"{address}students/")


def test_a_role_is_offered_on_the_way_back(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.locator(".sh-card__title a").first.click()
    phone.wait_for_load_state()
    phone.go_back()
    expect(phone.get_by_role("link", name="Продолжить как родитель")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_stands_still_while_it_loads(phone: Page, address: str, width: int) -> None:
    phone.set_viewport_size({"width": width, "height": 740})
    phone.goto(f"{address}parents/")
    phone.goto(address)
    shift = """() => new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })
            .observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
    })"""
    assert phone.evaluate(shift) <= 0.01


def test_without_storage_the_page_is_whole(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('closed'); } })"
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}parents/")
    page.goto(address)
    expect(page.locator(".sh-card").first).to_be_visible()
    assert errors == []
    context.close()


def test_every_sheet_is_one_sheet(phone: Page, real_address: str, real: Content) -> None:
    sheets = [role.id for role in real.roles.values() if role.handout]
    assert sheets
    for role in sheets:
        phone.goto(f"{real_address}{role}/handout/")
        assert len(sheets_of(phone.pdf(**A4))) == 1, f"памятка роли {role} не помещается на лист: сократите"
    phone.emulate_media(media="print")
    # On paper the way to the checker has to be typed.
    expect(phone.locator(".sh-printed")).to_contain_text("https://site.example/help/checker/")


def test_paper_shows_what_is_folded_and_no_controls(phone: Page, address: str) -> None:
    phone.goto(f"{address}instructions/find-chat/")
    folded = phone.locator(".sh-fold__body").first
    expect(folded).to_be_hidden()
    phone.emulate_media(media="print")
    for rest in ("header", "footer", ".sh-contents", ".sh-notice", "button"):
        expect(phone.locator(rest).first).to_be_hidden()
    # The same that a browser does before it prints.
    phone.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_be_visible()


PRINTED = ("answer", "instruction", "mixed-up", "checker-outcome", "checker-wait", "handout")
"""What people take along on paper."""

HEADINGS = """() => {
  const seen = [...document.querySelectorAll("main :is(h1, h2, h3, p, li, img, svg, figure, summary, time, textarea, pre)")]
    .filter((one) => one.checkVisibility() && !one.closest(".sh-visually-hidden"));
  const isHeading = (one) => one && one.matches("h2, h3");
  const found = seen.filter((one, at) => isHeading(one) && one.tagName === "H2" &&
    (at + 1 === seen.length || isHeading(seen[at + 1]) && seen[at + 1].tagName === "H2"));
  return found.map((one) => one.textContent);
}"""
"""Headings below which nothing stands on paper."""

LEAD = """() => [...document.querySelectorAll("main a")].filter((one) => one.checkVisibility()).map((one) => [
  one.getAttribute("href"), one.dataset.code || "", getComputedStyle(one, "::after").content])"""
"""Every link that stands on paper: where it leads, the code of that page, and what is printed behind it."""

HOLES = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let last = null;
  let bottom = 0;
  while (walker.nextNode()) {
    const text = walker.currentNode;
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (!text.data.trim() || box.width < 2 || !text.parentElement.checkVisibility()) continue;
    const heading = text.parentElement.closest("h2");
    if (last && heading && last.parentElement.closest("h2") && heading !== last.parentElement.closest("h2")) {
      found.push(`ничего под «${last.data}»`);
    }
    if (last && box.top - bottom > 70) found.push(`дыра после «${last.data}»: ${box.top - bottom}`);
    last = text;
    bottom = Math.max(bottom, box.bottom);
  }
  return found;
}"""


@pytest.mark.parametrize("name", PRINTED)
def test_paper_has_no_holes_and_says_where_links_lead(
    phone: Page, real_address: str, real: Content, name: str
) -> None:
    phone.goto(real_address + PAGES[name])
    phone.emulate_media(media="print")
    phone.set_viewport_size({"width": 680, "height": 960})
    assert phone.evaluate(HOLES) == []
    # An empty screen below a short text would be an empty sheet in Firefox.
    expect(phone.locator("body")).to_have_css("min-height", "0px")
    # The edge of the sheet cuts no border in half.
    widest = phone.locator("main *").evaluate_all(
        "all => Math.max(...all.map((one) => one.getBoundingClientRect().right))"
    )
    assert widest < 680
    for address, code, printed in phone.evaluate(LEAD):
        if id := re.search(r"(?:faq|instructions|\.\.)/([\w-]+)/(?:#|$)", address):
            article = real.codes.of.get(id[1])
            assert article is None or code == article, address
        if code:
            assert code in printed, address
        elif address.startswith("https:"):
            assert address in printed or "href" in printed, address


def test_no_sheet_is_empty_and_nothing_stays_folded(browser: Browser, real_address: str) -> None:
    page = browser.new_page()
    for name, address in PAPER.items():
        page.goto(real_address + address)
        assert all(sheets_of(page.pdf(**A4))), name
        # A heading with nothing below it has lost what it is for: it leaves the paper too.
        page.emulate_media(media="print")
        assert page.evaluate(HEADINGS) == [], name
        page.emulate_media(media="screen")
    page.close()


def test_a_short_answer_is_one_sheet(phone: Page, real_address: str) -> None:
    for name in ("answer", "checker-outcome"):
        phone.goto(real_address + PAGES[name])
        assert len(sheets_of(phone.pdf(**A4))) == 1, name


def test_a_link_to_a_folded_part_opens_it(phone: Page, address: str) -> None:
    phone.goto(f"{address}instructions/find-chat/#no-list")
    expect(phone.locator("#no-list .sh-fold__body")).to_be_visible()
    expect(phone.locator("#no-class .sh-fold__body")).to_be_hidden()
    phone.goto(f"{address}parents/#ask-no-chat")
    expect(phone.locator("#ask-no-chat")).to_be_in_viewport()


def test_the_answer_is_on_the_first_screen_of_a_phone(glance: Page, real_address: str) -> None:
    glance.set_viewport_size({"width": 360, "height": 740})
    for name in ("answer", "instruction"):
        glance.goto(real_address + PAGES[name])
        box = glance.locator(".sh-lead").bounding_box()
        assert box is not None and box["y"] + box["height"] <= 740, name


def test_the_first_step_is_near_the_top_of_every_instruction(
    glance: Page, real_address: str, real: Content
) -> None:
    glance.set_viewport_size({"width": 360, "height": 740})
    low = {}
    for id in real.instructions:
        glance.goto(f"{real_address}instructions/{id}/")
        top = glance.locator(".sh-step").first.evaluate(
            "(step) => step.getBoundingClientRect().top + scrollY"
        )
        if top > 900:
            low[id] = round(top)
    assert low == {}


def test_the_name_of_the_site_takes_two_lines(glance: Page, real_address: str) -> None:
    glance.goto(real_address)
    for width in (320, 360):
        glance.set_viewport_size({"width": width, "height": 740})
        box = glance.locator(".sh-brand").bounding_box()
        assert box is not None and box["height"] <= 56, f"{width} px"


def test_a_reader_of_another_role_finds_the_twin(phone: Page, address: str) -> None:
    phone.goto(f"{address}faq/link-parent/")
    twin = phone.locator(".sh-twin", has_text="Вы ученик?").get_by_role("link")
    twin.click()
    expect(phone).to_have_url(f"{address}faq/link-student/")


def test_every_style_is_used(site: Path) -> None:
    """A class of ours that stands in no page, template or script is a rule that nobody needs."""
    styles = "".join(path.read_text("utf-8") for path in site.glob("assets/*.css"))
    templates = ROOT / "generator" / "sferum_help" / "templates"
    # The script of the player is published where an official video is.
    scripts = (ROOT / "generator" / "sferum_help" / "theme" / "assets").rglob("*.js")
    places = [*site.rglob("*.html"), *scripts, *templates.glob("*.j2")]
    names = set(re.findall(r"\.(sh-[\w-]+)", styles))
    used = set(re.findall(r"sh-[\w-]+", "".join(path.read_text("utf-8") for path in places)))
    # A name may be put together: `sh-show__slide--${kind}`.
    beginnings = tuple(name for name in used if name.endswith("--"))
    assert {name for name in names - used if not name.startswith(beginnings)} == set()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_the_header_is_reached_in_the_order_in_which_it_is_seen(
    glance: Page, real_address: str, width: int
) -> None:
    glance.set_viewport_size({"width": width, "height": 740})
    glance.goto(f"{real_address}faq/day-delay/")
    places = []
    glance.locator(".sh-skip").focus()
    while True:
        glance.keyboard.press("Tab")
        box = glance.evaluate(
            "(at => at.closest('header') && at.getBoundingClientRect().toJSON())(document.activeElement)"
        )
        if not box:
            break
        places.append((round(box["y"] + box["height"] / 2), box["x"]))
    rows: list[list[float]] = []
    for at, (middle, left) in enumerate(places):
        # In a row of its own, or right of what was reached before.
        if at and abs(middle - places[at - 1][0]) < 10:
            assert left > rows[-1][-1], places
            rows[-1].append(left)
        else:
            assert not at or middle > places[at - 1][0], places
            rows.append([left])
    assert len(rows) == 2 and len(rows[1]) == 2, "the field of search and its button stand below the rest"


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_menu_stands_in_one_place_on_every_page(glance: Page, real_address: str, width: int) -> None:
    glance.set_viewport_size({"width": width, "height": 740})
    found = set()
    for path in PAGES.values():
        glance.goto(real_address + path)
        boxes = glance.evaluate(
            "['.sh-brand', '.sh-menu--wide', '.sh-menu--narrow summary', '.sh-sight__open']"
            ".map(one => document.querySelector(one).getBoundingClientRect())"
            ".map(({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' '))"
        )
        found.add("; ".join(boxes))
    assert len(found) == 1, found


def test_the_link_to_a_step_is_seen_over_it_and_at_focus_and_always_by_touch(
    browser: Browser, glance: Page, address: str
) -> None:
    def seen(page: Page) -> bool:
        return (
            page.locator(".sh-step .sh-anchor").first.evaluate("one => getComputedStyle(one).opacity") == "1"
        )

    glance.goto(f"{address}instructions/find-chat/")
    glance.mouse.move(0, 0)
    assert not seen(glance)
    glance.locator(".sh-step").first.hover()
    assert seen(glance)
    glance.mouse.move(0, 0)
    glance.locator(".sh-step .sh-anchor").first.focus()
    assert seen(glance)
    context = browser.new_context(is_mobile=True, has_touch=True, viewport={"width": 360, "height": 740})
    touch = context.new_page()
    touch.goto(f"{address}instructions/find-chat/")
    assert seen(touch)
    box = touch.locator(".sh-step .sh-anchor").first.bounding_box()
    assert box is not None and min(box["width"], box["height"]) >= 44
    context.close()

"""The home page, the pages of roles and the sheet, as a person meets them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import ROOT
from .server import PAGES

A4 = {"format": "A4", "prefer_css_page_size": True}


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def test_the_home_page_keeps_its_order(phone: Page, address: str) -> None:
    phone.goto(address)
    ids = phone.locator("main [id]").evaluate_all("all => all.map(one => one.id)")
    order = ["frequent", "roles", "checker", "right-links", "videos", "news", "messenger"]
    assert [id for id in ids if id in order] == order


def test_a_role_is_offered_again_and_nothing_moves(phone: Page, address: str) -> None:
    phone.goto(address)
    again = phone.locator("[data-module=role-again]")
    assert again.evaluate_all("links => links.filter(link => !link.hidden).length") == 0
    before = phone.locator(".sh-card").first.bounding_box()
    order = phone.locator(".sh-card a").all_inner_texts()
    phone.goto(f"{address}teachers/")
    phone.goto(address)
    link = phone.get_by_role("link", name="Продолжить как учитель")
    expect(link).to_be_visible()
    assert phone.locator(".sh-card").first.bounding_box() == before
    assert phone.locator(".sh-card a").all_inner_texts() == order
    link.click()
    expect(phone).to_have_url(f"{address}teachers/")


def test_a_role_is_offered_on_the_way_back(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.locator(".sh-card__title a").first.click()
    phone.wait_for_load_state()
    phone.go_back()
    expect(phone.get_by_role("link", name="Продолжить как родитель")).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
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


def test_the_sheet_is_one_sheet(phone: Page, address: str) -> None:
    phone.goto(f"{address}parents/handout/")
    assert pages_of(phone.pdf(**A4)) == 1
    phone.emulate_media(media="print")
    # On paper the way to the checker has to be typed.
    expect(phone.locator(".sh-printed")).to_contain_text("https://site.example/help/checker/")


def test_paper_shows_what_is_folded_and_no_controls(phone: Page, address: str) -> None:
    phone.goto(f"{address}instructions/link-parent/")
    folded = phone.locator(".sh-fold__body").first
    expect(folded).to_be_hidden()
    phone.emulate_media(media="print")
    for rest in ("header", "footer", ".sh-contents", ".sh-notice", "button"):
        expect(phone.locator(rest).first).to_be_hidden()
    # The same that a browser does before it prints.
    phone.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_be_visible()


def test_a_link_to_a_folded_part_opens_it(phone: Page, address: str) -> None:
    phone.goto(f"{address}instructions/link-parent/#wrong-account")
    expect(phone.locator("#wrong-account .sh-fold__body")).to_be_visible()
    expect(phone.locator("#no-chat .sh-fold__body")).to_be_hidden()
    phone.goto(f"{address}parents/#ask-day-delay")
    expect(phone.locator("#ask-day-delay")).to_be_in_viewport()


def test_the_answer_is_on_the_first_screen_of_a_phone(phone: Page, address: str) -> None:
    for name in ("answer", "instruction"):
        phone.goto(address + PAGES[name])
        box = phone.locator(".sh-lead").bounding_box()
        assert box is not None and box["y"] + box["height"] <= 740, name


def test_the_name_of_the_site_takes_two_lines(phone: Page, address: str) -> None:
    phone.goto(address)
    for width in (320, 360):
        phone.set_viewport_size({"width": width, "height": 740})
        box = phone.locator(".sh-brand").bounding_box()
        assert box is not None and box["height"] <= 56, f"{width} px"


def test_a_reader_of_another_role_finds_the_twin(phone: Page, address: str) -> None:
    phone.goto(f"{address}instructions/link-parent/")
    twin = phone.locator(".sh-twin", has_text="Вы учитель?").get_by_role("link")
    twin.click()
    expect(phone).to_have_url(f"{address}instructions/link-teacher/")


def test_every_style_is_used(site: Path) -> None:
    """A class of ours that stands in no page, template or script is a rule that nobody needs."""
    styles = "".join(path.read_text("utf-8") for path in site.glob("assets/*.css"))
    templates = ROOT / "generator" / "sferum_help" / "templates"
    places = [*site.rglob("*.html"), *site.glob("assets/*.js"), *templates.glob("*.j2")]
    names = set(re.findall(r"\.(sh-[\w-]+)", styles))
    used = set(re.findall(r"sh-[\w-]+", "".join(path.read_text("utf-8") for path in places)))
    # A name may be put together: `sh-show__slide--${kind}`.
    beginnings = tuple(name for name in used if name.endswith("--"))
    assert {name for name in names - used if not name.startswith(beginnings)} == set()

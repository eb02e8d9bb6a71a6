"""WCAG 2.2 AA as far as a machine can tell: axe in every state, large text, spacing, motion, landmarks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .browser import set_large_text
from .conftest import framed_pages
from .server import PAGES
from .states import (
    HEIGHT,
    PANELS,
    PROBES,
    SCENES,
    SCHEMES,
    WIDTHS,
    Scene,
    find_violations,
    pairs,
    samples,
    show,
    states,
)

SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important }
* { word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
"""What WCAG 1.4.12 lets every reader set."""

HEADLINES = "header a, header summary, h1, h2, h3, button, .sh-role, .sh-chip, .sh-tag"
"""Short texts whose words stay whole: nothing else notices «Учителя|м»."""

VAGUE = re.compile(r"здесь|тут|сюда|туда|ссылка|подробнее|далее|читать|перейти|ещё|открыть", re.IGNORECASE)
"""Texts that say nothing in a list of links."""

ROOM = (320, 360, 768, 900, 1280)
"""Widths at which everything has to have room. 320 px is also a window of 1280 px at 400 % zoom."""


@pytest.fixture(params=PAGES.values(), ids=PAGES.keys())
def path(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def large(browser: Browser) -> Iterator[Page]:
    """A page of a reader who wants text twice as large."""
    context = browser.new_context(locale="ru-RU", bypass_csp=True, service_workers="block")
    context.add_init_script(path=PROBES)
    page = context.new_page()
    set_large_text(page)
    yield page
    context.close()


@pytest.mark.parametrize("scene", SCENES, ids=str)
def test_axe_finds_nothing(glance: Page, address: str, scene: Scene) -> None:
    for state in samples():
        if state.scene == scene:
            show(glance, address, state)
            assert find_violations(glance, state) == [], state


def test_every_pair_of_values_is_among_the_states() -> None:
    met = {pair for state in states() for pair in pairs(state)}
    values = [SCENES, WIDTHS, SCHEMES, PANELS]
    for (one, ones), (other, others) in combinations(enumerate(values), 2):
        for a in ones:
            for b in others:
                possible = not isinstance(a, Scene) or b in (*a.widths, *SCHEMES, *a.panels)
                assert (((one, a), (other, b)) in met) == possible, f"{a}, {b}"
    assert len(states()) == len(set(states())) > 2 * len(samples())


def test_every_scene_width_and_colour_is_among_the_samples() -> None:
    assert {state.scene for state in samples()} == set(SCENES)
    for one, other, all in ((1, 2, len(WIDTHS) * len(SCHEMES)), (2, 3, len(SCHEMES) * len(PANELS))):
        assert len({(state.values()[one], state.values()[other]) for state in samples()}) == all


def assert_room(page: Page, widths: tuple[int, ...]) -> None:
    """At these widths, also with the spacing that every reader may set."""
    for spacing in ("", SPACING):
        if spacing:
            page.add_style_tag(content=spacing)
        for width in widths:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            assert page.evaluate("probes.cut()") == [], (
                f"{width} px{', с интервалами из WCAG 1.4.12' * bool(spacing)}"
            )


def test_everything_has_room_and_nothing_moves(glance: Page, address: str, path: str) -> None:
    glance.emulate_media(reduced_motion="reduce")
    glance.goto(address + path)
    assert glance.evaluate("document.documentElement.lang") == "ru"
    assert glance.evaluate("probes.landmarks()") == []
    assert glance.evaluate("probes.motion()") == []
    for width in ROOM:
        glance.set_viewport_size({"width": width, "height": HEIGHT})
        assert glance.evaluate(f"probes.brokenWords({HEADLINES!r})") == [], f"{width} px"
    assert_room(glance, ROOM)


def test_text_at_twice_its_size_has_room(large: Page, address: str, path: str) -> None:
    large.goto(address + path)
    assert large.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert_room(large, (320, 768, 1280))


class Links(HTMLParser):
    """Every link of a page: what a screen reader calls it, and where it leads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open: tuple[str, str] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # What is hidden and has no address, a script fills in before it shows it; what is hidden from screen readers
        # only repeats for the finger what stands beside it.
        said = dict(attrs)
        if tag == "a" and said.get("href") and "hidden" not in said and said.get("aria-hidden") != "true":
            self._label = dict(attrs).get("aria-label") or ""
            self._open = ("", dict(attrs).get("href") or "")

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open = (self._open[0] + data, self._open[1])

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open:
            text, address = self._open
            self.found.append((" ".join((self._label or text).split()), address))
            self._open = None


def test_links_make_sense_alone(site: Path) -> None:
    """In a list of links, as a screen reader shows it: each text says where it leads, and to one place."""
    for file in framed_pages(site):
        where: dict[str, str] = {}
        for text, address in Links(file.read_text("utf-8")).found:
            place = f"{file.relative_to(site)}: «{text}»"
            assert (len(text) > 1 or text.isupper()) and not VAGUE.fullmatch(text), place
            page, _, anchor = address.partition("#")
            # Contents of this page, and steps, which are listed below the name of their instruction. Without
            # an anchor, or with the checker's answers in its place, a link leads to a page.
            if not anchor or anchor.startswith("v1:"):
                assert where.setdefault(text, page) == page, f"{place} ведёт и в {where[text]}, и в {page}"

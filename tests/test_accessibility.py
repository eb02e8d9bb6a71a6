"""WCAG 2.2 AA as far as a machine can tell: axe in every state, large text, spacing, motion, landmarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .server import PAGES
from .states import (
    HEIGHT,
    PANELS,
    SCENES,
    SCHEMES,
    WIDTHS,
    Scene,
    find_violations,
    pairs,
    show,
    states,
    states_of,
)

PROBES = Path(__file__).parent / "probes.js"

SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important }
* { word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
"""What WCAG 1.4.12 lets every reader set."""

HEADLINES = "header a, header summary, h1, h2, h3, button, .sh-role, .sh-chip, .sh-tag"
"""Short texts whose words stay whole: nothing else notices «Учителя|м»."""

VAGUE = re.compile(r"здесь|тут|сюда|туда|ссылка|подробнее|далее|читать|перейти|ещё|открыть", re.IGNORECASE)
"""Texts that say nothing in a list of links."""

Opener = Callable[[Browser, int], Page]


@pytest.fixture
def reader() -> Iterator[Opener]:
    """`reader(browser, width)` is a new page that knows the probes, also below a strict policy."""
    contexts = []

    def open_page(browser: Browser, width: int) -> Page:
        viewport = {"width": width, "height": HEIGHT}
        context = browser.new_context(viewport=viewport, locale="ru-RU", bypass_csp=True)
        context.add_init_script(path=PROBES)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(params=PAGES.values(), ids=PAGES.keys())
def path(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.mark.parametrize("scene", SCENES, ids=str)
def test_axe_finds_nothing(reader: Opener, browser: Browser, address: str, scene: Scene) -> None:
    page = reader(browser, WIDTHS[0])
    for state in states_of(scene):
        show(page, address, state)
        assert find_violations(page, state) == [], state


def test_every_pair_of_values_is_among_the_states() -> None:
    chosen = states()
    met = {pair for state in chosen for pair in pairs(state)}
    values = [SCENES, WIDTHS, SCHEMES, PANELS]
    for (one, ones), (other, others) in combinations(enumerate(values), 2):
        for a in ones:
            for b in others:
                possible = not isinstance(a, Scene) or b in (*a.widths, *SCHEMES, *a.panels)
                assert (((one, a), (other, b)) in met) == possible, f"{a}, {b}"
    assert len(chosen) == len(set(chosen)) >= 60


@pytest.mark.parametrize("width", [320, 360, 768, 900, 1280])
def test_everything_has_room(reader: Opener, browser: Browser, address: str, path: str, width: int) -> None:
    """320 px is also a window of 1280 px at 400 % zoom."""
    page = reader(browser, width)
    page.goto(address + path)
    assert page.evaluate("probes.cut()") == []
    assert page.evaluate(f"probes.brokenWords({HEADLINES!r})") == []
    page.add_style_tag(content=SPACING)
    assert page.evaluate("probes.cut()") == [], "с интервалами из WCAG 1.4.12"


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_text_at_twice_its_size_has_room(
    reader: Opener, large_browser: Browser, address: str, path: str, width: int
) -> None:
    page = reader(large_browser, width)
    page.goto(address + path)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert page.evaluate("probes.cut()") == []
    page.add_style_tag(content=SPACING)
    assert page.evaluate("probes.cut()") == [], "с интервалами из WCAG 1.4.12"


def test_landmarks_have_names_and_nothing_moves(
    reader: Opener, browser: Browser, address: str, path: str
) -> None:
    page = reader(browser, 1280)
    page.emulate_media(reduced_motion="reduce")
    page.goto(address + path)
    assert page.evaluate("document.documentElement.lang") == "ru"
    assert page.evaluate("probes.landmarks()") == []
    assert page.evaluate("probes.motion()") == []


class Links(HTMLParser):
    """Every link of a page: what a screen reader calls it, and where it leads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open: tuple[str, str] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # What is hidden and has no address, a script fills in before it shows it.
        if tag == "a" and dict(attrs).get("href") and "hidden" not in dict(attrs):
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
    for file in sorted(site.rglob("*.html")):
        where: dict[str, str] = {}
        for text, address in Links(file.read_text("utf-8")).found:
            place = f"{file.relative_to(site)}: «{text}»"
            assert (len(text) > 1 or text.isupper()) and not VAGUE.fullmatch(text), place
            page, _, anchor = address.partition("#")
            # Contents of this page, and steps, which are listed below the name of their instruction. Without
            # an anchor, or with the checker's answers in its place, a link leads to a page.
            if not anchor or anchor.startswith("v1:"):
                assert where.setdefault(text, page) == page, f"{place} ведёт и в {where[text]}, и в {page}"

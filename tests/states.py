"""In which states axe looks at a page: the pages and what was done on them × widths × colours × panel.

Each list below grows by a line. `make audit` looks at `states()`: every pair of values at least once, so every
scene at every width, in all colours, with every choice of the panel.

`make test` looks at `samples()`, a third of them: every scene once, every page in light and in dark, and
every pair of width, colours and panel on some page. Nothing is lost by it, only found later: names, roles and
order do not depend on colours; every colour is a custom property, whose palettes test_sight.py and
test_colours.py measure; whether a page has room at every width, test_accessibility.py asks without axe.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .server import PAGES

PROBES = Path(__file__).parent / "probes.js"
"""What tests ask of a page in the browser."""

VOICES = Path(__file__).parent / "voices.js"
"""A device that can read aloud."""

NARROW = (320, 360, 768)
"""Where the menu is behind a button."""

WIDTHS = (*NARROW, 1280)
HEIGHT = 740

SCHEMES: dict[str, dict[str, str]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}
"""Colours that the system asks for: name → what to emulate. `forced`: high contrast of Windows."""

PANELS: dict[str, dict[str, str]] = {
    "usual": {},
    "black on white, 200 %": {"data-colours": "black", "data-size": "200", "data-large": ""},
    "white on black, most space": {"data-colours": "white", "data-spacing": "most", "data-large": ""},
    "blue, 150 %, more space": {
        "data-colours": "blue",
        "data-size": "150",
        "data-spacing": "more",
        "data-large": "",
    },
    "brown, no pictures": {"data-colours": "brown", "data-pictures": "off"},
}
"""What was chosen in the panel for low vision: name → attributes of the root element."""


def open_menu(page: Page) -> None:
    page.locator("header summary").click()


def copy_message(page: Page) -> None:
    page.locator("[data-module=copy] button").first.click()


def go_to_step(page: Page) -> None:
    page.locator("main .sh-anchor").first.click()


def answer_question(page: Page) -> None:
    page.locator("main .sh-option").first.click()
    page.wait_for_load_state()


def open_panel(page: Page) -> None:
    page.locator("[data-module=sight]").click()


def search(page: Page) -> None:
    page.locator("#search-home").click()
    # The window of search loads now, and takes the focus with it.
    page.locator("[role=combobox]:focus").wait_for()
    page.keyboard.type("нет чата")
    page.get_by_role("option").first.wait_for()


def start_show(page: Page) -> None:
    page.locator("[data-module=show] button").click()
    page.get_by_role("dialog").wait_for()


def listen(page: Page) -> None:
    page.evaluate(VOICES.read_text("utf-8"))
    page.get_by_role("button", name="Прослушать").click()
    page.locator(".sh-heard").wait_for()


def open_details(page: Page) -> None:
    for summary in page.locator("main details > summary").all():
        summary.click()


def search_in_vain(page: Page) -> None:
    page.locator("header form.sh-search input").click()
    page.locator("[role=combobox]:focus").wait_for()
    page.keyboard.type("рецепт борща")
    page.locator("dialog .sh-results__nothing a").first.wait_for()


def say_no(page: Page) -> None:
    page.get_by_role("button", name="Нет", exact=True).click()


def paste_message(page: Page) -> None:
    page.get_by_label("Что пишет человек").fill("привязать профиль к мэш")


def reach_skip_link(page: Page) -> None:
    page.keyboard.press("Tab")


STEPS: dict[str, Callable[[Page], None]] = {
    "menu open": open_menu,
    "message copied": copy_message,
    "step linked": go_to_step,
    "question answered": answer_question,
    "skip link": reach_skip_link,
    "panel open": open_panel,
    "search open": search,
    "show open": start_show,
    "listening": listen,
    "all open": open_details,
    "nothing found": search_in_vain,
    "not helped": say_no,
    "message pasted": paste_message,
}
"""What a person has done on the page by the time we look: name → how."""


@dataclass(frozen=True)
class Scene:
    """A page, and what was done on it."""

    page: str
    """A name of PAGES."""
    steps: tuple[str, ...] = ()
    """Names of STEPS."""
    widths: tuple[int, ...] = WIDTHS
    """At which widths this can happen."""
    panels: tuple[str, ...] = tuple(PANELS)
    """With which choices of the panel it is looked at."""

    def __str__(self) -> str:
        return ", ".join((self.page, *self.steps))


PLAIN = ("usual",)

ALIKE = ("teachers", "students", "mixed-up", "videos-families", "checker-wait", "checker-numbers")
"""Pages of a kind that another page shows in every choice of the panel."""

SCENES = (
    *(Scene(name, panels=PLAIN if name in ALIKE else tuple(PANELS)) for name in PAGES),
    Scene("home", ("panel open",)),
    Scene("home", ("menu open",), NARROW),
    Scene("answer", ("menu open",), NARROW, PLAIN),
    Scene("home", ("search open",)),
    Scene("search", ("all open",), (320, 1280), PLAIN),
    Scene("instruction", ("show open",)),
    Scene("instruction", ("listening",)),
    Scene("answer", ("listening",), (320, 1280), PLAIN),
    Scene("instruction", ("all open",), (320, 1280), PLAIN),
    Scene("home", ("skip link",), (320, 1280), PLAIN),
    Scene("instruction", ("step linked",), (320, 1280), PLAIN),
    Scene("instruction", ("message copied",), (320, 1280), PLAIN),
    Scene("checker-question", ("question answered",), (320, 1280), PLAIN),
    Scene("checker-question", ("question answered", "question answered"), (360, 768), PLAIN),
    Scene("answer", ("nothing found",), (320, 1280), PLAIN),
    Scene("answer", ("not helped",), (320, 1280), PLAIN),
    Scene("support", ("message pasted",), (360, 1280), PLAIN),
)


@dataclass(frozen=True)
class State:
    """A scene as one reader sees it."""

    scene: Scene
    width: int
    """CSS pixels."""
    scheme: str
    panel: str

    def values(self) -> tuple[object, ...]:
        return (self.scene, self.width, self.scheme, self.panel)

    def __str__(self) -> str:
        return f"{self.scene} · {self.width} px · {self.scheme} · {self.panel}"


Marks = Callable[[State], set]
"""A state → what is met by looking at it."""


def choose(marks: Marks) -> list[State]:
    """States, chosen greedily until everything that can be met has been met."""
    possible = {
        state: marks(state)
        for state in (
            State(scene, width, scheme, panel)
            for scene in SCENES
            for width in scene.widths
            for scheme in SCHEMES
            for panel in scene.panels
        )
    }
    missing = set().union(*possible.values())
    chosen = []
    while missing:
        # Fixed order: the first best one, so that the same states are looked at everywhere.
        best = max(possible, key=lambda state: len(missing & possible[state]))
        chosen.append(best)
        missing -= possible[best]
    order = {state: place for place, state in enumerate(possible)}
    return sorted(chosen, key=order.__getitem__)


def pairs(state: State) -> set:
    """Every two values of a state, each with the place that tells what kind it is."""
    return set(combinations(enumerate(state.values()), 2))


def sample_marks(state: State) -> set:
    """The scene, the page with its colours, and every two of width, colours and panel."""
    page = (state.scene.page, "light" if state.scheme == "light" else "dark")
    alike = state.scene.page in ALIKE
    return {state.scene, *combinations(enumerate(state.values()[1:]), 2), *(() if alike else (page,))}


@cache
def states() -> list[State]:
    """Every pair of values: for `make audit`."""
    return choose(pairs)


@cache
def samples() -> list[State]:
    """Every scene, every page in light and dark: for `make test`."""
    return choose(sample_marks)


def set_scheme(page: Page, scheme: str) -> None:
    page.emulate_media(**({"forced_colors": "none"} | SCHEMES[scheme]))


def show(page: Page, address: str, state: State) -> None:
    """Open the page in this state."""
    # A show that fills the screen is left with its page, and only a window can be given a size.
    page.goto("about:blank")
    page.set_viewport_size({"width": state.width, "height": HEIGHT})
    set_scheme(page, state.scheme)
    page.goto(address + PAGES[state.scene.page])
    # Before anything else, as the panel's own script does it.
    page.evaluate(
        "(attributes) => Object.entries(attributes).forEach(([name, value]) =>"
        " document.documentElement.setAttribute(name, value))",
        PANELS[state.panel],
    )
    for name in state.scene.steps:
        STEPS[name](page)


def find_violations(page: Page, state: State) -> list[str]:
    """What axe finds by WCAG 2.0–2.2 A and AA and by good practice: rule, element and message."""
    rules = {
        # Off by default, though WCAG 2.2 AA demands it.
        "target-size": {"enabled": True},
        # Where the system forces its colours, axe reads ours: Chromium leaves -webkit-text-fill-color alone.
        "color-contrast": {"enabled": state.scheme != "forced"},
    }
    # Nothing that we ask for needs a second look at the styles over the network.
    options = {"resultTypes": ["violations"], "rules": rules, "preload": False}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]

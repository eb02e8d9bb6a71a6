"""Through a page by Tab: every stop seen, in the order of reading. For the tests and the audit."""

from __future__ import annotations

from playwright.sync_api import Page

from .server import PAGES
from .states import HEIGHT, set_scheme

BUTTONS_OF_A_VIDEO = 12
"""More than any browser draws on one; the video with them is one stop here."""

WALKS = ((320, "light"), (768, "forced"), (1280, "dark"))
"""Width and colours of a walk: behind the menu's button, in colours of the system, with everything in sight."""

ALL_WALKS = ("home", "instruction", "checker-question", "support")
"""Pages that the tests walk in every way: each with controls of its own. The others take turns."""

SAMPLES = tuple(
    (name, way)
    for number, name in enumerate(PAGES)
    for way in (WALKS if name in ALL_WALKS else (WALKS[number % len(WALKS)],))
)
"""What the tests walk; `make audit` walks every page in every way."""


LOOK = """() => {
  const [all, at] = [probes.stops(), document.activeElement];
  return [all.indexOf(at), all.length, probes.focusProblem(), probes.name(at), at.localName];
}"""


def walk(page: Page, address: str, width: int, scheme: str) -> list[str]:
    """Tab from the beginning of a page to its end. Returns what is wrong; the page has to know the probes."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    set_scheme(page, scheme)
    page.goto(address)
    found = [f"не по порядку: {one}" for one in page.evaluate("probes.reordered()")]
    # A page that is one large form has put the focus into its first field. Counted anew at every stop: a script
    # may show one more button while we walk.
    number, count = page.evaluate("[probes.place() + 1, probes.stops().length]")
    while number < count:
        for _ in range(BUTTONS_OF_A_VIDEO):
            page.keyboard.press("Tab")
            place, count, problem, name, tag = page.evaluate(LOOK)
            if tag != "video" or place == number:
                break
        if problem:
            found.append(problem)
        if place != number:
            return [*found, f"вместо остановки {number}: {name}"]
        number += 1
    page.keyboard.press("Tab")
    # Past the end the browser takes over: its own buttons, or the page from its beginning.
    if page.evaluate("probes.place()") not in (-1, 0):
        found.append("Tab не выходит со страницы")
    return found

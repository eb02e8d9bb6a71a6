"""The panel «Версия для слабовидящих», and what the system asks for without it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from sferum_help.theme.assets import FOLDER

from .browser import until
from .conftest import framed_pages
from .contrast import contrast
from .server import PAGES

KEY = "sferum-sight"
COLOURS = ("black", "white", "blue", "brown")
LARGEST = {"size": "200", "spacing": "most", "large": ""}
INSTRUCTION = PAGES["instruction"]


@pytest.fixture
def opener(phone: Page) -> Locator:
    return phone.get_by_role("button", name="Версия для слабовидящих")


@pytest.fixture
def panel(phone: Page) -> Locator:
    return phone.get_by_role("region", name="Версия для слабовидящих")


def choose(page: Page, group: str, choice: str) -> None:
    page.get_by_role("group", name=group, exact=True).get_by_role("button", name=choice, exact=True).click()


def shown(page: Page) -> dict[str, str]:
    """What the page looks like, by the attributes of <html>."""
    names = "size", "spacing", "colours", "theme", "pictures"
    dataset = page.evaluate("({...document.documentElement.dataset})")
    return {name: dataset[name] for name in names if name in dataset}


def remember(page: Page, state: dict[str, str] | str) -> None:
    """The next pages open as if this had been chosen before."""
    text = state if isinstance(state, str) else json.dumps(state)
    page.add_init_script(f"localStorage.setItem({json.dumps(KEY)}, {json.dumps(text)})")


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.textContent.trim()").replace("\xa0", " ")


def test_the_panel_is_walked_by_keyboard(phone: Page, address: str, opener: Locator, panel: Locator) -> None:
    phone.goto(address + INSTRUCTION)
    expect(panel).to_be_hidden()
    opener.focus()
    phone.keyboard.press("Enter")
    expect(panel).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    # The panel comes next in the order of Tab.
    phone.keyboard.press("Tab")
    assert focused(phone) == "100 %"
    phone.keyboard.press("Tab")
    phone.keyboard.press("Space")
    assert focused(phone) == "125 %" and shown(phone) == {"size": "125"}
    phone.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    # And a closed one is not in it.
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.closest('#sight, .sh-sight__place')") is None


def test_a_panel_that_did_not_come_may_be_asked_for_again(browser: Browser, address: str) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    page.route("**/sight-panel.*", lambda route: route.abort())
    button = page.get_by_role("button", name="Версия для слабовидящих")
    with page.expect_event("requestfailed"):
        button.click()
    page.unroute("**/sight-panel.*")
    button.click()
    expect(page.get_by_role("region", name="Версия для слабовидящих")).to_be_visible()
    assert errors == []
    context.close()


def test_close_gives_the_focus_back(phone: Page, address: str, opener: Locator, panel: Locator) -> None:
    phone.goto(address)
    opener.click()
    panel.get_by_role("button", name="Закрыть").click()
    expect(panel).to_be_hidden()
    expect(opener).to_be_focused()


def test_in_every_group_one_button_is_pressed(phone: Page, address: str, opener: Locator) -> None:
    phone.goto(address)
    opener.click()
    choose(phone, "Цвета", "Синим по голубому")
    pressed = phone.locator("#sight fieldset").evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('[aria-pressed=true]')].map(b => b.innerText).join())"
    )
    words = [text.replace("\xa0", " ") for text in pressed]
    assert words == ["100 %", "Обычное", "Синим по голубому", "Как в системе", "Показаны"]


def test_every_choice_of_the_panel_is_one_that_is_remembered(
    phone: Page, address: str, opener: Locator
) -> None:
    phone.goto(address)
    opener.click()
    buttons = phone.locator("#sight fieldset button")
    expect(buttons.first).to_be_visible()
    for index in range(buttons.count()):
        buttons.nth(index).click()
        [(name, value)] = buttons.nth(index).evaluate("button => Object.entries(button.dataset)")
        assert shown(phone).get(name, "") == value
        expect(buttons.nth(index)).to_have_attribute("aria-pressed", "true")
    assert json.loads(phone.evaluate(f"localStorage['{KEY}']")) == shown(phone)


def test_the_choice_holds_on_other_pages_after_a_reload_and_in_other_tabs(
    phone: Page, address: str, opener: Locator
) -> None:
    phone.goto(address)
    other = phone.context.new_page()
    other.goto(f"{address}faq/")
    opener.click()
    choose(phone, "Размер текста", "150 %")
    choose(phone, "Цвета", "Белым по чёрному")
    chosen = {"size": "150", "colours": "white"}
    until(other, "document.documentElement.dataset.colours === 'white'")
    assert shown(other) == chosen
    for next_page in ("parents/", "checker/parent-link-whose/", "404.html"):
        phone.goto(address + next_page)
        assert shown(phone) == chosen
    phone.reload()
    assert shown(phone) == chosen
    opener.click()
    phone.get_by_role("button", name="Обычная версия").click()
    assert shown(phone) == {}
    until(other, "!('colours' in document.documentElement.dataset)")


@pytest.mark.parametrize("name", ["home", "not-found"])
def test_it_is_set_before_the_first_paint(phone: Page, address: str, name: str) -> None:
    """The script stops the parser, so the attributes stand before the body."""
    remember(phone, {"colours": "white"})
    phone.add_init_script(
        "new MutationObserver((_, observer) => { if (document.body) { observer.disconnect();"
        "globalThis.early = document.documentElement.dataset.colours; } })"
        ".observe(document, { childList: true, subtree: true })"
    )
    phone.goto(address + PAGES[name])
    assert phone.evaluate("early") == "white"


def test_every_page_sets_it_before_the_first_paint(site: Path) -> None:
    """What stands behind a script that stops the parser is asked for later, so it is the last in the head."""
    for path in framed_pages(site):
        head = path.read_text("utf-8").partition("</head>")[0]
        *others, last = re.findall(r'<script\b[^>]*>|<link\b[^>]*rel="stylesheet"[^>]*>', head)
        assert last.startswith("<script") and not re.search(r"\b(defer|async|type)\b", last), path
        assert all(one.startswith("<link") or " defer" in one for one in others), path


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_button_moves_nothing_when_it_comes(phone: Page, address: str, width: int) -> None:
    phone.set_viewport_size({"width": width, "height": 740})
    phone.add_init_script(
        "globalThis.moved = []; new PerformanceObserver(list => list.getEntries()"
        ".forEach(one => moved.push(...one.sources.map(({ node }) => node && node.className))))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    phone.goto(address, wait_until="networkidle")
    place, button = phone.locator(".sh-sight__place").bounding_box(), phone.locator(".sh-sight__open")
    assert button.bounding_box() == place and place["width"] == place["height"] == 44
    # The notice stands right below the header: if it stays, the button has moved nothing.
    assert "sh-notice" not in phone.evaluate("moved")


GARBAGE = (
    "",
    "{",
    "null",
    "5",
    '"white"',
    "[]",
    '{"size": "999", "colours": {}, "theme": null, "toString": "x"}',
)


def test_garbage_in_the_storage_is_nothing_chosen(phone: Page, address: str, opener: Locator) -> None:
    errors = []
    phone.on("pageerror", lambda error: errors.append(str(error)))
    phone.goto(address)
    for garbage in GARBAGE:
        phone.evaluate("garbage => localStorage.setItem('sferum-sight', garbage)", garbage)
        phone.reload()
        assert shown(phone) == {}, garbage
        opener.click()
        choose(phone, "Размер текста", "200 %")
        phone.reload()
        assert shown(phone) == {"size": "200"} and errors == [], garbage


def test_a_browser_without_storage_keeps_the_choice_for_the_page(
    phone: Page, address: str, opener: Locator
) -> None:
    errors = []
    phone.on("pageerror", lambda error: errors.append(str(error)))
    phone.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })"
    )
    phone.goto(address)
    opener.click()
    choose(phone, "Цвета", "Чёрным по белому")
    assert shown(phone) == {"colours": "black"} and errors == []
    expect(phone.get_by_role("button", name="Чёрным по белому")).to_have_attribute("aria-pressed", "true")


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    yield context.new_page()
    context.close()


def test_without_scripts_nothing_of_it_shows_and_dark_is_dark(scriptless: Page, address: str) -> None:
    scriptless.goto(address)
    expect(scriptless.locator(".sh-sight__place")).to_be_hidden()
    expect(scriptless.locator("#sight")).to_be_hidden()
    expect(scriptless.locator("body")).to_have_css("background-color", "rgb(14, 21, 18)")


# The four colours, sizes and spacing are in the states of test_accessibility.py; that the palettes are the same
# whoever asks for them, the last test says.
@pytest.mark.parametrize(("system", "chosen"), [("light", "dark"), ("dark", "light")])
def test_axe_finds_nothing_in_a_theme_against_the_system(
    phone: Page, address: str, opener: Locator, system: str, chosen: str
) -> None:
    phone.emulate_media(color_scheme=system)
    remember(phone, {"theme": chosen})
    phone.goto(address + INSTRUCTION)
    opener.click()
    expect(phone.locator("#sight")).to_be_visible()
    results = Axe().run(phone, options={"resultTypes": ["violations"], "preload": False})
    assert results.violations_count == 0, results.generate_report()


BEYOND = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const beyond = [...document.querySelectorAll("body *")].filter((one) =>
    one.checkVisibility() && !one.closest("pre, .sh-visually-hidden, .sh-skip")
    && one.getBoundingClientRect().right > clientWidth + 1);
  return [scrollWidth - clientWidth, beyond.map((one) => one.outerHTML.slice(0, 80))];
}"""

SILENT = """() => [...document.querySelectorAll("body :is(svg, img)")]
  .filter(one => !one.closest('[aria-hidden=true], [hidden]') && one.alt !== '').length"""
"""A drawing is either a sign beside words or has a caption; a picture says nothing of its own."""


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_the_largest_text_fits_and_what_is_hidden_is_said_in_words(
    glance: Page, address: str, path: str
) -> None:
    glance.goto(address + path)
    glance.get_by_role("button", name="Версия для слабовидящих").click()
    # As the panel's own script does it.
    for state in (LARGEST, LARGEST | {"spacing": ""}):
        glance.evaluate("state => Object.assign(document.documentElement.dataset, state)", state)
        expect(glance.locator("#sight")).to_be_visible()
        for width in (320, 360, 768, 900, 1280):
            glance.set_viewport_size({"width": width, "height": 740})
            wide, beyond = glance.evaluate(BEYOND)
            assert wide <= 0 and beyond == [], f"{state}, {width} px"
    glance.evaluate("document.documentElement.dataset.pictures = 'off'")
    assert glance.locator("main :is(svg, img):visible").count() == 0
    assert glance.evaluate(SILENT) == 0
    captions = glance.locator("main figure figcaption").all_text_contents()
    assert all(text.strip() for text in captions)


@pytest.mark.parametrize(
    "path", ["", "faq/first-aid/", "faq/max-login/", "instructions/link-mixed-up/", "answers-json/"]
)
def test_no_real_page_slides_sideways(glance: Page, real_address: str, path: str) -> None:
    """Those of the real ones that have most to show side by side: parts with links to them, bands, a table."""
    glance.goto(real_address + path)
    for state in ({}, LARGEST | {"spacing": ""}, LARGEST):
        glance.evaluate("state => Object.assign(document.documentElement.dataset, state)", state)
        for width in (320, 360, 412):
            glance.set_viewport_size({"width": width, "height": 740})
            wide, beyond = glance.evaluate(BEYOND)
            assert wide <= 0 and beyond == [], f"{state}, {width} px"


def test_the_picture_of_links_stacks_when_the_text_is_large(phone: Page, address: str) -> None:
    phone.goto(address + PAGES["mixed-up"])
    parts = phone.locator(".sh-pair").first.locator("> *")

    def boxes() -> list[dict[str, float]]:
        return [parts.nth(number).bounding_box() for number in range(3)]

    record, label, profile = boxes()
    assert record["y"] == profile["y"] and record["x"] + record["width"] <= label["x"] + 1 < profile["x"]
    phone.evaluate("document.documentElement.dataset.size = '200'")
    record, label, profile = boxes()
    assert record["x"] == profile["x"] and record["width"] == profile["width"] > 290
    assert record["y"] + record["height"] <= label["y"]
    assert label["y"] + label["height"] <= profile["y"]


def test_drawings_grow_with_the_text(phone: Page, address: str) -> None:
    phone.goto(address + INSTRUCTION)
    icons = phone.locator("main .sh-icon:visible, header .sh-icon:visible")
    heights = "all => all.map((one) => one.getBoundingClientRect().height)"
    before = icons.evaluate_all(heights)
    phone.evaluate("document.documentElement.dataset.size = '200'")
    assert icons.evaluate_all(heights) == [2 * height for height in before] and len(before) > 5


def test_the_panel_shows_what_it_does(phone: Page, address: str, opener: Locator, panel: Locator) -> None:
    phone.goto(address)
    opener.click()
    sample = panel.locator(".sh-sight__sample")
    before = sample.bounding_box()
    for group, choice in (("Размер текста", "200 %"), ("Цвета", "Белым по чёрному")):
        choose(phone, group, choice)
        # The panel is longer than the screen now; what it does is still seen beside the button.
        expect(sample).to_be_in_viewport(ratio=1)
        expect(panel.get_by_role("button", name=choice, exact=True)).to_be_in_viewport(ratio=0.9)
    assert sample.bounding_box()["height"] > 1.5 * before["height"]
    expect(sample).to_have_css("background-color", "rgb(0, 0, 0)")


WORDS = "main, header, footer"
ADDRESS = re.compile("«[A-Za-z0-9]+» разорвано$")


def hyphens(page: Page) -> int:
    return page.evaluate("document.body.textContent.split('\u00ad').length - 1")


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_no_word_is_broken_without_a_hyphen(glance: Page, address: str, path: str) -> None:
    glance.goto(address + path)
    glance.evaluate("state => Object.assign(document.documentElement.dataset, state)", {"size": "200"})
    glance.get_by_role("button", name="Версия для слабовидящих").click()
    expect(glance.locator("#sight")).to_be_visible()
    # As the panel's own script does it.
    glance.evaluate("document.documentElement.dataset.large = ''")
    until(glance, "document.body.textContent.includes('\u00ad')")
    for width in (360, 1280):
        glance.set_viewport_size({"width": width, "height": 740})
        broken = glance.evaluate(f"probes.brokenWords({WORDS!r})")
        # An address has no place for a hyphen.
        assert [one for one in broken if not ADDRESS.search(one)] == [], f"{width} px"


def test_soft_hyphens_are_there_for_large_text_only_and_never_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    remember_once = f"localStorage['{KEY}'] ||= '{json.dumps({'size': '200'})}'"
    page.add_init_script(remember_once)
    page.goto(address + PAGES["mixed-up"])
    until(page, "document.querySelector('h1').textContent.includes('\u00ad')")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "перепутанные" in copied and not re.search("[\u00ad\u200b]", copied)
    page.locator("[data-module=copy] button").first.click()
    expect(page.locator("[data-module=copy] [role=status]").first).not_to_be_empty()
    assert "\u00ad" not in page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Версия для слабовидящих").click()
    page.get_by_role("button", name="Обычная версия").click()
    until(page, "!document.body.textContent.includes('\u00ad')")
    context.close()


def test_a_page_of_usual_size_loads_nothing_for_large_text(phone: Page, address: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(address + INSTRUCTION)
    phone.wait_for_load_state("networkidle")
    assert not [url for url in asked if "sight-panel" in url] and hyphens(phone) == 0


HYPHENATED = [
    "пе-ре-пу-тан-ные",
    "ро-ди-тель-ский",
    "маль-чик",
    "подъ-езд",
    "май-ский",
    "от-вя-зы-вайте",
    "мес-сен-джер",
    "ви-де-о-инс-трук-ция",
    "клас-сному",
    "от-правьте",
    "ого",
]
"""Words with every place where a line may end; the rules know syllables, not morphemes."""


def test_a_line_ends_between_syllables(glance: Page, modules: str) -> None:
    glance.goto(modules)
    found = glance.evaluate(
        "words => import('/sight/hyphens.js').then(({ hyphenate }) => words.map(hyphenate))",
        [word.replace("-", "") for word in HYPHENATED],
    )
    assert [word.replace("\u00ad", "-") for word in found] == HYPHENATED


@pytest.mark.parametrize("state", [{}, {"size": "125"}, {"spacing": "most"}, LARGEST], ids=str)
def test_no_word_of_the_menu_is_split(phone: Page, address: str, state: dict[str, str]) -> None:
    remember(phone, state)
    phone.goto(address)
    for width in (320, 600, 900, 1100, 1280):
        phone.set_viewport_size({"width": width, "height": 740})
        if phone.locator("header summary").is_visible():
            phone.locator("header details").evaluate("menu => { menu.open = true; }")
        split = phone.locator("header nav a").evaluate_all(
            """links => links.filter((link) => link.checkVisibility()).flatMap((link) => {
              const text = link.firstChild;
              return [...text.data.matchAll(/[^\\s-]+/g)].filter((word) => {
                const range = document.createRange();
                range.setStart(text, word.index);
                range.setEnd(text, word.index + word[0].length);
                return new Set([...range.getClientRects()].map(({ top }) => top)).size > 1;
              }).map(String);
            })"""
        )
        assert split == [], f"{width} px"


def test_paper_stays_black_on_white(phone: Page, address: str) -> None:
    remember(phone, {"colours": "white", "theme": "dark", **LARGEST})
    phone.goto(address + INSTRUCTION)
    expect(phone.locator("body")).to_have_css("background-color", "rgb(0, 0, 0)")
    phone.emulate_media(media="print")
    expect(phone.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(phone.locator("body")).to_have_css("color", "rgb(0, 0, 0)")
    expect(phone.locator("html")).not_to_have_css("font-size", "32px")
    expect(phone.locator("#sight")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_of_the_system_reach_the_drawings(phone: Page, address: str, scheme: str) -> None:
    phone.emulate_media(forced_colors="active", color_scheme=scheme)
    phone.goto(address + PAGES["checker-outcome"])
    text = phone.locator("body").evaluate("body => getComputedStyle(body).color")
    expect(phone.locator(".sh-mark")).to_have_css("color", text)
    # What a ground alone tells apart is gone, so the edge has to be there.
    expect(phone.locator(".sh-notice")).to_have_css("border-bottom-width", "1px")
    phone.get_by_role("button", name="Версия для слабовидящих").click()
    tick = phone.locator("[aria-pressed=true]").first
    assert tick.evaluate("one => getComputedStyle(one, '::before').visibility") == "visible"


FILLED = {
    "home": "main .sh-button",
    "instruction": "main .sh-button:not(.sh-button--quiet)",
    "codes": "main .sh-button",
    "checker-outcome": "main .sh-button:not(.sh-button--quiet)",
    "questions": ".sh-chip[aria-pressed=true]",
    "videos-families": ".sh-clip__go",
}
"""Page → what is filled with a colour on it."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", FILLED)
def test_filled_buttons_are_readable_in_the_colours_of_the_system(
    phone: Page, address: str, scheme: str, name: str
) -> None:
    phone.emulate_media(forced_colors="active", color_scheme=scheme)
    phone.goto(address + PAGES[name])
    filled = phone.locator(FILLED[name]).locator("visible=true")
    expect(filled.first).to_be_visible()
    for number in range(filled.count()):
        # Not the style: Chromium may lay a plate behind the letters that no style tells of.
        picture = Image.open(BytesIO(filled.nth(number).screenshot())).convert("L")
        wide, high = picture.size
        shades = picture.crop((wide // 5, high // 3, wide * 4 // 5, high * 2 // 3)).histogram()
        dark, light = sum(shades[:80]) / sum(shades), sum(shades[175:]) / sum(shades)
        assert min(dark, light) > 0.03, f"{name}, {number}: {dark:.0%} и {light:.0%}"


def as_hex(colour: str) -> str:
    """«rgb(1, 2, 3)» → «#010203»."""
    return "#" + "".join(f"{int(one):02x}" for one in re.findall(r"\d+", colour)[:3])


def test_less_motion_is_none(phone: Page, address: str) -> None:
    phone.emulate_media(reduced_motion="reduce")
    phone.goto(address)
    moving = phone.locator("body, body *").evaluate_all(
        "all => all.filter(one => parseFloat(getComputedStyle(one).transitionDuration)).length"
    )
    assert moving == 0


def declared(block: str) -> dict[str, str]:
    return dict(re.findall(r"(--[\w-]+): ([^;]+);", block))


@pytest.mark.parametrize("colours", COLOURS)
def test_special_colours_have_a_contrast_of_seven(colours: str) -> None:
    style = (FOLDER / "sight.css").read_text("utf-8")
    pair = declared(re.search(rf':root\[data-colours="{colours}"\].*?\}}', style, re.DOTALL)[0])
    assert contrast(pair["--bg"], pair["--text"]) >= 7


def test_every_colour_has_its_place_in_the_special_ones() -> None:
    tokens = declared((FOLDER / "tokens.css").read_text("utf-8").partition("@media")[0])
    style = (FOLDER / "sight.css").read_text("utf-8")
    mapped = declared(re.search(r":root\[data-colours\] \{.*?\}", style, re.DOTALL)[0])
    colours = {name for name, value in tokens.items() if value.startswith("#")}
    assert colours - {"--bg", "--text"} <= set(mapped)
    assert set(mapped.values()) == {"var(--bg)", "var(--text)", "none"}


def test_dark_is_the_same_whoever_asks_for_it() -> None:
    style = (FOLDER / "tokens.css").read_text("utf-8")
    palettes = [declared(block) for block in re.split("@media", style)[1:]]
    assert len(palettes) == 2 and all(first == second for first, second in pairwise(palettes))

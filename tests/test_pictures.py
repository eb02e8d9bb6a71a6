"""The set of pictures: drawn by one hand, named by editors, seen in every palette; who is linked to what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import jinja2
import pytest
from playwright.sync_api import Browser, Page, expect
from sferum_help.model.content import Content
from sferum_help.model.looks import PICTURES
from sferum_help.pages.linking import draw_facts
from sferum_help.pages.templating import TEMPLATES, environment
from sferum_help.site.make import make_site
from sferum_help.source.tree import read_content

from .browser import until
from .conftest import ROOT, SMALL

Tree = Callable[[dict[str, object]], Path]

DRAWINGS = TEMPLATES / "pictures"
HANDBOOK = ROOT / "handbook" / "editing.md"


def render(call: str, **names: object) -> str:
    """What a macro of `_pictures.html.j2` makes."""
    page = environment().from_string('{% import "_pictures.html.j2" as pictures %}{{ ' + call + " }}")
    return page.render(**names)


# The set


def test_every_name_is_drawn_and_every_drawing_named() -> None:
    assert {path.name.removesuffix(".html.j2") for path in DRAWINGS.iterdir()} == set(PICTURES)
    assert len(PICTURES) == len(set(PICTURES))


def test_every_picture_is_described_to_editors() -> None:
    section = HANDBOOK.read_text("utf-8").partition("## Рисунки")[2]
    described = re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE)
    assert described[: len(PICTURES)] == list(PICTURES)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_two_weights_one_tint_and_no_colour_of_its_own(name: str) -> None:
    drawing = (DRAWINGS / f"{name}.html.j2").read_text("utf-8")
    assert "sh-picture__tint" in drawing
    assert set(re.findall(r'stroke-width="([^"]+)"', drawing)) <= {"2"}
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawing)) <= {"currentColor"}
    # Words would have to be an editor's; a style or a gradient would bring colours.
    assert set(re.findall(r"<(\w+)", drawing)) <= {"path", "rect", "circle", "g"}
    assert "style" not in drawing and len(drawing) <= 500


def test_an_unknown_picture_is_an_error() -> None:
    with pytest.raises(jinja2.TemplateNotFound, match="pictures/hat"):
        render("pictures.picture('hat')")


def test_every_picture_lies_within_the_grid(glance: Page) -> None:
    glance.set_content("".join(render("pictures.picture(name)", name=name) for name in PICTURES))
    beyond = glance.locator("svg").evaluate_all(
        """all => all.flatMap((svg, number) => [...svg.querySelectorAll("g > :not(g)")].filter((one) => {
          const { x, y, width, height } = one.getBBox();
          const edge = one.matches(".sh-picture__tint") ? 0 : parseFloat(getComputedStyle(one).strokeWidth) / 2;
          return x < edge || y < edge || x + width > 96 - edge || y + height > 72 - edge;
        }).map((one) => `${number} ${one.outerHTML}`))"""
    )
    assert beyond == []


def test_a_picture_is_silent_and_its_words_are_text() -> None:
    drawn = render("pictures.picture('phone', 'телефон')")
    assert re.search(r"<svg[^>]* aria-hidden=\"true\"", drawn)
    assert '<span class="sh-visually-hidden">телефон</span>' in drawn
    assert "<span" not in render("pictures.picture('phone')")


# Where editors put them


def bodies(root: Path) -> dict[str, str]:
    site = make_site(read_content(root), root=root)
    return {page.address: str(site.body(page.address)) for page in site.pages}


def drawn(name: str) -> str:
    """A piece of the page that shows this picture."""
    return (DRAWINGS / f"{name}.html.j2").read_text("utf-8").strip()


def test_pictures_stand_where_an_editor_has_put_them(tree: Tree) -> None:
    topics = (SMALL / "faq" / "_topics.yml").read_text("utf-8")
    roles = (SMALL / "instructions" / "_roles.yml").read_text("utf-8")
    roles = roles.replace("icon: family", "icon: family\n  picture: board")
    roles = roles.replace("pages: [sign-in]\n  handout", "pages: [sign-in]\n      picture: shield\n  handout")
    files = {"faq/_topics.yml": topics + "  picture: calendar\n", "instructions/_roles.yml": roles}
    before, after = bodies(SMALL), bodies(tree(files))
    places = {"faq/": ["calendar"], "parents/": ["board", "shield", "calendar"], "students/": []}
    for address, names in places.items():
        assert "sh-picture" not in before[address]
        assert after[address].count("sh-picture__tint") == sum(drawn(name).count("tint") for name in names)
        found = [after[address].index(drawn(name)) for name in names]
        assert found == sorted(found), address
    # In place of the icon, and only there.
    assert after["students/"].count("sh-icon") == before["students/"].count("sh-icon")
    assert after["parents/"].count("sh-icon") == before["parents/"].count("sh-icon") - 1


def test_a_device_has_the_picture_that_an_editor_gave_it(tree: Tree) -> None:
    steps = (SMALL / "instructions" / "_steps.yml").read_text("utf-8")
    steps = steps.replace("{name: телефон}", "{name: телефон, picture: phone}")
    root = tree({"instructions/_steps.yml": steps})
    assert read_content(root).devices["phone"].picture == "phone"
    assert read_content(SMALL).devices["phone"].picture == ""


# Who is linked to what, on the home page

ENDS = """figure => {
  const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
  const discs = [...figure.querySelectorAll("svg.sh-icon")].map((one) => middle(one.getBoundingClientRect()));
  const lines = [...figure.querySelectorAll("line")].map((line) => {
    const { left, top } = line.ownerSVGElement.getBoundingClientRect();
    return ["1", "2"].map((end) => [left + line[`x${end}`].baseVal.value, top + line[`y${end}`].baseVal.value]);
  });
  return { discs, lines };
}"""


def assert_lines_meet_discs(page: Page, words: list[str]) -> None:
    """Each line begins and ends in the middle of a disc; and which ones, as `words` say."""
    figures = page.locator(".sh-call figure").all()
    assert len(figures) == len(words)
    for figure, ends in zip(figures, words, strict=True):
        found = figure.evaluate(ENDS)
        met = []
        for line in found["lines"]:
            for x, y in line:
                (number,) = (
                    number
                    for number, (left, top) in enumerate(found["discs"])
                    if abs(left - x) <= 1.5 and abs(top - y) <= 1.5
                )
                met.append(number)
        assert " ".join(map(str, met)) == ends


@pytest.mark.parametrize("size", ["", "200"])
@pytest.mark.parametrize("width", [320, 360, 900, 1280])
def test_lines_lead_from_record_to_profile(glance: Page, real_address: str, width: int, size: str) -> None:
    glance.set_viewport_size({"width": width, "height": 740})
    glance.goto(real_address)
    glance.evaluate("size => { document.documentElement.dataset.size = size }", size)
    glance.evaluate("size => { if (size) document.documentElement.dataset.large = '' }", size)
    # Records are 0 and 1, profiles 2 and 3, from above: straight, and crossed.
    assert_lines_meet_discs(glance, ["0 2 1 3", "0 3 1 2"])


def test_one_row_and_a_strangers_profile_are_drawn_too(
    glance: Page, small_address: str, small: Content
) -> None:
    """A row without a record has no disc on its left."""
    glance.goto(small_address)
    wrong = draw_facts(small, small.checker.linking.wrong.facts)
    assert [row.person for row in wrong.rows] == ["parent", "stranger"]
    assert_lines_meet_discs(glance, ["0 1", "0 2"])
    expect(glance.locator(".sh-call figcaption").first).to_have_text(
        draw_facts(small, small.checker.linking.right.facts).words
    )


def test_on_a_phone_the_search_and_what_is_asked_most_come_first(glance: Page, real_address: str) -> None:
    glance.set_viewport_size({"width": 360, "height": 740})
    glance.goto(real_address)
    for first in ("#search-home", ".sh-chip >> nth=0", ".sh-chip >> nth=1"):
        box = glance.locator(first).bounding_box()
        assert box is not None and box["y"] + box["height"] <= 740, first
    drawing, last = glance.locator(".sh-call").bounding_box(), glance.locator(".sh-chip").last.bounding_box()
    assert drawing["y"] >= last["y"] + last["height"]
    # Right beside mixed up, not one below the other.
    right, wrong = (one.bounding_box() for one in glance.locator(".sh-call figure").all())
    assert right["y"] == wrong["y"] and right["x"] + right["width"] <= wrong["x"]


def test_without_pictures_the_home_page_says_who_is_linked_to_what(glance: Page, real_address: str) -> None:
    glance.goto(real_address)
    caption = glance.locator(".sh-call figcaption").first
    assert caption.bounding_box()["width"] <= 1
    glance.evaluate("document.documentElement.dataset.pictures = 'off'")
    assert caption.bounding_box()["width"] > 100
    expect(glance.locator(".sh-ties").first).to_be_hidden()


# Palettes


COLOUR, FILL = "one => getComputedStyle(one).color", "one => getComputedStyle(one).fill"


def test_pictures_take_the_colours_of_the_role_and_of_the_system(glance: Page, real_address: str) -> None:
    glance.goto(f"{real_address}students/")
    head, stop = ".sh-about-role .sh-picture", ".sh-journey .sh-picture"
    tint = glance.locator(f"{stop} .sh-picture__tint").first
    light = [glance.locator(head).evaluate(COLOUR), tint.evaluate(FILL)]
    own, plain = (glance.locator(one).first.evaluate(COLOUR) for one in (head, stop))
    assert own != plain, "the picture at the head has the colour of the role"
    glance.emulate_media(color_scheme="dark")
    assert not {glance.locator(head).evaluate(COLOUR), tint.evaluate(FILL)} & {*light}
    glance.emulate_media(forced_colors="active")
    look = "body => [getComputedStyle(body).color, getComputedStyle(body).backgroundColor]"
    text, ground = glance.locator("body").evaluate(look)
    for one in glance.locator(".sh-picture").all():
        assert one.evaluate(COLOUR) == text
    tints = glance.locator(".sh-picture__tint").evaluate_all(f"all => all.map({FILL})")
    assert tints and set(tints) == {ground}


# Empty states


def test_who_found_nothing_sees_a_picture_and_who_found_does_not(glance: Page, small_address: str) -> None:
    glance.goto(f"{small_address}search/?q=рецепт борща")
    expect(glance.locator(".sh-results > .sh-picture")).to_be_visible()
    glance.goto(f"{small_address}search/?q=не вижу чат")
    expect(glance.locator(".sh-results__list")).to_be_visible()
    expect(glance.locator(".sh-results > .sh-picture")).to_be_hidden()


@pytest.mark.parametrize("path", ["404.html", "offline/"])
def test_a_page_with_nothing_on_it_has_a_picture(glance: Page, small_address: str, path: str) -> None:
    glance.goto(small_address + path)
    expect(glance.locator("main > .sh-picture")).to_be_visible()
    expect(glance.locator("main")).not_to_contain_text("404")


@pytest.fixture
def from_disk(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_pictures_are_drawn_from_a_disk(from_disk: Page, small_disk: Path) -> None:
    from_disk.goto((small_disk / "offline" / "index.html").as_uri())
    until(from_disk, "document.querySelector('main > .sh-picture path').getBoundingClientRect().width > 0")

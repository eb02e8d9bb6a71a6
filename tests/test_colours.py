"""Colours and icons of roles: each that an editor may choose can be read wherever it stands."""

from __future__ import annotations

import re

import jinja2
import pytest
from sferum_help.model.looks import COLOURS, ICONS, Pair
from sferum_help.pages.colours import role_style
from sferum_help.pages.templating import environment
from sferum_help.source.tree import read_content
from sferum_help.theme.assets import FOLDER
from sferum_help.theme.tokens import light_tokens

from .conftest import ROOT, SMALL
from .contrast import contrast

TOKENS = (FOLDER / "tokens.css").read_text("utf-8")
STYLE = role_style(read_content(SMALL))
TEXT, EDGE, APART = 4.5, 3, 1.5
"""WCAG 2.2 AA for text, for icons and edges; and enough to see that a tag is not the card under it."""


def declared(block: str) -> dict[str, str]:
    return dict(re.findall(r"(--[\w-]+): ?([^;}]+)", block))


DARK_TOKENS = declared(TOKENS.partition("@media")[2].partition("@media")[0])


def faults(pair: Pair, tokens: dict[str, str]) -> dict[str, float]:
    """What cannot be read where a role's colours meet those of the site: which pair → its contrast."""
    needed = {f"ink on {name}": (pair.ink, tokens[name], TEXT) for name in ("--bg", "--surface")}
    needed["ink on ground"] = (pair.ink, pair.ground, TEXT)
    needed |= {
        f"{name} on ground": (tokens[name], pair.ground, TEXT)
        for name in ("--text", "--muted", "--ok", "--bad")
    }
    needed["--control on ground"] = (tokens["--control"], pair.ground, EDGE)
    found = {name: (contrast(one, other), least) for name, (one, other, least) in needed.items()}
    return {name: round(ratio, 2) for name, (ratio, least) in found.items() if ratio < least}


@pytest.mark.parametrize("name", COLOURS)
def test_every_colour_can_be_read(name: str) -> None:
    colour = COLOURS[name]
    assert faults(colour.light, dict(light_tokens())) == {}
    assert faults(colour.dark, DARK_TOKENS) == {}
    assert contrast(colour.card.ink, colour.card.ground) >= TEXT
    assert contrast(colour.card.ground, light_tokens()["--deep"]) >= APART


def test_a_pale_colour_is_found() -> None:
    assert faults(Pair("#57c7ae", "#dcf0ea"), dict(light_tokens())) == {
        "ink on --bg": 1.91,
        "ink on --surface": 2.06,
        "ink on ground": 1.74,
    }


def test_a_colour_is_no_token_of_the_site() -> None:
    assert {f"--{name}" for name in COLOURS} & set(declared(TOKENS)) == set()


@pytest.mark.parametrize(
    ("root", "values"),
    [
        # The pairs of the panel have a contrast of seven, see test_sight.py.
        (":root[data-colours]", {"var(--text)", "var(--bg)"}),
        (":root:root:root", {"CanvasText", "Canvas"}),
    ],
)
def test_every_colour_has_its_place_in_other_palettes(root: str, values: set[str]) -> None:
    light = declared(STYLE.partition("@media")[0])
    mapped = declared(STYLE.partition(f"{root}{{")[2].partition("}")[0])
    assert set(mapped) == set(light) == {"--green", "--green-soft", "--berry", "--berry-soft"}
    assert set(mapped.values()) == values


def test_dark_is_the_same_whoever_asks_for_it() -> None:
    system, chosen = (
        declared(STYLE.partition(f"{root}{{")[2].partition("}")[0])
        for root in (':root:not([data-theme="light"])', ':root[data-theme="dark"]')
    )
    assert system == chosen and system["--green"] == COLOURS["green"].dark.ink


def test_a_role_and_its_people_have_its_colour() -> None:
    theirs = ".sh-role--students,.sh-card--students,.sh-about-role--students,.sh-pair__end--student,.sh-of--student"
    assert theirs + "{--role:var(--berry);--role-soft:var(--berry-soft)}" in STYLE


def test_no_style_names_a_role_or_a_person() -> None:
    content = read_content(ROOT)
    roles, people = "|".join(content.roles), "|".join(content.people)
    for path in (ROOT / "generator").rglob("*.css"):
        found = re.findall(rf"\b(?:{roles})\b|--(?:{people})\b", path.read_text("utf-8"))
        assert found == [], path.name


def draw(icon: str) -> str:
    page = environment().from_string('{% import "_parts.html.j2" as parts %}{{ parts.icon(icon) }}')
    return page.render(icon=icon)


@pytest.mark.parametrize("icon", ICONS)
def test_every_icon_is_drawn(icon: str) -> None:
    assert re.search(r'stroke-linejoin="round"><(?:path|circle|rect) ', draw(icon))


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(jinja2.TemplateNotFound, match="icons/teacher"):
        draw("teacher")

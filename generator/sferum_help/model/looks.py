"""What an editor chooses by a name: colours and icons of roles, pictures.

A colour is one of a few prepared ones, so that whatever an editor chooses can be read: tests/test_colours.py
proves each on all grounds that it stands on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """A ground and what is written on it, each as `#rrggbb`."""

    ink: str
    ground: str


@dataclass(frozen=True)
class Colour:
    """One colour of a role, for each place that shows it."""

    light: Pair
    """On white and light pages."""
    dark: Pair
    """On dark ones."""
    card: Pair
    """Of a tag on the dark cards that messengers show; the ground is told from that of the card."""


COLOURS: Mapping[str, Colour] = {
    "green": Colour(Pair("#0b6b5b", "#dcf0ea"), Pair("#57c7ae", "#16352e"), Pair("#0b4f44", "#dcf0ea")),
    "blue": Colour(Pair("#3f4db8", "#e8eafb"), Pair("#aeb8ff", "#232a52"), Pair("#ffffff", "#4a5bd0")),
    "berry": Colour(Pair("#9b2f62", "#fae6ef"), Pair("#f3a6c6", "#44202f"), Pair("#ffffff", "#b03a74")),
    "amber": Colour(Pair("#7a4a00", "#fbeed3"), Pair("#f0c36a", "#3a2b10"), Pair("#3d2600", "#f5d28a")),
    "violet": Colour(Pair("#6b3fa0", "#f0e8fa"), Pair("#cdb2f5", "#33244a"), Pair("#ffffff", "#7d52bd")),
    "sky": Colour(Pair("#0a5a86", "#e0f0f8"), Pair("#8cc9ee", "#15303f"), Pair("#ffffff", "#1b7ab0")),
    "brick": Colour(Pair("#943216", "#fbe8e1"), Pair("#f6b199", "#44211a"), Pair("#ffffff", "#b8482a")),
    "slate": Colour(Pair("#465260", "#e8ecf0"), Pair("#b8c4d0", "#28313a"), Pair("#2b3640", "#e3e8ed")),
}
"""Name → colour. None says that something is right or wrong: those are the site's own."""

ICONS = ("person", "people", "family", "board", "cap", "book", "heart", "tools", "building")
"""Icons of a role; each is drawn in `templates/icons/`."""

MARKS = ("check", "clock", "tools", "building", "people", "arrow")
"""What stands beside the status of an outcome; drawn in `templates/icons/` too."""

PICTURES = (
    "phone", "phone-charm", "computer", "devices", "chats", "sign-in", "calendar", "document", "shield",
    "board", "family", "link", "signpost", "plug", "lens",
)  # fmt: skip
"""The set of pictures; each is drawn in `templates/pictures/`, what it shows says handbook/editing.md."""

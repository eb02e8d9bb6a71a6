"""Roles: for whom the centre is written, and the way each of them goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .prose import Prose
from .told import Told


@dataclass(frozen=True)
class JourneyStep:
    """One stop on the way «с чего начать»."""

    id: str
    title: str
    text: Prose
    pages: tuple[str, ...]
    picture: str
    """One of `looks.PICTURES`, or empty."""


@dataclass(frozen=True)
class Handout:
    """A page of one sheet, made from a role's journey, to be printed and given away."""

    title: str
    intro: str
    rules: tuple[Prose, ...]
    roles: tuple[str, ...]
    """On whose pages it is offered."""
    checked: date


@dataclass(frozen=True, repr=False)
class Role(Told):
    id: str
    name: str
    """«Гость»"""
    title: str
    """«Гостям»: the title of the role's page and its name in the menu."""
    tag: str
    """«Для гостей»"""
    promise: str
    """What the role finds here, in a few words."""
    intro: str
    top: tuple[str, ...]
    """Shown first, on the home page too."""
    journey: tuple[JourneyStep, ...]
    aliases: tuple[str, ...]
    """How people ask for the page."""
    handout: Handout | None
    colour: str
    """One of `looks.COLOURS`."""
    icon: str
    """One of `looks.ICONS`."""
    picture: str
    """One of `looks.PICTURES`, in place of the icon at the head of its page; or empty."""
    ease: int
    """How easily its texts read at least, on average; see `reports/readability.py`."""

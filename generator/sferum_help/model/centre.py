"""The help centre as a whole: its name, its menu, its news, its own pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Notice:
    """The line on top of every page."""

    text: str
    link: str
    page: str


@dataclass(frozen=True)
class Urgent:
    """The way to first aid, on every page."""

    link: str
    brief: str
    """The same where there is little room."""
    text: str
    """What the page is for, on the home page."""
    page: str


@dataclass(frozen=True)
class Call:
    """The words on the home page that lead to the checker."""

    title: str
    text: str


@dataclass(frozen=True)
class MenuEntry:
    page: str
    """A role, one of the index pages, or a handwritten page of `docs/`."""
    title: str


@dataclass(frozen=True)
class FooterGroup:
    """Pages at the foot of every page, under one heading."""

    title: str
    pages: tuple[MenuEntry, ...]


@dataclass(frozen=True)
class Owner:
    """Who runs the site. What nobody has said is empty, and the reader is told that it was not said."""

    name: str = ""
    write: str = ""
    """Where to write about the site itself: an e-mail address or one that begins with https://."""
    not_support: str = ""
    """Whose support the site is not, in a sentence."""

    @property
    def write_address(self) -> str:
        """What a link to `write` leads to."""
        return f"mailto:{self.write}" if "@" in self.write else self.write


@dataclass(frozen=True)
class News:
    """What is new on the site, for readers."""

    date: date
    text: str
    page: str
    """An article or any page that a menu may name."""


@dataclass(frozen=True)
class IndexPage:
    """A page that lists other pages: all questions, all instructions, videos, sources."""

    id: str
    title: str
    intro: str
    aliases: tuple[str, ...]
    """How people ask for the page; without any, search does not offer it."""


@dataclass(frozen=True)
class Centre:
    """What `faq/_site.yml` says."""

    slug: str
    """An id: browsers of readers keep what they keep under this name, apart from that of other centres."""
    title: str
    icon_name: str
    """What stands under the icon on the screen of a phone."""
    heading: str
    """The title of the home page."""
    promise: str
    frequent: tuple[str, ...]
    mixed_up: str
    """The article that mends mixed-up links; the home page leads to it from the wrong picture. Or empty."""
    menu: tuple[MenuEntry, ...]
    footer: tuple[FooterGroup, ...]
    """What stands at the foot of every page below the menu."""
    owner: Owner
    news: tuple[News, ...]
    index_pages: Mapping[str, IndexPage]
    notice: Notice | None
    call: Call | None
    urgent: Urgent | None

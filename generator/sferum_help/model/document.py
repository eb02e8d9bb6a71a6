"""Pages written by hand, `docs/*.md`, read once and ready to be shown anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from markupsafe import Markup


@dataclass(frozen=True)
class Heading:
    id: str
    text: str
    """In plain words."""


SLOTS = ("owner",)
"""What a handwritten page may have put in by the site, as a paragraph `{owner}`."""


@dataclass(frozen=True)
class Slot:
    """Where the site puts something in."""

    name: str
    """One of `SLOTS`."""
    heading: str
    """The id of the heading above it; empty if there is none."""


@dataclass(frozen=True)
class Target:
    """Where a link inside the text leads."""

    address: str
    """From the root of the site: `faq/how-much/#answer`, `answers.csv`."""
    line: int
    column: int
    """Where it stands in the file, from 1."""


@dataclass(frozen=True)
class Document:
    """A handwritten page. The id is the file name and the address."""

    id: str
    title: str
    description: str
    """For search engines and messengers; may be empty."""
    source: str
    """The file, from the root of the repository."""
    parts: tuple[str | Target | Slot, ...]
    """Finished HTML, and where an address or something else has to be put in."""
    headings: tuple[Heading, ...]
    """All headings, in the order of the text."""

    @property
    def anchors(self) -> frozenset[str]:
        """Ids within the page that a link may name."""
        return frozenset(heading.id for heading in self.headings)

    def html(self, resolve: Callable[[str], str], filling: Mapping[str, Markup]) -> Markup:
        """The body.

        `resolve` turns an address from the root of the site into one as seen from this page; `filling` has
        what goes into each slot.
        """

        def show(part: str | Target | Slot) -> str:
            if isinstance(part, Slot):
                return filling[part.name]
            return escape(resolve(part.address)) if isinstance(part, Target) else part

        # Markup: the reader of documents lets no HTML through and escapes all words.
        return Markup("".join(map(show, self.parts)))

"""Pages written by hand, `docs/*.md`, read once and ready to be shown anywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from markupsafe import Markup


@dataclass(frozen=True)
class Heading:
    id: str
    text: str
    """In plain words."""


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
    parts: tuple[str | Target, ...]
    """Finished HTML, and where an address has to be put in."""
    headings: tuple[Heading, ...]
    """All headings, in the order of the text."""

    @property
    def anchors(self) -> frozenset[str]:
        """Ids within the page that a link may name."""
        return frozenset(heading.id for heading in self.headings)

    def html(self, resolve: Callable[[str], str]) -> Markup:
        """The body; `resolve` turns an address from the root of the site into one as seen from this page."""
        # Markup: the reader of documents lets no HTML through and escapes all words.
        return Markup(
            "".join(
                escape(resolve(part.address)) if isinstance(part, Target) else part for part in self.parts
            )
        )

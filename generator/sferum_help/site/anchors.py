"""Links of handwritten pages to places within other pages, held against the pages as they are made.

Places within answers and handwritten pages are checked where they are read; those of lists, roles and the
checker are known only when the page is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.addresses import anchors
from ..model.content import Content
from ..model.document import Target
from .make import Site


@dataclass(frozen=True)
class DeadAnchor:
    """A link that leads to no place of its page: where it stands, and an editor's words for it."""

    source: str
    line: int
    column: int
    words: str

    def __str__(self) -> str:
        return f"{self.source}:{self.line}:{self.column}: {self.words}"


def dead_anchors(content: Content, site: Site) -> Iterator[DeadAnchor]:
    """All of them."""
    pages = {page.address for page in site.pages}
    for document in content.documents.values():
        for part in document.parts:
            if not isinstance(part, Target):
                continue
            address, _, place = part.address.partition("#")
            if place and address in pages and place not in anchors(site.body(address)):
                words = f"на странице «/{address}» нет места «{place}»"
                yield DeadAnchor(document.source, part.line, part.column, words)

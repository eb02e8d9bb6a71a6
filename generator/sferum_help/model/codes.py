"""Short codes of pages: which leads where. How a code is made: `damm`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Codes:
    """Every code ever given."""

    pages: Mapping[str, str]
    """Code → the name of the page that it leads to, in the order of the file: the id of an article, or
    `checker/` and the id of an outcome."""
    retired: Mapping[str, str]
    """Code → the name of a page that is gone for good."""
    of: Mapping[str, str]
    """Name of a page → its own code. Other codes may lead to it too: those of pages it has replaced."""

    def every(self) -> Iterator[str]:
        """All codes, retired ones too: what cannot be given again."""
        yield from self.pages
        yield from self.retired

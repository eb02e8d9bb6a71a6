"""Pages that are gone for good, and what is said where they were."""

from __future__ import annotations

from dataclasses import dataclass

from .prose import Prose

FOLDERS = {"faq": "faq/", "instructions": "instructions/", "checker": "checker/", "docs": ""}
"""What a page was → how its address began: the folder of its source, or a part of the checker."""


@dataclass(frozen=True)
class Retired:
    """A tombstone: the address stays, and says what has changed and where to go."""

    id: str
    folder: str
    """One of FOLDERS."""
    title: str
    why: Prose
    to: str
    """The article to read now."""

    @property
    def name(self) -> str:
        """How the registry of codes called it: an outcome with its folder, an article by its id."""
        return f"{self.folder}/{self.id}" if self.folder == "checker" else self.id

    @property
    def address(self) -> str:
        return f"{FOLDERS[self.folder]}{self.id}/"

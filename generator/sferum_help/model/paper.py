"""Sheets that are ready as PDF, to be printed or sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class MadePaper:
    """A finished PDF: one edition of one sheet."""

    name: str
    """Of the sheet: `guests-handout`."""
    large: bool
    """Whether its type is of 18 points."""
    hash: str
    """Eight hexadecimal digits: everything that shaped it."""
    bytes: int
    pages: int

    @property
    def id(self) -> str:
        return edition_id(self.name, self.large)

    @property
    def file(self) -> str:
        """In the folder of papers."""
        return f"{self.id}.pdf"

    @property
    def address(self) -> str:
        """From the root of the site; it stays when the text changes: whoever was sent it gets the new one."""
        return f"papers/{self.file}"


SLIDES = "meeting-slides"
"""The name of the sheets that are shown at a meeting."""


def sheet_of_role(role: str) -> str:
    """The name of the sheet that stands at `/guests/handout/`."""
    return f"{role}-handout"


def path_of_role(role: str) -> str:
    """The name of the sheet with the whole way «с чего начать» of a role."""
    return f"{role}-path"


def editions_of(papers: Mapping[str, MadePaper], name: str) -> tuple[MadePaper, ...]:
    """The editions of a sheet that are ready, the usual one first."""
    ids = (edition_id(name, large) for large in (False, True))
    return tuple(papers[id] for id in ids if id in papers)


def edition_id(name: str, large: bool) -> str:
    """What an edition of a sheet is called in the manifest and on the disk."""
    return f"{name}-large" if large else name

"""Sections that a build before has drawn.

One is the same if its page is, and if all that it has asked of the file around it (`Places`) would be answered as then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from ..memory.memory import Memory
from .places import Places


@dataclass(frozen=True)
class Section:
    html: str
    told: Mapping[str, tuple[bool, str]]
    """What it asked of `Places`, and was answered."""


@dataclass(frozen=True)
class Sections:
    memory: Memory
    used: dict[str, Section] = field(default_factory=dict)
    """Those of this build."""

    def drawn(self, made_from: str, places: Places, draw: Callable[[], str]) -> str:
        """The HTML of a section.

        Args:
            made_from: All that shapes it but what it asks.
            places: Whom `draw` asks.
        """
        key = sha256(made_from.encode("utf-8", "surrogatepass")).hexdigest()
        section = self.known.get(key)
        if section is None or not places.still(section.told):
            places.told.clear()
            section = Section(draw(), {**places.told})
        self.used[key] = section
        return section.html

    def keep(self) -> None:
        """For the next build, if it would not find them else. This one forgets them: together they are as large as the
        files."""
        if self.used != self.known:
            self.memory.store("sections", self.used)
        self.used.clear()
        self.known.clear()

    @cached_property
    def known(self) -> dict[str, Section]:
        """Those of the build before."""
        return self.memory.fetch("sections") or {}

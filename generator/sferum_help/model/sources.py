"""Where it is written: the sources that articles stand on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Source:
    id: str
    publisher: str
    about: str
    """What it says on our subject, in our own words: titles of pages change, and some have none."""
    url: str
    """Empty when the source was handed over on paper or as a file."""
    date: str
    """As the source states it: «29.08.2025» or «без даты»."""
    level: str
    checked: date

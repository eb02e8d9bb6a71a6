"""Where it is written: the sources that articles stand on."""

from __future__ import annotations

import re
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

    def months_old(self, today: date) -> int | None:
        """How many whole months before `today` it was published; None if its date says no year.

        Of a year without a month the last month counts: it is at least as old as that.
        """
        if found := re.search(r"\b(\d{2})\.(\d{2})\.(\d{4})\b", self.date):
            day, month, year = map(int, found.groups())
        elif years := re.findall(r"\b20\d{2}\b", self.date):
            day, month, year = 31, 12, int(years[-1])
        else:
            return None
        months = (today.year - year) * 12 + today.month - month - (today.day < day)
        return max(months, 0)

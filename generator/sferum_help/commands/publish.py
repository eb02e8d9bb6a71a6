"""`sferum-help publish`: the whole site, put live in one step."""

from __future__ import annotations

import sys
from pathlib import Path

from .shared import SITE, options_of_environment, put_unless_unchanged, take_day, today

USAGE = "publish [папка] [--overdue] [--date день]"


def run(root: Path, words: list[str]) -> int:
    """Build the site, look it over, hold it against all that was published before, and put it live in one step."""
    day, words = take_day(words)
    even_overdue = "--overdue" in words
    words = [word for word in words if word != "--overdue"]
    if len(words) > 1 or words and words[0].startswith("-"):
        print(f"можно только: sferum-help {USAGE}; без папки — в {SITE}", file=sys.stderr)
        return 2
    folder = Path(words[0]) if words else root / SITE
    return put_unless_unchanged(root, folder, options_of_environment(), day or today(), even_overdue)

"""`sferum-help publish`: the whole site, put live in one step."""

from __future__ import annotations

import sys
from pathlib import Path

from .shared import SITE, options_of_environment, put_unless_unchanged, today

USAGE = "publish [папка]"


def run(root: Path, words: list[str]) -> int:
    """Build the site, look it over, hold it against all that was published before, and put it live in one step."""
    if len(words) > 1 or words and words[0].startswith("-"):
        print(f"можно только: sferum-help {USAGE}; без папки — в {SITE}", file=sys.stderr)
        return 2
    return put_unless_unchanged(
        root, Path(words[0]) if words else root / SITE, options_of_environment(), today()
    )

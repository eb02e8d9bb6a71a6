"""`sferum-help rollback`: the version before."""

from __future__ import annotations

import sys
from pathlib import Path

from ..publish.stage import CannotPublish, roll_back
from .shared import SITE, rollback_of, today


def run(root: Path, words: list[str]) -> int:
    """Put the version before back; once more, and the newer one is there again."""
    if len(words) > 1 or words and words[0].startswith("-"):
        print(f"можно только: sferum-help rollback [папка]; без папки — в {SITE}", file=sys.stderr)
        return 2
    folder = Path(words[0]) if words else root / SITE
    try:
        roll_back(folder, today())
    except CannotPublish as error:
        print(error, file=sys.stderr)
        return 1
    print(f"В {folder} снова прошлая версия. Ещё раз {rollback_of(root, folder)} — и вернётся новая.")
    return 0

"""`sferum-help journeys`: every path through the checker."""

from __future__ import annotations

import sys
from pathlib import Path

from ..edit.change import CannotChange, Change, apply
from ..reports.journeys import REVIEWED, elsewhere, journeys_table, read_reviewed
from ..source.tree import read_content
from .checker import NO_CHECKER


def run(root: Path, words: list[str]) -> int:
    """List them; with `--read` show which end elsewhere by now, and take it that somebody has read that."""
    if words not in ([], ["--read"]):
        print("можно только: sferum-help journeys или sferum-help journeys --read", file=sys.stderr)
        return 2
    content = read_content(root)
    if content.checker is None:
        print(NO_CHECKER)
        return 0
    table = journeys_table(content)
    if not words:
        print(table, end="")
        return 0
    for path, before, now in elsewhere(read_reviewed(root), content):
        print(f"{path}: было {before}, " + (f"стало {now}" if now else "теперь такого пути нет"))
    try:
        apply(root, Change({REVIEWED: table}))
    except CannotChange as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Записано в {REVIEWED}, путей: {table.count(chr(10))}. Сохраните его вместе с проверкой.")
    return 0

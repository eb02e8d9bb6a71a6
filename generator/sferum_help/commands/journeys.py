"""`sferum-help journeys`: every path through the checker."""

from __future__ import annotations

from pathlib import Path

from ..reports.journeys import journeys_table
from ..source.tree import read_content
from .checker import NO_CHECKER


def run(root: Path, words: list[str]) -> int:
    content = read_content(root)
    print(journeys_table(content) if content.checker else f"{NO_CHECKER}\n", end="")
    return 0

"""`sferum-help todo`: what nobody has confirmed yet."""

from __future__ import annotations

from pathlib import Path

from ..reports.todo import unconfirmed
from ..source.tree import read_content


def run(root: Path, words: list[str]) -> int:
    print(unconfirmed(read_content(root)), end="")
    return 0

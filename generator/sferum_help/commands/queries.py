"""`sferum-help queries`: what people asked, asked of our search."""

from __future__ import annotations

import sys
from pathlib import Path

from ..reports import queries
from ..source.tree import read_content
from .shared import read_files


def run(root: Path, names: list[str]) -> int:
    """Ask what people really asked; see `queries.py`."""
    if not names:
        print("назовите файлы с вопросами: sferum-help queries файл…", file=sys.stderr)
        return 2
    files = zip(names, read_files(names), strict=True)
    questions = [one for name, data in files for one in queries.read_questions(name, data)]
    content = read_content(root)
    try:
        print(queries.report(content, queries.ask(content, questions)), end="")
    except queries.NoNode as error:
        print(error, file=sys.stderr)
        return 2
    return 0

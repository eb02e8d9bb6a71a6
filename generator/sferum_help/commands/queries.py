"""`sferum-help queries`: what people asked, asked of our search."""

from __future__ import annotations

import sys
from pathlib import Path

from ..reports import queries
from ..source.tree import read_content


def run(root: Path, names: list[str]) -> int:
    """Ask what people really asked; see `queries.py`."""
    if not names:
        print("назовите файлы с вопросами: sferum-help queries файл…", file=sys.stderr)
        return 2
    questions = []
    for name in names:
        try:
            questions += queries.read_questions(name, Path(name).read_bytes())
        except OSError:
            print(f"{name}: файл не читается, проверьте имя", file=sys.stderr)
            return 2
    content = read_content(root)
    try:
        print(queries.report(content, queries.ask(content, questions)), end="")
    except queries.NoNode as error:
        print(error, file=sys.stderr)
        return 2
    return 0

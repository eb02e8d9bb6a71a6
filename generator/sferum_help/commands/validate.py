"""`sferum-help validate`: is everything right that an editor can have spoilt?"""

from __future__ import annotations

from pathlib import Path

from ..publish.ledger import read_ledger
from ..russian.plural import plural
from ..source.problems import ContentError
from ..source.tree import read_content
from .shared import latest_day


def run(root: Path, words: list[str]) -> int:
    """Read everything that an editor can have spoilt; see `read_ledger` for what is not in the content."""
    content = read_content(root, latest_day())
    if problems := read_ledger(root)[1]:
        raise ContentError(problems)
    answers, instructions = len(content.answers), len(content.instructions)
    print(
        f"Ошибок нет: {answers} {plural(answers, 'ответ', 'ответа', 'ответов')}, "
        f"{instructions} {plural(instructions, 'инструкция', 'инструкции', 'инструкций')}."
    )
    return 0

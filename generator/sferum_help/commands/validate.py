"""`sferum-help validate`: is everything right that an editor can have spoilt?"""

from __future__ import annotations

from pathlib import Path

from ..publish.ledger import lost_articles, read_ledger
from ..russian.plural import plural
from ..source.problems import ContentError
from ..source.tree import read_content


def run(root: Path, words: list[str]) -> int:
    """Read everything that an editor can have spoilt; the ledger tells what has been published."""
    content = read_content(root)
    lines, problems = read_ledger(root)
    if problems := problems or list(lost_articles(content, lines)):
        raise ContentError(problems)
    answers, instructions = len(content.answers), len(content.instructions)
    print(
        f"Ошибок нет: {answers} {plural(answers, 'ответ', 'ответа', 'ответов')}, "
        f"{instructions} {plural(instructions, 'инструкция', 'инструкции', 'инструкций')}."
    )
    return 0

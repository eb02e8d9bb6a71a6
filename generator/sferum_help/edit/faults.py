"""Everything that is wrong with the sources: what `validate` says, and what no change may leave behind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ..memory.memory import Memory
from ..model.content import Content
from ..publish.ledger import lost_articles, read_ledger
from ..reports.editorial import editorial
from ..source.problems import ContentError, Problem
from ..source.remembered import Remembered
from ..source.tree import read_tree


def read_faultless(
    root: Path, memory: Memory, today: date = date.max, before: Remembered | None = None
) -> Content:
    """The sources, if nothing is wrong with them; `before` as for `read_content`.

    Raises ContentError: with what keeps a page from being made; only if nothing does, with what has vanished and
    what an editor is held to besides.
    """
    content, reading = read_tree(root, today, before)
    problems = reading.problems
    if content and not problems:
        problems = besides(root, content, memory)
    if problems or content is None:
        raise ContentError(problems)
    return content


def besides(root: Path, content: Content, memory: Memory) -> list[Problem]:
    """What is wrong though every page can be made: what has vanished, and what an editor is held to."""
    lines, problems = read_ledger(root)
    return [*problems, *lost_articles(content, lines), *editorial(root, content, memory)]

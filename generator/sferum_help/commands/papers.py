"""`sferum-help papers`: the sheets that everybody needs, as PDF in `papers/`."""

from __future__ import annotations

import sys
from pathlib import Path

from ..model.paper import MadePaper
from ..model.places import PAPERS
from ..paper.make import make_papers
from ..paper.press import BadSheet, NoPress
from ..russian.plural import plural
from ..source.tree import read_content
from .shared import options_of_environment


def run(root: Path, words: list[str]) -> int:
    """Make those that are missing or out of date, and tell which."""
    content = read_content(root)
    try:
        done = make_papers(root, content, options_of_environment().site_url, tell)
    except (NoPress, BadSheet) as error:
        print(error, file=sys.stderr)
        return 1
    if done.removed:
        print(f"Удалены: {', '.join(done.removed)}")
    print(f"Готово. Сделано заново: {len(done.made)}, не изменились: {len(done.kept)}.")
    return 0


def tell(paper: MadePaper) -> None:
    pages = f"{paper.pages} {plural(paper.pages, 'страница', 'страницы', 'страниц')}"
    print(f"{PAPERS}/{paper.file}: {pages}, {paper.bytes / 1000:.0f} КБ", flush=True)

"""`sferum-help handout`: any articles as one PDF to print or send."""

from __future__ import annotations

import sys
from pathlib import Path

from ..memory.whole import write_whole
from ..model.paper import edition_id
from ..paper.draw import draw_sheet
from ..paper.press import BadSheet, NoPress, press
from ..paper.sheets import articles_sheet
from ..russian.plural import plural
from ..source.problems import suggest
from ..source.tree import read_content
from .shared import options_of_environment
from .words import BadWords, take

USAGE = (
    "можно только: sferum-help handout имя… [--large] [--to файл.pdf]; имя — ответа, инструкции или её код"
)


def run(root: Path, words: list[str]) -> int:
    """Make one PDF of the named articles, in their order."""
    try:
        said = take(words, values=("to",), switches=("large",))
        if not said.names:
            raise BadWords
    except BadWords:
        print(USAGE, file=sys.stderr)
        return 2
    large = "large" in said.switches
    content = read_content(root)
    ids = [content.codes.pages.get(name, name) for name in dict.fromkeys(said.names)]
    known = {*content.answers, *content.instructions}
    for id in ids:
        if id not in known:
            hint = suggest(id, known, "имя — последняя часть адреса: sferum-help permalinks")
            print(f"нет ни ответа, ни инструкции «{id}»\n  = {hint}", file=sys.stderr)
            return 1
    sheet = articles_sheet(content, ids)
    path = Path(said.values.get("to", [f"{edition_id(sheet.name, large)}.pdf"])[-1])
    try:
        pressed = press(draw_sheet(content, sheet, options_of_environment().site_url, large=large))
        write_whole(path, pressed.data)
    except (NoPress, BadSheet, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    pages = f"{pressed.pages} {plural(pressed.pages, 'страница', 'страницы', 'страниц')}"
    print(f"{path}: {pages}, {len(pressed.data) / 1000:.0f} КБ")
    return 0

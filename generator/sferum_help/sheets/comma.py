"""One sheet as CSV for Russian Excel, and back, in whatever encoding Excel has saved it.

Excel takes a text in CSV for a date, a number or a formula wherever it can, and there is no format to stop
it: an apostrophe in front of such a text does, and is taken off again.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from .book import Page
from .cells import fingerprint
from .grid import (
    PRINTS,
    Grid,
    GridRow,
    NoGrid,
    check_heads,
    head,
    letter,
    names_of,
    read_prints,
)
from .layout import ID_COLUMN, PAGE, sheets

BOM = "\ufeff"
TURNED = re.compile(
    r"[=+@'\t-]|[\d(.,][^\n]{0,20}\Z|(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\S* ?\d+\Z"
    r"|(?:истина|ложь|true|false)\Z",
    re.IGNORECASE,
)
"""What Excel would make something else of."""


def names() -> list[str]:
    """The sheets by the names of their files."""
    return [sheet.id for sheet in sheets()]


def csv_of(page: Page) -> str:
    """A sheet with semicolons and the mark that tells Excel of UTF-8; fingerprints stand last."""
    sheet = page.sheet
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    columns = (*sheet.keys, *page.columns)
    heads = (*((one.head, one.name) for one in columns), (PRINTS, f"{sheet.id}:"))
    # In one line: so the first line of the file tells what stands between the cells.
    writer.writerow(head(words, name).replace("\n", " ") for words, name in heads)
    for row in page.rows:
        writer.writerow([*map(guarded, page.shown(row)), row.prints()])
    return BOM + out.getvalue()


def guarded(text: str) -> str:
    return f"'{text}" if TURNED.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") else text


def read_csv(path: Path) -> Grid:
    """A sheet that came back. Raises NoGrid, OSError."""
    text, encoding = decoded(path.read_bytes())
    first = text.partition("\n")[0]
    delimiter = max(";\t,", key=first.count)
    # A lone quote in a cell is no reason to give up; what cannot be understood shows in what is said later.
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    found = names_of(lines[0]) if lines else []
    sheet = next((one for one in sheets() if f"{one.id}:" in found), None)
    if sheet is None:
        raise NoGrid(
            "эту таблицу сделал не sferum-help export: в первой строке нет последнего столбца "
            f"«{PRINTS}»; выгрузите таблицу заново"
        )
    check_heads(sheet, found)
    at = found.index(f"{sheet.id}:")
    found[at] = ""
    rows = []
    prints = {}
    for number, cells in enumerate(lines[1:], 2):
        values = {
            name: unguarded(cell) for name, cell in zip(found, cells, strict=False) if name and cell.strip()
        }
        if values:
            rows.append(GridRow(number, values))
        if len(cells) > at and cells[at]:
            key, stood = (values.get(PAGE, ""), values.get(ID_COLUMN, "")), read_prints(cells[at])
            # A row that was copied for something new has brought along what stood in the old one.
            if stood.get(ID_COLUMN) == fingerprint("/".join(key)):
                prints[key] = stood
    letters = {name: letter(number) for number, name in enumerate(found, 1) if name}
    return Grid(sheet, letters, tuple(rows), prints, encoding)


WINDOWS = "cp1251"


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a file as Excel saves it, and its encoding, if that has not every sign.

    It is UTF-8, UTF-16 («Текст Юникод») or the Windows encoding for Russian.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16"), ""
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    try:
        return data.decode(WINDOWS), WINDOWS
    except UnicodeDecodeError:
        raise NoGrid("кодировка не читается: сохраните таблицу как «CSV UTF-8»") from None

"""`sferum-help export`: the content as a table to edit."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from pathlib import Path

from ..reports.names import names_in_words
from ..russian.plural import plural
from ..sheets.book import Page, read_book, read_texts
from ..sheets.changes import find_changes
from ..sheets.choices import Names, choices
from ..sheets.comma import csv_of, names
from ..sheets.grid import NoGrid
from ..source.tree import read_whole
from .tables import NoTable, is_csv, no_table, open_table, reason

USAGE = "export файл.xlsx"
GUIDE = Path(__file__).parents[1] / "sheets/guide.txt"


def run(root: Path, words: list[str]) -> int:
    """Write all sheets into a book, or one of them into CSV; the name of the file says which."""
    if len(words) != 1 or words[0].startswith("-"):
        print(f"можно только: sferum-help {USAGE}", file=sys.stderr)
        return 2
    path = Path(words[0])
    if path.suffix not in (".xlsx", ".csv") or (is_csv(path) and path.stem not in names()):
        ones = ", ".join(f"{one}.csv" for one in names())
        print(f"{path}: нужно имя с .xlsx или одно из: {ones}", file=sys.stderr)
        return 2
    content, reading = read_whole(root)
    pages = [one for one in read_book(read_texts(root)) if not is_csv(path) or one.sheet.id == path.stem]
    try:
        if not pages:
            print(f"{path}: в этом справочнике такого нет", file=sys.stderr)
            return 1
        if path.exists() and (lost := what_is_lost(path, pages)):
            print(f"{path}: {lost}", file=sys.stderr)
            return 1
        write(path, pages, choices(reading.known, names_in_words(content)))
    except NoTable as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{path}: не записать: {reason(error)}", file=sys.stderr)
        return 1
    rows = sum(len(page.rows) for page in pages)
    print(
        f"{path}: {len(pages)} {plural(len(pages), 'лист', 'листа', 'листов')}, "
        f"{rows} {plural(rows, 'строка', 'строки', 'строк')}. Вернуть исправленное: sferum-help import {path}"
    )
    return 0


def what_is_lost(path: Path, pages: Collection[Page]) -> str:
    """Why no new table may take the place of this file; empty: it may. Raises NoTable, OSError."""
    try:
        found = find_changes(pages, open_table(path))
    except NoGrid:
        return "такой файл уже есть, и это не наша таблица; назовите другое имя"
    if found.edits or found.adds or found.refused:
        return f"в этой таблице есть правки, которых нет в файлах: sferum-help import {path} или другое имя"
    return ""


def write(path: Path, pages: Collection[Page], names: Names) -> None:
    """Write the table beside its place and put it there. Raises NoTable, OSError."""
    beside = path.with_name(f".{path.name}.new")
    try:
        if is_csv(path):
            beside.write_bytes("".join(map(csv_of, pages)).encode())
        else:
            from ..sheets.xlsx import write_book

            write_book(beside, pages, names, GUIDE.read_text("utf-8").split("\n"))
        os.replace(beside, path)
    except ModuleNotFoundError as error:
        raise no_table(error) from error
    finally:
        beside.unlink(missing_ok=True)

"""`sferum-help export`: the content as a table to edit."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ..russian.plural import plural
from ..sheets.book import read_book, read_texts
from ..sheets.choices import choices
from ..sheets.comma import csv_of, names
from ..sheets.layout import sheets
from ..source.problems import ContentError
from ..source.tree import read_tree

USAGE = "export файл.xlsx"
NO_OPENPYXL = (
    "для таблиц .xlsx нужен openpyxl: pip install 'sferum-help[sheets]'. "
    "Без него годится CSV: sferum-help export answers.csv"
)


def reason(error: OSError) -> str:
    """Why a file can not be read or written."""
    if isinstance(error, FileNotFoundError):
        return "такого файла или папки нет"
    if isinstance(error, PermissionError):
        return "нет доступа; может быть, файл открыт в другой программе"
    return error.strerror or "диск не отвечает"


def run(root: Path, words: list[str]) -> int:
    """Write all sheets into a book, or one of them into CSV; the name of the file says which."""
    if len(words) != 1 or words[0].startswith("-"):
        print(f"можно только: sferum-help {USAGE}", file=sys.stderr)
        return 2
    path = Path(words[0])
    if path.suffix not in (".xlsx", ".csv") or (path.suffix == ".csv" and path.stem not in names()):
        print(
            f"{path}: нужно имя с .xlsx или одно из: {', '.join(f'{one}.csv' for one in names())}",
            file=sys.stderr,
        )
        return 2
    _, reading = read_tree(root)
    if reading.problems:
        raise ContentError(reading.problems)
    pages = read_book(read_texts(root))
    beside = path.with_name(f".{path.name}.new")
    try:
        if path.suffix == ".csv":
            page = next((one for one in pages if one.sheet.id == path.stem), None)
            if page is None:
                title = next(one.title for one in sheets() if one.id == path.stem)
                print(f"{path}: в этом справочнике такого нет: {title}", file=sys.stderr)
                return 1
            pages = (page,)
            beside.write_bytes(csv_of(page).encode("utf-8"))
        else:
            # Not every centre has it.
            from ..sheets.xlsx import write_book

            guide = (Path(__file__).parents[1] / "sheets/guide.txt").read_text("utf-8").split("\n")
            write_book(beside, pages, choices(pages, reading.known), guide)
        os.replace(beside, path)
    except ModuleNotFoundError as error:
        if error.name != "openpyxl":
            raise
        print(NO_OPENPYXL, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{path}: не записать: {reason(error)}", file=sys.stderr)
        return 1
    finally:
        beside.unlink(missing_ok=True)
    rows = sum(len(page.rows) for page in pages)
    print(
        f"{path}: {len(pages)} {plural(len(pages), 'лист', 'листа', 'листов')}, "
        f"{rows} {plural(rows, 'строка', 'строки', 'строк')}. Вернуть исправленное: sferum-help import {path}"
    )
    return 0

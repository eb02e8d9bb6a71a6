"""`sferum-help import`: what was edited in a table goes back into the files."""

from __future__ import annotations

import sys
from pathlib import Path

from ..publish.ledger import read_ledger
from ..sheets.apply import ChangedMeanwhile, attempt, replace_all, try_out
from ..sheets.book import Texts, read_book, read_texts
from ..sheets.changes import find_changes
from ..sheets.comma import read_csv
from ..sheets.grid import Grid, NoGrid
from ..sheets.report import problem_report, report
from ..source.problems import ContentError, count_of_problems
from ..source.tree import read_content, read_tree
from .export import NO_OPENPYXL, reason

USAGE = "import файл.xlsx [--write]"


def run(root: Path, words: list[str]) -> int:
    """Tell what would change; with `--write`, or after a yes in a terminal, check the whole and write it.

    Returns 1 if something is in the way: then nothing is written.
    """
    files = [word for word in words if word != "--write"]
    if len(files) != 1 or files[0].startswith("-"):
        print(f"можно только: sferum-help {USAGE}", file=sys.stderr)
        return 2
    try:
        grids = read_grids(Path(files[0]))
    except ModuleNotFoundError as error:
        if error.name != "openpyxl":
            raise
        print(NO_OPENPYXL, file=sys.stderr)
        return 2
    except NoGrid as error:
        print(f"{files[0]}: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{files[0]}: не прочитать: {reason(error)}", file=sys.stderr)
        return 2
    # What is wrong before is not to be blamed on the table.
    validate(root)
    before = read_texts(root)
    pages = read_book(before)
    found = find_changes(pages, grids)
    tried = attempt(pages, before, found)
    blocked = bool(found.refused or tried.refused)
    texts, problems = (
        try_out(root, tried, missing_codes, validate) if tried.texts and not blocked else (tried.texts, ())
    )
    print(report(found, tried, texts))
    if problems:
        print(
            f"\n{problem_report(problems, found, texts)}\n\n{count_of_problems(len(problems))}",
            file=sys.stderr,
        )
    if problems or blocked:
        print("\nНичего не записано: исправьте это в таблице и повторите.", file=sys.stderr)
        return 1
    if not texts:
        return 0
    if "--write" not in words and not agreed():
        print(f"Ничего не записано. Записать: sferum-help import {files[0]} --write")
        return 0
    try:
        replace_all(root, texts, before)
    except ChangedMeanwhile as error:
        print(f"{error}: файл только что изменился. Ничего не записано, повторите.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: не записать: {reason(error)}. Все файлы прежние.", file=sys.stderr)
        return 1
    print(
        f"Записано. {way_back(texts, before)}\nДальше правьте новую выгрузку: sferum-help export {files[0]}"
    )
    return 0


def way_back(texts: Texts, before: Texts) -> str:
    """How to see what was written and to undo it."""
    old = " ".join(sorted(texts.keys() & before.keys()))
    new = " ".join(sorted(texts.keys() - before.keys()))
    back = [f"git checkout -- {old}"] if old else []
    back += [f"удалите {new}"] if new else []
    return f"Посмотреть: git diff. Вернуть как было: {'; '.join(back)}"


def read_grids(path: Path) -> tuple[Grid, ...]:
    """The sheets of a file. Raises NoGrid, OSError, ModuleNotFoundError."""
    if path.suffix.lower() == ".csv":
        return (read_csv(path),)
    from ..sheets.xlsx import read_grids

    return read_grids(path)


def validate(root: Path) -> None:
    """The same as `sferum-help validate`. Raises ContentError."""
    read_content(root)
    if problems := read_ledger(root)[1]:
        raise ContentError(problems)


def missing_codes(root: Path) -> list[str]:
    return read_tree(root)[1].missing_codes


def agreed() -> bool:
    """Whether somebody at a terminal says yes."""
    if not sys.stdin.isatty():
        return False
    return input("\nЗаписать? [да/нет] ").strip().lower() in ("да", "д", "yes", "y")

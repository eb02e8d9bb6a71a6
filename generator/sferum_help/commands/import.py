"""`sferum-help import`: what was edited in a table goes back into the files."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from ..publish.ledger import read_ledger
from ..sheets.apply import ChangedMeanwhile, attempt, replace_all, try_out
from ..sheets.book import Texts, read_book, read_texts
from ..sheets.changes import Found, find_changes
from ..sheets.grid import Grid, NoGrid
from ..sheets.report import problem_report, report
from ..source.problems import ContentError, Problem, count_of_problems
from ..source.tree import read_content, read_tree
from .tables import NoTable, open_table, reason

USAGE = "import файл.xlsx [--write]"


@dataclass(frozen=True)
class Plan:
    """What a table would do."""

    before: Texts
    found: Found
    refused: tuple[str, ...]
    texts: Texts
    """The files that would be written."""
    problems: tuple[Problem, ...]
    """What would be wrong then."""

    @property
    def is_possible(self) -> bool:
        return not (self.found.refused or self.refused or self.problems)


def run(root: Path, words: list[str]) -> int:
    """Tell what would change; with `--write`, or after a yes in a terminal, check the whole and write it.

    Returns 1 if something is in the way: then nothing is written.
    """
    files = [word for word in words if word != "--write"]
    if len(files) != 1 or files[0].startswith("-"):
        print(f"можно только: sferum-help {USAGE}", file=sys.stderr)
        return 2
    grids = opened(Path(files[0]))
    if grids is None:
        return 2
    try:
        validate(root)
    except ContentError:
        print("Сначала исправьте то, что уже есть в файлах, таблица здесь ни при чём:\n", file=sys.stderr)
        raise
    plan = plan_of(root, grids)
    print(report(plan.found, plan.refused, plan.texts))
    if plan.problems:
        said = problem_report(plan.problems, plan.found, plan.texts)
        print(f"\n{said}\n\n{count_of_problems(len(plan.problems))}", file=sys.stderr)
    if not plan.is_possible:
        print("\nНичего не записано: исправьте это в таблице и повторите.", file=sys.stderr)
        return 1
    if not plan.texts:
        return 0
    if "--write" not in words and not agreed():
        print(f"Ничего не записано. Записать: sferum-help import {files[0]} --write")
        return 0
    return write(root, plan, files[0])


def opened(path: Path) -> tuple[Grid, ...] | None:
    """The sheets of a file; None after saying why it cannot be read."""
    try:
        return open_table(path)
    except NoTable as error:
        print(error, file=sys.stderr)
    except NoGrid as error:
        print(f"{path}: {error}", file=sys.stderr)
    except OSError as error:
        print(f"{path}: не прочитать: {reason(error)}", file=sys.stderr)
    return None


def plan_of(root: Path, grids: tuple[Grid, ...]) -> Plan:
    """Compare, and try in a copy what would be written."""
    before = read_texts(root)
    pages = read_book(before)
    found = find_changes(pages, grids)
    tried = attempt(pages, before, found)
    if found.refused or tried.refused or not tried.texts:
        return Plan(before, found, tried.refused, tried.texts, ())
    texts, problems = try_out(root, tried, missing_codes, validate)
    return Plan(before, found, (), texts, problems)


def write(root: Path, plan: Plan, file: str) -> int:
    """Put the files in their places and say so."""
    try:
        replace_all(root, plan.texts, plan.before)
    except ChangedMeanwhile as error:
        print(f"{error}: файл только что изменился. Ничего не записано, повторите.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: не записать: {reason(error)}. Все файлы прежние.", file=sys.stderr)
        return 1
    print(f"Записано. {way_back(plan.texts, plan.before)}")
    print(f"Дальше правьте новую выгрузку: sferum-help export {file}")
    return 0


def way_back(texts: Texts, before: Texts) -> str:
    """How to see what was written and to undo it."""
    old = " ".join(sorted(texts.keys() & before.keys()))
    new = " ".join(sorted(texts.keys() - before.keys()))
    back = [f"git checkout -- {old}"] if old else []
    back += [f"удалите {new}"] if new else []
    return f"Посмотреть: git diff. Вернуть как было: {'; '.join(back)}"


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

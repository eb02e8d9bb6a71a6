"""`sferum-help import`: what was edited in a table goes back into the files."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from ..edit.change import CannotChange, Change, apply, check, text_of, with_codes
from ..edit.places import BOM
from ..sheets.attempt import attempt
from ..sheets.book import Texts, read_book, read_texts
from ..sheets.changes import Found, find_changes
from ..sheets.grid import Grid, NoGrid
from ..sheets.report import problem_report, report
from ..source.problems import ContentError, Problem, count_of_problems
from ..source.tree import read_content
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
        read_content(root)
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
    change = change_of(root, tried.texts)
    if tried.texts.keys() - before.keys():
        change, _ = with_codes(root, change)
    texts = {name: text.removeprefix(BOM) for name, text in change.texts.items()}
    try:
        check(root, change)
    except ContentError as error:
        return Plan(before, found, (), texts, error.problems)
    return Plan(before, found, (), texts, ())


def change_of(root: Path, texts: Texts) -> Change:
    """The texts for the files, with the mark at the beginning of those that had it."""
    nothing = Change()
    marks = {name: text_of(root, nothing, name).startswith(BOM) for name in texts}
    return Change({name: BOM + text if marks[name] else text for name, text in texts.items()})


def write(root: Path, plan: Plan, file: str) -> int:
    """Put the files in their places and say so."""
    now = read_texts(root)
    if late := sorted(name for name in plan.texts if now.get(name) != plan.before.get(name)):
        print(
            f"{', '.join(late)}: файл только что изменился. Ничего не записано, повторите.", file=sys.stderr
        )
        return 1
    try:
        apply(root, change_of(root, plan.texts))
    except CannotChange as error:
        print(error, file=sys.stderr)
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


def agreed() -> bool:
    """Whether somebody at a terminal says yes."""
    if not sys.stdin.isatty():
        return False
    return input("\nЗаписать? [да/нет] ").strip().lower() in ("да", "д", "yes", "y")

"""What would change, in words for who has made the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher, ndiff

from ..russian.plural import plural
from ..source.hidden import made_visible
from ..source.problems import Problem
from .attempt import cell_of
from .book import Texts
from .cells import shown
from .changes import Add, Edit, Found

AROUND = 60
"""Signs that are shown on both sides of a change within a long line."""
NOTHING = "Ничего не изменилось."


def report(found: Found, unwritable: Iterable[str], written: Texts) -> str:
    """Every change, cell by cell, and a line of numbers.

    Args:
        unwritable: What the files do not take.
        written: All files that would be written.
    """
    parts = ["\n".join(edit_lines(one)) for one in found.edits]
    parts += ["\n".join(add_lines(one)) for one in found.adds]
    if found.told:
        parts.append("\n".join(f"Заметьте: {one}" for one in found.told))
    if refused := (*found.refused, *unwritable):
        parts.append("\n".join(f"Нельзя: {one}" for one in refused))
    if others := sorted(written.keys() - {one.file for one in (*found.edits, *found.adds)}):
        parts.append(f"Новые страницы получат короткие коды: {', '.join(others)}")
    if found.edits or found.adds:
        parts.append(numbers(len(found.edits), len(found.adds), len(written)))
    elif not refused:
        parts.append(NOTHING)
    # What is quoted may hold anything: to a terminal some of it is a command.
    return "\n".join(made_visible(line) for line in "\n\n".join(parts).split("\n"))


def numbers(edits: int, adds: int, files: int) -> str:
    """How much it is."""
    what = [f"{edits} {plural(edits, 'значение', 'значения', 'значений')}"] if edits else []
    what += [f"{adds} {plural(adds, 'новая строка', 'новые строки', 'новых строк')}"] if adds else []
    where = f"{files} {plural(files, 'файле', 'файлах', 'файлах')}"
    return f"Изменится: {', '.join(what)} в {where}."


def edit_lines(one: Edit) -> Iterator[str]:
    yield f"{one.cell}, {one.file}: {'.'.join(one.path)} — {one.head}"
    if not one.new:
        yield f"  убрать: {' '.join(one.old.split())}"
    elif not one.old:
        yield "  вписать:"
        yield from (f"  + {line}" for line in one.new.split("\n"))
    else:
        old, new = one.old.split("\n"), one.new.split("\n")
        if len(old) == len(new) == 1:
            old, new = around(one.old, one.new)
        lines = ndiff(old, new, linejunk=None, charjunk=None)
        yield from (f"  {line[0]} {line[2:]}" for line in lines if line[0] in "-+")


def around(old: str, new: str) -> tuple[list[str], list[str]]:
    """Two long lines, cut to where they differ."""
    blocks = [one for one in SequenceMatcher(None, old, new, False).get_opcodes() if one[0] != "equal"]
    first, last = blocks[0], blocks[-1]

    def cut(text: str, start: int, end: int) -> list[str]:
        start, end = max(0, start - AROUND), min(len(text), end + AROUND)
        return [f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"]

    return cut(old, first[1], last[2]), cut(new, first[3], last[4])


def add_lines(one: Add) -> Iterator[str]:
    what = "новый файл" if not one.sheet.inside else "новое"
    yield f"{one.cell}, {one.file}: {what} — {one.name}"
    for name, value in one.record.items():
        for line in (shown(value) or "").split("\n")[:1]:
            yield f"  + {name}: {line}"


def problem_report(problems: Iterable[Problem], found: Found, texts: Texts) -> str:
    """What would be wrong, each with the cell that it comes from."""
    parts = []
    for problem in problems:
        cell = cell_of(problem, found, texts)
        parts.append(f"{cell}:\n{problem}" if cell else str(problem))
    return "\n\n".join(parts)

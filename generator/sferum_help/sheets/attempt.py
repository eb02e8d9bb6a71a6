"""From what a table says to the texts of the files; and from what is wrong with them back to the cells."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from ..source.problems import Problem
from ..source.writing import document
from .book import Page, Texts
from .changes import Add, Edit, Found
from .edit import Unwritable, add, change, lines_of
from .order import Order


@dataclass(frozen=True)
class Attempt:
    """What the files would be."""

    texts: Texts
    """Name → new text, of the files that change."""
    refused: tuple[str, ...] = ()
    """What cannot be written, by its cell."""


def attempt(pages: Iterable[Page], texts: Texts, found: Found) -> Attempt:
    """Put everything that was found into the texts of the files."""
    orders = {page.sheet.id: page.order for page in pages}
    around = {page.sheet.file: page.order for page in pages if not page.sheet.inside}
    new = dict(texts)
    refused = []
    for one in (*found.edits, *sorted(found.adds, key=turn)):
        order = orders[one.sheet.id]
        try:
            if isinstance(one, Edit):
                new[one.file] = change(new[one.file], one.path, one.value, order)
            else:
                new[one.file] = added(new.get(one.file, ""), one, around.get(one.sheet.file, order))
        except Unwritable as error:
            refused.append(f"{one.cell} ({one.file}): {error}")
    changed = {name: text for name, text in new.items() if text != texts.get(name)}
    return Attempt(changed, tuple(refused))


def turn(one: Add) -> tuple[bool, float]:
    """When something new is written: a page before what belongs to it, in a list one by one."""
    return bool(one.sheet.inside), math.inf if one.at is None else one.at


def added(text: str, one: Add, around: Order) -> str:
    """The text of a file with something new in it. `around`: the order of the fields of its page."""
    if not one.sheet.inside:
        return document(one.record)
    if one.sheet.is_listed:
        return add(text, one.path, one.name, one.record, around, one.at)
    return change(text, (*one.path, one.name), one.record, Order(()))


def cell_of(problem: Problem, found: Found, texts: Texts) -> str:
    """The cell that a problem comes from, in whose lines it stands; else every cell of its file."""
    changes = [one for one in (*found.edits, *found.adds) if one.file == problem.place.path]
    removed = [one.cell for one in changes if isinstance(one, Edit) and is_missed(one, problem)]
    if removed:
        return removed[0]
    near = []
    for one in changes:
        path = one.path if isinstance(one, Edit) else (*one.path, one.name) if one.sheet.inside else ()
        first, last = lines_of(texts[one.file], path)
        if first <= problem.place.line <= last:
            near.append((last - first, one.cell))
    return min(near)[1] if near else "; ".join(dict.fromkeys(one.cell for one in changes))


def is_missed(one: Edit, problem: Problem) -> bool:
    """Whether a cell was emptied whose field has to be there."""
    return one.value is None and problem.message == f"нет поля «{one.path[-1]}»"

"""What an editor has changed in a table: each cell against the file now and against what was exported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..source.values import ID, ID_HINT
from .book import Key, Page, Row
from .cells import BadCell, fingerprint, meant, shown, typed
from .edit import Path
from .grid import Grid, GridRow
from .layout import ID_COLUMN, PAGE, PLACE, Column, Sheet
from .write import Value


@dataclass(frozen=True)
class Edit:
    """One value that becomes another."""

    cell: str
    """How the editor finds it: «лист «Ответы», C14»."""
    sheet: Sheet
    file: str
    path: Path
    head: str
    """What the field is, in words."""
    old: str
    new: str
    value: Value | None


@dataclass(frozen=True)
class Add:
    """Something new."""

    cell: str
    sheet: Sheet
    file: str
    path: Path
    """Of the list or the table that it belongs to; of a new file, empty."""
    name: str
    record: Mapping[str, Value]
    at: int | None = None
    """Its place in a list, from 0."""


@dataclass(frozen=True)
class Found:
    """All that a table says."""

    edits: tuple[Edit, ...] = ()
    adds: tuple[Add, ...] = ()
    refused: tuple[str, ...] = ()
    """What cannot be taken from the table, by its cell; with any of them nothing is written."""
    told: tuple[str, ...] = ()
    """What an editor has to know, and does no harm."""


@dataclass
class _Notes:
    edits: list[Edit] = field(default_factory=list)
    adds: list[Add] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def find_changes(pages: Iterable[Page], grids: Iterable[Grid]) -> Found:
    """Compare tables that came back with the files as they are now."""
    notes = _Notes()
    known = {page.sheet.id: page for page in pages}
    new_pages: set[tuple[str, str]] = set()
    for grid in grids:
        page = known.get(grid.sheet.id)
        if page is None:
            if grid.rows:
                notes.refused.append(f"лист «{grid.sheet.title}»: файла {grid.sheet.file} больше нет")
            continue
        missing = [column.head for column in page.columns if column.name not in grid.letters]
        if missing:
            notes.told.append(
                f"лист «{grid.sheet.title}»: нет столбцов, их не смотрели: {', '.join(missing)}"
            )
        compare(page, grid, new_pages, notes)
    return Found(*(tuple(ones) for ones in (notes.edits, notes.adds, notes.refused, notes.told)))


def compare(page: Page, grid: Grid, new_pages: set[tuple[str, str]], notes: _Notes) -> None:
    """One sheet. `new_pages`: (file pattern, name) of the pages that its predecessors add, which a step may name."""
    rows = {row.key: row for row in page.rows}
    pages = {row.key[0] or row.key[1] for row in page.rows}
    seen: dict[Key, GridRow] = {}
    for one in grid.rows:
        key = key_of(grid, one, notes)
        if key is None:
            continue
        if key in seen:
            notes.refused.append(
                f"{grid.cell(one, ID_COLUMN)}: имя «{key[1]}» уже есть в строке {seen[key].number}; оставьте одну"
            )
            continue
        seen[key] = one
        if row := rows.get(key):
            compare_row(page, grid, one, row, notes)
        elif key in grid.prints:
            notes.refused.append(
                f"{grid.place(one)}: «{key[1]}» с тех пор удалили или переименовали; сотрите строку "
                "или выгрузите таблицу заново"
            )
        else:
            add_row(page, grid, one, key, pages, new_pages, notes)
    for key in rows.keys() - seen.keys():
        if key in grid.prints:
            notes.told.append(f"лист «{grid.sheet.title}»: {gone(grid.sheet, key)}")


def gone(sheet: Sheet, key: Key) -> str:
    """What is said about a row that somebody has removed."""
    name = "/".join(filter(None, key))
    if not sheet.inside:
        return f"строки «{name}» нет, но файл остаётся; убрать страницу: sferum-help retire {name}"
    return f"строки «{name}» нет, но в файле {sheet.file_of(*key)} она остаётся; удаляют её там"


def key_of(grid: Grid, one: GridRow, notes: _Notes) -> Key | None:
    """Which row it is; None after a complaint, or if nothing but its key is there to complain about."""
    found = {}
    for column in grid.sheet.keys:
        try:
            found[column.name] = read_cell(one, column)
        except BadCell as error:
            notes.refused.append(f"{grid.cell(one, column.name)}: {error}")
            return None
    for name in (PAGE, ID_COLUMN):
        if name in found and not ID.fullmatch(found[name]):
            said = f"имя «{found[name]}» не подходит" if found[name] else "в новой строке нужно имя"
            notes.refused.append(f"{grid.cell(one, name)}: {said}: {ID_HINT}")
            return None
    return found.get(PAGE, ""), found[ID_COLUMN]


def read_cell(one: GridRow, column: Column) -> str:
    if column.name in one.odd:
        raise BadCell(one.odd[column.name])
    return typed(one.values.get(column.name), column)


def compare_row(page: Page, grid: Grid, one: GridRow, row: Row, notes: _Notes) -> None:
    """A row that the files have."""
    sheet, file = page.sheet, page.sheet.file_of(*row.key)
    prints = grid.prints.get(row.key, {})
    place = fingerprint(str(one.values.get(PLACE, "")))
    if sheet.is_listed and place != prints.get(PLACE, place):
        notes.told.append(
            f"{grid.cell(one, PLACE)}: порядок меняют в самом файле; «{row.key[1]}» остаётся на месте {row.place}"
        )
    edits = []
    for column in page.columns:
        if column.name not in grid.letters:
            continue
        cell, old = grid.cell(one, column.name), row.cells[column.name]
        try:
            new = read_cell(one, column)
            value = meant(new, column)
        except BadCell as error:
            notes.refused.append(f"{cell}: {error}")
            continue
        if shown(value) in (old, grid.kept(old)) or fingerprint(new) == prints.get(column.name):
            continue
        if lost := sorted({*old} - {*grid.kept(old)}):
            notes.refused.append(
                f"{cell}: кодировка этого файла потеряла знаки: {' '.join(lost)}; сохраните таблицу как «CSV UTF-8»"
            )
            continue
        if fingerprint(old) != prints.get(column.name):
            notes.refused.append(conflict(cell, file, column, old, new))
            continue
        path = (*sheet.place_in_file(row.key[1]), *column.name.split("."))
        edits.append(Edit(cell, sheet, file, path, column.head, old, shown(value), value))
    notes.edits += whole_records(sheet, row, edits)


def conflict(cell: str, file: str, column: Column, old: str, new: str) -> str:
    """Two people have changed one value; what both say, and the way out."""
    return (
        f"{cell}: «{column.head}» с тех пор изменили и в файле {file}\n"
        f"    в файле:   {one_line(old)}\n"
        f"    в таблице: {one_line(new)}\n"
        "    впишите в ячейку то, что в файле, или исправьте файл и выгрузите таблицу заново"
    )


def one_line(text: str) -> str:
    words = " ".join(text.split()) or "пусто"
    return words if len(words) <= 160 else f"{words[:160]}…"


def whole_records(sheet: Sheet, row: Row, edits: Sequence[Edit]) -> Iterator[Edit]:
    """A field whose fields have all been emptied goes as a whole."""
    gone = {edit.path for edit in edits if edit.value is None}
    start = sheet.place_in_file(row.key[1])
    dropped = set()
    for edit in edits:
        name = edit.path[len(start) :][0]
        record = row.data.get(name)
        is_field_of_field = len(edit.path) > len(start) + 1 and isinstance(record, Mapping)
        if is_field_of_field and all((*start, name, one) in gone for one in record):
            if name not in dropped:
                yield Edit(edit.cell, sheet, edit.file, (*start, name), edit.head, edit.old, "", None)
            dropped.add(name)
        else:
            yield edit


def add_row(
    page: Page,
    grid: Grid,
    one: GridRow,
    key: Key,
    pages: set[str],
    new_pages: set[tuple[str, str]],
    notes: _Notes,
) -> None:
    """A row that no file has: something new."""
    sheet = page.sheet
    record: dict[str, Any] = {}
    for column in sheet.columns:
        try:
            value = meant(read_cell(one, column), column)
        except BadCell as error:
            notes.refused.append(f"{grid.cell(one, column.name)}: {error}")
            return
        if value is not None:
            *above, name = column.name.split(".")
            into = record
            for part in above:
                into = into.setdefault(part, {})
            into[name] = value
    at = None
    if sheet.is_listed:
        if key[0] not in pages and (sheet.file, key[0]) not in new_pages:
            notes.refused.append(f"{grid.cell(one, PAGE)}: нет страницы «{key[0]}»")
            return
        place = str(one.values.get(PLACE) or "").strip()
        if place and (not place.isdigit() or place == "0"):
            notes.refused.append(f"{grid.cell(one, PLACE)}: «{place}» — не место по порядку, нужно 1, 2, 3…")
            return
        at = int(place) - 1 if place else None
    elif not sheet.inside:
        new_pages.add((sheet.file, key[1]))
    path = sheet.place_in_file(key[1])[:-1] if sheet.inside else ()
    ordered = {name: record[name] for name in page.order.sorted(record)}
    notes.adds.append(Add(grid.place(one), sheet, sheet.file_of(*key), path, key[1], ordered, at))

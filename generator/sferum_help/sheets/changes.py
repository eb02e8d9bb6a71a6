"""What an editor has changed in a table: each cell against the file now and against what was exported."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..source.problems import cut
from ..source.values import ID, ID_HINT
from ..source.writing import Value
from .book import Key, Page, Row
from .cells import BadCell, fingerprint, meant, shown, typed
from .edit import Path
from .grid import Grid, GridRow
from .layout import ID_COLUMN, PAGE, PLACE, Column, Sheet


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
class Refused:
    """What cannot be taken from the table; with any of them nothing is written."""

    words: str
    """Begins with the cell."""


@dataclass(frozen=True)
class Told:
    """What an editor has to know, and does no harm."""

    words: str


Note = Edit | Add | Refused | Told


@dataclass(frozen=True)
class Found:
    """All that a table says."""

    edits: tuple[Edit, ...] = ()
    adds: tuple[Add, ...] = ()
    refused: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def find_changes(pages: Iterable[Page], grids: Iterable[Grid]) -> Found:
    """Compare tables that came back with the files as they are now."""
    notes = list(notes_on(pages, grids))
    return Found(
        tuple(one for one in notes if isinstance(one, Edit)),
        tuple(one for one in notes if isinstance(one, Add)),
        tuple(one.words for one in notes if isinstance(one, Refused)),
        tuple(one.words for one in notes if isinstance(one, Told)),
    )


def notes_on(pages: Iterable[Page], grids: Iterable[Grid]) -> Iterator[Note]:
    """Everything there is to say, sheet by sheet."""
    known = {page.sheet.id: page for page in pages}
    files: dict[str, set[str]] = {}
    for page in known.values():
        files.setdefault(page.sheet.file, set()).update(row.key[0] or row.key[1] for row in page.rows)
    for grid in grids:
        page = known.get(grid.sheet.id)
        if page is not None:
            # A page that is new on one sheet may have steps on the next.
            for note in compare(page, grid, files[grid.sheet.file]):
                if isinstance(note, Add) and not grid.sheet.inside:
                    files[grid.sheet.file].add(note.name)
                yield note
        elif grid.rows:
            yield Refused(f"лист «{grid.sheet.title}»: файла {grid.sheet.file} больше нет")


def compare(page: Page, grid: Grid, files: Collection[str]) -> Iterator[Note]:
    """One sheet. `files`: the names of the pages that a thing may belong to."""
    if missing := [column.head for column in page.columns if column.name not in grid.letters]:
        yield Told(f"лист «{grid.sheet.title}»: нет столбцов, их не смотрели: {', '.join(missing)}")
    rows = {row.key: row for row in page.rows}
    seen: dict[Key, GridRow] = {}
    for one in grid.rows:
        try:
            key = key_of(grid, one)
        except BadCell as error:
            yield Refused(str(error))
            continue
        if key in seen:
            where = f"{grid.cell(one, ID_COLUMN)}: имя «{key[1]}»"
            yield Refused(f"{where} уже есть в строке {seen[key].number}; оставьте одну")
            continue
        seen[key] = one
        if row := rows.get(key):
            yield from compare_row(page, grid, one, row)
        elif key in grid.prints:
            yield Refused(
                f"{grid.place(one)}: «{key[1]}» с тех пор удалили или переименовали; сотрите строку "
                "или выгрузите таблицу заново"
            )
        else:
            yield from added_row(page, grid, one, key, files)
    for key in rows:
        if key in grid.prints and key not in seen:
            yield Told(f"лист «{grid.sheet.title}»: {gone(grid.sheet, key)}")


def gone(sheet: Sheet, key: Key) -> str:
    """What is said about a row that somebody has removed."""
    name = "/".join(filter(None, key))
    if not sheet.inside:
        return f"строки «{name}» нет, но файл остаётся; убрать страницу: sferum-help retire {name}"
    return f"строки «{name}» нет, но в файле {sheet.file_of(*key)} она остаётся; удаляют её там"


def key_of(grid: Grid, one: GridRow) -> Key:
    """Which row it is. Raises BadCell with the cell in its words."""
    found = {column.name: read_cell(grid, one, column) for column in grid.sheet.keys}
    for name in (PAGE, ID_COLUMN):
        if name in found and not ID.fullmatch(found[name]):
            said = f"имя «{found[name]}» не подходит" if found[name] else "в новой строке нужно имя"
            raise BadCell(f"{grid.cell(one, name)}: {said}: {ID_HINT}")
    return found.get(PAGE, ""), found[ID_COLUMN]


def read_cell(grid: Grid, one: GridRow, column: Column) -> str:
    """The text of a cell. Raises BadCell with the cell in its words."""
    try:
        if column.name in one.odd:
            raise BadCell(one.odd[column.name])
        text = typed(one.values.get(column.name), column)
        meant(text, column)
    except BadCell as error:
        raise BadCell(f"{grid.cell(one, column.name)}: {error}") from None
    return text


def compare_row(page: Page, grid: Grid, one: GridRow, row: Row) -> Iterator[Note]:
    """A row that the files have."""
    prints = grid.prints.get(row.key, {})
    place = fingerprint(str(one.values.get(PLACE, "")))
    if page.sheet.is_listed and place != prints.get(PLACE, place):
        where = grid.cell(one, PLACE)
        yield Told(f"{where}: порядок меняют в самом файле; «{row.key[1]}» остаётся на месте {row.place}")
    edits = []
    for column in page.columns:
        if column.name not in grid.letters:
            continue
        try:
            note = compare_cell(page.sheet, grid, one, row, column)
        except BadCell as error:
            note = Refused(str(error))
        if isinstance(note, Edit):
            edits.append(note)
        elif note:
            yield note
    yield from whole_records(page.sheet, row, edits)


def compare_cell(sheet: Sheet, grid: Grid, one: GridRow, row: Row, column: Column) -> Edit | Refused | None:
    """One value: in the table, in the file, and when the table was made. Raises BadCell."""
    new, old = read_cell(grid, one, column), row.cells[column.name]
    value, was = meant(new, column), grid.prints.get(row.key, {}).get(column.name)
    if shown(value) in (old, grid.kept(old)) or fingerprint(new) == was:
        return None
    cell, file = grid.cell(one, column.name), sheet.file_of(*row.key)
    if lost := " ".join(sorted({*old} - {*grid.kept(old)})):
        return Refused(f"{cell}: кодировка файла потеряла знаки: {lost}; сохраните таблицу как «CSV UTF-8»")
    if fingerprint(old) != was:
        return Refused(conflict(cell, file, column, old, new))
    path = (*sheet.place_in_file(row.key[1]), *column.name.split("."))
    return Edit(cell, sheet, file, path, column.head, old, shown(value), value)


def conflict(cell: str, file: str, column: Column, old: str, new: str) -> str:
    """Two people have changed one value; what both say, and the way out."""
    return (
        f"{cell}: «{column.head}» с тех пор изменили и в файле {file}\n"
        f"    в файле:   {one_line(old)}\n"
        f"    в таблице: {one_line(new)}\n"
        "    впишите в ячейку то, что в файле, или исправьте файл и выгрузите таблицу заново"
    )


def one_line(text: str) -> str:
    return cut(" ".join(text.split()) or "пусто", 160)


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


def added_row(page: Page, grid: Grid, one: GridRow, key: Key, files: Collection[str]) -> Iterator[Note]:
    """A row that no file has: something new."""
    sheet = page.sheet
    try:
        record = record_of(page, grid, one)
        at = place_of(grid, one) if sheet.is_listed else None
    except BadCell as error:
        yield Refused(str(error))
        return
    if sheet.is_listed and key[0] not in files:
        yield Refused(f"{grid.cell(one, PAGE)}: нет страницы «{key[0]}»")
        return
    path = sheet.place_in_file(key[1])[:-1] if sheet.inside else ()
    yield Add(grid.place(one), sheet, sheet.file_of(*key), path, key[1], record, at)


def record_of(page: Page, grid: Grid, one: GridRow) -> dict[str, Any]:
    """The fields of a new row, in the order in which they are written. Raises BadCell."""
    record: dict[str, Any] = {}
    for column in page.columns:
        value = meant(read_cell(grid, one, column), column)
        if value is not None:
            *above, name = column.name.split(".")
            into = record
            for part in above:
                into = into.setdefault(part, {})
            into[name] = value
    return record


def place_of(grid: Grid, one: GridRow) -> int | None:
    """The place of a new row in its list, from 0; None: the last. Raises BadCell."""
    place = str(one.values.get(PLACE) or "").strip()
    if place and not re.fullmatch(r"[1-9]\d{0,3}", place):
        raise BadCell(f"{grid.cell(one, PLACE)}: «{place}» — не место по порядку, нужно 1, 2, 3…")
    return int(place) - 1 if place else None

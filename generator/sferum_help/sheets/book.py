"""The rows of every sheet, as the files have them now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ..source.files import source_names
from .cells import fingerprint, shown
from .edit import read_plain
from .layout import ID_COLUMN, PAGE, PLACE, Column, Sheet, sheets
from .order import Order

Key = tuple[str, str]
"""Which row it is: the page it belongs to, or nothing, and its own name."""


@dataclass(frozen=True)
class Row:
    """One thing."""

    key: Key
    place: int
    """From 1, where there is an order."""
    cells: Mapping[str, str]
    """Name of a column → what its cell shows."""
    data: Mapping[str, Any]
    """The same as the file has it."""

    def prints(self) -> str:
        """The fingerprints of its cells, for who has to know later whether a value is still the same."""
        cells = {ID_COLUMN: "/".join(self.key), PLACE: str(self.place), **self.cells}
        return " ".join(f"{name}={fingerprint(text)}" for name, text in cells.items())


@dataclass(frozen=True)
class Page:
    """A sheet with its rows."""

    sheet: Sheet
    rows: tuple[Row, ...]

    def shown(self, row: Row) -> tuple[str, ...]:
        """What stands in its columns: those that name it, then its fields."""
        names = {PAGE: row.key[0], PLACE: str(row.place), ID_COLUMN: row.key[1]}
        keys = (names[column.name] for column in self.sheet.keys)
        return (*keys, *(row.cells[column.name] for column in self.columns))

    @cached_property
    def order(self) -> Order:
        """In which order the fields of its things are written."""
        names = [column.name.split(".")[0] for column in self.sheet.columns]
        return Order((tuple(row.data) for row in self.rows), dict.fromkeys(names))

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Its fields, in the order in which editors are used to see them."""
        by_field: dict[str, list[Column]] = {}
        for column in self.sheet.columns:
            by_field.setdefault(column.name.split(".")[0], []).append(column)
        return tuple(column for name in self.order.sorted(by_field) for column in by_field[name])


Texts = Mapping[str, str]
"""Name of a file → its text, with the line breaks that it has."""


def read_texts(root: Path) -> dict[str, str]:
    """Every file that editors write, but for a mark at its beginning. The content has to be right."""
    names = (name for name in source_names(root) if name.endswith(".yml"))
    return {name: (root / name).read_bytes().decode("utf-8-sig") for name in names}


def read_book(texts: Texts) -> tuple[Page, ...]:
    """The sheets that have somewhere to be written to, each with its rows."""
    data = {name: read_plain(text) for name, text in texts.items()}
    pages = ((sheet, files_of(sheet, data)) for sheet in sheets())
    return tuple(Page(sheet, tuple(rows_of(sheet, files))) for sheet, files in pages if files)


def files_of(sheet: Sheet, data: Mapping[str, Any]) -> dict[str, Any]:
    """Page → what its file says; a shared list has no page."""
    folder, _, rest = sheet.file.partition("/")
    if not rest.startswith("<"):
        return {"": data[sheet.file]} if sheet.file in data else {}
    names = (name.partition("/") for name in data if name.startswith(f"{folder}/"))
    return {
        file.removesuffix(".yml"): data[f"{folder}/{file}"]
        for _, _, file in names
        if not file.startswith("_")
    }


def rows_of(sheet: Sheet, files: Mapping[str, Any]) -> Iterator[Row]:
    """Every thing of a sheet."""
    for page, data in files.items():
        for number, (id, record) in enumerate(things_of(sheet, page, data), 1):
            cells = {column.name: shown(dig(record, column.name)) for column in sheet.columns}
            yield Row((page if sheet.is_listed else "", id), number, cells, record)


def things_of(sheet: Sheet, page: str, data: Any) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """Id and fields of each thing in one file."""
    if not sheet.inside:
        return [(page, data)]
    if sheet.is_listed:
        return [(one["id"], one) for one in data.get(sheet.inside.removesuffix("[]"), ())]
    for name in sheet.inside.split(".")[:-1]:
        data = data.get(name) or {}
    return data.items()


def dig(record: Any, name: str) -> Any:
    """A field, or a field of a field."""
    for part in name.split("."):
        record = record.get(part) if isinstance(record, Mapping) else None
    return record

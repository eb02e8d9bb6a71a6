"""A sheet as it came back from an editor, whatever program has saved it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .book import Key
from .layout import Sheet

BLANK_ROWS = 40
"""Rows for new things below those that are there."""

PRINTS = "отпечатки: не меняйте"
"""Heads what tells which values have changed since."""


class NoGrid(Exception):
    """This is no file that we have made; says so in an editor's words."""


@dataclass(frozen=True)
class GridRow:
    """One row that is not empty."""

    number: int
    """As the program shows it, from 1."""
    values: Mapping[str, Any]
    """Name of a column → what stands there."""
    odd: Mapping[str, str] = field(default_factory=dict)
    """Name of a column → what is wrong with its cell, whatever stands there."""


@dataclass(frozen=True)
class Grid:
    """One sheet."""

    sheet: Sheet
    letters: Mapping[str, str]
    """Name of a column → its letter."""
    rows: tuple[GridRow, ...]
    prints: Mapping[Key, Mapping[str, str]]
    """Which row → name of a column → the fingerprint of what stood there when it was made."""
    encoding: str = ""
    """In which the file was saved, if that has not every sign."""

    def cell(self, row: GridRow, name: str) -> str:
        """How an editor finds a cell."""
        where = f"{self.letters[name]}{row.number}" if name in self.letters else f"строка {row.number}"
        return f"лист «{self.sheet.title}», {where}"

    def kept(self, text: str) -> str:
        """What its file has kept of a text."""
        return text.encode(self.encoding, "replace").decode(self.encoding) if self.encoding else text

    def place(self, row: GridRow) -> str:
        return f"лист «{self.sheet.title}», строка {row.number}"


def head(words: str, name: str) -> str:
    """The head of a column: for people, and below it the name of the field, by which it is found again."""
    return f"{words[:1].upper()}{words[1:]}\n{name}"


def names_of(heads: Iterable[Any]) -> list[str]:
    """The names of the fields that columns stand for, from their heads."""
    return [str(one).split()[-1] if one and str(one).split() else "" for one in heads]


def letter(number: int) -> str:
    """The letter of a column, from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def read_prints(text: str) -> dict[str, str]:
    """`Row.prints` back."""
    return dict(pair.split("=", 1) for pair in text.split() if "=" in pair)


def check_heads(sheet: Sheet, names: Sequence[str]) -> None:
    """Raises NoGrid if rows could not be told apart."""
    if missing := [column.head for column in sheet.keys if column.name not in names]:
        raise NoGrid(
            f"лист «{sheet.title}»: нет столбца «{missing[0]}». Верните первую строку, как она была, "
            "или выгрузите таблицу заново"
        )

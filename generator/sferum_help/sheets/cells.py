"""What stands in a cell: a value of a file as text for people, and back."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from ..source.writing import Value, normal
from .layout import Column

TURNED = "сделайте ячейку текстовой и впишите значение заново"


class BadCell(Exception):
    """What stands in a cell is not what was typed; says so in an editor's words, with a way out."""


def shown(value: Any) -> str:
    """A value as a cell shows it; nothing where there is none."""
    if isinstance(value, Mapping):
        return "\n".join(f"{name}: {one}" for name, one in value.items())
    if isinstance(value, list | tuple):
        return tidy("\n".join(normal(one).replace("\n", "\n  ") for one in value if isinstance(one, str)))
    return tidy(value) if isinstance(value, str) else ""


def tidy(text: str) -> str:
    """A text without what nobody sees: spaces at the ends of lines, lines without words around it."""
    return normal("\n".join(line.rstrip() for line in normal(text).split("\n")))


def meant(text: str, column: Column) -> Value | None:
    """What a cell says; None if it is empty. Raises BadCell."""
    if not text:
        return None
    if column.is_table:
        pairs = [line.partition(":") for line in text.split("\n") if line.strip()]
        if wrong := next((name for name, colon, value in pairs if not colon or not value.strip()), ""):
            raise BadCell(f"в строке «{wrong}» нет пары «имя: значение»")
        return {name.strip(): value.strip() for name, _, value in pairs}
    if column.kind == "список имён":
        return tuple(filter(None, re.split(r"[\s,;]+", text)))
    if column.kind == "список текстов":
        return tuple(
            normal(item.replace("\n  ", "\n")) for item in re.split(r"\n(?!  |\n)", text) if item.strip()
        )
    if column.is_list:
        return tuple(line.strip() for line in text.split("\n") if line.strip())
    return text


def typed(value: Any, column: Column) -> str:
    """What a program for spreadsheets has kept of a cell, as text.

    It may have taken a text for a date or a number. A date in a column of dates is as good as a text;
    whatever else it has made cannot be undone. Raises BadCell.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        text = tidy(value)
        russian = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text) if column.kind == "дата" else None
        return f"{russian[3]}-{int(russian[2]):02}-{int(russian[1]):02}" if russian else text
    if isinstance(value, datetime) and column.kind == "дата":
        return value.date().isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, date | time):
        raise BadCell(f"программа превратила значение в дату или время; {TURNED}")
    raise BadCell(f"программа превратила значение в число; {TURNED}")


def fingerprint(text: str) -> str:
    """Tells whether a text is still the same."""
    return hashlib.sha256(text.encode()).hexdigest()[:10] if text else "-"

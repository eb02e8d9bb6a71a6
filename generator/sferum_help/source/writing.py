"""Values as YAML, in the way in which this project writes it; a value that was there keeps its own way."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from .nodes import Mapping as MappingNode
from .nodes import Scalar, Sequence, parse
from .values import ID

Value = str | tuple[str, ...] | Mapping[str, Any]
"""What stands in a field: a text, a list of texts, or fields of its own."""

WIDTH = 100
"""A line that we write is no longer, if it can be broken."""


def newline_of(text: str) -> str:
    """How the lines of a file end."""
    return "\r\n" if "\r\n" in text else "\n"


def normal(text: str) -> str:
    """A text as the site reads it: without the lines around it, whatever system broke its lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def document(record: Mapping[str, Value]) -> str:
    """The text of a new file."""
    return "\n".join(entry(name, value, 0, "\n") for name, value in record.items()) + "\n"


class Old:
    """How a text was written before."""

    def __init__(self, style: str, lines: list[str]) -> None:
        self.style = style
        self.head = lines[0]
        """`>-` or `|` with whatever stands behind it."""
        self.lines = [line.strip() for line in lines[1:]]
        filled = next((line for line in lines[1:] if line.strip()), "")
        self.column = len(filled) - len(filled.lstrip(" "))


def entry(name: str, value: Value, column: int, newline: str) -> str:
    """`name: value` as whole lines, without the last line break."""
    start = f"{' ' * column}{name}:"
    if isinstance(value, str):
        return f"{start} {scalar(value, column + 2, newline, before=len(start) + 1)}"
    if is_short(value):
        return f"{start} {flow_of(value)}"
    if isinstance(value, Mapping):
        return newline.join([start, *(entry(key, one, column + 2, newline) for key, one in value.items())])
    dash = " " * (column + 2) + "- "
    return newline.join([start, *(dash + item(one, column + 4, newline) for one in value)])


def is_short(value: Value) -> bool:
    """Whether a list or a table consists of names, which stand in one line."""
    ones = value.values() if isinstance(value, Mapping) else value
    return all(isinstance(one, str) and ID.fullmatch(one.partition("#")[0]) for one in ones)


def flow_of(value: Any) -> str:
    """A value in one line, between brackets."""
    if isinstance(value, str):
        return scalar(value, 0, "\n", flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {flow_of(one)}" for name, one in value.items()) + "}"
    return "[" + ", ".join(map(flow_of, value)) + "]"


def scalar(
    text: str, column: int, newline: str, old: Old | None = None, *, before: int = 0, flow: bool = False
) -> str:
    """A text as YAML, written like the old one if that can be; always so that it reads back the same.

    Args:
        column: How far the lines below the first one are indented.
        before: What stands in front of it in its line.
        flow: Between brackets, all in one line.
    """
    quoted = json.dumps(text, ensure_ascii=False)
    style = old.style if old else ""
    if flow:
        ways = [text] if "\n" not in text and not style else []
    elif "\n" in text or style == "|":
        ways = [block(head_of(old, "|"), text.split("\n"), column_of(old, column), newline)]
    else:
        folded = block(head_of(old, ">", ">-"), fold(text, column, old), column_of(old, column), newline)
        in_line = {"": (text, quoted), '"': (quoted,)}.get(style, ())
        ways = [*(way for way in in_line if max(before, column) + len(way) <= WIDTH), folded]
    if style == "'":
        ways.insert(0, "'" + text.replace("'", "''") + "'")
    return next((way for way in ways if reads_as(way, text, column, flow)), quoted)


def head_of(old: Old | None, style: str, new: str = "") -> str:
    return old.head if old and old.style == style else new or style


def column_of(old: Old | None, column: int) -> int:
    return old.column if old and old.style in ("|", ">") and old.column else column


def block(head: str, lines: Iterable[str], column: int, newline: str) -> str:
    return newline.join([head, *(" " * column + line if line else "" for line in lines)])


def fold(text: str, column: int, old: Old | None) -> list[str]:
    """A text in lines; the lines in front of a change and behind it are broken where they were."""
    first: list[str] = []
    last: list[str] = []
    lines = old.lines if old and old.style == ">" else []
    for line in lines:
        if not text.startswith(f"{line} "):
            break
        first.append(line)
        text = text[len(line) + 1 :]
    for line in reversed(lines[len(first) :]):
        if not text.endswith(f" {line}"):
            break
        last.insert(0, line)
        text = text[: -len(line) - 1]
    middle = [""]
    for word in text.split(" "):
        if middle[-1] and column + len(middle[-1]) + 1 + len(word) > WIDTH:
            middle.append(word)
        else:
            middle[-1] = f"{middle[-1]} {word}" if middle[-1] else word
    return [*first, *middle, *last]


def reads_as(way: str, text: str, column: int, flow: bool) -> bool:
    before, behind = ("[", "]") if flow else (f"{' ' * max(column - 2, 0)}name: ", "")
    node, problems = parse(f"{before}{way}{behind}\n", "")
    match node:
        case Sequence(_, (Scalar() as found,)) | MappingNode(_, ((_, Scalar() as found),)):
            return not problems and not found.empty and normal(found.text) == text
    return False


def item(value: Any, column: int, newline: str) -> str:
    if isinstance(value, str):
        return scalar(value, column, newline)
    fields = (entry(name, one, column, newline) for name, one in value.items())
    return newline.join(fields).lstrip(" ")

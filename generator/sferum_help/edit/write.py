"""Values as lines of YAML, in the way that the sources of this project are written."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence

from ..source.nodes import Scalar, parse, part
from ..source.nodes import Sequence as List

WIDTH = 100
"""Characters of a line; longer texts are folded."""


def scalar(text: str) -> str:
    """A value of one line, in quotes only if YAML would take it for something else."""
    node, problems = parse(f"a: {text}", "")
    value = part(node, "a")
    if not problems and isinstance(value, Scalar) and not value.empty and value.text == text:
        return text
    return json.dumps(text, ensure_ascii=False)


def item(text: str) -> str:
    """The same inside brackets."""
    node, problems = parse(f"a: [{text}]", "")
    value = part(node, "a")
    if (
        not problems
        and isinstance(value, List)
        and [getattr(one, "text", None) for one in value.items] == [text]
    ):
        return text
    return json.dumps(text, ensure_ascii=False)


def field_lines(name: str, text: str, indent: int = 0) -> list[str]:
    """A field with a text: in its line, folded if that is long, or as it stands if it has lines of its own."""
    text = "\n".join(line.rstrip() for line in text.strip().splitlines())
    pad, inner = " " * indent, " " * (indent + 2)
    if "\n" in text:
        return [f"{pad}{name}: |", *(f"{inner}{line}".rstrip() for line in text.split("\n"))]
    line = f"{pad}{name}: {scalar(text)}"
    if len(line) <= WIDTH:
        return [line]
    folded = textwrap.wrap(text, WIDTH - len(inner), break_long_words=False, break_on_hyphens=False)
    return [f"{pad}{name}: >-", *(f"{inner}{one}" for one in folded)]


def list_lines(name: str, values: Sequence[str], indent: int = 0) -> list[str]:
    """A field with texts, each in a line of its own."""
    pad = " " * indent
    lines = [f"{pad}{name}:"]
    for value in values:
        lines += dashed(field_lines("", value, indent + 2), indent + 2)
    return lines


def dashed(lines: list[str], indent: int) -> list[str]:
    """Lines of a nameless field as an item of a list."""
    pad = " " * indent
    return [f"{pad}- {lines[0].removeprefix(pad + ': ')}", *lines[1:]]


def names_line(name: str, values: Sequence[str], indent: int = 0) -> list[str]:
    """A field with names, all of them in its line."""
    return [f"{' ' * indent}{name}: [{', '.join(map(item, values))}]"]


def record_lines(name: str, records: Sequence[dict[str, str]], indent: int = 0) -> list[str]:
    """A field with a list of fields."""
    pad = " " * indent
    lines = [f"{pad}{name}:"]
    for record in records:
        fields = [line for key, value in record.items() for line in field_lines(key, value, indent + 4)]
        lines += [f"{pad}  - {fields[0].lstrip()}", *fields[1:]]
    return lines


def comment_lines(text: str, hanging: bool = False) -> list[str]:
    """A comment, folded; `hanging` sets off the lines after the first."""
    later = "#   " if hanging else "# "
    return textwrap.wrap(text, WIDTH, initial_indent="# ", subsequent_indent=later, break_on_hyphens=False)

"""Fields as lines of YAML, as commands put them into the sources."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from ..source.writing import WIDTH, entry, flow_of, item

NEWLINE = "\n"
"""Between our lines; `places.inserted` gives each the line break of its file."""


def field_lines(name: str, text: str, indent: int = 0) -> list[str]:
    """A field with a text."""
    text = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return entry(name, text, indent, NEWLINE).split(NEWLINE)


def list_lines(name: str, values: Sequence[str], indent: int = 0) -> list[str]:
    """A field with texts, each in a line of its own."""
    lines = [f"{' ' * indent}{name}:"]
    for one in values:
        lines += f"{' ' * indent}  - {item(one.strip(), indent + 4, NEWLINE)}".split(NEWLINE)
    return lines


def names_line(name: str, values: Sequence[str], indent: int = 0) -> list[str]:
    """A field with names, all of them in its line."""
    return [f"{' ' * indent}{name}: {flow_of(values)}"]


def record_lines(name: str, records: Sequence[Mapping[str, str]], indent: int = 0) -> list[str]:
    """A field with a list of fields."""
    return entry(name, tuple(records), indent, NEWLINE).split(NEWLINE)


def comment_lines(text: str, hanging: bool = False) -> list[str]:
    """A comment, folded; `hanging` sets off the lines after the first."""
    later = "#   " if hanging else "# "
    return textwrap.wrap(text, WIDTH, initial_indent="# ", subsequent_indent=later, break_on_hyphens=False)

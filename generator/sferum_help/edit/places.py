"""Editing YAML by the place of what stands in it: comments and every other byte stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..source.nodes import Mapping, Node, Scalar, Sequence, entries, parse, part
from ..source.problems import Place
from ..source.text import LINE_BREAK
from ..source.writing import newline_of

BOM = "\ufeff"
"""Windows editors put it in front; places are counted without it, and it stays where it was."""

NAME = r"(?<![\w-]){}(?![\w-])"
"""A name that is no part of a longer one."""


def offset_of(text: str, place: Place) -> int:
    """Where a place is in the text of its file; of a byte order mark places know nothing."""
    starts = [len(BOM) if text.startswith(BOM) else 0, *(found.end() for found in LINE_BREAK.finditer(text))]
    return starts[place.line - 1] + place.column - 1


def renamed(text: str, places: Iterable[Place], old: str, new: str) -> str:
    """The text with another name at some places, each of which has the old one."""
    for place in sorted(set(places), reverse=True):
        start = offset_of(text, place)
        head, tail = text[:start], text[start:]
        text = head + re.sub(NAME.format(re.escape(old)), new, tail, count=1)
    return text


def root_of(text: str) -> Node | None:
    """What stands in a file that can be read."""
    return parse(text.removeprefix(BOM), "")[0]


def walk(node: Node | None) -> Iterator[tuple[Node, Node]]:
    """Every node below one, with the one that it stands in."""
    below = node.items if isinstance(node, Sequence) else ()
    if isinstance(node, Mapping):
        below = [one for entry in node.entries for one in entry]
    for one in below:
        yield node, one
        yield from walk(one)


def block_end(text: str, key: Place) -> int:
    """Where the value of a field ends that has its lines to itself: below its last line that is not empty.

    Comments above the next field belong to that one.
    """
    lines = LINE_BREAK.split(text)
    indent = key.column - 1
    last = key.line
    for number, line in enumerate(lines[key.line :], key.line + 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        # A list may stand as far left as the name of its field.
        if len(line) - len(line.lstrip()) <= indent and not line.startswith(" " * indent + "- "):
            break
        last = number
    return end_of_line(text, last)


def end_of_line(text: str, number: int) -> int:
    """The offset below a line."""
    ends = [found.end() for found in LINE_BREAK.finditer(text)]
    return ends[number - 1] if number <= len(ends) else len(text)


def inserted(text: str, at: int, lines: Iterable[str]) -> str:
    """Whole lines put in where a line begins."""
    end = newline_of(text)
    before = text[:at] if not text[:at] or text[:at].endswith("\n") else text[:at] + end
    return before + "".join(f"{line}{end}" for line in lines) + text[at:]


def key_of(node: Node | None, *path: str) -> Scalar | None:
    """The name of a field that lies so deep, as a node."""
    for name in path[:-1]:
        node = part(node, name)
    return next((key for key, _ in entries(node) if key.text == path[-1]), None)


def without_item(text: str, place: Place, name: str) -> str:
    """The text without one item of a list; with the last item its field goes, too."""
    start = offset_of(text, place)
    end = start + re.search(NAME.format(re.escape(name)), text[start:]).end()
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip() == "-":
        return _without_line(text, place.line)
    if after := re.compile(r"\s*,\s*").match(text, end):
        return text[:start] + text[after.end() :]
    if before := re.search(r"\s*,\s*\Z", text[:start]):
        return text[: before.start()] + text[end:]
    return _without_line(text, place.line)


def _without_line(text: str, number: int) -> str:
    """Without a line, and without the name of the field above it if nothing is left below that."""
    lines = text.splitlines(keepends=True)
    line = lines.pop(number - 1)
    indent = len(line) - len(line.lstrip())
    above = lines[number - 2] if number > 1 else ""
    below = lines[number - 1] if number <= len(lines) else ""
    is_item = line.lstrip().startswith("-")
    if is_item and above.rstrip().endswith(":") and not below.startswith(" " * indent + "-"):
        del lines[number - 2]
    return "".join(lines)

"""Where a page is named: by fields of other files, by links in texts, by handwritten pages, by the registry of codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..source.codes import REGISTRY
from ..source.files import source_names
from ..source.problems import Place
from ..source.text import LINE_BREAK
from ..source.values import Reading

KINDS = {"article", "answer", "instruction", "page or article"}
"""Kinds of names that an answer or an instruction has."""


@dataclass(frozen=True)
class Mention:
    place: Place
    is_name: bool
    """It stands alone, as a value or the name of a field; otherwise it is a link in a text."""


def link_to(id: str) -> re.Pattern[str]:
    """A link in a text of YAML, up to its name: `](id:how-much`."""
    return re.compile(rf"(?<=\]\()id:{re.escape(id)}(?=[#)])")


def file_link_to(source: str) -> re.Pattern[str]:
    """A link in a handwritten page: `faq/how-much.md`."""
    return re.compile(rf"(?<![\w/-]){re.escape(source.removesuffix('.yml'))}\.md(?![\w-])")


def code_line_of(id: str) -> re.Pattern[str]:
    """The line of the registry in which a page has its code."""
    return re.compile(rf"^(?P<code>['\"]?\d+['\"]?:[ ]+){re.escape(id)}(?=[ ]*\r?$)", re.MULTILINE)


def mentions(root: Path, reading: Reading, source: str) -> list[Mention]:
    """Every place in the sources that names the page of a file, but for the registry of codes."""
    id = Path(source).stem
    found = [Mention(place, True) for kind, typed, place in reading.named if kind in KINDS and typed == id]
    for name in source_names(root):
        if name != REGISTRY:
            pattern = file_link_to(source) if name.endswith(".md") else link_to(id)
            found += (Mention(place, False) for place in places_in(root, name, pattern))
    return sorted(set(found), key=lambda one: one.place)


def places_in(root: Path, name: str, pattern: re.Pattern[str]) -> Iterator[Place]:
    text = (root / name).read_text("utf-8-sig")
    for number, line in enumerate(LINE_BREAK.split(text), 1):
        for match in pattern.finditer(line):
            yield Place(name, number, match.start() + 1, len(match[0]), line)


def by_file(found: Iterable[Mention]) -> dict[str, list[Mention]]:
    files: dict[str, list[Mention]] = {}
    for mention in found:
        files.setdefault(mention.place.path, []).append(mention)
    return files

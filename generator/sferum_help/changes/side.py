"""A folder of sources → one side of the comparison, as far as it can be read today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..model.addresses import page_address
from ..model.content import Content
from ..source.files import is_article, source_names
from ..source.nodes import Node, Scalar, Sequence, entries, parse_typed
from ..source.problems import Problem
from ..source.text import read_text
from ..source.tree import read_tree
from .items import (
    ANSWERS,
    DOCUMENTS,
    INSTRUCTIONS,
    LABEL,
    LISTS,
    Item,
    Names,
    Sheet,
    names_of,
)
from .sheets import sheets_of

FIELDS = {
    "question": "title",
    "title": "title",
    "short": "short",
    "answer": "answer",
    "warning": "warning",
    "note": "note",
    "message": "message",
    "see": "see",
    "sources": "source",
    "aliases": "aliases",
    "need": "need",
    "result": "result",
    "checked": "checked",
}
"""Field of a file → what it is called in the report; other fields are called by their own names."""


@dataclass(frozen=True)
class Side:
    """One state of the sources."""

    root: Path
    content: Content | None
    """None: the shared lists cannot be read."""
    problems: tuple[Problem, ...]
    """What is wrong by the rules of today."""

    @property
    def whole(self) -> Content | None:
        """The content, if nothing at all is wrong with it: then it can be searched."""
        return None if self.problems else self.content


def read_side(root: Path) -> Side:
    content, reading = read_tree(root)
    return Side(root, content, tuple(sorted(set(reading.problems))))


def comparable(before: Side, now: Side) -> tuple[Mapping[str, Sheet], Mapping[str, Sheet]]:
    """The pages of both sides; a file that one of them cannot read is shown field by field on both."""
    sides = (before, now)
    raw = [{one.address: one for one in raw_sheets(side.root)} for side in sides]
    names = names_of(*(side.content for side in sides if side.content))
    read = [sheets_as_far_as_read(side, names) for side in sides]
    if read[0] is None or read[1] is None:
        return raw[0], raw[1]
    unread = {
        one.source
        for sheets, files in zip(read, raw, strict=True)
        for address, one in files.items()
        if one.group != LISTS and address not in (sheets or ())
    }
    old, new = (
        {**(sheets or {}), **{address: one for address, one in files.items() if one.source in unread}}
        for sheets, files in zip(read, raw, strict=True)
    )
    return old, new


def sheets_as_far_as_read(side: Side, names: Names) -> Mapping[str, Sheet] | None:
    """None: too little of the shared lists could be read."""
    if side.content is None:
        return None
    try:
        return sheets_of(side.content, names)
    except (AttributeError, TypeError):
        # What a list with an error in it leaves behind may lack anything.
        if not side.problems:
            raise
        return None


def raw_sheets(root: Path) -> Iterator[Sheet]:
    """Every file as its fields, whatever they mean; one that is no YAML at all, as its lines."""
    for name in source_names(root):
        path = root / name
        if path.suffix == ".md":
            yield Sheet(page_address(path.stem), DOCUMENTS, name, raw_text(path, name), name)
            continue
        text, _ = read_text(path, name)
        node = parse_typed(text, name)[0] if text is not None else None
        items = tuple(raw_items(node)) if node else raw_text(path, name)
        title = next((one.text for one in items if one.id in ("title", "question")), name)
        if is_article(name):
            folder = path.parent.name
            group = ANSWERS if folder == "faq" else INSTRUCTIONS
            yield Sheet(f"{folder}/{path.stem}/", group, title, items, name)
        else:
            yield Sheet(name, LISTS, name, items, name)


def raw_text(path: Path, name: str) -> tuple[Item, ...]:
    text, _ = read_text(path, name)
    return (Item("section", "", LABEL["section"], text or LABEL["unreadable"]),)


def raw_items(node: Node | None, way: tuple[str, ...] = ()) -> Iterator[Item]:
    """Every value below a node, called by the names that lead to it."""
    if isinstance(node, Scalar):
        yield from raw_field(way, node.text.strip())
    elif isinstance(node, Sequence):
        texts = [one.text for one in node.items if isinstance(one, Scalar)]
        if texts and len(texts) == len(node.items):
            yield from raw_field(way, "\n".join(texts))
            return
        for number, one in enumerate(node.items, 1):
            named = next(
                (value.text for key, value in entries(one) if key.text == "id" and isinstance(value, Scalar)),
                str(number),
            )
            yield from raw_items(one, (*way, named))
    else:
        for key, value in entries(node):
            yield from raw_items(value, (*way, key.text))


def raw_field(way: tuple[str, ...], text: str) -> Iterator[Item]:
    path = ".".join(way)
    if text:
        yield Item("field", path, LABEL[FIELDS[path]] if path in FIELDS else path, text)

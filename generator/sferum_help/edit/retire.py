"""A page that goes for good: a tombstone at its address, its code kept, and nobody sent to it any more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from ..model.article import Answer
from ..source.codes import REGISTRY
from ..source.nodes import Node, Scalar, Sequence, keys, part
from ..source.problems import Place
from ..source.retired import TOMBSTONES
from ..source.tree import read_whole
from .change import CannotChange, Change, text_of
from .mentions import Mention, by_file, code_line_of, file_link_to, link_to, mentions
from .phrases import with_phrases_sent_on
from .places import inserted, offset_of, renamed, root_of, walk, without_item
from .rename import source_of
from .write import field_lines


class StillNamed(CannotChange):
    """Other pages name it, and nobody has said what is to become of that."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = tuple(places)
        super().__init__("\n".join(f"{place}: {place.text.strip()}" for place in self.places))


def retire(root: Path, name: str, to: str, why: str, rewrite: bool) -> tuple[Change, list[Mention]]:
    """The change, and what it rewrites, as it stood before.

    Args:
        to: The article to read now.
        why: What has changed, for readers.
        rewrite: Whether those who name the page shall name `to`; otherwise nobody may.

    Raises StillNamed, CannotChange, ContentError.
    """
    _, reading = read_whole(root)
    source, target = source_of(reading, name), source_of(reading, to)
    if source == target:
        raise CannotChange("после --to назовите другую страницу: ту, которую читать теперь")
    found = mentions(root, reading, source)
    others = [one for one in found if one.place.path != source]
    if others and not rewrite:
        raise StillNamed(one.place for one in others)
    change = Change()
    for file, places in by_file(others).items():
        change = change.put(file, sent_on(text_of(root, change, file), file, places, source, target))
    old, new = Path(source).stem, Path(target).stem
    change = with_phrases_sent_on(root, change, old, new)
    return buried(root, change, source, new, why).put(source, None), others


def sent_on(text: str, file: str, places: list[Mention], source: str, target: str) -> str:
    """The text of a file that names another page instead; where it has named that one already, it does so once."""
    old, new = Path(source).stem, Path(target).stem
    if file.endswith(".md"):
        link = re.compile(file_link_to(source).pattern + r"(#[\w-]+)?")
        return link.sub(target.removesuffix(".yml") + ".md", text)
    # From the end, so that places before stay right.
    for place in sorted({one.place for one in places if one.is_name}, reverse=True):
        text = named_on(text, place, old, new, is_own=file == target)
    return re.compile(link_to(old).pattern + r"(#[\w-]+)?").sub(f"id:{new}", text)


def named_on(text: str, place: Place, old: str, new: str, is_own: bool) -> str:
    """The text with one name replaced, or taken out of its list if the new one has no place there."""
    above = next((above for above, node in walk(root_of(text)) if is_at(node, place)), None)
    field = field_of(root_of(text), above)
    if isinstance(above, Sequence):
        there = any(isinstance(one, Scalar) and one.text == new for one in above.items)
        if there or is_own or field == "twins":
            return without_item(text, place, old)
    text = renamed(text, [place], old, new)
    # A place within the old page is none of the new one.
    start = offset_of(text, place)
    return text[:start] + re.sub(rf"({re.escape(new)})#[\w-]+", r"\1", text[start:], count=1)


def is_at(node: Node, place: Place) -> bool:
    return isinstance(node, Scalar) and (node.place.line, node.place.column) == (place.line, place.column)


def field_of(root: Node | None, value: Node | None) -> str:
    """The name of the field that has a value; empty if it is a field of a field."""
    return next((key for key in keys(root) if part(root, key) is value), "") if value else ""


def buried(root: Path, change: Change, source: str, to: str, why: str) -> Change:
    """The change with a tombstone for the page and for every name that it ever had, and the codes of all of them."""
    text = text_of(root, change, source)
    node = root_of(text)
    folder, id = source.split("/")[0], Path(source).stem
    title = part(node, "question") or part(node, "title")
    was = part(node, "was")
    former = [one.text for one in was.items] if isinstance(was, Sequence) else []
    stones, registry = text_of(root, change, TOMBSTONES), text_of(root, change, REGISTRY)
    for name in (id, *former):
        there, _, one = name.rpartition("/")
        there = there or folder
        stones = inserted(stones, len(stones), tombstone(one, there, title.text, why, to))
        registry = code_line_of(one).sub(rf"\g<code>{{was: {one}}}", registry)
    return change.put(TOMBSTONES, stones).put(REGISTRY, registry)


def tombstone(id: str, folder: str, title: str, why: str, to: str) -> list[str]:
    lines = [f"{id}:"]
    if folder != Answer.folder:
        lines += field_lines("folder", folder, indent=2)
    for name, value in (("title", " ".join(title.split())), ("why", why), ("to", to)):
        lines += field_lines(name, value, indent=2)
    return lines

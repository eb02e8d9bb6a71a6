"""How else people ask about a page goes where the page goes: the file has the name of the page."""

from __future__ import annotations

from pathlib import Path

from ..source.files import PHRASES
from ..source.nodes import part
from ..source.writing import newline_of
from .change import CannotChange, Change, text_of
from .places import key_of, offset_of, root_of

FIELD = "phrases"


def phrases_file(id: str) -> str:
    return f"{PHRASES}/{id}.yml"


def with_phrases(root: Path, change: Change, old: str, new: str) -> Change:
    """The change, with the phrases of a page under its new name. Raises CannotChange."""
    was, now = phrases_file(old), phrases_file(new)
    if not (root / was).is_file():
        return change
    if (root / now).is_file():
        raise CannotChange(f"имя «{new}» занято: в {now} фразы о другой странице")
    return change.put(now, text_of(root, change, was)).put(was, None)


def with_phrases_sent_on(root: Path, change: Change, old: str, new: str) -> Change:
    """The change, with the phrases of one page behind those of another."""
    was, now = phrases_file(old), phrases_file(new)
    if not (root / was).is_file():
        return change
    text, there = text_of(root, change, was), text_of(root, change, now)
    return change.put(now, joined(there, text) if there else text).put(was, None)


def joined(text: str, other: str) -> str:
    """The text of a file of phrases, with those of another below its own; none twice."""
    start = offset_of(text, key_of(root_of(text), FIELD).place)
    phrases = dict.fromkeys([*phrases_in(text), *phrases_in(other)])
    # What stands so far left below the phrases is none of them.
    comments = (line for line in text[start:].splitlines() if line.startswith("#"))
    lines = [f"{FIELD}: |", *(f"  {one}" for one in phrases), *comments]
    return text[:start] + "".join(line + newline_of(text) for line in lines)


def phrases_in(text: str) -> list[str]:
    lines = part(root_of(text), FIELD).text.splitlines()
    return [line.strip() for line in lines if line.strip()]

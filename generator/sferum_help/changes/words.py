"""Two texts → which of their words differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

WORD = re.compile(r"[\w-]+\s*|[^\w\s]\s*|\s+")
"""A word or a sign with the space behind it, so that texts are compared by what is read."""

ALIKE = 0.3
"""Texts that share less than this are shown as another text, not as confetti."""


@dataclass(frozen=True)
class Piece:
    """Words side by side that have changed, or have not."""

    text: str
    changed: bool = False


GAP = Piece("…")
"""In place of lines that have not changed."""

Pieces = tuple[Piece, ...]


def compare_words(before: str, now: str) -> tuple[Pieces, Pieces]:
    """Both texts in pieces; lines far from any change are left out on both sides."""
    old, new = WORD.findall(before), WORD.findall(now)
    matcher = SequenceMatcher(
        None, [one.strip() for one in old], [one.strip() for one in new], autojunk=False
    )
    if matcher.ratio() < ALIKE:
        return (Piece(before, True),), (Piece(now, True),)
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, start, end, first, last in matcher.get_opcodes():
        # A comma that happens to be alike between two changes tears one change in two.
        changed = kind != "equal" or _is_bridge(old, start, end, len(old))
        left.append(Piece("".join(old[start:end]), changed))
        right.append(Piece("".join(new[first:last]), changed))
    return _trimmed(_shortened(_joined(left))), _trimmed(_shortened(_joined(right)))


def _is_bridge(tokens: Sequence[str], start: int, end: int, length: int) -> bool:
    inside = 0 < start and end < length
    return inside and not any(char.isalnum() for token in tokens[start:end] for char in token)


def _joined(pieces: Sequence[Piece]) -> Pieces:
    groups = groupby((one for one in pieces if one.text), key=lambda one: one.changed)
    return tuple(Piece("".join(one.text for one in group), changed) for changed, group in groups)


def _shortened(pieces: Pieces) -> Pieces:
    """Without the lines that are neither changed nor next to a changed one."""
    lines = list(_lines(pieces))
    changed = [any(one.changed for one in line) for line in lines]
    near = [any(changed[max(0, at - 1) : at + 2]) for at in range(len(lines))]
    if not any(near):
        return pieces
    shown: list[Piece] = []
    for keep, group in groupby(zip(lines, near, strict=True), key=lambda one: one[1]):
        for line in (line for line, _ in group) if keep else ([GAP],):
            shown += [*([Piece("\n")] if shown else []), *line]
    return _joined(shown)


def _trimmed(pieces: Pieces) -> Pieces:
    """The mark of a change ends with its last word."""
    found: list[Piece] = []
    for piece in pieces:
        words = piece.text.rstrip() if piece.changed else piece.text
        found += [Piece(words, piece.changed), Piece(piece.text[len(words) :])]
    return _joined(found)


def _lines(pieces: Pieces) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        line.append(Piece(first, piece.changed))
        for other in others:
            yield line
            line = [Piece(other, piece.changed)]
    yield line

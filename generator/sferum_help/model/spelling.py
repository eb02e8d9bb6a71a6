"""Words that a dictionary does not know and that are right here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Spelling:
    """What editors say of words, where a centre has its spelling looked over at all."""

    words: tuple[str, ...] = ()
    """Right as they are, in any case."""
    without_yo: tuple[str, ...] = ()
    """Right with «е», although the same letters with «ё» are a word, too."""

"""The words that search treats as the same, or leaves out."""

from __future__ import annotations

from dataclasses import dataclass

FULL = 100
"""The weight, in per cent, of what means quite the same."""


@dataclass(frozen=True)
class Meaning:
    """What people say, and what they mean by it; it does not work backwards."""

    said: tuple[str, ...]
    meant: tuple[str, ...]
    weight: int
    """How far it is the same, in per cent."""


@dataclass(frozen=True)
class Synonyms:
    ignored: tuple[str, ...]
    """Words that say nothing about a question."""
    same: tuple[tuple[str, ...], ...]
    """Groups of words and phrases about one thing."""
    means: tuple[Meaning, ...]
    forms: tuple[tuple[str, ...], ...] = ()
    """Groups of forms of one word that no rule of Russian brings together; the first is their stem."""
    ages: tuple[int, ...] = ()
    """Ages at which answers change, in order."""

"""What is known outright, beside what is learnt: texts that a sum of weights gets wrong, and words that decide.

A sum says little about a few words: «код страницы» is safe, «назвала код» is not. What an editor wrote as an example
has to be known, so texts on the wrong side of the sum, or hardly on the right one, are known by heart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

from ..model.phrases import Danger
from .hashes import hash_of
from .learn import Features

MOST_WORDS = 12
"""Longer texts are told in these words but once."""

MARGIN = 0.15
"""How near to the bar a sum is not sure of itself."""

MARGIN_NAMES = 1.5
"""The same of titles and aliases: words put right in the browser may move a sum, and none of these may alarm."""

HEART_BITS = 26
"""So long that other texts are hardly ever taken for these: one of 300,000."""

Read = Callable[[str], Features]


@dataclass(frozen=True)
class Heart:
    safe: frozenset[Features] = frozenset()
    told: frozenset[Features] = frozenset()
    """Stories of trouble."""
    calm: frozenset[Features] = frozenset()
    """Words that make trouble less likely."""
    sure: tuple[frozenset[Features], ...] = ()
    """For each sign the words that are this trouble whatever stands beside them."""

    @property
    def terms(self) -> set[str]:
        return {term for text in chain(self.safe, self.told, self.calm, *self.sure) for term in text}


def learn_heart(
    danger: Danger | None, names: Iterable[str], features: Read, lean: Callable[[str], float]
) -> Heart:
    """`names`: titles and aliases of pages that are not about trouble; `lean`: how far the sum is above the bar of
    danger."""
    if danger is None:
        return Heart()

    def wrong(texts: Iterable[str], side: int, margin: float = MARGIN) -> frozenset[Features]:
        missed = (features(text) for text in texts if side * lean(text) < margin)
        return frozenset(text for text in missed if 0 < len(text) <= MOST_WORDS)

    signs = danger.signs.values()
    safe = wrong(danger.safe, -1) | wrong(names, -1, MARGIN_NAMES)
    told = wrong((text for sign in signs for text in sign.stories), 1)
    calm, *sure = (frozenset(map(features, texts)) for texts in (danger.calm, *(sign.sure for sign in signs)))
    return Heart(safe, told - frozenset(map(features, danger.safe)), calm, tuple(sure))


def hashes_of(texts: Iterable[Features], key: Callable[[str], str]) -> list[int]:
    """Each text as the hash of its words, whatever their order: all that is asked is whether a text is one of them.

    `key`: by what the browser knows a word.
    """
    return sorted({hash_of(" ".join(sorted(map(key, text))), HEART_BITS) for text in texts})

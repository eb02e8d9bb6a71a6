"""Why a page did not help: what stands behind «Помогло?» below every article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .article import Article


@dataclass(frozen=True)
class Reason:
    id: str
    letter: str
    """One Russian capital, never given to another reason."""
    text: str
    topics: tuple[str, ...]
    """Where it fits; empty: everywhere."""


@dataclass(frozen=True)
class Helped:
    ask: str
    """The article that says whom to ask."""
    reasons: Mapping[str, Reason]

    def fitting(self, article: Article) -> list[Reason]:
        """The reasons that make sense on this page."""
        return [one for one in self.reasons.values() if not one.topics or article.topic in one.topics]

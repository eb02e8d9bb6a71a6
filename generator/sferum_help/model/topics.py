"""What articles are sorted by: topics, and the messengers that they are true for."""

from __future__ import annotations

from dataclasses import dataclass

from .prose import Prose


@dataclass(frozen=True)
class Topic:
    id: str
    title: str
    caution: Prose
    """What every page of the topic says before its text; may be empty."""
    picture: str
    """One of `looks.PICTURES`, or empty."""
    fresh: int = 0
    """For how many days after its check a page can be relied on; 0: it does not age."""
    fresh_critical: int = 0
    """The same for pages where a mistake does harm; 0: no stricter than the others."""


ANY_MESSENGER = "any"
"""The messenger of what is true in all of them."""


@dataclass(frozen=True)
class Messenger:
    """One value of `applies_to`."""

    id: str
    name: str
    ask: str
    """What a reader of an article that holds for this messenger alone is asked first; may be empty."""
    page: str
    """The article for who has another messenger, unless an article names a better one; may be empty."""

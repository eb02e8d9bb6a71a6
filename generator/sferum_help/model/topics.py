"""What articles are sorted by: topics, and the messengers that they are true for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    id: str
    title: str


ANY_MESSENGER = "any"
"""The messenger of what is true in all of them."""


@dataclass(frozen=True)
class Messenger:
    """One value of `applies_to`."""

    id: str
    name: str
    note: str
    """The line shown on articles that hold for this messenger alone; may be empty."""
    page: str
    """The article that the line leads to; empty without a line."""

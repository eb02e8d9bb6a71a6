"""`faq/_support.yml`: the words of the support desk, and the cues by which it guesses who writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .fields import Fields


@dataclass(frozen=True)
class Support:
    greeting: str
    more: str
    """Stands before the address of a page."""
    checker: str
    """Stands before the address of the checker."""
    ask_role: str
    ask_messenger: str
    ask_which: str
    """Stands before the titles of two answers that compete."""
    senders: Mapping[str, tuple[str, ...]]
    """Role → words and phrases by which its messages are known."""
    messengers: Mapping[str, tuple[str, ...]]
    """Messenger → words by which people call it."""


def read_support(fields: Fields) -> Support:
    reading = fields.reading

    def cues(name: str, known: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        def read(kinds: Fields) -> dict[str, tuple[str, ...]]:
            return {kind: kinds.items(kind, reading.phrase, ()) for kind in known}

        return fields.record(name, read) or {}

    return Support(
        greeting=fields.text("greeting"),
        more=fields.text("more"),
        checker=fields.text("checker"),
        ask_role=fields.text("ask-role"),
        ask_messenger=fields.text("ask-messenger"),
        ask_which=fields.text("ask-which"),
        senders=cues("senders", reading.known["role"]),
        messengers=cues("messengers", reading.known["messenger"]),
    )

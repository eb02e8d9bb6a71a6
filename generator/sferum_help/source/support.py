"""`faq/_support.yml`: the words of the support desk, and the cues by which it guesses who writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .fields import Fields
from ..model.support import Support


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

"""`faq/_helped.yml`: why a page did not help, as a letter for machines and words for people.

A reader's ready text is «Справка 1010, причина К: не нашёл кнопку»; `feedback.py` counts such texts.
"""

from __future__ import annotations

import re

from ..model.reasons import Helped, Reason
from .fields import Fields
from .nodes import Node, Scalar
from .problems import Place
from .values import Reading

LETTER = re.compile(r"[А-ЯЁ]")


def read_helped(fields: Fields) -> Helped:
    reading = fields.reading
    letters: list[tuple[str, Place]] = []

    def read_reason(id: str, reason: Fields) -> Reason:
        letter = reason.read(
            "letter",
            lambda node: read_letter(reading, node),
            kind="буква",
            help="буква причины: одна русская заглавная; по ней считают, её не меняют",
            example="К",
            pattern=LETTER.pattern,
        )
        letters.append((letter, reason.place_of("letter")))
        text = reason.text("text", help="причина словами читателя")
        topics = reason.references(
            "topics",
            "topic",
            (),
            help="темы, к которым причина подходит: имена из faq/_topics.yml; без поля — ко всем",
        )
        return Reason(id, letter, text, topics)

    ask = fields.reference("ask", "article", help="страница «кого спросить»: имя ответа или инструкции")
    reasons = fields.table(
        "reasons",
        read_reason,
        help="причины для «Нет, не помогло»: у каждой letter, text и, если не для всех тем, topics",
    )
    reading.refuse_twice(letters, "буква «{}» занята другой причиной")
    return Helped(ask, reasons)


def read_letter(reading: Reading, node: Node) -> str:
    text = reading.text(node)
    if isinstance(node, Scalar) and text and not LETTER.fullmatch(text):
        hint = "одна русская заглавная буква, например К"
        reading.complain(node.place, f"«{text}» не подходит", hint)
    return text

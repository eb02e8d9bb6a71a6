"""How links are drawn and said: `linking` of `instructions/_checker.yml`."""

from __future__ import annotations

from ..model.checker import LINK_KINDS, Linking, LinkingExample
from .facts import read_picture
from .fields import Fields
from .nodes import Node, entries
from .values import Reading

ARROWS = {
    "none": "слово, когда ничего не привязано",
    "right": "слово у верной привязки",
    "wrong": "слово у ошибки, когда профиль другого человека",
    "stranger": "слово у ошибки, когда профиль чужой",
}
SENTENCES = {
    "none": "когда ничего не привязано; {record} — чья запись",
    "right": "когда всё верно; {record} — чья запись, {profile} — чей профиль",
    "wrong": "когда привязан профиль другого человека; {record} — чья запись, {profile} — чей профиль",
    "stranger": "когда привязан чужой профиль; {record} — чья запись",
}


def read_linking(fields: Fields) -> Linking:
    reading = fields.reading
    return Linking(
        record=pattern(fields, "record", "whose", help="слова записи: {whose} — чья она"),
        profile=pattern(fields, "profile", "whose", help="слова профиля: {whose} — чей он"),
        nobody=fields.text("nobody", help="вместо профиля, когда его нет"),
        stranger=fields.text("stranger", help="вместо чужого профиля"),
        arrows=fields.record(
            "arrows",
            lambda words: {kind: words.text(kind, help=ARROWS[kind]) for kind in LINK_KINDS},
            help="слово между записью и профилем",
        ),
        sentences=fields.record(
            "sentences",
            lambda words: {
                kind: pattern(words, kind, "record", "profile", help=SENTENCES[kind]) for kind in LINK_KINDS
            },
            help="рисунок словами, предложение на каждую привязку",
        ),
        values=fields.read(
            "values",
            lambda node: read_owners(reading, node),
            {},
            kind="имя: имя",
            help="чей профиль значат значения привязок: значение и имя из people. own — свой, none — ничей, "
            "остальные без имени — чужие",
        ),
        right=fields.record("right", read_example, help="как правильно, для главной и памяток"),
        wrong=fields.record("wrong", read_example, help="как перепутано, для главной и памяток"),
    )


def pattern(fields: Fields, name: str, *places: str, help: str) -> str:
    """Words with places to fill in, such as `Профиль {whose}`; only these places may stand there."""

    def read(node: Node) -> str:
        text = left = fields.reading.phrase(node)
        for place in places:
            left = left.replace(f"{{{place}}}", "")
        if "{" in left or "}" in left:
            hint = "можно только " + ", ".join(f"{{{place}}}" for place in places)
            fields.reading.complain(node.place, "непонятно, что вписать в скобки", hint)
        return text

    return fields.read(name, read, kind="строка", help=help)


def read_owners(reading: Reading, node: Node) -> dict[str, str]:
    """Value of a link fact → person."""
    for key, _ in entries(node):
        reading.id(key)

    def read(values: Fields) -> dict[str, str]:
        return {name: values.reference(name, "drawn person") for name in values}

    return reading.record(node, read) or {}


def read_example(fields: Fields) -> LinkingExample:
    return LinkingExample(
        facts=fields.read(
            "facts",
            lambda node: read_picture(fields.reading, node),
            kind="имя: значение",
            help="что нарисовать: привязки и их значения",
        ),
        caption=fields.text("caption", help="что это значит для читателя"),
    )

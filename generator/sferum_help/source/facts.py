"""Facts of the checker and what is said of them: `facts` and every `says` of `instructions/_checker.yml`."""

from __future__ import annotations

from functools import partial

from ..model.checker import Fact, Says
from .fields import REQUIRED, Fields
from .nodes import Mapping as MappingNode
from .nodes import Node, entries
from .values import Reading


def read_says(reading: Reading, node: Node) -> Says:
    """Fact → values; a single value may stand without brackets."""
    if not isinstance(node, MappingNode):
        reading.record(node, lambda fields: None)
        return {}
    result = {}
    for key, value in node.entries:
        fact = reading.reference(key, "fact")
        result[fact] = reading.some(value, partial(reading.reference, kind=f"value {fact}"))
        if not result[fact]:
            reading.complain(value.place, "список пуст", "впишите хотя бы одно значение или уберите поле")
    return result


def read_situation(reading: Reading, node: Node) -> dict[str, str]:
    """Fact → its one value."""
    return {fact: values[0] for fact, values in read_says(reading, node).items() if values}


def read_picture(reading: Reading, node: Node) -> dict[str, str]:
    """Links to draw: link facts and their values."""
    for key, _ in entries(node):
        reading.reference(key, "link fact")
    return read_situation(reading, node)


def read_values(reading: Reading, node: Node) -> dict[str, str]:
    """The values of a fact: name → words."""
    for key, _ in entries(node):
        reading.id(key)
    return reading.record(node, lambda values: {name: values.text(name) for name in values}) or {}


def read_fact(id: str, fields: Fields) -> Fact:
    reading = fields.reading
    yes_if = fields.read(
        "yes-if",
        lambda node: read_situation(reading, node),
        {},
        kind="имя: значение",
        help="для факта, который следует из других: когда он yes",
    )
    values = fields.read(
        "values",
        lambda node: read_values(reading, node),
        kind="имя: слова",
        help="значения факта: имя и слова",
        example="{yes: привязан, no: не привязан}",
    )
    if yes_if and set(reading.known.get(f"value {id}", ())) != {"yes", "no"}:
        hint = "values: {yes: …, no: …}"
        reading.complain(fields.place_of("values"), "у факта с yes-if бывают только yes и no", hint)
    if yes_if and ("right" in fields or "changed-by" in fields):
        place = fields.place_of("right" if "right" in fields else "changed-by")
        reading.complain(place, "лишнее поле у факта с yes-if", "он следует из других фактов: уберите поле")
    return Fact(
        id=id,
        about=fields.text("about", help="о чём факт"),
        values=values,
        right=fields.references("right", f"value {id}", (), help="значения, при которых всё работает"),
        # What follows from other facts changes with them.
        changed_by=fields.reference(
            "changed-by",
            "changer",
            "" if yes_if else REQUIRED,
            help="кто может исправить: имя из changers",
            unless="yes-if",
        ),
        when=fields.read(
            "when",
            lambda node: read_says(reading, node),
            {},
            kind="имя: значения",
            help="когда факт вообще есть",
        ),
        yes_if=yes_if,
        owner=fields.reference("owner", "person", "", help="чья это запись: имя из people"),
        link_of=fields.reference(
            "link-of", "drawn person", "", help="чья это привязка, для рисунка: имя из people"
        ),
    )

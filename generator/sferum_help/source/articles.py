"""Nodes of one file → an answer or an instruction."""

from __future__ import annotations

from typing import Any

from .checker import read_picture
from .fields import REQUIRED, Fields
from ..model.article import Answer, Instruction, Message, Step, Trouble
from .problems import Place

SHORT_LIMIT = 300
"""A short answer has to fit a chat message."""

ANY_MESSENGER = "any"

LABEL_LIMIT = 32
"""A label fits one line of a phone."""

PAGE_IDS = frozenset(
    ["answer", "need", "steps", "result", "trouble", "video", "warning", "note", "message", "see", "sources"]
    + ["main", "contents-title"]
)
"""Ids that the page itself uses; a step must not take them."""

TAKEN_ENDINGS = ("-warning", "-note")
"""How the page names the warning and the note of a step."""


def read_common(id: str, source: str, fields: Fields) -> dict[str, Any]:
    """What answers and instructions have in common, as arguments of the dataclass."""
    reading = fields.reading

    def read_message(message: Fields) -> Message:
        return Message(message.text("to"), message.read("text", reading.lines))

    applies_to = fields.references("applies_to", "messenger")
    if ANY_MESSENGER in applies_to and len(applies_to) > 1:
        hint = f"оставьте одно {ANY_MESSENGER} или перечислите мессенджеры без него"
        reading.complain(fields.place_of("applies_to"), f"«{ANY_MESSENGER}» — это уже все мессенджеры", hint)
    return {
        "id": id,
        "source": source,
        "roles": fields.references("roles", "role"),
        "topic": fields.reference("topic", "topic"),
        "short": fields.text("short", longest=SHORT_LIMIT),
        "aliases": fields.items("aliases", reading.phrase, least=4, most=14),
        "applies_to": applies_to,
        "sources": fields.references("sources", "source"),
        "checked": fields.date("checked"),
        "see": fields.references("see", "article", ()),
        "warning": fields.prose("warning", ""),
        "note": fields.prose("note", ""),
        "message": fields.record("message", read_message, None),
        "was": fields.items("was", reading.id, ()),
        "confirm": fields.items("confirm", reading.text, ()),
        "checker": fields.reference("checker", "checker entry", ""),
        "picture": fields.read("picture", lambda node: read_picture(reading, node), {}),
        "label": fields.text("label", "", longest=LABEL_LIMIT),
        "twins": fields.references("twins", "article", ()),
    }


def read_answer(id: str, source: str, fields: Fields) -> Answer:
    question = fields.text("question")
    common = read_common(id, source, fields)
    return Answer(
        **common,
        question=question,
        answer=fields.prose("answer"),
        video=fields.reference("video", "video", ""),
    )


def read_instruction(id: str, source: str, fields: Fields) -> Instruction:
    reading = fields.reading
    title = fields.text("title")
    common = read_common(id, source, fields)
    # What holds for all steps; a step names what differs. Nothing here: every step has to say it.
    defaults = {
        name: fields.reference(name, kind) if name in fields else REQUIRED
        for name, kind in (("who", "person"), ("account", "account"), ("device", "device"))
    }
    ids: list[tuple[str, Place]] = []

    def read_part_id(part: Fields) -> str:
        part_id = part.id("id")
        place = part.place_of("id")
        if part_id in PAGE_IDS or part_id.endswith(TAKEN_ENDINGS):
            reading.complain(
                place, f"имя «{part_id}» занято самой страницей", "возьмите другое, по смыслу шага"
            )
        ids.append((part_id, place))
        return part_id

    def read_step(step: Fields) -> Step:
        return Step(
            id=read_part_id(step),
            do=step.prose("do"),
            who=step.reference("who", "person", defaults["who"]),
            account=step.reference("account", "account", defaults["account"]),
            device=step.reference("device", "device", defaults["device"]),
            warning=step.prose("warning", ""),
            note=step.prose("note", ""),
        )

    def read_trouble(trouble: Fields) -> Trouble:
        return Trouble(read_part_id(trouble), trouble.text("problem"), trouble.prose("fix"))

    instruction = Instruction(
        **common,
        title=title,
        need=fields.items("need", reading.prose),
        time=fields.text("time"),
        steps=fields.records("steps", read_step),
        result=fields.items("result", reading.prose),
        trouble=fields.records("trouble", read_trouble),
    )
    reading.refuse_twice(ids, "имя «{}» на этой странице уже есть")
    return instruction

"""Answers and instructions → what stands on their pages."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.addresses import address_of
from ..model.article import Answer, Instruction, Step
from ..model.checker import Checker
from ..model.content import Content
from ..model.labels import LABELS
from .items import (
    ANSWERS,
    INSTRUCTIONS,
    LABEL,
    Item,
    Names,
    Sheet,
    item,
    message,
    name_in,
    told_fact,
    words_of,
)


def article_sheet(content: Content, article: Answer | Instruction, names: Names) -> Sheet:
    code = content.codes.of.get(article.id, "")
    own = answer_items if isinstance(article, Answer) else instruction_items
    topic = content.topics.get(article.topic)
    items = (
        *item("title", article.title),
        *item("short", article.short),
        *names.prose("warning", article.warning),
        *own(content, article, names),
        *names.prose("note", article.note),
        *message(article.message),
        *names.links("see", article.see),
        *names.links("twin", article.twins),
        *item(
            "instead",
            words_of(
                f"{name_in(content.messengers, one)} → «{names[page]}»"
                for one, page in article.instead.items()
            ),
        ),
        *item("checker", entry_title(content.checker, article.checker)),
        *item("picture", words_of(told_fact(content.checker, *one) for one in article.picture.items())),
        *item("roles", ", ".join(name_in(content.roles, one) for one in article.roles)),
        *item("messengers", ", ".join(name_in(content.messengers, one) for one in article.applies_to)),
        *item("topic", topic.title if topic else article.topic),
        *item("label", article.label),
        *(
            one
            for id in article.sources
            for one in item("source", getattr(content.sources.get(id), "publisher", id), id)
        ),
        *item("checked", article.checked),
        *item("code", code),
        *item("aliases", words_of(article.aliases)),
    )
    group = ANSWERS if isinstance(article, Answer) else INSTRUCTIONS
    was = tuple(f"{old}/" for old in article.was)
    return Sheet(address_of(article), group, article.title, items, article.source, code, was)


def entry_title(checker: Checker | None, id: str) -> str:
    entry = checker.entries.get(id) if checker else None
    return entry.title if entry else id


def answer_items(content: Content, answer: Answer, names: Names) -> Iterator[Item]:
    yield from names.prose("answer", answer.answer)
    for part in answer.parts:
        yield from item("part-title", part.title, part.id, was=part.was)
        yield from names.prose(
            "part", part.text, part.id, LABEL["part-of"].format(title=part.title), part.was
        )
    yield from item("video", getattr(content.videos.get(answer.video), "title", answer.video))


def instruction_items(content: Content, instruction: Instruction, names: Names) -> Iterator[Item]:
    yield from names.lines("need", instruction.need)
    yield from item("time", instruction.time)
    for number, step in enumerate(instruction.steps, 1):
        yield from step_items(content, number, step, names)
    yield from names.lines("result", instruction.result)
    for one in instruction.trouble:
        yield from item("trouble-title", one.problem, one.id, was=one.was)
        yield from names.prose(
            "trouble", one.fix, one.id, LABEL["trouble-of"].format(title=one.problem), one.was
        )


def step_items(content: Content, number: int, step: Step, names: Names) -> Iterator[Item]:
    """A step and what belongs to it; where it is done is a thing of its own, so that it is not overlooked."""
    where = {
        "who": name_in(content.people, step.who),
        "account": name_in(content.accounts, step.account),
        "device": name_in(content.devices, step.device),
    }
    told = words_of(f"{LABELS['step'][name]}: {one}" for name, one in where.items() if one)
    labels = {
        kind: LABEL[kind].format(number=number)
        for kind in ("step", "step-warning", "step-place", "step-note")
    }
    yield from names.prose("step-warning", step.warning, step.id, labels["step-warning"], step.was)
    yield from names.prose("step", step.do, step.id, labels["step"], step.was)
    yield from item("step-place", told, step.id, labels["step-place"], step.was)
    yield from names.prose("step-note", step.note, step.id, labels["step-note"], step.was)

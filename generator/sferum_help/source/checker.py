"""Nodes of `instructions/_checker.yml` → the checker; a broken law becomes a problem at its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..checker.laws import find_foreign_advice, find_silent_acts
from ..checker.proof import prove
from ..model.addresses import LOOK, NUMBERS
from ..model.checker import (
    HAND_OVER,
    MEND,
    MESSAGE,
    OTHER,
    READER,
    RIGHT,
    STEPS,
    TIME,
    WAIT,
    Checker,
    Entry,
    Option,
    Question,
)
from ..model.proof import Proof
from ..model.steps import Account
from .facts import read_fact, read_says
from .fields import REQUIRED, Fields
from .linking import read_linking
from .nodes import Node, entries, part
from .outcomes import Articles, read_outcome
from .policy import read_changer, read_guard, read_severity
from .problems import Place
from .values import Reading

FIXED = {
    "kind": ("role", "symptom"),
    "sort": (READER, TIME, OTHER),
    "meaning": (RIGHT, WAIT, MEND, HAND_OVER),
    "need": ("required", "optional"),
    "first deed": (STEPS, MESSAGE),
}
"""Names that the code itself gives a meaning to, by their kind."""

SECTIONS = {
    "changer": "changers",
    "severity": "severities",
    "guard": "guards",
    "fact": "facts",
    "question": "questions",
    "outcome": "outcomes",
    "checker entry": "entries",
}
"""Kind of names → where they stand."""


def read_checker(
    reading: Reading,
    node: Node | None,
    articles: Articles,
    accounts: Mapping[str, Account],
    prove: Callable[[Checker], Proof] = prove,
) -> tuple[Checker | None, Proof]:
    """The checker and the proof of its laws; the proof is empty while the file itself has problems."""
    checker = reading.record(node, lambda fields: read_fields(fields, articles))
    # Those that were found when the file was loaded count, too: what they stand at is missing.
    if checker is None or any(problem.place.path == node.place.path for problem in reading.problems):
        return checker, Proof()
    proof = prove(checker)
    beyond = (
        *find_silent_acts(checker, proof, articles, accounts),
        *find_foreign_advice(checker, proof, articles),
    )
    for breach in (*proof.breaches, *beyond):
        reading.complain(place_of(node, breach.part), breach.message, breach.hint)
    return checker, proof


def learn_names(reading: Reading, node: Node | None) -> None:
    """Everything that may be named before its place in the file; nothing of a section that cannot be read."""

    for kind, section in SECTIONS.items():
        reading.learn(kind, part(node, section))
    # A file without guards has none to name.
    reading.known.setdefault("guard", ())
    facts = entries(part(node, "facts"))
    for key, fact in facts:
        reading.learn(f"value {key.text}", part(fact, "values"))
    drawn = [key.text for key, fact in facts if part(fact, "link-of") is not None]
    if "fact" in reading.known:
        reading.known["link fact"] = drawn
    if "question" in reading.known and "outcome" in reading.known:
        reading.known["node"] = [*reading.known["question"], *reading.known["outcome"]]
    reading.known |= FIXED
    check_addresses(reading, node)


def check_addresses(reading: Reading, node: Node | None) -> None:
    """Questions, outcomes and what the generator adds to them share one space of addresses."""
    sections = ("entries", "questions", "outcomes")
    names = [(key.text, key.place) for section in sections for key, _ in entries(part(node, section))]
    reading.refuse_twice(names, "имя «{}» занято: у входа, вопроса и вывода имена разные")
    for id, place in names:
        if id == NUMBERS or id.startswith(LOOK):
            hint = f"«{NUMBERS}» и имена, которые начинаются с «{LOOK}», заняты самой проверкой"
            reading.complain(place, f"имя «{id}» не подходит", hint)


def place_of(node: Node | None, path: str) -> Place:
    """Where a part such as `questions/<id>` stands."""
    section, _, id = path.partition("/")
    return next(key.place for key, _ in entries(part(node, section)) if key.text == id)


def read_fields(fields: Fields, articles: Articles) -> Checker:
    reading = fields.reading
    severities = fields.table("severities", read_severity, help="важности выводов: чем вывод кончается")
    return Checker(
        title=fields.text("title", help="название проверки"),
        intro=fields.text("intro", help="одно-два предложения под заголовком"),
        aliases=fields.page_aliases(),
        rounds=fields.number("rounds", help="сколько советов подряд может понадобиться, число", example="4"),
        changers=fields.table("changers", read_changer, help="кто или что может исправить факт"),
        severities=severities,
        guards=fields.table(
            "guards",
            read_guard,
            default={},
            help="о чём предупредить до шагов: чтобы никто молча не зашёл в чужую учётную запись",
        ),
        messenger=fields.reference(
            "messenger",
            "fact",
            "",
            help="факт, значения которого — имена мессенджеров: с ним ни один вывод не пошлёт читателя "
            "на страницу не для его мессенджера",
        ),
        linking=fields.record(
            "linking",
            read_linking,
            None,
            help="как рисовать привязки; без этого поля рисунков нет",
        ),
        facts=fields.table("facts", read_fact, help="факты: из чего складывается положение читателя"),
        never=fields.items(
            "never",
            lambda node: read_says(reading, node),
            (),
            kind="список сочетаний",
            help="сочетания фактов, которых не бывает",
        ),
        entries=fields.table("entries", read_entry, help="входы в проверку"),
        questions=fields.table("questions", read_question, help="вопросы проверки, каждый — страница"),
        outcomes=fields.table(
            "outcomes",
            lambda id, outcome: read_outcome(id, outcome, articles, severities),
            help="выводы проверки, каждый — страница",
        ),
    )


def read_entry(id: str, fields: Fields) -> Entry:
    return Entry(
        id=id,
        title=fields.text("title", help="название входа"),
        symptom=fields.reference("kind", "kind", help="вид входа: role или symptom") == "symptom",
        roles=fields.references("roles", "role", help="кто сюда входит"),
        says=fields.read(
            "says",
            lambda node: read_says(fields.reading, node),
            {},
            kind="имя: значения",
            help="что человек сообщает, войдя сюда",
        ),
        facts=fields.references("facts", "fact", help="о каких фактах этот вход"),
        question=fields.reference("question", "question", help="первый вопрос"),
    )


def read_question(id: str, fields: Fields) -> Question:
    def read_option(option_id: str, option: Fields) -> Option:
        says = option.read(
            "says",
            lambda node: read_says(fields.reading, node),
            kind="имя: значения",
            help="что этот ответ говорит о фактах",
        )
        text = option.text("text", help="слова ответа")
        to = option.reference("to", "node", help="следующий вопрос или вывод")
        return Option(option_id, text, says, to)

    always_known = fields.text(
        "always-known", "", help="почему этого нельзя не знать; тогда ответа «Не знаю» нет, а look не нужно"
    )
    return Question(
        id=id,
        question=fields.text("question", help="сам вопрос"),
        why=fields.prose("why", "", help="зачем мы спрашиваем"),
        options=tuple(fields.table("options", read_option, help="варианты ответа: text, says и to").values()),
        look=fields.prose(
            "look",
            "" if always_known else REQUIRED,
            help="как узнать: страница за ответом «Не знаю»",
            unless="always-known",
        ),
        was=fields.former_nodes(),
    )

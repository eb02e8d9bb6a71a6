"""Nodes of `instructions/_checker.yml` → the checker; a broken law becomes a problem at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..checker.proof import prove, roles_in
from ..model.checker import Checker, Entry, Fact, Option, Outcome, Question, Says
from ..model.proof import Breach, Proof
from .fields import REQUIRED, Fields
from .values import Reading
from .nodes import Mapping as MappingNode
from .nodes import Node, Scalar, Sequence, entries, part
from ..model.addresses import LOOK, NUMBERS
from ..model.article import Answer, Instruction, Message
from ..model.steps import Account
from .problems import Place

Articles = Mapping[str, Answer | Instruction]

CHANGERS = ("user", "time", "school", "nobody")
SEVERITIES = ("ok", "wait", "fix", "school", "elsewhere")
KINDS = ("role", "symptom")
DRAWN = ("parent", "student", "teacher")
"""People whose records and profiles the picture knows how to draw."""

NEEDED = "для wait и fix"
"""When advice has to be complete, for editors."""

PARENTS = "parents"
CHILD = "student"
"""The person whose accounts a parent must not touch without a word about it."""


def read_checker(
    reading: Reading, node: Node | None, articles: Articles, accounts: Mapping[str, Account]
) -> tuple[Checker | None, Proof]:
    """The checker and the proof of its laws; the proof is empty while the file itself has problems."""
    for kind, id in (("role", PARENTS), ("person", CHILD)):
        if id not in reading.known.get(kind, [id]):
            hint = f"верните «{id}»: на этом имени держится закон о записи ребёнка"
            reading.complain(Place("instructions/_checker.yml"), f"проверке нужно имя «{id}»", hint)
    before = len(reading.problems)
    checker = reading.record(node, lambda fields: read_fields(fields, articles))
    if checker is None or len(reading.problems) > before:
        return checker, Proof()
    proof = prove(checker)
    for breach in (*proof.breaches, *find_silent_acts(checker, proof, articles, accounts)):
        reading.complain(place_of(node, breach.part), breach.message, breach.hint)
    return checker, proof


def learn_names(reading: Reading, node: Node | None) -> None:
    """Everything that may be named before its place in the file; nothing of a section that cannot be read."""

    for kind, section in (
        ("fact", "facts"),
        ("question", "questions"),
        ("outcome", "outcomes"),
        ("checker entry", "entries"),
    ):
        reading.learn(kind, part(node, section))
    facts = entries(part(node, "facts"))
    for key, fact in facts:
        reading.learn(f"value {key.text}", part(fact, "values"))
    drawn = [key.text for key, fact in facts if part(fact, "link-of") is not None]
    if "fact" in reading.known:
        reading.known["link fact"] = drawn
    if "question" in reading.known and "outcome" in reading.known:
        reading.known["node"] = [*reading.known["question"], *reading.known["outcome"]]
    reading.known |= {"changer": CHANGERS, "severity": SEVERITIES, "kind": KINDS, "drawn person": DRAWN}
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
    """Where a part such as `questions/parent-day` stands."""
    section, _, id = path.partition("/")
    return next(key.place for key, _ in entries(part(node, section)) if key.text == id)


def read_fields(fields: Fields, articles: Articles) -> Checker:
    reading = fields.reading
    return Checker(
        title=fields.text("title", help="название проверки"),
        intro=fields.text("intro", help="одно-два предложения под заголовком"),
        aliases=fields.page_aliases(),
        rounds=fields.number("rounds", help="сколько советов подряд может понадобиться, число", example="4"),
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
            lambda id, outcome: read_outcome(id, outcome, articles),
            help="выводы проверки, каждый — страница",
        ),
    )


def read_says(reading: Reading, node: Node) -> Says:
    """Fact → values; a single value may stand without brackets."""
    if not isinstance(node, MappingNode):
        reading.record(node, lambda fields: None)
        return {}
    result = {}
    for key, value in node.entries:
        fact = reading.reference(key, "fact")
        values = value.items if isinstance(value, Sequence) else (value,)
        if not values:
            reading.complain(value.place, "список пуст", "впишите хотя бы одно значение или уберите поле")
        result[fact] = tuple(reading.reference(one, f"value {fact}") for one in values)
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
            "nobody" if yes_if else REQUIRED,
            help="кто может исправить: user, time, school или nobody",
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


def read_own_message(message: Fields) -> Message:
    return Message(
        message.text("to", help="кому отправить, в дательном падеже"),
        message.lines("text", help="что отправить, строки сохраняются"),
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
        options=tuple(
            fields.table("options", read_option, help="варианты ответа: text, says и to").values()
        ),
        look=fields.prose(
            "look", "" if always_known else REQUIRED, help="как узнать: страница за ответом «Не знаю»"
        ),
        always_known=always_known,
    )


def read_outcome(id: str, fields: Fields, articles: Articles) -> Outcome:
    reading = fields.reading

    def read_message(node: Node) -> Message | None:
        """A text of its own, or the name of an article whose ready text fits."""
        if not isinstance(node, Scalar):
            return reading.record(node, read_own_message)
        article = articles.get(reading.reference(node, "article"))
        # A file with problems of its own may have lost its message on the way.
        whole = article and not any(problem.place.path == article.source for problem in reading.problems)
        if whole and article.message is None:
            hint = "назовите статью, где есть message, или напишите здесь to и text"
            reading.complain(node.place, f"у «{article.id}» нет готового текста", hint)
        return article.message if article else None

    severity = fields.reference(
        "severity", "severity", help="важность вывода: ok, wait, fix, school или elsewhere"
    )
    steps = fields.references("steps", "article", (), help="страницы с шагами: имена ответов и инструкций")
    instructions = reading.known["instruction"]
    if severity == "ok" and ("changes" in fields or any(id in instructions for id in steps)):
        place = fields.place_of("changes" if "changes" in fields else "steps")
        hint = "если что-то нужно сделать, это не «всё верно»: возьмите severity fix"
        reading.complain(place, "вывод «ok» зовёт к шагам", hint)
    # Advice has to say what changes, how to see it, and what to do if it did not help.
    advice = REQUIRED if severity in ("wait", "fix") else ""
    return Outcome(
        id=id,
        title=fields.text("title", help="вывод одной строкой"),
        severity=severity,
        says=fields.read(
            "says",
            lambda node: read_says(reading, node),
            kind="имя: значения",
            help="что вывод утверждает о читателе; это проверяется",
        ),
        because=fields.prose("because", help="что не так и почему мы так думаем"),
        steps=steps,
        result=fields.prose(
            "result", advice, help="как понять, что получилось", when=NEEDED
        ),
        otherwise=fields.prose(
            "otherwise", advice, help="что делать, если не помогло", when=NEEDED
        ),
        message=fields.read(
            "message",
            read_message,
            REQUIRED if severity == "school" else None,
            kind="поля или имя",
            help="готовый текст: to — кому, text — что отправить",
            more="или имя статьи, у которой он есть",
            when="для school",
        ),
        changes=fields.read(
            "changes",
            lambda node: read_situation(reading, node),
            advice or {},
            kind="имя: значение",
            help="что изменится, если выполнить совет",
            when=NEEDED,
        ),
        with_child=fields.text(
            "with-child",
            "",
            help="что родитель делает в учётной записи ребёнка и как",
            when="если он это делает",
        ),
        picture=fields.references(
            "picture", "link fact", (), help="какие привязки нарисовать: имена фактов"
        ),
    )


def find_silent_acts(
    checker: Checker, proof: Proof, articles: Articles, accounts: Mapping[str, Account]
) -> Iterator[Breach]:
    """Advice that lets a parent act in the child's account without saying so first."""
    for outcome in checker.outcomes.values():
        if outcome.with_child or PARENTS not in roles_in(proof, outcome):
            continue
        steps = [
            step
            for id in outcome.steps
            if isinstance(one := articles.get(id), Instruction)
            for step in one.steps
        ]
        # An unknown account has been reported where it stands.
        touched = any(account.owner == CHILD for step in steps if (account := accounts.get(step.account)))
        if touched or any(checker.facts[fact].owner == CHILD for fact in outcome.changes):
            message = f"вывод «{outcome.id}» ведёт родителя в учётную запись ребёнка и не говорит об этом"
            yield Breach(
                f"outcomes/{outcome.id}", message, "добавьте поле with-child: что делать вместе с ребёнком"
            )

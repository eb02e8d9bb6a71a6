"""Outcomes of the checker: `outcomes` of `instructions/_checker.yml`."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.article import Answer, Instruction, Message
from ..model.checker import MESSAGE, RIGHT, STEPS, Outcome, Severity
from .articles import read_message
from .facts import read_says, read_situation
from .fields import REQUIRED, Fields
from .nodes import Node, entries
from .values import Reading

Articles = Mapping[str, Answer | Instruction]

NEEDED = "если важность значит wait или mend"
"""When advice has to be complete, for editors."""


def read_said_first(reading: Reading, node: Node) -> dict[str, str]:
    """Guard → words."""
    for key, _ in entries(node):
        reading.reference(key, "guard")
    return reading.record(node, lambda said: {name: said.text(name) for name in said}) or {}


def read_first(fields: Fields, severity: Severity | None, has: Mapping[str, bool]) -> str:
    """What stands on the one large button. `has`: whether there are STEPS to open, a MESSAGE to send."""
    first = fields.reference(
        "first",
        "first deed",
        "",
        help="что сделать раньше всего, это большая кнопка: steps — открыть первую страницу из steps, "
        "message — отправить готовый текст",
        more="без него — текст, если у важности message: required, иначе первая страница",
    )
    if first and not has.get(first, True):
        fields.reading.complain(
            fields.place_of("first"), f"у вывода нет {first}", f"добавьте {first} или уберите first"
        )
    if first or severity is None or severity.means == RIGHT or severity.reminder:
        return first
    order = (MESSAGE, STEPS) if severity.needs_message else (STEPS, MESSAGE)
    return next((one for one in order if has[one]), "")


def read_outcome(id: str, fields: Fields, articles: Articles, severities: Mapping[str, Severity]) -> Outcome:
    reading = fields.reading

    def read_own_or_named(node: Node) -> Message | None:
        """A text of its own, or the name of an article whose ready text fits."""
        return reading.either(node, read_named, lambda node: reading.record(node, read_message))

    def read_named(node: Node) -> Message | None:
        article = articles.get(reading.reference(node, "article"))
        # A file with problems of its own may have lost its message on the way.
        whole = article and not any(problem.place.path == article.source for problem in reading.problems)
        if whole and article.message is None:
            hint = "назовите статью, где есть message, или напишите здесь to и text"
            reading.complain(node.place, f"у «{article.id}» нет готового текста", hint)
        return article.message if article else None

    severity_id = fields.reference("severity", "severity", help="важность вывода: имя из severities")
    # An unknown one has been reported; it asks for nothing.
    severity = severities.get(severity_id)
    steps = fields.references("steps", "article", (), help="страницы с шагами: имена ответов и инструкций")
    instructions = reading.known["instruction"]
    if (
        severity
        and severity.means == RIGHT
        and ("changes" in fields or any(id in instructions for id in steps))
    ):
        place = fields.place_of("changes" if "changes" in fields else "steps")
        hint = f"если что-то нужно сделать, это не «{severity.title}»: возьмите другую важность"
        reading.complain(place, f"вывод «{severity.id}» зовёт к шагам", hint)
    message = fields.read(
        "message",
        read_own_or_named,
        REQUIRED if severity and severity.needs_message else None,
        kind="поля или имя",
        help="готовый текст: to — кому, text — что отправить",
        more="или имя статьи, у которой он есть",
        when="если у важности message: required",
    )
    # Advice has to say what changes, how to see it, and what to do if it did not help.
    advice = REQUIRED if severity and severity.advises else ""
    return Outcome(
        id=id,
        title=fields.text("title", help="вывод одной строкой"),
        severity=severity_id,
        says=fields.read(
            "says",
            lambda node: read_says(reading, node),
            kind="имя: значения",
            help="что вывод утверждает о читателе; это проверяется",
        ),
        because=fields.prose("because", help="что не так и почему мы так думаем"),
        steps=steps,
        result=fields.prose("result", advice, help="как понять, что получилось", when=NEEDED),
        otherwise=fields.prose("otherwise", advice, help="что делать, если не помогло", when=NEEDED),
        message=message,
        first=read_first(fields, severity, {STEPS: bool(steps), MESSAGE: message is not None}),
        changes=fields.read(
            "changes",
            lambda node: read_situation(reading, node),
            advice or {},
            kind="имя: значение",
            help="что изменится, если выполнить совет",
            when=NEEDED,
        ),
        said_first=fields.read(
            "said-first",
            lambda node: read_said_first(reading, node),
            {},
            kind="имя: слова",
            help="что сказать до шагов, если они заходят в чужую учётную запись: имя из guards и слова",
            when="если шаги туда заходят",
        ),
        picture=fields.references("picture", "link fact", (), help="какие привязки нарисовать: имена фактов"),
        was=fields.former_nodes(),
    )

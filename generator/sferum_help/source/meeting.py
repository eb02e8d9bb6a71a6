"""`instructions/_meeting.yml`: the kit for a meeting."""

from __future__ import annotations

from ..model.meeting import Meeting, MeetingMessage, MeetingStep, Objection
from .fields import Fields
from .problems import Place

LONGEST_MESSAGE = 600
"""Characters of a message; the site adds the address of its sheet, and nobody reads more than 700 in a chat."""

PAGE_IDS = frozenset(
    ["need", "steps", "result", "handout", "message", "objections", "without", "show", "main"]
)
"""Ids that the page of the kit itself uses."""


def read_meeting(fields: Fields) -> Meeting:
    reading = fields.reading
    ids: list[tuple[str, Place]] = []
    messengers: list[tuple[str, Place]] = []

    def read_id(of: Fields) -> str:
        id = of.id("id", help="короткое имя латиницей: по нему на это место ссылаются")
        if id in PAGE_IDS:
            reading.complain(
                of.place_of("id"), f"имя «{id}» занято самой страницей", "возьмите другое, по смыслу"
            )
        ids.append((id, of.place_of("id")))
        return id

    def read_step(step: Fields) -> MeetingStep:
        return MeetingStep(
            read_id(step),
            step.text("title", help="заголовок слайда", longest=60),
            step.number("minutes", help="сколько минут на этот слайд", example="2"),
            step.prose("slide", help="что на слайде: две-три короткие строки"),
            step.prose("say", help="что сказать или сделать; на слайде этого нет"),
        )

    def read_message(message: Fields) -> MeetingMessage:
        messenger = message.reference("messenger", "messenger", help="для какого мессенджера сообщение")
        messengers.append((messenger, message.place_of("messenger")))
        page = message.reference(
            "page",
            "page or article",
            help="имя страницы, адрес которой сайт допишет под сообщением",
            example="guests",
        )
        text = message.lines("text", help=f"сообщение для чата, до {LONGEST_MESSAGE} знаков")
        if len(text) > LONGEST_MESSAGE:
            hint = f"нужно до {LONGEST_MESSAGE} знаков: адрес страницы сайт допишет сам"
            reading.complain(
                message.place_of("text"), f"сообщение слишком длинное, знаков в нём {len(text)}", hint
            )
        return MeetingMessage(messenger, page, text)

    def read_objection(one: Fields) -> Objection:
        return Objection(
            read_id(one),
            one.text("words", help="возражение словами людей"),
            one.prose("answer", help="честный ответ, со ссылкой на страницу, где сказано подробно"),
        )

    about = "слайды по порядку: у каждого id, title, minutes, slide и say"
    meeting = Meeting(
        role=fields.reference(
            "role", "role", help="кто ведёт собрание: на странице этой роли набор и предложат"
        ),
        audience=fields.reference("audience", "role", help="кто придёт: чью памятку раздать"),
        title=fields.text("title", help="название страницы"),
        intro=fields.text("intro", help="одно-два предложения под заголовком"),
        need=fields.proses("need", help="что подготовить, список"),
        steps=fields.records("steps", read_step, help=about),
        result=fields.proses("result", help="с чем люди уйдут, список"),
        messages=fields.records("messages", read_message, help="сообщения для чата: messenger, page и text"),
        objections=fields.records("objections", read_objection, help="возражения: id, words и answer"),
        without=fields.proses("without", help="что делать с теми, у кого нет смартфона, список"),
        aliases=fields.page_aliases(),
        checked=fields.date("checked", help="когда набор сверяли со страницами, на которые он ссылается"),
    )
    reading.refuse_twice(ids, "имя «{}» повторяется")
    reading.refuse_twice(messengers, "сообщение для «{}» повторяется")
    return meeting

"""What the checker holds outcomes to: `changers`, `severities` and `guards` of `instructions/_checker.yml`.

The code knows what a severity means and what kind of changer there is; who and which they are says the file.
"""

from __future__ import annotations

from ..model.checker import (
    HAND_OVER,
    MEND,
    RIGHT,
    WAIT,
    Changer,
    Guard,
    Reminder,
    Severity,
)
from .fields import Fields

USUAL_MARKS = {RIGHT: "check", WAIT: "clock", MEND: "tools", HAND_OVER: "people"}


def read_changer(id: str, fields: Fields) -> Changer:
    return Changer(
        id=id,
        words=fields.text("words", help="кто это, для сообщений редактору"),
        kind=fields.reference(
            "kind",
            "sort",
            help="reader — исправит сам читатель, time — исправит время, other — кто-то другой или никто",
        ),
    )


def read_severity(id: str, fields: Fields) -> Severity:
    means = fields.reference(
        "means",
        "meaning",
        help="что это значит: right — всё верно, wait — исправит время, mend — исправит сам читатель, "
        "hand-over — поможет кто-то другой",
    )
    return Severity(
        id=id,
        title=fields.text("title", help="слова над выводом"),
        means=means,
        icon=fields.reference(
            "icon",
            "mark",
            USUAL_MARKS.get(means, ""),
            help="значок возле этих слов: check, clock, tools, building, people или arrow",
            more="без него — обычный для means",
        ),
        needs_message=fields.reference(
            "message",
            "need",
            "optional",
            help="нужен ли выводу готовый текст: required — обязательно, optional — по желанию",
        )
        == "required",
        reminder=fields.record(
            "reminder",
            read_reminder,
            None,
            help="напоминание для календаря читателя",
            more="кнопка видна, если в браузере работают скрипты",
        ),
    )


def read_reminder(fields: Fields) -> Reminder:
    return Reminder(
        link=fields.text("link", help="слова кнопки"),
        title=fields.text("title", help="название события"),
        text=fields.text("text", help="что сделать"),
        file=fields.text("file", help="имя файла", example="reminder.ics"),
        hours=fields.number("hours", help="через сколько часов напомнить", example="24"),
    )


def read_guard(id: str, fields: Fields) -> Guard:
    return Guard(
        id=id,
        role=fields.reference("role", "role", help="кого предупредить: имя роли из _roles.yml"),
        owner=fields.reference("owner", "person", help="в чьи записи не заходят молча: имя из people"),
        title=fields.text("title", help="название предупреждения для читателя"),
        message=fields.text(
            "message", help="что не так с выводом, который молчит: продолжение слов «вывод …»"
        ),
        hint=fields.text("hint", help="что с этим сделать редактору"),
    )

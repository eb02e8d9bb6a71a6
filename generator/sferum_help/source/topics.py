"""`faq/_topics.yml`, `faq/_messengers.yml`: what articles are sorted by and limited to."""

from __future__ import annotations

from ..model.topics import Messenger, Topic
from .fields import Fields


def read_topic(id: str, fields: Fields) -> Topic:
    title = fields.text("title", help="название темы; темы показаны в порядке этого файла")
    caution = fields.prose("caution", "", help="о чём предупредить на каждой странице темы, одной строкой")
    picture = fields.picture(help="рисунок у названия темы")
    fresh = fields.number(
        "fresh",
        0,
        help="сколько дней после сверки (checked) на страницы темы можно полагаться; потом читатель увидит, "
        "что они могли устареть; без этого поля не устаревают",
        example="180",
    )
    critical = fields.number(
        "fresh-critical",
        0,
        help="то же для страниц с полем critical, строже; просрочены — sferum-help publish остановится",
        example="90",
    )
    if critical and fresh and critical >= fresh:
        place = fields.place_of("fresh-critical")
        hint = "срок для critical строже: сделайте его меньше, чем fresh"
        fields.reading.complain(place, f"срок {critical} не короче обычного ({fresh})", hint)
    return Topic(id, title, caution, picture, fresh, critical)


def read_messenger(id: str, fields: Fields) -> Messenger:
    name = fields.text("name", help="название мессенджера, как его видит читатель")
    ask = fields.text(
        "ask",
        "",
        help="вопрос над страницами только для этого мессенджера; ответами станут названия мессенджеров",
    )
    page = fields.reference(
        "page",
        "article",
        "",
        help="имя страницы для тех, у кого другой мессенджер; более точную назовёт поле instead самой страницы",
    )
    return Messenger(id, name, ask, page)

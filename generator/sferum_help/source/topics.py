"""`faq/_topics.yml`, `faq/_messengers.yml`: what articles are sorted by and limited to."""

from __future__ import annotations

from ..model.topics import Messenger, Topic
from .fields import Fields


def read_topic(id: str, fields: Fields) -> Topic:
    return Topic(
        id,
        fields.text("title", help="название темы; темы показаны в порядке этого файла"),
        fields.prose("caution", "", help="о чём предупредить на каждой странице темы, одной строкой"),
        fields.picture(help="рисунок у названия темы"),
    )


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

"""`faq/_topics.yml`, `faq/_messengers.yml`: what articles are sorted by and limited to."""

from __future__ import annotations

from ..model.topics import Messenger, Topic
from .fields import REQUIRED, Fields


def read_topic(id: str, fields: Fields) -> Topic:
    return Topic(id, fields.text("title", help="название темы; темы показаны в порядке этого файла"))


def read_messenger(id: str, fields: Fields) -> Messenger:
    name = fields.text("name", help="название мессенджера, как его видит читатель")
    note = fields.text("note", "", help="строка на страницах только для этого мессенджера")
    page = fields.reference(
        "page",
        "article",
        REQUIRED if note else "",
        help="имя страницы, на которую ведёт эта строка",
        when="вместе с note",
    )
    return Messenger(id, name, note, page)

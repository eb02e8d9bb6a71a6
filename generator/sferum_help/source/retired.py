"""`faq/_retired.yml` → what is said at the address of a page that is gone for good."""

from __future__ import annotations

from ..model.retired import Retired
from .fields import Fields

TOMBSTONES = "faq/_retired.yml"

KINDS = {"faq": "answer", "instructions": "instruction", "checker": "node", "docs": "page"}
"""Folder → what lies there, by the kind of its names."""


def read_retired_page(id: str, fields: Fields) -> Retired:
    reading = fields.reading
    folder = fields.reference(
        "folder",
        "folder",
        "faq",
        help="где была страница: faq, instructions, checker или docs; если не сказано — faq",
    )
    if id in reading.known.get(KINDS.get(folder, ""), ()):
        hint = "страница есть — уберите её отсюда или удалите её саму"
        reading.complain(fields.place, f"страница «{folder}/{id}» не удалена", hint)
    return Retired(
        id,
        folder,
        fields.text("title", help="о чём была страница: её вопрос или заголовок"),
        fields.prose("why", help="что изменилось: почему этой страницы больше нет"),
        fields.reference("to", "article", help="что читать теперь: имя ответа или инструкции"),
    )

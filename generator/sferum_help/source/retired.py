"""`faq/_retired.yml` → what is said at the address of a page that is gone for good."""

from __future__ import annotations

from ..model.retired import Retired
from .fields import Fields


def read_retired_page(id: str, fields: Fields) -> Retired:
    reading = fields.reading
    if id in reading.known["article"]:
        hint = "страница есть — уберите её отсюда или удалите её файл"
        reading.complain(fields.place, f"страница «{id}» не удалена", hint)
    return Retired(
        id,
        fields.reference(
            "folder",
            "folder",
            "faq",
            help="где была страница: faq, instructions, checker или docs; если не сказано — faq",
        ),
        fields.text("title", help="о чём была страница: её вопрос или заголовок"),
        fields.prose("why", help="что изменилось: почему этой страницы больше нет"),
        fields.reference("to", "article", help="что читать теперь: имя ответа или инструкции"),
    )

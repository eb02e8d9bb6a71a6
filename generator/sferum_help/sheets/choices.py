"""Which names may stand where a name is asked for, each with words for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from .book import Page, Row

TITLES = {
    "role": "Роли",
    "topic": "Темы",
    "article": "Ответы и инструкции",
    "answer": "Ответы",
    "instruction": "Инструкции",
    "source": "Источники",
    "messenger": "Для какого мессенджера",
    "person": "Кто делает шаг",
    "account": "Учётные записи",
    "device": "Устройства",
    "video": "Видео",
    "checker entry": "Входы в проверку",
    "level": "Доверие к источнику",
    "host": "Где лежит видео",
    "captions": "Есть ли субтитры",
    "picture": "Рисунки",
}
"""Kind of names → what a person calls them, in the order of the sheet."""

NAMED_BY = {
    "topic": ("topics",),
    "answer": ("answers",),
    "instruction": ("instructions",),
    "article": ("answers", "instructions"),
    "source": ("sources",),
    "person": ("people",),
    "account": ("accounts",),
    "device": ("devices",),
    "video": ("videos",),
}
"""Kind of names → the sheets on which they stand with their words."""

WORDS = ("question", "title", "about", "name")
"""The fields that tell what a thing is."""


def choices(
    pages: Iterable[Page], known: Mapping[str, Collection[str]]
) -> dict[str, tuple[str, Mapping[str, str]]]:
    """Kind → its title and its names with their words; of kinds that some column asks for."""
    words = {page.sheet.id: {row.key[1]: words_of(row) for row in page.rows} for page in pages}
    found = {}
    for kind, title in TITLES.items():
        told = {id: said for sheet in NAMED_BY.get(kind, ()) for id, said in words.get(sheet, {}).items()}
        if known.get(kind):
            found[kind] = title, {id: told.get(id, "") for id in known[kind]}
    return found


def words_of(row: Row) -> str:
    return next((row.cells[name] for name in WORDS if row.cells.get(name)), "")

"""Which names may stand where a name is asked for, each with words for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from .book import Page, Texts
from .edit import read_plain
from .write import normal

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

LISTED = {
    "role": ("instructions/_roles.yml", ""),
    "messenger": ("faq/_messengers.yml", ""),
    "level": ("faq/_sources.yml", "levels"),
    "checker entry": ("instructions/_checker.yml", "entries"),
}
"""Kind of names that have no sheet → the file and the field in it that they stand in."""

WORDS = ("question", "title", "about", "name")
"""The fields that tell what a thing is."""


def choices(
    texts: Texts, pages: Iterable[Page], known: Mapping[str, Collection[str]]
) -> dict[str, tuple[str, Mapping[str, str]]]:
    """Kind → its title and its names with their words; of kinds that some column asks for."""
    sheets = {page.sheet.id: {row.key[1]: row.data for row in page.rows} for page in pages}
    found = {}
    for kind, title in TITLES.items():
        told = {id: one for sheet in NAMED_BY.get(kind, ()) for id, one in sheets.get(sheet, {}).items()}
        file, field = LISTED.get(kind, ("", ""))
        if file in texts:
            listed = read_plain(texts[file])
            told = listed.get(field, {}) if field else listed
        if known.get(kind):
            found[kind] = title, {id: words_of(told.get(id, "")) for id in known[kind]}
    return found


def words_of(thing: Any) -> str:
    """The words for something: itself, or the first field that tells what it is."""
    if isinstance(thing, str):
        return thing
    return next((normal(thing[name]) for name in WORDS if thing.get(name)), "")

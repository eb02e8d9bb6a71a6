"""Which names may stand where a name is asked for, each with words for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..reports.names import Said

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


Names = Mapping[str, tuple[str, Mapping[str, str]]]
"""Kind of names → what they are called, and each of them with words for it."""


def choices(known: Mapping[str, Collection[str]], said: Said) -> Names:
    """What may stand where a name is asked for; of kinds that there are.

    `known`: as in `values.Reading`.
    """
    return {
        kind: (title, {id: said.get(kind, {}).get(id, "") for id in known[kind]})
        for kind, title in TITLES.items()
        if known.get(kind)
    }

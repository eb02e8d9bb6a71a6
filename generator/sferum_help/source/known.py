"""Which names there are, by kind, and what is said about a name that is not among them."""

from __future__ import annotations

from collections.abc import Collection

UNKNOWN = {
    "role": "неизвестная роль",
    "colour": "неизвестный цвет",
    "icon": "неизвестный значок",
    "mark": "неизвестный значок",
    "picture": "неизвестный рисунок",
    "topic": "неизвестная тема",
    "messenger": "неизвестный мессенджер",
    "level": "неизвестный уровень доверия",
    "source": "неизвестный источник",
    "person": "неизвестно, кто это",
    "account": "неизвестная учётная запись",
    "device": "неизвестное устройство",
    "video": "неизвестное видео",
    "host": "неизвестный видеохостинг",
    "captions": "непонятно, есть ли субтитры:",
    "instruction": "неизвестная инструкция",
    "article": "неизвестный ответ или инструкция",
    "page": "неизвестная страница",
    "site": "на этот сайт читателя не посылаем:",
    "phone": "этого телефона нет в списке:",
    "checker": "неизвестный вход в проверку",
    "link fact": "это не привязка, нарисовать нельзя:",
    "drawn person": "нарисовать нельзя: нет такого человека или у него нет whose:",
    "fact": "неизвестный факт",
    "value": "неизвестное значение",
    "question": "неизвестный вопрос",
    "node": "такого вопроса или вывода нет:",
    "changer": "неизвестно, кто это меняет:",
    "sort": "неизвестно, чем это меняется:",
    "severity": "неизвестная важность",
    "meaning": "неизвестный смысл важности",
    "need": "непонятно, обязательно ли это:",
    "folder": "неизвестная папка",
    "first deed": "непонятно, что сделать сначала:",
    "guard": "неизвестное предупреждение",
    "kind": "неизвестный вид входа",
}
"""Kind → what is said before the name; `value link` is a kind of its own and said as `value`."""


class Known(dict[str, Collection[str]]):
    """Kind → names. While a list cannot be read its kind is missing, and nothing is said about its names."""

    def problem_with(self, kind: str, name: str) -> str:
        """What is wrong with a name that is not known; empty if all is well."""
        if kind not in self or name in self[kind]:
            return ""
        said = UNKNOWN.get(kind) or UNKNOWN[kind.partition(" ")[0]]
        return f"{said} «{name}»"

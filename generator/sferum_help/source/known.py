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


ARTICLES = "имя — имя файла без .yml: все они лежат в папках faq и instructions"
WHERE = {
    "article": ARTICLES,
    "answer": "имя — имя файла без .yml: все они лежат в папке faq",
    "instruction": "имя — имя файла без .yml: все они лежат в папке instructions",
    "page": "имя — имя файла в папке docs без .md или имя роли из instructions/_roles.yml",
    "page or article": f"{ARTICLES}; у страниц из папки docs — без .md",
    "site": "все сайты — faq/_words.yml, hosts; новый впишите туда",
    "phone": "все телефоны — faq/_words.yml, phones; новый впишите туда",
}
"""Kind → where its names are found; all others stand in one file each."""


class Known(dict[str, Collection[str]]):
    """Kind → names. While a list cannot be read its kind is missing, and nothing is said about its names."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}
        """Kind → the file that its names stand in, for those that stand in one."""

    def where(self, kind: str) -> str:
        """Where to look for a name of this kind; empty if they are no more than the code knows."""
        return WHERE.get(kind) or (f"все имена — {self.files[kind]}" if kind in self.files else "")

    def problem_with(self, kind: str, name: str) -> str:
        """What is wrong with a name that is not known; empty if all is well."""
        if kind not in self or name in self[kind]:
            return ""
        said = UNKNOWN.get(kind) or UNKNOWN[kind.partition(" ")[0]]
        return f"{said} «{name}»"

"""Which sheets there are and what stands in their columns, told by the fields that errors speak of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ..reports.hints import title_of
from ..source.schema import NAME, Field, file_kinds

CONTAINERS = ("поля", "список полей", "имя: поля")
"""Kinds of fields that are made of others."""

LEFT_OUT = ("id", "was")
"""Names and former names change in many files at once: that is no work for a cell."""

PAGE, PLACE, ID_COLUMN = "page", "place", "id"
"""The columns that say which row this is: the page it belongs to, its place on it, its own name."""


@dataclass(frozen=True)
class Column:
    """One field."""

    name: str
    """As it is written in the file; `message.to` is a field of a field."""
    head: str
    about: str
    """All that an editor has to know, for the note at the head."""
    kind: str = "имя"
    of: str = ""
    """Which names stand there, see `Field.of`."""
    longest: int | None = None
    """Characters at the most; None: no limit of its own."""

    @property
    def is_list(self) -> bool:
        return self.kind.startswith("список")

    @property
    def is_table(self) -> bool:
        return self.kind.startswith("имя: ")


@dataclass(frozen=True)
class Sheet:
    """Things of one kind, one a row."""

    id: str
    title: str
    about: str
    file: str
    """Where they are written, with `<имя>` for a file each."""
    inside: str
    """The path of one of them there, as in `schema.py`: `steps[]`, `sources.имя`; empty: the file itself."""
    keys: tuple[Column, ...]
    columns: tuple[Column, ...]

    @property
    def is_listed(self) -> bool:
        """Whether its things have an order and belong to a page."""
        return self.inside.endswith("[]")

    def file_of(self, page: str, id: str) -> str:
        """The file that one of them stands in."""
        return self.file.replace(f"<{NAME}>", page or id)

    def place_in_file(self, id: str) -> tuple[str, ...]:
        """Its path there, as `edit.change` takes it."""
        parts = self.inside.removesuffix("[]").split(".") if self.inside else []
        path = [id if part == NAME else part for part in parts]
        return (*path, id) if self.is_listed else tuple(path)


ARTICLE, STEP_LISTS = f"<{NAME}>.yml", "instructions/_steps.yml"
KINDS = (
    ("answers", "Ответы", "Ответ на один вопрос: строка на файл.", f"faq/{ARTICLE}", ""),
    ("parts", "Части ответов", "Случаи внутри ответа.", f"faq/{ARTICLE}", "parts[]"),
    (
        "instructions",
        "Инструкции",
        "Одно дело по шагам; сами шаги — на следующем листе.",
        f"instructions/{ARTICLE}",
        "",
    ),
    ("steps", "Шаги", "Шаги инструкций по порядку.", f"instructions/{ARTICLE}", "steps[]"),
    (
        "trouble",
        "Если не получилось",
        "Что делать, если шаги не помогли.",
        f"instructions/{ARTICLE}",
        "trouble[]",
    ),
    ("topics", "Темы", "Темы в том порядке, в каком их видят.", "faq/_topics.yml", NAME),
    ("sources", "Источники", "На чём стоят ответы.", "faq/_sources.yml", f"sources.{NAME}"),
    (
        "words",
        "Слова с экранов",
        "Кнопки и пункты меню: в текстах стоит {имя}.",
        "faq/_words.yml",
        f"screen.{NAME}",
    ),
    ("videos", "Видео", "Официальные видео.", "instructions/_videos.yml", f"videos.{NAME}"),
    ("people", "Кто делает шаги", "Люди, которые делают шаги.", STEP_LISTS, f"people.{NAME}"),
    ("accounts", "Учётные записи", "В каких записях делают шаги.", STEP_LISTS, f"accounts.{NAME}"),
    ("devices", "Устройства", "На чём делают шаги.", STEP_LISTS, f"devices.{NAME}"),
)
"""Id, title, what it is for, file and path of every sheet."""


@cache
def sheets() -> tuple[Sheet, ...]:
    """All of them, in the order in which a book shows them."""
    fields = {kind.file: kind.fields for kind in file_kinds()}
    return tuple(
        Sheet(id, title, about, file, inside, keys_of(file, inside), tuple(columns_of(fields[file], inside)))
        for id, title, about, file, inside in KINDS
    )


def keys_of(file: str, inside: str) -> tuple[Column, ...]:
    """The columns that name a row."""
    if not inside.endswith("[]"):
        return (Column(ID_COLUMN, "имя: его не меняют", "на него ссылаются другие файлы и адрес страницы"),)
    of = "answer" if file.startswith("faq") else "instruction"
    return (
        Column(PAGE, "на какой странице", "имя ответа или инструкции", of=of),
        Column(PLACE, "который по порядку", "в новой строке: каким он станет; пусто — последним", "число"),
        Column(ID_COLUMN, "имя: его не меняют", "короткое имя латиницей: по нему на это место ссылаются"),
    )


def columns_of(fields: Iterable[Field], inside: str) -> Iterable[Column]:
    """The fields of a thing that fit a cell."""
    start = f"{inside}." if inside else ""
    for field in fields:
        if not field.path.startswith(start):
            continue
        name = field.path.removeprefix(start)
        kind = field.help.kind
        if "[]" in name or NAME in name.split(".") or kind in CONTAINERS or name in LEFT_OUT:
            continue
        yield Column(name, head_of(field), about_of(field), kind, field.of, field.longest)


def head_of(field: Field) -> str:
    """What the field is called, as it stands within a sentence."""
    title = title_of(field.help)
    return title[:1].lower() + title[1:]


def about_of(field: Field) -> str:
    """The whole explanation, as the reference of fields gives it."""
    help = field.help
    needed = "" if help.required else f"обязательно {help.when}" if help.when else "можно оставить пустым"
    parts = (
        help.about,
        help.more,
        "" if help.limit in help.about else help.limit,
        HOW.get(help.kind, ""),
        needed,
    )
    return "\n".join(part[0].upper() + part[1:] for part in parts if part)


HOW = {
    "список строк": "каждая — с новой строки ячейки (Alt+Enter)",
    "список имён": "каждое — с новой строки ячейки (Alt+Enter) или через запятую",
    "список текстов": "каждый — с новой строки ячейки (Alt+Enter); "
    "продолжение пункта — с двумя пробелами впереди",
    "имя: имя": "строка ячейки на пару: «имя: имя»",
    "имя: значение": "строка ячейки на пару: «имя: значение»",
    "текст": "абзацы, списки, ссылки и **жирный** — как в файлах",
    "дата": "год-месяц-день",
}
"""Kind of field → how it is written in a cell."""

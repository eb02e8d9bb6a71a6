"""Which fields a file may have, told by the very code that reads them.

Every reader is run over nothing at all, by a reading that goes into each field as if it were there, and notes
what it was asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from .articles import read_answer, read_instruction
from .checker import read_fields as read_checker_fields
from .codes import read_retired
from .documents import read_head
from .fields import Fields, Help
from .meeting import read_meeting
from .nodes import Broken, Mapping, Node
from .phrases import read_danger, read_phrases
from .problems import Place
from .reasons import read_helped
from .retired import read_retired_page
from .roles import read_role
from .site import read_centre
from .sources import read_sources
from .steps import read_steps
from .support import read_support
from .synonyms import read_fields as read_synonym_fields
from .topics import read_messenger, read_topic
from .values import Reading
from .videos import read_videos
from .words import read_words

T = TypeVar("T")

NOWHERE = Place("")
NAME = "имя"
"""Stands in a path for a name that editors choose."""


@dataclass(frozen=True)
class Field:
    """One field of a file."""

    path: str
    """`steps[].do`: the field `do` of each item of `steps`; `videos.имя.url`: of whatever is named there."""
    help: Help


@dataclass(frozen=True)
class FileKind:
    """Files that have the same fields."""

    file: str
    """The name, with `<имя>` for what an editor chooses."""
    about: str
    fields: tuple[Field, ...]


class Recording(Reading):
    """A reading of nothing that looks below every field; what it complains about is nobody's concern."""

    def __init__(self) -> None:
        super().__init__()
        self.recorder = self
        self.found: dict[str, Help] = {}
        self.known |= {"instruction": (), "article": ()}
        self._path = ""

    def field(self, help: Help, read: Callable[[Node], T]) -> T:
        above = self._path
        self._path = f"{above}.{help.name}" if above else help.name
        # Twice, if two kinds of readers ask: what is required of one of them is required.
        known = self.found.get(self._path)
        self.found[self._path] = known if known and known.required else help
        result = read(Broken(NOWHERE))
        self._path = above
        return result

    def record(self, node: Node | None, read: Callable[[Fields], T]) -> T:
        return read(Fields(self, Mapping(NOWHERE, ())))

    def items(self, node: Node, read: Callable[[Node], T], **counts: int | None) -> tuple[T, ...]:
        return (self._below("[]", lambda: read(Broken(NOWHERE))),)

    def table(self, node: Node | None, read: Callable[[str, Fields], T]) -> dict[str, T]:
        below = f".{NAME}" if self._path else NAME
        return {NAME: self._below(below, lambda: self.record(node, partial(read, NAME)))}

    def _below(self, step: str, read: Callable[[], T]) -> T:
        above, self._path = self._path, self._path + step
        result = read()
        self._path = above
        return result


def fields_of(read: Callable[[Recording], Any]) -> tuple[Field, ...]:
    """What a reader asks for, in its order."""
    recording = Recording()
    read(recording)
    return tuple(Field(path, help) for path, help in recording.found.items())


def whole(read: Callable[[Fields], Any]) -> tuple[Field, ...]:
    """The fields of a file that is read as one mapping."""
    return fields_of(lambda recording: recording.record(None, read))


def table(read: Callable[[str, Fields], Any]) -> tuple[Field, ...]:
    """The fields of a file that is a table of names."""
    return fields_of(lambda recording: recording.table(None, read))


def file_kinds() -> tuple[FileKind, ...]:
    """Every kind of file that editors write, with its fields."""
    return (
        FileKind("faq/<имя>.yml", "Ответ на один вопрос.", whole(partial(read_answer, NAME, ""))),
        FileKind(
            "instructions/<имя>.yml",
            "Инструкция: одно дело по шагам.",
            whole(partial(read_instruction, NAME, "")),
        ),
        FileKind("faq/_site.yml", "Сайт целиком: названия, меню, новости.", whole(read_centre)),
        FileKind("faq/_topics.yml", "Темы.", table(read_topic)),
        FileKind("faq/_messengers.yml", "Мессенджеры, для которых верны ответы.", table(read_messenger)),
        FileKind("faq/_sources.yml", "Источники и доверие к ним.", whole(read_sources)),
        FileKind(
            "faq/_words.yml", "Слова с экранов, названия, сайты: всё, что пишут одинаково.", whole(read_words)
        ),
        FileKind("faq/_phrases.yml", "Фразы, по которым учится поиск.", whole(read_phrases)),
        FileKind("faq/_danger.yml", "Признаки опасности для поиска и стола поддержки.", whole(read_danger)),
        FileKind("faq/_synonyms.yml", "Слова для поиска.", whole(read_synonym_fields)),
        FileKind(
            "faq/_codes.yml",
            "Короткие коды, строка на код: `1250: how-much`, у вывода проверки — `1250: checker/имя`. Код дают "
            "один раз и не меняют; новый впишет "
            "`sferum-help codes --add`. У удалённой страницы код остаётся: `1250: {was: how-much}`.",
            table(lambda id, fields: read_retired(fields)),
        ),
        FileKind(
            "faq/_retired.yml",
            "Страницы, удалённые насовсем: по прежнему адресу сказано, что изменилось и куда идти.",
            table(read_retired_page),
        ),
        FileKind("faq/_helped.yml", "«Помогло?» под каждой страницей.", whole(read_helped)),
        FileKind("faq/_support.yml", "Рабочее место поддержки: `/support/`.", whole(read_support)),
        FileKind("instructions/_roles.yml", "Роли и их путь «с чего начать».", table(read_role)),
        FileKind("instructions/_steps.yml", "Кто, где и на чём делает шаги.", whole(read_steps)),
        FileKind(
            "instructions/_videos.yml",
            "Видео и их страницы. Адрес вписывают, когда открыли его и досмотрели видео до конца; тема без "
            "адреса — обещание.",
            whole(read_videos),
        ),
        FileKind(
            "instructions/_meeting.yml",
            "Набор для собрания: план и слайды, сообщение для чата, возражения.",
            whole(read_meeting),
        ),
        FileKind(
            "instructions/_checker.yml",
            "Проверка: вопросы и выводы. Генератор перебирает все положения и следит, чтобы из каждого совет "
            "приводил к цели.",
            whole(lambda fields: read_checker_fields(fields, {})),
        ),
        FileKind(
            "docs/<имя>.md",
            "Страница, написанная вручную: Markdown с таблицами. Поля стоят сверху, между строками `---`. "
            "У каждого заголовка короткое имя: `## Задача {#task}`. Ссылки — на файлы: "
            "`[текст](faq/how-much.md)`, `[место](instructions/bring-a-thing.md#parts)`.",
            whole(read_head),
        ),
    )

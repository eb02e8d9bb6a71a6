"""Which fields a file may have, told by the very code that reads them.

Every reader is run over nothing at all by a `Recording`, which notes what it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..model import damm
from ..model.addresses import CHECKER
from .articles import read_answer, read_instruction
from .checker import read_fields as read_checker_fields
from .codes import read_retired
from .documents import read_head
from .fields import Fields
from .files import PHRASES
from .meeting import read_meeting
from .phrases import read_danger, read_page_phrases, read_phrases
from .reasons import read_helped
from .recording import IDENTIFIER, Recording
from .retired import read_retired_page
from .roles import read_role
from .shape import NAME, Either, Field, Shape, Table, Words, fields_in
from .site import read_centre
from .sources import read_sources
from .spelling import read_spelling
from .steps import read_steps
from .support import read_support
from .synonyms import read_fields as read_synonym_fields
from .topics import read_messenger, read_topic
from .videos import read_videos
from .words import read_words

NOTHING_KNOWN: Mapping[str, Collection[str]] = {"instruction": (), "article": ()}
"""What the readers cannot do without, where no centre is read."""


CODED = Words(rf"(?:{CHECKER})?{IDENTIFIER.pattern}")
"""The name of a page in the registry of codes."""


@dataclass(frozen=True)
class FileKind:
    """Files that have the same fields."""

    file: str
    """The name, with `<имя>` for what an editor chooses."""
    about: str
    shape: Shape

    @property
    def folder(self) -> str:
        return self.file.rpartition("/")[0]

    @property
    def list_name(self) -> str:
        """`site` of the one `faq/_site.yml`; empty for a kind that has many files."""
        file = self.file.rpartition("/")[2]
        return file[1:].removesuffix(".yml") if file.startswith("_") else ""

    @property
    def title(self) -> str:
        """What it is, in few words."""
        return self.about.partition(":")[0].rstrip(".")

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field, in the order of the reader."""
        return tuple(fields_in(self.shape))


def file_kinds(
    known: Mapping[str, Collection[str]] = NOTHING_KNOWN, without: Collection[str] = ()
) -> tuple[FileKind, ...]:
    """Every kind of file that editors write.

    Some fields depend on the centre: `known` and `without` are those of the reading of one (`values.Reading`).
    """

    def whole(read: Callable[[Fields], Any]) -> Shape:
        """A file that is read as one mapping."""
        recording = Recording(known, without)
        return recording.shape_of(lambda node: recording.record(node, read))

    def table(read: Callable[[str, Fields], Any]) -> Shape:
        """A file that is a table of names."""
        recording = Recording(known, without)
        return recording.shape_of(lambda node: recording.table(node, read))

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
        FileKind(
            f"{PHRASES}/<имя>.yml",
            "Как ещё спрашивают о странице, по имени которой назван файл: по этим фразам учится поиск.",
            whole(read_page_phrases),
        ),
        FileKind(
            f"{PHRASES}.yml",
            "Фразы не об одной странице: о чём сайт не говорит и на чём проверяют поиск.",
            whole(read_phrases),
        ),
        FileKind("faq/_danger.yml", "Признаки опасности для поиска и стола поддержки.", whole(read_danger)),
        FileKind("faq/_synonyms.yml", "Слова для поиска.", whole(read_synonym_fields)),
        FileKind(
            "faq/_codes.yml",
            "Короткие коды, строка на код: `1250: how-much`, у вывода проверки — `1250: checker/имя`. Код дают "
            "один раз и не меняют; новый впишет "
            "`sferum-help codes --add`. У удалённой страницы код остаётся: `1250: {was: how-much}`.",
            # Read line by line, not field by field.
            Table(Words(damm.CODE.pattern), Either((CODED, whole(read_retired)))),
        ),
        FileKind(
            "faq/_retired.yml",
            "Страницы, удалённые насовсем: по прежнему адресу сказано, что изменилось и куда идти.",
            table(read_retired_page),
        ),
        FileKind(
            "faq/_spelling.yml",
            "Орфография: без этого файла её не проверяют. Слово впишет `sferum-help spell --add слово`.",
            whole(read_spelling),
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

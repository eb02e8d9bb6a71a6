"""`sferum-help`: the way to every command."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from .commands.shared import INTERRUPTED
from .commands.terminal import (
    NAME,
    open_streams,
    refusal_of,
    shut_streams,
    with_our_name,
)
from .model.places import TEXTS
from .site.options import BadSetting
from .source.problems import ContentError, closest


@dataclass(frozen=True)
class Command:
    """One command; `run(root, words)` in the file of its name in `commands/` does it and returns what `main` does."""

    help: str
    usage: str = ""
    """The words that may follow its name; without any, none may."""
    anywhere: bool = False
    """It needs no help centre."""
    example: str = ""
    """What may follow its name, for `--help`."""


COMMANDS = {
    "validate": Command(
        "проверить все тексты и показать ошибки; --watch — снова после каждого сохранения, "
        "--format — для GitHub, GitLab или программ",
        "[--watch] [--format text|github|gitlab|json]",
        example="--watch",
    ),
    "serve": Command(
        "показать сайт на своём компьютере, каким его увидят читатели; сохранили файл — страница обновилась",
        "[--address 127.0.0.1:8000]",
        example="--address 127.0.0.1:8001",
    ),
    "edit": Command(
        "показать сайт на своём компьютере: правка видна сразу, ошибки — на самой странице",
        "[--address 127.0.0.1:8000]",
        example="--address 127.0.0.1:8001",
    ),
    "new": Command(
        "завести ответ, инструкцию, видео, вывод или источник",
        "вид имя [--поле значение…]",
        example="answer how-much --question 'Сколько это стоит?'",
    ),
    "rename": Command(
        "дать странице другое имя: файл, ссылки, код, прежний адрес",
        "прежнее новое",
        example="how-much price",
    ),
    "retire": Command(
        "удалить страницу насовсем, по её адресу — куда идти",
        "имя --to другая --why причина [--rewrite]",
        example="how-much --to bring-a-thing --why 'Об этом теперь другая страница.'",
    ),
    "spell": Command(
        "назвать слова, которых словарь не знает; --add впишет верные",
        "[--add слово…]",
        example="--add антивирус",
    ),
    "journeys": Command(
        "показать все пути проверки, по строке на путь; --read — прочитаны и верны", "[--read]"
    ),
    "diff": Command(
        "показать, что читатели увидят иначе, чем в другой версии",
        "версия [--to файл.html]",
        example="main",
    ),
    "todo": Command(
        "показать, что сделать: сверить, подтвердить, упростить, дополнить",
        "[--format text|csv|html] [--to файл] [--date год-месяц-день] [--queries файл…] [--feedback файл…]",
        example="--format html --to todo.html",
    ),
    "read": Command("показать, легко ли читать тексты"),
    "export": Command(
        "выгрузить ответы в таблицу для Excel и LibreOffice", "файл.xlsx", example="answers.xlsx"
    ),
    "import": Command(
        "вернуть исправленную таблицу в файлы; сначала покажет, что изменится",
        "файл.xlsx [--write]",
        example="answers.xlsx --write",
    ),
    "admin": Command(
        "собрать форму для правки текстов в браузере",
        "папка [--git github:владелец/имя] [--host https://…] [--branch ветка]",
        example="admin --git github:school/help",
    ),
    "schema": Command("записать схемы полей для редакторов кода", "[папка]", example="schema"),
    "build": Command(
        "собрать сайт в папку без MkDocs; --disk — для чтения с диска, --date — каким он будет в этот день",
        "папка [--disk] [--date год-месяц-день]",
        example="zip/help --disk",
    ),
    "publish": Command(
        "собрать, проверить и опубликовать сайт целиком; --overdue — хотя опасное пора сверить",
        "[папка] [--overdue] [--date год-месяц-день]",
        example="site",
    ),
    "rollback": Command("вернуть прошлую опубликованную версию", "[папка]", anywhere=True, example="site"),
    "one-file": Command(
        "сделать один файл для чата: всё, что нужно роли", "--role роль|all [файл]", example="--role all"
    ),
    "papers": Command("собрать памятки PDF в папку papers/: то, что изменилось"),
    "handout": Command(
        "сделать из страниц один PDF для печати; --large — шрифт 18 пунктов",
        "имя… [--large] [--to файл.pdf]",
        example="how-much bring-a-thing --large",
    ),
    "queries": Command("спросить у поиска то, что спрашивали люди", "файл…", example="вопросы.csv"),
    "feedback": Command("посчитать ответы «не помогло» в обращениях", "файл…", example="письма.mbox"),
    "permalinks": Command("перечислить адреса всех страниц"),
    "codes": Command("перечислить короткие коды страниц; --add даст код новым", "[--add]", example="--add"),
    "checker": Command("показать числа проверки"),
    "mermaid": Command("нарисовать схему проверки для Mermaid"),
    "fields": Command("показать все поля файлов: так сделан handbook/fields.md", anywhere=True),
    "init": Command(
        "начать новый справочный центр",
        "папка [--title название] [--slug имя]",
        anywhere=True,
        example="help --title 'Помощь'",
    ),
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command: `[--root FOLDER] COMMAND`.

    Returns 0, 1 for problems in the content, 2 for a wrong call, 130 if it was stopped. Parsed by hand, because
    argparse speaks English to editors.
    """
    open_streams()
    words = list(sys.argv[1:] if arguments is None else arguments)
    named, words = take_root(words)
    root = named or find_root(Path())
    if "--version" in words:
        from importlib.metadata import version

        print(f"sferum-help {version('sferum-help')}")
        return 0
    if {"--help", "-h"} & {*words}:
        print(with_our_name(usage(next((word for word in words if word in COMMANDS), ""))))
        return 0
    command = COMMANDS.get(words[0]) if words else None
    if command is None:
        wrong = f"неизвестная команда «{' '.join(words)}»" if words else ""
        meant = closest(words[0], COMMANDS) if words else ""
        told = with_our_name(f"возможно, имелось в виду: {NAME} {meant}" if meant else usage())
        print("\n\n".join(filter(None, (wrong, told))), file=sys.stderr)
        return 2
    if words[1:] and not command.usage:
        print(with_our_name(f"можно только: sferum-help {words[0]}"), file=sys.stderr)
        return 2
    if not command.anywhere and not any((root / folder).is_dir() for folder in TEXTS):
        print(with_our_name(f"{root.resolve()}: {NO_CENTRE}"), file=sys.stderr)
        return 2
    try:
        # Loaded only now: a command does not wait for what another needs.
        result = import_module(f".commands.{words[0].replace('-', '_')}", __package__).run(root, words[1:])
        sys.stdout.flush()
        return result
    except ContentError as error:
        print(with_our_name(str(error)), file=sys.stderr)
        return 1
    except BadSetting as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nОстановлено.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        shut_streams()
        return 0
    except OSError as error:
        print(refusal_of(error), file=sys.stderr)
        return 1


MARK = "faq/_site.yml"
"""Every centre has this file."""
NO_CENTRE = f"""\
здесь нет справочника: нет папок {" и ".join(TEXTS)}.
Перейдите в папку справочника или назовите её: sferum-help --root папка команда.
Начать новый справочник: sferum-help init папка"""


def take_root(words: list[str]) -> tuple[Path | None, list[str]]:
    """The folder behind `--root`, wherever that stands, and the other words."""
    if "--root" not in words[:-1]:
        return None, words
    at = words.index("--root")
    return Path(words[at + 1]), [*words[:at], *words[at + 2 :]]


def find_root(start: Path) -> Path:
    """The centre that a folder lies in, as git finds its own; the folder itself if there is none."""
    here = start.resolve()
    found = next((folder for folder in (here, *here.parents) if (folder / MARK).is_file()), here)
    return start if found == here else found


def usage(name: str = "") -> str:
    """All commands, or all about one."""
    if command := COMMANDS.get(name):
        call = f"{NAME} {name}"
        lines = [f"{call} {command.usage}".rstrip(), "", f"  {command.help}", ""]
        example = f"{call} {command.example}".rstrip()
        return "\n".join([*lines, f"Пример: {example}", "" if command.anywhere else WHERE, CODES]).rstrip()
    lines = [
        f"  {name:<12}{command.help}{f': {name} {command.usage}' if command.usage else ''}"
        for name, command in COMMANDS.items()
    ]
    more = f"Подробнее о команде: {NAME} команда --help. Версия: {NAME} --version"
    return "\n".join([f"{NAME} [--root папка] команда", "", *lines, "", more, WHERE, CODES])


WHERE = "Справочник ищется от этой папки вверх; --root папка — взять другой."
CODES = "Код возврата: 0 — получилось, 1 — нет, что не так, сказано; 2 — набрано неверно; 130 — остановлено."

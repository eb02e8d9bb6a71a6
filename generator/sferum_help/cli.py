"""`sferum-help`: the way to every command."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from .commands.shared import INTERRUPTED
from .model.places import TEXTS
from .site.options import BadSetting
from .source.problems import ContentError


@dataclass(frozen=True)
class Command:
    """One command; `run(root, words)` in the file of its name in `commands/` does it and returns what `main` does."""

    help: str
    usage: str = ""
    """The words that may follow its name; without any, none may."""
    anywhere: bool = False
    """It needs no help centre."""


COMMANDS = {
    "validate": Command("проверить все тексты и показать ошибки"),
    "build": Command(
        "собрать сайт в папку без MkDocs; --disk — для чтения с диска, --date — каким он будет в этот день",
        "папка [--disk] [--date год-месяц-день]",
    ),
    "publish": Command(
        "собрать, проверить и опубликовать сайт целиком; --overdue — хотя опасное пора сверить",
        "[папка] [--overdue] [--date год-месяц-день]",
    ),
    "rollback": Command("вернуть прошлую опубликованную версию", "[папка]", anywhere=True),
    "permalinks": Command("перечислить адреса всех страниц"),
    "codes": Command("перечислить короткие коды страниц; --add даст код новым", "[--add]"),
    "diff": Command(
        "показать, что читатели увидят иначе, чем в другой версии",
        "ветка, метка или коммит [--to файл.html]",
    ),
    "todo": Command(
        "показать, что сделать: сверить, подтвердить, упростить, дополнить",
        "[--format text|csv|html] [--to файл] [--date год-месяц-день] [--queries файл…] [--feedback файл…]",
    ),
    "read": Command("показать, легко ли читать тексты"),
    "checker": Command("показать числа проверки"),
    "journeys": Command("показать все пути проверки, по строке на путь"),
    "mermaid": Command("нарисовать схему проверки для Mermaid"),
    "queries": Command("спросить у поиска то, что спрашивали люди", "файл…"),
    "feedback": Command("посчитать ответы «не помогло» в обращениях", "файл…"),
    "fields": Command("показать все поля файлов: так сделан handbook/fields.md", anywhere=True),
    "init": Command("начать новый справочный центр", "папка [--title название] [--slug имя]", anywhere=True),
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command: `[--root FOLDER] COMMAND`.

    Returns 0, 1 for problems in the content, 2 for a wrong call, 130 if it was stopped. Parsed by hand, because
    argparse speaks English to editors.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    named, words = take_root(words)
    root = named or find_root(Path())
    if "--version" in words:
        from importlib.metadata import version

        print(f"sferum-help {version('sferum-help')}")
        return 0
    if {"--help", "-h"} & {*words}:
        print(usage(words[0]))
        return 0
    command = COMMANDS.get(words[0]) if words else None
    if command is None:
        wrong = f"неизвестная команда «{' '.join(words)}»\n\n" if words else ""
        print(wrong + usage(), file=sys.stderr)
        return 2
    if words[1:] and not command.usage:
        print(f"можно только: sferum-help {words[0]}", file=sys.stderr)
        return 2
    if not command.anywhere and not any((root / folder).is_dir() for folder in TEXTS):
        print(f"{root.resolve()}: {NO_CENTRE}", file=sys.stderr)
        return 2
    try:
        # Loaded only now: a command does not wait for what another needs.
        return import_module(f".commands.{words[0]}", __package__).run(root, words[1:])
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    except BadSetting as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nОстановлено.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Somebody has read enough: `sferum-help read | head`.
        sys.stderr.close()
    return 0


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
    """All commands, or the line of one."""
    shown = {name: COMMANDS[name]} if name in COMMANDS else COMMANDS
    lines = [
        f"  {name:<12}{command.help}{f': {name} {command.usage}' if command.usage else ''}"
        for name, command in shown.items()
    ]
    return "\n".join(["sferum-help [--root папка] команда", "", *lines])

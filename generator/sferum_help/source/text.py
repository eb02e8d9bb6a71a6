"""Bytes of a source file → text that can be parsed, or what is wrong with it."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from .hidden import BLANK, hidden_in, made_visible
from .problems import Place, Problem

MAX_BYTES = 4 * 1024 * 1024
"""The largest of ours, the stories of trouble that search learns from, has a sixth of it."""

LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""As libyaml counts lines, so that its marks fit ours."""

ODD_BREAKS = ("\r", "\x85", "\u2028", "\u2029")


def split_lines(text: str) -> list[str]:
    """The lines of a text as libyaml counts them; nearly every file has the plain breaks only."""
    return LINE_BREAK.split(text) if any(one in text for one in ODD_BREAKS) else text.split("\n")


RETYPE = "сотрите слово вместе с соседними пробелами и наберите его заново"


NO_FILES = (
    # It may lead out of the sources, and what it leads to would be published.
    (stat.S_ISLNK, "здесь ссылка на другой файл", "замените её самим файлом"),
    (stat.S_ISDIR, "здесь папка, а нужен файл", "переименуйте или уберите папку"),
    # A pipe would be waited for without end.
    (lambda mode: not stat.S_ISREG(mode), "здесь не файл, а устройство или канал", "замените его файлом"),
)
"""What may lie in place of a file, what is said of it, and the way out."""


def read_text(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    try:
        status = path.lstat()
        if wrong := next((what for is_kind, *what in NO_FILES if is_kind(status.st_mode)), None):
            return None, [Problem(Place(name), *wrong)]
        data = path.read_bytes() if status.st_size <= MAX_BYTES else b""
    except OSError as error:
        reason = "такого файла нет" if isinstance(error, FileNotFoundError) else "нет доступа"
        return None, [Problem(Place(name), f"файл не читается: {reason}", "проверьте права на файл")]
    if status.st_size > MAX_BYTES:
        hint = f"допустимо {MAX_BYTES // 1024} КБ; разделите его на несколько файлов"
        return None, [Problem(Place(name), f"файл слишком велик: {status.st_size // 1024} КБ", hint)]
    try:
        # Windows editors put a byte order mark in front; it carries nothing and is dropped.
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        lines = LINE_BREAK.split(before)
        place = Place(name, len(lines), len(lines[-1]) + 1)
        hint = "откройте файл в редакторе и сохраните его в кодировке UTF-8"
        return None, [Problem(place, "файл сохранён не в кодировке UTF-8", hint)]
    conflict = find_conflict(text, name)
    return (None, [conflict]) if conflict else (text, [])


MARK = re.compile(r"[ \t]*(<{7}|\|{7}|>{7})(?: .*)?")
"""What git writes around two versions that it could not join. `=======` alone may mean something else."""


def find_conflict(text: str, name: str) -> Problem | None:
    """The first mark of two versions of one text that nobody has joined: whatever else is wrong comes from it."""
    if not any(mark in text for mark in ("<<<<<<<", "|||||||", ">>>>>>>")):
        return None
    for number, line in enumerate(split_lines(text), 1):
        if MARK.fullmatch(line):
            hint = "оставьте один текст; другой и строки с <<<<<<<, =======, >>>>>>> сотрите"
            place = Place(name, number, 1, len(line), line)
            return Problem(place, "две версии файла не соединены: это метки git", hint)
    return None


SEPARATORS = re.compile("[\x85\u2028\u2029]")
"""Line breaks to libyaml that no editor shows."""


ODD = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
ODD_SPACE = re.compile(rf"^ *(?:-(?={ODD})|(?:- +)?[a-z_][\w-]*(?:(?={ODD}+:)|:(?={ODD})))", re.ASCII)
"""A line up to the space that only looks like one, where YAML and Markdown need a real one: behind a dash, beside a
colon."""


SUSPECT = re.compile(rf"[\t\r]|{ODD}|{BLANK.pattern}")
"""Without any of them every line is fine."""


def find_bad_characters(text: str, name: str) -> list[Problem]:
    problems: list[Problem] = []
    if text.replace("\n", "").isprintable() and not SUSPECT.search(text):
        return problems
    for number, line in enumerate(re.split("\r\n|[\r\n]", text), 1):
        if found := SEPARATORS.search(line):
            place = Place(name, number, found.start() + 1, 1, SEPARATORS.sub(" ", line))
            problems.append(Problem(place, f"невидимый знак U+{ord(found[0]):04X}", RETYPE))
    if problems:
        return problems
    for number, line in enumerate(split_lines(text), 1):
        if (column := line.find("\t")) >= 0:
            hint = "замените табуляцию пробелами; отступ одного уровня — 2 пробела"
            problems.append(Problem(Place(name, number, column + 1, 1, line), "знак табуляции", hint))
        indent = len(line) - len(line.lstrip())
        if "\u00a0" in line[:indent]:
            place = Place(name, number, line.index("\u00a0") + 1, 1, line)
            hint = "сотрите отступ и наберите его обычными пробелами"
            problems.append(Problem(place, "неразрывный пробел в отступе", hint))
        if found := ODD_SPACE.match(line):
            place = Place(name, number, found.end() + 1, 1, line)
            hint = "сотрите его и наберите пробел заново"
            problems.append(Problem(place, "здесь нужен обычный пробел, а стоит неразрывный", hint))
        if found := hidden_in(line):
            place = Place(name, number, line.index(found) + 1, 1, made_visible(line, " "))
            problems.append(Problem(place, f"невидимый знак U+{ord(found):04X}", RETYPE))
    return problems

"""The terminal: what it can show, and how somebody there calls us."""

from __future__ import annotations

import codecs
import errno
import io
import os
import shutil
import sys
from pathlib import Path

NAME = "sferum-help"
INSTEAD = {"→": "->", "←": "<-", "✓": "+", "−": "-", "≤": "<=", "≥": ">=", "\u202f": " ", "ё": "е", "Ё": "Е"}
"""What stands for a sign that an encoding does not have; a question mark for any other."""


def open_streams() -> None:
    """Whatever we print arrives: an encoding without Cyrillic is replaced, a sign that one lacks is rewritten."""
    codecs.register_error("readable", stand_in)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if can_say("я", stream.encoding) else "utf-8"
            stream.reconfigure(encoding=encoding, errors="readable")


def can_say(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def stand_in(error: UnicodeError) -> tuple[str | bytes, int]:
    """A handler for `codecs`: only writing is forgiven."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    sign = error.object[error.start]
    if "\udc80" <= sign <= "\udcff":
        # A byte of a file name that Python could not read: it goes out as it came in.
        return bytes([ord(sign) - 0xDC00]), error.start + 1
    return INSTEAD.get(sign, "?"), error.start + 1


def shut_streams() -> None:
    """Nobody reads on, and Python shall not complain about it when it ends: `sferum-help read | head`."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def called_as() -> str:
    """How our name is typed here: the command need not be on the PATH."""
    program = Path(sys.argv[0])
    if program.stem == NAME:
        return NAME if shutil.which(NAME) else as_typed(program)
    if program.name == "__main__.py" and program.parent.name == "sferum_help":
        python = next((name for name in ("python", "python3", "py") if is_this_python(name)), "")
        return f"{python or as_typed(Path(sys.executable))} -m sferum_help"
    return NAME


def is_this_python(name: str) -> bool:
    return os.path.abspath(shutil.which(name) or "") == os.path.abspath(sys.executable)


def as_typed(program: Path) -> str:
    """A path from where somebody stands, if it is below."""
    try:
        return str(Path(os.path.abspath(program)).relative_to(Path.cwd()))
    except ValueError:
        return str(program)


def with_our_name(text: str) -> str:
    """A text that names our commands, with our name as it is typed here."""
    name = called_as()
    return text if name == NAME else text.replace(f"{NAME} ", f"{name} ")


REASONS = {
    errno.EACCES: "нет прав на запись или чтение",
    errno.EPERM: "нет прав на запись или чтение",
    errno.EROFS: "диск открыт только для чтения",
    errno.ENOSPC: "на диске нет места",
    errno.EDQUOT: "на диске нет места",
    errno.ENOENT: "такого файла или папки нет",
    errno.EISDIR: "это папка, а нужен файл",
    errno.ENOTDIR: "это файл, а нужна папка",
    errno.EEXIST: "такой файл уже есть",
}


def refusal_of(error: OSError) -> str:
    """What the disk refuses, in words."""
    reason = REASONS.get(error.errno or 0, error.strerror or "не получилось")
    return f"{error.filename or 'файл'}: {reason}; ничего не изменено"

"""What `export` and `import` share: opening a table, and the words for why that cannot be."""

from __future__ import annotations

from pathlib import Path

from ..sheets.comma import read_csv
from ..sheets.grid import Grid

NO_OPENPYXL = (
    "для таблиц .xlsx нужен openpyxl: pip install 'sferum-help[sheets]'. "
    "Без него годится CSV: sferum-help export answers.csv"
)


class NoTable(Exception):
    """Tables of this kind need a package that is not there; says how to get it."""


def is_csv(path: Path) -> bool:
    return path.suffix.lower() == ".csv"


def open_table(path: Path) -> tuple[Grid, ...]:
    """The sheets of a file. Raises NoGrid, OSError, NoTable."""
    if is_csv(path):
        return (read_csv(path),)
    try:
        from ..sheets.xlsx import read_grids
    except ModuleNotFoundError as error:
        raise no_table(error) from error
    return read_grids(path)


def no_table(error: ModuleNotFoundError) -> NoTable:
    """What a missing module means: our extra, or a mistake of ours."""
    if error.name != "openpyxl":
        raise error
    return NoTable(NO_OPENPYXL)


def reason(error: OSError) -> str:
    """Why a file can not be read or written."""
    if isinstance(error, FileNotFoundError):
        return "такого файла или папки нет"
    if isinstance(error, PermissionError):
        return "нет доступа; может быть, файл открыт в другой программе"
    return error.strerror or "диск не отвечает"

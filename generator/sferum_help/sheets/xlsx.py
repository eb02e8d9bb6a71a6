"""The content as a book of Excel and LibreOffice. The one door for `openpyxl`."""

from __future__ import annotations

import math
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from .book import Page
from .choices import Names
from .grid import (
    BLANK_ROWS,
    Grid,
    GridRow,
    NoGrid,
    check_heads,
    head,
    letter,
    names_of,
    read_prints,
)
from .layout import ID_COLUMN, PAGE, Column, Sheet, sheets

GUIDE, NAMES, HIDDEN = "Как пользоваться", "Имена", "Отпечатки"
TEXT = "@"
"""The format of a cell whose content stays as it was typed: no dates, no numbers."""
LARGEST = 30 * 1024 * 1024

FACE = "Arial"
HEAD_FONT, PLAIN, KEY_FONT = Font(FACE, 10, bold=True), Font(FACE, 10), Font(FACE, 10, color="595959")
HEAD_FILL, KEY_FILL = PatternFill("solid", "DCE6F1"), PatternFill("solid", "F2F2F2")
LINE = Border(bottom=Side("thin", "D9D9D9"), right=Side("thin", "D9D9D9"))
WRAPPED = Alignment(wrap_text=True, vertical="top")

WIDTHS = {
    "текст": 60,
    "текст без разметки": 50,
    "список текстов": 50,
    "строка": 40,
    "список строк": 40,
    "адрес": 36,
}
"""Kind of a field → the width of its column, in signs."""
NARROW = 20
LINE_HEIGHT, HIGHEST = 13.5, 200
"""In points. Whoever wants to see all of a long text makes the row higher: that is allowed."""


def write_book(path: Path, pages: Iterable[Page], names: Names, guide: Sequence[str]) -> None:
    """Write a book of all sheets.

    Args:
        names: What may stand where a name is asked for.
        guide: Paragraphs of the first sheet; one that begins with `# ` is a heading.
    """
    book = openpyxl.Workbook()
    write_guide(book.active, guide)
    shown = [(page, book.create_sheet(page.sheet.title)) for page in pages]
    ranges = write_names(book.create_sheet(NAMES), names)
    hidden = book.create_sheet(HIDDEN)
    hidden.sheet_state = "hidden"
    for page, sheet in shown:
        write_page(sheet, page, ranges)
        for row in page.rows:
            hidden.append([page.sheet.id, *row.key, row.prints()])
    protect(hidden)
    book.save(path)


def write_guide(sheet: Worksheet, guide: Sequence[str]) -> None:
    """The sheet that explains the others."""
    sheet.title = GUIDE
    sheet.column_dimensions["A"].width = 72
    sheet.sheet_view.showGridLines = False
    for number, line in enumerate(guide, 1):
        is_heading = line.startswith("# ")
        cell = put(sheet.cell(number, 1), line.removeprefix("# "))
        cell.font = Font(FACE, 14 if number == 1 else 11, bold=is_heading)
        cell.alignment = WRAPPED
        lines = math.ceil(len(line) / 76)
        sheet.row_dimensions[number].height = (22 if is_heading else 0) + 15 * lines * (not is_heading) + 3
    fit_to_paper(sheet, "portrait")
    protect(sheet)


def write_names(sheet: Worksheet, names: Names) -> dict[str, str]:
    """The sheet of everything that has a name; kind → where its names stand, for drop-down lists."""
    ranges = {}
    for number, (kind, (title, ones)) in enumerate(names.items()):
        column = number * 3 + 1
        cell = put(sheet.cell(1, column), title)
        cell.font, cell.fill = HEAD_FONT, HEAD_FILL
        sheet.cell(1, column + 1).fill = HEAD_FILL
        for row, (id, words) in enumerate(ones.items(), 2):
            put(sheet.cell(row, column), id).font = PLAIN
            put(sheet.cell(row, column + 1), words).font = KEY_FONT
        sheet.column_dimensions[letter(column)].width = 28
        sheet.column_dimensions[letter(column + 1)].width = 48
        sheet.column_dimensions[letter(column + 2)].width = 3
        if ones:
            place = letter(column)
            ranges[kind] = f"'{NAMES}'!${place}$2:${place}${len(ones) + 1}"
    sheet.freeze_panes = "A2"
    fit_to_paper(sheet, "landscape")
    protect(sheet)
    return ranges


def write_page(sheet: Worksheet, page: Page, ranges: Mapping[str, str]) -> None:
    """One sheet: heads, the rows that are there, empty ones for what is new."""
    columns = (*page.sheet.keys, *page.columns)
    keys = len(page.sheet.keys)
    for number, column in enumerate(columns, 1):
        write_head(sheet, number, column)
    rows = [page.shown(row) for row in page.rows]
    looks: Looks = {}
    for number, cells in enumerate([*rows, *[("",) * len(columns)] * BLANK_ROWS], 2):
        is_new = number > len(rows) + 1
        for place, text in enumerate(cells, 1):
            dress(put(sheet.cell(number, place), text), place <= keys and not is_new, looks)
        if not is_new:
            sheet.row_dimensions[number].height = height_of(columns, cells)
    first, last = 2, len(rows) + 1 + BLANK_ROWS
    for number, column in enumerate(columns, 1):
        begin = len(rows) + 2 if number <= keys else first
        if rule := rule_of(column, ranges):
            sheet.add_data_validation(rule)
            rule.add(f"{letter(number)}{begin}:{letter(number)}{last}")
    sheet.freeze_panes = sheet.cell(2, keys + 1)
    sheet.auto_filter.ref = f"A1:{letter(len(columns))}{last}"
    sheet.print_title_rows, sheet.print_area = "1:1", f"A1:{letter(len(columns))}{len(rows) + 1}"
    fit_to_paper(sheet, "landscape")
    protect(sheet)


def write_head(sheet: Worksheet, number: int, column: Column) -> None:
    cell = put(sheet.cell(1, number), head(column.head, column.name))
    cell.font, cell.fill, cell.border = HEAD_FONT, HEAD_FILL, LINE
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    if column.about:
        cell.comment = Comment(
            column.about, "", width=360, height=30 + 18 * math.ceil(len(column.about) / 45)
        )
    sheet.column_dimensions[letter(number)].width = width_of(column)
    sheet.row_dimensions[1].height = 58


def rule_of(column: Column, ranges: Mapping[str, str]) -> DataValidation | None:
    """What a program shall offer or refuse in a column."""
    if column.of in ranges:
        rule = DataValidation("list", formula1=ranges[column.of], allow_blank=True)
        # Several names stand in one cell as lines: the list only helps with the first.
        rule.showErrorMessage = not column.is_list
        rule.errorTitle, rule.error = "Такого имени нет", f"Выберите имя из списка или с листа «{NAMES}»."
        return rule
    if column.longest:
        rule = DataValidation("textLength", "lessThanOrEqual", str(column.longest), allow_blank=True)
        rule.showErrorMessage = True
        rule.errorTitle, rule.error = "Слишком длинно", f"Допустимо знаков: {column.longest}."
        return rule
    return None


def put(cell: Cell, text: str) -> Cell:
    """A text into a cell, as text: also one that begins like a formula."""
    if text:
        cell.value = text
        cell.data_type = "s"
    return cell


Looks = dict[tuple[bool, bool], Any]
"""Whether it names its row and whether it has to be held for a text → how a cell looks."""


def dress(cell: Cell, is_key: bool, looks: Looks) -> None:
    """Give a cell its look: text whatever is typed there, locked if it names its row."""
    look = is_key, cell.value is not None and cell.value.startswith(("=", "+", "-", "@", "'"))
    if look in looks:
        # All cells of a look share one style: to make it anew for each takes longer than all the rest.
        cell._style = looks[look]
        return
    cell.font, cell.border, cell.alignment = KEY_FONT if is_key else PLAIN, LINE, WRAPPED
    cell.protection = Protection(locked=is_key)
    cell.number_format = TEXT
    cell.quotePrefix = look[1]
    if is_key:
        cell.fill = KEY_FILL
    looks[look] = cell._style


def width_of(column: Column) -> int:
    if column.name in (ID_COLUMN, PAGE):
        return 26
    return 10 if column.kind == "число" else WIDTHS.get(column.kind, NARROW)


def height_of(columns: Sequence[Column], cells: Sequence[str]) -> float:
    """As high as the highest cell needs, up to a limit."""
    lines = max(
        sum(math.ceil((len(line) or 1) * 1.1 / width_of(column)) for line in text.split("\n"))
        for column, text in zip(columns, cells, strict=True)
    )
    return min(HIGHEST, LINE_HEIGHT * lines + 4)


def fit_to_paper(sheet: Worksheet, orientation: str) -> None:
    """All columns on one sheet of paper."""
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4 if orientation == "portrait" else sheet.PAPERSIZE_A3
    sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0


def protect(sheet: Worksheet) -> None:
    """Against slips, without a password; widths, heights, filters stay free."""
    sheet.protection.sheet = True
    for free in ("formatColumns", "formatRows", "formatCells", "autoFilter", "sort"):
        setattr(sheet.protection, free, False)


def read_grids(path: Path) -> tuple[Grid, ...]:
    """The sheets of a book that are ours. Raises NoGrid, OSError."""
    if path.stat().st_size > LARGEST:
        raise NoGrid("файл слишком велик для такой таблицы")
    try:
        book = openpyxl.load_workbook(path)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise NoGrid("это не таблица .xlsx: сохраните её как «Книга Excel (.xlsx)»") from error
    ours = [(sheet, book[sheet.title]) for sheet in sheets() if sheet.title in book.sheetnames]
    if not ours or HIDDEN not in book.sheetnames:
        raise NoGrid("эту таблицу сделал не sferum-help export: нет её листов; выгрузите таблицу заново")
    prints: dict[str, dict[tuple[str, str], dict[str, str]]] = {}
    for id, page, name, text in book[HIDDEN].iter_rows(max_col=4, values_only=True):
        prints.setdefault(str(id), {})[str(page or ""), str(name or "")] = read_prints(str(text or ""))
    return tuple(grid_of(sheet, found, prints.get(sheet.id, {})) for sheet, found in ours)


def grid_of(sheet: Sheet, found: Worksheet, prints: Mapping[tuple[str, str], Mapping[str, str]]) -> Grid:
    rows = found.iter_rows()
    names = names_of(cell.value for cell in next(rows, ()))
    check_heads(sheet, names)
    letters = {name: letter(number) for number, name in enumerate(names, 1) if name}
    return Grid(sheet, letters, tuple(grid_rows(names, rows)), prints)


ODD = {
    "f": "в ячейке формула, а нужен текст; впишите сам текст",
    "e": "в ячейке ошибка вместо текста; впишите текст заново",
}
"""Types of cells that hold no text → what to say."""


def grid_rows(names: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[GridRow]:
    for cells in rows:
        values: dict[str, Any] = {}
        odd = {}
        for name, cell in zip(names, cells, strict=False):
            if name and cell.value is not None:
                values[name] = cell.value
                if cell.data_type in ODD:
                    odd[name] = ODD[cell.data_type]
        if values:
            yield GridRow(cells[0].row, values, odd)

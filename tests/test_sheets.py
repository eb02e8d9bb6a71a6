"""The content as a spreadsheet and back: what an editor types, and exactly what changes in the files."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sferum_help.cli import main
from sferum_help.memory.memory import FOLDER
from sferum_help.sheets.cells import meant, shown
from sferum_help.sheets.choices import TITLES
from sferum_help.sheets.edit import Unwritable, add, change, read_plain
from sferum_help.sheets.layout import Column, sheets
from sferum_help.sheets.order import Order
from sferum_help.source.nodes import Scalar, parse, part
from sferum_help.source.writing import document, normal

from .conftest import ROOT, SMALL, skip_or_fail

NO_ORDER = Order(())
Tree = Callable[[dict[str, object]], Path]
Said = pytest.CaptureFixture[str]


def files(root: Path) -> dict[str, bytes]:
    """Everything below a folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and FOLDER not in path.parts
    }


def changed(root: Path, before: dict[str, bytes]) -> dict[str, list[str]]:
    """The lines that came and went, file by file."""
    found = {}
    for name, data in sorted(files(root).items()):
        old, new = before.get(name, b"").decode().split("\n"), data.decode().split("\n")
        lines = [f"-{one}" for one in old if one not in new] + [f"+{one}" for one in new if one not in old]
        if old != new:
            found[name] = lines
    return found


def run(root: Path, *words: object) -> int:
    return main(["--root", str(root), *map(str, words)])


class Book:
    """A book that somebody has opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)

    def names(self, sheet: str) -> list[str]:
        return [str(cell.value).split()[-1] for cell in self.book[sheet][1]]

    def cell(self, sheet: str, id: str, name: str):
        """The cell of a field; `new` is the first empty row."""
        names, found = self.names(sheet), self.book[sheet]
        at = names.index("id")
        wanted = None if id == "new" else id
        row = next(row for row in found.iter_rows(min_row=2) if row[at].value == wanted)
        return row[names.index(name)]

    def put(self, sheet: str, id: str, /, **values: object) -> None:
        cells = {name: self.cell(sheet, id, name.replace("__", ".")) for name in values}
        for name, value in values.items():
            cells[name].value = value

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path


@pytest.fixture
def exported(
    tree: Tree, tmp_path_factory: pytest.TempPathFactory, capsys: Said
) -> Callable[..., tuple[Path, Book]]:
    """`exported({name: text})`: a content, and the book of it, opened."""

    def export(content: dict[str, object] | None = None) -> tuple[Path, Book]:
        root = tree(content or {})
        path = tmp_path_factory.mktemp("table") / "answers.xlsx"
        assert run(root, "export", path) == 0
        capsys.readouterr()
        return root, Book(path)

    return export


CHANGES = {
    "a plain text": ("short: Раз.\n", ("short",), "Два.", "short: Два.\n"),
    "a text that needs quotes": ("short: Раз.\n", ("short",), "Да: два", 'short: "Да: два"\n'),
    "a text with a sharp": ("short: Раз.\n", ("short",), "школа #5", 'short: "школа #5"\n'),
    "a formula is a text": ("short: Раз.\n", ("short",), "=1+1", "short: =1+1\n"),
    "no number, no date": ("date: Раз.\n", ("date",), "2026-11-23", "date: 2026-11-23\n"),
    "single quotes stay": ("short: 'Раз: два'\n", ("short",), "Раз: три", "short: 'Раз: три'\n"),
    "folded lines stay where nothing changed": (
        "short: >-\n  Первая строка\n  вторая строка\n  третья.\nnote: Да.\n",
        ("short",),
        "Первая строка вторая новая третья.",
        "short: >-\n  Первая строка\n  вторая новая\n  третья.\nnote: Да.\n",
    ),
    "a block keeps its sign and its comment": (
        "answer: |  # длинный\n   Один.\n\n# дальше\nnote: Да.\n",
        ("answer",),
        "Один.\n\n- Два.",
        "answer: |  # длинный\n   Один.\n\n   - Два.\n\n# дальше\nnote: Да.\n",
    ),
    "paragraphs in place of a line": (
        "note: Раз.\nsee: [a]\n",
        ("note",),
        "Раз.\n\nДва.",
        "note: |\n  Раз.\n\n  Два.\nsee: [a]\n",
    ),
    "names between brackets": ("see: [a, 'b', c]\n", ("see",), ("b", "d"), "see: ['b', d]\n"),
    "comments between lines of a list": (
        "aliases:\n  # первое\n  - раз\n  # второе\n  - два\n  - 'три'\n",
        ("aliases",),
        ("раз", "не два", "три", "четыре: пять"),
        "aliases:\n  # первое\n  - раз\n  # второе\n  - не два\n  - 'три'\n  - \"четыре: пять\"\n",
    ),
    "a list grows in its middle": (
        "a:\n- раз\n- три\n",
        ("a",),
        ("раз", "два", "три"),
        "a:\n- раз\n- два\n- три\n",
    ),
    "an item of a list goes by its id": (
        "steps:\n  - id: one\n    do: Раз.\n  - id: two\n    do: Два.\n",
        ("steps", "two", "do"),
        "Три.",
        "steps:\n  - id: one\n    do: Раз.\n  - id: two\n    do: Три.\n",
    ),
    "a field of a line between braces": (
        "a: {id: x, to: Да}\n",
        ("a", "to"),
        "Нет, да",
        'a: {id: x, to: "Нет, да"}\n',
    ),
    "a new field": ("question: Да?\n\n# хвост\n", ("note",), "Да.", "question: Да?\nnote: Да.\n\n# хвост\n"),
    "a new field of a field": (
        "question: Да?\n",
        ("message", "to"),
        "Кому-то",
        "question: Да?\nmessage:\n  to: Кому-то\n",
    ),
    "a field goes, its neighbours' comments stay": (
        "a: 1\n# о b\nb: |\n  2\n\n# о c\nc: 3\n",
        ("b",),
        None,
        "a: 1\n# о b\n\n# о c\nc: 3\n",
    ),
    "the first field of an item goes": (
        "s:\n  - no: 1\n    id: x\n",
        ("s", "x", "no"),
        None,
        "s:\n  - id: x\n",
    ),
    "line breaks of Windows": (
        "a: 1\r\nb: Да.\r\n",
        ("b",),
        "Раз.\n\nДва.",
        "a: 1\r\nb: |\r\n  Раз.\r\n\r\n  Два.\r\n",
    ),
    "a file without a last line break": ("a: 1\nb: 2", ("c",), "3", "c: 3\na: 1\nb: 2"),
}


@pytest.mark.parametrize(("old", "path", "value", "new"), CHANGES.values(), ids=CHANGES.keys())
def test_a_change_touches_its_own_place_only(
    old: str, path: tuple[str, ...], value: object, new: str
) -> None:
    order = Order([("question", "note", "message")], ["c", "a", "b"])
    assert change(old, path, value, order) == new


def test_something_new_takes_its_place_in_a_list_and_in_a_table() -> None:
    steps = "steps:\n  - id: one\n    do: Раз.\n  # второй\n  - id: two\n    do: Два.\nnote: Да.\n"
    assert add(steps, ("steps",), "new", {"do": "Мимо: да."}, NO_ORDER, 1) == (
        'steps:\n  - id: one\n    do: Раз.\n  # второй\n  - id: new\n    do: "Мимо: да."\n'
        "  - id: two\n    do: Два.\nnote: Да.\n"
    )
    table = "sources:\n  one:\n    about: раз\n# конец\n"
    assert change(table, ("sources", "two"), {"about": "два"}, NO_ORDER) == (
        "sources:\n  one:\n    about: раз\n  two:\n    about: два\n# конец\n"
    )
    assert change("# пусто\n", ("screen", "enter"), {"text": "Войти"}, NO_ORDER) == (
        "# пусто\nscreen:\n  enter:\n    text: Войти\n"
    )
    assert add("question: Да?\n", ("parts",), "first", {"title": "Раз"}, NO_ORDER) == (
        "question: Да?\nparts:\n  - id: first\n    title: Раз\n"
    )


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("a: [x, # раз\n  y]\n", ("a",), ("x", "z")),
        ("a:\n  b: 1\n", ("a",), "текст"),
        ("a: текст\n", ("a", "b"), "1"),
        ("a: 1\n", ("a",), None),
    ],
)
def test_what_cannot_be_changed_without_harm_is_refused(
    text: str, path: tuple[str, ...], value: object
) -> None:
    with pytest.raises(Unwritable):
        change(text, path, value, NO_ORDER)


WORDS = st.text(st.sampled_from("абв АБ\n-#:'\"[]{}|>&*!%@`=?,~.\\/0127_()«»— "), min_size=1, max_size=60)


@given(
    text=WORDS,
    old=st.sampled_from(["x", "'x'", '"x"', ">-\n      x\n      y", "|\n      x\n      y", "x\n      y"]),
)
def test_whatever_is_typed_reads_back_the_same(text: str, old: str) -> None:
    text = normal(text)
    for source in (
        f"a: 1\nb:\n  - id: q\n    do: {old}\n# c\nd: 2\n",
        "a: 1\nb:\n  - {id: q, do: x}\n# c\nd: 2\n",
    ):
        if not text:
            continue
        new = read_plain(change(source, ("b", "q", "do"), text, NO_ORDER))
        assert normal(new["b"][0]["do"]) == text and new["a"] == "1" and new["d"] == "2"
    assert text == "" or normal(read_plain(document({"a": text}))["a"]) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [("-abc", 'a: "-abc"\n'), ("~", 'a: "~"\n'), ("null", 'a: "null"\n'), ("1) раз", "a: 1) раз\n")],
)
def test_what_our_own_reader_would_refuse_or_take_for_nothing_is_quoted(text: str, line: str) -> None:
    assert document({"a": text}) == line
    node, problems = parse(line, "")
    value = part(node, "a")
    assert problems == [] and isinstance(value, Scalar) and (value.text, value.empty) == (text, False)


@pytest.mark.parametrize(
    ("kind", "value", "cell"),
    [
        ("список строк", ["раз", "два"], "раз\nдва"),
        ("список имён", ["a", "b"], "a\nb"),
        ("список текстов", ["раз", "два\n\n- три", "четыре"], "раз\nдва\n\n  - три\nчетыре"),
        ("имя: имя", {"max": "a#b"}, "max: a#b"),
        ("текст", "раз  \n\n- два\n", "раз\n\n- два"),
    ],
)
def test_a_value_is_shown_in_a_cell_and_meant_by_it(kind: str, value: object, cell: str) -> None:
    assert shown(value) == cell
    assert shown(meant(cell, Column("x", "x", "", kind))) == cell


def test_columns_are_the_fields_with_the_words_of_the_errors() -> None:
    answers = sheets()[0]
    note = next(one for one in answers.columns if one.name == "note")
    assert (note.head, note.about.split("\n")[0]) == ("примечание в конце", "Примечание в конце")
    assert note.about.endswith("\nМожно оставить пустым")
    short = next(one for one in answers.columns if one.name == "short")
    assert (short.head, short.longest) == ("ответ в 1–3 предложения", 300)
    asked = {column.of for sheet in sheets() for column in (*sheet.keys, *sheet.columns) if column.of}
    assert asked <= TITLES.keys()


def test_a_round_trip_without_a_change_changes_nothing(exported, capsys: Said) -> None:
    root, book = exported({"faq/_topics.yml": "\ufeff# Темы\r\nchats: {title: 'Чаты'}  \r\n"})
    before = files(root)
    assert run(root, "import", book.save(), "--write") == 0
    assert capsys.readouterr().out == "Ничего не изменилось.\n"
    assert files(root) == before


def test_cells_are_text_names_are_locked_and_heads_explain(exported) -> None:
    root, book = exported()
    question = book.cell("Ответы", "no-chat", "question")
    assert (question.data_type, question.number_format, question.protection.locked) == ("s", "@", False)
    assert book.cell("Ответы", "no-chat", "id").protection.locked
    assert not book.cell("Ответы", "new", "id").protection.locked
    sheet = book.book["Ответы"]
    assert sheet.protection.sheet and not sheet.protection.password
    assert sheet.freeze_panes == "B2" and book.book["Отпечатки"].sheet_state == "hidden"
    head = sheet.cell(1, book.names("Ответы").index("short") + 1)
    assert head.value == "Ответ в 1–3 предложения\nshort"
    assert head.comment.text == (
        "Ответ в 1–3 предложения, до 300 знаков, без разметки\nЕго можно вставить в чат"
    )
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    topic = book.cell("Ответы", "no-chat", "topic").column_letter
    assert rules[f"{topic}2:{topic}42"].formula1 == "'Имена'!$D$2:$D$2"
    names = book.book["Имена"]
    assert (names["D2"].value, names["E2"].value) == ("chats", "Чаты")
    assert book.book.sheetnames[0] == "Как пользоваться"


def test_a_formula_in_a_text_stays_a_text(exported, capsys: Said) -> None:
    text = (SMALL / "faq/no-chat.yml").read_text("utf-8")
    root, book = exported(
        {"faq/no-chat.yml": text.replace("где чат", "=HYPERLINK(1)").replace("чат пропал", "1-2")}
    )
    aliases = book.cell("Ответы", "no-chat", "aliases")
    assert (
        aliases.data_type == "s" and aliases.value.startswith("=HYPERLINK(1)\n1-2\n") and aliases.quotePrefix
    )
    # openpyxl itself takes it for a formula when it saves the book once more: an editor's program does not.
    aliases.data_type = "s"
    assert run(root, "import", book.save()) == 0
    assert capsys.readouterr().out == "Ничего не изменилось.\n"


def test_one_cell_changes_one_value_after_a_report(exported, capsys: Said) -> None:
    root, book = exported()
    before = files(root)
    book.put("Ответы", "no-chat", short="Подождите день.", checked=datetime(2026, 11, 24))
    book.put("Шаги", "enter", warning=None)
    assert run(root, "import", book.save()) == 0
    assert capsys.readouterr().out == (
        "лист «Ответы», E2, faq/no-chat.yml: short — ответ в 1–3 предложения\n"
        "  - Подождите сутки.\n  + Подождите день.\n\n"
        "лист «Ответы», J2, faq/no-chat.yml: checked — когда сверяли с источниками\n"
        "  - 2026-11-23\n  + 2026-11-24\n\n"
        "лист «Шаги», H3, instructions/sign-in.yml: steps.enter.warning — предупреждение\n"
        "  убрать: Не номер ребёнка.\n\n"
        "Изменится: 3 значения в 2 файлах.\n"
        f"Ничего не записано. Записать: sferum-help import {book.path} --write\n"
    )
    assert files(root) == before
    assert run(root, "import", book.path, "--write") == 0
    assert capsys.readouterr().out.endswith(
        "Записано. Посмотреть: git diff. Вернуть как было: "
        "git checkout -- faq/no-chat.yml instructions/sign-in.yml\n"
        f"Дальше правьте новую выгрузку: sferum-help export {book.path}\n"
    )
    assert changed(root, before) == {
        "faq/no-chat.yml": [
            "-short: Подождите сутки.",
            "-checked: 2026-11-23",
            "+short: Подождите день.",
            "+checked: 2026-11-24",
        ],
        "instructions/sign-in.yml": ["-    warning: Не номер ребёнка."],
    }


def test_the_report_commands_no_terminal(tree: Tree, tmp_path_factory, capsys: Said) -> None:
    root = tree({})
    path = tmp_path_factory.mktemp("table") / "answers.csv"
    run(root, "export", path)
    path.write_text(path.read_text("utf-8").replace("Подождите сутки.", "\x1b[2JДа."), "utf-8")
    capsys.readouterr()
    assert run(root, "import", path, "--write") == 1
    said = capsys.readouterr()
    assert "  + �[2JДа.\n" in said.out and "невидимый знак U+001B" in said.err
    assert files(root) == files(SMALL)


def test_an_export_overwrites_no_edits(exported, capsys: Said) -> None:
    root, book = exported()
    assert run(root, "export", book.path) == 0
    book.put("Ответы", "no-chat", short="Подождите день.")
    before = book.save().read_bytes()
    capsys.readouterr()
    assert run(root, "export", book.path) == 1
    assert capsys.readouterr().err == (
        f"{book.path}: в этой таблице есть правки, которых нет в файлах: "
        f"sferum-help import {book.path} или другое имя\n"
    )
    assert book.path.read_bytes() == before
    book.path.write_text("мой файл", "utf-8")
    assert run(root, "export", book.path) == 1
    assert book.path.read_text("utf-8") == "мой файл"


def test_in_a_terminal_it_asks_first(exported, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    root, book = exported()
    before = files(root)
    book.put("Ответы", "no-chat", short="Подождите день.")
    book.save()
    monkeypatch.setattr(sys, "stdin", type("Terminal", (), {"isatty": lambda self: True})())
    for answer, written in (("", False), ("нет", False), ("да", True)):
        monkeypatch.setattr("builtins.input", lambda question, said=answer: said)
        assert run(root, "import", book.path) == 0
        assert (files(root) != before) is written


def test_a_value_changed_on_both_sides_is_a_conflict_named_by_its_cell(exported, capsys: Said) -> None:
    root, book = exported()
    book.put("Ответы", "no-chat", short="Подождите день.", question="Где чат?")
    path = root / "faq/no-chat.yml"
    path.write_text(path.read_text("utf-8").replace("Подождите сутки.", "Подождите два дня."), "utf-8")
    before = files(root)
    assert run(root, "import", book.save(), "--write") == 1
    said = capsys.readouterr()
    assert (
        "Нельзя: лист «Ответы», E2: «ответ в 1–3 предложения» с тех пор изменили и в файле faq/no-chat.yml\n"
        "    в файле:   Подождите два дня.\n"
        "    в таблице: Подождите день.\n"
    ) in said.out
    assert said.err == "\nНичего не записано: исправьте это в таблице и повторите.\n"
    assert files(root) == before
    # The way out that it names; what only the file has changed is nobody's conflict.
    book.put("Ответы", "no-chat", short="Подождите два дня.")
    assert run(root, "import", book.save(), "--write") == 0
    assert changed(root, before) == {
        "faq/no-chat.yml": ["-question: Почему нет чата?", "+question: Где чат?"]
    }


def test_what_only_the_file_has_changed_stays(exported, capsys: Said) -> None:
    root, book = exported()
    path = root / "faq/no-chat.yml"
    path.write_text(path.read_text("utf-8").replace("Подождите сутки.", "Подождите два дня."), "utf-8")
    assert run(root, "import", book.save(), "--write") == 0
    assert capsys.readouterr().out == "Ничего не изменилось.\n"


def test_a_removed_row_removes_nothing(exported, capsys: Said) -> None:
    root, book = exported()
    before = files(root)
    book.book["Ответы"].delete_rows(2)
    book.book["Шаги"].delete_rows(3)
    assert run(root, "import", book.save(), "--write") == 0
    assert capsys.readouterr().out == (
        "Заметьте: лист «Ответы»: строки «no-chat» нет, но файл остаётся; "
        "убрать страницу: sferum-help retire no-chat\n"
        "Заметьте: лист «Шаги»: строки «sign-in/enter» нет, "
        "но в файле instructions/sign-in.yml она остаётся; удаляют её там\n\n"
        "Ничего не изменилось.\n"
    )
    assert files(root) == before


NEW = {
    "id": "late-chat",
    "question": "Чат пришёл поздно: что делать?",
    "roles": "parents, students",
    "topic": "chats",
    "short": "Ничего.",
    "answer": "Ничего.\n\n- Совсем.",
    "aliases": "поздний чат\nчат опоздал\nчата долго не было\nчат пришёл вчера",
    "applies_to": "any",
    "sources": "rules",
    "see": "no-chat",
    "checked": "2026-11-23",
}


def test_a_new_row_with_everything_becomes_an_answer_with_a_code(exported, capsys: Said) -> None:
    root, book = exported()
    before = files(root)
    book.put("Ответы", "new", **NEW)
    assert run(root, "import", book.save(), "--write") == 0
    assert "Новые страницы получат короткие коды: faq/_codes.yml\n" in capsys.readouterr().out
    found = changed(root, before)
    assert found.keys() == {"faq/_codes.yml", "faq/late-chat.yml"}
    assert len(found["faq/_codes.yml"]) == 1 and found["faq/_codes.yml"][0].endswith(": late-chat")
    assert (root / "faq/late-chat.yml").read_text("utf-8") == (
        'question: "Чат пришёл поздно: что делать?"\n'
        "roles: [parents, students]\ntopic: chats\nshort: Ничего.\n"
        "answer: |\n  Ничего.\n\n  - Совсем.\n"
        "aliases:\n  - поздний чат\n  - чат опоздал\n  - чата долго не было\n  - чат пришёл вчера\n"
        "applies_to: [any]\nsources: [rules]\nchecked: 2026-11-23\nsee: [no-chat]\n"
    )
    assert run(root, "validate") == 0


def test_a_new_row_that_lacks_something_is_refused_by_its_row(exported, capsys: Said) -> None:
    root, book = exported()
    before = files(root)
    book.put("Ответы", "new", **{**NEW, "short": None})
    assert run(root, "import", book.save(), "--write") == 1
    assert capsys.readouterr().err.startswith(
        "\nлист «Ответы», строка 3:\nfaq/late-chat.yml:1:1: нет поля «short»\n"
    )
    assert files(root) == before


def test_a_new_step_goes_where_its_number_says(exported) -> None:
    root, book = exported()
    before = files(root)
    book.put(
        "Шаги", "new", page="sign-in", place=2, id="look", do="Посмотрите: открылось ли.", account="none"
    )
    assert run(root, "import", book.save(), "--write") == 0
    assert changed(root, before) == {
        "instructions/sign-in.yml": ["+  - id: look", '+    do: "Посмотрите: открылось ли."']
    }
    text = (root / "instructions/sign-in.yml").read_text("utf-8")
    assert text.index("id: open") < text.index("id: look") < text.index("id: enter")


def test_an_error_is_told_by_cell_and_by_file_and_nothing_is_written(exported, capsys: Said) -> None:
    root, book = exported()
    before = files(root)
    book.put("Ответы", "no-chat", topic="chat", short="Подождите день.", question=None)
    book.put("Шаги", "open", do="Откройте [чат](id:no-chta).")
    assert run(root, "import", book.save(), "--write") == 1
    assert capsys.readouterr().err == (
        "\nлист «Ответы», B2:\n"
        "faq/no-chat.yml:1:1: нет поля «question»\n  1 | roles: [parents]\n    | ^\n"
        "  = question — вопрос, как его видит читатель\n\n"
        "лист «Ответы», D2:\n"
        "faq/no-chat.yml:2:8: неизвестная тема «chat»\n  2 | topic: chat\n    |        ^^^^\n"
        "  = возможно, имелось в виду «chats»; допустимо: chats\n\n"
        "лист «Шаги», D2:\n"
        "instructions/sign-in.yml:14:24: неизвестный ответ или инструкция «no-chta»\n"
        "  14 |     do: Откройте [чат](id:no-chta).\n"
        "     |                        ^^^^^^^^^^\n"
        "  = возможно, имелось в виду «no-chat»; допустимо: no-chat, sign-in\n\n"
        "найдены 3 ошибки\n\n"
        "Ничего не записано: исправьте это в таблице и повторите.\n"
    )
    assert files(root) == before


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("short", datetime(2026, 1, 2), "программа превратила значение в дату или время"),
        ("short", 1.5, "программа превратила значение в число"),
        ("short", "=1+1", "в ячейке формула, а нужен текст"),
        ("instead", "max", "в строке «max» нет пары «имя: значение»"),
    ],
)
def test_what_a_program_has_made_of_a_text_is_refused(
    exported, capsys: Said, field: str, value: object, said: str
) -> None:
    root, book = exported()
    book.put("Ответы", "no-chat", **{field: value})
    cell = book.cell("Ответы", "no-chat", field).coordinate
    assert run(root, "import", book.save(), "--write") == 1
    assert f"Нельзя: лист «Ответы», {cell}: {said}" in capsys.readouterr().out


def test_names_of_rows_cannot_be_made_up(exported, capsys: Said) -> None:
    root, book = exported()
    book.put("Шаги", "new", page="nowhere", id="one", do="Да.")
    book.put("Шаги", "new", page="sign-in", id="Два слова", do="Да.")
    book.put("Шаги", "new", page="sign-in", id="open", do="Да.")
    assert run(root, "import", book.save(), "--write") == 1
    refused = [line for line in capsys.readouterr().out.split("\n") if line.startswith("Нельзя")]
    assert refused == [
        "Нельзя: лист «Шаги», A5: нет страницы «nowhere»",
        "Нельзя: лист «Шаги», C6: имя «Два слова» не подходит: имя — до 60 строчных латинских букв, "
        "цифр и дефисов, например how-much",
        "Нельзя: лист «Шаги», C7: имя «open» уже есть в строке 2; оставьте одну",
    ]


def test_all_files_are_written_or_none(exported, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    root, book = exported()
    book.put("Ответы", "no-chat", short="Подождите день.")
    book.put("Шаги", "open", do="Откройте приложение сразу.")
    book.put("Ответы", "new", **NEW)
    book.save()
    before = files(root)
    replace, calls = os.replace, []

    def fail_at_the_third(old: Path, new: Path) -> None:
        calls.append(new)
        if len(calls) == 3:
            raise PermissionError(13, "no", str(new))
        replace(old, new)

    monkeypatch.setattr(os, "replace", fail_at_the_third)
    assert run(root, "import", book.path, "--write") == 1
    assert "Ничего не изменено." in capsys.readouterr().err
    assert len(calls) > 3 and files(root) == before


def test_a_file_that_changes_meanwhile_is_not_overwritten(
    exported, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    root, book = exported()
    book.put("Ответы", "no-chat", short="Подождите день.")
    book.save()
    path = root / "faq/no-chat.yml"

    def answer_late(question: str) -> str:
        path.write_text(path.read_text("utf-8").replace("Подождите сутки.", "Подождите два дня."), "utf-8")
        return "да"

    monkeypatch.setattr(sys, "stdin", type("Terminal", (), {"isatty": lambda self: True})())
    monkeypatch.setattr("builtins.input", answer_late)
    assert run(root, "import", book.path) == 1
    assert capsys.readouterr().err == (
        "faq/no-chat.yml: файл только что изменился. Ничего не записано, повторите.\n"
    )
    assert "Подождите два дня." in path.read_text("utf-8")


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=";"))


def test_csv_is_for_russian_excel_and_takes_no_text_for_a_date(
    tree: Tree, tmp_path_factory, capsys: Said
) -> None:
    text = (SMALL / "faq/no-chat.yml").read_text("utf-8")
    root = tree({"faq/no-chat.yml": text.replace("short: Подождите сутки.", "short: 1-2")})
    path = tmp_path_factory.mktemp("table") / "answers.csv"
    assert run(root, "export", path) == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") and b"\r\n" in path.read_bytes()
    heads, row = rows_of(path)
    cells = dict(zip((head.split()[-1] for head in heads), row, strict=True))
    assert (cells["short"], cells["checked"], cells["topic"]) == ("'1-2", "'2026-11-23", "chats")
    capsys.readouterr()
    assert run(root, "import", path) == 0
    assert capsys.readouterr().out == "Ничего не изменилось.\n"


@pytest.mark.parametrize(("encoding", "delimiter"), [("cp1251", ";"), ("utf-16", "\t"), ("utf-8", ",")])
def test_csv_comes_back_as_excel_saves_it(
    tree: Tree, tmp_path_factory, capsys: Said, encoding: str, delimiter: str
) -> None:
    root = tree({})
    path = tmp_path_factory.mktemp("table") / "answers.csv"
    run(root, "export", path)
    rows = rows_of(path)
    names = [head.split()[-1] for head in rows[0]]
    rows[1][names.index("short")] = "Подождите день."
    # As Excel shows a date that it has taken for one.
    rows[1][names.index("checked")] = "23.11.2026"
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))
    before = files(root)
    assert run(root, "import", path, "--write") == 0
    assert changed(root, before) == {
        "faq/no-chat.yml": ["-short: Подождите сутки.", "+short: Подождите день."]
    }


def test_signs_that_an_encoding_has_lost_are_not_written(tree: Tree, tmp_path_factory, capsys: Said) -> None:
    text = (SMALL / "faq/no-chat.yml").read_text("utf-8")
    root = tree(
        {"faq/no-chat.yml": text.replace("short: Подождите сутки.", "short: Подождите сутки ≈ день.")}
    )
    path = tmp_path_factory.mktemp("table") / "answers.csv"
    run(root, "export", path)
    saved = path.read_text("utf-8-sig")
    path.write_bytes(saved.encode("cp1251", "replace"))
    capsys.readouterr()
    assert run(root, "import", path) == 0
    assert capsys.readouterr().out == "Ничего не изменилось.\n"
    path.write_bytes(saved.replace("сутки ≈", "трое суток ≈").encode("cp1251", "replace"))
    assert run(root, "import", path) == 1
    assert (
        "E2: кодировка файла потеряла знаки: ≈; сохраните таблицу как «CSV UTF-8»" in capsys.readouterr().out
    )


def test_what_is_no_table_of_ours_is_said_kindly(tree: Tree, tmp_path_factory, capsys: Said) -> None:
    root = tree({})
    folder = tmp_path_factory.mktemp("table")
    (folder / "text.xlsx").write_text("привет", "utf-8")
    (folder / "other.csv").write_text("a;b\n", "utf-8")
    openpyxl.Workbook().save(folder / "empty.xlsx")
    for name, said in {
        "text.xlsx": "это не таблица .xlsx: сохраните её как «Книга Excel (.xlsx)»",
        "other.csv": "эту таблицу сделал не sferum-help export",
        "empty.xlsx": "эту таблицу сделал не sferum-help export",
        "none.xlsx": "не прочитать: такого файла или папки нет",
    }.items():
        assert run(root, "import", folder / name) == 2
        assert said in capsys.readouterr().err
    assert run(root, "export", folder / "answers.ods") == 2
    assert "нужно имя с .xlsx или одно из: answers.csv" in capsys.readouterr().err
    assert run(root, "export") == 2


def test_without_openpyxl_it_says_how_to_get_it(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.delitem(sys.modules, "sferum_help.sheets.xlsx", raising=False)
    root = tree({})
    for command in ("export", "import"):
        assert run(root, command, tmp_path / "answers.xlsx") == 2
        assert "pip install 'sferum-help[sheets]'" in capsys.readouterr().err
    assert run(root, "export", tmp_path / "steps.csv") == 0


def save_with_libreoffice(path: Path, folder: Path) -> Path:
    """The book as LibreOffice saves it after opening it."""
    office = shutil.which("soffice")
    if office is None:
        skip_or_fail("нет LibreOffice: apt install libreoffice-calc")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / path.name


def test_libreoffice_opens_and_saves_the_whole_content_without_a_change(
    tmp_path: Path, tmp_path_factory, capsys: Said
) -> None:
    root = tmp_path / "centre"
    for name in ("faq", "instructions", "docs"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "permalinks.txt", root)
    path = tmp_path_factory.mktemp("table") / "answers.xlsx"
    assert run(root, "export", path) == 0
    capsys.readouterr()
    book = Book(save_with_libreoffice(path, tmp_path_factory.mktemp("office")))
    before = files(root)
    assert run(root, "import", book.path, "--write") == 0
    assert capsys.readouterr().out == "Ничего не изменилось.\n"
    assert files(root) == before
    # What LibreOffice has kept is still a table to edit.
    id = book.book["Ответы"].cell(2, 1).value
    short = book.cell("Ответы", id, "short")
    short.value = f"{short.value.split('.')[0]}. Да."
    assert run(root, "import", book.save(), "--write") == 0
    assert list(changed(root, before)) == [f"faq/{id}.yml"]

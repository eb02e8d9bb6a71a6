"""`sferum-help queries`: what people asked, asked again of the same engine; the report names nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from sferum_help.cli import main
from sferum_help.model.content import Content
from sferum_help.reports import queries
from sferum_help.reports.queries import Asked, Mask, NoNode, ask, read_questions, report

from .conftest import ROOT

pytestmark = pytest.mark.usefixtures("node")

FILES = [
    ("a.txt", "нет звука\n\n где чат \n", ["нет звука", "где чат"]),
    ("a.csv", "дата;Вопрос\n1.09;нет звука\n2.09;где чат\n", ["нет звука", "где чат"]),
    ("a.csv", 'id,text\n1,"нет звука, совсем"\n', ["нет звука, совсем"]),
    ("a.csv", "1;нет звука уже час\n2;где чат\n", ["нет звука уже час", "где чат"]),
    ("a.csv", "", []),
    ("a.mbox", "From a\nFrom: a@b.ru\nSubject: x\n\nнет звука\n> где чат\n", ["нет звука"]),
]
"""Name of a file, what is in it, its questions."""


@pytest.mark.parametrize(("name", "text", "questions"), FILES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251"])
def test_questions_are_read_from_text_tables_and_letters(
    name: str, text: str, questions: list[str], encoding: str
) -> None:
    assert read_questions(name, text.encode(encoding)) == questions


def test_questions_go_through_the_engine_of_readers(real: Content) -> None:
    found = ask(real, ["не приходит смс с кодом", "сказал код мошеннику", "борщ со сметаной"])
    assert [(one.page, one.verdict, one.danger) for one in found[:2]] == [
        ("sms-code", "good", False),
        ("first-aid", "good", True),
    ]
    assert found[2].verdict != "good"


MASKED = [
    ("где чат класса", "где чат класса"),
    ("я Гульнара, чат 5 «Б» не вижу", "я …, чат 5 «Б» не вижу"),
    ("Иванова Мария не видит чат", "… не видит чат"),
    ("мой номер +7 (916) 123-45-67 сменился", "мой номер … сменился"),
    ("код 834512 пришёл, пишите a.b@c.ru", "код … пришёл, пишите …"),
    ("сферулятор сломался", "сферулятор сломался"),
]
"""Questions, and how they are shown; a strange word of three questions is nobody's name."""


def test_the_report_names_nobody(real: Content) -> None:
    mask = Mask(real, ["сферулятор", "где сферулятор", "сферулятор сломался"])
    assert [mask.text(text) for text, _ in MASKED] == [shown for _, shown in MASKED]


def test_the_report_counts_and_offers(real: Content) -> None:
    asked = [
        Asked("не приходит смс", "good", False, "sms-code"),
        Asked("не приходит смс", "good", False, "sms-code"),
        Asked("назвала код", "good", True, "first-aid"),
        Asked("где камера у Гульнары", "weak", False, "camera"),
        Asked("ъъъ", "none", False, ""),
    ]
    text = report(real, asked)
    assert "Вопросов: 5. Ответ найден: 2, срочных: 1, без точного ответа: 1, ничего не найдено: 1." in text
    assert "    2  sms-code — " in text
    assert "  camera — " in text and "      1  где камера у …" in text and "Гульнар" not in text
    assert report(real, []) == "Вопросов нет.\n"


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "questions.txt"
    file.write_text("не приходит смс с кодом\n", "utf-8")
    assert main(["--root", str(ROOT), "queries", str(file)]) == 0
    assert capsys.readouterr().out.startswith("Вопросов: 1. Ответ найден: 1,")
    assert main(["--root", str(ROOT), "queries"]) == 2
    assert main(["--root", str(ROOT), "queries", str(tmp_path / "none.txt")]) == 2


def test_without_an_engine_the_way_out_is_said(real: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries.shutil, "which", lambda name: None)
    with pytest.raises(NoNode, match="Нужен Node.js"):
        ask(real, ["чат"])

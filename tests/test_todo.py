"""`sferum-help todo`: what there is to do, as a list, for Excel and as a page."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from sferum_help.cli import main
from sferum_help.model.content import Content
from sferum_help.reports.queries import Asked
from sferum_help.reports.todo import KINDS, LABEL, Task, as_csv, as_text, tasks
from sferum_help.source.tree import read_content

from .conftest import SMALL

ANSWER = "faq/no-chat.yml"
HARD = "Администратор образовательной организации обязан своевременно актуализировать информацию."


@pytest.fixture
def full(tree: Callable[[dict], Path]) -> Path:
    """The small content with something of every kind to do."""
    sources = (SMALL / "faq/_sources.yml").read_text("utf-8")
    weak = sources.replace("sources:\n", "  talk: разговоры\nweak: [talk]\nsources:\n", 1)
    answer = (SMALL / ANSWER).read_text(
        "utf-8"
    ) + f"confirm: [сколько ждать — спросить школу]\nnote: {HARD}\n"
    return tree(
        {
            "faq/_sources.yml": weak.replace("level: official", "level: talk"),
            "faq/_topics.yml": "chats:\n  title: Чаты\n  fresh: 90\n",
            ANSWER: answer,
        }
    )


def test_every_kind_has_its_words() -> None:
    assert {f"{kind}{end}" for kind in KINDS for end in ("", "-do")} <= set(LABEL)


def test_the_list_for_a_terminal(full: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(full), "todo", "--date", "2027-02-25"]) == 0
    assert (
        capsys.readouterr().out
        == f"""\
Пора сверить. Сверьте с источниками и поставьте сегодняшнюю дату в checked.
    28  faq/no-chat.yml: проверено 23.11.2026, просрочено на 4 дня
    16  instructions/sign-in.yml: проверено 23.11.2026, просрочено на 4 дня

Нет подтверждения. Найдите источник, впишите его и уберите строку из confirm.
    28  faq/no-chat.yml: сколько ждать — спросить школу

Слабый источник. Найдите источник надёжнее.
    28  faq/no-chat.yml: все источники слабые, нужен надёжнее
    16  instructions/sign-in.yml: все источники слабые, нужен надёжнее

Слова с экранов, у которых только слабый источник. Нужен снимок или источник надёжнее.
        faq/_words.yml: «Войти», приложение

Нет видео. Досмотрите видео и впишите host, url, duration и checked — или соберите своё: make videos.
    16  instructions/_videos.yml: нет проверенного адреса: Как войти
    16  instructions/sign-in.yml: инструкцию никто не показывает

Трудно читать. Разделите предложение, возьмите слова короче.
    28  faq/no-chat.yml: {HARD}
"""
    )


def test_on_the_day_of_the_check_nothing_is_overdue(full: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(full), "todo", "--date", "2026-11-23"]) == 0
    assert capsys.readouterr().out.startswith("Нет подтверждения.")


def test_nothing_to_do_is_said() -> None:
    assert as_text([]) == "Дел нет: всё сверено и подтверждено.\n"


def test_a_table_for_excel_carries_out_nothing() -> None:
    """Semicolons, a mark of UTF-8, and what readers typed is no formula."""
    text = as_csv([Task("unfound", 2, "", '=HYPERLINK("x";"y")'), Task("overdue", 7, ANSWER, "давно")])
    assert text.startswith("\ufeffЧто;Сколько;Файл;Подробно;Что сделать\r\n")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert rows[1][:4] == ["Спрашивали и не нашли", "2", "", '\'=HYPERLINK("x";"y")']
    assert rows[2][:4] == ["Пора сверить", "7", ANSWER, "давно"]


def test_the_page_is_one_file_that_fits_a_phone(
    full: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], browser: Browser
) -> None:
    target = tmp_path / "list.html"
    assert main(["--root", str(full), "todo", "--format", "html", "--to", str(target)]) == 0
    assert capsys.readouterr().out.endswith(f"Список: {target}\n")
    html = target.read_text("utf-8")
    assert "<script" not in html and "http" not in html.replace("http-equiv", "")
    page = browser.new_page(viewport={"width": 320, "height": 600})
    page.goto(target.as_uri())
    assert page.get_by_role("heading", name="Слабый источник", exact=True).is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


def test_what_readers_sent_stands_at_its_page(
    full: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = read_content(full)
    code = content.codes.of["no-chat"]
    assert content.helped
    reason = next(iter(content.helped.reasons.values()))
    letters = tmp_path / "letters.txt"
    letters.write_text(f"Справка {code}, причина {reason.letter}\n" * 3, "utf-8")
    assert main(["--root", str(full), "todo", "--feedback", str(letters), "--date", "2026-11-23"]) == 0
    assert capsys.readouterr().out.startswith(
        f"Не помогло. Посмотрите, чего на странице не хватает.\n     3  {ANSWER}: {reason.text} — 3\n"
    )


def small() -> Content:
    return read_content(SMALL)


def test_questions_without_an_answer_are_counted_and_names_in_them_hidden() -> None:
    content = small()
    asked = [
        Asked("кто такой Иннокентий", "none", False, ""),
        Asked("чат и уроки", "weak", False, "no-chat"),
        Asked("чат и уроки", "weak", False, "no-chat"),
        Asked("где чат", "good", False, "no-chat"),
        Asked("нас шантажируют", "weak", True, "no-chat"),
    ]
    found = [one for one in tasks(content, content.last_checked(), asked=asked) if one.kind in KINDS[2:4]]
    assert [(one.kind, one.count, one.file) for one in found] == [
        ("unfound", 1, ""),
        ("unsure", 2, ANSWER),
    ]
    assert "Иннокентий" not in found[0].what


@pytest.mark.usefixtures("node")
def test_questions_are_asked_of_search(
    full: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = tmp_path / "asked.csv"
    asked.write_text("вопрос\nгде чат\nпогода завтра\n", "utf-8")
    assert main(["--root", str(full), "todo", "--queries", str(asked), "--date", "2026-11-23"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Спрашивали и не нашли.") and "где чат" not in said


def test_an_instruction_with_a_made_video_is_shown() -> None:
    content = small()
    day = content.last_checked()
    files = [one.file for one in tasks(content, day, filmed=["sign-in"]) if one.kind == "video"]
    assert files == ["instructions/_videos.yml"]


@pytest.mark.parametrize(
    "words",
    [
        ["--format", "pdf"],
        ["--format"],
        ["--to"],
        ["now"],
        ["--queries"],
        ["--feedback", "--date", "2027-01-01"],
    ],
)
def test_a_wrong_call_says_how(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(SMALL), "todo", *words]) == 2
    assert "sferum-help todo [--format text|csv|html]" in capsys.readouterr().err


@pytest.mark.parametrize("flag", ["--queries", "--feedback"])
def test_a_file_that_is_not_there(flag: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(SMALL), "todo", flag, str(tmp_path / "gone")]) == 2
    assert capsys.readouterr().err == f"{tmp_path / 'gone'}: файл не читается, проверьте имя\n"

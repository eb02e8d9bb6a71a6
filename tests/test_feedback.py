"""Tickets → counts: what people send survives mail programs, spreadsheets and fingers."""

from __future__ import annotations

import base64
import quopri
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sferum_help.cli import main
from sferum_help.model.content import Content
from sferum_help.reports.feedback import Counts, count, find, report, texts
from sferum_help.source.tree import read_content

from .conftest import SMALL


@pytest.fixture(scope="module")
def content() -> Content:
    return read_content(SMALL)


@pytest.mark.parametrize(
    "text",
    [
        "Справка 1010, причина К: не нашёл кнопку",
        "справка 1010 причина к",
        "СПРАВКА № 1010; ПРИЧИНА: «К»",
        "Здравствуйте!Справка 1010,\r\nпричина К: не нашёл\r\nкнопку",
        "> Справка 1010,\n> причина К",
        "Справка 10 10, причина К",
        "Справка\u00a01010,\u00a0причина\u00a0К",
        "Справка 10-10 — причина K",  # a Latin K
        "<p>Справка&nbsp;<b>1010</b>,<br>причина К: не нашёл кнопку</p>",
        '17;"Справка 1010, причина К: не нашёл кнопку\nhttps://site.example/faq/no-chat/";новая',
    ],
)
def test_the_text_is_found_however_it_arrives(text: str) -> None:
    assert list(find(text)) == [("1010", "К")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Справка 1010",
        "причина К",
        "справка 101, причина кнопки",
        "справка 1010, причина Кнопка",
        "1010 К",
    ],
)
def test_other_words_are_not_taken_for_it(text: str) -> None:
    assert list(find(text)) == []


SENT = "Справка 1029, причина Т: написано сложно\nhttps://site.example/\n"

PLAIN = f"""From a@school.example Mon Nov 23 10:00:00 2026
Subject: one
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

{base64.encodebytes(SENT.encode()).decode()}
"""

QUOTED = quopri.encodestring("Спасибо.\n> Справка 1029, причина Т: написано сложно".encode("cp1251")).decode()

ANSWER = f"""From b@school.example Mon Nov 23 11:00:00 2026
Subject: Re: one
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain; charset=windows-1251
Content-Transfer-Encoding: quoted-printable

{QUOTED}
--x
Content-Type: text/html; charset=windows-1251

<p>Справка 1029, причина Т</p>
--x--
"""


def test_letters_are_decoded_and_their_quotes_left_out(content: Content) -> None:
    counts = count(content, [(PLAIN + ANSWER).encode()])
    assert counts == Counts(pages=counts.pages) and dict(counts.pages) == {("1029", "Т"): 1}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_files_are_read_in_the_encodings_that_programs_export(content: Content, encoding: str) -> None:
    assert count(content, [f"номер;текст\n1;{SENT}".encode(encoding)]).pages["1029", "Т"] == 1


@given(st.binary(), st.binary())
@example(b"From x\n", b"Content-Type: text/plain; charset=none\nContent-Transfer-Encoding: base64\n\n%%%")
@example(b"From x\n\nFrom y\n", b"Content-Type: multipart/mixed; boundary=\nMIME-Version: 1.0\n\n--")
def test_no_file_stops_the_count(start: bytes, rest: bytes) -> None:
    for data in (start + rest, b"From x\n" + rest, rest):
        for text in texts(data):
            list(find(text))


def test_the_report_says_what_is_known_mistyped_and_unknown(tmp_path: Path, capsys, content: Content) -> None:
    first, second = tmp_path / "tickets.csv", tmp_path / "more.txt"
    first.write_text("Справка 1010, причина К\nСправка 1010, причина К\nСправка 1010, причина Т\n", "utf-8")
    second.write_text(
        "Справка 1029, причина Т; справка 1019, причина Т; справка 1093, причина К; "
        "справка 1010, причина Ы; справка 1032, причина К",
        "utf-8",
    )
    assert main(["--root", str(SMALL), "feedback", str(first), str(second)]) == 0
    assert capsys.readouterr().out == (
        """Сообщений: 8

По страницам:
     3  1010  no-chat: не нашёл кнопку 2, написано сложно 1
     1  1029  sign-in: написано сложно 1
     1  1032  old-page (удалена): не нашёл кнопку 1

По причинам:
     3  К  не нашёл кнопку
     2  Т  написано сложно

Коды с опечаткой: цифры не сходятся:
     1  1019  возможно, 1010 no-chat, 1029 sign-in

Кодов без опечатки, но таких мы не давали:
     1  1093

Неизвестные причины:
     1  Ы
"""
    )
    assert report(content, Counts()) == "Сообщений: 0\n"


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feedback", "нет-такого.csv"]) == 2
    assert capsys.readouterr().err == "нет-такого.csv: файл не читается, проверьте имя\n"
    assert main(["feedback"]) == 2

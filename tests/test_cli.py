"""The command line: what an editor types and reads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sferum_help.cli import main

from .conftest import SMALL


def test_validate_says_that_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(SMALL), "validate"]) == 0
    assert capsys.readouterr().out == "Ошибок нет: 1 ответ, 1 инструкция.\n"


def test_validate_shows_errors_and_fails(tree, capsys: pytest.CaptureFixture[str]) -> None:
    root = tree({"faq/_topics.yml": "chats:\n  titel: Чаты\n"})
    assert main(["--root", str(root), "validate"]) == 1
    assert capsys.readouterr().err.startswith("faq/_topics.yml:2:3: неизвестное поле «titel»")


def test_permalinks_lists_addresses(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(SMALL), "permalinks"]) == 0
    assert "/faq/no-chat/\n" in capsys.readouterr().out


def test_without_a_project_the_error_says_where_to_go(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path), "validate"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"{tmp_path}: здесь нет справочника: нет папок faq и instructions.\n")
    assert "sferum-help --root папка команда" in said


def test_a_folder_that_is_gone_is_one_error(tree, capsys: pytest.CaptureFixture[str]) -> None:
    root = tree({})
    shutil.rmtree(root / "faq")
    assert main(["--root", str(root), "validate"]) == 1
    assert capsys.readouterr().err == (
        "faq:1:1: нет папки с текстами\n  = верните её: git checkout -- faq\n\nнайдена 1 ошибка\n"
    )


def test_a_command_works_anywhere_in_the_project_with_its_root_anywhere_in_the_line(
    tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree({})
    monkeypatch.chdir(root / "faq")
    assert main(["validate"]) == 0
    monkeypatch.chdir("/")
    assert main(["validate", "--root", str(root)]) == 0
    assert capsys.readouterr().out == "Ошибок нет: 1 ответ, 1 инструкция.\n" * 2


def test_every_command_tells_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("sferum-help 20")
    assert main(["validate", "--help"]) == 0
    assert capsys.readouterr().out.splitlines()[2:] == [
        "  validate    проверить все тексты и показать ошибки"
    ]


def test_a_wrong_command_is_answered_in_russian(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["valdate"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("неизвестная команда «valdate»\n\nsferum-help [--root папка] команда\n")
    assert "  validate    проверить все тексты" in said


def test_a_page_without_a_code_is_given_the_next_one(tree, capsys: pytest.CaptureFixture[str]) -> None:
    """An article, and an outcome of the checker."""
    given = (SMALL / "faq" / "_codes.yml").read_text("utf-8")
    before = given.replace("1029: sign-in\n", "").replace("1086: checker/ask-school\n", "")
    root = tree({"faq/_codes.yml": before})
    assert main(["--root", str(root), "codes"]) == 1
    assert "«1086: sign-in»" in capsys.readouterr().err
    assert main(["--root", str(root), "codes", "--add"]) == 0
    said = capsys.readouterr().out
    assert said.endswith("1086 sign-in\n1093 checker/ask-school\n1032 old-page (удалена)\n")
    registry = (root / "faq" / "_codes.yml").read_text("utf-8")
    assert registry == f"{before}1086: sign-in\n1093: checker/ask-school\n"
    assert main(["--root", str(root), "codes", "--add"]) == 0
    assert (root / "faq" / "_codes.yml").read_text("utf-8") == registry


def test_codes_take_no_other_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["codes", "--new"]) == 2
    assert "codes --add" in capsys.readouterr().err

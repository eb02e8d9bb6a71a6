"""The command line: what an editor types and reads."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sferum_help.cli import COMMANDS, main

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
    for name in COMMANDS:
        assert main([name, "--help"]) == 0
        said = capsys.readouterr().out
        assert said.startswith(f"sferum-help {name}")
        assert f"\nПример: sferum-help {name}" in said
        assert "Код возврата: 0 — получилось" in said


def test_a_wrong_command_is_answered_in_russian(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["valdate"]) == 2
    said = capsys.readouterr().err
    assert said == "неизвестная команда «valdate»\n\nвозможно, имелось в виду: sferum-help validate\n"
    assert main(["проверь"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("неизвестная команда «проверь»\n\nsferum-help [--root папка] команда\n")
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


def test_a_renamed_page_gets_no_second_code(tree, capsys: pytest.CaptureFixture[str]) -> None:
    """As long as a line of the registry names nobody, a page without a code is probably that one."""
    registry = (SMALL / "faq" / "_codes.yml").read_text("utf-8").replace("1029: sign-in", "1029: enter")
    root = tree({"faq/_codes.yml": registry})
    assert main(["--root", str(root), "codes", "--add"]) == 1
    assert "раньше она называлась enter? Впишите это имя в её was" in capsys.readouterr().err
    assert (root / "faq" / "_codes.yml").read_text("utf-8") == registry


def test_codes_take_no_other_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["codes", "--new"]) == 2
    assert "codes --add" in capsys.readouterr().err


def test_a_day_that_is_still_to_come_is_an_error_of_validate_and_publish(
    tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The content itself knows no clock; where it is tomorrow already, tomorrow is no error."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2026, 11, 24, 12, tzinfo=UTC).timestamp())))
    answer = (SMALL / "faq/no-chat.yml").read_text("utf-8")
    root = tree({"faq/no-chat.yml": answer.replace("checked: 2026-11-23", "checked: 2026-11-25")})
    assert main(["--root", str(root), "validate"]) == 0
    root = tree({"faq/no-chat.yml": answer.replace("checked: 2026-11-23", "checked: 2026-11-26")})
    capsys.readouterr()
    for command in ("validate", "publish"):
        assert main(["--root", str(root), command]) == 1
        assert capsys.readouterr().err == (
            "faq/no-chat.yml:16:10: этот день ещё не настал: 2026-11-26\n"
            "  16 | checked: 2026-11-26\n"
            "     |          ^^^^^^^^^^\n"
            "  = проверьте год и месяц\n"
            "\n"
            "найдена 1 ошибка\n"
        )
    assert main(["--root", str(root), "codes"]) == 0


def broken(tree: Callable[[dict], Path]) -> Path:
    text = (SMALL / "faq/no-chat.yml").read_text("utf-8")
    return tree({"faq/no-chat.yml": text.replace("topic: chats", "topic:chats, 100%")})


def test_github_is_told_with_commands_of_its_own(tree, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(broken(tree)), "validate", "--format", "github"]) == 1
    assert capsys.readouterr().out == (
        "::error file=faq/no-chat.yml,line=3,col=6,endColumn=7::"
        "после двоеточия нет пробела%0Aпоставьте его: topic: chats, 100%25\n"
    )


def test_gitlab_is_told_with_a_report_of_code_quality(tree, capsys: pytest.CaptureFixture[str]) -> None:
    root = broken(tree)
    assert main(["--root", str(root), "validate", "--format=gitlab"]) == 1
    [issue] = json.loads(capsys.readouterr().out)
    fingerprint = issue.pop("fingerprint")
    assert issue == {
        "description": "после двоеточия нет пробела\nпоставьте его: topic: chats, 100%",
        "check_name": "validate",
        "severity": "major",
        "location": {"path": "faq/no-chat.yml", "lines": {"begin": 3}},
    }
    path = root / "faq/no-chat.yml"
    path.write_text("# Строкой ниже\n" + path.read_text("utf-8"), "utf-8")
    assert main(["--root", str(root), "validate", "--format", "gitlab"]) == 1
    assert json.loads(capsys.readouterr().out)[0]["fingerprint"] == fingerprint


def test_programs_are_told_everything_and_nothing_else(tree, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(broken(tree)), "validate", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "file": "faq/no-chat.yml",
            "line": 3,
            "column": 6,
            "length": 1,
            "message": "после двоеточия нет пробела",
            "hint": "поставьте его: topic: chats, 100%",
        }
    ]
    for format in ("json", "gitlab"):
        assert main(["--root", str(SMALL), "validate", "--format", format]) == 0
        assert capsys.readouterr().out == "[]\n"


@pytest.mark.parametrize("words", [["--format"], ["--format", "xml"], ["--wach"]])
def test_validate_takes_no_other_words(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(SMALL), "validate", *words]) == 2
    assert capsys.readouterr().err == (
        "можно только: sferum-help validate [--watch] [--format text|github|gitlab|json]\n"
    )


def test_a_file_that_cannot_be_written_is_told_and_left(
    tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is read-only, and a folder that is: who is root may write into both, so the disk is acted."""
    given = (SMALL / "faq/_codes.yml").read_text("utf-8").replace("1029: sign-in\n", "")
    root = tree({"faq/_codes.yml": given})
    registry = root / "faq/_codes.yml"
    said = f"{registry}: нет прав на запись или чтение; ничего не изменено\n"

    with monkeypatch.context() as patch:
        patch.setattr("os.access", lambda path, mode: path != registry)
        assert main(["--root", str(root), "codes", "--add"]) == 1
        assert capsys.readouterr().err == said

    def refuse(self: Path, *args: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", refuse)
        assert main(["--root", str(root), "codes", "--add"]) == 1
        assert capsys.readouterr().err == said
    assert registry.read_text("utf-8") == given
    assert [path.name for path in (root / "faq").iterdir() if path.name.startswith(".")] == []

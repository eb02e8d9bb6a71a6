"""The command as a process of its own: any encoding, a pipe that is shut, Ctrl-C, a folder that is watched."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT, SMALL

COMMAND = [sys.executable, "-m", "sferum_help"]


def inherited() -> dict[str, str]:
    """The environment of the tests, as it is when a command is started."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "generator")}


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, "--root", str(SMALL), *words],
        capture_output=True,
        check=False,
        env=inherited() | environment,
    )


def test_a_file_of_russian_windows_gets_what_its_letters_can_say() -> None:
    """`journeys > файл` in a console of Windows: its code page has no arrows."""
    done = run("journeys", PYTHONIOENCODING="cp1251")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("cp1251") == run("journeys").stdout.decode().replace("→", "->")


def test_a_terminal_without_russian_letters_gets_utf_8() -> None:
    done = run("validate", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (done.returncode, done.stdout.decode()) == (0, "Ошибок нет: 1 ответ, 1 инструкция.\n")


@pytest.mark.parametrize("settings", [{"PYTHONIOENCODING": "cp1251"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
@pytest.mark.parametrize("command", ["permalinks", "codes", "todo", "read", "checker", "mermaid", "fields"])
def test_no_command_breaks_on_an_encoding(command: str, settings: dict[str, str]) -> None:
    done = run(command, **settings)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_folder_with_a_russian_name_is_told_as_it_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "Справка"
    shutil.copytree(SMALL, folder)
    (folder / "faq/_topics.yml").unlink()
    done = subprocess.run(
        [*COMMAND, "codes", "--root", str(folder / "нет")],
        capture_output=True,
        check=False,
        env=inherited() | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    )
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"{folder / 'нет'}: здесь нет справочника")


def test_who_has_read_enough_may_shut_the_pipe() -> None:
    """`sferum-help fields | head -1`: no traceback, neither from us nor from Python as it ends."""
    with subprocess.Popen(
        [*COMMAND, "fields"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=inherited()
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_ctrl_c_while_python_still_loads_is_answered_in_words(tmp_path: Path) -> None:
    """What is loaded first presses it itself."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'sferum_help.cli':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Finder())\n"
    )
    done = run("validate", PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT / 'generator'}")
    assert (done.returncode, done.stdout, done.stderr.decode()) == (130, b"", "\nОстановлено.\n")


def test_a_message_names_the_command_as_it_is_typed(tmp_path: Path) -> None:
    """Nobody who has just typed `python -m sferum_help` is told to run what is not on the PATH."""
    folder = tmp_path / "centre"
    shutil.copytree(SMALL, folder)
    registry = folder / "faq/_codes.yml"
    registry.write_text(registry.read_text("utf-8").replace("1029: sign-in\n", ""), "utf-8")
    environment = inherited() | {"PATH": str(Path(sys.executable).parent)}
    done = subprocess.run(
        [*COMMAND, "validate"], cwd=folder, capture_output=True, check=False, env=environment
    )
    assert "или запустите python -m sferum_help codes --add" in done.stderr.decode()


def test_watch_says_it_again_after_every_save(tmp_path: Path) -> None:
    folder = tmp_path / "centre"
    shutil.copytree(SMALL, folder)
    answer = folder / "faq/no-chat.yml"
    right = answer.read_text("utf-8")
    with subprocess.Popen(
        [*COMMAND, "validate", "--watch"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=inherited(),
        text=True,
        encoding="utf-8",
    ) as process:

        def said() -> list[str]:
            """What is printed until it waits again, without the time."""
            lines = list(iter(process.stdout.readline, "Жду сохранения файлов. Остановить: Ctrl+C\n"))
            assert lines[0].startswith("— ")
            return lines[1:]

        try:
            assert said() == ["Ошибок нет: 1 ответ, 1 инструкция.\n"]
            answer.write_text(right.replace("topic: chats", "topic:chats"), "utf-8")
            assert said()[0] == "faq/no-chat.yml:3:6: после двоеточия нет пробела\n"
            answer.write_text(right, "utf-8")
            assert said() == ["Ошибок нет: 1 ответ, 1 инструкция.\n"]
            process.send_signal(signal.SIGINT)
            assert process.stdout.read() == "\nОстановлено.\n"
            assert process.wait() == 130
        finally:
            process.kill()

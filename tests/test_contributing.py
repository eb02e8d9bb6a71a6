"""CONTRIBUTING.md, done literally: its commands and its step work on the content as it is today."""

from __future__ import annotations

import re
import shlex
import shutil
import textwrap
from pathlib import Path

import pytest
from sferum_help.cli import main
from sferum_help.edit.places import block_end, inserted, key_of, root_of
from sferum_help.source.tree import read_content

from .conftest import ROOT
from .sets import named_today

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
TASKS = {
    part.partition("\n")[0]: part.partition("\n")[2]
    for part in re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]
}
"""Heading → what stands below it."""

SEEN = re.compile(r"Увидите: «([^»:\d]+)")
"""What an editor is told to expect, as far as it does not depend on numbers."""


def blocks(task: str, language: str) -> list[str]:
    found = re.findall(rf"^ *```{language}\n(.*?)^ *```", TASKS[task], flags=re.MULTILINE | re.DOTALL)
    return [textwrap.dedent(one) for one in found]


def commands(task: str) -> list[list[str]]:
    """The words of each command behind `.venv/bin/sferum-help`."""
    lines = (line for block in blocks(task, "sh") for line in block.replace("\\\n", " ").splitlines())
    return [shlex.split(line)[1:] for line in lines]


def of_today(word: str) -> str:
    """A page that has another name by now, with that name."""
    return ",".join(named_today(word.split(",")))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real sources, to be changed by one task after the other."""
    root = tmp_path_factory.mktemp("editor")
    for folder in ("faq", "instructions", "docs"):
        shutil.copytree(ROOT / folder, root / folder)
    for name in ("permalinks.txt", "journeys.txt"):
        shutil.copyfile(ROOT / name, root / name)
    return root


def do(root: Path, task: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Every command of a task; what they have printed. Each says what the page says that one sees."""
    said = []
    for words in commands(task):
        code = main(["--root", str(root), *map(of_today, words)])
        out = capsys.readouterr()
        assert code == 0, f"{words}: {out.err}"
        said.append(out.out)
    expected = SEEN.findall(TASKS[task])
    assert expected and all(any(words.strip() in one for one in said) for words in expected), said
    return "\n".join(said)


def test_six_tasks_are_told() -> None:
    assert list(TASKS)[:6] == [
        "Исправить опечатку",
        "Добавить ответ",
        "Добавить шаг",
        "Добавить вывод проверки",
        "Переименовать и удалить",
        "Вписать проверенное видео",
    ]
    assert all(re.search(r"^1\. .*^2\. ", TASKS[task], re.DOTALL | re.MULTILINE) for task in list(TASKS)[:6])


def test_a_typo_is_mended(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    do(copy, "Исправить опечатку", capsys)


def test_an_answer_is_added_renamed_and_retired(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "короткий код" in do(copy, "Добавить ответ", capsys)
    assert "smart-tv" in read_content(copy).answers
    do(copy, "Переименовать и удалить", capsys)
    assert read_content(copy).retired.keys() == {"smart-tv", "television"} | read_content(ROOT).retired.keys()


def test_a_step_is_added(copy: Path) -> None:
    task = TASKS["Добавить шаг"]
    name = of_today(re.search(r"`instructions/([\w-]+)\.yml`", task)[1])
    (step,) = blocks("Добавить шаг", "yaml")
    path = copy / f"instructions/{name}.yml"
    text = path.read_text("utf-8")
    lines = textwrap.indent(step, "  ").splitlines()
    path.write_text(inserted(text, block_end(text, key_of(root_of(text), "steps").place), lines), "utf-8")
    assert main(["--root", str(copy), "validate"]) == 0
    assert read_content(copy).instructions[name].steps[-1].id == re.search(r"id: (\S+)", step)[1]


def test_an_outcome_is_added_with_its_option(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    do(copy, "Добавить вывод проверки", capsys)


def test_a_verified_video_is_entered(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    do(copy, "Вписать проверенное видео", capsys)
    assert [one.duration for one in read_content(copy).videos.values() if one.url][-1] == 200

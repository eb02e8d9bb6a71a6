"""CONTRIBUTING.md describes every command and dependency; `answers-json.md` every key."""

from __future__ import annotations

import json
import re
import tomllib

import pytest
from sferum_help.cli import COMMANDS, WITH_WORDS
from sferum_help.exports.answers_json import answers_json
from sferum_help.source.tree import read_content

from .conftest import ROOT, SMALL

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
EDITORS, _, DEVELOPERS = CONTRIBUTING.partition("# Для разработчиков")


@pytest.mark.parametrize("command", [*COMMANDS, *WITH_WORDS])
def test_every_command_is_described(command: str) -> None:
    assert f"`sferum-help {command}`" in EDITORS


def test_every_dependency_has_a_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    requirements = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {re.match(r"[\w-]+", requirement)[0] for requirement in requirements}
    described = set(re.findall(r"^\| ([a-z][\w-]*) \|", DEVELOPERS, re.MULTILINE))
    assert names == described


def keys(data: object) -> set[str]:
    if isinstance(data, dict):
        return set(data) | {key for value in data.values() for key in keys(value)}
    return {key for item in data for key in keys(item)} if isinstance(data, list) else set()


def test_every_key_of_answers_json_is_described() -> None:
    text = (ROOT / "docs" / "answers-json.md").read_text("utf-8")
    described = set(re.findall(r"`(\w+)`", text))
    assert keys(json.loads(answers_json(read_content(SMALL)))) <= described


def test_the_lock_file_names_no_index_and_hashes_everything() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock and "--index" not in lock and "--find-links" not in lock
    entries = re.split(r"\n(?=\S)", lock[lock.index("\n", lock.index("make lock")) :].strip())
    assert entries and all("==" in entry and "--hash=sha256:" in entry for entry in entries)

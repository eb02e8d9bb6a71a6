"""The papers are true: files they name are there, links lead on, commands, packages and keys are described."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from sferum_help.cli import COMMANDS
from sferum_help.exports.answers_json import answers_json
from sferum_help.source.tree import read_content

from .conftest import ROOT, SMALL

HANDBOOK = ROOT / "handbook"
DECISIONS = sorted((HANDBOOK / "decisions").glob("[0-9]*.md"))
PAPERS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(HANDBOOK.rglob("*.md"))]

FOLDERS = (
    ".ci", ".vscode", "benchmarks", "deploy", "docs", "faq", "generator", "handbook", "instructions", "papers", "tests", "tools", "videos",
)  # fmt: skip
"""Where the project is; whatever else lies beside them was built."""

BUILT = {
    ".venv/", ".venv/bin/", "index.html", "sbom.json", "screenshots/", "site/", "zip/", "assets/kept.json",
    "build.json", "llms.txt", "schema/", "schema/answer.json", "schema/instruction.json", "schema/topics.json",
}  # fmt: skip
"""What commands make."""

THEIRS = {".github/workflows/", ".gitlab-ci.yml"}
"""Where code hosts look for the files of `deploy/`."""

NAMED = re.compile(
    r"`(\.?\w[\w.-]*(?:/[\w.-]+)*(?:/|\.(?:css|csv|html|ini|j2|js|json|lock|md|py|svg|toml|txt|xml|yml)))`"
)
"""A file or a folder in a text; what begins with a slash is an address of the site."""

POINTER = re.compile(r"handbook(?:/[\w.-]*\w)+")
"""How code names a paper; a decision is told by its number: `handbook/decisions/012`."""

LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)")
CODE = re.compile(r"`[^`\n]*`|^ *```.*?^ *```", re.MULTILINE | re.DOTALL)


def read(path: Path) -> str:
    return path.read_text("utf-8")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def project_files() -> list[Path]:
    inside = [path for folder in FOLDERS for path in (ROOT / folder, *(ROOT / folder).rglob("*"))]
    beside = [path for path in ROOT.iterdir() if path.is_file()]
    return [path for path in inside + beside if not {"__pycache__", "node_modules"} & set(path.parts)]


def anchors(path: Path) -> set[str]:
    """What code hosts make of the headings of a paper."""
    headings = re.findall(r"^#+ (.*)$", read(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).strip().replace(" ", "-") for one in headings}


@pytest.mark.parametrize("paper", PAPERS, ids=name)
def test_every_file_that_a_paper_names_is_there(paper: Path) -> None:
    known = [f"/{name(path)}{'/' if path.is_dir() else ''}" for path in project_files()]
    named = set(NAMED.findall(read(paper))) - BUILT - THEIRS
    assert sorted(one for one in named if not any(path.endswith(f"/{one}") for path in known)) == []


@pytest.mark.parametrize("paper", [*PAPERS, ROOT / "CHANGELOG.md"], ids=name)
def test_every_link_of_a_paper_leads_somewhere(paper: Path) -> None:
    lost = []
    for target, anchor in LINK.findall(CODE.sub("", read(paper))):
        path = paper.parent / target if target else paper
        if not path.exists() or anchor and anchor not in anchors(path):
            lost.append(f"{target}#{anchor}")
    assert lost == []


def test_code_points_to_papers_that_are_there() -> None:
    suffixes = {"", ".css", ".html", ".ini", ".j2", ".js", ".py", ".toml", ".yml"}
    texts = [path for path in project_files() if path.is_file() and path.suffix in suffixes]
    pointers = {(name(path), pointer) for path in texts for pointer in POINTER.findall(read(path))}
    assert pointers
    assert sorted(one for one in pointers if not list(ROOT.glob(f"{one[1]}*"))) == []


def test_every_decision_has_a_date_and_a_status_and_is_listed() -> None:
    numbers = [int(path.name[:3]) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))
    index = read(HANDBOOK / "decisions" / "README.md")
    for path in DECISIONS:
        title, _, says, *_ = read(path).splitlines()
        line = re.fullmatch(r"Дата: (\d{4}-\d\d-\d\d)\. Статус: (.+)\.", says)
        assert line, path.name
        number, _, words = title.removeprefix("# ").partition(". ")
        assert f"| [{number}]({path.name}) | {words} | {line[1]} | {line[2]} |" in index


def test_the_first_papers_are_short() -> None:
    """CONTRIBUTING.md is six tasks, the shortest first; README.md is one screen."""
    assert len((ROOT / "CONTRIBUTING.md").read_bytes()) <= 12 * 1024
    assert len(read(ROOT / "README.md").splitlines()) <= 60


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_described(command: str) -> None:
    assert f"| `sferum-help {command}` |" in read(HANDBOOK / "editing.md")


def test_every_dependency_has_a_reason() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    extras = project["optional-dependencies"].values()
    requirements = [*project["dependencies"], *(one for extra in extras for one in extra)]
    # An extra may take another one of ours.
    names = {re.match(r"[\w-]+", requirement)[0] for requirement in requirements} - {project["name"]}
    assert names == set(re.findall(r"^\| ([a-z][\w-]*) \|", read(HANDBOOK / "dependencies.md"), re.MULTILINE))


def test_the_version_is_the_last_release() -> None:
    releases = re.findall(r"^## (\d[\d.]*) — \d{4}-\d\d-\d\d$", read(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert tomllib.loads(read(ROOT / "pyproject.toml"))["project"]["version"] == releases[0]


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

"""One maker, two writers: MkDocs and `sferum-help build` write the same site, byte for byte."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from sferum_help.cli import main
from sferum_help.site.make import make_site
from sferum_help.site.options import Options
from sferum_help.source.tree import read_content

from .conftest import ROOT, SMALL, contents, make_buildable

PLUGIN = ROOT / "generator" / "sferum_help" / "plugin.py"


@pytest.mark.parametrize(
    ("variables", "mkdocs", "ours"),
    [
        ({"SITE_URL": "https://site.example/help/"}, [], []),
        ({"SITE_URL": "", "EDIT_URL": "https://git.example/{file}", "OFFLINE": "0"}, [], []),
        ({"SITE_URL": ""}, ["--no-directory-urls"], ["--disk"]),
    ],
    ids=["published", "with an editor, not offline", "for a disk"],
)
def test_both_writers_give_the_same_bytes(
    variables: dict[str, str],
    mkdocs: list[str],
    ours: list[str],
    tree: Callable[[dict], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = tree({"mkdocs.yml": (ROOT / "mkdocs.yml").read_text("utf-8")})
    # The small content has no generator to be watched.
    (root / "generator").mkdir()
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    by_mkdocs, by_us = tmp_path / "by-mkdocs", tmp_path / "by-us"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", *mkdocs]
    done = subprocess.run(
        [*command, "--site-dir", str(by_mkdocs)],
        cwd=root,
        capture_output=True,
        text=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0 and done.stderr == "", done.stderr
    assert main(["--root", str(root), "build", str(by_us), *ours]) == 0
    first, second = contents(by_mkdocs), contents(by_us)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


SAID = {
    "1": True,
    "true": True,
    "YES": True,
    "on": True,
    "": True,
    "0": False,
    "False": False,
    "no": False,
    "off": False,
}


@pytest.mark.parametrize("word", SAID)
def test_both_builds_understand_yes_and_no(
    word: str, tree: Callable[[dict], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_buildable(tree({}))
    monkeypatch.setenv("OFFLINE", word)
    config = load_config(str(root / "mkdocs.yml"))
    assert config.plugins["sferum-help"].config.offline is SAID[word]
    assert main(["--root", str(root), "build", str(tmp_path / "site")]) == 0
    html = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert ("data-worker=" in html) is SAID[word]
    worker = (tmp_path / "site" / "sw.js").read_text("utf-8")
    assert ('"version":""' in worker) is not SAID[word]


def test_a_word_that_is_neither_is_refused_in_words(
    tree: Callable[[dict], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    root = make_buildable(tree({}))
    monkeypatch.setenv("OFFLINE", "never")
    said = "OFFLINE: вместо «never» напишите одно из слов: 1, true, yes, on, 0, false, no, off"
    assert main(["--root", str(root), "build", str(tmp_path / "site")]) == 2
    assert capsys.readouterr().err == f"{said}\n"
    with pytest.raises(Abort):
        load_config(str(root / "mkdocs.yml"))
    assert said in caplog.text


def test_the_door_to_mkdocs_is_thin_and_reads_nothing_back() -> None:
    text = PLUGIN.read_text("utf-8")
    assert len(text.splitlines()) <= 150
    assert not re.search(r"read_text|read_bytes|write_|open\(", text)


def test_a_link_to_a_place_that_a_page_lacks_stops_the_build(
    tree: Callable[[dict], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree({"docs/about.md": "# О сайте {#about}\n\n[вопросы](faq.md#nope), [роли](parents.md#start)\n"})
    assert main(["--root", str(root), "build", str(tmp_path / "site")]) == 1
    assert capsys.readouterr().err == "docs/about.md:3:11: на странице «/faq/» нет места «nope»\n"
    assert not (tmp_path / "site").exists()


def test_one_page_is_made_without_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr("sferum_help.site.drawing.fill_page", lambda html, page, *rest: made.append(page.address))
    site = make_site(read_content(SMALL), Options("https://site.example/"))
    site.read("faq/no-chat/index.html")
    site.read("faq/no-chat/index.html")
    assert made == ["faq/no-chat/"]


def test_an_older_site_is_replaced_and_anything_else_is_left_alone(
    tree: Callable[[dict], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "site"
    root = tree({"docs/more.md": "# Ещё {#more}\n\nТекст.\n"})
    assert main(["--root", str(root), "build", str(folder)]) == 0
    assert (folder / "more" / "index.html").exists()
    (root / "docs" / "more.md").unlink()
    assert main(["--root", str(root), "build", str(folder)]) == 0
    assert not (folder / "more").exists()

    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "letter.txt").write_text("mine", "utf-8")
    assert main(["--root", str(SMALL), "build", str(letters)]) == 2
    assert "лежит что-то другое" in capsys.readouterr().err
    assert [path.name for path in letters.iterdir()] == ["letter.txt"]

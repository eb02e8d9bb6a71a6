"""The benchmarks run: how fast things are is for `make bench` and `make profile` alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from sferum_help.model.content import Content
from sferum_help.search.index import documents

from benchmarks import build, profile, search
from benchmarks.corpus import invent, write_ours

from .conftest import SMALL, contents
from .sets import read_set


def test_a_tiny_run_measures_every_kind_of_build(tmp_path: Path) -> None:
    """And so the invented answers validate, and an edit of theirs is found."""
    results = tmp_path / "results.md"
    # More than are judged together: see `reports/editorial.py`.
    assert build.main(["12"], to=results, rounds=1, peers=False) == 0
    assert "отказ" not in results.read_text("utf-8")
    (row,) = (
        line for line in results.read_text("utf-8").splitlines() if line.startswith(f"| {build.OURS} |")
    )
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert len(cells) == 8 and all(cell.endswith("с") for cell in cells[1:5]), row
    assert all(float(cell) > 0 for cell in cells[5:])


def test_the_invented_answers_are_the_same_each_time(tmp_path: Path) -> None:
    texts = list(invent(12))
    assert texts == list(invent(12)) and texts[:5] == list(invent(5))
    for name in ("one", "other"):
        write_ours(tmp_path / name, texts)
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_a_refusal_is_told_and_not_timed(tmp_path: Path) -> None:
    broken = build.Builder(
        "сломанный", write_nothing, ["sh", "-c", "echo нет; exit 3"], (), lambda text: "source"
    )
    (runs,) = build.measure(2, [broken], 2, tmp_path).values()
    assert runs.refused == "нет" and not runs.cold
    assert "отказ: нет" in build.table(2, {"сломанный": runs})


def write_nothing(folder: Path, texts: list[build.Text]) -> None:
    folder.mkdir()


def test_the_profile_names_every_stage(capsys: pytest.CaptureFixture[str]) -> None:
    assert profile.main(SMALL) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 12 and lines[-1].startswith("всего")


OWN_NAMES = "blind-2"
"""Its kinds of trouble have names of their own, so they are counted all the same but not by part."""


@pytest.mark.parametrize("name", search.BLIND)
def test_what_is_measured_on_names_what_is_there(real: Content, name: str) -> None:
    """Only what the sets say is right: search is not asked."""
    queries, messages = read_set(f"queries-{name}"), read_set(f"messages-{name}")
    trouble = read_set(f"danger-{name}")
    named = {page for query in queries for page in query["accept"]}
    named |= {page for message in messages for page in message["answers"]}
    assert named <= {one.id for one in documents(real)}
    assert all(bool(query["accept"]) != query["kind"].startswith("off") for query in queries)
    assert all(query["query"] for query in queries) and all(message["text"] for message in messages)
    assert all(story["query"] for story in trouble["danger"]) and trouble["safe"]
    if name != OWN_NAMES:
        assert {story["sign"] for story in trouble["danger"]} <= {*real.danger.signs}

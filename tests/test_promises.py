"""Every file of tests proves a promise, and the summary says how many of its checks passed."""

from __future__ import annotations

from pathlib import Path

from .promises import PROMISES, summary


def test_every_file_of_tests_proves_one_promise() -> None:
    named = [name for files in PROMISES.values() for name in files]
    there = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert len(named) == len(set(named))
    assert set(named) == there, "впишите файл в tests/promises.py: какое обещание он проверяет"


def test_the_summary_counts_by_promise() -> None:
    passed = ["tests/test_site.py::test_a[1]", "tests/test_serve.py::test_b"]
    lines = summary(passed, ["tests/test_site.py::c"], ["tests/test_serve.py::d"])
    assert [line.rpartition(" — ")[2] for line in lines[::2]] == [
        "прошло 1, пропущено 1",
        "не прошло 1, прошло 1",
    ]
    assert lines[1] == "    test_serve.py, test_workshop.py"

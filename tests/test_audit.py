"""The audit's own parts: its table, its verdicts, its pinned tools; and the probes see planted faults."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page

from tools.audit.rows import Row, table

from .conftest import ROOT
from .states import HEIGHT

TABLE = """\
что                   где                       сколько  норма
────────────────────  ────────────────────────  ───────  ───────  ──────────
Lighthouse: скорость  главная                   97       ≥ 95
Первый показ: вес     главная                   46,5 КБ  ≤ 45 КБ  НЕ В НОРМЕ
Текст виден (FCP)     главная, медленная связь  5,74 с   —"""


def test_the_table_says_what_is_out_of_bounds() -> None:
    rows = [
        Row("Lighthouse: скорость", "главная", 97, "≥ 95"),
        Row("Первый показ: вес", "главная", 46.5, "≤ 45", "КБ"),
        Row("Текст виден (FCP)", "главная, медленная связь", 5.74, unit="с"),
    ]
    assert table(rows) == TABLE
    assert [row.kept for row in rows] == [True, False, True]


def test_the_lock_file_of_the_audit_names_no_registry_and_hashes_everything() -> None:
    text = (ROOT / "tools/audit/package-lock.json").read_text("utf-8")
    packages = json.loads(text)["packages"]
    assert '"resolved"' not in text
    assert all("integrity" in one for name, one in packages.items() if name)
    pinned = json.loads((ROOT / "tools/audit/package.json").read_text("utf-8"))["dependencies"]
    assert all(packages[f"node_modules/{name}"]["version"] == version for name, version in pinned.items())


FAULTS = {
    "probes.cut()": [
        '<p style="width:900px">шире окна</p>',
        '<p style="width:60px;overflow:hidden;white-space:nowrap">обрезано сбоку, и не прочитать</p>',
        '<p style="height:10px;overflow:hidden">обрезано снизу</p>',
        '<p style="position:absolute;left:-40px">уехало влево</p>',
    ],
    "probes.brokenWords('h1')": ['<h1 style="width:70px;overflow-wrap:anywhere">Учителям</h1>'],
    "probes.landmarks()": [
        "<nav>без имени</nav>",
        '<nav aria-label="а"></nav><aside aria-label="а"></aside>',
        "<main></main><main></main>",
    ],
    "probes.motion()": [
        '<a href="#" style="transition:color 1s">переход</a>',
        "<style>@keyframes a { to { opacity: 0 } }</style><p style='animation:a 9s infinite'>мигает</p>",
        "<style>html { scroll-behavior: smooth }</style>",
    ],
    "probes.reordered()": [
        '<p tabindex="5">раньше всех</p>',
        '<div style="display:flex;flex-direction:row-reverse"><p>1</p><p>2</p></div>',
    ],
    "[probes.focusProblem()].filter(Boolean)": [
        '<a autofocus href="#" style="outline:none">без рамки</a>',
        '<a autofocus href="#" style="outline:3px solid #eee">бледная рамка</a>',
        '<a autofocus href="#" style="outline:3px solid #000;position:absolute;left:-999px">за краем</a>',
        '<a autofocus href="#" style="outline:3px solid #000">закрыта</a>'
        '<div style="position:fixed;inset:0;background:#fff"></div>',
    ],
}
"""Probe → pages in which it has to find something."""


@pytest.mark.parametrize(
    ("probe", "fault"), [(probe, fault) for probe, faults in FAULTS.items() for fault in faults]
)
def test_a_probe_sees_a_planted_fault(glance: Page, probe: str, fault: str) -> None:
    glance.set_viewport_size({"width": 360, "height": HEIGHT})
    frame = "<!doctype html><header></header><footer></footer>"
    main = "" if "<main>" in fault else "<main></main>"
    glance.set_content(frame + main + fault)
    glance.evaluate("document.querySelector('[autofocus]')?.focus()")
    assert glance.evaluate(probe) != []

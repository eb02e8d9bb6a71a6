"""Lighthouse as on a phone: simulated slow 4G, CPU ÷4, median of three runs."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
from pathlib import Path

from tests.browser import sandbox
from tests.server import PAGES

from .rows import Row
from .tools import MODULES

SHOWN = {
    "home": "главная",
    "instruction": "статья",
    "checker": "проверка",
    "parents": "родителям",
}
RUNS = 3

CATEGORIES = {
    "performance": ("скорость", "≥ 95"),
    "accessibility": ("доступность", "= 100"),
    "best-practices": ("приёмы", "= 100"),
    "seo": ("поиск", "= 100"),
}


def measure(address: str, browser: str) -> list[Row]:
    """`browser` is the path of a Chromium."""
    rows = []
    for page, name in SHOWN.items():
        reports = [run(address + PAGES[page], browser) for _ in range(RUNS)]
        for category, (title, bound) in CATEGORIES.items():
            scores = [report["categories"][category]["score"] for report in reports]
            # A category without a score had an error in one of its audits.
            score = statistics.median(round((score or 0) * 100) for score in scores)
            rows.append(Row(f"Lighthouse: {title}", name, score, bound, note=missed(reports[0], category)))
        shifts = [report["audits"]["cumulative-layout-shift"]["numericValue"] for report in reports]
        rows.append(Row("Lighthouse: сдвиг (CLS)", name, statistics.median(shifts), "≤ 0.01"))
    return rows


def missed(report: dict, category: str) -> str:
    """The audits that cost points, for the table."""
    references = report["categories"][category]["auditRefs"]
    audits = [report["audits"][one["id"]] for one in references if one["weight"]]
    return ", ".join(one["id"] for one in audits if one["score"] is not None and one["score"] < 0.9)


def run(url: str, browser: str) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.json"
        command = [
            "node",
            str(MODULES / "lighthouse" / "cli" / "index.js"),
            url,
            "--quiet",
            "--output=json",
            f"--output-path={path}",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={' '.join(('--headless=new', *sandbox()))}",
            "--no-enable-error-reporting",
        ]
        environment = os.environ | {"CHROME_PATH": browser}
        subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        return json.loads(path.read_text("utf-8"))

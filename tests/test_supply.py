"""Everything of others is named: packages and files, with version, licence and sum; and nothing comes unlocked."""

from __future__ import annotations

import json
import re

import pytest

from tools.audit import supply
from tools.audit.tools import Missing
from tools.sbom import pinned, sbom, sum_of, vendored

from .conftest import ROOT

FOREIGN = {".woff2", ".woff", ".ttf", ".otf", ".wasm"}
"""Kinds of files that nobody here writes by hand."""

OF_OTHERS = re.compile(r"@license|@preserve|copyright|sourceMappingURL", re.IGNORECASE)
"""What scripts and styles of others carry in them."""


def test_every_file_of_others_is_listed_and_is_the_one_that_came() -> None:
    listed = {name: found for one in vendored() for name, found in one["files"].items()}
    assert listed == {name: sum_of(ROOT / name) for name in listed}
    theme = [path for path in (ROOT / "generator").rglob("*") if path.is_file()]
    foreign = {path for path in theme if path.suffix in FOREIGN or path.name == "OFL.txt"}
    foreign |= {
        path for path in theme if path.suffix in (".js", ".css") and OF_OTHERS.search(path.read_text("utf-8"))
    }
    assert sorted(listed) == sorted(path.relative_to(ROOT).as_posix() for path in foreign)


def test_a_file_of_others_tells_where_it_is_from() -> None:
    fonts = (ROOT / "tools/fonts.py").read_text("utf-8")
    for one in vendored():
        assert f'"{one["package"]}"' in fonts and f'"{one["version"]}"' in fonts and one["licence"]


def test_the_list_for_machines_names_everything_and_is_the_same_each_time() -> None:
    text = sbom()
    assert text == sbom()
    found = json.loads(text)
    assert (found["bomFormat"], found["specVersion"]) == ("CycloneDX", "1.5")
    versions = {one["name"]: one["version"] for one in found["components"]}
    assert versions == pinned() | {one["name"]: one["version"] for one in vendored()}
    scopes = {one["name"]: one["scope"] for one in found["components"]}
    assert scopes["nh3"] == scopes["markupsafe"] == "required" and scopes["pytest"] == "optional"
    assert all(one["purl"].startswith(("pkg:pypi/", "pkg:npm/")) for one in found["components"])


def test_every_licence_is_one_we_can_live_with() -> None:
    assert [row.kept for row in supply.licences()] == [True]


def test_a_network_that_refuses_is_no_clean_bill(monkeypatch: pytest.MonkeyPatch) -> None:
    class Done:
        returncode, stdout, stderr = 1, "", "ConnectionError: no route"

    monkeypatch.setattr(supply.subprocess, "run", lambda *_, **__: Done)
    with pytest.raises(Missing, match="непроверенным: ConnectionError: no route"):
        supply.run(["pip_audit"], may_end=(0, 1))


@pytest.mark.parametrize("tool", ["uv", "pip-audit"])
def test_tools_are_locked_like_packages(tool: str) -> None:
    lock = (ROOT / f"tools/lock/{tool}.txt").read_text("utf-8")
    assert "://" not in lock and "--index" not in lock and "--find-links" not in lock
    entries = re.split(r"\n(?=\S)", lock[lock.index("\n", lock.index("make lock")) :].strip())
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
    assert any(entry.startswith(f"{tool}==") for entry in entries)
    assert f"install --quiet {tool}\n" not in (ROOT / "Makefile").read_text("utf-8")

"""The architecture: which room may import which, and which module is the one door to a foreign library."""

from __future__ import annotations

import ast
import os
import subprocess
import sys

import pytest

from .conftest import ROOT

PACKAGE = ROOT / "generator" / "sferum_help"

ROOMS: dict[str, set[str]] = {
    "model": set(),
    "russian": set(),
    "theme": set(),
    "memory": set(),
    "checker": {"model", "russian"},
    "search": {"model", "russian"},
    "source": {"checker", "model", "russian"},
    "pages": {"checker", "model", "russian", "search", "theme"},
    "exports": {"model", "pages"},
    "paper": {"exports", "memory", "model", "pages", "russian", "theme"},
    "edit": {"memory", "model", "publish", "reports", "source", "video"},
    "onefile": {"memory", "model", "pages", "russian"},
    "sheets": {"reports", "russian", "source"},
    "reports": {"memory", "model", "pages", "russian", "search", "source", "theme"},
    "changes": {"memory", "model", "pages", "reports", "search", "source", "theme"},
    "form": {"memory", "model", "pages", "reports", "source", "theme"},
    "video": {"memory", "model", "pages", "russian", "theme"},
    "workshop": {"model", "pages", "site", "source"},
    "site": {"exports", "memory", "model", "onefile", "pages", "paper", "russian", "search", "theme", "video"},
    "publish": {"memory", "model", "pages", "russian", "site", "source"},
}
"""Room → the other rooms that it may import from. The doors may import from all of them."""

ENTRANCES = {"cli", "commands", "plugin", "video.__main__"}
"""Where somebody comes in from outside: what reads the content, has it made and hands it over."""

DOORS = {
    "yaml": "source.nodes",
    "jinja2": "pages.templating",
    "markdown_it": "source.markdown",
    "nh3": "source.wall",
    "mkdocs": "plugin",
    "rcssmin": "theme.assets",
    "PIL": "site.cards",
    "rjsmin": "theme.assets",
    "snowballstemmer": "russian.stems",
    "segno": "exports.qr",
    "playwright": "video.browser",
    "openpyxl": "sheets.xlsx",
    "brotli": "publish.compress",
    "weasyprint": "paper.press",
    "spylls": "reports.spelling",
}
"""Foreign library → the one module that imports it."""

MODULES = sorted(".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in PACKAGE.rglob("*.py"))


def imports(module: str) -> set[str]:
    """Foreign libraries by their top-level name, and rooms or doors of ours with a leading dot."""
    found = set()
    depth = module.count(".") + 1
    for node in ast.walk(ast.parse((PACKAGE / f"{module.replace('.', '/')}.py").read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").partition(".")[0])
        elif isinstance(node, ast.ImportFrom) and node.level == depth:
            # As many dots as lead to the package itself: another room, or a door.
            names = [node.module.partition(".")[0]] if node.module else [alias.name for alias in node.names]
            found |= {f".{name}" for name in names}
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_import_one_way(room: str) -> None:
    inside = [module for module in MODULES if module.startswith(f"{room}.") and module not in ENTRANCES]
    assert inside, f"{room} is empty"
    others = {name[1:] for module in inside for name in imports(module) if name.startswith(".")} - {room}
    assert others <= ROOMS[room]


def test_every_module_is_in_a_room_or_is_a_door() -> None:
    outside = {module for module in MODULES if module.partition(".")[0] not in ROOMS}
    assert {module.partition(".")[0] for module in outside} == {
        "__init__",
        "__main__",
        "cli",
        "commands",
        "plugin",
    }


def test_the_model_loads_no_parser_and_nothing_of_ours() -> None:
    """Whoever only makes pages of it needs no YAML, no Markdown, no stemmer."""
    modules = [f"sferum_help.{module}" for module in MODULES if module.startswith("model.")]
    code = (
        "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)\nprint(*sys.modules)"
    )
    environment = os.environ | {"PYTHONPATH": str(PACKAGE.parent)}
    command = [sys.executable, "-c", code, *modules]
    loaded = subprocess.run(
        command, capture_output=True, text=True, check=True, env=environment
    ).stdout.split()
    assert not {"yaml", "markdown_it", "nh3", "snowballstemmer"} & {name.partition(".")[0] for name in loaded}
    ours = {name for name in loaded if name.startswith("sferum_help.")}
    assert ours - set(modules) == {"sferum_help.model"}


@pytest.mark.parametrize("library", DOORS)
def test_each_foreign_library_enters_through_one_door(library: str) -> None:
    assert [module for module in MODULES if library in imports(module)] == [DOORS[library]]


def test_how_one_thing_is_done_to_many_is_said_once() -> None:
    """Who is given the work takes the type, and the way without processes, from one place."""
    texts = {module: (PACKAGE / f"{module.replace('.', '/')}.py").read_text("utf-8") for module in MODULES}
    assert [module for module, text in texts.items() if "Callable[[Callable[" in text] == ["model.spread"]

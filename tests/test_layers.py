"""The architecture: which room may import which, and which module is the one door to a foreign library."""

from __future__ import annotations

import ast

import pytest

from .conftest import ROOT

PACKAGE = ROOT / "generator" / "sferum_help"

ROOMS: dict[str, set[str]] = {
    "model": {"checker", "source"},
    "russian": set(),
    "theme": set(),
    "checker": {"model", "source"},
    "search": {"model", "russian", "source"},
    "source": {"checker", "model", "russian"},
    "pages": {"checker", "model", "search", "site", "source", "theme"},
    "exports": {"model", "pages"},
    "reports": {"model"},
    "video": {"model", "pages", "russian", "source"},
    "site": {"exports", "model", "pages", "russian", "theme"},
}
"""Room → the other rooms that it may import from. The doors (`cli`, `plugin`) may import from all of them."""

DOORS = {
    "yaml": "source.nodes",
    "jinja2": "pages.templating",
    "markdown_it": "model.prose",
    "mkdocs": "plugin",
    "rcssmin": "theme.assets",
    "PIL": "site.cards",
    "rjsmin": "theme.assets",
    "snowballstemmer": "russian.stems",
    "segno": "exports.qr",
    "playwright": "video.browser",
}
"""Foreign library → the one module that imports it."""

MODULES = sorted(
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in PACKAGE.rglob("*.py")
)


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
    inside = [module for module in MODULES if module.startswith(f"{room}.")]
    assert inside, f"{room} is empty"
    others = {name[1:] for module in inside for name in imports(module) if name.startswith(".")} - {room}
    assert others <= ROOMS[room]


def test_every_module_is_in_a_room_or_is_a_door() -> None:
    outside = {module for module in MODULES if module.partition(".")[0] not in ROOMS}
    assert outside == {"__init__", "__main__", "cli", "plugin"}


@pytest.mark.parametrize("library", DOORS)
def test_each_foreign_library_enters_through_one_door(library: str) -> None:
    assert [module for module in MODULES if library in imports(module)] == [DOORS[library]]

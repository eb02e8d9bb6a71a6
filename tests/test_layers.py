"""The architecture: who may import whom, and which module is the one door to a foreign library."""

from __future__ import annotations

import ast

import pytest

from .conftest import ROOT

PACKAGE = ROOT / "generator" / "sferum_help"

LAYERS = {
    "problems": set(),
    "labels": set(),
    "words": set(),
    "model": set(),
    "source_text": {"problems"},
    "load": {"problems", "source_text"},
    "prose": set(),
    "fields": {"load", "model", "problems", "prose", "words"},
    "lists": {"fields", "load", "model", "problems", "prose"},
    "video_hosts": set(),
    "video_source": {"fields", "load", "model", "problems", "prose", "video_hosts"},
    "articles": {"checker_source", "fields", "model", "problems"},
    "checker_model": {"model"},
    "checker_graph": {"checker_model"},
    "checker": {"checker_graph", "checker_model", "problems"},
    "checker_source": {"checker", "checker_graph", "checker_model", "fields", "load", "model", "problems"},
    "search_text": set(),
    "synonyms": {"fields", "load", "search_text"},
    "search_pages": {"addresses", "assets", "content", "labels", "search_index", "views"},
    "search_index": {"addresses", "content", "labels", "model", "prose", "search_text", "synonyms"},
    "codes": set(),
    "code_registry": {"codes", "fields", "load", "model", "problems"},
    "helped": {"fields", "load", "model", "problems"},
    "content": {"checker", "checker_model", "code_registry", "helped", "model", "support", "synonyms"},
    "validate": {
        "articles",
        "checker_source",
        "code_registry",
        "content",
        "fields",
        "helped",
        "labels",
        "lists",
        "load",
        "model",
        "problems",
        "source_text",
        "support",
        "synonyms",
        "video_hosts",
        "video_source",
    },
    "support": {"fields"},
    "support_pages": {"addresses", "content", "model", "search_index", "views"},
    "assets": set(),
    "offline": {"assets", "content", "views"},
    "addresses": {"checker_model", "content", "model"},
    "views": {"addresses", "content", "model"},
    "picture": {"checker_model", "labels"},
    "checker_pages": {
        "addresses",
        "checker_graph",
        "checker_model",
        "checker_source",
        "content",
        "labels",
        "picture",
        "views",
    },
    "code_pages": {"addresses", "content", "views"},
    "catalogue": {"addresses", "content", "labels", "model", "picture", "prose", "video_hosts", "views"},
    "export": {"addresses", "content", "model", "prose"},
    "macros": {"addresses", "content", "labels"},
    "feed": {"addresses", "content"},
    "qr": set(),
    "feedback": {"codes", "content"},
    "browser": set(),
    "video.script": {"addresses", "content", "labels", "model", "picture", "problems", "prose", "views"},
    "video.captions": {"video.script"},
    "video.manifest": {"video.script"},
    "video.scenes": {"content", "prose", "templating", "typography", "video.script"},
    "video.encode": {"video.script"},
    "video.fresh": {
        "content",
        "video.captions",
        "video.encode",
        "video.manifest",
        "video.scenes",
        "video.script",
    },
    "video.frames": {"browser", "video.encode", "video.script"},
    "video.render": {
        "content",
        "video.captions",
        "video.encode",
        "video.frames",
        "video.fresh",
        "video.manifest",
        "video.scenes",
        "video.script",
    },
    "video.__main__": {
        "browser",
        "problems",
        "validate",
        "video.encode",
        "video.frames",
        "video.manifest",
        "video.render",
    },
    "video.__init__": set(),
    "templating": {"addresses", "labels", "problems", "prose"},
    "replies": {"content", "model", "templating", "views"},
    "home_page": {"addresses", "content", "picture", "views"},
    "role_pages": {"addresses", "checker_pages", "content", "handouts", "model", "views"},
    "list_pages": {"addresses", "content", "views"},
    "article_pages": {"addresses", "catalogue", "checker_pages", "content", "model", "picture", "views"},
    "handouts": {"addresses", "content", "model", "picture", "views"},
    "pages": {
        "addresses",
        "article_pages",
        "assets",
        "catalogue",
        "checker_pages",
        "code_pages",
        "content",
        "export",
        "feed",
        "handouts",
        "home_page",
        "identity",
        "list_pages",
        "macros",
        "model",
        "offline",
        "qr",
        "replies",
        "role_pages",
        "search_pages",
        "support_pages",
        "templating",
        "views",
    },
    "typography": set(),
    "identity": {"model"},
    "cards": {"assets", "typography"},
    "plugin": {
        "addresses",
        "cards",
        "code_pages",
        "content",
        "offline",
        "pages",
        "problems",
        "typography",
        "validate",
        "video.fresh",
        "video.manifest",
    },
    "readability": {"content", "model", "prose"},
    "cli": {
        "checker_pages",
        "code_registry",
        "content",
        "feedback",
        "pages",
        "problems",
        "readability",
        "validate",
    },
    "__main__": {"cli"},
    "__init__": set(),
}
"""Module → the modules of ours that it may import."""

DOORS = {
    "yaml": "load",
    "jinja2": "templating",
    "markdown_it": "prose",
    "mkdocs": "plugin",
    "rcssmin": "assets",
    "PIL": "cards",
    "rjsmin": "assets",
    "snowballstemmer": "search_text",
    "segno": "qr",
    "playwright": "browser",
}
"""Foreign library → the one module that imports it."""


def imports(module: str) -> set[str]:
    """Top-level names of foreign libraries, and our own modules with a leading dot."""
    found = set()
    folder, _, _ = module.rpartition(".")
    for node in ast.walk(ast.parse((PACKAGE / f"{module.replace('.', '/')}.py").read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").partition(".")[0])
        elif isinstance(node, ast.ImportFrom):
            # One dot is the folder of the module, two are the package around it.
            start = f".{folder}." if folder and node.level == 1 else "."
            names = [node.module] if node.module else [alias.name for alias in node.names]
            found |= {f"{start}{name}" for name in names}
    return found


def test_every_module_has_a_layer() -> None:
    modules = {path.relative_to(PACKAGE).with_suffix("") for path in PACKAGE.rglob("*.py")}
    assert {".".join(module.parts) for module in modules} == set(LAYERS)


@pytest.mark.parametrize("module", LAYERS)
def test_imports_point_one_way(module: str) -> None:
    ours = {name[1:] for name in imports(module) if name.startswith(".")}
    assert ours <= LAYERS[module]


@pytest.mark.parametrize("library", DOORS)
def test_each_foreign_library_enters_through_one_door(library: str) -> None:
    assert [module for module in LAYERS if library in imports(module)] == [DOORS[library]]

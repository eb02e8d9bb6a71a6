"""Which files hold content, and their nodes."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from ..model.places import DOCS
from .nodes import Mapping as MappingNode
from .nodes import Node, parse_typed
from .problems import Place, suggest
from .remembered import Remembered
from .text import read_text
from .values import ID, ID_HINT, Reading

SHARED = {
    "faq": (
        "_site",
        "_topics",
        "_messengers",
        "_sources",
        "_words",
        "_synonyms",
        "_codes",
        "_helped",
        "_support",
        "_phrases",
        "_danger",
        "_retired",
        "_spelling",
    ),
    "instructions": ("_roles", "_steps", "_videos", "_checker", "_meeting"),
}
"""Shared lists by folder; every other file is an article."""

OPTIONAL = {
    "faq/_words.yml": "words",
    "faq/_synonyms.yml": "synonyms",
    "faq/_helped.yml": "helped",
    "faq/_support.yml": "support",
    "faq/_messengers.yml": "messengers",
    "faq/_phrases.yml": "phrases",
    "faq/_danger.yml": "danger",
    "faq/_retired.yml": "retired",
    "faq/_spelling.yml": "spelling",
    "instructions/_checker.yml": "checker",
    "instructions/_videos.yml": "videos",
    "instructions/_meeting.yml": "meeting",
}
"""Lists that a centre may do without, each with the feature that it brings."""

PHRASES = "faq/_phrases"
"""The folder of how else people ask about each page: a file of the name of the page. What is about no page stands in
the list of the same name."""

EMPTY_WITHOUT = ("faq/_words.yml", "faq/_synonyms.yml", "faq/_retired.yml")
"""Those that say the same if they are missing as if nothing stood in them."""


def source_names(root: Path) -> list[str]:
    """Every file that is a source, in its order: texts, then handwritten pages."""
    patterns = [*((folder, "*.yml") for folder in (*SHARED, PHRASES)), (DOCS, "*.md")]
    found = (path for folder, pattern in patterns for path in sorted((root / folder).glob(pattern)))
    return [path.relative_to(root).as_posix() for path in found if path.is_file()]


def find_files(root: Path, reading: Reading) -> dict[str, Path]:
    """The source files by name; a file that would be overlooked is a problem."""
    files: dict[str, Path] = {}
    for folder, shared in SHARED.items():
        files |= files_in(root, folder, shared, reading)
        for list_name in shared:
            name = f"{folder}/{list_name}.yml"
            if name in files:
                continue
            if name in OPTIONAL:
                reading.without.add(OPTIONAL[name])
            else:
                reading.complain(Place(name), "нет общего списка", "верните файл")
    if is_folder(root / PHRASES):
        files |= files_in(root, PHRASES, (), reading)
    return files


def files_in(root: Path, folder: str, shared: tuple[str, ...], reading: Reading) -> dict[str, Path]:
    """The source files of one folder, which may have these lists."""
    files: dict[str, Path] = {}
    paths = sorted((root / folder).iterdir())
    there = {path.name for path in paths}
    for path in paths:
        name = f"{folder}/{path.name}"
        if path.name.startswith(".") or path.name.endswith("~"):
            continue  # what editors and file managers leave behind
        if name == PHRASES and is_folder(path):
            continue
        meant = right_name(path, shared)
        if problem := problem_with(path, meant, shared, there):
            reading.complain(Place(name), *problem)
            # It is there all the same: whoever names it is not wrong, too.
            if meant:
                files.setdefault(f"{folder}/{meant}", path)
        else:
            files[name] = path
    return files


def is_folder(path: Path) -> bool:
    """A link to one may lead out of the sources."""
    return path.is_dir() and not path.is_symlink()


ENDING = re.compile(r"\.ya?ml(?:\.txt)?", re.IGNORECASE)
"""How a file of ours may end by mistake; Windows hides the last part of the name."""


def right_name(path: Path, shared: tuple[str, ...]) -> str:
    """The name that a file should have; empty if that is not certain."""
    ending = ENDING.search(path.name)
    stem = path.name[: ending.start()].strip().lower() if ending and ending.end() == len(path.name) else ""
    stem = stem if stem in shared else re.sub(r"[\s_]+", "-", stem)
    return f"{stem}.yml" if stem in shared or ID.fullmatch(stem) else ""


def problem_with(
    path: Path, meant: str, shared: tuple[str, ...], there: Collection[str]
) -> tuple[str, str] | None:
    """Why a file would not be read, and a hint; `there` are the names of all files beside it."""
    if path.name == meant:
        return None
    if meant in there:
        return "файл не попадёт на сайт", f"рядом уже есть {meant}: оставьте один из двух"
    if meant and path.suffix != ".yml":
        return "файл не попадёт на сайт", f"переименуйте его в {meant}"
    if path.suffix != ".yml":
        return "лишний файл или папка", "здесь лежат только файлы .yml, один на страницу"
    if shared and path.stem.startswith("_"):
        return "неизвестный общий список", suggest(path.name, [f"{one}.yml" for one in shared])
    hint = f"{ID_HINT}; переименуйте его в {meant}" if meant else ID_HINT
    return f"имя файла «{path.name}» не подходит", hint


def load_files(
    files: Mapping[str, Path], reading: Reading, before: Remembered | None = None
) -> dict[str, Node]:
    """The nodes of all files that can be read, but for articles that are as they were."""
    before = before or Remembered()
    nodes: dict[str, Node] = {
        name: MappingNode(Place(name), ())
        for name in EMPTY_WITHOUT
        if name not in files or is_blank(files[name])
    }
    for name, path in files.items():
        if name in nodes or path.name != name.rpartition("/")[2]:
            continue
        text, problems = read_text(path, name)
        if text is not None and is_article(name) and before.has_met(name, text):
            continue
        node = None
        if text is not None:
            parse = parse_typed if is_article(name) else before.parse_list
            node, problems = parse(text, name)
            if node is None and page_of_phrases(name) and is_blank(path):
                # What is missing says what to write.
                node, problems = MappingNode(Place(name), ()), []
        reading.problems += problems
        if node is not None:
            nodes[name] = node
    return nodes


def is_blank(path: Path) -> bool:
    """Whether nothing but comments stands in a file."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeError):
        return False  # what is wrong with it is said by who reads it
    return all(not line.strip() or line.startswith("#") for line in lines)


def is_article(name: str) -> bool:
    """Whether a file of texts is an article: no shared list, and not the phrases of a page."""
    return "/_" not in name


def page_of_phrases(name: str) -> str:
    """The page whose phrases a file of texts holds; empty for any other file."""
    folder, _, file = name.rpartition("/")
    return file.removesuffix(".yml") if folder == PHRASES else ""


def article_ids(files: Mapping[str, Path], folder: str) -> list[str]:
    """The names of the articles in a folder; a file with an error in it is still there to be linked."""
    inside = (name[len(folder) + 1 :].removesuffix(".yml") for name in files if name.startswith(f"{folder}/"))
    return [id for id in inside if not id.startswith("_")]

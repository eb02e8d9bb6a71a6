"""A generator, not a site: nothing below `generator/` names what only one help centre knows."""

from __future__ import annotations

import re

import pytest

from .conftest import ROOT

FOLDER = ROOT / "generator"

KINDS = (".py", ".j2", ".html", ".css", ".js", ".ini", ".svg", ".yml", ".md")

WORDS = re.compile(
    r"sferum(?![_-]?help)|сферум|мэш|родител|учител|учени[кцч]|школ|ребён|госуслуг|москв"
    r"|\b(?:mesh|parents|teachers?|students?|pupils?|vk|vkontakte)\b|\bMAX\b|вконтакте|\b14\s*лет|(?:under|from)14",
    re.IGNORECASE,
)

ALLOWED = {
    # The package carries the name of the first centre that was made with it.
    "sferum-help": re.compile(r"sferum[_-]?help", re.IGNORECASE),
    # A host of videos, as RuTube is one; its pages and players have forms of their own.
    "VK Видео": re.compile(r"VK Видео|vkvideo\.ru|vk\\?\.(?:com|ru)", re.IGNORECASE),
    # What JavaScript and Python call the greatest number and the folder above.
    "max, parents": re.compile(r"\bmax\b(?!\w)(?<!MAX)|\bparents=|\.parents\b"),
}
"""What may be said all the same, and why."""


def named(text: str) -> list[str]:
    """The lines of a text that name one centre."""
    found = []
    for line in text.splitlines():
        rest = line
        for allowed in ALLOWED.values():
            rest = allowed.sub("", rest)
        if WORDS.search(rest):
            found.append(line.strip())
    return found


ARTICLES = re.compile(
    r"(?<![\w-])(?:%s)(?![\w-])"
    % "|".join(
        path.stem
        for folder in ("faq", "instructions")
        for path in (ROOT / folder).glob("[a-z]*.yml")
        # One word may mean anything: support, features, camera.
        if "-" in path.stem
    )
)
"""Ids of the first centre's articles: examples in help texts and comments are those of the starter."""


FILES = sorted(path for path in FOLDER.rglob("*") if path.suffix in KINDS and "egg-info" not in str(path))


def test_there_is_something_to_look_at() -> None:
    assert {path.suffix for path in FILES} >= {".py", ".j2", ".css", ".js", ".ini"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_nothing_names_one_centre(path) -> None:
    text = path.read_text("utf-8")
    assert named(text) == []
    assert ARTICLES.findall(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "# Only parents see it.",
        'ROLE = "teachers"',
        "{# Профиль Сферум #}",
        "БОЛЬШЕ 14 лет",
        'const KEY = "sferum-x"',
    ],
)
def test_a_name_of_one_centre_would_be_found(line: str) -> None:
    assert named(line) == [line]

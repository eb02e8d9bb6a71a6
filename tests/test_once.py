"""A text is parsed once, when it is read: whatever is made of the content shares that one reading."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from sferum_help.memory.memory import Memory
from sferum_help.model.prose import Prose
from sferum_help.site.make import make_site
from sferum_help.site.options import Options
from sferum_help.source import prose
from sferum_help.source.tree import read_content
from sferum_help.video import fresh
from sferum_help.video.script import write_script

from .conftest import SMALL


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that markdown-it has parsed since."""
    texts: list[str] = []
    # Texts that another test has read are not read again.
    monkeypatch.setattr(prose, "TEXTS", prose.Texts())
    parse = MarkdownIt.parse

    def count(self: MarkdownIt, src: str, env: object = None) -> object:
        texts.append(src)
        return parse(self, src, env)

    monkeypatch.setattr(MarkdownIt, "parse", count)
    return texts


def prose_in(value: object, seen: set[int]) -> list[Prose]:
    """Every text with marks below a value, an object that is named in two places once."""
    if isinstance(value, Prose):
        return [value] if value and id(value) not in seen and not seen.add(id(value)) else []
    if is_dataclass(value):
        parts = [getattr(value, field.name) for field in fields(value)]
    elif hasattr(value, "values"):
        parts = list(value.values())
    else:
        parts = list(value) if isinstance(value, tuple | list) else []
    return [text for part in parts for text in prose_in(part, seen)]


def test_each_text_is_parsed_once_and_making_the_site_parses_nothing(parsed: list[str]) -> None:
    content = read_content(SMALL)
    # A text without a single mark needs no parser.
    marked = {text for text in parsed if re.search(r"[*\[#\n]", text)}
    assert len(prose_in(content, set())) > 20 and len(parsed) == len({*parsed}) and marked == {*parsed} != set()
    parsed.clear()
    # Pages, answers.json, answers.csv, the feed, the replies of the desk and the index of search.
    site = make_site(content, Options("https://site.example/help/"), root=SMALL)
    for path in site.files:
        site.read(path)
    for instruction in content.instructions.values():
        write_script(content, instruction)
    assert parsed == []


def test_scenes_are_drawn_anew_only_for_what_has_changed(
    monkeypatch: pytest.MonkeyPatch, tree: Callable[[dict], Path], tmp_path: Path
) -> None:
    """Two rebuilds of `make serve`: reading again gives equal scripts, and those have been drawn."""
    drawn: list[str] = []
    draw = fresh.draw_scenes

    def count(content: object, script: object) -> tuple[str, ...]:
        drawn.append(script.id)
        return draw(content, script)

    monkeypatch.setattr(fresh, "draw_scenes", count)
    memory = Memory(tmp_path / "memory")
    first = fresh.hash_of(read_content(SMALL), "sign-in", "", memory)
    assert fresh.hash_of(read_content(SMALL), "sign-in", "", memory) == first
    assert drawn == ["sign-in"]
    text = (SMALL / "instructions" / "sign-in.yml").read_text("utf-8")
    changed = tree({"instructions/sign-in.yml": text.replace("Не номер ребёнка.", "Не номер бабушки.")})
    assert fresh.hash_of(read_content(changed), "sign-in", "", memory) != first
    assert drawn == ["sign-in", "sign-in"]

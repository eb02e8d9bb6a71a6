"""The schemas for code editors: they pass every right file, and know of an error whatever one file can tell.

What they cannot know stands in `schema-blind.txt`, a case a line; `--update-cases` writes it anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator
from sferum_help.cli import main
from sferum_help.reports.json_schema import Schema, json_schemas
from sferum_help.reports.names import names_in_words
from sferum_help.source.files import source_names
from sferum_help.source.tree import read_tree

from .conftest import ROOT, SMALL, fill
from .test_cases import CASES, apply

STRICTER = {"no-break-space-around-a-name-is-fine"}
"""Where a code editor marks what we read all the same: it is better gone."""

OF_FOLDER = {"faq": "answer", "instructions": "instruction", "_phrases": "page-phrases"}
"""Folder of pages, or of what belongs to one → the name of the schema."""

BLIND = Path(__file__).parent / "schema-blind.txt"


class Core(yaml.CSafeLoader):
    """YAML as code editors read it, by the core schema of YAML 1.2: a date is a text, and so is «yes»."""

    yaml_implicit_resolvers = {}


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    compiled = re.compile(rf"^(?:{pattern})$")
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", compiled, list(first) + [""] * (tag == "null"))


def as_json(value: object) -> object:
    """Keys of JSON are texts."""
    if isinstance(value, dict):
        return {str(key): as_json(one) for key, one in value.items()}
    return [as_json(one) for one in value] if isinstance(value, list) else value


def schemas_of(root: Path) -> tuple[Schema, ...]:
    content, reading = read_tree(root)
    names = tuple((kind, tuple(known)) for kind, known in sorted(reading.known.items()))
    if content and root == ROOT:
        return json_schemas(reading.known, names_in_words(content), reading.without)
    return made(names, frozenset(reading.without))


@cache
def made(names: tuple[tuple[str, tuple[str, ...]], ...], without: frozenset[str]) -> tuple[Schema, ...]:
    """Most cases change no names."""
    return json_schemas(dict(names), {}, without)


def is_for(schema: Schema, name: str) -> bool:
    return any(fnmatch(name, one) for one in schema.files if not one.startswith("!")) and not any(
        fnmatch(name, one[1:]) for one in schema.files if one.startswith("!")
    )


def complaints(root: Path) -> Iterator[str]:
    """What a code editor marks in the files of a centre."""
    for schema in schemas_of(root):
        body = json.dumps(schema.body)
        for path in files_of(root):
            name = path.relative_to(root).as_posix()
            if path.is_file() and is_for(schema, name):
                yield from (f"{name}: {one}" for one in marks(body, path.read_bytes()))


def files_of(root: Path) -> list[Path]:
    return [root / name for name in source_names(root) if name.endswith(".yml")]


@cache
def marks(schema: str, text: bytes) -> tuple[str, ...]:
    """What is marked in one file: it does not parse, or the schema does not allow it."""
    try:
        value = as_json(yaml.load(text, Core))
    except (yaml.YAMLError, UnicodeError, RecursionError) as error:
        return (type(error).__name__,)
    found = Draft7Validator(json.loads(schema)).iter_errors(value)
    return tuple(f"{error.json_path}: {error.message[:200]}" for error in found)


@pytest.mark.parametrize("root", [ROOT, SMALL], ids=["real", "small"])
def test_every_right_file_passes(root: Path) -> None:
    assert list(complaints(root)) == []


def test_each_file_has_one_schema_and_each_schema_is_right() -> None:
    schemas = schemas_of(ROOT)
    for one in schemas:
        Draft7Validator.check_schema(one.body)
    for path in files_of(ROOT):
        name = path.relative_to(ROOT).as_posix()
        assert [one.name for one in schemas if is_for(one, name)] == [
            path.stem[1:] if path.stem[0] == "_" else OF_FOLDER[path.parent.name]
        ]


def test_vs_code_knows_which_schema_is_for_which_files() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    assert settings == {
        "yaml.schemas": {f"./schema/{one.name}.json": list(one.files) for one in schemas_of(ROOT)}
    }


def test_names_are_offered_with_what_they_stand_for() -> None:
    [answer] = [one.body for one in schemas_of(SMALL) if one.name == "answer"]
    assert answer["definitions"]["topic"]["enum"] == ["chats"]
    assert answer["properties"]["topic"]["title"] == "Тема"
    assert answer["properties"]["short"]["else"] == {"maxLength": 300}


def test_the_command_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With an error in a file as well: that is when they are needed."""
    broken = fill(tmp_path / "centre", {"faq/no-chat.yml": "topic: x"})
    assert main(["--root", str(broken), "schema"]) == 0
    written = json.loads((broken / "schema/answer.json").read_text("utf-8"))
    assert written["additionalProperties"] is False and written["definitions"]["topic"]["enum"] == ["chats"]
    count = len(schemas_of(broken))
    assert capsys.readouterr().out.startswith(f"Схемы для редакторов кода: {count} в {broken / 'schema'}.")
    assert main(["--root", str(broken), "schema", "a", "b"]) == 2


def test_they_see_errors_and_only_errors(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """All cases at once: where the schemas complain `validate` does, too; where not, the list says so."""
    blind = []
    for number, path in enumerate(CASES):
        text = path.read_text("utf-8")
        case = yaml.safe_load(text)
        folder = tmp_path / str(number)
        root = apply(case, lambda files, folder=folder: fill(folder, files))
        found = list(complaints(root))
        assert case["errors"] or found == [] or path.stem in STRICTER, path.name
        if case["errors"] and not found:
            blind.append(f"{path.stem}: {text.splitlines()[0].removeprefix('# ')}")
    listed = "\n".join(blind) + "\n"
    if request.config.getoption("--update-cases"):
        BLIND.write_text(listed, "utf-8")
    else:
        assert BLIND.read_text("utf-8") == listed

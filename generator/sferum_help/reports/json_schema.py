"""JSON Schema of every kind of YAML file, for code editors: the same fields, hints and names as in our errors.

Draft 07, the one that code editors know best; `enumDescriptions` and `patternErrorMessage` are what VS Code adds
to it. A schema may miss an error, since only `validate` reads all files together; it sees none where there is
none, but for a no-break space around a name.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model.article import FOLDERS
from ..source.files import EMPTY_WITHOUT, PHRASES
from ..source.recording import SOMETHING
from ..source.schema import FileKind, file_kinds
from ..source.shape import (
    NAME,
    Asked,
    Either,
    Items,
    Name,
    Number,
    Record,
    Shape,
    Table,
    Words,
)
from .hints import hint_of, title_of
from .names import Said

Json = dict[str, Any]
Names = Mapping[str, Collection[str]]

DRAFT = "http://json-schema.org/draft-07/schema#"
SCALAR = ["string", "number", "boolean"]
"""What code editors may take a text for: `2026`, `3.14`, `true`. We read all of them as they were typed."""


@dataclass(frozen=True)
class Schema:
    """The schema of one kind of file."""

    name: str
    """`answer`, `site`: its file is `answer.json`."""
    files: tuple[str, ...]
    """Which files it is for, as the settings of code editors take it; `!` takes one away."""
    body: Json


def json_schemas(known: Names, said: Said, without: Collection[str] = ()) -> tuple[Schema, ...]:
    """`known` and `without` are those of a reading (`values.Reading`), `said` is what names stand for."""
    kinds = (kind for kind in file_kinds(known, without) if kind.file.endswith(".yml"))
    return tuple(schema_of(kind, known, said) for kind in kinds)


def schema_of(kind: FileKind, known: Names, said: Said) -> Schema:
    making = _Making(known, said)
    body = {"$schema": DRAFT, "title": kind.title, "description": kind.about}
    body |= making.of(kind.shape)
    if kind.file in EMPTY_WITHOUT:
        # Nothing but comments may stand there.
        body["type"] = ["object", "null"]
    if making.definitions:
        body["definitions"] = making.definitions
    if kind.list_name:
        return Schema(kind.list_name, (kind.file,), body)
    name = {**FOLDERS, PHRASES: "page-phrases"}[kind.folder]
    return Schema(name, (f"{kind.folder}/*.yml", f"!{kind.folder}/_*.yml"), body)


@dataclass
class _Making:
    """One schema, while it is made."""

    known: Names
    said: Said
    definitions: Json = field(default_factory=dict)

    def of(self, shape: Shape, key: str = "") -> Json:
        """`key` is the name under which the value stands, where names are chosen by editors."""
        if isinstance(shape, Words):
            return words(shape)
        if isinstance(shape, Number):
            return number(shape)
        if isinstance(shape, Name):
            return self.name(shape, key)
        if isinstance(shape, Items):
            most = {"maxItems": shape.most} if shape.most else {}
            once = {"uniqueItems": True} if shape.once else {}
            return {"type": "array", "minItems": shape.least, **most, **once, "items": self.of(shape.of, key)}
        if isinstance(shape, Either):
            return {"anyOf": [self.of(way, key) for way in shape.ways]}
        if isinstance(shape, Record):
            return self.record(shape)
        if isinstance(shape, Table):
            return self.table(shape)
        return {}

    def record(self, shape: Record) -> Json:
        helps = [one.help for one in shape.fields if one.help.required]
        required = [one.name for one in helps if not one.unless]
        either = [
            {"anyOf": [{"required": [one.name]}, {"required": [one.unless]}]} for one in helps if one.unless
        ]
        return {
            "type": "object",
            "properties": {one.help.name: self.field(one) for one in shape.fields},
            **({"required": required} if required else {}),
            **({"allOf": either} if either else {}),
            "additionalProperties": False,
        }

    def field(self, asked: Asked) -> Json:
        made = self.of(asked.shape)
        if "pattern" in made:
            made["patternErrorMessage"] = hint_of(asked.help)
        about = (
            {"title": title_of(asked.help), "description": hint_of(asked.help)} if asked.help.about else {}
        )
        # Beside a reference draft 07 reads nothing.
        return {**about, "allOf": [made]} if "$ref" in made else {**about, **made}

    def table(self, shape: Table) -> Json:
        keys = shape.keys
        if not isinstance(keys, Name):
            return {
                "type": "object",
                "propertyNames": words(keys) if isinstance(keys, Words) else {},
                "additionalProperties": self.of(shape.of),
            }
        if keys.of not in self.known:
            return {"type": "object", "additionalProperties": self.of(shape.of)}
        return {
            "type": "object",
            "properties": {name: self.of(shape.of, name) for name in self.known[keys.of]},
            "additionalProperties": False,
        }

    def name(self, shape: Name, key: str) -> Json:
        """One of the names that there are; any, while their list cannot be read."""
        kind = shape.of.replace(NAME, key) if key else shape.of
        if kind not in self.known:
            return {"type": SCALAR}
        if shape.may_go_inside:
            ids = "|".join(sorted(self.known[kind]))
            return {"type": "string", "pattern": rf"^(?:{ids})(?:#.*)?$"}
        if kind not in self.definitions:
            said = self.said.get(kind, {})
            names = list(self.known[kind])
            described = {"enumDescriptions": [said.get(one, "") for one in names]} if said else {}
            # What is written in digits only is a number for a code editor.
            digits = [int(one) for one in names if one.isdigit()]
            self.definitions[kind] = {"enum": names + digits, **described}
        return {"$ref": f"#/definitions/{kind.replace(' ', '%20')}"}


def words(shape: Words) -> Json:
    pattern = shape.pattern or rf"{SOMETHING}[\s\S]*"
    made: Json = {"type": SCALAR, "pattern": f"^(?:{pattern})$"}
    if shape.longest:
        # Words of a screen are written as a name in braces: how long they are is not to be seen here.
        made |= {"if": {"pattern": r"\{"}, "else": {"maxLength": shape.longest}}
    return made


def number(shape: Number) -> Json:
    least, most = shape.span or (0, 999_999_999)
    digits = {"type": "string", "pattern": "^[0-9]{1,9}$"}
    return {"anyOf": [{"type": "integer", "minimum": least, "maximum": most}, digits]}

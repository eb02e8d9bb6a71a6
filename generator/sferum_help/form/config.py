"""The configuration of Sveltia CMS: labels, hints, pick-lists and limits, out of the same fields as our errors.

A file whose shape no form can hold is left out: `form_config` says which.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..reports.hints import hint_of, title_of
from ..reports.names import Said
from ..source.fields import Help
from ..source.files import PHRASES
from ..source.nodes import Node, Sequence, keys, part
from ..source.recording import DATE
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

Json = dict[str, Any]
Names = Mapping[str, Collection[str]]

FOLDERS = {
    "faq/<имя>.yml": ("answers", "Ответы", "question"),
    "instructions/<имя>.yml": ("instructions", "Инструкции", "title"),
}
"""Kind of files → the name of its collection, what it is called, and the field that tells one file from another."""

MEANT_FOR_HAND = ("faq/_codes.yml", f"{PHRASES}.yml", "faq/_danger.yml", "instructions/_checker.yml")
"""Registers that commands write, what search learns from, and a graph: a form would only hide what they are."""


Nodes = Collection[Node]


class CannotHold(Exception):
    """No field of a form has this shape."""


@dataclass(frozen=True)
class Form:
    """What the form has, and what it leaves to an editor of text."""

    config: Json
    left_out: tuple[FileKind, ...]


@dataclass(frozen=True)
class Centre:
    """What is known of the centre for which a form is made."""

    title: str
    known: Names
    without: Collection[str]
    said: Said
    nodes: Mapping[str, Node]


def form_config(centre: Centre, backend: Json) -> Form:
    """`backend` is that of Sveltia CMS: `{"name": "github", "repo": "owner/name", …}`."""
    collections, files, left_out = [], [], []
    for kind in file_kinds(centre.known, centre.without):
        if not kind.file.endswith(".yml") or kind.folder == PHRASES:
            left_out.append(kind)
        elif kind.file in FOLDERS:
            collections.append(collection(kind, centre))
        elif kind.file in centre.nodes:
            try:
                files += single(kind, centre)
            except CannotHold:
                left_out.append(kind)
    config = {
        "backend": backend,
        "app_title": centre.title,
        "show_preview_links": False,
        "media_folder": "",
        "output": {
            "omit_empty_optional_fields": True,
            "yaml": {"indent_size": 2, "indent_sequences": True, "quote": "none"},
        },
        "collections": collections,
        "singletons": files,
    }
    return Form(config, tuple(left_out))


def collection(kind: FileKind, centre: Centre) -> Json:
    """One file a page. None is made or removed here: a page has a code and an address, which commands keep."""
    name, label, title = FOLDERS[kind.file]
    return {
        "name": name,
        "label": label,
        "description": kind.about,
        "folder": kind.folder,
        "extension": "yml",
        "format": "yaml",
        "create": False,
        "delete": False,
        # Shared lists lie in the same folder and have no topic.
        "filter": {"field": "topic", "value": [*centre.known["topic"]]},
        "identifier_field": title,
        "summary": f"{{{{{title}}}}}",
        "slug": {"template": "{{slug}}", "editable": False},
        "sortable_fields": {"fields": [title, "checked"]},
        "view_groups": [{"label": "Тема", "field": "topic"}],
        "fields": fields(
            kind.shape, centre, [node for file, node in centre.nodes.items() if is_page(kind, file)]
        ),
    }


def is_page(kind: FileKind, file: str) -> bool:
    folder, _, name = file.partition("/")
    return kind.folder == folder and not name.startswith("_")


def single(kind: FileKind, centre: Centre) -> list[Json]:
    """One file; nothing if there is nothing in it. Raises `CannotHold`."""
    if kind.file in MEANT_FOR_HAND:
        raise CannotHold
    inside = fields(kind.shape, centre, [centre.nodes[kind.file]])
    made = {
        "name": kind.list_name,
        "label": kind.title,
        "file": kind.file,
        "format": "yaml",
        "fields": inside,
    }
    return [made] if inside else []


def fields(shape: Shape, centre: Centre, nodes: Nodes) -> list[Json]:
    """The fields of a mapping, in the order in which most files have them: the CMS saves them so.

    `nodes` are all the mappings of this kind that there are. A table has a field for each name that stands there
    now: a form knows no field for a name that is still to be chosen. Raises `CannotHold`.
    """
    if isinstance(shape, Record):
        order = usual_order(nodes)
        asked = sorted(shape.fields, key=lambda one: order.get(one.help.name, 1))
        made = (one_field(one, centre, parts(nodes, one.help.name)) for one in asked)
        # A table in which nothing stands has no field to show.
        return [one for one in made if one.get("fields") != []]
    if isinstance(shape, Table) and isinstance(shape.of, Record):
        names = dict.fromkeys(name for node in nodes for name in keys(node))
        return [
            {
                "name": name,
                "label": name,
                "widget": "object",
                "collapsed": True,
                "fields": fields(shape.of, centre, parts(nodes, name)),
            }
            for name in names
        ]
    raise CannotHold


def usual_order(nodes: Nodes) -> dict[str, float]:
    """Name → where it stands on average, from 0 to 1."""
    found: dict[str, list[float]] = {}
    for node in nodes:
        names = keys(node)
        for at, one in enumerate(names):
            found.setdefault(one, []).append(at / len(names))
    return {one: sum(places) / len(places) for one, places in found.items()}


def parts(nodes: Nodes, name: str) -> list[Node]:
    """What stands under a name, wherever it does."""
    return [one for node in nodes if (one := part(node, name)) is not None]


def one_field(asked: Asked, centre: Centre, nodes: Nodes) -> Json:
    help = asked.help
    about: Json = {"name": help.name, "label": title_of(help) or help.name, "required": help.required}
    made = about | widget(asked.shape, help, centre, nodes)
    # A pick-list shows what the names are and where they are from.
    hint = hint_of(
        help if made["widget"] != "select" else replace(help, about=without_names(help.about), example="")
    )
    return made if hint.rstrip(".") == about["label"] else {**made, "hint": hint}


def without_names(about: str) -> str:
    return re.sub(r"(?::| из) (?:имена|имя|faq|instructions)\b[^;]*", "", about)


def widget(shape: Shape, help: Help, centre: Centre, nodes: Nodes) -> Json:
    if isinstance(shape, Words):
        return words(shape, help)
    if isinstance(shape, Number):
        least, most = shape.span or (0, None)
        return {"widget": "number", "value_type": "int", "min": least} | ({"max": most} if most else {})
    if isinstance(shape, Name):
        return pick(shape, centre)
    if isinstance(shape, Items):
        return items(shape, help, centre, nodes)
    if isinstance(shape, Record):
        return {"widget": "object", "fields": fields(shape, centre, nodes)}
    if isinstance(shape, Table):
        return table(shape, centre, nodes)
    raise CannotHold


def table(shape: Table, centre: Centre, nodes: Nodes) -> Json:
    """A field for each name where names are known, rows where they are chosen."""
    if isinstance(shape.of, Record):
        return {"widget": "object", "fields": fields(shape, centre, nodes)}
    value = shape.of.ways[0] if isinstance(shape.of, Either) else shape.of
    if not isinstance(value, Words | Name):
        raise CannotHold
    known = centre.known.get(shape.keys.of) if isinstance(shape.keys, Name) else None
    if known is None:
        return {"widget": "keyvalue", "key_label": "Имя", "value_label": "Значение"}
    said = centre.said.get(shape.keys.of, {})
    nothing = Help("", "", False, "", "", "", "", "")
    return {
        "widget": "object",
        "fields": [
            {"name": one, "label": said.get(one) or one, "required": False}
            | widget(value_of(value, one), nothing, centre, ())
            for one in known
        ],
    }


def value_of(value: Words | Name, key: str) -> Words | Name:
    """`value имя` is a value of the fact that the key names."""
    return replace(value, of=value.of.replace(NAME, key)) if isinstance(value, Name) else value


ONE_LINE = 100
"""Longer texts get a field of several lines."""


def words(shape: Words, help: Help) -> Json:
    if shape == DATE:
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    kind = "text" if shape.is_long or (shape.longest or 0) > ONE_LINE else "string"
    most = rf"(?=[\s\S]{{0,{shape.longest}}}$|[\s\S]*\{{)" if shape.longest else ""
    if not (shape.pattern or most):
        return {"widget": kind}
    return {"widget": kind, "pattern": [f"^{most}(?:{shape.pattern})$", hint_of(help)]}


def pick(shape: Name, centre: Centre) -> Json:
    """A list to choose from; a place inside a page is typed."""
    known = centre.known.get(shape.of)
    if known is None or shape.may_go_inside:
        return {"widget": "string"}
    said = centre.said.get(shape.of, {})
    options = [
        {"label": f"{said[one]} · {one}" if said.get(one) else one, "value": one}
        for one in dict.fromkeys(known)
    ]
    return {"widget": "select", "options": options}


def items(shape: Items, help: Help, centre: Centre, nodes: Nodes) -> Json:
    counts: Json = {"min": shape.least if help.required else 0}
    if shape.most:
        counts["max"] = shape.most
    of = shape.of
    if isinstance(of, Name):
        return pick(of, centre) | {"multiple": True} | counts
    if isinstance(of, Record):
        standing = [item for node in nodes if isinstance(node, Sequence) for item in node.items]
        inside = fields(of, centre, standing)
        title = next((one["name"] for one in inside if one["name"] in SUMMARIES), inside[0]["name"])
        summary = f"{{{{fields.{title}}}}}"
        return {"widget": "list", "collapsed": True, "summary": summary, "fields": inside, **counts}
    if isinstance(of, Words) and of.is_long:
        return {"widget": "list", "field": {"name": "text", "label": "Пункт", **words(of, help)}, **counts}
    if isinstance(of, Words):
        # One a line.
        return {"widget": "list", **counts}
    raise CannotHold


SUMMARIES = ("title", "problem", "do", "text")
"""Which field of an item tells it from the others, the first that is there."""

"""What `new` can make, and which fields it asks for: descriptions are those of the readers, see `source/schema.py`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache

from ..source.fields import Help
from ..source.schema import NAME, Field, file_kinds
from ..source.shape import Name

NEW = "если вариант новый"


@dataclass(frozen=True)
class Kind:
    """One kind of thing that an editor adds."""

    word: str
    """What an editor calls it."""
    file: str
    """As `file_kinds` names it."""
    section: str
    """The table of a shared list that it goes into; empty: it is a file of its own."""
    order: tuple[str, ...]
    """Fields that are asked for, as they stand in the file; others only if a flag names them."""


KINDS = {
    "answer": Kind(
        "ответ",
        f"faq/<{NAME}>.yml",
        "",
        (
            "question",
            "roles",
            "topic",
            "short",
            "answer",
            "applies_to",
            "aliases",
            "sources",
            "checked",
            "see",
        ),
    ),
    "instruction": Kind(
        "инструкция",
        f"instructions/<{NAME}>.yml",
        "",
        (
            "title",
            "roles",
            "topic",
            "short",
            "applies_to",
            "time",
            "need",
            "who",
            "account",
            "device",
            "steps",
        )
        + ("result", "trouble", "aliases", "sources", "checked", "see"),
    ),
    "video": Kind(
        "видео",
        "instructions/_videos.yml",
        "videos",
        ("title", "roles", "topic", "instruction", "url", "duration", "captions", "checked"),
    ),
    "outcome": Kind(
        "вывод проверки",
        "instructions/_checker.yml",
        "outcomes",
        ("title", "severity", "says", "because", "steps", "changes", "result", "otherwise", "message"),
    ),
    "source": Kind(
        "источник",
        "faq/_sources.yml",
        "sources",
        ("publisher", "about", "url", "date", "level", "checked"),
    ),
}

OPTION = (
    Field(
        "question",
        Help("question", "имя", True, "", "", "вопрос, из которого сюда попадают", "", ""),
        Name("question"),
    ),
    Field(
        "option", Help("option", "имя", True, "", "", "вариант ответа: имя — прежнего или нового", "", "own")
    ),
    Field("option-text", Help("option-text", "строка", False, NEW, "", "слова варианта", "", "")),
    Field(
        "option-says",
        Help("option-says", "имя: значения", False, NEW, "", "что он говорит о фактах", "", "a: b"),
    ),
)
"""Who leads to an outcome: nobody reads one that no option leads to."""


@cache
def fields_of(kind: Kind) -> Mapping[str, Field]:
    """Every field of a kind by its name, those that are asked for first; below a record `steps[].do`."""
    (found,) = (one for one in file_kinds() if one.file == kind.file)
    prefix = f"{kind.section}.{NAME}." if kind.section else ""
    fields = {
        one.path.removeprefix(prefix): replace(one, path=one.path.removeprefix(prefix))
        for one in found.fields
        if one.path.startswith(prefix)
    }
    return {name: fields[name] for name in kind.order} | fields


def said_of(kind: Kind) -> dict[str, Field]:
    """Every field that can be said of one new thing, by its name."""
    fields = {name: one for name, one in fields_of(kind).items() if "." not in name and "[" not in name}
    return fields | {one.path: one for one in OPTION} if kind.section == "outcomes" else fields


def asked_of(kind: Kind, known: Mapping[str, Collection[str]]) -> list[str]:
    """The names of those that are asked for; none that takes names of which this centre has none (`Reading.known`)."""
    fields = said_of(kind)
    names = [*kind.order, *(one.path for one in OPTION if kind.section == "outcomes")]
    return [name for name in names if known.get(fields[name].of, [""])]


def below(fields: Mapping[str, Field], name: str) -> list[Field]:
    """The fields of a record or of each one in a list of records, that have to be there."""
    starts = (f"{name}[].", f"{name}.")
    return [one for path, one in fields.items() if path.startswith(starts) and one.help.required]

"""Something new: its fields as an editor has told them → a change to the sources."""

from __future__ import annotations

from collections.abc import Mapping as Values
from dataclasses import dataclass, replace
from pathlib import Path

from ..model.places import TEXTS
from ..model.video_hosts import HOSTS, meant
from ..source.nodes import Mapping, Node, Scalar, Sequence, entries, keys, part
from ..source.problems import ContentError, Problem
from ..source.schema import Field
from .change import CannotChange, Change, check, check_name, text_of, with_codes
from .kinds import Kind, below, fields_of
from .places import block_end, inserted, key_of, renamed, root_of, without_item
from .write import comment_lines, field_lines, list_lines, names_line, record_lines

Said = Values[str, list[str]]
"""Name of a field → what was said about it, one or several times; empty: nothing."""

LISTS = ("список строк", "список текстов")
BRACES = ("имя: значение", "имя: значения", "имя: имя", "имя: слова")
BAR = " | "
"""Stands between the fields of a record that is said in one line."""


@dataclass(frozen=True)
class Made:
    change: Change
    file: str
    first: int
    """The line from which the fields stand."""
    spans: Values[str, tuple[int, int]]
    """Name of a field → its first and its last line, counted from `first`."""
    codes: tuple[str, ...] = ()
    """New lines of the registry."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the sources now."""

    def field_at(self, problem: Problem) -> str:
        """The field that a problem is about; empty if it is about none of ours."""
        line = problem.place.line - self.first
        found = (name for name, (first, last) in self.spans.items() if first <= line <= last)
        return next(found, "") if problem.place.path == self.file else ""


def make(root: Path, kind: Kind, id: str, said: Said) -> Made:
    """The change that adds it, with what would be wrong then. Raises CannotChange."""
    check_free(root, kind, id)
    fields = fields_of(kind)
    blocks = blocks_of(kind, fields, completed(kind, said))
    made = as_entry(root, kind, id, said, blocks) if kind.section else as_file(root, kind, id, fields, blocks)
    change, codes = with_codes(root, made.change)
    made = replace(made, change=change)
    try:
        check(root, change)
    except ContentError as error:
        return replace(made, problems=error.problems)
    return replace(made, codes=tuple(codes))


def completed(kind: Kind, said: Said) -> Said:
    """What was said, and what follows from it: an address tells its host, and has one form. Raises CannotChange."""
    (url,) = said.get("url") or [""]
    if kind.section != "videos" or not url or said.get("host"):
        return said
    if found := meant(url.strip()):
        return {**said, "host": [found[0]], "url": [found[1]]}
    known = "; ".join(f"{host.name} — {host.example}" for host in HOSTS.values())
    raise CannotChange(f"адрес «{url}» не подходит. Официальное видео лежит на одном из сайтов: {known}")


def blocks_of(kind: Kind, fields: Values[str, Field], said: Said) -> dict[str, list[str]]:
    """Name of a field → its lines. Raises CannotChange."""
    indent = 4 if kind.section else 0
    names = [name for name in fields if said.get(name)]
    return {name: lines_of(fields, name, said[name], indent) for name in names}


def lines_of(fields: Values[str, Field], name: str, values: list[str], indent: int) -> list[str]:
    kind = fields[name].help.kind
    whole = "\n".join(values)
    if kind == "список имён":
        return names_line(name, whole.replace("\n", " ").replace(",", " ").split(), indent)
    if kind in LISTS:
        return list_lines(name, [line for line in whole.splitlines() if line.strip()], indent)
    if kind in BRACES:
        return [in_braces(name, whole, indent)]
    if kind == "список полей":
        return record_lines(name, [record_of(fields, name, line) for line in values], indent)
    if kind.startswith("поля") and BAR in whole:
        record = record_of(fields, name, whole)
        inner = [line for key, value in record.items() for line in field_lines(key, value, indent + 2)]
        return [f"{' ' * indent}{name}:", *inner]
    return field_lines(name, whole, indent)


def in_braces(name: str, said: str, indent: int) -> str:
    """A field with names and their values, all of them in its line: `says: {link: own}`."""
    return f"{' ' * indent}{name}: {{{said.strip().removeprefix('{').removesuffix('}')}}}"


def record_of(fields: Values[str, Field], name: str, line: str) -> dict[str, str]:
    """A record said in one line: `open | Откройте приложение`."""
    keys = [one.help.name for one in below(fields, name)]
    values = [one.strip() for one in line.split(BAR)]
    if len(values) != len(keys):
        wanted = BAR.join(keys)
        raise CannotChange(f"{name}: нужно «{wanted}», через «{BAR.strip()}» с пробелами, а сказано «{line}»")
    return dict(zip(keys, values, strict=True))


def as_file(
    root: Path, kind: Kind, id: str, fields: Values[str, Field], blocks: Values[str, list[str]]
) -> Made:
    """A file of its own, with a line of explanation above each field and the other fields named below."""
    name = f"{kind.file.split('/')[0]}/{id}.yml"
    lines: list[str] = []
    spans = {}
    for field, block in blocks.items():
        lines += comment_lines(f"{field} — {fields[field].help.about}")
        spans[field] = (len(lines), len(lines) + len(block) - 1)
        lines += block
    rest = [one for path, one in fields.items() if path not in blocks and "." not in path and "[" not in path]
    lines += ["", *comment_lines("Можно добавить (все поля — в handbook/fields.md):")]
    for one in rest:
        lines += comment_lines(f"{one.help.name} — {one.help.about}", hanging=True)
    return Made(Change().put(name, "\n".join(lines) + "\n"), name, 1, spans)


def fields_there(root: Path, kind: Kind, id: str) -> set[str]:
    """The fields that a promised video has already."""
    if kind.section != "videos":
        return set()
    return {*keys(part(part(root_of(text_of(root, Change(), kind.file)), kind.section), id))}


def check_free(root: Path, kind: Kind, id: str) -> None:
    """Whether something new may have this name; before anything else is asked. Raises CannotChange."""
    check_name(id)
    if not kind.section:
        if any((root / one / f"{id}.yml").exists() for one in TEXTS):
            raise CannotChange(f"имя «{id}» занято: такая страница есть")
        return
    node = root_of(text_of(root, Change(), kind.file))
    key = key_of(node, kind.section, id)
    if key and (kind.section != "videos" or part(part(part(node, kind.section), id), "url")):
        raise CannotChange(f"имя «{id}» занято: {kind.file}:{key.place.line}")


def as_entry(root: Path, kind: Kind, id: str, said: Said, blocks: Values[str, list[str]]) -> Made:
    """An entry at the end of its table; a promised video that is there already gets the fields that it lacks."""
    text = text_of(root, Change(), kind.file)
    node = root_of(text)
    key = key_of(node, kind.section, id)
    there = part(part(node, kind.section), id)
    if key:
        blocks = {name: block for name, block in blocks.items() if part(there, name) is None}
        at, head = block_end(text, key.place), []
    else:
        section = key_of(node, kind.section)
        if section is None:
            raise CannotChange(f"в {kind.file} нет {kind.section}")
        at, head = block_end(text, section.place), [f"  {id}:"]
    first = text[:at].count("\n") + 1 + (not text[:at].endswith("\n")) + len(head)
    lines: list[str] = []
    spans = {}
    for field, block in blocks.items():
        spans[field] = (len(lines), len(lines) + len(block) - 1)
        lines += block
    text = inserted(text, at, [*head, *lines])
    if kind.section == "outcomes":
        text, moved = led_to(text, id, said)
        first += moved
    return Made(Change().put(kind.file, text), kind.file, first, spans)


def led_to(text: str, id: str, said: Said) -> tuple[str, int]:
    """The text of the checker with an option that leads to an outcome, and how many lines that has added above it.

    Raises CannotChange.
    """
    (question,), (option,) = said.get("question") or [""], said.get("option") or [""]
    options = part(part(part(root_of(text), "questions"), question), "options")
    if not isinstance(options, Mapping):
        raise CannotChange(f"нет вопроса «{question}»: скажите --question и --option, откуда сюда попадают")
    if found := part(options, option):
        return pointed(text, found, id), 0
    check_name(option)
    if not said.get("option-text") or not said.get("option-says"):
        raise CannotChange(f"варианта «{option}» ещё нет: скажите --option-text и --option-says")
    says = in_braces("says", " ".join(said["option-says"]), 8)
    lines = [
        f"      {option}:",
        *field_lines("text", " ".join(said["option-text"]), 8),
        says,
        f"        to: {id}",
    ]
    text = inserted(text, block_end(text, options.entries[-1][0].place), lines)
    return narrowed(text, options, part(root_of(says.strip()), "says")), len(lines)


def narrowed(text: str, options: Mapping, says: Node | None) -> str:
    """The text in which no other option says any more what a new one says: one answer fits every reader."""
    taken = [(key.text, value.text) for key, value in entries(says) if isinstance(value, Scalar)]
    places = [
        (one.place, value)
        for _, option in options.entries
        for fact, value in taken
        if isinstance(others := part(part(option, "says"), fact), Sequence)
        for one in others.items
        if isinstance(one, Scalar) and one.text == value
    ]
    for place, value in sorted(places, reverse=True):
        text = without_item(text, place, value)
    return text


def pointed(text: str, option: Node, id: str) -> str:
    to = part(option, "to")
    return renamed(text, [to.place], to.text, id) if to else text

"""Source text → nodes that know their place. The one door for `yaml`.

We compose nodes from parser events ourselves, because PyYAML's own loader keeps the last of two equal
keys without a word, guesses types (`no`, `08:30`), follows anchors and forgets where a value stood.
Every scalar stays the text the editor typed; the schema decides what it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

import yaml

from .hidden import hidden_in
from .problems import Place, Problem
from .slips import Failure, slip_behind, swallowed
from .text import find_bad_characters, split_lines

T = TypeVar("T")

SWALLOWED = re.compile(r" *(?:-(?=[^\W\d_]| |$)|(?P<number>1[.)])(?= ))")
"""What looks like an item of a list."""

MAX_DEPTH = 20

MAX_NODES = 20_000
"""Values in one file; the largest of a centre with hundreds of pages has a fifth of it."""


@dataclass(frozen=True)
class Scalar:
    place: Place
    text: str
    empty: bool
    """No value at all, or a bare `~` or `null`."""
    source_lines: tuple[tuple[int, str], ...]
    """Every line the value covers, with its number, so that a fragment of it can be found again."""

    def place_of(self, fragment: str) -> Place:
        """Where a fragment of the value stands; the whole value's place if it is not found on one line."""
        found = self._source.find(fragment, self.place.column - 1) if fragment else -1
        if found < 0 or "\n" in fragment:
            return self.place
        index = self._source.count("\n", 0, found)
        column = found - self._source.rfind("\n", 0, found)
        number, line = self.source_lines[index]
        return Place(self.place.path, number, column, len(fragment), line)

    @cached_property
    def _source(self) -> str:
        """The lines as one text: searching it takes no time, however many fragments are looked for."""
        return "\n".join(line for _, line in self.source_lines)


@dataclass(frozen=True)
class Sequence:
    place: Place
    items: tuple[Node, ...]


@dataclass(frozen=True)
class Mapping:
    place: Place
    entries: tuple[tuple[Scalar, Node], ...]


@dataclass(frozen=True)
class Broken:
    """A value already reported; whoever reads it stays silent."""

    place: Place


Node = Scalar | Sequence | Mapping | Broken


def entries(node: Node | None) -> tuple[tuple[Scalar, Node], ...]:
    """The entries of a mapping; nothing of what is none."""
    return node.entries if isinstance(node, Mapping) else ()


def keys(node: Node | None) -> list[str]:
    """The names in a mapping."""
    return [key.text for key, _ in entries(node)]


def part(node: Node | None, name: str) -> Node | None:
    """One value of a mapping, if it is there."""
    return next((value for key, value in entries(node) if key.text == name), None)


def with_places(values: Iterable[T], node: Node | None) -> list[tuple[T, Place]]:
    """The values that were read from a list, each with its place."""
    items = node.items if isinstance(node, Sequence) else ()
    return [(value, item.place) for value, item in zip(values, items, strict=False)]


def parse_typed(text: str, name: str) -> tuple[Node | None, list[Problem]]:
    """The text of one file as it was typed; `name` is its path as problems show it. No node: nothing could be read."""
    if problems := find_bad_characters(text, name):
        # libyaml would stumble over the same characters once more.
        return None, problems
    return parse(text, name)


class _Stop(Exception):
    """Reading on makes no sense; what is wrong has been recorded."""


@dataclass
class _Composer:
    """Nodes from parser events; keeps the problems it meets."""

    events: Iterator[yaml.Event]
    name: str
    lines: list[str]
    problems: list[Problem]
    nodes: int = 0

    def place(self, start: yaml.Mark, end: yaml.Mark) -> Place:
        if start.line >= len(self.lines):
            # A value that is missing at the end of a file: libyaml sees it below the last line.
            return Place(self.name, len(self.lines), len(self.lines[-1]) + 1, 1, self.lines[-1])
        text = self.lines[start.line]
        last = end.column if end.line == start.line else len(text)
        return Place(self.name, start.line + 1, start.column + 1, max(1, last - start.column), text)

    def complain(self, place: Place, message: str, hint: str) -> None:
        self.problems.append(Problem(place, message, hint))

    def document(self) -> Node | None:
        """The root node, or None if the file holds nothing but white space and comments."""
        root = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    place = self.place(event.start_mark, event.end_mark)
                    self.complain(
                        place, "второй документ в одном файле", "оставьте один: строку «---» можно удалить"
                    )
                    raise _Stop
                root = self.node(next(self.events), 0)
        return None if isinstance(root, Scalar) and root.empty else root

    def node(self, event: yaml.Event, depth: int) -> Node:
        place = self.place(event.start_mark, event.end_mark)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.complain(place, f"в файле больше {MAX_NODES} значений", "разделите его или уберите лишнее")
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            self.complain(
                place,
                "ссылка YAML «*…» не поддерживается",
                "повторите текст; для выделения нужны **две** звёздочки и кавычки вокруг значения",
            )
            return Broken(place)
        if event.anchor is not None or (event.tag is not None and event.tag != "!"):
            sign = place.text[place.column - 1 :].split(maxsplit=1)[0]
            what = f"якорь YAML «{sign}»" if event.anchor is not None else f"тег YAML «{sign}»"
            hint = "уберите его; если это часть текста, возьмите всё значение в кавычки"
            self.complain(replace(place, length=len(sign)), f"{what} не поддерживается", hint)
            self.value(event, place, depth)
            return Broken(place)
        return self.value(event, place, depth)

    def value(self, event: yaml.Event, place: Place, depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, place)
        if depth >= MAX_DEPTH:
            self.complain(
                place,
                f"вложенность больше {MAX_DEPTH} уровней",
                "сделайте структуру проще; посмотрите на соседний файл",
            )
            raise _Stop
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(place, depth)
        return self.mapping(place, depth)

    def scalar(self, event: yaml.ScalarEvent, place: Place) -> Scalar | Broken:
        if event.style == '"' and (hidden := hidden_in(event.value)):
            # The text of the file has been looked through already: this one was written as an escape.
            hint = (
                "его пишет знак «\\» в двойных кавычках: сотрите эту запись; нужен сам знак — напишите «\\\\»"
            )
            self.complain(place, f"невидимый знак U+{ord(hidden):04X}", hint)
            return Broken(place)
        if self.swallows_an_item(event):
            return Broken(place)
        plain = not event.style
        first, last = event.start_mark.line, min(event.end_mark.line, len(self.lines) - 1)
        covered = tuple((number + 1, self.lines[number]) for number in range(first, last + 1))
        return Scalar(place, event.value, plain and event.value in ("", "~", "null"), covered)

    def swallows_an_item(self, event: yaml.ScalarEvent) -> bool:
        """A dash that is out of line, or without its space, makes no item: its line joins the one above."""
        one_line = event.start_mark.line == event.end_mark.line
        if event.style in ("|", '"', "'") or one_line and event.value[:1] != "-":
            return False
        first = event.start_mark.line + (event.style == ">")
        for number in range(first, min(event.end_mark.line + 1, len(self.lines))):
            line = self.lines[number]
            begins = event.start_mark.column if number == event.start_mark.line else 0
            found = SWALLOWED.match(line, begins)
            if not found or number == event.end_mark.line and found.end() > event.end_mark.column:
                continue
            if found["number"] and number == event.start_mark.line:
                continue
            place = Place(self.name, number + 1, found.end(), 1, line)
            if event.style == ">" or found["number"]:
                hint = "напишите после имени поля «|», а список — с новой строки и с отступом"
                self.complain(place, "список склеится в одну строку", hint)
            elif found.end() < len(line) and line[found.end()] != " ":
                self.complain(
                    place, "после дефиса нет пробела", "поставьте его, или это не станет пунктом списка"
                )
            else:
                self.complain(*swallowed(self.name, self.lines, event.start_mark.line, number))
            return True
        return False

    def refuse_trailing_comment(self, event: yaml.Event) -> None:
        """A `#` after a plain value silently cuts the text; make the editor say which is meant."""
        if not isinstance(event, yaml.ScalarEvent) or event.style or event.end_mark.line >= len(self.lines):
            return
        line = self.lines[event.end_mark.line]
        rest = line[event.end_mark.column :]
        if rest.lstrip().startswith("#"):
            column = event.end_mark.column + rest.index("#") + 1
            place = Place(self.name, event.end_mark.line + 1, column, len(line) - column + 1, line)
            self.complain(
                place,
                "текст после знака «#» пропадёт",
                "часть текста? возьмите значение в двойные кавычки; примечание? пишите его отдельной строкой",
            )

    def sequence(self, place: Place, depth: int) -> Sequence:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
            self.refuse_trailing_comment(event)
        return Sequence(place, tuple(items))

    def mapping(self, place: Place, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            event = next(self.events)
            value = self.node(event, depth + 1)
            self.refuse_trailing_comment(event)
            if not isinstance(key, Scalar):
                if not isinstance(key, Broken):
                    self.complain(
                        key.place,
                        "имя поля должно быть одним словом",
                        "возьмите значение с фигурными или квадратными скобками в кавычки",
                    )
            elif key.text == "<<":
                self.complain(key.place, "слияние YAML «<<» не поддерживается", "повторите нужные поля")
            elif key.text in entries:
                first = entries[key.text][0].place
                self.complain(
                    key.place,
                    f"поле «{key.text}» повторяется",
                    f"первый раз оно в строке {first.line}; оставьте одно",
                )
            else:
                entries[key.text] = (key, value)
        return Mapping(place, tuple(entries.values()))


def parse(text: str, name: str) -> tuple[Node | None, list[Problem]]:
    """YAML text → its root node and every problem of the YAML itself."""
    lines = split_lines(text)
    # libyaml is ten times faster than the pure-Python parser; its absence must not change the messages.
    events = yaml.parse(text, Loader=yaml.CSafeLoader)
    composer = _Composer(events, name, lines, [])
    try:
        root = composer.document()
    except _Stop:
        return None, composer.problems
    except yaml.YAMLError as error:
        failure = failure_of(error) if isinstance(error, yaml.MarkedYAMLError) else None
        if failure:
            return None, [*composer.problems, slip_behind(failure, name, lines)]
        problem = Problem(Place(name), "файл не читается как YAML", "сравните его с соседним файлом")
        return None, [*composer.problems, problem]
    if root is None and not composer.problems:
        return None, [Problem(Place(name), "файл пуст", "возьмите за образец соседний файл")]
    return root, composer.problems


def failure_of(error: yaml.MarkedYAMLError) -> Failure | None:
    """What libyaml says, without its marks; None: it does not say where."""
    if error.problem_mark is None:
        return None
    began = error.context_mark and (error.context_mark.line, error.context_mark.column)
    return Failure(error.problem or "", error.problem_mark.line, error.problem_mark.column, began or None)


class NotYaml(Exception):
    """A text that YAML cannot read."""


def compose(text: str) -> yaml.Node | None:
    """The same text as PyYAML's own nodes: for who changes it and has to know where a value begins and ends.

    For text that has been read without a problem: of keys that stand twice it would say nothing.
    Raises NotYaml.
    """
    try:
        return yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise NotYaml from error

"""A reading of nothing, which notes what the readers ask for: the schema, told by the very code that reads.

It goes into each field as if it were there. A mapping whose keys editors choose is read as if one key stood in it,
the `KEY`; whoever asks what kind of name that is, tells the kind of all keys.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TypeVar

from ..model.article import FOLDERS
from ..model.prose import Prose
from .fields import Fields, Help
from .nodes import Broken, Node, Scalar
from .nodes import Mapping as MappingNode
from .problems import Place
from .shape import (
    NAME,
    Anything,
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
from .values import EMAIL, MARKUP, Reading

T = TypeVar("T")

NOWHERE = Place("")
NOTHING = Broken(NOWHERE)
KEY = Scalar(NOWHERE, NAME, False, ())
ANY_MAPPING = MappingNode(NOWHERE, ((KEY, NOTHING),))

SOMETHING = r"(?=[\s\S]*\S)"
NO_MARKUP = rf"(?![\s\S]*(?:{MARKUP.pattern}))"
IDENTIFIER = Words(r"(?=.{1,60}$)[a-z0-9]+(?:-[a-z0-9]+)*")
DATE = Words(r"(?:20[2-9]|2[1-9][0-9]|[3-9][0-9]{2})[0-9]-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
SECONDS = Words(r"(?:[0-9]{1,2}:)?[0-9]{1,3}:[0-5][0-9]")
FORMER = Words(rf"(?:(?:{'|'.join(FOLDERS)})/)?[a-z0-9]+(?:-[a-z0-9]+)*")
CONTACT = Words(rf"\s*(?:https://\S+|{EMAIL.pattern.replace('a-z', 'a-zA-Z')})\s*")
LINE, LINES = Words(), Words(is_long=True)


@dataclass
class _Seen:
    """What one reader has told of the value it was given."""

    shape: Shape = Anything()
    keys: Shape | None = None
    asked: dict[str, Asked] = field(default_factory=dict)

    def whole(self, help: Help | None) -> Shape:
        shape = self.shape
        if isinstance(shape, Record) and [one.help.name for one in shape.fields] == [NAME]:
            return Table(self.keys or LINE, shape.fields[0].shape)
        if self.keys and not isinstance(shape, Table):
            return Table(self.keys, shape)
        return refined(shape, help) if help else shape


def refined(shape: Shape, help: Help) -> Shape:
    """A shape with what only the field itself knows: how a line looks, how large a number is."""
    if isinstance(shape, Words) and help.pattern:
        return replace(shape, pattern=help.pattern)
    if isinstance(shape, Number) and help.span:
        return replace(shape, span=help.span)
    if isinstance(shape, Items) and (help.pattern or help.span):
        return replace(shape, of=refined(shape.of, help))
    return shape


class Recording(Reading):
    """Notes what it is asked for; what it complains about is nobody's concern."""

    def __init__(self, known: Mapping[str, Collection[str]], without: Collection[str]) -> None:
        super().__init__()
        self.recorder = self
        self.known |= known
        self.without |= {*without}
        self._seen = _Seen()

    def shape_of(self, read: Callable[[Node], object], help: Help | None = None) -> Shape:
        """What a reader takes."""
        return self._look(read, help)[1]

    def _look(self, read: Callable[[Node], T], help: Help | None = None) -> tuple[T, Shape]:
        outside, self._seen = self._seen, _Seen()
        read(ANY_MAPPING)
        shape = self._seen.whole(help)
        # What comes out is what comes of nothing: a field that is there may make others needless.
        self._seen = _Seen()
        result = read(NOTHING)
        self._seen = outside
        return result, shape

    def field(self, help: Help, read: Callable[[Node], T]) -> T:
        result, shape = self._look(read, help)
        # Twice, if two kinds of readers ask: what is required of one of them is required.
        known = self._seen.asked.get(help.name)
        self._seen.asked[help.name] = Asked(known.help if known and known.help.required else help, shape)
        return result

    def record(self, node: Node | None, read: Callable[[Fields], T]) -> T:
        outside, self._seen.asked = self._seen.asked, {}
        result = read(Fields(self, ANY_MAPPING))
        self._seen.shape = Record(tuple(self._seen.asked.values()))
        self._seen.asked = outside
        return result

    def table(self, node: Node | None, read: Callable[[str, Fields], T]) -> dict[str, T]:
        result, shape = self._look(lambda node: self.record(node, partial(read, NAME)))
        self._seen.shape = Table(IDENTIFIER, shape)
        return {NAME: result}

    def items(
        self, node: Node, read: Callable[[Node], T], *, least: int = 1, most: int | None = None
    ) -> tuple[T, ...]:
        result, shape = self._look(read)
        self._seen.shape = Items(shape, least, most)
        return (result,)

    def some(self, node: Node, read: Callable[[Node], T]) -> tuple[T, ...]:
        result, shape = self._look(read)
        self._seen.shape = Either((shape, Items(shape, 1)))
        return (result,)

    def either(self, node: Node, word: Callable[[Node], T], other: Callable[[Node], T]) -> T:
        _, short = self._look(word)
        result, long = self._look(other)
        self._seen.shape = Either((short, long))
        return result

    def references(self, node: Node, kind: str) -> tuple[str, ...]:
        found = super().references(node, kind)
        self._seen.shape = replace(self._seen.shape, once=True)
        return found

    def reference(self, node: Node, kind: str) -> str:
        return self._note(node, Name(kind), super().reference(NOTHING, kind))

    def reference_inside(self, node: Node, kind: str) -> str:
        return self._note(node, Name(kind, may_go_inside=True), super().reference_inside(NOTHING, kind))

    def id(self, node: Node) -> str:
        return self._note(node, IDENTIFIER, super().id(NOTHING))

    def text(self, node: Node, *, longest: int | None = None, markup: bool = False) -> str:
        shape = Words(SOMETHING + ("" if markup else NO_MARKUP) + r"[\s\S]*", longest)
        return self._note(node, shape, super().text(NOTHING))

    def phrase(self, node: Node) -> str:
        return self._note(node, LINE, super().phrase(NOTHING))

    def phrases(self, node: Node) -> tuple[str, ...]:
        return self._note(node, LINES, super().phrases(NOTHING))

    def lines(self, node: Node) -> str:
        return self._note(node, LINES, super().lines(NOTHING))

    def prose(self, node: Node) -> Prose:
        return self._note(node, Words(is_long=True, is_prose=True), super().prose(NOTHING))

    def contact(self, node: Node) -> str:
        return self._note(node, CONTACT, super().contact(NOTHING))

    def former(self, node: Node, folder: str) -> str:
        return self._note(node, FORMER, super().former(NOTHING, folder))

    def date(self, node: Node) -> date:
        return self._note(node, DATE, super().date(NOTHING))

    def number(self, node: Node) -> int:
        return self._note(node, Number(), super().number(NOTHING))

    def seconds(self, node: Node) -> int:
        return self._note(node, SECONDS, super().seconds(NOTHING))

    def _note(self, node: Node, shape: Shape, result: T) -> T:
        """Remember what was asked for; the key keeps its name, so that one can ask for what it stands for."""
        if node is not KEY:
            self._seen.shape = shape
            return result
        self._seen.keys = self._seen.keys or shape
        return NAME

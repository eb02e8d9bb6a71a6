"""What may stand in a field, as data: told by the readers, for editors' tools that do not read with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .fields import Help

NAME = "имя"
"""Stands in a path for a name that editors choose."""


@dataclass(frozen=True)
class Anything:
    """Nothing is known of it."""


@dataclass(frozen=True)
class Words:
    """A text in one value."""

    pattern: str = ""
    """What it looks like, from its first character to its last; may be empty."""
    longest: int | None = None
    is_long: bool = False
    """It may go over several lines."""
    is_prose: bool = False
    """Paragraphs, lists, links and bold."""


@dataclass(frozen=True)
class Number:
    """A whole number."""

    span: tuple[int, int] | None = None


@dataclass(frozen=True)
class Name:
    """The name of something that is there already."""

    of: str
    """Its kind, as in `known.py`; `value имя` is a value of the fact that the key names."""
    may_go_inside: bool = False
    """A place in it may follow: `bring-a-thing#parts`."""


@dataclass(frozen=True)
class Items:
    """A list."""

    of: Shape
    least: int
    most: int | None = None
    once: bool = False
    """No item is there twice."""


@dataclass(frozen=True)
class Either:
    """One of several ways to write the same."""

    ways: tuple[Shape, ...]


@dataclass(frozen=True)
class Asked:
    """One field of a mapping."""

    help: Help
    shape: Shape


@dataclass(frozen=True)
class Record:
    """A mapping with these fields."""

    fields: tuple[Asked, ...]


@dataclass(frozen=True)
class Table:
    """A mapping whose keys editors choose."""

    keys: Shape
    of: Shape


Shape = Anything | Words | Number | Name | Items | Either | Record | Table


@dataclass(frozen=True)
class Field:
    """One field of a file."""

    path: str
    """`steps[].do`: the field `do` of each item of `steps`; `videos.имя.url`: of whatever is named there."""
    help: Help
    shape: Shape = Anything()

    @property
    def of(self) -> str:
        """The kind of names that it takes, as `Reading.known` calls it; empty: it takes none."""
        return names_in(self.shape)

    @property
    def longest(self) -> int | None:
        """How many characters it may have; None: nothing is said."""
        return self.shape.longest if isinstance(self.shape, Words) else None


def names_in(shape: Shape) -> str:
    """The kind of names that a value or each item of a list is; empty: it is no name."""
    match shape:
        case Name(of):
            return of
        case Items(of):
            return names_in(of)
    return ""


def fields_in(shape: Shape, above: str = "") -> Iterator[Field]:
    """Every field below a place, each before those inside it."""
    if isinstance(shape, Record):
        for one in shape.fields:
            path = f"{above}.{one.help.name}" if above else one.help.name
            yield Field(path, one.help, one.shape)
            yield from fields_in(one.shape, path)
    elif isinstance(shape, Items):
        yield from fields_in(shape.of, f"{above}[]")
    elif isinstance(shape, Table):
        yield from fields_in(shape.of, f"{above}.{NAME}" if above else NAME)
    elif isinstance(shape, Either):
        for way in shape.ways:
            yield from fields_in(way, above)

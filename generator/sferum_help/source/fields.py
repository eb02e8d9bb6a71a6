"""The fields of a mapping, asked for one by one; a field that nobody asked for is an error.

Reading is the schema: what the reading code asks for is allowed, nothing else is. What a field is for stands
where it is read; it completes the message «нет поля» and makes the reference for editors (`schema.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from ..model.prose import Prose
from .nodes import Broken, Mapping, Node
from .problems import Place

if TYPE_CHECKING:
    from .values import Reading

T = TypeVar("T")

REQUIRED = object()
"""The default of a field that has none."""


@dataclass(frozen=True)
class Help:
    """What an editor has to know about a field."""

    name: str
    kind: str
    """What is written there: «строка», «список имён»."""
    required: bool
    when: str
    """When a field that need not be there is needed all the same: «вместе с url»; may be empty."""
    limit: str
    """How long or how many at the most, in words; may be empty."""
    about: str
    """Completes «нет поля»."""
    more: str
    """What else the reference says."""
    example: str
    pattern: str = ""
    """What the value, or each of a list, looks like, where the kind does not tell: a regular expression."""
    span: tuple[int, int] | None = None
    """The least and the greatest number."""
    unless: str = ""
    """A field that makes a required one needless."""


class Recorder(Protocol):
    """Somebody who wants to know which fields there are."""

    def field(self, help: Help, read: Callable[[Node], T]) -> T:
        """Note the field and read on below it."""


class Fields:
    """The fields of one mapping; `done()` reports what nobody asked for.

    Every question takes `help`: what to write there, for editors. For the reference it may take `more`, an
    `example`, and `when` a field without which a file may be right is needed all the same; `pattern`, `span`
    and `unless` tell the tools of editors what the reader itself checks.
    """

    def __init__(self, reading: Reading, mapping: Mapping) -> None:
        self.reading = reading
        self.place = mapping.place
        self._entries = {key.text: (key, value) for key, value in mapping.entries}
        self._asked: list[str] = []
        self._missing: dict[str, str] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def place_of(self, name: str) -> Place:
        """Where the field's value stands; the mapping's place if the field is missing."""
        return self._entries[name][1].place if name in self._entries else self.place

    def node(self, name: str) -> Node | None:
        """The value of a field as it was typed, for who asks for places inside it."""
        return self._entries[name][1] if name in self._entries else None

    def read(
        self,
        name: str,
        read: Callable[[Node], T],
        default: Any = REQUIRED,
        *,
        help: str = "",
        kind: str = "",
        when: str = "",
        limit: str = "",
        more: str = "",
        example: str = "",
        pattern: str = "",
        span: tuple[int, int] | None = None,
        unless: str = "",
    ) -> T:
        """The value of a field; without a default the field has to be there."""
        if self.reading.recorder:
            required = default is REQUIRED
            asked = Help(name, kind, required, when, limit, help, more, example, pattern, span, unless)
            return self.reading.recorder.field(asked, read)
        self._asked.append(name)
        if name in self._entries:
            return read(self._entries[name][1])
        if default is not REQUIRED:
            return default
        self._missing[name] = help
        return read(Broken(self.place))

    def text(self, name: str, default: Any = REQUIRED, *, longest: int = 0, **help: str) -> str:
        limit = {"limit": f"до {longest} знаков"} if longest else {}
        return self.read(
            name,
            lambda node: self.reading.text(node, **({"longest": longest} if longest else {})),
            default,
            **{"kind": "строка", **limit, **help},
        )

    def lines(self, name: str, default: Any = REQUIRED, **help: str) -> str:
        """Plain text that keeps its lines, to be copied as it is."""
        return self.read(name, self.reading.lines, default, **{"kind": "текст без разметки", **help})

    def prose(self, name: str, default: Any = REQUIRED, **help: str) -> Prose:
        """A default other than REQUIRED is an empty text."""
        default = REQUIRED if default is REQUIRED else Prose()
        return self.read(name, self.reading.prose, default, **{"kind": "текст", **help})

    def proses(self, name: str, default: Any = REQUIRED, **help: str) -> tuple[Prose, ...]:
        """A list of texts."""
        return self.items(name, self.reading.prose, default, **{"kind": "список текстов", **help})

    def phrases(
        self, name: str, default: Any = REQUIRED, *, least: int = 1, most: int | None = None, **help: str
    ) -> tuple[str, ...]:
        """A list of plain lines in somebody else's words."""
        help = {"kind": "список строк", **help}
        return self.items(name, self.reading.phrase, default, least=least, most=most, **help)

    def id(self, name: str, default: Any = REQUIRED, **help: str) -> str:
        return self.read(name, self.reading.id, default, **{"kind": "имя", **help})

    def reference(self, name: str, of: str, default: Any = REQUIRED, **help: str) -> str:
        """The id of something of a kind that is known."""
        return self.read(
            name, lambda node: self.reading.reference(node, of), default, **{"kind": "имя", **help}
        )

    def reference_inside(self, name: str, of: str, default: Any = REQUIRED, **help: str) -> str:
        """The same, or a place in it: `bring-a-thing#parts`."""
        return self.read(
            name, lambda node: self.reading.reference_inside(node, of), default, **{"kind": "имя", **help}
        )

    def references(self, name: str, of: str, default: Any = REQUIRED, **help: str) -> tuple[str, ...]:
        """A list of ids of one kind, none twice."""
        return self.read(
            name, lambda node: self.reading.references(node, of), default, **{"kind": "список имён", **help}
        )

    def picture(self, *, help: str) -> str:
        """The name of a picture of the set, or nothing."""
        about = f"{help}: имя из набора рисунков, см. editing.md"
        return self.reference("picture", "picture", "", help=about, example="phone")

    def items(
        self,
        name: str,
        read: Callable[[Node], T],
        default: Any = REQUIRED,
        *,
        least: int = 1,
        most: int | None = None,
        **help: str,
    ) -> tuple[T, ...]:
        limit = {"limit": f"от {least} до {most}"} if most else {"limit": f"от {least}"} if least > 1 else {}
        return self.read(
            name,
            lambda node: self.reading.items(node, read, least=least, most=most),
            default,
            **{"kind": "список", **limit, **help},
        )

    def page_aliases(self) -> tuple[str, ...]:
        """How people ask for a page that is no article; without any, search does not offer it."""

        def read(node: Node) -> tuple[str, ...]:
            aliases = self.reading.items(node, self.reading.phrase)
            self.reading.between.page_aliases += self.reading.places(aliases, node)
            return aliases

        about = "как об этой странице спрашивают; без этого поля поиск её не показывает"
        return self.read("aliases", read, (), kind="список строк", help=about)

    def record(
        self, name: str, read: Callable[[Fields], T], default: Any = REQUIRED, **help: str
    ) -> T | None:
        return self.read(
            name, lambda node: self.reading.record(node, read), default, **{"kind": "поля", **help}
        )

    def former_nodes(self) -> tuple[str, ...]:
        """What a question or an outcome of the checker was called before."""
        about = "прежние имена: старые адреса поведут сюда"
        return self.items(
            "was", self.reading.former_node, (), kind="список имён", help=about, example="[old-name]"
        )

    def records(
        self, name: str, read: Callable[[Fields], T], default: Any = REQUIRED, **help: str
    ) -> tuple[T, ...]:
        return self.read(
            name, lambda node: self.reading.records(node, read), default, **{"kind": "список полей", **help}
        )

    def table(
        self, name: str, read: Callable[[str, Fields], T], default: Any = REQUIRED, **help: str
    ) -> dict[str, T]:
        return self.read(
            name, lambda node: self.reading.table(node, read), default, **{"kind": "имя: поля", **help}
        )

    def listed(
        self, name: str, of: str, read: Callable[[str, Fields], T], default: Any = REQUIRED, **help: str
    ) -> dict[str, T]:
        """A table whose names are known from now on, by their kind; without it there are none."""
        if name not in self and default is not REQUIRED:
            self.reading.known[of] = ()
        return self.read(
            name, lambda node: self.reading.listed(of, node, read), default, **{"kind": "имя: поля", **help}
        )

    def contact(self, name: str, default: Any = REQUIRED, **help: str) -> str:
        """Where to write."""
        return self.read(name, self.reading.contact, default, **{"kind": "почта или адрес", **help})

    def date(self, name: str, default: Any = REQUIRED, **help: str) -> date:
        help = {"kind": "дата", "example": "2026-11-23", **help}
        return self.read(name, self.reading.date, default, **help)

    def number(self, name: str, default: Any = REQUIRED, **help: Any) -> int:
        return self.read(name, self.reading.number, default, **{"kind": "число", **help})

    def seconds(self, name: str, default: Any = REQUIRED, **help: str) -> int:
        """A duration or a moment of a video."""
        return self.read(
            name, self.reading.seconds, default, **{"kind": "минуты:секунды", "example": "3:20", **help}
        )

    def refuse_former(self, name: str, hint: str) -> None:
        """A field that there was once: whoever still has it reads where its content belongs."""
        if name in self._entries:
            self._asked.append(name)
            self.reading.complain(self._entries[name][0].place, f"поля «{name}» больше нет", hint)

    def done(self) -> None:
        """Report what nobody asked for and what is missing; a misspelt field is both, reported once."""
        absent = [name for name in self._asked if name not in self._entries]
        asked = {*self._asked}
        for name, (key, _) in self._entries.items():
            if name not in asked:
                self.reading.complain(
                    key.place, f"неизвестное поле «{name}»", self.reading.suggest(name, absent or self._asked)
                )
                if meant := self.reading.closest(name, self._missing):
                    del self._missing[meant]
        for name, about in self._missing.items():
            self.reading.complain(self.place, f"нет поля «{name}»", f"{name} — {about}" if about else "")

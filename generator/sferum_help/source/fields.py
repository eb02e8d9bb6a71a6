"""Nodes → plain values, one field at a time; a field that nobody asked for is an error.

Reading a mapping is its schema: what the reading code asks for is allowed, nothing else is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlsplit

from . import markdown
from .nodes import Broken, Mapping, Node, Scalar, Sequence
from ..model.prose import Prose
from ..model.words import Name
from .problems import Place, Problem, closest, suggest
from .words import FIELDS, UNKNOWN

T = TypeVar("T")

REQUIRED = object()
"""The default of a field that has none."""

EARLIEST_YEAR = 2020
"""Nothing this site speaks of is older; an earlier date is a slip."""

ID = re.compile(r"(?=.{1,60}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
ID_HINT = "имя — до 60 строчных латинских букв, цифр и дефисов, например day-delay"
MARKUP = re.compile(r"<[A-Za-z/!?]|\*\*|\]\(|https?://")
"""What has no business in a plain field: it would be shown to the reader as typed."""


class Reading:
    """What reading the sources has found so far: known ids by kind, and problems."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.known: dict[str, Collection[str]] = {}
        """Ids by kind. While a list cannot be read its kind is missing, and nothing is said about its ids."""
        self.links: list[tuple[Place, str, str]] = []
        """Links into a page, as (place, id, anchor): checked when all pages are read."""
        self.role_links: list[tuple[Place, str, str]] = []
        """Articles that a role's page leads to, as (place, role, id)."""
        self.page_aliases: list[tuple[str, Place]] = []
        """How people ask for pages that are no articles, as (alias, place)."""
        self.missing_codes: list[str] = []
        """Lines that `faq/_codes.yml` lacks, one for each article without a code."""
        self._screen: dict[str, str] | None = None
        self._never: dict[str, str] = {}
        """How a name is not written → how it is."""
        self._never_pattern = re.compile(r"(?!)")

    def complain(self, place: Place, message: str, hint: str = "") -> None:
        self.problems.append(Problem(place, message, hint))

    def use_words(self, screen: dict[str, str] | None, names: Iterable[Name]) -> None:
        """From now on texts name screen words (id → text) in braces, and write names in one way.

        Without a list of screen words, because it could not be read, nothing is said about them.
        """
        self._screen = screen
        self._never = {wrong: name.text for name in names for wrong in name.never}
        if self._never:
            # The longest first: «ВК Мессенджер» before a shorter part of it.
            wrongs = "|".join(re.escape(wrong) for wrong in sorted(self._never, key=len, reverse=True))
            self._never_pattern = re.compile(rf"(?<!\w)(?:{wrongs})(?!\w)")

    # Values. Each returns a harmless stand-in after a complaint: with a problem no content is ever built.

    def text(self, node: Node, *, longest: int | None = None, markup: bool = False) -> str:
        """A plain line; line breaks fold into spaces. `markup=True` lets stars and addresses pass."""
        text = " ".join(self._words(node).split())
        if not isinstance(node, Scalar):
            return text
        if not markup and (match := MARKUP.search(text)):
            hint = "уберите разметку и адреса: это поле показывают как есть, одной строкой"
            self.complain(node.place_of(match[0]), "разметка в простом поле", hint)
        if longest and len(text) > longest:
            self.complain(node.place, f"слишком длинно: {len(text)} знаков", f"допустимо {longest}")
        return text

    def phrase(self, node: Node) -> str:
        """A plain line in somebody else's words, such as a question as people ask it."""
        return " ".join(self._value(node).split())

    def lines(self, node: Node) -> str:
        """Plain text that keeps its lines, to be copied as it is."""
        text = self._words(node).strip()
        if isinstance(node, Scalar) and (match := re.search(r"<[A-Za-z/!?]|\*\*|\]\(", text)):
            self.complain(node.place_of(match[0]), "разметка в простом поле", "этот текст копируют как есть")
        return text

    def prose(self, node: Node) -> Prose:
        """Markdown of the allowed subset; symbolic links must lead somewhere."""
        text = self._words(node).strip()
        if not isinstance(node, Scalar):
            return Prose()
        read = markdown.parse(text)
        for found in read.findings:
            self.complain(node.place_of(found.fragment), found.message, found.hint)
        for typed in read.outside:
            if markdown.is_plain_address(typed):
                self.check_host(typed, node.place_of(typed))
        for id, anchor, typed in read.references:
            place = node.place_of(typed)
            if self._check_known("article", id, place) and anchor:
                self.links.append((place, id, anchor))
        return read.prose

    def check_host(self, address: str, place: Place) -> None:
        """Readers are sent to the sites on the list only."""
        self._check_known("site", urlsplit(address).netloc, place)

    def id(self, node: Node) -> str:
        text = self._value(node)
        if isinstance(node, Scalar) and text and not ID.fullmatch(text):
            self.complain(node.place, f"имя «{text}» не подходит", ID_HINT)
        return text

    def reference(self, node: Node, kind: str) -> str:
        """The id of something of this kind that exists."""
        text = self._value(node)
        if isinstance(node, Scalar) and text:
            self._check_known(kind, text, node.place)
        return text

    def date(self, node: Node) -> date:
        text = self._value(node)
        try:
            if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
                day = date.fromisoformat(text)
                if day.year >= EARLIEST_YEAR:
                    return day
        except ValueError:
            pass
        if isinstance(node, Scalar) and text:
            self.complain(node.place, f"«{text}» — не дата", "год-месяц-день, например 2026-11-23")
        return date.min

    def number(self, node: Node) -> int:
        text = self._value(node)
        if re.fullmatch(r"[0-9]{1,9}", text):
            return int(text)
        if isinstance(node, Scalar) and text:
            self.complain(node.place, f"«{text}» — не число", "целое число цифрами, например 4")
        return 0

    def seconds(self, node: Node) -> int:
        """A duration or a moment of a video, typed as минуты:секунды."""
        text = self._value(node)
        if match := re.fullmatch(r"(?:(\d+):)?(\d{1,3}):([0-5]\d)", text):
            hours, minutes, seconds = (int(part or 0) for part in match.groups())
            return hours * 3600 + minutes * 60 + seconds
        if isinstance(node, Scalar) and text:
            self.complain(node.place, f"«{text}» — не время", "минуты:секунды, например 3:20")
        return 0

    def items(
        self, node: Node, read: Callable[[Node], T], *, least: int = 1, most: int | None = None
    ) -> tuple[T, ...]:
        """A list; every item goes through `read`."""
        if not isinstance(node, Sequence):
            if not isinstance(node, Broken):
                self.complain(
                    node.place,
                    "здесь нужен список",
                    "каждый пункт с новой строки и с дефисом, или [один, другой]",
                )
            return ()
        if len(node.items) < least:
            hint = "добавьте ещё" if least > 1 else "впишите хотя бы одно или уберите поле"
            self.complain(node.place, f"в списке {len(node.items)}, а нужно не меньше {least}", hint)
        if most is not None and len(node.items) > most:
            self.complain(
                node.items[most].place,
                f"в списке {len(node.items)}, а можно не больше {most}",
                "оставьте самое важное",
            )
        return tuple(read(item) for item in node.items)

    def references(self, node: Node, kind: str) -> tuple[str, ...]:
        """A list of ids of one kind, none twice."""
        ids = self.items(node, lambda item: self.reference(item, kind))
        self.refuse_twice(self.places(ids, node))
        return ids

    @staticmethod
    def places(values: Iterable[T], node: Node | None) -> list[tuple[T, Place]]:
        """The values that were read from a list, each with its place."""
        items = node.items if isinstance(node, Sequence) else ()
        return [(value, item.place) for value, item in zip(values, items, strict=False)]

    def refuse_twice(self, ids: Iterable[tuple[str, Place]], message: str = "«{}» повторяется") -> None:
        """Complain about every id that was there before; `ids` are (id, place)."""
        first: dict[str, Place] = {}
        for id, place in ids:
            if id in first:
                self.complain(place, message.format(id), f"первый раз — {first[id]}")
            elif id:
                first[id] = place

    def record(self, node: Node | None, read: Callable[[Fields], T]) -> T | None:
        """A mapping read by `read`, which asks for its fields; None if it is no mapping."""
        if isinstance(node, Mapping):
            fields = Fields(self, node)
            result = read(fields)
            fields.done()
            return result
        if node is not None and not isinstance(node, Broken):
            self.complain(node.place, "здесь нужны поля «имя: значение»", "возьмите за образец соседний файл")
        return None

    def records(self, node: Node, read: Callable[[Fields], T]) -> tuple[T, ...]:
        """A list of mappings."""
        return tuple(one for one in self.items(node, lambda item: self.record(item, read)) if one is not None)

    def table(self, node: Node | None, read: Callable[[str, Fields], T]) -> dict[str, T]:
        """A mapping of id → fields, in the order of the source."""
        entries = {}
        if isinstance(node, Mapping):
            for key, value in node.entries:
                self.id(key)
                one = self.record(value, lambda fields, id=key.text: read(id, fields))
                if one is not None:
                    entries[key.text] = one
        else:
            self.record(node, lambda fields: None)
        return entries

    def _words(self, node: Node) -> str:
        """The text of a scalar, with screen words for their names in braces."""
        text = self._value(node)
        if not isinstance(node, Scalar):
            return text
        for id, word in (self._screen or {}).items():
            if word and f"«{word}»" in text:
                hint = f"пишите {{{id}}}: если на экране что-то переименуют, правка будет одна"
                self.complain(node.place_of(f"«{word}»"), f"слова с экрана «{word}» уже записаны", hint)
        for wrong in dict.fromkeys(self._never_pattern.findall(text)):
            hint = f"везде одинаково: {self._never[wrong]}"
            self.complain(node.place_of(wrong), f"«{wrong}» пишем иначе", hint)

        def put_in(match: re.Match[str]) -> str:
            if self._screen is None:
                return ""
            if match[1] not in self._screen:
                hint = suggest(match[1], self._screen)
                self.complain(node.place_of(match[0]), f"нет слов с экрана «{match[1]}»", hint)
            return f"«{self._screen.get(match[1], '')}»"

        return re.sub(r"\{([^{}\n]*)\}", put_in, text)

    def _value(self, node: Node) -> str:
        if isinstance(node, Scalar):
            if node.empty or not node.text.strip():
                self.complain(
                    node.place, "пустое значение", "впишите его или удалите строку, если поле необязательное"
                )
                return ""
            return node.text
        if isinstance(node, Mapping):
            self.complain(
                node.place,
                "здесь нужен текст, а получились поля",
                "в тексте двоеточие с пробелом или фигурные скобки в начале? возьмите его в двойные кавычки",
            )
        elif isinstance(node, Sequence):
            self.complain(
                node.place, "здесь нужен текст, а получился список", "уберите дефис или квадратные скобки"
            )
        return ""

    def _check_known(self, kind: str, id: str, place: Place) -> bool:
        if kind not in self.known or id in self.known[kind]:
            return True
        self.complain(
            place,
            f"{UNKNOWN.get(kind) or UNKNOWN[kind.partition(' ')[0]]} «{id}»",
            suggest(id, self.known[kind]),
        )
        return False


class Fields:
    """The fields of one mapping, asked for one by one; `done()` reports what nobody asked for."""

    def __init__(self, reading: Reading, mapping: Mapping) -> None:
        self.reading = reading
        self.place = mapping.place
        self._entries = {key.text: (key, value) for key, value in mapping.entries}
        self._asked: list[str] = []
        self._missing: list[str] = []

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def place_of(self, name: str) -> Place:
        """Where the field's value stands; the mapping's place if the field is missing."""
        return self._entries[name][1].place if name in self._entries else self.place

    def read(self, name: str, read: Callable[[Node], T], default: Any = REQUIRED) -> T:
        """The value of a field; without a default the field has to be there."""
        self._asked.append(name)
        if name in self._entries:
            return read(self._entries[name][1])
        if default is not REQUIRED:
            return default
        self._missing.append(name)
        return read(Broken(self.place))

    def text(self, name: str, default: Any = REQUIRED, *, longest: int | None = None) -> str:
        return self.read(name, lambda node: self.reading.text(node, longest=longest), default)

    def prose(self, name: str, default: Any = REQUIRED) -> Prose:
        """A default other than REQUIRED is an empty text."""
        return self.read(name, self.reading.prose, REQUIRED if default is REQUIRED else Prose())

    def id(self, name: str, default: Any = REQUIRED) -> str:
        return self.read(name, self.reading.id, default)

    def reference(self, name: str, kind: str, default: Any = REQUIRED) -> str:
        return self.read(name, lambda node: self.reading.reference(node, kind), default)

    def references(self, name: str, kind: str, default: Any = REQUIRED) -> tuple[str, ...]:
        return self.read(name, lambda node: self.reading.references(node, kind), default)

    def items(
        self, name: str, read: Callable[[Node], T], default: Any = REQUIRED, **counts: int
    ) -> tuple[T, ...]:
        return self.read(name, lambda node: self.reading.items(node, read, **counts), default)

    def page_aliases(self) -> tuple[str, ...]:
        """How people ask for a page that is no article; without any, search does not offer it."""

        def read(node: Node) -> tuple[str, ...]:
            aliases = self.reading.items(node, self.reading.phrase)
            self.reading.page_aliases += self.reading.places(aliases, node)
            return aliases

        return self.read("aliases", read, ())

    def record(self, name: str, read: Callable[[Fields], T], default: Any = REQUIRED) -> T | None:
        return self.read(name, lambda node: self.reading.record(node, read), default)

    def records(self, name: str, read: Callable[[Fields], T], default: Any = REQUIRED) -> tuple[T, ...]:
        return self.read(name, lambda node: self.reading.records(node, read), default)

    def table(self, name: str, read: Callable[[str, Fields], T]) -> dict[str, T]:
        return self.read(name, lambda node: self.reading.table(node, read))

    def date(self, name: str, default: Any = REQUIRED) -> date:
        return self.read(name, self.reading.date, default)

    def done(self) -> None:
        """Report what nobody asked for and what is missing; a misspelt field is both, reported once."""
        absent = [name for name in self._asked if name not in self._entries]
        for name, (key, _) in self._entries.items():
            if name not in self._asked:
                self.reading.complain(
                    key.place, f"неизвестное поле «{name}»", suggest(name, absent or self._asked)
                )
                if meant := closest(name, self._missing):
                    self._missing.remove(meant)
        for name in self._missing:
            self.reading.complain(self.place, f"нет поля «{name}»", f"{name} — {FIELDS[name]}")

"""Nodes → plain values. Each gives a harmless stand-in after a complaint: with a problem nothing is built."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import islice
from typing import Any, TypeVar

from ..model.article import FOLDERS
from ..model.prose import Prose
from ..russian.plural import plural
from .between import Between
from .fields import Fields, Recorder
from .known import Known
from .nodes import Broken, Mapping, Node, Scalar, Sequence, keys, with_places
from .problems import MANY, Place, Problem, closest, suggest
from .prose import parse
from .slips import no_space
from .web import foreign_letters, host_of, tracking_in, without_tracking
from .words import Words

EARLIEST_YEAR = 2020
"""Nothing this site speaks of is older; an earlier date is a slip."""

ID = re.compile(r"(?=.{1,60}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
ID_HINT = "имя — до 60 строчных латинских букв, цифр и дефисов, например how-much"
EMAIL = re.compile(r"[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.ASCII | re.IGNORECASE)
"""Enough to notice a slip."""
LONGEST_LINE = 300
"""Characters of a plain field, if nothing else is said: nobody reads on in one line."""
LONGEST_TEXT = 32_000
"""Characters of one text: as many as ten pages of paper. What takes longest to read grows with its square."""
MARKUP = re.compile(r"<[A-Za-z/!?]|\*\*|\]\(|https?://")
"""What has no business in a plain field: it would be shown to the reader as typed."""

MONTHS = (
    "январе", "феврале", "марте", "апреле", "мае", "июне",
    "июле", "августе", "сентябре", "октябре", "ноябре", "декабре",
)  # fmt: skip

T = TypeVar("T")


def read_day(text: str) -> tuple[date, str, str]:
    """A date as it is typed, what is wrong with it, and the way out; without a date the earliest there is."""
    example = "год-месяц-день, например 2026-11-23"
    if russian := re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", text):
        day, month, year = map(int, russian.groups())
        return date.min, f"«{text}» — не дата", f"год-месяц-день: {year}-{month:02}-{day:02}"
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return date.min, f"«{text}» — не дата", example
    year, month, day = map(int, text.split("-"))
    if year < EARLIEST_YEAR:
        return (
            date.min,
            f"слишком давно: {text}",
            f"проверьте год; раньше {EARLIEST_YEAR} здесь ничего не было",
        )
    if not 1 <= month <= 12:
        return date.min, f"«{text}» — не дата: нет месяца {month:02}", example
    try:
        return date(year, month, day), "", ""
    except ValueError:
        days = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
        hint = f"в {MONTHS[month - 1]} {year} года {days} {plural(days, 'день', 'дня', 'дней')}"
        return date.min, f"«{text}» — нет такого дня", hint


class Reading:
    """One reading of the sources: turns nodes into values and keeps what it finds on the way."""

    recorder: Recorder | None = None
    """Who notes which fields are asked for; nobody, as long as real files are read."""

    def __init__(self, today: date = date.max) -> None:
        self.problems: list[Problem] = []
        self.latest = today
        """No date may be later. Without a day nothing depends on the clock."""
        self.known = Known()
        self.words = Words()
        """What every text is held to; all are, once `_words.yml` has been read."""
        self.between = Between()
        """What can only be checked when all files have been read."""
        self.without: set[str] = set()
        """Features that the site does without: their lists are not there (`files.OPTIONAL`)."""
        self.named: list[tuple[str, str, Place]] = []
        """Every name that stands alone, as in a list, not in a text: (kind, the id that was typed, place)."""
        self.days: list[date] = []
        """Every day that is named."""
        self.missing_codes: list[str] = []
        """Lines that `faq/_codes.yml` lacks, one for each page without a code."""

    def trail(self) -> dict[str, list[Any]]:
        """All that reading an article adds to, besides problems."""
        return {"named": self.named, "days": self.days, **self.between.lists()}

    def complain(self, place: Place, message: str, hint: str = "") -> None:
        self.problems.append(Problem(place, message, hint))

    def suggest(self, word: str, allowed: Iterable[str], where: str = "") -> str:
        """The hint for a word that is not among the allowed ones, as long as hints are read."""
        return suggest(word, allowed, where) if len(self.problems) < MANY else ""

    def closest(self, word: str, allowed: Iterable[str]) -> str:
        """The allowed word that was probably meant, likewise."""
        return closest(word, allowed) if len(self.problems) < MANY else ""

    def text(self, node: Node, *, longest: int | None = LONGEST_LINE, markup: bool = False) -> str:
        """A plain line; line breaks fold into spaces. `markup=True` lets stars and addresses pass."""
        text = " ".join(self._words(node).split())
        if not isinstance(node, Scalar):
            return text
        if not markup and (match := MARKUP.search(text)):
            hint = "уберите разметку и адреса: это поле показывают как есть, одной строкой"
            self.complain(node.place_of(match[0]), "разметка в простом поле", hint)
        if longest and len(text) > longest:
            found = f"{len(text)} {plural(len(text), 'знак', 'знака', 'знаков')}"
            self.complain(node.place, f"слишком длинно: {found}", f"допустимо {longest}")
        return text

    def phrase(self, node: Node) -> str:
        """A plain line in somebody else's words, such as a question as people ask it."""
        return " ".join(self._value(node).split())

    def phrases(self, node: Node) -> tuple[str, ...]:
        """Plain lines in somebody else's words, one a line, none of them twice."""
        text = self._value(node, longest=None)
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        twice = (line for line, count in Counter(lines).items() if count > 1)
        for line in islice(twice, MANY):
            self.complain(node.place_of(line), f"фраза «{line}» повторяется", "оставьте одну")
        return tuple(dict.fromkeys(lines))

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
        read = parse(text)
        for found in read.findings:
            self.complain(node.place_of(found.fragment), found.message, found.hint)
        for address, typed in read.outside:
            place = node.place_of(typed)
            if address.startswith("tel:"):
                self.check_known("phone", address.removeprefix("tel:"), place)
            else:
                self.check_host(address, place)
        for id, anchor, typed in read.references:
            place = node.place_of(typed)
            if self.check_known("article", id, place) and anchor:
                self.between.links.append((place, id, anchor))
            self.between.sent.append((place, id, read.prose))
        return read.prose

    def check_host(self, address: str, place: Place) -> None:
        """Readers are sent to the sites on the list only, and nobody else is told about it."""
        host = host_of(address)
        if foreign := foreign_letters(host):
            meant = self.closest(host, self.known.get("site", ()))
            hint = f"наберите его заново латиницей{f': {meant}' if meant else ''}"
            self.complain(place, f"в имени сайта «{host}» не латинские буквы: {foreign}", hint)
        else:
            self.check_known("site", host, place)
        self.refuse_tracking(address, place)

    def refuse_tracking(self, address: str, place: Place) -> None:
        """An address copied from an advertisement or a message tells its site where the reader comes from."""
        if label := tracking_in(address):
            hint = f"сотрите её: {without_tracking(address)}"
            self.complain(place, f"в адресе чужая метка «{label}»", hint)

    def contact(self, node: Node) -> str:
        """Where to write: an e-mail address, or one that begins with https:// on a site we send readers to."""
        text = self._value(node).strip()
        if host_of(text):
            self.check_host(text, node.place)
        elif isinstance(node, Scalar) and text and not EMAIL.fullmatch(text):
            hint = "почта, например help@example.org, или адрес с https://; ещё не известно — удалите поле"
            self.complain(node.place, f"«{text}» — не почта и не адрес", hint)
        return text

    def id(self, node: Node) -> str:
        text = self._value(node).strip()
        if isinstance(node, Scalar) and text and not ID.fullmatch(text):
            self.complain(node.place, f"имя «{text}» не подходит", ID_HINT)
        return text

    def former(self, node: Node, folder: str) -> str:
        """The former name of an article, `faq/the-price`; without a folder it was in this one."""
        text = self._value(node).strip()
        before, slash, id = text.rpartition("/")
        if text and (not ID.fullmatch(id) or slash and before not in FOLDERS):
            others = " или ".join(f"{one}/имя" for one in FOLDERS)
            self.complain(node.place, f"имя «{text}» не подходит", f"{ID_HINT}; из другой папки: {others}")
        return f"{before or folder}/{id}" if text else ""

    def former_node(self, node: Node) -> str:
        """The former id of a question or an outcome of the checker, which nobody has now."""
        id = self.id(node)
        if id in self.known.get("node", ()):
            hint = "прежний адрес не может вести на две страницы"
            self.complain(node.place, f"имя «{id}» занято: такой вопрос или вывод есть", hint)
        return id

    def reference(self, node: Node, kind: str) -> str:
        """The id of something of this kind that exists."""
        text = self._value(node).strip()
        if isinstance(node, Scalar) and text:
            self.named.append((kind, text, node.place))
            self.check_known(kind, text, node.place)
        return text

    def reference_inside(self, node: Node, kind: str) -> str:
        """The same, or a place in it: `bring-a-thing#parts`."""
        text = self._value(node).strip()
        id, hash, anchor = text.partition("#")
        if isinstance(node, Scalar) and text:
            self.named.append((kind, id, node.place))
            self.check_known(kind, id, node.place)
            if hash:
                self.between.links.append((node.place, id, anchor))
        return text

    def date(self, node: Node) -> date:
        text = self._value(node).strip()
        day, message, hint = read_day(text)
        self.days.append(day)
        if isinstance(node, Scalar) and text and message:
            self.complain(node.place, message, hint)
        elif text and day > self.latest:
            self.complain(node.place, f"этот день ещё не настал: {day}", "проверьте год и месяц")
        return day

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
        if match := re.fullmatch(r"(?:([0-9]{1,2}):)?([0-9]{1,3}):([0-5][0-9])", text):
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
        # What makes an item unreadable may have taken others with it, and has been said.
        if len(node.items) < least and not any(isinstance(item, Broken) for item in node.items):
            if node.items or least > 1:
                message, hint = f"в списке {len(node.items)}, а нужно не меньше {least}", "добавьте ещё"
            else:
                message = "список пуст"
                hint = "впишите хотя бы одно; поле необязательное? тогда удалите его"
            self.complain(node.place, message, hint)
        if most is not None and len(node.items) > most:
            self.complain(
                node.items[most].place,
                f"в списке {len(node.items)}, а можно не больше {most}",
                "оставьте самое важное",
            )
        return tuple(read(item) for item in node.items)

    def some(self, node: Node, read: Callable[[Node], T]) -> tuple[T, ...]:
        """A list, or a single value without brackets."""
        return tuple(read(one) for one in (node.items if isinstance(node, Sequence) else (node,)))

    def either(self, node: Node, word: Callable[[Node], T], other: Callable[[Node], T]) -> T:
        """What may be said in one word, too."""
        return (word if isinstance(node, Scalar) else other)(node)

    def references(self, node: Node, kind: str) -> tuple[str, ...]:
        """A list of ids of one kind, none twice."""
        ids = self.items(node, lambda item: self.reference(item, kind))
        self.refuse_twice(self.places(ids, node))
        return ids

    places = staticmethod(with_places)

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
        if isinstance(node, Scalar) and (slip := no_space(node.text)):
            self.complain(node.place, *slip)
        elif node is not None and not isinstance(node, Broken):
            self.complain(node.place, "здесь нужны поля «имя: значение»", "возьмите за образец соседний файл")
        return None

    def records(self, node: Node, read: Callable[[Fields], T]) -> tuple[T, ...]:
        """A list of mappings."""
        return tuple(one for one in self.items(node, lambda item: self.record(item, read)) if one is not None)

    def table(self, node: Node | None, read: Callable[[str, Fields], T]) -> dict[str, T]:
        """A mapping of id → fields, in the order of the source."""
        found = {}
        if isinstance(node, Mapping):
            for key, value in node.entries:
                self.id(key)
                one = self.record(value, lambda fields, id=key.text: read(id, fields))
                if one is not None:
                    found[key.text] = one
        else:
            self.record(node, lambda fields: None)
        return found

    def listed(self, kind: str, node: Node | None, read: Callable[[str, Fields], T]) -> dict[str, T]:
        """A table whose names are known from now on."""
        result = self.table(node, read)
        self.learn(kind, node)
        return result

    def learn(self, kind: str, node: Node | None) -> None:
        """The names of a table are known from now on, even those whose own fields are in error."""
        if isinstance(node, Mapping):
            self.known[kind] = dict.fromkeys(keys(node))
            self.known.files[kind] = node.place.path

    def _words(self, node: Node) -> str:
        """The text of a scalar, held to the words that are written in one way."""
        text = self._value(node)
        return (
            self.words.put_into(node, self.complain, self.suggest)
            if isinstance(node, Scalar) and text
            else text
        )

    def _value(self, node: Node, longest: int | None = LONGEST_TEXT) -> str:
        if isinstance(node, Scalar):
            if longest and len(node.text) > longest:
                hint = f"допустимо {longest}; разделите его на части"
                self.complain(node.place, f"слишком длинный текст, знаков: {len(node.text)}", hint)
                return ""
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

    def check_known(self, kind: str, id: str, place: Place) -> bool:
        problem = self.known.problem_with(kind, id)
        if problem:
            self.complain(place, problem, self.suggest(id, self.known[kind], self.known.where(kind)))
        return not problem

"""What the reading before has made of articles: one is read again only if something has changed that its reading asks for.

It asks for its own text, for the names that there are, for the words that texts are held to, and for the day. What
comes of it is the article and what it adds to `Reading.trail`. Only what was read without a problem is kept: whatever
is wrong is found anew each time. Of other code, and of runs before, somebody else has to know (`memory`).
"""

from __future__ import annotations

import pickle
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

from ..model.article import Answer, Instruction
from .nodes import Node, parse
from .prose import Read, Texts, with_texts
from .values import Reading

Article = Answer | Instruction


@dataclass(frozen=True)
class Held:
    """What articles are held against."""

    known: Mapping[str, frozenset[str]]
    words: object
    without: frozenset[str]

    @classmethod
    def by(cls, reading: Reading) -> Held:
        """By a reading that has come as far as the articles."""
        known = {kind: frozenset(names) for kind, names in reading.known.items()}
        return cls(known, reading.words.told, frozenset(reading.without))

    def allows(self, other: Held) -> bool:
        """Whether what the other found right, is right here and means the same: names may have come, none may be gone."""
        return (self.words, self.without, self.known.keys()) == (
            other.words,
            other.without,
            other.known.keys(),
        ) and all(
            # Of what has no names at all nothing is asked.
            names >= other.known[kind] and bool(names) == bool(other.known[kind])
            for kind, names in self.known.items()
        )


@dataclass(frozen=True)
class Kept:
    """One article, and all else that came of its reading."""

    article: Article
    trail: Mapping[str, list[Any]]
    """What it has added to each list of `Reading.trail`."""
    texts: Mapping[str, Read]
    """What was parsed for it."""

    def repeat(self, reading: Reading) -> Article:
        """As if it had been read."""
        for kind, found in reading.trail().items():
            found += self.trail[kind]
        return self.article


class Entry:
    """The same with the hash of the text it was read from; packed until somebody asks, and alone: most stay as they were."""

    def __init__(self, hash: bytes, packed: bytes = b"", kept: Kept | None = None) -> None:
        self.hash = hash
        self._packed = packed
        if kept:
            self.kept = kept

    @cached_property
    def kept(self) -> Kept:
        return pickle.loads(self._packed)

    def __reduce__(self) -> tuple[type[Entry], tuple[bytes, bytes]]:
        self._packed = self._packed or pickle.dumps(self.kept, pickle.HIGHEST_PROTOCOL)
        return Entry, (self.hash, self._packed)


@dataclass(frozen=True)
class Stored:
    """What a reading leaves to the next."""

    held: Held | None = None
    articles: Mapping[str, Entry] = field(default_factory=dict)
    """By the names of their files."""


class Remembered:
    """What the reading before has left, and what the one that goes on will leave."""

    def __init__(self, bring: Callable[[], Stored | None] = lambda: None) -> None:
        """`bring`: what a run before has left; asked once, when somebody reads."""
        self._bring = bring
        self._met: dict[str, tuple[str, bytes]] = {}
        """Name of a file → its text and the hash of that."""
        self.has_news = False
        """Whether there is something that the run before has not left."""

    @cached_property
    def stored(self) -> Stored:
        return self._bring() or Stored()

    def begin(self) -> None:
        """Another reading begins."""
        self._met = {}

    def has_met(self, name: str, text: str) -> bool:
        """Whether an article stands in its file as it did; then it can be parsed without a problem."""
        self._met[name] = text, sha256(text.encode()).digest()
        return self._is_same(name)

    def _is_same(self, name: str) -> bool:
        entry = self.stored.articles.get(name)
        return entry is not None and name in self._met and entry.hash == self._met[name][1]

    def each(
        self,
        reading: Reading,
        nodes: Mapping[str, Node],
        names: Iterable[str],
        read: Callable[[str, Node | None], Article | None],
    ) -> Iterator[Article]:
        """The articles that can be read, and to `reading` all that comes of it; the lists have been read.

        Args:
            nodes: What stands in the files; not of those that were met.
            names: The files, in their order.
            read: The name of a file and what stands in it → the article.
        """
        before, held = self.stored, Held.by(reading)
        allowed = before.held is not None and held.allows(before.held)
        wrong = {problem.place.path for problem in reading.problems}
        entries: dict[str, Entry] = {}
        parsed: dict[str, Read] = {}
        for name in names:
            entry = before.articles[name] if self._is_same(name) else None
            if entry and allowed and all(day <= reading.latest for day in entry.kept.trail["days"]):
                entries[name] = entry
                yield entry.kept.repeat(reading)
                continue
            node = parse(self._met[name][0], name)[0] if entry else nodes.get(name)
            marks = {kind: len(found) for kind, found in reading.trail().items()}
            problems = len(reading.problems)
            # Most of the texts of an article that has changed are those that it had.
            known = ChainMap(parsed, before.articles[name].kept.texts if name in before.articles else {})
            with with_texts(Texts(lambda known=known: known)) as texts:
                article = read(name, node)
            parsed |= texts.used
            if article is None:
                continue
            if name not in wrong and len(reading.problems) == problems:
                trail = {kind: found[marks[kind] :] for kind, found in reading.trail().items()}
                entries[name] = Entry(self._met[name][1], kept=Kept(article, trail, texts.used))
            yield article
        if entries != before.articles or held != before.held:
            self.stored, self.has_news = Stored(held, entries), True

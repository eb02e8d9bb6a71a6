"""What the reading before has made of the sources: an article is read again only if something has changed that it needs.

That is its own text, the names that there are, the words that texts are held to, and the day. What comes of it is the
article and what it adds to `Reading.trail`. Only what was read without a problem is kept: whatever is wrong is found
anew each time. Of other code, and of runs before, somebody else has to know (`memory`).
"""

from __future__ import annotations

import pickle
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any, Generic, TypeVar

from ..checker.proof import prove
from ..model.article import Answer, Instruction
from ..model.checker import Checker
from ..model.proof import Proof
from ..model.spread import Spread, one_by_one
from .nodes import Node, parse, parse_typed
from .problems import Problem
from .prose import Read, Texts, with_texts
from .values import Reading

Article = Answer | Instruction
T = TypeVar("T")


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
    texts: Entry[Mapping[str, Read]]
    """What was parsed for it: asked for only when it has changed."""

    def repeat(self, reading: Reading) -> Article:
        """As if it had been read."""
        for kind, found in reading.trail().items():
            found += self.trail[kind]
        return self.article


class Entry(Generic[T]):
    """What was made, with the hash of the text it was made of; packed until somebody asks, and alone: most stay as they are."""

    def __init__(self, hash: bytes, packed: bytes = b"", *made: T) -> None:
        self.hash = hash
        self._packed = packed
        if made:
            (self.made,) = made

    @cached_property
    def made(self) -> T:
        return pickle.loads(self._packed)

    def __reduce__(self) -> tuple[type[Entry], tuple[bytes, bytes]]:
        self._packed = self._packed or pickle.dumps(self.made, pickle.HIGHEST_PROTOCOL)
        return Entry, (self.hash, self._packed)


@dataclass
class Stored:
    """What a reading leaves to the next."""

    held: Held | None = None
    articles: Mapping[str, Entry[Kept]] = field(default_factory=dict)
    """By the names of their files; they are right by `held`."""
    lists: dict[str, Entry[Node]] = field(default_factory=dict)
    """What stands in the other files."""
    proven: Entry[tuple[Checker, Proof]] | None = None


class Remembered:
    """What the reading before has left, and what the one that goes on will leave."""

    def __init__(
        self, bring: Callable[[], Stored | None] = lambda: None, spread: Spread = one_by_one
    ) -> None:
        """
        Args:
            bring: What a run before has left; asked once, when somebody reads.
        """
        self._bring, self._spread = bring, spread
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

    def parse_list(self, text: str, name: str) -> tuple[Node | None, list[Problem]]:
        """As `parse_typed`, of a shared list."""
        hash = hash_of(text)
        if (entry := self.stored.lists.get(name)) and entry.hash == hash:
            return entry.made, []
        node, problems = parse_typed(text, name)
        if node is not None and not problems:
            self.stored.lists[name] = Entry(hash, b"", node)
            self.has_news = True
        return node, problems

    def prove(self, checker: Checker) -> Proof:
        """As `checker.proof.prove`."""
        if self.stored.proven and self.stored.proven.made[0] == checker:
            return self.stored.proven.made[1]
        proof = prove(checker)
        self.stored.proven = Entry(b"", b"", (checker, proof))
        self.has_news = True
        return proof

    def has_met(self, name: str, text: str) -> bool:
        """Whether an article stands in its file as it did; then it can be parsed without a problem."""
        self._met[name] = text, hash_of(text)
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
        before, held, names = self.stored, Held.by(reading), [*names]
        allowed = before.held is not None and held.allows(before.held)
        wrong = {problem.place.path for problem in reading.problems}
        parsed: dict[str, Read] = {}

        def read_one(name: str) -> tuple[Article | None, Mapping[str, Read]]:
            """The article, and what was parsed for it."""
            node = parse(self._met[name][0], name)[0] if self._is_same(name) else nodes.get(name)
            # Most of the texts of an article that has changed are those that it had.
            known = ChainMap(parsed, before.articles[name].made.texts.made if name in before.articles else {})
            with with_texts(Texts(lambda: known)) as texts:
                article = read(name, node)
            parsed.update(texts.used)
            return article, texts.used

        def try_one(name: str) -> Entry[Kept] | None:
            """Leaves nothing behind in `reading`; None: something is wrong with the article."""
            marks = {kind: len(found) for kind, found in reading.trail().items()}
            problems = len(reading.problems)
            article, texts = read_one(name)
            trail = {kind: found[marks[kind] :] for kind, found in reading.trail().items()}
            for kind, found in reading.trail().items():
                del found[marks[kind] :]
            if len(reading.problems) > problems:
                del reading.problems[problems:]
                return None
            if article is None:
                return None
            _ = article.digest  # Kept with it: what is drawn of it is known by that.
            return Entry(self._met[name][1], b"", Kept(article, trail, Entry(b"", b"", texts)))

        entries = {
            name: before.articles[name]
            for name in names
            if allowed
            and self._is_same(name)
            and all(day <= reading.latest for day in before.articles[name].made.trail["days"])
        }
        others = [name for name in names if name not in entries and name not in wrong]
        tried = zip(others, self._spread(try_one, others), strict=True)
        entries |= {name: entry for name, entry in tried if entry}
        for name in names:
            if name in entries:
                yield entries[name].made.repeat(reading)
            elif (article := read_one(name)[0]) is not None:
                yield article
        if entries != before.articles or held != before.held:
            before.held, before.articles, self.has_news = held, entries, True


def hash_of(text: str) -> bytes:
    return sha256(text.encode()).digest()

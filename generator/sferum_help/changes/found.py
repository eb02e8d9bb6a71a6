"""The same questions asked of two states of the content → what search offers first now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..memory.memory import Memory
from ..model.content import Content
from ..reports.queries import Asked, ask
from ..search.index import documents
from ..search.sense import learnt_from, sense_data


@dataclass(frozen=True)
class Found:
    """What search says first."""

    title: str
    """Of the page; empty: nothing was found."""
    sure: bool
    danger: bool


@dataclass(frozen=True)
class FoundChange:
    question: str
    before: Found
    now: Found


@dataclass(frozen=True)
class Search:
    asked: int
    changes: tuple[FoundChange, ...]


def compare_search(before: Content, now: Content, memory: Memory) -> Search:
    """Raises `reports.queries.NoNode`."""

    def learn(content: Content) -> Any:
        return memory.recall_json("sense", learnt_from(content), partial(sense_data, content))

    questions = sample_questions(before, now)
    old, new = ask(before, questions, learn), ask(now, questions, learn)
    renamed = {former.rsplit("/", 1)[-1]: one.id for one in now.articles() for former in one.was}
    was, is_ = titles(before), titles(now)
    changes = [
        FoundChange(one.text, found(one, was), found(other, is_))
        for one, other in zip(old, new, strict=True)
        if (renamed.get(one.page, one.page), one.verdict, one.danger)
        != (other.page, other.verdict, other.danger)
    ]
    return Search(len(questions), tuple(changes))


def sample_questions(before: Content, now: Content) -> Sequence[str]:
    """What the centre wants to be watched, and how people ask for each page by its own word, each once."""
    texts: Iterable[str] = (
        *now.phrases.samples,
        *(alias for content in (now, before) for one in documents(content) for alias in one.aliases),
    )
    return tuple(dict.fromkeys(texts))


def titles(content: Content) -> dict[str, str]:
    return {one.id: one.title for one in documents(content)}


def found(one: Asked, titles: dict[str, str]) -> Found:
    return Found(titles.get(one.page, one.page), one.verdict == "good", one.danger)

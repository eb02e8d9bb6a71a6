"""The checker as frozen data: a graph of questions and outcomes, and a model of the situations it is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .article import Message
from .prose import Prose

Situation = Mapping[str, str]
"""Fact → value: how things really are."""

Says = Mapping[str, tuple[str, ...]]
"""Fact → the values that agree with what a person said."""


@dataclass(frozen=True)
class Fact:
    """Something about the reader that can be one of a few ways."""

    id: str
    about: str
    values: Mapping[str, str]
    """Value → its words."""
    right: tuple[str, ...]
    """The values with which things work; empty if the fact is neither right nor wrong."""
    changed_by: str
    """Who can make it right: `user`, `time`, `school` or `nobody`."""
    when: Says
    """The fact exists only where this holds; empty: always."""
    yes_if: Situation
    """For a fact that follows from others: it is `yes` if they all are so, else `no`. Empty otherwise."""
    owner: str
    """The person whose account or device it is about, or empty."""
    link_of: str
    """The person whose МЭШ record this link belongs to, for the picture; or empty."""


@dataclass(frozen=True)
class Entry:
    """A way into the checker: a role or a symptom."""

    id: str
    title: str
    roles: tuple[str, ...]
    symptom: bool
    """Chosen by what is wrong, not by who asks."""
    says: Says
    """What a person who enters here has said by that."""
    facts: tuple[str, ...]
    """What the entry is about: every combination of these facts is tried."""
    question: str


@dataclass(frozen=True)
class Option:
    id: str
    text: str
    says: Says
    to: str
    """A question or an outcome."""


@dataclass(frozen=True)
class Question:
    id: str
    question: str
    why: Prose
    """Why we ask; may be empty."""
    options: tuple[Option, ...]
    look: Prose
    """How to find out: the page behind «Не знаю»."""
    always_known: str
    """Why nobody can fail to know it; then there is no «Не знаю»."""


@dataclass(frozen=True)
class Outcome:
    id: str
    title: str
    severity: str
    """`ok`, `wait`, `fix`, `school` or `elsewhere`."""
    says: Says
    """What it tells the reader about the situation; must be so wherever it is reached."""
    because: Prose
    steps: tuple[str, ...]
    """Articles that hold the steps."""
    result: Prose
    """How to see that it worked."""
    otherwise: Prose
    """What to do if it did not."""
    message: Message | None
    changes: Situation
    """What is so when the advice has been followed."""
    with_child: str
    """Said in advance when a parent's steps touch the child's account; else empty."""
    picture: tuple[str, ...]
    """Facts to draw: links between a МЭШ record and a profile."""


@dataclass(frozen=True)
class Checker:
    title: str
    intro: str
    aliases: tuple[str, ...]
    """How people ask for it."""
    rounds: int
    """After so many pieces of advice at the most everything works, or only the school can help."""
    facts: Mapping[str, Fact]
    never: tuple[Says, ...]
    """Combinations that do not exist."""
    entries: Mapping[str, Entry]
    questions: Mapping[str, Question]
    outcomes: Mapping[str, Outcome]

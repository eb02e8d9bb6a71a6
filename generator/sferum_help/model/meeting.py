"""The kit for a meeting: what to show and say in ten minutes, what to give away, what to answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .prose import Prose


@dataclass(frozen=True)
class MeetingStep:
    """A minute or two of the meeting: a slide, and what is said to it."""

    id: str
    title: str
    minutes: int
    slide: Prose
    """What everybody sees."""
    say: Prose
    """What whoever leads the meeting says or does; it stands on no slide."""


@dataclass(frozen=True)
class MeetingMessage:
    """What is sent into the chat afterwards, for one messenger."""

    messenger: str
    page: str
    """The id of the page whose address is written below it."""
    text: str


@dataclass(frozen=True)
class Objection:
    id: str
    words: str
    """As people say it."""
    answer: Prose


@dataclass(frozen=True)
class Meeting:
    """What `instructions/_meeting.yml` says."""

    role: str
    """Who leads it: the page stands below that of this role."""
    audience: str
    """The role whose sheet is given away."""
    title: str
    intro: str
    need: tuple[Prose, ...]
    steps: tuple[MeetingStep, ...]
    result: tuple[Prose, ...]
    """What people should take home."""
    messages: tuple[MeetingMessage, ...]
    objections: tuple[Objection, ...]
    without: tuple[Prose, ...]
    """What to do with who cannot take part in it all."""
    aliases: tuple[str, ...]
    checked: date

    @property
    def minutes(self) -> int:
        return sum(one.minutes for one in self.steps)

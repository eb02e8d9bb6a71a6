"""Answers and instructions, as frozen data.

Fields of type `Prose` hold the Markdown subset of `prose.py`; every other text is plain.
Ids in `roles`, `sources`, `see` and the like always exist in `content.Content`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .prose import Prose
from .told import Told


@dataclass(frozen=True)
class Message:
    """A ready text that a reader copies and sends."""

    to: str
    """Who gets it, in the dative: «классному руководителю»."""
    text: str


@dataclass(frozen=True, repr=False)
class Article(Told):
    """What an answer and an instruction have in common. The id is the file name and the address."""

    id: str
    source: str
    """The file, from the root of the repository."""
    roles: tuple[str, ...]
    topic: str
    short: str
    """Answers by itself, at most 300 characters; may be pasted into a chat."""
    aliases: tuple[str, ...]
    """How people really ask."""
    applies_to: tuple[str, ...]
    """Messengers that the article is true for."""
    sources: tuple[str, ...]
    checked: date
    """When a person last compared the text with its sources."""
    see: tuple[str, ...]
    warning: Prose
    note: Prose
    message: Message | None
    was: tuple[str, ...]
    """Former names with their folders, `faq/the-price`; each old address leads to this page."""
    confirm: tuple[str, ...]
    """What is not confirmed yet, and what would confirm it: for editors."""
    checker: str
    """The entry of the checker that fits, or empty."""
    picture: Mapping[str, str]
    """Links to draw: facts of the checker and their values."""
    label: str
    """A short name for chips and cards; empty: the title is short enough."""
    twins: tuple[str, ...]
    """The same for other roles: ids of articles, each of which names this one too."""
    instead: Mapping[str, str]
    """Messenger that the article is not true for → the article to read there."""
    critical: str
    """Why a mistake here does harm, for editors; empty: it does not."""


@dataclass(frozen=True)
class Part:
    """One case of an answer that has several: a heading of its own, and a place to link to."""

    id: str
    title: str
    text: Prose
    was: tuple[str, ...] = ()
    """Former ids, likewise of steps and troubles: addresses with them lead here."""


@dataclass(frozen=True, repr=False)
class Answer(Article):
    question: str
    answer: Prose
    parts: tuple[Part, ...]
    """Cases, after the answer itself."""
    video: str
    """The id of a video, or empty."""

    folder = "faq"

    @property
    def title(self) -> str:
        return self.question

    @property
    def places(self) -> tuple[Part, ...]:
        """Places within the page that its editor has named."""
        return self.parts

    @property
    def anchors(self) -> frozenset[str]:
        """Ids within the page that a link may name."""
        return frozenset({"answer", *(place.id for place in self.places), *_common_anchors(self)})


@dataclass(frozen=True)
class Step:
    """One thing to do. Who, account and device are never left open, as far as the centre has such lists."""

    id: str
    do: Prose
    who: str
    account: str
    device: str
    warning: Prose
    """Shown before the step."""
    note: Prose
    was: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trouble:
    id: str
    problem: str
    fix: Prose
    was: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class Instruction(Article):
    title: str
    need: tuple[Prose, ...]
    time: str
    steps: tuple[Step, ...]
    result: tuple[Prose, ...]
    """How to see that it worked."""
    trouble: tuple[Trouble, ...]
    """What to do if it did not."""

    folder = "instructions"

    @property
    def places(self) -> tuple[Step | Trouble, ...]:
        """Places within the page that its editor has named."""
        return (*self.steps, *self.trouble)

    @property
    def anchors(self) -> frozenset[str]:
        """Ids within the page that a link may name."""
        own = {"need", "steps", "result", "trouble"}
        parts = {place.id for place in self.places}
        warnings = {f"{step.id}-warning" for step in self.steps if step.warning}
        notes = {f"{step.id}-note" for step in self.steps if step.note}
        return frozenset({*own, *parts, *warnings, *notes, *_common_anchors(self)})


def _common_anchors(article: Article) -> set[str]:
    optional = {
        "warning": article.warning,
        "note": article.note,
        "message": article.message,
        "see": article.see,
    }
    return {"sources", *(name for name, value in optional.items() if value)}


FOLDERS = {Answer.folder: "answer", Instruction.folder: "instruction"}
"""Folder of sources and addresses → what lies in it."""

"""The content as frozen data: what the sources say, after every check has passed.

Fields of type `Prose` hold the Markdown subset of `prose.py`; every other text is plain.
Ids in `roles`, `sources`, `see` and the like always exist in `content.Content`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NewType

Prose = NewType("Prose", str)
"""Checked Markdown: paragraphs, lists, links, bold."""


@dataclass(frozen=True)
class Message:
    """A ready text that a reader copies and sends."""

    to: str
    """Who gets it, in the dative: «классному руководителю»."""
    text: str


@dataclass(frozen=True)
class Article:
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
    """Former ids; each old address leads to this page."""
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


@dataclass(frozen=True)
class Answer(Article):
    question: str
    answer: Prose
    video: str
    """The id of a video, or empty."""

    folder = "faq"

    @property
    def title(self) -> str:
        return self.question

    @property
    def anchors(self) -> frozenset[str]:
        """Ids within the page that a link may name."""
        return frozenset({"answer", *_common_anchors(self)})


@dataclass(frozen=True)
class Step:
    """One thing to do. Who, account and device are never left open: mixing up accounts is the main error."""

    id: str
    do: Prose
    who: str
    account: str
    device: str
    warning: Prose
    """Shown before the step."""
    note: Prose


@dataclass(frozen=True)
class Trouble:
    id: str
    problem: str
    fix: Prose


@dataclass(frozen=True)
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
    def anchors(self) -> frozenset[str]:
        """Ids within the page that a link may name."""
        own = {"need", "steps", "result", "trouble"}
        parts = {part.id for part in (*self.steps, *self.trouble)}
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


@dataclass(frozen=True)
class JourneyStep:
    """One stop on the way «с чего начать»."""

    id: str
    title: str
    text: Prose
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Handout:
    """A page of one sheet, made from a role's journey, to be printed and given away."""

    title: str
    intro: str
    rules: tuple[Prose, ...]
    roles: tuple[str, ...]
    """On whose pages it is offered."""
    checked: date


@dataclass(frozen=True)
class Role:
    id: str
    name: str
    """«Родитель»"""
    title: str
    """«Родителям»: the title of the role's page and its name in the menu."""
    tag: str
    """«Для родителей»"""
    promise: str
    """What the role finds here, in a few words."""
    intro: str
    top: tuple[str, ...]
    """Shown first, on the home page too."""
    journey: tuple[JourneyStep, ...]
    aliases: tuple[str, ...]
    """How people ask for the page."""
    handout: Handout | None


@dataclass(frozen=True)
class Topic:
    id: str
    title: str


@dataclass(frozen=True)
class Messenger:
    """One value of `applies_to`."""

    id: str
    name: str
    note: str
    """The line shown on articles that hold for this messenger alone; may be empty."""
    page: str
    """The article that the line leads to; empty without a line."""


@dataclass(frozen=True)
class Source:
    id: str
    publisher: str
    about: str
    """What it says on our subject, in our own words: titles of pages change, and some have none."""
    url: str
    """Empty when the source was handed over on paper or as a file."""
    date: str
    """As the source states it: «29.08.2025» or «без даты»."""
    level: str
    checked: date


@dataclass(frozen=True)
class ScreenWord:
    """A button, menu item or other words of an app's screen, written once and used by name."""

    id: str
    text: str
    app: str
    source: str
    checked: date


@dataclass(frozen=True)
class Name:
    """A name that is written alike everywhere."""

    id: str
    text: str
    never: tuple[str, ...]
    """How it must not be written."""


@dataclass(frozen=True)
class Person:
    """Who does a step."""

    id: str
    name: str


@dataclass(frozen=True)
class Account:
    """In which account a step is done."""

    id: str
    name: str
    owner: str
    """The person it belongs to; empty if nobody signs in."""


@dataclass(frozen=True)
class Device:
    """On which device a step is done."""

    id: str
    name: str


@dataclass(frozen=True)
class Chapter:
    start: int
    """Seconds from the beginning."""
    title: str
    step: str
    """The step of the instruction that it shows, or empty."""


@dataclass(frozen=True)
class Video:
    id: str
    title: str
    roles: tuple[str, ...]
    topic: str
    instruction: str
    host: str
    url: str
    """Empty until somebody has opened the address and watched the video."""
    hash: str
    """The key that the player of some videos on VK Видео wants; empty for most."""
    duration: int
    """Seconds; 0 when unknown."""
    chapters: tuple[Chapter, ...]
    captions: str
    """Whether it has captions: yes, auto or no (`labels.ini`), empty when unknown."""
    transcript: Prose
    published: date | None
    """When the host says it was published; not always known."""
    checked: date | None


@dataclass(frozen=True)
class VideoPage:
    id: str
    title: str
    intro: str
    roles: tuple[str, ...]
    aliases: tuple[str, ...]
    """How people ask for the page."""


@dataclass(frozen=True)
class Notice:
    """The line on top of every page."""

    text: str
    link: str
    page: str


@dataclass(frozen=True)
class MenuEntry:
    page: str
    """A role, one of the index pages, or a handwritten page of `docs/`."""
    title: str


@dataclass(frozen=True)
class News:
    """What is new on the site, for readers."""

    date: date
    text: str
    page: str
    """An article or any page that a menu may name."""


@dataclass(frozen=True)
class IndexPage:
    """A page that lists other pages: all questions, all instructions, videos, sources."""

    id: str
    title: str
    intro: str
    aliases: tuple[str, ...]
    """How people ask for the page; without any, search does not offer it."""


@dataclass(frozen=True)
class Site:
    title: str
    icon_name: str
    """What stands under the icon on the screen of a phone."""
    heading: str
    """The title of the home page."""
    promise: str
    frequent: tuple[str, ...]
    mixed_up: str
    """The article that mends mixed-up links; the home page leads to it from the wrong picture."""
    menu: tuple[MenuEntry, ...]
    footer: tuple[MenuEntry, ...]
    """Pages about the site itself, at the foot of every page."""
    news: tuple[News, ...]
    index_pages: Mapping[str, IndexPage]
    notice: Notice

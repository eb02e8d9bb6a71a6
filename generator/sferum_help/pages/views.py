"""Pieces of pages with words instead of ids: what templates show without looking anything up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from ..model.addresses import Link, address_of, article_link, video_address
from ..model.content import Content
from ..model.article import Answer, Article, Instruction, Step
from ..model.role import Role
from ..model.sources import Source
from ..model.video import Video


class Add(Protocol):
    """How a page is handed over: renders the template of its kind with a view, and keeps it."""

    def __call__(
        self, address: str, kind: str, title: str, description: str, view: Mapping[str, Any], **rest: Any
    ) -> None:
        """`rest` are further fields of `pages.Page`."""


@dataclass(frozen=True)
class Group:
    """Articles or videos under one heading."""

    id: str
    title: str
    entries: tuple[Any, ...]


@dataclass(frozen=True)
class Entry:
    """An article in a list."""

    id: str
    link: Link
    short: str
    roles: tuple[Role, ...]
    stepwise: bool
    effort: str
    """How long it takes, in words; empty for an answer."""


@dataclass(frozen=True)
class StepView:
    """A step with its words instead of ids."""

    step: Step
    number: int
    who: str
    account: str
    device: str
    foreign: bool
    """The account belongs to somebody else than the person who does the step."""


@dataclass(frozen=True)
class SourceView:
    source: Source
    level: str
    """How far it can be trusted, in words."""


@dataclass(frozen=True)
class VideoView:
    video: Video
    roles: tuple[Role, ...]
    link: Link
    """Its place on the page of videos."""
    instruction: Link
    steps: int
    """How many steps the instruction has."""


def entry(content: Content, article: Answer | Instruction) -> Entry:
    return Entry(
        id=article.id,
        link=Link(article.title, address_of(article)),
        short=article.short,
        roles=tuple(content.roles[id] for id in article.roles),
        stepwise=isinstance(article, Instruction),
        effort=article.time[:1].upper() + article.time[1:] if isinstance(article, Instruction) else "",
    )


def by_topic(content: Content, articles: Iterable[Article]) -> list[Article]:
    """Articles in the order of topics; within a topic as they were."""
    order = list(content.topics)
    return sorted(articles, key=lambda article: order.index(article.topic))


def group_by_topic(content: Content, articles: Iterable[Answer | Instruction]) -> list[Group]:
    """Articles by topic."""
    return topic_groups(content, [(one.topic, entry(content, one)) for one in articles])


def topic_groups(content: Content, entries: Iterable[tuple[str, Any]]) -> list[Group]:
    """Entries, each with its topic, in groups: topics in their own order, empty ones left out."""
    found: dict[str, list[Any]] = {id: [] for id in content.topics}
    for topic, one in entries:
        found[topic].append(one)
    return [
        Group(f"topic-{id}", content.topics[id].title, tuple(group)) for id, group in found.items() if group
    ]


def instructions_for(content: Content, role: Role) -> tuple[Entry, ...]:
    """The instructions of a role by topic."""
    found = (one for one in content.instructions.values() if role.id in one.roles)
    return tuple(entry(content, one) for one in by_topic(content, found))


def step_view(content: Content, step: Step, number: int) -> StepView:
    account = content.accounts[step.account]
    return StepView(
        step=step,
        number=number,
        who=content.people[step.who].name,
        account=account.name,
        device=content.devices[step.device].name,
        foreign=bool(account.owner) and account.owner != step.who,
    )


def step_views(content: Content, instruction: Instruction) -> list[StepView]:
    return [step_view(content, step, number) for number, step in enumerate(instruction.steps, 1)]


def source_view(content: Content, source: Source) -> SourceView:
    return SourceView(source, content.levels[source.level])


def video_view(content: Content, video: Video) -> VideoView:
    return VideoView(
        video=video,
        roles=tuple(content.roles[id] for id in video.roles),
        link=Link(video.title, video_address(content, video)),
        instruction=article_link(content, video.instruction),
        steps=len(content.instructions[video.instruction].steps),
    )


def videos_ready(content: Content) -> bool:
    """Whether at least one video has a checked address."""
    return any(video.url for video in content.videos.values())

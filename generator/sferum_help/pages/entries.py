"""Articles in lists: by topic, by role, with words instead of ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..model.addresses import Link, address_of
from ..model.article import Answer, Article, Instruction
from ..model.content import Content
from ..model.role import Role

T = TypeVar("T")


@dataclass(frozen=True)
class Group(Generic[T]):
    """Things under one heading."""

    id: str
    title: str
    entries: tuple[T, ...]
    picture: str = ""
    """One of `looks.PICTURES`, or empty."""
    address: str = ""
    """Of the page that has them, where they are too many to stand here."""
    count: int = 0
    """How many that page has."""


@dataclass(frozen=True)
class ArticleEntry:
    """An article in a list."""

    id: str
    link: Link
    short: str
    roles: tuple[Role, ...]
    stepwise: bool
    effort: str
    """How long it takes, in words; empty for an answer."""


def entry(content: Content, article: Answer | Instruction) -> ArticleEntry:
    return ArticleEntry(
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


def group_by_topic(
    content: Content, articles: Iterable[Answer | Instruction]
) -> tuple[Group[ArticleEntry], ...]:
    """Articles by topic."""
    return topic_groups(content, [(one.topic, entry(content, one)) for one in articles])


def topic_groups(content: Content, entries: Iterable[tuple[str, T]]) -> tuple[Group[T], ...]:
    """Entries, each with its topic, in groups: topics in their own order, empty ones left out."""
    found: dict[str, list[T]] = {id: [] for id in content.topics}
    for topic, one in entries:
        found[topic].append(one)
    return tuple(
        Group(f"topic-{id}", topic.title, tuple(found[id]), topic.picture)
        for id, topic in content.topics.items()
        if found[id]
    )


def instructions_for(content: Content, role: Role) -> tuple[ArticleEntry, ...]:
    """The instructions of a role by topic."""
    found = (one for one in content.instructions.values() if role.id in one.roles)
    return tuple(entry(content, one) for one in by_topic(content, found))

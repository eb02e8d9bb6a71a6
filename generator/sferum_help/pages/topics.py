"""Long lists by topic: a site of very many questions has a page for each topic, or several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from ..model.addresses import Link, page_address, topic_address
from ..model.content import Content
from .entries import ArticleEntry, Group, group_by_topic
from .page import Page

T = TypeVar("T")

LONGEST = 500
"""A list of more entries is one of topics instead: about 130 KB of HTML."""


@dataclass(frozen=True)
class TopicView:
    kind: ClassVar[str] = "topic"
    entries: tuple[ArticleEntry, ...]
    sections: tuple[Link, ...]
    """All pages of the topic, if it has several."""


def is_long(content: Content) -> bool:
    """Whether all questions in one list are too many."""
    return len([*content.articles()]) > LONGEST


def shortened(content: Content, groups: Sequence[Group[T]]) -> tuple[Group[T], ...]:
    """Groups by topic as a long site lists them: where each has a page, and how many there are."""
    if not is_long(content):
        return tuple(groups)
    return tuple(
        Group(
            one.id, one.title, (), one.picture, topic_address(one.id.removeprefix("topic-")), len(one.entries)
        )
        for one in groups
    )


def topic_pages(content: Content) -> Iterator[Page]:
    """A page for each topic, or for every `LONGEST` questions of it; none while one list holds all."""
    if not is_long(content):
        return
    menu = page_address("faq")
    crumb = Link(content.centre.index_pages["faq"].title, menu)
    for group in group_by_topic(content, content.articles()):
        id = group.id.removeprefix("topic-")
        parts = [group.entries[at : at + LONGEST] for at in range(0, len(group.entries), LONGEST)]
        links = tuple(Link(str(part), topic_address(id, part)) for part in range(1, len(parts) + 1))
        sections = links if len(parts) > 1 else ()
        for link, entries in zip(links, parts, strict=True):
            title = f"{group.title} — {link.text}" if sections else group.title
            view = TopicView(entries, sections)
            yield Page(link.address, title, group.title, view, crumbs=(crumb,), menu=menu)

"""A role → the sections of its file: the same pages as on the site, drawn by a template of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from ..model.addresses import Link, page_address, page_link
from ..model.article import Answer, Instruction
from ..model.content import Content
from ..model.prose import Prose, Reference
from ..model.role import Role
from ..pages.articles import AnswerView, article_pages
from ..pages.checker import NumbersView, checker_link, checker_pages
from ..pages.entries import ArticleEntry, Group, by_topic, entry, group_by_topic
from ..pages.page import Page
from ..pages.roles import RoleView, role_page
from ..russian.aloud import MONTHS

START = "start"
"""The id of the first section where it is no page of the site."""


@dataclass(frozen=True)
class Contents:
    """What the template shows; its fields are the names there."""

    role: RoleView | None
    """The page of whose file it is; None: everybody's."""
    start: str
    """The id of the section that leads to all others."""
    urgent: Link | None
    """First aid."""
    checker: Link | None
    instructions: tuple[ArticleEntry, ...]
    questions: tuple[Group[ArticleEntry], ...]
    sections: tuple[Page, ...]
    """In the order in which they stand."""
    checked: date
    """When somebody last compared a text with its sources."""
    checked_words: str


def contents_of(content: Content, role: Role | None, site_url: str) -> Contents:
    """All that the file of a role holds, or that of everybody if there is no role."""
    articles, day, urgent = articles_for(content, role), content.last_checked(), content.centre.urgent
    pages = [next(article_pages(content, one, site_url)) for one in articles]
    pages += (page for page in checker_pages(content) if page.is_offered and page.kind != NumbersView.kind)
    return Contents(
        role=role_page(content, role, {}).view if role else None,
        start=page_address(role.id) if role else START,
        urgent=page_link(content, urgent.page, urgent.link) if urgent else None,
        checker=checker_link(content),
        instructions=tuple(entry(content, one) for one in articles if isinstance(one, Instruction)),
        questions=group_by_topic(content, (one for one in articles if isinstance(one, Answer))),
        sections=tuple(pages),
        checked=day,
        checked_words=f"{day.day} {MONTHS[day.month - 1]} {day.year} года",
    )


def articles_for(content: Content, role: Role | None) -> list[Answer | Instruction]:
    """The articles of a role by topic, or all of them; before them first aid, which is for everybody."""
    urgent = content.centre.urgent
    first = [one for one in content.articles() if urgent and one.id == urgent.page]
    rest = [one for one in content.articles() if one not in first and (role is None or role.id in one.roles)]
    return first + by_topic(content, rest)


def see_also(view: AnswerView) -> list[Link]:
    """What to read next, without what the text itself has led to already: each is a line, and there are hundreds."""
    said = {
        link.id for text in texts_in(view.article) for link in text.links() if isinstance(link, Reference)
    }
    return [one.link for one in view.see if one.id not in said]


def texts_in(value: object) -> Iterator[Prose]:
    """Every text of an article, also those of its steps and cases."""
    if isinstance(value, Prose):
        yield value
    elif is_dataclass(value):
        yield from texts_in(tuple(getattr(value, one.name) for one in fields(value)))
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)

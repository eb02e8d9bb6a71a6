"""All questions, all instructions, all sources: `/faq/`, `/instructions/`, `/sources/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..model.addresses import SEARCH, Link, page_address
from ..model.content import Content
from ..model.role import Role
from .entries import ArticleEntry, Group, group_by_topic, instructions_for
from .page import Page, View
from .sources import Basis, basis
from .topics import is_long, shortened


@dataclass(frozen=True)
class QuestionsView:
    kind: ClassVar[str] = "faq"
    intro: str
    groups: tuple[Group[ArticleEntry], ...]
    roles: tuple[tuple[Role, Link], ...]
    """Each with the place of its page that has the same questions: what the filter is without a script."""
    letters: Link


@dataclass(frozen=True)
class InstructionsView:
    kind: ClassVar[str] = "instructions"
    intro: str
    groups: tuple[Group[ArticleEntry], ...]


@dataclass(frozen=True)
class SourcesView:
    kind: ClassVar[str] = "sources"
    intro: str
    groups: tuple[Group[Basis], ...]


def list_pages(content: Content) -> list[Page]:
    index = content.centre.index_pages
    by_role = (Group(role.id, role.tag, instructions_for(content, role)) for role in content.roles.values())
    by_level = (Group(f"level-{id}", name, sources_of(content, id)) for id, name in content.levels.items())
    return [
        questions_page(content),
        list_page(
            content,
            InstructionsView(index["instructions"].intro, tuple(one for one in by_role if one.entries)),
        ),
        list_page(
            content, SourcesView(index["sources"].intro, tuple(one for one in by_level if one.entries))
        ),
    ]


def questions_page(content: Content) -> Page:
    view = QuestionsView(
        intro=content.centre.index_pages["faq"].intro,
        groups=shortened(content, group_by_topic(content, content.articles())),
        roles=questions_links(content),
        letters=Link("от А до Я", f"{SEARCH}#letters"),
    )
    return list_page(content, view, scripts=() if is_long(content) else ("questions.js",))


def questions_links(content: Content) -> tuple[tuple[Role, Link], ...]:
    """Each role that anything is asked by, and its questions on its own page."""
    asking = {role for answer in content.answers.values() for role in answer.roles}
    return tuple(
        (one, Link(one.title, f"{page_address(one.id)}#questions"))
        for one in content.roles.values()
        if one.id in asking
    )


def list_page(content: Content, view: View, scripts: tuple[str, ...] = ()) -> Page:
    index, address = content.centre.index_pages[view.kind], page_address(view.kind)
    return Page(address, index.title, index.intro, view, menu=address, has_qr=True, scripts=scripts)


def sources_of(content: Content, level: str) -> tuple[Basis, ...]:
    return tuple(basis(content, one) for one in content.sources.values() if one.level == level)

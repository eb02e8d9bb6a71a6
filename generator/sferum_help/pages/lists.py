"""All questions, all instructions, all sources: `/faq/`, `/instructions/`, `/sources/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..model.addresses import page_address
from ..model.content import Content
from .entries import ArticleEntry, Group, group_by_topic, instructions_for
from .page import Page, View
from .sources import Basis, basis


@dataclass(frozen=True)
class QuestionsView:
    kind: ClassVar[str] = "faq"
    intro: str
    groups: tuple[Group[ArticleEntry], ...]


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
        list_page(content, QuestionsView(index["faq"].intro, group_by_topic(content, content.articles()))),
        list_page(
            content,
            InstructionsView(index["instructions"].intro, tuple(one for one in by_role if one.entries)),
        ),
        list_page(
            content, SourcesView(index["sources"].intro, tuple(one for one in by_level if one.entries))
        ),
    ]


def list_page(content: Content, view: View) -> Page:
    index, address = content.centre.index_pages[view.kind], page_address(view.kind)
    return Page(address, index.title, index.intro, view, menu=address)


def sources_of(content: Content, level: str) -> tuple[Basis, ...]:
    return tuple(basis(content, one) for one in content.sources.values() if one.level == level)

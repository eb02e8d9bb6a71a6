"""Content → the sheets that can be printed from it: what stands on each, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Protocol

from ..model.addresses import Link, page_address
from ..model.article import Answer, Instruction
from ..model.content import Content
from ..model.labels import LABELS
from ..model.meeting import Meeting
from ..model.paper import SLIDES, path_of_role, sheet_of_role
from ..model.prose import Prose
from ..model.role import Role
from ..pages.checker import checker_link
from ..pages.doors import Doors, doors_of, home_doors
from ..pages.linking import Examples, Picture, draw_facts, examples
from ..pages.steps import StepView, step_views


class SheetView(Protocol):
    """What one template shows: a frozen dataclass, whose fields are the names that the template uses."""

    kind: ClassVar[str]
    """The name of the template: `paper-<kind>.html.j2`."""


@dataclass(frozen=True)
class Sheet:
    name: str
    """Of its file: `guests-handout`."""
    title: str
    about: str
    """What it is, in a sentence: for the properties of the file."""
    checked: date
    """When its oldest text was compared with its sources."""
    view: SheetView


@dataclass(frozen=True)
class RoleSheet:
    """The way of a role and what to remember, for one sheet of paper."""

    kind: ClassVar[str] = "role"
    role: Role
    doors: Doors | None
    """Where is your chat? Whoever has another one reads something else."""
    linking: Examples | None
    checker: Link | None


@dataclass(frozen=True)
class PathStop:
    title: str
    text: Prose
    pages: tuple[Answer | Instruction, ...]


@dataclass(frozen=True)
class PathSheet:
    """«С чего начать»: every stop with the pages that help there, each in short and with its code."""

    kind: ClassVar[str] = "path"
    role: Role
    doors: Doors | None
    stops: tuple[PathStop, ...]


@dataclass(frozen=True)
class Chapter:
    """An article on paper."""

    article: Answer | Instruction
    doors: Doors | None
    steps: tuple[StepView, ...]
    """Of an instruction."""
    picture: Picture | None
    code: str


@dataclass(frozen=True)
class ArticlesSheet:
    """Whole articles, one after the other."""

    kind: ClassVar[str] = "articles"
    chapters: tuple[Chapter, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(one.article.id for one in self.chapters)


@dataclass(frozen=True)
class SlidesSheet:
    """What is shown at a meeting, a slide a page."""

    kind: ClassVar[str] = "slides"
    meeting: Meeting
    page: Link
    """The page of those who came."""


def every_sheet(content: Content) -> Iterator[Sheet]:
    """The sheets that everybody needs: of each role, its way, first aid."""
    for role in content.roles.values():
        if role.handout:
            yield role_sheet(content, role)
        if role.journey:
            yield path_sheet(content, role)
    if content.meeting:
        yield slides(content, content.meeting)
    urgent = content.centre.urgent
    if urgent and urgent.page in content.answers:
        yield articles_sheet(content, [urgent.page])


def role_sheet(content: Content, role: Role) -> Sheet:
    handout = role.handout
    view = RoleSheet(role, home_doors(content), examples(content), checker_link(content))
    return Sheet(sheet_of_role(role.id), handout.title, handout.intro, handout.checked, view)


def path_sheet(content: Content, role: Role) -> Sheet:
    stops = tuple(
        PathStop(stop.title, stop.text, tuple(content.article(id) for id in stop.pages))
        for stop in role.journey
    )
    checked = min((one.checked for stop in stops for one in stop.pages), default=content.last_checked())
    title = LABELS["paper"]["path"].format(title=role.title)
    return Sheet(
        path_of_role(role.id), title, role.promise, checked, PathSheet(role, home_doors(content), stops)
    )


def slides(content: Content, meeting: Meeting) -> Sheet:
    audience = content.roles[meeting.audience]
    view = SlidesSheet(meeting, Link(audience.title, page_address(audience.id)))
    return Sheet(SLIDES, meeting.title, meeting.intro, meeting.checked, view)


def articles_sheet(content: Content, ids: Sequence[str]) -> Sheet:
    """Some articles on paper; the sheet is called like the only one, or «Памятка»."""
    articles = [content.article(id) for id in ids]
    chapters = tuple(chapter(content, one) for one in articles)
    alone = len(articles) == 1
    return Sheet(
        name=articles[0].id if alone else LABELS["paper"]["file"],
        title=articles[0].title if alone else LABELS["paper"]["title"],
        about=articles[0].short if alone else "; ".join(one.title for one in articles),
        checked=min(one.checked for one in articles),
        view=ArticlesSheet(chapters),
    )


def chapter(content: Content, article: Answer | Instruction) -> Chapter:
    return Chapter(
        article=article,
        doors=doors_of(content, article),
        steps=step_views(content, article) if isinstance(article, Instruction) else (),
        picture=draw_facts(content, article.picture),
        code=content.codes.of[article.id],
    )

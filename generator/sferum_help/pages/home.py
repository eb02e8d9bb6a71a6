"""The home page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import ClassVar

from ..model.addresses import (
    HOME,
    Link,
    article_link,
    label_link,
    page_address,
    page_link,
    video_page_link,
)
from ..model.centre import Call, Urgent
from ..model.content import Content
from ..model.role import Role
from .checker import checker_link
from .doors import Doors, home_doors
from .linking import Examples, examples
from .page import Page

STYLE = "home.css"


@dataclass(frozen=True)
class RoleCard:
    """A role on the home page."""

    role: Role
    link: Link
    top: tuple[Link, ...]


@dataclass(frozen=True)
class NewsOfDay:
    day: date
    links: tuple[Link, ...]


@dataclass(frozen=True)
class HomeView:
    kind: ClassVar[str] = "home"
    promise: str
    frequent: tuple[Link, ...]
    all_answers: Link
    roles: tuple[RoleCard, ...]
    checker: Link | None
    call: Call | None
    """The words that lead to the checker, if there is one."""
    linking: Examples | None
    mixed_up: Link | None
    video_pages: tuple[Link, ...]
    news: tuple[NewsOfDay, ...]
    doors: Doors | None
    urgent: Urgent | None
    urgent_link: Link | None


def home_page(content: Content) -> Page:
    centre, urgent, doors = content.centre, content.centre.urgent, home_doors(content)
    view = HomeView(
        promise=centre.promise,
        frequent=tuple(label_link(content, id) for id in centre.frequent),
        all_answers=Link(centre.index_pages["faq"].title, page_address("faq")),
        roles=tuple(role_card(content, role) for role in content.roles.values()),
        checker=checker_link(content),
        call=call_of(content),
        linking=examples(content),
        mixed_up=article_link(content, centre.mixed_up) if centre.mixed_up else None,
        video_pages=tuple(video_page_link(page) for page in content.video_pages.values()),
        news=news_by_date(content),
        doors=doors,
        urgent=urgent,
        urgent_link=page_link(content, urgent.page, urgent.link) if urgent else None,
    )
    return Page(HOME, centre.heading, centre.promise, view, styles=(STYLE,), asks_messenger=doors is not None)


def call_of(content: Content) -> Call | None:
    """What leads to the checker: the centre's own words, or else those of the checker itself."""
    checker = content.checker
    return checker and (content.centre.call or Call(checker.title, checker.intro))


def role_card(content: Content, role: Role) -> RoleCard:
    link = Link(role.title, page_address(role.id))
    return RoleCard(role, link, tuple(label_link(content, id) for id in role.top))


def news_by_date(content: Content) -> tuple[NewsOfDay, ...]:
    """What has changed on the site, the newest day first."""
    news = sorted(content.centre.news, key=lambda one: one.date, reverse=True)
    return tuple(
        NewsOfDay(day, tuple(page_link(content, one.page, one.text) for one in group))
        for day, group in groupby(news, lambda one: one.date)
    )

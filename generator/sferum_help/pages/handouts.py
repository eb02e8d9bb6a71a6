"""The sheet of a role: its journey and what to remember, on one page to be printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from ..model.addresses import CHECKER, Link, handout_link, page_address, page_link
from ..model.content import Content
from ..model.paper import MadePaper, editions_of, sheet_of_role
from ..model.role import Handout, Role
from .checker import checker_link
from .linking import Examples, examples
from .page import Page


@dataclass(frozen=True)
class HandoutOffer:
    """A sheet as the page of a role offers it."""

    link: Link
    intro: str
    papers: tuple[MadePaper, ...]
    """It as PDF."""


@dataclass(frozen=True)
class HandoutView:
    kind: ClassVar[str] = "handout"
    role: Role
    handout: Handout
    linking: Examples | None
    checker: Link | None
    papers: tuple[MadePaper, ...]
    """It as PDF."""
    notice: str
    """The line on top of other pages, if there is one."""
    notice_link: Link | None


def handouts_on(content: Content, role: Role, papers: Mapping[str, MadePaper]) -> tuple[HandoutOffer, ...]:
    """The sheets offered on the page of a role."""
    return tuple(
        HandoutOffer(handout_link(one), one.handout.intro, editions_of(papers, sheet_of_role(one.id)))
        for one in content.roles.values()
        if one.handout and role.id in one.handout.roles
    )


def handout_pages(content: Content, papers: Mapping[str, MadePaper]) -> list[Page]:
    """A sheet for every role that has one: `/guests/handout/`."""
    return [
        handout_page(content, role, role.handout, papers) for role in content.roles.values() if role.handout
    ]


def handout_page(content: Content, role: Role, handout: Handout, papers: Mapping[str, MadePaper]) -> Page:
    address, notice = page_address(role.id), content.centre.notice
    view = HandoutView(
        role=role,
        handout=handout,
        linking=examples(content),
        checker=checker_link(content),
        papers=editions_of(papers, sheet_of_role(role.id)),
        notice=notice.text if notice else "",
        notice_link=page_link(content, notice.page, notice.link) if notice else None,
    )
    return Page(
        handout_link(role).address,
        handout.title,
        handout.intro,
        view,
        crumbs=(Link(role.title, address),),
        menu=address,
        printed=CHECKER if content.checker else "",
    )

"""`/guests/` and the like: what a role has to do, its questions, videos and sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from ..model.addresses import (
    Link,
    article_link,
    label_link,
    meeting_link,
    one_file_address,
    page_address,
    video_page_link,
)
from ..model.content import Content
from ..model.paper import MadePaper, editions_of, path_of_role
from ..model.role import JourneyStep, Role
from .checker import entry_link
from .entries import ArticleEntry, Group, group_by_topic, instructions_for
from .handouts import HandoutOffer, handouts_on
from .page import Page
from .topics import shortened
from .videos import VideoView, video_view


@dataclass(frozen=True)
class JourneyStop:
    step: JourneyStep
    links: tuple[Link, ...]


@dataclass(frozen=True)
class RoleView:
    kind: ClassVar[str] = "role"
    role: Role
    top: tuple[Link, ...]
    journey: tuple[JourneyStop, ...]
    instructions: tuple[ArticleEntry, ...]
    questions: tuple[Group[ArticleEntry], ...]
    videos: tuple[VideoView, ...]
    video_pages: tuple[Link, ...]
    checker: Link | None
    """The entry of the checker that is for this role alone."""
    handouts: tuple[HandoutOffer, ...]
    one_file: str
    """The address of the file that holds all of it."""
    meeting: Link | None
    """The kit for a meeting that this role leads."""
    papers: tuple[MadePaper, ...]
    """The way of the role as PDF."""


def role_pages(content: Content, papers: Mapping[str, MadePaper]) -> list[Page]:
    """`papers`: sheets that are ready as PDF, by the name of the edition; likewise below."""
    return [role_page(content, role, papers) for role in content.roles.values()]


def role_page(content: Content, role: Role, papers: Mapping[str, MadePaper]) -> Page:
    checker, meeting = content.checker, content.meeting
    entries = (one for one in checker.entries.values() if not one.symptom) if checker else ()
    questions = (one for one in content.answers.values() if role.id in one.roles)
    view = RoleView(
        role=role,
        top=tuple(label_link(content, id) for id in role.top),
        journey=tuple(
            JourneyStop(step, tuple(article_link(content, id) for id in step.pages)) for step in role.journey
        ),
        instructions=instructions_for(content, role),
        questions=shortened(content, group_by_topic(content, questions)),
        videos=tuple(video_view(content, one) for one in content.videos.values() if role.id in one.roles),
        video_pages=tuple(
            video_page_link(one) for one in content.video_pages.values() if role.id in one.roles
        ),
        checker=next((entry_link(content, one.id) for one in entries if one.roles == (role.id,)), None),
        one_file=one_file_address(content.centre.slug, role.id),
        handouts=handouts_on(content, role, papers),
        meeting=meeting_link(meeting) if meeting and meeting.role == role.id else None,
        papers=editions_of(papers, path_of_role(role.id)),
    )
    address = page_address(role.id)
    return Page(address, role.title, role.intro, view, menu=address, has_qr=True, roles=(role,))

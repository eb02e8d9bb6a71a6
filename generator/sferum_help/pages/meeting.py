"""The kit for a meeting, below the page of the role that leads it: `/guests/meeting/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from ..model.addresses import (
    Link,
    handout_link,
    meeting_link,
    one_file_address,
    page_address,
    page_link,
)
from ..model.content import Content
from ..model.labels import LABELS
from ..model.meeting import Meeting
from ..model.paper import SLIDES, MadePaper, editions_of, sheet_of_role
from ..model.topics import Messenger
from .page import Page


@dataclass(frozen=True)
class ReadyMessage:
    messenger: Messenger
    text: str


@dataclass(frozen=True)
class MeetingView:
    kind: ClassVar[str] = "meeting"
    meeting: Meeting
    handout: Link | None
    """The sheet to give away."""
    handout_papers: tuple[MadePaper, ...]
    one_file: str
    """The address of the file that holds all for those who came."""
    slides: tuple[MadePaper, ...]
    """The slides as PDF."""
    messages: tuple[ReadyMessage, ...]


def meeting_pages(content: Content, site_url: str, papers: Mapping[str, MadePaper]) -> list[Page]:
    """The page of the kit, if there is one; `papers`: sheets that are ready, by the name of the edition."""
    meeting = content.meeting
    if meeting is None:
        return []
    audience = content.roles[meeting.audience]
    view = MeetingView(
        meeting=meeting,
        handout=handout_link(audience) if audience.handout else None,
        handout_papers=editions_of(papers, sheet_of_role(audience.id)),
        one_file=one_file_address(content.centre.slug, audience.id),
        slides=editions_of(papers, SLIDES),
        messages=ready_messages(content, meeting, site_url),
    )
    role = content.roles[meeting.role]
    address = page_address(role.id)
    link = meeting_link(meeting)
    return [
        Page(
            link.address,
            link.text,
            meeting.intro,
            view,
            crumbs=(Link(role.title, address),),
            menu=address,
            has_qr=True,
            roles=(role,),
        )
    ]


def ready_messages(content: Content, meeting: Meeting, site_url: str) -> tuple[ReadyMessage, ...]:
    """The messages, each with the address of its page; a site without an address leaves it out."""

    def below(id: str) -> str:
        address = f"{site_url}{page_link(content, id, '').address}"
        return "\n\n" + LABELS["meeting"]["where"].format(address=address) if site_url else ""

    return tuple(
        ReadyMessage(content.messengers[one.messenger], one.text + below(one.page))
        for one in meeting.messages
    )

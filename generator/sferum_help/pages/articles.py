"""Answers and instructions, each a page of its own: `/faq/…/`, `/instructions/…/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import ClassVar

from ..model.addresses import (
    Link,
    address_of,
    article_link,
    code_address,
    page_address,
    qr_address,
)
from ..model.article import Answer, Instruction
from ..model.content import Content
from ..model.paper import MadePaper, editions_of
from ..model.prose import Prose, Reference
from ..model.reasons import Reason
from ..model.role import Role
from ..model.video import MadeVideo, Video
from .checker import checker_link, entry_link
from .doors import Doors, doors_of, only_messenger
from .entries import ArticleEntry, entry
from .linking import Picture, draw_facts
from .page import MovedView, Page
from .sources import SourceView, source_view
from .steps import StepView, step_views
from .videos import PLAYER, OfficialVideo, VideoView, official_video, video_view


@dataclass(frozen=True)
class AnswerView:
    kind: ClassVar[str] = "answer"
    article: Answer | Instruction
    roles: tuple[Role, ...]
    messengers: tuple[str, ...]
    """In words."""
    doors: Doors | None
    caution: Prose
    """What every page of its topic says first."""
    picture: Picture | None
    checker: Link | None
    videos: tuple[OfficialVideo, ...]
    promised: tuple[VideoView, ...]
    """Official videos that have no checked address yet."""
    twins: tuple[tuple[Role, Link], ...]
    """The same for other roles."""
    see: tuple[ArticleEntry, ...]
    sources: tuple[SourceView, ...]
    basis: str
    """What the reader has to know of them; empty if they suffice."""
    code: str
    code_address: str
    """The whole address that the QR code holds; empty while the site does not know its own."""
    papers: tuple[MadePaper, ...]
    """It as PDF, where it is ready."""
    qr: str
    """The picture with that QR code; empty as above."""
    reasons: tuple[Reason, ...]
    ask_page: Link | None
    """Whom to ask; None: readers are not asked whether the page has helped."""
    checker_start: Link | None
    fresh: int
    """For how many days after its check the page can be relied on; 0: it does not age."""
    overdue: bool
    """Whether they are over on the day of a preview. On a site that is published the reader's clock tells."""


@dataclass(frozen=True)
class InstructionView(AnswerView):
    kind: ClassVar[str] = "instruction"
    steps: tuple[StepView, ...]
    made: MadeVideo | None


def article_pages(
    content: Content,
    article: Answer | Instruction,
    site_url: str,
    made: MadeVideo | None = None,
    papers: Mapping[str, MadePaper] = MappingProxyType({}),
    day: date | None = None,
) -> Iterator[Page]:
    """The page of an article, and a page at each address that it had before.

    Args:
        site_url: Where the site is published, with a slash at its end; empty if nobody knows.
        made: The video made from an instruction.
        papers: Sheets that are ready as PDF, by the name of the edition.
        day: As `site.options.Options` has it.
    """
    index, menu = content.centre.index_pages[article.folder], page_address(article.folder)
    view = answer_view(content, article, site_url, editions_of(papers, article.id), day)
    if isinstance(article, Instruction):
        common = {one.name: getattr(view, one.name) for one in fields(view)}
        view = InstructionView(**common, steps=step_views(content, article), made=made)
    yield Page(
        address_of(article),
        article.title,
        article.short,
        view,
        crumbs=(Link(index.title, menu),),
        menu=menu,
        source=article.source,
        styles=("video.css",) if view.videos else (),
        scripts=(PLAYER,) if view.videos else (),
        roles=tuple(content.roles[id] for id in article.roles),
        asks_messenger=only_messenger(content, article) is not None,
    )
    now = Link(article.title, address_of(article))
    for old in article.was:
        yield Page(f"{old}/", article.title, article.short, MovedView(now), moved_to=now.address)


def answer_view(
    content: Content,
    article: Answer | Instruction,
    site_url: str,
    papers: tuple[MadePaper, ...] = (),
    day: date | None = None,
) -> AnswerView:
    """What answers and instructions have in common."""
    messengers = [content.messengers[id] for id in article.applies_to]
    videos, helped = videos_of(content, article), content.helped
    code = content.codes.of[article.id]
    address = site_url and site_url + code_address(code)
    until = content.fresh_until(article)
    return AnswerView(
        article=article,
        roles=tuple(content.roles[id] for id in article.roles),
        messengers=tuple(messenger.name for messenger in messengers),
        doors=doors_of(content, article),
        caution=caution_of(content, article),
        picture=draw_facts(content, article.picture),
        checker=entry_link(content, article.checker) if article.checker else None,
        videos=tuple(official_video(content, one) for one in videos if one.url),
        promised=tuple(video_view(content, one) for one in videos if not one.url),
        twins=tuple(
            (content.roles[role], article_link(content, id))
            for id in article.twins
            for role in content.article(id).roles
        ),
        see=tuple(entry(content, content.article(id)) for id in article.see),
        sources=tuple(source_view(content, content.sources[id]) for id in article.sources),
        basis=content.basis_of(article),
        code=code,
        code_address=address,
        papers=papers,
        qr=qr_address(code) if address else "",
        reasons=tuple(helped.fitting(article)) if helped else (),
        ask_page=article_link(content, helped.ask) if helped else None,
        checker_start=checker_link(content),
        # In a preview the page says it itself.
        fresh=0 if day else content.fresh_days(article),
        overdue=bool(day and until and day > until),
    )


def caution_of(content: Content, article: Answer | Instruction) -> Prose:
    """Nothing on the page that the caution itself leads to."""
    caution = content.topics[article.topic].caution
    named = {link.id for link in caution.links() if isinstance(link, Reference)}
    return Prose() if article.id in named else caution


def videos_of(content: Content, article: Answer | Instruction) -> list[Video]:
    """An answer names its video, whether that has an address or not; an instruction shows what there is."""
    if isinstance(article, Answer):
        return [content.videos[article.video]] if article.video else []
    return [video for video in content.videos.values() if video.instruction == article.id and video.url]

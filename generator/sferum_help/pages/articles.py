"""Answers and instructions, each a page of its own: `/faq/…/`, `/instructions/…/`."""

from __future__ import annotations

from typing import Any

from ..model.addresses import CHECKER, Link, address_of, article_link, code_address, page_address, qr_address
from ..model.video import MadeVideo
from .videos import official_video
from .checker import entry_link
from ..model.content import Content
from ..model.article import Answer, Instruction
from ..model.video import Video
from .linking import draw_facts
from .views import Add, entry, source_view, step_views, video_view


def add_article(
    content: Content, article: Answer | Instruction, add: Add, site_url: str, made: MadeVideo | None = None
) -> None:
    """The page of an article, and a page at each address that it had before.

    Args:
        site_url: Where the site is published, with a slash at its end; empty if nobody knows.
        made: The video made from an instruction.
    """
    stepwise = isinstance(article, Instruction)
    index, menu = content.centre.index_pages[article.folder], page_address(article.folder)
    view = article_view(content, article) | share_view(content, article, site_url)
    if stepwise:
        view |= {"steps": step_views(content, article), "made": made}
    add(
        address_of(article),
        "instruction" if stepwise else "answer",
        article.title,
        article.short,
        view,
        crumbs=(Link(index.title, menu),),
        menu=menu,
        source=article.source,
        styles=("video.css",) if view["videos"] else (),
        scripts=("player.js",) if view["videos"] else (),
        roles=tuple(content.roles[id] for id in article.roles),
    )
    now = Link(article.title, address_of(article))
    for old in article.was:
        old_address = f"{article.folder}/{old}/"
        add(old_address, "moved", article.title, article.short, {"link": now}, moved_to=now.address)


def article_view(content: Content, article: Answer | Instruction) -> dict[str, Any]:
    """What answers and instructions have in common."""
    messengers = [content.messengers[id] for id in article.applies_to]
    # True in one messenger only, and that messenger has a word to say about it, elsewhere.
    only = messengers[0] if len(messengers) == 1 and messengers[0].page not in ("", article.id) else None
    videos = videos_of(content, article)
    return {
        "article": article,
        "roles": [content.roles[id] for id in article.roles],
        "messengers": [messenger.name for messenger in messengers],
        "only": only,
        "only_link": article_link(content, only.page) if only else None,
        "picture": draw_facts(content.checker, article.picture),
        "checker": entry_link(content, article.checker) if article.checker else None,
        "videos": [official_video(content, one) for one in videos if one.url],
        "promised": [video_view(content, one) for one in videos if not one.url],
        "twins": [
            (content.roles[role], article_link(content, id))
            for id in article.twins
            for role in content.article(id).roles
        ],
        "see": [entry(content, content.article(id)) for id in article.see],
        "sources": [source_view(content, content.sources[id]) for id in article.sources],
    }


def videos_of(content: Content, article: Answer | Instruction) -> list[Video]:
    """An answer names its video, whether that has an address or not; an instruction shows what there is."""
    if isinstance(article, Answer):
        return [content.videos[article.video]] if article.video else []
    return [video for video in content.videos.values() if video.instruction == article.id and video.url]


def share_view(content: Content, article: Answer | Instruction, site_url: str) -> dict[str, Any]:
    """What an article says of itself to be passed on, and what it asks: its code, its QR code, «Помогло?»."""
    code = content.codes.of[article.id]
    address = site_url and site_url + code_address(code)
    return {
        "code": code,
        "code_address": address,
        "qr": qr_address(code) if address else "",
        "reasons": content.helped.fitting(article),
        "ask_page": article_link(content, content.helped.ask),
        "checker_start": Link(content.checker.title, CHECKER),
    }

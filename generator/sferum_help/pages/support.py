"""`/support/`: the desk of people who answer others all day, and the replies it copies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from ..model.addresses import code_address, entry_address, page_address, qr_address
from ..model.article import Answer, Instruction
from ..model.content import Content
from ..model.labels import LABELS
from ..model.topics import ANY_MESSENGER, Messenger
from ..search.index import INDEX, is_large
from ..search.pieces import slices
from ..search.sense import sense_scripts
from ..theme.assets import Assets, data_script
from .page import Page
from .search import add_pieces

SUPPORT = "support"

REPLIES = "support-replies.js"

SCRIPTS = (REPLIES, "support.js")

STYLES = ("support.css",)

LISTED = ("code", "messengers")
"""What a list of answers says of each; the rest is needed for the one that is chosen."""

TOGETHER = 8
"""Replies in a piece of a large site."""


@dataclass(frozen=True)
class SupportView:
    kind: ClassVar[str] = SUPPORT
    intro: str
    messengers: tuple[Messenger, ...]
    published: bool
    """Whether the site knows its own address: then there are QR codes and a feed."""


def support_pages(content: Content, *, published: bool) -> Iterator[Page]:
    """The desk, if there is one."""
    if content.support is None:
        return
    page, address = content.centre.index_pages[SUPPORT], page_address(SUPPORT)
    messengers = tuple(content.messengers[id] for id in content.support.messengers if id != ANY_MESSENGER)
    view = SupportView(page.intro, messengers, published)
    yield Page(
        address,
        page.title,
        page.intro,
        view,
        menu=address,
        scripts=(INDEX, *sense_scripts(content), *SCRIPTS),
        styles=STYLES,
    )


def add_replies(
    assets: Assets,
    content: Content,
    texts: Mapping[str, str],
    steps: Mapping[str, str],
    parts: Mapping[str, Mapping[str, str]],
    *,
    site_url: str,
) -> None:
    """Everything the desk copies, for its script; of a large site, what is listed, and the rest in pieces.

    Args:
        texts: Id of an article → all of it in plain text.
        steps: Id of an instruction → its steps in plain text.
        parts: Id of an answer → id of a part → that part in plain text.
        site_url: Where the site is, "" if it does not know: then there are no QR codes.
    """
    data = replies(content, texts, steps, parts, site_url=site_url)
    articles = data["articles"]
    if is_large(content):
        listed = {id: {name: one[name] for name in LISTED} for id, one in articles.items()}
        pieces = list(slices(list(articles.values()), TOGETHER))
        data |= {"articles": listed, "size": TOGETHER, "pieces": add_pieces(assets, "replies", pieces)}
    assets.add(REPLIES, data_script("replies", data))


def replies(
    content: Content,
    texts: Mapping[str, str],
    steps: Mapping[str, str],
    parts: Mapping[str, Mapping[str, str]],
    *,
    site_url: str,
) -> dict[str, Any]:
    """What the desk knows; `articles` in the order of the index. For the arguments see `add_replies`."""
    support = content.support
    return {
        "words": {
            "greeting": support.greeting,
            "calm": support.calm,
            "notOurs": support.not_ours,
            "welcome": support.welcome,
            "invite": support.invite,
            "more": support.more,
            "code": LABELS["macros"]["code"],
            "checker": support.checker,
            "role": support.ask_role,
            "messenger": support.ask_messenger,
            "which": support.ask_which,
        },
        "cues": {
            "senders": dict(support.senders),
            "messengers": dict(support.messengers),
            "also": support.also,
            "asks": support.asks,
            "upset": support.upset,
            "thanks": support.thanks,
            "hello": support.hello,
            "polite": (*support.thanks, *support.hello, *support.polite),
        },
        "trouble": dict(support.trouble),
        "site": site_url,
        "articles": {
            article.id: {
                "code": content.codes.of[article.id],
                "page": code_address(content.codes.of[article.id]),
                "short": article.short,
                "text": texts[article.id],
                "parts": parts.get(article.id, {}),
                "steps": steps.get(article.id, ""),
                "guides": guides(content, article),
                "checker": checker_address(content, article),
                "messengers": content.messengers_of(article),
                "qr": qr_address(content.codes.of[article.id]) if site_url else "",
            }
            for article in content.articles()
        },
    }


def guides(content: Content, article: Answer | Instruction) -> dict[str, str]:
    """Role → the instruction whose steps answer its question: itself or the first it refers to."""
    found: dict[str, str] = {}
    for id in (article.id, *article.see):
        if id in content.instructions:
            for role in content.instructions[id].roles:
                found.setdefault(role, id)
    return found


def checker_address(content: Content, article: Answer | Instruction) -> str:
    return entry_address(content.checker.entries[article.checker]) if article.checker else ""

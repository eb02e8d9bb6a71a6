"""`404.html`: the page of an address that does not exist, and what it knows of those that do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from ..model.addresses import CHECKER, CODES, NOT_FOUND, Link, page_address
from ..model.content import Content
from ..model.labels import LABELS
from ..theme.assets import data_script
from .page import Page

LOST, ADDRESSES = "lost.js", "addresses.js"


@dataclass(frozen=True)
class NotFoundView:
    kind: ClassVar[str] = "not-found"
    intro: str
    menu: tuple[Link, ...]
    codes: Link


def not_found_page(content: Content) -> Page:
    """A host shows it at any address: its links begin at the root of the host."""
    centre, labels = content.centre, LABELS["lost"]
    menu = tuple(Link(one.title, page_address(one.page)) for one in centre.menu)
    view = NotFoundView(labels["intro"], menu, Link(centre.index_pages[CODES].title, page_address(CODES)))
    return Page(NOT_FOUND, labels["title"], labels["intro"], view, scripts=(LOST,))


def addresses_script(pages: Iterable[Page]) -> str:
    """Every address with the title of its page, and every former address and code with the present one."""
    # Of two that are as near, the first is offered: the article before the video that was made of it.
    pages = sorted(pages, key=lambda page: page.kind not in ("answer", "instruction"))
    offered = [page for page in pages if page.is_offered and page.address]
    known = {
        "pages": {page.address: page.title for page in offered},
        # «Всё верно» is nothing to be guessed: an outcome is true only after its questions.
        "quiet": [
            page.address
            for page in offered
            if not page.is_listed or page.address.startswith(CHECKER) and page.address != CHECKER
        ],
        "moved": {page.address: page.moved_to for page in pages if page.moved_to},
    }
    return data_script("addresses", known)

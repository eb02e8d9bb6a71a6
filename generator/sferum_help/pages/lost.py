"""`404.html`: the page of an address that does not exist, and what it knows of those that do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from ..model.addresses import CODES, NOT_FOUND, Link, page_address
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
    pages = tuple(pages)
    known = {
        "pages": {page.address: page.title for page in pages if page.is_offered and page.address},
        "moved": {page.address: page.moved_to for page in pages if page.moved_to},
    }
    return data_script("addresses", known)

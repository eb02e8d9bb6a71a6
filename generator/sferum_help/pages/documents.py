"""The handwritten pages of `docs/`, and the page of an address that does not exist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..model.addresses import CODES, NOT_FOUND, Link, article_link, page_address
from ..model.content import Content
from ..model.document import Document
from .codes import SCRIPT as CODES_SCRIPT
from .page import Page


@dataclass(frozen=True)
class DocumentView:
    kind: ClassVar[str] = "document"
    document: Document
    ask: Link | None
    """The page that says whom to ask."""


@dataclass(frozen=True)
class NotFoundView:
    kind: ClassVar[str] = "not-found"
    menu: tuple[Link, ...]
    codes: Link


def document_pages(content: Content) -> list[Page]:
    ask = article_link(content, content.helped.ask) if content.helped else None
    return [
        Page(
            address=page_address(one.id),
            title=one.title,
            description=one.description or one.title,
            view=DocumentView(one, ask),
            menu=page_address(one.id),
            source=one.source,
        )
        for one in content.documents.values()
    ]


def not_found_page(content: Content) -> Page:
    """`404.html`, which a host shows at any address: its links begin at the root of the host."""
    centre = content.centre
    menu = tuple(Link(one.title, page_address(one.page)) for one in centre.menu)
    view = NotFoundView(menu, Link(centre.index_pages[CODES].title, page_address(CODES)))
    return Page(
        NOT_FOUND, "", "Страницы с таким адресом нет. Что можно сделать.", view, scripts=(CODES_SCRIPT,)
    )

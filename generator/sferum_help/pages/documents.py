"""The handwritten pages of `docs/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..model.addresses import Link, article_link, page_address
from ..model.content import Content
from ..model.document import Document
from .page import Page


@dataclass(frozen=True)
class DocumentView:
    kind: ClassVar[str] = "document"
    document: Document
    ask: Link | None
    """The page that says whom to ask."""


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

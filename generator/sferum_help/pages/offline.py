"""`/offline/`: shown instead of a page that a browser does not have; offers to keep the whole site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..model.addresses import OFFLINE
from ..model.content import Content
from .page import Page


@dataclass(frozen=True)
class OfflineView:
    kind: ClassVar[str] = "offline"
    intro: str


def offline_page(content: Content) -> Page:
    page = content.centre.index_pages["offline"]
    return Page(
        OFFLINE, page.title, page.intro, OfflineView(page.intro), scripts=("offline.js",), indexed=False
    )

"""What stands at the address of a page that is gone for good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ..model.addresses import Link, article_link, watch_address
from ..model.article import Instruction
from ..model.content import Content
from ..model.prose import Prose
from .page import MovedView, Page


@dataclass(frozen=True)
class RetiredView:
    kind: ClassVar[str] = "retired"
    why: Prose
    now: Link


def retired_pages(content: Content) -> Iterator[Page]:
    for one in content.retired.values():
        view = RetiredView(one.why, article_link(content, one.to))
        yield Page(one.address, one.title, one.why.plain, view, indexed=False)
        if one.folder == Instruction.folder and "videos" in content.centre.index_pages:
            here = Link(one.title, one.address)
            yield Page(watch_address(one.id), one.title, one.why.plain, MovedView(here), moved_to=one.address)

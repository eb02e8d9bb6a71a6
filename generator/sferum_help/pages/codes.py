"""`/o/`: the page that takes a short code, and one light page for each code that leads on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ..model.addresses import (
    CHECKER,
    CODES,
    Link,
    code_address,
    coded_link,
    page_address,
)
from ..model.content import Content
from .page import Page
from .topics import is_long


@dataclass(frozen=True)
class CodeView:
    kind: ClassVar[str] = "code"
    code: str
    link: Link | None
    """The page that it leads to; None if that is gone."""
    index: Link
    """The list of codes, or what is said of a page that is gone."""


@dataclass(frozen=True)
class CodesView:
    kind: ClassVar[str] = "codes"
    intro: str
    links: tuple[tuple[str, Link], ...]
    """Each code and its page; none if they are too many for a list."""
    retired: tuple[str, ...]


def described(content: Content, name: str) -> str:
    """What a messenger shows below the title of the page that a code leads to; an outcome says all in it."""
    return coded_link(content, name).text if name.startswith(CHECKER) else content.article(name).short


def code_pages(content: Content) -> Iterator[Page]:
    """The list of all codes, and a redirect for each."""
    page, address = content.centre.index_pages[CODES], page_address(CODES)
    links = []
    for code, name in content.codes.pages.items():
        link = coded_link(content, name)
        links.append((code, link))
        view = CodeView(code, link, Link(page.title, address))
        yield Page(code_address(code), link.text, described(content, name), view, moved_to=link.address)
    for code, id in content.codes.retired.items():
        index = Link(page.title, f"{address}#{code}")
        told = content.retired.get(id)
        view = CodeView(code, None, Link(told.title, told.address) if told else index)
        yield Page(code_address(code), page.title, page.intro, view, moved_to=view.index.address)
    # Without the list its script has nothing to go by; search knows every code.
    long = is_long(content)
    everything = CodesView(
        page.intro, () if long else tuple(sorted(links)), tuple(sorted(content.codes.retired))
    )
    yield Page(
        address,
        page.title,
        page.intro,
        everything,
        menu=address,
        scripts=() if long else ("codes.js",),
        styles=("codes.css",),
    )

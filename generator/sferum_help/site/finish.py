"""A page → its bytes: body, frame, Russian typography, links for a disk."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from urllib.parse import urlsplit

from markupsafe import Markup

from ..model.addresses import Link
from ..pages.page import Page
from ..pages.templating import squeeze
from ..russian.typography import typeset_html
from .frame import Frame, draw_frame, fill_slots
from .options import Options

HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)


def root_of(page: Page, options: Options) -> str:
    """What the addresses on a page begin with; empty for all pages but one: they are seen from the page.

    A host shows 404.html at any address, so that its links have to begin at the root of the host.
    """
    return (urlsplit(options.site_url).path or "/") if page.kind == "not-found" else ""


def typeset_page(page: Page, body: Markup, frame: Frame, options: Options, card: str = "") -> str:
    """The page but for the parts that it shares with others; `card` is the whole address of its card, or empty."""
    html = draw_frame(page, body, headings(body), frame, options, card, root_of(page, options))
    # Whole pages, so that no part of the frame and no handwritten page is forgotten.
    return squeeze(typeset_html(html))


def fill_page(html: str, page: Page, frame: Frame, options: Options) -> bytes:
    """A typeset page as it is published."""
    root = root_of(page, options)
    html = fill_slots(html, page, frame, root)
    return (name_files(html) if options.for_disk and not root else html).encode()


PRINTED = (
    "answer", "instruction", "handout", "checker-outcome", "checker-look", "document", "faq", "instructions",
    "meeting", "role", "search", "sources", "video",
)  # fmt: skip
"""Kinds of pages that are taken along on paper."""

LINK = re.compile(r'(<a href=")([^":#]+)([#"])')
NOT_PRINTED = re.compile(r'(<h2 id="see">.*?</ul>|<p class="sh-twin">.*?</p>|<nav .*?</nav>)', re.DOTALL)
"""What print.css leaves out, so that its links need no code."""


def tell_codes(body: Markup, page: Page, code_of: Callable[[str], str]) -> Markup:
    """The body whose links tell the codes of their pages: on paper nothing else leads there; see print.css.

    Args:
        code_of: Address of a page → its code; empty: it has none.
    """
    if page.kind not in PRINTED:
        return body

    def tell(link: re.Match[str]) -> str:
        code = code_of(posixpath.normpath(posixpath.join(page.address, link[2])) + "/")
        return f'<a data-code="{code}" href="{link[2]}{link[3]}' if code else link[0]

    parts = NOT_PRINTED.split(body)
    parts[::2] = [LINK.sub(tell, part) for part in parts[::2]]
    # Markup: only an attribute of digits is new.
    return Markup("".join(parts))


def headings(body: Markup) -> tuple[Link, ...]:
    """The contents list of a finished body: its second-level headings, which all carry an id."""
    return tuple(Link(Markup(text).striptags(), f"#{id}") for id, text in HEADING.findall(body))


FOLDER_LINK = re.compile(r'(href="|action="|content="0; url=)((?:(?:[\w-]+|\.{1,2})/)*)(\.{0,2})(?=["#?])')


def name_files(html: str) -> str:
    """A page for reading from a disk: where nobody looks for the index.html of a folder, links name it."""

    def name(link: re.Match[str]) -> str:
        attribute, folders, last = link.groups()
        folder = f"{folders}{last}/" if last else folders
        return f"{attribute}{folder}index.html" if folder else link[0]

    return FOLDER_LINK.sub(name, html)

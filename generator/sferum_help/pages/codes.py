"""`/o/`: the page that takes a short code, and one light page for each code that leads on."""

from __future__ import annotations

from ..model.addresses import Link, address_of, code_address, page_address
from ..model.content import Content
from .views import Add

CODES = "o"

SCRIPT = "codes.js"
"""For the list of codes, and for 404.html, where a mistyped code lands."""


def add_codes(content: Content, add: Add) -> None:
    """The list of all codes, and a redirect for each; `add` is that of `pages.make_site`."""
    index, address = content.centre.index_pages[CODES], page_address(CODES)
    links = []
    for code, id in content.codes.pages.items():
        article = content.article(id)
        link = Link(article.title, address_of(article))
        links.append((code, link))
        view = {"code": code, "link": link}
        add(code_address(code), "code", link.text, article.short, view, moved_to=link.address)
    for code in content.codes.retired:
        view = {"code": code, "link": None, "index": Link(index.title, f"{address}#{code}")}
        add(code_address(code), "code", index.title, index.intro, view, moved_to=f"{address}#{code}")
    view = {"intro": index.intro, "links": sorted(links), "retired": sorted(content.codes.retired)}
    add(address, "codes", index.title, index.intro, view, menu=address, scripts=(SCRIPT,))

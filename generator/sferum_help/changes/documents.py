"""A handwritten page → its sections in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from markupsafe import Markup

from ..model.document import SLOTS, Document

BLOCKS = {"p", "li", "tr", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dt", "dd"}
HEADING = re.compile(r"h[1-6]")


@dataclass(frozen=True)
class Section:
    """What stands below one heading."""

    id: str
    """Of the heading; empty: the text before the first one."""
    title: str
    text: str
    """One paragraph, list entry or row a line; behind the words of a link stands where it leads."""
    links: tuple[str, ...]
    html: str
    """The same as readers see it."""


def sections_of(document: Document) -> Iterator[Section]:
    """The sections, in the order of the text; those without a word are left out."""
    titles = {one.id: one.text for one in document.headings}
    html = str(
        document.html(lambda address: f"/{address}", {name: Markup(f"<p>[{name}]</p>") for name in SLOTS})
    )
    starts = [found.start() for found in re.finditer(r"<h[1-6][ >]", html)]
    for start, end in zip([0, *starts], [*starts, len(html)], strict=True):
        reader = Reader()
        reader.feed(piece := html[start:end])
        reader.close()
        if text := reader.told():
            yield Section(reader.heading, titles.get(reader.heading, ""), text, tuple(reader.links), piece)


class Reader(HTMLParser):
    """Finished HTML of ours → its words."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.heading = ""
        self.in_heading = False
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if HEADING.fullmatch(tag):
            self.heading, self.in_heading = named.get("id") or "", True
        if tag == "a":
            self.open.append(named.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if HEADING.fullmatch(tag):
            self.in_heading = False
        elif tag == "a" and self.open and (address := self.open.pop()):
            self.links.append(address)
            self.words.append(f" (→ {address})")
        elif tag in ("td", "th"):
            self.words.append(" | ")
        if tag in BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        # The heading is the title of the section.
        if not self.in_heading:
            self.words.append(re.sub(r"\s+", " ", data))

    def told(self) -> str:
        lines = (" ".join(line.split()).rstrip(" |") for line in "".join(self.words).split("\n"))
        return "\n".join(line for line in lines if line)

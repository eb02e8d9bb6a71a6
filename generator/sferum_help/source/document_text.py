"""The Markdown of a handwritten page → its HTML, headings and links, and what it must not hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from .markdown import Parser, Token, flatten, typed_address
from .prose import Finding, find_hidden, find_unread


@dataclass(frozen=True)
class FoundHeading:
    id: str
    """Empty if it has none."""
    text: str
    line: int
    """From 0."""


@dataclass(frozen=True)
class FoundLink:
    typed: str
    """Where it leads, as an editor typed it."""
    href: str
    """The same for HTML, Cyrillic in %D0…"""
    first: int
    last: int
    """The lines of its block, from 0; the last one is not part of it."""


@dataclass(frozen=True)
class FoundSlot:
    """A paragraph that is nothing but a name in braces."""

    name: str
    line: int
    """From 0."""


@dataclass(frozen=True)
class Refusal:
    kind: str
    """A key of `REFUSED`."""
    line: int


@dataclass(frozen=True)
class DocumentText:
    """A whole page of Markdown after its one parse."""

    parts: tuple[str | FoundLink | FoundSlot, ...]
    """Finished HTML, with links where their addresses belong, and with slots."""
    headings: tuple[FoundHeading, ...]
    refused: tuple[Refusal, ...]
    findings: tuple[Finding, ...]
    """What readers would not see, or would see as it was typed."""

    @property
    def html(self) -> str:
        """The page as it would be shown, but for its slots."""
        shown = (escape(part.href) if isinstance(part, FoundLink) else part for part in self.parts)
        return "".join(part for part in shown if isinstance(part, str))

    @property
    def links(self) -> tuple[FoundLink, ...]:
        return tuple(part for part in self.parts if isinstance(part, FoundLink))


HEADING_ID = re.compile(r"\s*\{#(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\}\s*$")

SLOT = re.compile(r"\{([a-z-]+)\}")

HOLE = re.compile("\0(\\d+)\0")
"""Where an address or a slot goes while a page is rendered; markdown-it lets no such character through from a text."""

_PARSER = Parser()
_PARSER.enable(["table", "reference"])


def parse_document(text: str) -> DocumentText:
    """A handwritten page: CommonMark with tables, `{#name}` behind a heading; no HTML, no pictures."""
    tokens = _PARSER.parse(text)
    findings = [one for token in tokens if token.type == "inline" for one in find_unread(token.content)]
    if hidden := find_hidden(text, flatten(tokens)):
        findings.append(hidden)
    headings = tuple(
        _name_heading(opening, inline)
        for opening, inline in pairwise(tokens)
        if opening.type == "heading_open"
    )
    holes: list[FoundLink | FoundSlot] = []

    def make_hole(found: FoundLink | FoundSlot) -> str:
        holes.append(found)
        return f"\0{len(holes) - 1}\0"

    refused: list[Refusal] = []
    line = 0
    for block in tokens:
        first, last = block.map or (line, line)
        if block.type == "th_open" and "style" in block.attrs:
            # The line below asks for an inline style, which pages have none of.
            refused.append(Refusal(block.type, first + 1))
        line = first
        for token in (block, *(block.children or ())):
            if token.type == "link_open":
                href = str(token.attrs["href"])
                token.attrs["href"] = make_hole(FoundLink(typed_address(href, text), href, first, last))
            elif token.type in ("html_block", "html_inline", "image"):
                refused.append(Refusal(token.type, first))
                # Words, should they be shown after all.
                token.type = "text"
    for opening, inline, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if opening.type == "paragraph_open" and (match := SLOT.fullmatch(inline.content)):
            inline.children[0].content = make_hole(FoundSlot(match[1], opening.map[0]))
            # What comes in brings paragraphs of its own.
            opening.hidden = closing.hidden = True
    html = _PARSER.renderer.render(tokens, _PARSER.options, {})
    pieces = HOLE.split(html)
    parts = [holes[int(piece)] if number % 2 else piece for number, piece in enumerate(pieces)]
    return DocumentText(tuple(parts), headings, tuple(refused), tuple(findings))


def _name_heading(opening: Token, inline: Token) -> FoundHeading:
    """Make an id of the name behind a heading."""
    last = inline.children[-1] if inline.children else None
    match = HEADING_ID.search(last.content) if last and last.type == "text" else None
    if match:
        last.content = last.content[: match.start()]
        opening.attrs["id"] = match["id"]
    words = "".join(one.content or " " * (one.type == "softbreak") for one in inline.children or ())
    line = opening.map[0] if opening.map else 0
    return FoundHeading(match["id"] if match else "", words, line)

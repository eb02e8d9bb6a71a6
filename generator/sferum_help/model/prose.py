"""A text with paragraphs, lists, links and bold, as a value: read once, shown as HTML, as words, in pieces.

`source/markdown.py` makes it from what an editor typed; whatever shows it parses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from markupsafe import Markup

Resolve = Callable[[str, str], str]
"""(id of an article, anchor or empty) → the address of that place, from the page that shows the text."""

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[«*\[]*[А-ЯЁA-Z0-9])")
"""Between two sentences; before a name in bold or a link, too."""


@dataclass(frozen=True)
class Text:
    words: str


@dataclass(frozen=True)
class Break:
    """The end of a line inside a paragraph: a space to readers."""


@dataclass(frozen=True)
class Bold:
    inside: tuple[Span, ...]


@dataclass(frozen=True)
class Reference:
    """A link to a place of this site."""

    id: str
    """An article."""
    anchor: str
    """A place on its page, or empty."""
    inside: tuple[Span, ...]


@dataclass(frozen=True)
class Outside:
    """A link to another site, or to a phone."""

    address: str
    inside: tuple[Span, ...]


Span = Text | Break | Bold | Reference | Outside


@dataclass(frozen=True)
class Paragraph:
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class List:
    items: tuple[tuple[Block, ...], ...]
    tight: bool
    """Whether the paragraphs of its entries stand without space between them."""
    start: int | None
    """The number of the first entry; None: a list without numbers."""


Block = Paragraph | List


@dataclass(frozen=True)
class Prose:
    """A checked text. Equal texts are equal and have the same hash; an empty one is false."""

    blocks: tuple[Block, ...] = ()

    @classmethod
    def of_words(cls, words: str) -> Prose:
        """One paragraph of plain words that were made by code."""
        return cls((Paragraph((Text(words),)),)) if words else cls()

    def __bool__(self) -> bool:
        return bool(self.blocks)

    def __str__(self) -> str:
        return self.plain

    def html(self, resolve: Resolve) -> Markup:
        """The text as HTML; `resolve(id, anchor)` gives the address of a symbolic link."""
        # Markup: every word and every address is escaped, and all tags are written here.
        return Markup(_blocks_html(self.blocks, resolve, tight=False))

    def line(self, resolve: Resolve) -> Markup:
        """Like `html`, without the paragraph around a text of one paragraph."""
        match self.blocks:
            case (Paragraph(spans),):
                return Markup(_spans_html(spans, resolve))
        return Markup(self.html(resolve).strip())

    @cached_property
    def plain(self) -> str:
        """The words of the text without its marks, one paragraph or list entry a line."""
        return self.told(lambda link: "")

    def told(self, place: Callable[[Reference | Outside], str]) -> str:
        """Like `plain`; behind the words of each link stands in brackets what `place` says, if it says anything."""
        return "\n".join(_words(one.spans, place) for one in _all_paragraphs(self.blocks))

    def first_sentence(self, longest: int) -> str:
        """The first sentence in plain words without its full stop, cut between words at a length."""
        sentence = SENTENCE_END.split(" ".join(self.plain.split()))[0].rstrip(".:")
        if len(sentence) <= longest:
            return sentence
        return sentence[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:—– ") + "…"

    def links(self) -> Iterator[Reference | Outside]:
        """Every link, in the order of the text."""
        for one in _all_paragraphs(self.blocks):
            yield from _links(one.spans)

    def paragraphs(self) -> tuple[Prose, ...]:
        """The paragraphs; a list stays with the one before it, which introduces it."""
        found: list[Prose] = []
        for block in self.blocks:
            if found and isinstance(block, List) and isinstance(found[-1].blocks[-1], Paragraph):
                found[-1] = found[-1].then(Prose((block,)))
            else:
                found.append(Prose((block,)))
        return tuple(found)

    def sentences(self) -> tuple[Prose, ...]:
        """The sentences, and the entries of lists; what bold or a link holds together is not torn apart."""
        found: list[Prose] = []
        for block in self.blocks:
            match block:
                case Paragraph(spans):
                    found += (Prose((Paragraph(piece),)) for piece in _sentences(spans))
                case List(items, start=start):
                    for number, item in enumerate(items):
                        at = None if start is None else start + number
                        found.append(Prose((replace(block, items=(item,), start=at),)))
        return tuple(found)

    def rewritten(self, change: Callable[[tuple[Span, ...]], Iterable[Span]]) -> Prose:
        """The same blocks with the spans of every paragraph changed, and words side by side as one text."""
        return Prose(_rewritten(self.blocks, change))

    def then(self, other: Prose) -> Prose:
        """Both, the second one in a new paragraph."""
        return Prose(self.blocks + other.blocks)

    def continued(self, other: Prose) -> Prose:
        """Both, the second one in the paragraph or the list in which the first one ends."""
        if not self or not other:
            return self or other
        *before, last = self.blocks
        first, *after = other.blocks
        match last, first:
            case Paragraph(one), Paragraph(two):
                return Prose((*before, Paragraph(_merged((*one, Text(" "), *two))), *after))
            case List(one), List(two):
                return Prose((*before, replace(last, items=one + two), *after))
        return self.then(other)


def _all_paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case List(items):
                for item in items:
                    yield from _all_paragraphs(item)


def _rewritten(
    blocks: Iterable[Block], change: Callable[[tuple[Span, ...]], Iterable[Span]]
) -> tuple[Block, ...]:
    return tuple(
        Paragraph(_merged(change(block.spans)))
        if isinstance(block, Paragraph)
        else replace(block, items=tuple(_rewritten(item, change) for item in block.items))
        for block in blocks
    )


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Words side by side as one text."""
    found: list[Span] = []
    for span in spans:
        if found and isinstance(span, Text) and isinstance(found[-1], Text):
            found[-1] = Text(found[-1].words + span.words)
        else:
            found.append(span)
    return tuple(found)


def _links(spans: Iterable[Span]) -> Iterator[Reference | Outside]:
    for span in spans:
        if isinstance(span, Reference | Outside):
            yield span
        if not isinstance(span, Text | Break):
            yield from _links(span.inside)


def _words(spans: Iterable[Span], place: Callable[[Reference | Outside], str] = lambda link: "") -> str:
    return "".join(_span_words(span, place) for span in spans)


def _span_words(span: Span, place: Callable[[Reference | Outside], str]) -> str:
    match span:
        case Text(words):
            return words
        case Break():
            return " "
    words = _words(span.inside, place)
    where = "" if isinstance(span, Bold) else place(span)
    return f"{words} ({where})" if where else words


def _sentences(spans: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    """The spans of a paragraph, cut where a sentence ends outside bold and links."""
    # What holds together is one word to the pattern: it may begin a sentence and never ends one.
    shown = [
        span.words if isinstance(span, Text) else "\n" if isinstance(span, Break) else f"*{_words([span])}*"
        for span in spans
    ]
    ends = []
    position = 0
    for text in shown:
        ends.append((position, position := position + len(text)))

    def inside(place: int) -> bool:
        return any(
            start < place < end
            for (start, end), span in zip(ends, spans, strict=True)
            if not isinstance(span, Text | Break)
        )

    cuts = [
        (found.start(), found.end())
        for found in SENTENCE_END.finditer("".join(shown))
        if not inside(found.start())
    ]
    for (_, begin), (stop, _) in pairwise([(0, 0), *cuts, (position, position)]):
        piece = []
        for (start, end), span, text in zip(ends, spans, shown, strict=True):
            if start >= stop or end <= begin:
                continue
            if isinstance(span, Text):
                piece.append(Text(text[max(0, begin - start) : stop - start]))
            else:
                piece.append(span)
        yield tuple(piece)


def _blocks_html(blocks: Iterable[Block], resolve: Resolve, *, tight: bool) -> str:
    """The line breaks are those of CommonMark's own examples."""
    html = ""
    bare = False
    for block in blocks:
        if isinstance(block, Paragraph) and tight:
            html += _spans_html(block.spans, resolve)
            bare = True
            continue
        html += "\n" if bare else ""
        html += _block_html(block, resolve)
        bare = False
    return html


def _block_html(block: Block, resolve: Resolve) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{_spans_html(block.spans, resolve)}</p>\n"
    tag = "ul" if block.start is None else "ol"
    start = "" if block.start in (None, 1) else f' start="{block.start}"'
    items = ""
    for item in block.items:
        begins_bare = not item or (block.tight and isinstance(item[0], Paragraph))
        items += "<li>" if begins_bare else "<li>\n"
        items += f"{_blocks_html(item, resolve, tight=block.tight)}</li>\n"
    return f"<{tag}{start}>\n{items}</{tag}>\n"


def _spans_html(spans: Iterable[Span], resolve: Resolve) -> str:
    return "".join(_span_html(span, resolve) for span in spans)


def _span_html(span: Span, resolve: Resolve) -> str:
    match span:
        case Text(words):
            return _escaped(words)
        case Break():
            return "\n"
        case Bold(inside):
            return f"<strong>{_spans_html(inside, resolve)}</strong>"
        case Reference(id, anchor, inside):
            address = resolve(id, anchor)
        case Outside(address, inside):
            pass
    return f'<a href="{_escaped(address)}">{_spans_html(inside, resolve)}</a>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")

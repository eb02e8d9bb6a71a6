"""What a page says → what a video can say: it has no links, no «this page», and nothing below."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..model.content import Content
from ..model.labels import LABELS
from ..model.prose import Bold, Break, Outside, Prose, Reference, Span, Text

LABEL = LABELS["video"]
NO_PAGE = LABELS["video-no-page"]
"""Words that point at a page → those that stand for them in a video."""


def for_screen(content: Content, text: Prose, code: str) -> Prose:
    """The text with the code of a page wherever a link leads to one.

    `code` is that of the instruction itself: of the page that its texts call «this one».
    """
    return text.rewritten(partial(_without_links, content, code=code)).rewritten(
        partial(_without_page, code=code)
    )


def _without_links(content: Content, spans: tuple[Span, ...], code: str) -> Iterator[Span]:
    """The words of every link, and behind them the code of the page that it leads to."""
    for before, span, after in zip((None, *spans), spans, (*spans[1:], None), strict=False):
        match span:
            case Break():
                yield Text(" ")
            case Bold(inside):
                yield Bold(tuple(_without_links(content, inside, code)))
            case Outside(_, inside):
                yield from inside
            case Reference(id, _, inside):
                yield from inside
                if content.codes.of[id] != code:
                    said = LABEL["code-inside"] if _in_brackets(before, after) else f" {LABEL['code-behind']}"
                    yield Text(said.format(code=content.codes.of[id]))
            case _:
                yield span


def _in_brackets(before: Span | None, after: Span | None) -> bool:
    """Whether brackets hold the link alone: another pair of them inside would be hard to read."""
    return (
        isinstance(before, Text)
        and before.words.endswith("(")
        and isinstance(after, Text)
        and after.words.startswith(")")
    )


def _without_page(spans: tuple[Span, ...], code: str) -> Iterator[Span]:
    for span in spans:
        match span:
            case Text(words):
                for pointing, said in NO_PAGE.items():
                    words = words.replace(pointing, said.format(code=code))
                yield Text(words)
            case Bold(inside):
                yield Bold(tuple(_without_page(inside, code)))
            case _:
                yield span

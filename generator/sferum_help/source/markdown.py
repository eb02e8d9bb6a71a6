"""Markdown as tokens. The one door for `markdown_it`: a text passes it once, when it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

__all__ = ["Parser", "SyntaxTreeNode", "Token", "flatten", "typed_address"]


class Parser(MarkdownIt):
    """CommonMark that tells what it finds, so that everything can be reported."""

    def __init__(self) -> None:
        # HTML becomes tokens of its own; without this it would be words to readers and nothing to us.
        super().__init__("commonmark", {"html": True})
        # Link definitions leave no trace in the tokens, so nothing could be said about what they hide.
        self.disable(["reference"])

    def validateLink(self, url: str) -> bool:  # the name is markdown-it's
        """Every link: `javascript:` would be dropped in silence else."""
        return True


TARGET = re.compile(r"\]\(\s*<?([^\s()<>]+)")
"""Behind the words of a link."""


def typed_address(href: str, text: str) -> str:
    """The address of a link as an editor typed it; markdown-it writes Cyrillic in its own ways."""
    if f"({href})" in text:
        return href
    typed = TARGET.findall(text)
    return next((one for one in typed if normalizeLink(one) == href), unquote(href))


def flatten(tokens: list[Token]) -> Iterator[Token]:
    """Each token, and behind it those inside it."""
    for token in tokens:
        yield token
        yield from flatten(token.children or [])

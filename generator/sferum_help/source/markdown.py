"""Markdown as tokens. The one door for `markdown_it`: a text passes it once, when it is read."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

__all__ = ["Parser", "SyntaxTreeNode", "Token", "flatten"]


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


def flatten(tokens: list[Token]) -> Iterator[Token]:
    """Each token, and behind it those inside it."""
    for token in tokens:
        yield token
        yield from flatten(token.children or [])

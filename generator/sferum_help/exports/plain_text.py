"""Articles as plain text for a letter or a chat."""

from __future__ import annotations

import re

from ..model.article import Answer, Instruction
from ..model.content import Content
from ..pages.steps import step_views
from ..pages.templating import draw


def make_texts(content: Content) -> dict[str, str]:
    """The whole of each article as plain text for a letter or a chat; by id."""

    def make(article: Answer | Instruction) -> str:
        steps = step_views(content, article) if isinstance(article, Instruction) else []
        return tidy_text(draw("reply.txt.j2", article=article, steps=steps))

    return {article.id: make(article) for article in content.articles()}


def make_steps(content: Content) -> dict[str, str]:
    """The steps of each instruction as plain text; by id."""
    return {
        id: tidy_text(draw("steps.txt.j2", steps=step_views(content, one)))
        for id, one in content.instructions.items()
    }


def tidy_text(text: str) -> str:
    """Without empty lines at the ends, and never two of them together."""
    return re.sub(r"\n{3,}", "\n\n", text.strip())

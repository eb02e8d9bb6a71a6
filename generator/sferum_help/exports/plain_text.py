"""Articles as plain text for a letter or a chat."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..model.addresses import code_address
from ..model.article import Answer, Instruction
from ..model.content import Content
from ..model.labels import LABELS
from ..model.prose import Outside, Prose, Reference
from ..pages.steps import step_views
from ..pages.templating import draw


def make_texts(content: Content, site_url: str) -> dict[str, str]:
    """The whole of each article as plain text for a letter or a chat; by id.

    `site_url`: address of the site with a slash at its end; without it links are told by their codes.
    """

    def make(article: Answer | Instruction) -> str:
        steps = step_views(content, article) if isinstance(article, Instruction) else []
        return draw_text("reply.txt.j2", content, site_url, article=article, steps=steps)

    return {article.id: make(article) for article in content.articles()}


def make_steps(content: Content, site_url: str) -> dict[str, str]:
    """The steps of each instruction as plain text; by id."""
    return {
        id: draw_text("steps.txt.j2", content, site_url, steps=step_views(content, one))
        for id, one in content.instructions.items()
    }


def make_parts(content: Content, site_url: str) -> dict[str, dict[str, str]]:
    """Id of an answer that has several cases → id of a case → it alone: who is in danger needs one of them."""
    told = telling_links(content, site_url)
    return {
        id: {part.id: f"{part.title}\n\n{told(part.text)}" for part in answer.parts}
        for id, answer in content.answers.items()
        if answer.parts
    }


def telling_links(content: Content, site_url: str) -> Callable[[Prose], str]:
    """Texts → plain words that lose no link: where it leads stands behind it in brackets."""

    def place(link: Reference | Outside) -> str:
        if isinstance(link, Outside):
            # A phone number is its own address.
            return "" if link.address.startswith("tel:") else link.address
        code = content.codes.of[link.id]
        return f"{site_url}{code_address(code)}" if site_url else LABELS["macros"]["link"].format(code=code)

    return lambda text: text.told(place)


def draw_text(template: str, content: Content, site_url: str, **names: object) -> str:
    """Without empty lines at the ends, and never two of them together."""
    text = draw(template, told=telling_links(content, site_url), **names)
    return re.sub(r"\n{3,}", "\n\n", text.strip())

"""How many readers meet a page, as far as the content tells: what is read most is mended first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..model.article import Answer, Instruction
from ..model.content import Content
from ..model.prose import Prose, Reference

HOME, TOP, JOURNEY, OUTCOME, LINK = 10, 5, 3, 2, 1
"""What one way to a page counts for: everybody sees the home page, few open the last link of an answer."""


def weights(content: Content) -> Counter[str]:
    """Article → all ways that lead to it, each as heavy as the place where it begins; 0 without any."""
    found: Counter[str] = Counter()
    for id, weight in ways_to_articles(content):
        found[id] += weight
    return found


def ways_to_articles(content: Content) -> Iterator[tuple[str, int]]:
    """Every place that leads to an article, with its weight."""
    centre = content.centre
    yield from ((id, HOME) for id in centre.frequent)
    yield from ((one.page, HOME) for one in (centre.notice, centre.urgent) if one)
    for role in content.roles.values():
        yield from ((id, TOP) for id in role.top)
        yield from ((id, JOURNEY) for step in role.journey for id in step.pages)
    if content.checker:
        yield from ((id, OUTCOME) for one in content.checker.outcomes.values() for id in one.steps)
    for article in content.articles():
        yield from ((id, LINK) for id in sorted(linked_from(article)))


def linked_from(article: Answer | Instruction) -> set[str]:
    """The other articles that it leads to."""
    linked = {link.id for text in proses(article) for link in text.links() if isinstance(link, Reference)}
    return {*article.see, *linked} - {article.id}


def proses(article: Answer | Instruction) -> Iterator[Prose]:
    """The texts of an article that may hold links."""
    yield from (article.warning, article.note)
    if isinstance(article, Answer):
        yield article.answer
        yield from (part.text for part in article.parts)
        return
    for step in article.steps:
        yield from (step.warning, step.do, step.note)
    yield from (*article.need, *article.result, *(one.fix for one in article.trouble))

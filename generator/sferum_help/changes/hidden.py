"""What readers cannot see on a page, so that no change goes by without a word."""

from __future__ import annotations

from ..model.checker import Checker
from ..model.content import Content
from .items import LABEL

HIDDEN = ("synonyms", "phrases", "danger", "spoken", "support", "weak", "phones")
"""Parts of the content that no page shows: search, the voice and the desk live by them."""


def hidden_parts(before: Content, now: Content) -> list[str]:
    """In words, which parts differ that no page shows."""
    changed = [name for name in HIDDEN if getattr(before, name) != getattr(now, name)]
    if rules_of(before.checker) != rules_of(now.checker):
        changed.append("rules")
    if terms_of(before) != terms_of(now):
        changed.append("fresh")
    return [LABEL[f"hidden-{name}"] for name in changed]


def terms_of(content: Content) -> object:
    """For how long a page can be relied on."""
    return (
        {id: (one.fresh, one.fresh_critical) for id, one in content.topics.items()},
        {one.id for one in content.articles() if one.critical},
    )


def rules_of(checker: Checker | None) -> object:
    """What the checker is proved by and drawn from."""
    return checker and (
        checker.rounds,
        checker.changers,
        checker.severities,
        checker.guards,
        checker.messenger,
        checker.linking,
        checker.facts,
        checker.never,
        {id: (one.says, one.facts, one.roles, one.symptom) for id, one in checker.entries.items()},
        {id: [option.says for option in one.options] for id, one in checker.questions.items()},
        {id: (one.says, one.changes) for id, one in checker.outcomes.items()},
    )

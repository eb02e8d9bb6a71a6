"""What the names of a centre stand for, in words: for pick-lists of editors' tools."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.content import Content

Said = Mapping[str, Mapping[str, str]]
"""Kind of names, as the readers call it → name → words."""


def names_in_words(content: Content) -> Said:
    """What every name of a centre stands for."""
    articles = content.answers | content.instructions
    said: dict[str, Mapping[str, str]] = {
        "article": {id: one.title for id, one in articles.items()},
        "answer": {id: one.title for id, one in content.answers.items()},
        "instruction": {id: one.title for id, one in content.instructions.items()},
        "role": {id: one.title for id, one in content.roles.items()},
        "topic": {id: one.title for id, one in content.topics.items()},
        "messenger": {id: one.name for id, one in content.messengers.items()},
        "source": {id: f"{one.publisher}: {one.about}" for id, one in content.sources.items()},
        "level": content.levels,
        "person": {id: one.name for id, one in content.people.items()},
        "account": {id: one.name for id, one in content.accounts.items()},
        "device": {id: one.name for id, one in content.devices.items()},
        "video": {id: one.title for id, one in content.videos.items()},
    }
    pages = {id: one.title for id, one in content.centre.index_pages.items() if one}
    pages |= said["role"] | {id: one.title for id, one in content.documents.items()}
    said |= {"page": pages, "page or article": {**pages, **said["article"]}}
    if checker := content.checker:
        questions = {id: one.question for id, one in checker.questions.items()}
        outcomes = {id: one.title for id, one in checker.outcomes.items()}
        said |= {
            "checker entry": {id: one.title for id, one in checker.entries.items()},
            "fact": {id: one.about for id, one in checker.facts.items()},
            "question": questions,
            "node": questions | outcomes,
            "severity": {id: one.title for id, one in checker.severities.items()},
            "changer": {id: one.words for id, one in checker.changers.items()},
        }
        said |= {f"value {id}": one.values for id, one in checker.facts.items()}
    return said

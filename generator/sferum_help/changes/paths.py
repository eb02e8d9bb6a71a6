"""Two proofs of the checker → which answers end somewhere else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ..model.content import Content
from ..model.proof import Journey

Path = tuple[str, tuple[tuple[str, str], ...]]
"""(entry, ((question, option)…)), by their present ids."""


@dataclass(frozen=True)
class PathChange:
    """Paths that went to one outcome and go to another."""

    before: str
    """The title of the outcome; empty: the path is new."""
    now: str
    """Empty: nobody can answer so any more."""
    count: int
    example: tuple[str, ...]
    """The shortest of them in words: the entry, then each question with its answer."""


def compare_paths(before: Content, now: Content) -> list[PathChange]:
    """What differs, the largest group first; an outcome that was renamed is the same outcome."""
    renamed = former_ids(now)
    old = {path_of(one, renamed): one for one in before.proof.journeys}
    new = {path_of(one, {}): one for one in now.proof.journeys}
    groups: dict[tuple[str, str], list[Journey]] = defaultdict(list)
    for path in {**old, **new}:
        was, is_ = old.get(path), new.get(path)
        if was and is_ and renamed.get(was.outcome.id, was.outcome.id) == is_.outcome.id:
            continue
        key = (was.outcome.title if was else "", is_.outcome.title if is_ else "")
        groups[key].append(is_ or was)
    changes = [
        PathChange(*key, len(paths), in_words(min(paths, key=lambda one: len(one.answers))))
        for key, paths in groups.items()
    ]
    return sorted(changes, key=lambda one: -one.count)


def former_ids(content: Content) -> Mapping[str, str]:
    """Former id of a question or an outcome → its present one."""
    if content.checker is None:
        return {}
    nodes = (*content.checker.questions.values(), *content.checker.outcomes.values())
    return {former: one.id for one in nodes for former in one.was}


def path_of(journey: Journey, renamed: Mapping[str, str]) -> Path:
    return journey.entry.id, tuple(
        (renamed.get(question.id, question.id), option.id) for question, option in journey.answers
    )


def in_words(journey: Journey) -> tuple[str, ...]:
    answers = (f"{question.question} — {option.text}" for question, option in journey.answers)
    return (journey.entry.title, *answers)

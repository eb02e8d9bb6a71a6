"""Every path through the checker, for who reviews a change of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..model.content import Content
from ..model.proof import Journey

REVIEWED = "journeys.txt"
"""The paths that somebody has read and found right, below the root."""

ARROW = " → "


def journeys_table(content: Content) -> str:
    """Every path by its names, one a line, sorted: what a reviewer reads in a diff.

    Names, not words: words of a node stand once, in the source, and changing them changes no path.
    """

    def line(journey: Journey) -> str:
        answers = " ".join(f"{question.id}={option.id}" for question, option in journey.answers)
        return f"{journey.entry.id}: {answers}{ARROW}{journey.outcome.id}"

    return "\n".join(sorted(line(journey) for journey in content.proof.journeys)) + "\n"


def ends(table: str) -> dict[str, str]:
    """Path → the outcome that it ends in."""
    found = (line.rpartition(ARROW) for line in table.splitlines() if ARROW in line)
    return {path: outcome for path, _, outcome in found}


def read_reviewed(root: Path) -> dict[str, str]:
    """The paths that were read, with their ends; none if nobody has read any."""
    path = root / REVIEWED
    return ends(path.read_text("utf-8")) if path.exists() else {}


def elsewhere(reviewed: Mapping[str, str], content: Content) -> Iterator[tuple[str, str, str]]:
    """(path, where it ended, where it ends now) of every path that was read and is another one now.

    A new path needs nobody's leave; the end of one that is gone is empty. A renamed outcome is the same one.
    """
    names = {old: one.id for one in content.checker.outcomes.values() for old in one.was}
    now = ends(journeys_table(content))
    for path, outcome in reviewed.items():
        if now.get(path) != names.get(outcome, outcome):
            yield path, outcome, now.get(path, "")

"""Every path through the checker, for who reviews a change of it."""

from __future__ import annotations

from ..model.content import Content
from ..model.proof import Journey


def journeys_table(content: Content) -> str:
    """Every path by its names, one a line, sorted: what a reviewer reads in a diff.

    Names, not words: words of a node stand once, in the source, and changing them changes no path.
    """

    def line(journey: Journey) -> str:
        answers = " ".join(f"{question.id}={option.id}" for question, option in journey.answers)
        return f"{journey.entry.id}: {answers} → {journey.outcome.id}"

    return "\n".join(sorted(line(journey) for journey in content.proof.journeys)) + "\n"

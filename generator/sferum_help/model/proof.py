"""What the proof of the checker's laws has found, as frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .checker import Entry, Option, Outcome, Question, Situation


@dataclass(frozen=True)
class Breach:
    """A law that does not hold, and the part of the checker that an editor has to look at."""

    part: str
    """`facts/<id>`, `entries/<id>`, `questions/<id>` or `outcomes/<id>`."""
    message: str
    hint: str = ""


@dataclass(frozen=True)
class Journey:
    """One way through the checker."""

    entry: Entry
    answers: tuple[tuple[Question, Option], ...]
    outcome: Outcome


@dataclass(frozen=True)
class Proof:
    """What the solver found; without breaches it is a proof."""

    breaches: tuple[Breach, ...] = ()
    journeys: tuple[Journey, ...] = ()
    situations: int = 0
    wrong: int = 0
    """Situations in which something is not as it should be."""
    rounds: int = 0
    """Pieces of advice needed at the most."""
    longest: int = 0
    """Questions on the longest path."""
    reached_in: Mapping[str, tuple[tuple[Entry, Situation], ...]] = field(default_factory=dict)
    """Outcome → the entries and situations in which it is reached."""

"""In which order the fields of a thing are written: as in the things that are there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Order:
    """Which field comes first where two stand together, learned from the fields of like things."""

    def __init__(self, known: Iterable[Sequence[str]], otherwise: Iterable[str] = ()) -> None:
        """Args: known: the names of the fields of each, in their order. otherwise: if no two ever met."""
        self._before: dict[tuple[str, str], int] = {}
        for names in known:
            for number, first in enumerate(names):
                for second in names[number + 1 :]:
                    self._before[first, second] = self._before.get((first, second), 0) + 1
        self._rank = {name: number for number, name in enumerate(otherwise)}

    def _votes(self, one: str, other: str) -> float:
        """How much speaks for the one before the other; of what never met, the other order does."""
        votes = self._before.get((one, other), 0) - self._before.get((other, one), 0)
        return votes or (0.01 if self._rank.get(one, -1) < self._rank.get(other, 0) else -0.01)

    def sorted(self, names: Iterable[str]) -> list[str]:
        """Names in the order in which they would have been written."""
        found: list[str] = []
        for name in names:
            found.insert(self.place_among(found, name), name)
        return found

    def place_among(self, names: Sequence[str], new: str) -> int:
        """Behind how many of these names a new one goes: where most of what was written agrees."""
        votes = [self._votes(name, new) for name in names]
        return max(range(len(names) + 1), key=lambda place: sum(votes[:place]) - sum(votes[place:]))

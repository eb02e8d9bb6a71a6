"""Examples → weights of words. One simple method, logistic regression, because what it learns is a table anybody can
look into: one thing or another, or one of many places. The same on every machine.
"""

from __future__ import annotations

import math
import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

ROUNDS, STEP, SLOWER = 6, 0.5, 0.3
"""Logistic regression: how often all examples are read, and how large its steps are."""

LAST = 3
"""What is learnt is the mean of so many last rounds: where one of them ends is chance, and one example more would
change it all."""

PLACE_ROUNDS, PLACE_STEP, BIAS_STEP, SELDOM = 4, 3.0, 0.05, -4.0
"""One of many: how often all examples are read, the first step, how much smaller it is for what is likely anyway, and
how unlikely a place is at first."""

SPARED = 0.2
"""One of many: how much an example speaks against a place that is like its own."""

OFTEN = 0.3
"""One of many: a weight is kept for its size and, less, for how often its word is said."""

Features = frozenset[str]
Weights = dict[str, dict[int, float]]
"""Term → number of a place → weight."""
Example = tuple[bool, Features, float]
"""What it is an example of, its features, how much it counts."""


@dataclass(frozen=True)
class Judge:
    """A question is one thing rather than another: the more its sum is above 0, the surer."""

    bias: float
    weights: Mapping[str, float]

    def weight(self, feature: str) -> float:
        return self.weights.get(feature, 0.0)

    def sum(self, features: Features) -> float:
        # Exact: the order of a set differs from run to run, and weights are steps that often meet a bar.
        return self.bias + math.fsum(map(self.weight, features))

    def rounded(self, step: float) -> Judge:
        """As it is written down."""
        levels = {one: round(weight / step) for one, weight in self.weights.items()}
        return Judge(round(self.bias, 2), {one: step * number for one, number in levels.items() if number})


class Numbers(dict[str, int]):
    """Numbers instead of words: what learns is the dearest loop of a build."""

    def of(self, features: Features) -> list[int]:
        """Sorted: the order of a set of words differs from run to run, and sums with it."""
        return [self.setdefault(one, len(self)) for one in sorted(features)]


def logistic(examples: Sequence[Example], decay: float) -> Judge:
    """Stochastic gradient descent. `decay`: how fast weights shrink, so that no single word decides alone."""
    order = random.Random(20261127)
    number = Numbers()
    told = [
        (float(truth), number.of(features), count, math.sqrt(len(features)))
        for truth, features, count in examples
        if features
    ]
    weights, bias = [0.0] * len(number), 0.0
    ends: list[list[float]] = []
    for turn in range(ROUNDS):
        order.shuffle(told)
        step = STEP / (1 + SLOWER * turn)
        for truth, places, count, size in told:
            reached = bias + sum([weights[at] for at in places])
            missed = 1 / (1 + math.exp(-max(-30.0, min(30.0, reached)))) - truth
            change = missed * count * step / size
            bias -= change * SLOWER
            for at in places:
                weights[at] -= change + decay * weights[at]
        ends.append([bias, *weights])
    bias, *weights = mean(ends[-LAST:])
    return Judge(bias, dict(zip(number, weights, strict=True)))


def mean(rows: Sequence[Sequence[float]]) -> list[float]:
    """Of each column."""
    return [sum(column) / len(rows) for column in zip(*rows, strict=True)]


def one_of_many(
    examples: Iterable[tuple[int, Features, float]],
    places: int,
    keep: int,
    alike: Mapping[int, Collection[int]] = MappingProxyType({}),
) -> tuple[list[float], Weights]:
    """Which place: of each, logistic regression against all others. A text counts as its words by the root of how
    many they are.

    What a word says of most places alike tells nothing, so weights are counted from their median, and only the
    strongest are kept.

    Args:
        examples: Place, features, how much it counts.
        keep: How many weights are worth their bytes.
        alike: Place → others of which the same is said: its examples hardly speak against these.

    Returns:
        How likely each place is before anything is said, beside the others; and what words add to it.
    """
    # It takes its time to load, and hardly any command learns.
    import numpy

    order = random.Random(20261127)
    number = Numbers()
    told = [
        (place, numpy.array(number.of(features)), count, 1 / math.sqrt(len(features)))
        for place, features, count in examples
        if features
    ]
    if not told:
        return [0.0] * places, {}
    against = numpy.ones((places, places))
    for place, others in alike.items():
        against[place, list(others)] = SPARED
    weights, bias = numpy.zeros((len(number), places)), numpy.full(places, SELDOM)
    all_weights, all_biases = numpy.zeros_like(weights), numpy.zeros_like(bias)
    for turn in range(PLACE_ROUNDS):
        order.shuffle(told)
        step = PLACE_STEP / (1 + SLOWER * turn)
        for place, terms, count, length in told:
            rows = weights[terms]
            missed = 1 / (1 + numpy.exp(-(rows.sum(0) * length + bias)))
            missed[place] -= 1
            missed *= step * count * against[place]
            weights[terms] = rows - missed * length
            bias -= missed * BIAS_STEP
        if turn >= PLACE_ROUNDS - LAST:
            all_weights += weights
            all_biases += bias
    weights, bias = all_weights / LAST, all_biases / LAST
    weights -= numpy.median(weights, axis=1, keepdims=True)
    said = numpy.bincount(numpy.concatenate([terms for _, terms, _, _ in told]))
    strength = abs(weights) * said[:, None] ** OFTEN
    strong = strength >= numpy.sort(strength, axis=None)[-min(keep, strength.size)]
    rows = zip(number, weights, strong, strict=True)
    learnt = {
        term: dict(zip(*(one.tolist() for one in (kept.nonzero()[0], row[kept])))) for term, row, kept in rows
    }
    return (bias - numpy.median(bias)).tolist(), learnt

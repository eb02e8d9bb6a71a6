"""Examples → weights of words. Two simple methods, because what they learn is a table anybody can look into.

- Which of many: naive Bayes. A word weighs as the logarithm of how much more often it is said there than elsewhere.
- One thing or another, or which of a few: logistic regression, the same on every machine.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

PRIOR = 100
"""Naive Bayes: so many words of any place are taken for said there as well: what was said once or twice is chance."""

ONCE = 4
"""A word that is said more often than that weighs nothing for a place of which it was said but once."""

LEAST_SAID = 7.2
"""So much a word has to weigh, taken as often as it was said there: rarer ones cost more bytes than they find."""

ROUNDS, STEP, SLOWER = 6, 0.5, 0.3
"""Logistic regression: how often all examples are read, and how large its steps are."""

LAST = 3
"""What is learnt is the mean of so many last rounds: where one of them ends is chance, and one example more would
change it all."""

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


def naive_bayes(said: Iterable[tuple[int, Features]], least: float) -> Weights:
    """Term → place → its weight there; smaller ones than `least` say less than their bytes cost."""
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    sizes: Counter[int] = Counter()
    for number, features in said:
        for feature in features:
            counts[feature][number] += 1
        sizes[number] += len(features)
    total = sum(sizes.values())
    weights: Weights = {}
    for term, having in counts.items():
        share = having.total() / total
        told = {
            number: math.log((count + PRIOR * share) / (sizes[number] + PRIOR) / share)
            for number, count in having.items()
            if count > 1 or having.total() <= ONCE
        }
        strong = {
            number: weight
            for number, weight in told.items()
            if weight >= least and weight * having[number] >= LEAST_SAID
        }
        if strong:
            weights[term] = strong
    return weights


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


def which_of_few(
    examples: Sequence[tuple[int, Features, float]], places: int, decay: float
) -> tuple[list[float], dict[str, list[float]]]:
    """The same for several places at once: one weight for each place, of a text without words and of each word."""
    order = random.Random(20261127)
    number = Numbers()
    told = [
        (place, number.of(features), count / math.sqrt(len(features)))
        for place, features, count in examples
        if features
    ]
    bias, weights = [0.0] * places, [[0.0] * places for _ in number]
    ends: list[list[list[float]]] = []
    for turn in range(ROUNDS):
        order.shuffle(told)
        step = STEP / (1 + SLOWER * turn)
        for place, terms, count in told:
            rows = [weights[at] for at in terms]
            reached = list(map(sum, zip(bias, *rows, strict=True)))
            most = max(reached)
            likely = [math.exp(one - most) for one in reached]
            total = sum(likely)
            change = [count * step * one / total for one in likely]
            change[place] -= count * step
            bias = [one - SLOWER * less for one, less in zip(bias, change, strict=True)]
            for row in rows:
                row[:] = [one - less - decay * one for one, less in zip(row, change, strict=True)]
        ends.append([bias, *map(list, weights)])
    bias, *weights = map(mean, zip(*ends[-LAST:], strict=True))
    return bias, dict(zip(number, weights, strict=True))

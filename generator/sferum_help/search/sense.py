"""Phrases → what the words of a question say: about which page it is, whether it is ours at all, and whether
somebody is in danger. Learnt at build; `theme/assets/search/sense.js` adds up what is written here.

Two simple methods, because what they learn is a table of words that anybody can look into:

- which page: naive Bayes. A word weighs as the logarithm of how much more often it stands in phrases of a page
  than elsewhere;
- ours or not, danger or not: logistic regression. Safe phrases that sound like danger count more.

How the table is packed. `terms` is the vocabulary, packed like that of the index. `weights` has for each of them
one letter for «ours», one for «danger», then pairs: a page and its weight there. Letters are levels around `A`;
pages are letters from `À` on, by the number of their document. `groups`: words of one sense; `pairs`: what two of
them together say. `levels`: what one level weighs, of words and of pages; `danger`: from which sum on somebody is
in danger. handbook/decisions/032 has the measurements.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from ..model.content import Content
from ..russian.stems import Lexicon, stem, terms
from .index import Findable, documents, lexicon_of, pack_terms

SENSE = "search-sense.js"
"""The name of the script that brings it; loaded after the first results."""

SMOOTH, PRIOR = 0.3, 20
"""Naive Bayes: how far a word that a page was never asked by is not ruled out."""

ROUNDS, STEP, SLOWER, DECAY = 40, 0.5, 0.3, 1e-5
"""Logistic regression: how often all examples are read, and how large its steps are."""

HARD = 3.0
"""What an example of the other side counts: it was written because it sounds alike."""

LEVEL, MIDDLE, MOST = 0.25, ord("A"), 26
"""One step of a level, the letter of no weight, and how many steps there are to each side."""

PAGE_LEVEL, FIRST_PAGE = 0.4, 0xC0

LEAST, LEAST_SIGN = 0.4, 0.9
"""Smaller weights say less than their bytes cost: for a page, and for a kind of trouble."""

DANGER = -0.7
"""Somebody is in danger from here on: a missed danger costs more than an alarm."""

TOLD, AGAIN = 2.0, 1
"""What an example of danger counts, and how often the misjudged are listened to again."""

Features = frozenset[str]
Example = tuple[bool, Features, float]
"""What it is an example of, its features, how much it counts."""


@dataclass(frozen=True)
class Judge:
    """A question is one thing rather than another: the more its sum is above 0, the surer."""

    bias: float
    weights: Mapping[str, float]

    def says(self, features: Features) -> bool:
        """Whether somebody is in danger, as the browser decides it before it looks at the answers."""
        return self.bias + sum(self.weights.get(one, 0.0) for one in features) > DANGER


def sense_data(content: Content) -> dict[str, Any] | None:
    """The table for the browser; None if there is nothing to learn from."""
    if not content.phrases.pages:
        return None
    found, lexicon = documents(content), lexicon_of(content.synonyms)
    pages = learn_pages(found, content.phrases.pages, lexicon)
    ours = learn_ours(content, found, lexicon)
    danger, groups = learn_danger(content, found, lexicon)
    judged = {
        term for judge in (ours, danger) for term, weight in judge.weights.items() if abs(weight) > LEVEL
    }
    vocabulary = sorted({*pages, *(term for term in judged if "@" not in term)})
    names = list(groups)
    pairs = [
        level(danger.weights.get(feature, 0.0))
        for feature in (*(f"@{one}" for one in names), *map(pair, combinations(names, 2)))
    ]
    return {
        "terms": pack_terms(vocabulary),
        "weights": "".join(
            level(ours.weights.get(term, 0.0))
            + level(danger.weights.get(term, 0.0))
            + pack_pages(pages.get(term, {}))
            for term in vocabulary
        ),
        "groups": [" ".join(sorted(group)) for group in groups.values()],
        "pairs": "".join(pairs),
        "levels": [LEVEL, PAGE_LEVEL],
        "danger": DANGER,
        "bias": [round(ours.bias, 2), round(danger.bias, 2)],
        "signs": sign_data(content, found, lexicon),
    }


def sense_scripts(content: Content) -> tuple[str, ...]:
    """The name of its script, if there is anything to learn from."""
    return (SENSE,) if content.phrases.pages else ()


def pair(names: tuple[str, str]) -> str:
    return f"@{names[0]}&{names[1]}"


def level(weight: float, step: float = LEVEL) -> str:
    """A weight as the letter of its level."""
    return chr(MIDDLE + max(-MOST, min(MOST, round(weight / step))))


def pack_pages(weights: Mapping[int, float]) -> str:
    return "".join(
        chr(FIRST_PAGE + page) + level(weight, PAGE_LEVEL) for page, weight in sorted(weights.items())
    )


def features_of(text: str, lexicon: Lexicon) -> Features:
    return frozenset(terms(text, lexicon))


def learn_pages(
    found: Sequence[Findable], phrases: Mapping[str, Sequence[str]], lexicon: Lexicon
) -> dict[str, dict[int, float]]:
    """Term → number of a document → weight."""
    said = [
        (at, features_of(text, lexicon))
        for at, one in enumerate(found)
        for text in (one.title, *one.aliases, one.short, *phrases.get(one.id, ()))
    ]
    return naive_bayes(said)


def naive_bayes(said: Iterable[tuple[int, Features]], least: float = LEAST) -> dict[str, dict[int, float]]:
    """Term → class → how much more often it is said there than elsewhere, as a logarithm."""
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    sizes: Counter[int] = Counter()
    for number, features in said:
        for feature in features:
            counts[feature][number] += 1
        sizes[number] += len(features)
    total = sum(sizes.values())
    weights: dict[str, dict[int, float]] = {}
    for term, having in counts.items():
        share = having.total() / total
        told = {
            number: math.log((count + SMOOTH * PRIOR * share) / (sizes[number] + SMOOTH * PRIOR) / share)
            for number, count in having.items()
        }
        if strong := {number: weight for number, weight in told.items() if weight >= least}:
            weights[term] = strong
    return weights


def learn_ours(content: Content, found: Sequence[Findable], lexicon: Lexicon) -> Judge:
    """Whether a question is about anything here."""
    texts = [text for one in found for text in (one.title, *one.aliases)]
    texts += [text for phrases in content.phrases.pages.values() for text in phrases]
    ours: list[Example] = [(True, features_of(text, lexicon), 1.0) for text in texts]
    others: list[Example] = [(False, features_of(text, lexicon), HARD) for text in content.phrases.off_topic]
    return logistic(ours + others) if others else Judge(1.0, {})


def learn_danger(
    content: Content, found: Sequence[Findable], lexicon: Lexicon
) -> tuple[Judge, dict[str, frozenset[str]]]:
    """Whether somebody is in danger; and the groups of words of one sense, as terms."""
    danger = content.danger
    if danger is None:
        return Judge(-9.0, {}), {}
    groups = {name: frozenset(stem(word, lexicon) for word in group) for name, group in danger.words.items()}

    def look(text: str) -> Features:
        features = features_of(text, lexicon)
        heard = [name for name, group in groups.items() if group & features]
        return features | {f"@{name}" for name in heard} | {pair(both) for both in combinations(heard, 2)}

    about = {danger.page, *danger.pages}
    quiet = [text for one in found if one.id not in about for text in (one.title, *one.aliases)]
    quiet += [text for id, texts in content.phrases.pages.items() if id not in about for text in texts]
    told = [(True, look(text), TOLD) for sign in danger.signs.values() for text in sign.examples]
    safe = [(False, look(text), HARD) for text in danger.safe]
    others: list[Example] = [(False, look(text), 1.0) for text in quiet]
    judge = logistic(told + safe + others)
    for _ in range(AGAIN):
        # What an editor wrote down is known in the end: who is misjudged is listened to once more.
        told, safe = (
            [(truth, seen, count * 2 if truth != judge.says(seen) else count) for truth, seen, count in some]
            for some in (told, safe)
        )
        judge = logistic(told + safe + others)
    return judge, groups


def sign_data(content: Content, found: Sequence[Findable], lexicon: Lexicon) -> dict[str, Any] | None:
    """Which trouble it is: the page of first aid, its parts, and term → part → weight in few words."""
    danger = content.danger
    if danger is None:
        return None
    answer = content.answers[danger.page]
    titles = {part.id: part.title for part in answer.parts}
    signs = list(danger.signs.values())
    said = ((at, features_of(text, lexicon)) for at, sign in enumerate(signs) for text in sign.examples)
    weights = naive_bayes(said, LEAST_SIGN)
    number = {one.id: at for at, one in enumerate(found)}
    return {
        "page": number[danger.page],
        "pages": [number[id] for id in danger.pages],
        "parts": [[sign.part, titles[sign.part]] for sign in signs],
        "terms": pack_terms(sorted(weights)),
        "weights": " ".join(pack_pages(weights[term]) for term in sorted(weights)),
    }


def logistic(examples: Sequence[Example]) -> Judge:
    """Logistic regression by stochastic gradient descent, the same on every machine."""
    read = [one for one in examples if one[1]]
    order = random.Random(20261127)
    weights: dict[str, float] = defaultdict(float)
    bias = 0.0
    # Sorted: the order of a set of words differs from run to run, and sums with it.
    told = [(1.0 if truth else 0.0, sorted(features), count) for truth, features, count in read]
    for turn in range(ROUNDS):
        order.shuffle(told)
        step = STEP / (1 + SLOWER * turn)
        for truth, features, count in told:
            reached = bias + sum(weights[feature] for feature in features)
            missed = 1 / (1 + math.exp(-max(-30.0, min(30.0, reached)))) - truth
            change = missed * count * step / math.sqrt(len(features))
            bias -= change * SLOWER
            for feature in features:
                weights[feature] -= change + DECAY * weights[feature]
    return Judge(bias, weights)

"""Phrases → what the words of a question say: about which page it is, whether it is ours at all, and whether
somebody is in danger. Learnt at build; `theme/assets/search/sense.js` adds up what is written here.

Two simple methods, because what they learn is a table of words that anybody can look into:

- which page: naive Bayes. A word weighs as the logarithm of how much more often it stands in phrases of a page
  than elsewhere;
- ours or not, danger or not: logistic regression. Safe phrases that sound like danger count more.

Words that were heard once or twice weigh nothing, and a frequent word weighs nothing for a place of which it was
said but once: that is three quarters of the table, and hardly anything is found worse without them.

How the table is packed. `terms` are the words that the index does not have, packed like its own. `weights` has for
each word of the index and then for each of these one letter for «ours», one for «danger», then pairs: a place and
the weight there. Letters are levels around `A`; places are letters from `À` on: documents by their numbers, then
the signs of danger, then the topics that somebody else answers (`near`: what to say). `groups`: words of one
sense; `pairs`: what two of them together say. `heart`: short texts that are safe, and those that are not, as
numbers of their words; `rules`: words that make any text calm, then for each sign those that make it sure. `levels`: what one level weighs, of words and of places; `danger`: from which sum on
somebody is in danger, and how far the pages about it count. handbook/decisions/032 has the measurements.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations
from typing import Any

from ..model.content import Content
from ..model.phrases import Phrases
from ..russian.stems import Lexicon, stem, terms
from .index import Findable, base36, documents, lexicon_of, pack_terms, searched, vocabulary_of

SENSE = "search-sense.js"
"""The name of the script that brings it; loaded after the first results."""

SMOOTH, PRIOR = 0.3, 20
"""Naive Bayes: how far a word that a page was never asked by is not ruled out."""

ROUNDS, STEP, SLOWER, DECAY = 12, 0.5, 0.3, 1e-3
"""Logistic regression: how often all examples are read, and how large its steps are."""

HARD = 2.0
"""What an example of the other side counts: it was written because it sounds alike."""

LEVEL, MIDDLE, MOST = 0.25, ord("A"), 26
"""One step of a level, the letter of no weight, and how many steps there are to each side."""

PAGE_LEVEL, FIRST_PAGE = 0.8, 0xC0

LEAST, LEAST_SIGN = 0.4, 0.9
"""Smaller weights say less than their bytes cost: for a page, and for a kind of trouble or a topic."""

FEW = 3
"""Stories of so few words are known by heart: a sum says little about them."""

HEARD, ONCE = 3, 4
"""How often a word is said before it is listened to, and how often at most if it is said of a place but once."""

DANGER, BEFORE = -1.1, 0.3
"""Somebody is in danger from here on: a missed danger costs more than an alarm. What counts besides the judge is how
far the pages about trouble are before all others."""

TOLD = 3.0
"""What an example of danger counts: it has to be recognised."""

Features = frozenset[str]
Weights = dict[str, dict[int, float]]
"""Term → number of a place → weight."""
Read = Callable[[str], Features]
Example = tuple[bool, Features, float]
"""What it is an example of, its features, how much it counts."""


@dataclass(frozen=True)
class Judge:
    """A question is one thing rather than another: the more its sum is above 0, the surer."""

    bias: float
    weights: Mapping[str, float]


def sense_data(content: Content) -> dict[str, Any] | None:
    """The table for the browser; None if there is nothing to learn from."""
    if not content.phrases.pages:
        return None
    found, lexicon = documents(content), lexicon_of(content.synonyms)
    heard = Counter(feature for text in every_text(content, found) for feature in features_of(text, lexicon))

    @cache
    def read(text: str) -> Features:
        return frozenset(one for one in features_of(text, lexicon) if heard[one] >= HEARD)

    ours = learn_ours(content, found, read)
    danger, groups = learn_danger(content, found, read, lexicon)
    signs = [sign.stories for sign in content.danger.signs.values()] if content.danger else []
    near = [topic.examples for topic in content.phrases.near.values()]
    # Each kind of place among its own kind: which page, which trouble, which topic of others.
    places = merge_places(
        [
            (0, naive_bayes(page_phrases(content, found, read), LEAST)),
            (len(found), naive_bayes(numbered(signs, read), LEAST_SIGN)),
            (len(found) + len(signs), naive_bayes(numbered(near, read), LEAST_SIGN)),
        ]
    )
    judged = {
        term for judge in (ours, danger) for term, weight in judge.weights.items() if abs(weight) > LEVEL
    }
    known = vocabulary_of(*searched(found, lexicon, few_aliases=True))
    # Words of aliases that the index does not hold are there too, if only to be known: they are no slips.
    asked_by = {term for one in found for text in one.aliases for term in features_of(text, lexicon)}
    safe = by_heart(content.danger.safe, lexicon) if content.danger else set()
    told = by_heart((text for sign in signs for text in sign), lexicon) - safe
    calm = {features_of(text, lexicon) for text in content.danger.calm} if content.danger else set()
    sure = [{features_of(text, lexicon) for text in one} for one in sure_words(content)]
    short = {term for text in (*safe, *told, *calm, *chain.from_iterable(sure)) for term in text}
    others = sorted({*places, *asked_by, *short, *(term for term in judged if "@" not in term)} - set(known))
    number = {term: at for at, term in enumerate((*known, *others))}
    names = list(groups)
    pairs = [
        level(danger.weights.get(feature, 0.0))
        for feature in (*(f"@{one}" for one in names), *map(pair, combinations(names, 2)))
    ]
    return {
        "terms": pack_terms(others),
        "weights": "".join(
            level(ours.weights.get(term, 0.0))
            + level(danger.weights.get(term, 0.0))
            + pack_places(places.get(term, {}))
            for term in (*known, *others)
        ),
        "groups": [" ".join(sorted(group)) for group in groups.values()],
        "pairs": "".join(pairs),
        "levels": [LEVEL, PAGE_LEVEL],
        "danger": [DANGER, BEFORE],
        "bias": [round(ours.bias, 2), round(danger.bias, 2)],
        "signs": sign_data(content, found),
        "heart": [pack_heart(safe, number), pack_heart(told, number)],
        "rules": [pack_heart(calm, number), *(pack_heart(one, number) for one in sure)],
        "near": [topic.say for topic in content.phrases.near.values()],
    }


def sense_scripts(content: Content) -> tuple[str, ...]:
    """The name of its script, if there is anything to learn from."""
    return (SENSE,) if content.phrases.pages else ()


def pair(names: tuple[str, str]) -> str:
    return f"@{names[0]}&{names[1]}"


def level(weight: float, step: float = LEVEL) -> str:
    """A weight as the letter of its level."""
    return chr(MIDDLE + max(-MOST, min(MOST, round(weight / step))))


def pack_places(weights: Mapping[int, float]) -> str:
    return "".join(
        chr(FIRST_PAGE + page) + level(weight, PAGE_LEVEL) for page, weight in sorted(weights.items())
    )


def features_of(text: str, lexicon: Lexicon) -> Features:
    return frozenset(terms(text, lexicon))


def by_heart(texts: Iterable[str], lexicon: Lexicon) -> set[Features]:
    """Texts of so few words that each has to be known: «код страницы» is safe, «назвала код» is not."""
    return {features for text in texts if 0 < len(features := features_of(text, lexicon)) <= FEW}


def pack_heart(heart: Iterable[Features], number: Mapping[str, int]) -> str:
    return ";".join(
        sorted(" ".join(base36(at) for at in sorted(number[one] for one in text)) for text in heart)
    )


def sure_words(content: Content) -> list[tuple[str, ...]]:
    """For each sign the words that are this trouble."""
    return [sign.sure for sign in content.danger.signs.values()] if content.danger else []


def every_text(content: Content, found: Sequence[Findable]) -> Iterator[str]:
    """All that is learnt from."""
    phrases, danger = content.phrases, content.danger
    for one in found:
        yield from (one.title, *one.aliases, one.short, *phrases.pages.get(one.id, ()))
    yield from not_ours(phrases)
    if danger:
        yield from danger.safe
        for sign in danger.signs.values():
            yield from sign.stories


def not_ours(phrases: Phrases) -> Iterator[str]:
    yield from phrases.off_topic
    for topic in phrases.near.values():
        yield from topic.examples


def page_phrases(content: Content, found: Sequence[Findable], read: Read) -> Iterator[tuple[int, Features]]:
    """Number of a document, and what is said of it: of the page of first aid, every story of trouble."""
    danger = content.danger
    for at, one in enumerate(found):
        for text in (one.title, *one.aliases, one.short, *content.phrases.pages.get(one.id, ())):
            yield at, read(text)
        if danger and one.id == danger.page:
            yield from ((at, read(text)) for sign in danger.signs.values() for text in sign.stories)


def numbered(classes: Sequence[Sequence[str]], read: Read) -> Iterator[tuple[int, Features]]:
    """Number of a class, and each of its texts."""
    for at, texts in enumerate(classes):
        for text in texts:
            yield at, read(text)


def merge_places(kinds: Iterable[tuple[int, Weights]]) -> Weights:
    """Weights of several kinds of places, each with the number of its first place, as one table."""
    merged: Weights = defaultdict(dict)
    for first, weights in kinds:
        for term, places in weights.items():
            merged[term] |= {first + place: weight for place, weight in places.items()}
    return merged


def naive_bayes(said: Iterable[tuple[int, Features]], least: float) -> Weights:
    """Term → class → how much more often it is said there than elsewhere, as a logarithm."""
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
            number: math.log((count + SMOOTH * PRIOR * share) / (sizes[number] + SMOOTH * PRIOR) / share)
            for number, count in having.items()
            if count > 1 or having.total() <= ONCE
        }
        if strong := {number: weight for number, weight in told.items() if weight >= least}:
            weights[term] = strong
    return weights


def learn_ours(content: Content, found: Sequence[Findable], read: Read) -> Judge:
    """Whether a question is about anything here."""
    texts = [text for one in found for text in (one.title, *one.aliases)]
    texts += [text for phrases in content.phrases.pages.values() for text in phrases]
    ours: list[Example] = [(True, read(text), 1.0) for text in texts]
    others: list[Example] = [(False, read(text), HARD) for text in not_ours(content.phrases)]
    return logistic(ours + others) if others else Judge(1.0, {})


def learn_danger(
    content: Content, found: Sequence[Findable], read: Read, lexicon: Lexicon
) -> tuple[Judge, dict[str, frozenset[str]]]:
    """Whether somebody is in danger; and the groups of words of one sense, as terms."""
    danger = content.danger
    if danger is None:
        return Judge(-9.0, {}), {}
    groups = {name: frozenset(stem(word, lexicon) for word in group) for name, group in danger.words.items()}

    def look(text: str) -> Features:
        said = features_of(text, lexicon)
        heard = [name for name, group in groups.items() if group & said]
        return read(text) | {f"@{name}" for name in heard} | {pair(both) for both in combinations(heard, 2)}

    about = {danger.page, *danger.pages}
    quiet = [text for one in found if one.id not in about for text in (one.title, *one.aliases)]
    quiet += [text for id, texts in content.phrases.pages.items() if id not in about for text in texts]
    signs = danger.signs.values()
    told = [(True, look(text), TOLD) for sign in signs for text in sign.examples]
    told += [(True, look(text), 1.0) for sign in signs for text in sign.phrases]
    safe = [(False, look(text), HARD) for text in danger.safe]
    others: list[Example] = [(False, look(text), 1.0) for text in quiet]
    return logistic(told + safe + others), groups


def sign_data(content: Content, found: Sequence[Findable]) -> dict[str, Any] | None:
    """The page of first aid, the other pages about trouble, and of each sign its part."""
    danger = content.danger
    if danger is None:
        return None
    titles = {part.id: part.title for part in content.answers[danger.page].parts}
    number = {one.id: at for at, one in enumerate(found)}
    return {
        "page": number[danger.page],
        "pages": [number[id] for id in danger.pages],
        "parts": [[sign.part, titles[sign.part]] if sign.part else [] for sign in danger.signs.values()],
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

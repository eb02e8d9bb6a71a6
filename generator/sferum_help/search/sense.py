"""Phrases → what the words of a question say: about which page it is, whether it is ours at all, and whether
somebody is in danger. Learnt at build; `theme/assets/search/sense.js` adds up what is written here.

- Which page, which topic of others: naive Bayes. Of pages small words tell as well («как», «зачем», «можно ли»):
  that alone put the right page first for four questions more of a hundred.
- Ours or not, danger or not, which trouble: logistic regression. What tells danger from its likeness is often a small
  word («им», «как», «ли») or which words stand side by side, so danger is judged by these as well. Which trouble it is
  takes small words and senses too: whoever has named a code tells of the call as well, and a sum of all that is said
  would take the long story of the call for more than the end of it.

Words that were heard once or twice weigh nothing, and a frequent word weighs nothing for a place of which it was
said but once: that is three quarters of the table, and hardly anything is found worse without them.

How the table is packed:

- `words`: words that the index does not have, as hashes in order, each as its distance from the one before; `!` is 92.
- `weights`: for each word of the index and then for each of these one letter for «ours», and the same for «danger».
  Letters are levels around `A`.
- `places`: how many places each word has; then of all words in turn each place, as its distance from the one before,
  and its level. Numbers are letters from `#` on. Places are documents by their numbers, then the signs of danger, then
  the topics that somebody else answers (`near`: what to say). The empty word stands for what is said of nothing yet.
- `groups`: words of one sense, as numbers; the first sense is itself the word `@0`.
- `beside`: what two words say that stand side by side, or two senses anywhere: a level, and which two as numbers.
- `heart`: short texts that are safe, and those that are not, each list as hashes like `words`, but base 36.
- `rules`: words that make trouble less likely, then for each sign those that make it sure.
- `levels`: what one level weighs, of words and of places.
- `danger`: from which sum on somebody is in danger, how far the pages about it count, how much more it takes
  where words are calm, and how much where a text seems to be of something else.

handbook/decisions/032 has the measurements.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, combinations, pairwise
from typing import Any

from ..model.article import Part
from ..model.content import Content
from ..model.phrases import Phrases
from ..model.spread import Spread, one_by_one
from ..russian.stems import Lexicon, stem, terms
from .hashes import hash_of
from .heart import Heart, learn_heart, pack_heart
from .index import (
    Findable,
    base36,
    documents,
    lexicon_of,
    searched,
    vocabulary_of,
)
from .learn import (
    Example,
    Features,
    Judge,
    Weights,
    logistic,
    naive_bayes,
    which_of_few,
)

SENSE = "search-sense.js"
"""The name of the script that brings it; loaded after the first results."""

HARD = 2.0
"""What an example of the other side counts: it was written because it sounds alike."""

TOLD = 4.0
"""What a story of danger counts, and a safe text that sounds like one."""

DECAY, DECAY_DANGER = 1e-3, 4e-3
"""How fast what is learnt shrinks: of danger no single word tells, so each of them weighs less."""

BESIDE, BESIDE_HEARD = 450, 4
"""How many words that stand side by side are listened to, and how often they have to be said."""

LEVEL, MIDDLE, MOST = 0.3, ord("A"), 26
"""One step of a level, the letter of no weight, and how many steps there are to each side."""

PAGE_LEVEL = 0.7

WORD_BITS = 18
"""How long the hash of a word is: of a hundred words that are not in the table one is taken for one that is."""

FIRST = ord("#")
"""The letter of 0: of all from here on JSON escapes but one."""

SPAN, WHOLE_SPAN = 92, "!"
"""So many numbers are letters of one byte; a distance between hashes that is longer has a mark for each time more."""

KNOWN = 0.6
"""A word that says less of what is ours or trouble is not even written down as one that is known."""

LEAST, LEAST_TOPIC = 0.6, 1.2
"""Smaller weights say less than their bytes cost: for a page, and for a topic."""

SIGN_LEVEL = 1.0
"""Weights for a kind of trouble are compared with each other alone, so their level is another one."""

EMPTY = ""
"""A word that every text says: how likely each kind of trouble is before anything is said."""

SURELY = 1.0
"""What seems to be of something else takes more."""

HEARD = 4
"""How often a word is said before it is listened to."""

DANGER, BEFORE, CALM = 0.1, 0.3, 2.3
"""Somebody is in danger as soon as what is said speaks a little more for it than nothing would: a missed danger costs
more than an alarm. How far the pages about trouble are before all others counts as well; and how much more it takes
where words are calm."""


@dataclass(frozen=True)
class Lessons:
    """What is learnt from, and how its texts are read."""

    content: Content
    found: Sequence[Findable]
    lexicon: Lexicon

    @cached_property
    def known(self) -> tuple[str, ...]:
        """The words of the index; any other is a hash to the browser."""
        return tuple(vocabulary_of(*searched(self.found, self.lexicon, few_aliases=True)))

    def key(self, term: str) -> str:
        """By what the browser knows a word."""
        return term if term in self.spelt else str(hash_of(term, WORD_BITS))

    @cached_property
    def spelt(self) -> frozenset[str]:
        return frozenset(self.known)

    @cached_property
    def same(self) -> Mapping[str, str]:
        """Word → the most usual word of its hash: to the browser they are one, so they are one to what it is taught."""
        cut = Counter(
            one for text in every_text(self.content, self.found) for one in dict.fromkeys(self.cut(text))
        )
        usual = {
            hash_of(one, WORD_BITS): one for one, _ in reversed(cut.most_common()) if one not in self.spelt
        }
        return {one: usual.get(hash_of(one, WORD_BITS), one) for one in cut if one not in self.spelt}

    @cached_property
    def cut(self) -> Callable[[str], list[str]]:
        """The stems of a text in their order, remembered: each is asked for several times, and stemming is slow."""
        return cache(lambda text: terms(text, self.lexicon, ignored=True))

    @cached_property
    def features(self) -> Callable[[str], Features]:
        """The words of a text."""
        return cache(lambda text: frozenset(self.same.get(one, one) for one in terms(text, self.lexicon)))

    def read(self, text: str) -> Features:
        """Only what was heard often enough to be listened to."""
        return frozenset(one for one in self.features(text) if self.heard[one] >= HEARD)

    def read_all(self, text: str) -> Features:
        """Small words too: «как», «зачем» and «можно ли» ask for different pages about the same thing."""
        return frozenset(one for one in self.said(text) if self.heard[one] >= HEARD)

    @cached_property
    def said(self) -> Callable[[str], list[str]]:
        """The words of a text in their order, small ones too."""
        return cache(lambda text: [self.same.get(one, one) for one in self.cut(text)])

    @cached_property
    def heard(self) -> Counter[str]:
        """How many texts say a word."""
        return Counter(
            one for text in every_text(self.content, self.found) for one in dict.fromkeys(self.said(text))
        )

    @cached_property
    def trouble(self) -> set[int]:
        """Numbers of the pages about trouble."""
        danger = self.content.danger
        about = {danger.page, *danger.pages} if danger else set()
        return {at for at, one in enumerate(self.found) if one.id in about}

    @cached_property
    def groups(self) -> dict[str, Features]:
        """Words of one sense, by the name that it has in the table."""
        danger = self.content.danger
        said = danger.words if danger else {}
        return {
            f"@{at}": frozenset(
                self.same.get(one, one) for one in (stem(word, self.lexicon) for word in group)
            )
            for at, group in enumerate(said.values())
        }

    @cached_property
    def groups_of(self) -> dict[str, list[str]]:
        """Word → the groups it belongs to."""
        found: dict[str, list[str]] = {}
        for name, group in self.groups.items():
            for one in group:
                found.setdefault(one, []).append(name)
        return found

    @cached_property
    def look(self) -> Callable[[str], Features]:
        """All by which danger is judged: words, also small ones, those side by side, and the senses of words."""
        return cache(self._look)

    def _look(self, text: str) -> Features:
        said = self.said(text)
        senses = sorted(self._senses(said))
        pairs = map(" ".join, chain(pairwise(said), combinations(senses, 2)))
        return self.look_alone(text) | {*pairs}

    def look_alone(self, text: str) -> Features:
        """Words, also small ones, and their senses, without what stands side by side."""
        return self.read_all(text) | self._senses(self.said(text))

    def _senses(self, said: Iterable[str]) -> set[str]:
        return {name for one in said for name in self.groups_of.get(one, ())}


def sense_data(content: Content, spread: Spread = one_by_one) -> dict[str, Any] | None:
    """The table for the browser; None if there is nothing to learn from."""
    if not content.phrases.pages:
        return None
    lessons = Lessons(content, documents(content), lexicon_of(content.synonyms))
    # What all three need is there before there are other processes: they have it, too.
    _ = lessons.heard, lessons.groups_of
    # Danger takes as long as both others, and every second item goes to another process.
    learners = (learn_ours, learn_danger, learn_places)
    ours, danger, places = spread(lambda learn: learn(lessons), learners)
    lean = leaning(lessons, ours, danger, places)
    heart = learn_heart(content.danger, quiet_names(lessons), lessons.features, lean)
    others = words_to_know(lessons, heart, places, (ours, danger)) - lessons.spelt
    hashes = by_hash(others, lessons.heard)
    vocabulary = (*lessons.known, *hashes.values())
    number = {term: at for at, term in enumerate(vocabulary)}
    number |= {term: number[hashes[hash_of(term, WORD_BITS)]] for term in others}
    return {
        "words": pack_hashes(hashes),
        "weights": ["".join(level(judge.weight(term)) for term in vocabulary) for judge in (ours, danger)],
        "places": pack_places([places.get(term, {}) for term in vocabulary]),
        "groups": ";".join(pack_text(group, number) for group in lessons.groups.values()),
        "beside": pack_beside(danger, number),
        "levels": [LEVEL, PAGE_LEVEL],
        "danger": [round(danger.bias + DANGER, 2), BEFORE, CALM, SURELY],
        "bias": [ours.bias, danger.bias],
        "signs": sign_data(content, lessons.found),
        "heart": [pack_heart(heart.safe, lessons.key), pack_heart(heart.told, lessons.key)],
        "rules": [pack_texts(texts, number) for texts in (heart.calm, *heart.sure)],
        "near": [topic.say for topic in content.phrases.near.values()],
    }


def learnt_from(content: Content) -> str:
    """All that the table is made from: as long as it is the same, so is the table."""
    danger = content.danger
    parts = content.answers[danger.page].parts if danger else ()
    said = [(one.id, one.title, one.aliases, one.body) for one in documents(content)]
    return repr((content.phrases, danger, content.synonyms, said, parts))


def sense_scripts(content: Content) -> tuple[str, ...]:
    """The name of its script, if there is anything to learn from."""
    return (SENSE,) if content.phrases.pages else ()


def every_text(content: Content, found: Sequence[Findable]) -> Iterator[str]:
    """All that is learnt from."""
    phrases, danger = content.phrases, content.danger
    for one in found:
        yield from (one.title, *one.aliases, *phrases.pages.get(one.id, ()))
    yield from not_ours(phrases)
    if danger:
        yield from danger.safe
        for sign in danger.signs.values():
            yield from sign.stories


def not_ours(phrases: Phrases) -> Iterator[str]:
    yield from phrases.off_topic
    for topic in phrases.near.values():
        yield from topic.examples


def learn_places(lessons: Lessons) -> Weights:
    """Which page, which trouble, which topic of others: each kind of place among its own kind, numbered in turn."""
    content, found = lessons.content, lessons.found
    near = [topic.examples for topic in content.phrases.near.values()]
    # What is said of nothing here speaks for no topic: «купить» is not about meals alone. It has no place of its own.
    others = [*near, content.phrases.off_topic]
    kinds = (
        (len(found), naive_bayes(page_phrases(lessons), LEAST)),
        (len(content.danger.signs) if content.danger else 0, learn_signs(lessons)),
        (len(near), naive_bayes(numbered(lessons, others), LEAST_TOPIC)),
    )
    merged: Weights = {}
    first = 0
    for size, learnt in kinds:
        for term, weights in learnt.items():
            levels = {first + at: round(weight / PAGE_LEVEL) for at, weight in weights.items() if at < size}
            merged.setdefault(term, {}).update(levels)
        first += size
    return {term: places for term, places in merged.items() if places}


def learn_signs(lessons: Lessons) -> Weights:
    """Which trouble. What decides is worth more than what is merely said as well; any text says `EMPTY`."""
    signs = tuple(lessons.content.danger.signs.values()) if lessons.content.danger else ()
    told = [(at, lessons.look_alone(text), 1.0) for at, sign in enumerate(signs) for text in sign.stories]
    told += [(at, lessons.look_alone(text), HARD) for at, sign in enumerate(signs) for text in sign.which]
    bias, weights = which_of_few(told, len(signs), DECAY)
    return {
        term: {
            at: level * PAGE_LEVEL for at, weight in enumerate(row) if (level := round(weight / SIGN_LEVEL))
        }
        for term, row in {EMPTY: bias, **weights}.items()
    }


def page_phrases(lessons: Lessons) -> Iterator[tuple[int, Features]]:
    """Number of a document, and what is said of it: of the page of first aid, every story of trouble."""
    danger, phrases = lessons.content.danger, lessons.content.phrases.pages
    for at, one in enumerate(lessons.found):
        for text in (one.title, *one.aliases, *phrases.get(one.id, ())):
            yield at, lessons.read_all(text)
        if danger and one.id == danger.page:
            stories = [text for sign in danger.signs.values() for text in sign.stories]
            yield from ((at, lessons.read_all(text)) for text in stories)


def numbered(lessons: Lessons, classes: Sequence[Sequence[str]]) -> Iterator[tuple[int, Features]]:
    """Number of a class, and each of its texts."""
    for at, texts in enumerate(classes):
        for text in texts:
            yield at, lessons.read(text)


def learn_ours(lessons: Lessons) -> Judge:
    """Whether a question is about anything here."""
    phrases = lessons.content.phrases
    texts = [text for one in lessons.found for text in (one.title, *one.aliases)]
    texts += [text for said in phrases.pages.values() for text in said]
    ours: list[Example] = [(True, lessons.read(text), 1.0) for text in texts]
    others: list[Example] = [(False, lessons.read(text), HARD) for text in not_ours(phrases)]
    return logistic(ours + others, DECAY).rounded(LEVEL) if others else Judge(1.0, {})


def learn_danger(lessons: Lessons) -> Judge:
    """Whether somebody is in danger."""
    danger = lessons.content.danger
    if danger is None:
        return Judge(-9.0, {})
    phrases = lessons.content.phrases.pages
    quiet = [text for one in quiet_pages(lessons) for text in phrases.get(one.id, ())]
    quiet += [*quiet_names(lessons), *not_ours(lessons.content.phrases)]
    stories = [text for sign in danger.signs.values() for text in sign.stories]
    look = lessons.look
    told: list[Example] = [(True, look(text), TOLD) for text in stories]
    safe: list[Example] = [(False, look(text), TOLD) for text in danger.safe]
    calm: list[Example] = [(False, look(text), 1.0) for text in quiet]
    return learn_twice(told + safe + calm)


def quiet_pages(lessons: Lessons) -> list[Findable]:
    """Those that are not about trouble."""
    return [one for at, one in enumerate(lessons.found) if at not in lessons.trouble]


def quiet_names(lessons: Lessons) -> list[str]:
    """Titles and aliases of these: whoever types one wants the page, unless it is a story of trouble as well."""
    danger = lessons.content.danger
    stories = (
        {lessons.features(text) for sign in danger.signs.values() for text in sign.stories} if danger else ()
    )
    names = [text for one in quiet_pages(lessons) for text in (one.title, *one.aliases)]
    return [text for text in names if lessons.features(text) not in stories]


def learn_twice(examples: Sequence[Example]) -> Judge:
    """Of words side by side only those are worth their bytes that say most: the rest is unlearnt."""
    said = Counter(one for _, features, _ in examples for one in features if is_beside(one))
    often = {one for one, count in said.items() if count >= BESIDE_HEARD}
    all_of_them = logistic(without(examples, said.keys() - often), DECAY_DANGER)
    worth = sorted(often, key=lambda one: (-abs(all_of_them.weight(one)) * math.sqrt(said[one]), one))
    return logistic(without(examples, said.keys() - {*worth[:BESIDE]}), DECAY_DANGER).rounded(LEVEL)


def without(examples: Iterable[Example], dropped: AbstractSet[str]) -> list[Example]:
    return [(truth, features - dropped, count) for truth, features, count in examples]


def is_beside(feature: str) -> bool:
    """Whether it is two words, and not two senses: these are few."""
    return " " in feature and not feature.startswith("@")


def leaning(lessons: Lessons, ours: Judge, danger: Judge, places: Weights) -> Callable[[str], float]:
    """How far the sum of a text is above the bar of danger, as `sense.js` adds it up."""
    about, signs = lessons.trouble, len(lessons.found)
    said = lessons.content.danger
    calm = [lessons.features(text) for text in said.calm] if said else []

    def lean(text: str) -> float:
        features = lessons.features(text)
        pages: Counter[int] = Counter()
        for term in dict.fromkeys(lessons.said(text)):
            pages.update({at: weight for at, weight in places.get(term, {}).items() if at < signs})
        before = [
            max([0, *(pages[at] for at in pages if (at in about) is wanted)]) for wanted in (True, False)
        ]
        told = danger.sum(lessons.look(text))
        if len(features) < 2 or (ours.sum(features) < 0 and told < SURELY):
            return -SURELY
        bar = DANGER + (CALM if any(words <= features for words in calm) else 0)
        return told + BEFORE * PAGE_LEVEL * (before[0] - before[1]) - danger.bias - bar

    return lean


def words_to_know(lessons: Lessons, heart: Heart, places: Weights, judges: Iterable[Judge]) -> set[str]:
    """Words that say something, and those of all aliases, if only to be known: they are no slips."""
    judged = {
        term
        for judge in judges
        for feature, weight in judge.weights.items()
        if abs(weight) > KNOWN or " " in feature
        for term in feature.split()
    }
    asked_by = {term for one in lessons.found for text in one.aliases for term in lessons.features(text)}
    return judged.union(asked_by, heart.terms, places, *lessons.groups.values())


def by_hash(words: Iterable[str], heard: Mapping[str, int]) -> dict[int, str]:
    """Hash → its word, in order; of the few that share one, that which is said more often speaks for both."""
    said_most_last = sorted(words, key=lambda one: (heard.get(one, 0), one))
    return dict(sorted({hash_of(one, WORD_BITS): one for one in said_most_last}.items()))


def level(weight: float) -> str:
    return letter(round(weight / LEVEL))


def letter(steps: int) -> str:
    return chr(MIDDLE + max(-MOST, min(MOST, steps)))


def pack_places(table: Sequence[Mapping[int, float]]) -> list[str]:
    """How many places each word has; the distance of each from the one before; its level. Like with like packs best."""
    rows = [sorted(weights.items()) for weights in table]
    return [
        "".join(chr(FIRST + len(row)) for row in rows),
        pack_distances([at for at, _ in row] for row in rows),
        "".join(letter(steps) for row in rows for _, steps in row),
    ]


def pack_distances(rows: Iterable[Iterable[int]]) -> str:
    """Numbers of a row in order, each as its distance from the one before."""
    return "".join(chr(FIRST + at - before) for row in rows for before, at in pairwise([0, *row]))


def pack_hashes(hashes: Iterable[int]) -> str:
    distances = (at - before for before, at in pairwise([0, *hashes]))
    return "".join(WHOLE_SPAN * (one // SPAN) + chr(FIRST + one % SPAN) for one in distances)


def pack_texts(texts: Iterable[Features], number: Mapping[str, int]) -> str:
    """Each text as the numbers of its terms."""
    return ";".join(sorted(pack_text(text, number) for text in texts))


def pack_text(text: Features, number: Mapping[str, int]) -> str:
    return " ".join(base36(at) for at in sorted(number[one] for one in text))


def pack_beside(danger: Judge, number: Mapping[str, int]) -> dict[str, str]:
    """Level → which two have it."""
    levels: dict[str, list[str]] = {}
    for feature, weight in sorted(danger.weights.items()):
        if " " in feature:
            numbers = (base36(number[term]) for term in feature.split())
            levels.setdefault(level(weight), []).append(" ".join(numbers))
    return {one: ";".join(levels[one]) for one in sorted(levels)}


FIRST_WORDS = 150
"""Characters of a part of first aid that a result shows."""


def part_data(page: Findable, part: Part) -> dict[str, str]:
    """What is shown instead of the page of first aid: a part of it, and what to do first."""
    words = ""
    for sentence in part.text.sentences():
        if words and len(words) + len(sentence.plain) > FIRST_WORDS:
            break
        words = f"{words} {sentence.plain}".strip()
    return {"address": f"{page.address}#{part.id}", "title": f"{page.title} {part.title}", "short": words}


def sign_data(content: Content, found: Sequence[Findable]) -> dict[str, Any] | None:
    """The page of first aid, the other pages about trouble, and of each sign its part."""
    danger = content.danger
    if danger is None:
        return None
    parts = {part.id: part for part in content.answers[danger.page].parts}
    number = {one.id: at for at, one in enumerate(found)}
    page = found[number[danger.page]]
    return {
        "page": number[danger.page],
        "pages": [number[id] for id in danger.pages],
        "parts": [part_data(page, parts[sign.part]) if sign.part else {} for sign in danger.signs.values()],
    }

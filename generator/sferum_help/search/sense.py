"""Phrases → what the words of a question say: about which page it is, whether it is ours at all, and whether
somebody is in danger. Learnt at build; `theme/assets/search/sense.js` adds up what is written here.

- Which page, which trouble, which topic of others: one against all others. Of pages and trouble small words tell as
  well («как», «им», «ли»): that alone put the right page first for four questions more of a hundred.
- Ours or not, danger or not: one or the other. What tells danger from its likeness is often which words stand side by
  side, so danger is judged by these as well.

Words that were heard once or twice weigh nothing.

What the table holds, in this order, packed as `packed.py` says:

- words that the index does not have, as hashes;
- of each word of the index and then of each of these: what it says for «ours» and for «danger», and of which places how
  much. Places are documents by their numbers, then the signs of danger, then the topics that somebody else answers;
- of places, how likely they are before anything is said;
- words of one sense (the first sense is itself the word `@0`), words that make trouble less likely, and for each sign
  those that make it sure;
- what two words say that stand side by side, or two senses anywhere;
- short texts that are safe, and those that are not, as hashes.

Beside it, as it is: `levels`: what one level weighs, of words and of places; `bias` of «ours» and «danger»; `danger`:
from which sum on somebody is in danger, how far the pages about it count, how much more it takes where words are calm,
and how much where a text seems to be of something else; `signs`, and of topics what to say (`near`).

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
from .heart import Heart, hashes_of, learn_heart
from .index import Findable, documents, lexicon_of, searched, vocabulary_of
from .learn import Example, Features, Judge, logistic, one_of_many
from .packed import Packer

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

LEVEL = 0.3
"""One step of what a word says of what is ours, and of danger."""

PLACE_LEVEL = 2.5
"""One step of what a word says of a place."""

PAGES, SIGNS, TOPICS = 19_600, 1_200, 1_000
"""How many weights are worth their bytes: of pages, of kinds of trouble, of what others answer."""

MANY = 1000
"""Of a site with more pages, search is taught those alone that have phrases: what is learnt is pages times words."""

WORD_BITS = 18
"""How long the hash of a word is: of a hundred words that are not in the table one is taken for one that is."""

KNOWN = 0.6
"""A word that says less of what is ours or trouble is not even written down as one that is known."""

SURELY = 1.0
"""What seems to be of something else takes more."""

HEARD = 4
"""How often a word is said before it is listened to."""

DANGER, BEFORE, CALM = 0.9, 0.5, 3.0
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
    pack = Packer()
    pack.rising("word", list(hashes))
    for term in vocabulary:
        pack.signed("ours", round(ours.weight(term) / LEVEL))
        pack.signed("danger", round(danger.weight(term) / LEVEL))
        pack.row("place", places.of(term))
    pack.row("likely", {at: steps for at, steps in enumerate(places.likely) if steps})
    pack_texts(pack, [by_number(text, number) for text in lessons.groups.values()])
    for texts in (heart.calm, *heart.sure):
        # The order of a set differs from run to run.
        pack_texts(pack, sorted(by_number(text, number) for text in texts))
    pairs = beside(danger, number)
    pack.rising("first", list(pairs))
    for row in pairs.values():
        pack.row("second", row)
    for texts in (heart.safe, heart.told):
        pack.rising("heart", hashes_of(texts, lessons.key))
    return {
        "packed": pack.text(),
        "levels": [LEVEL, PLACE_LEVEL],
        "danger": [round(danger.bias + DANGER, 2), BEFORE, CALM, SURELY],
        "bias": [ours.bias, danger.bias],
        "signs": sign_data(content, lessons.found),
        "near": [topic.say for topic in content.phrases.near.values()],
    }


def learnt_from(content: Content) -> str:
    """All that the table is made from: as long as it is the same, so is the table."""
    danger = content.danger
    parts = content.answers[danger.page].parts if danger else ()
    said = [(one.id, one.title, one.aliases, one.body, one.roles) for one in documents(content)]
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


@dataclass(frozen=True)
class Places:
    """Which page, which trouble, which topic of others: each kind of place among its own, numbered in turn."""

    likely: Sequence[int]
    """For each place how likely it is before anything is said, in levels of `LEVEL`."""
    levels: Mapping[str, Mapping[int, int]]
    """Word → place → what it adds, in levels of `PLACE_LEVEL`."""

    def of(self, term: str) -> Mapping[int, int]:
        return self.levels.get(term, {})

    def sums(self, terms: Iterable[str]) -> list[float]:
        """How much a text speaks for each place, as `sense.js` adds it up."""
        rows = [self.levels[term] for term in dict.fromkeys(terms) if term in self.levels]
        added = Counter[int]()
        for row in rows:
            added.update(row)
        length = PLACE_LEVEL / math.sqrt(len(rows) or 1)
        return [LEVEL * steps + length * added[at] for at, steps in enumerate(self.likely)]


def learn_places(lessons: Lessons) -> Places:
    content, found = lessons.content, lessons.found
    signs = tuple(content.danger.signs.values()) if content.danger else ()
    # Which trouble: what decides is worth more than what is merely said as well.
    told = [(at, lessons.look_alone(text), 1.0) for at, sign in enumerate(signs) for text in sign.stories]
    told += [(at, lessons.look_alone(text), HARD) for at, sign in enumerate(signs) for text in sign.which]
    near = [topic.examples for topic in content.phrases.near.values()]
    # What is said of nothing here speaks for no topic: «купить» is not about meals alone. It has no place of its own.
    others = (*near, content.phrases.off_topic)
    topics = [(at, lessons.read(text), 1.0) for at, texts in enumerate(others) for text in texts]
    taught, pages = page_phrases(lessons)
    kinds = (
        (taught, one_of_many(pages, len(taught), PAGES, alike(lessons, taught))),
        (range(len(signs)), one_of_many(told, len(signs), SIGNS)),
        (range(len(near)), one_of_many(topics, len(others), TOPICS)),
    )
    likely: list[int] = []
    levels: dict[str, dict[int, int]] = {}
    for size, (places, (bias, learnt)) in zip((len(found), len(signs), len(near)), kinds, strict=True):
        first = len(likely)
        likely += [0] * size
        for at, weight in zip(places, bias, strict=False):
            likely[first + at] = round(weight / LEVEL)
        for term, weights in learnt.items():
            row = {
                first + places[at]: round(weight / PLACE_LEVEL)
                for at, weight in weights.items()
                if at < len(places)
            }
            levels.setdefault(term, {}).update({at: steps for at, steps in row.items() if steps})
    return Places(likely, {term: row for term, row in levels.items() if row})


def page_phrases(lessons: Lessons) -> tuple[list[int], list[tuple[int, Features, float]]]:
    """Numbers of the documents that search is taught, and what is said of each, by its place among these: of the page
    of first aid, every story of trouble."""
    danger, phrases = lessons.content.danger, lessons.content.phrases.pages
    said = {
        at: [one.title, *one.aliases, *phrases.get(one.id, ())]
        for at, one in enumerate(lessons.found)
        if one.id in phrases or len(lessons.found) <= MANY
    }
    if danger:
        [page] = [at for at, one in enumerate(lessons.found) if one.id == danger.page]
        said.setdefault(page, []).extend(text for sign in danger.signs.values() for text in sign.stories)
    taught = sorted(said)
    return taught, [
        (at, lessons.read_all(text), 1.0) for at, page in enumerate(taught) for text in said[page]
    ]


def alike(lessons: Lessons, taught: Sequence[int]) -> dict[int, list[int]]:
    """Place → those of pages that say the same to other readers: their titles have more words in common than not, and
    nobody is meant by both."""
    pages = [(lessons.features(one.title), {*one.roles}) for one in (lessons.found[at] for at in taught)]

    def are(one: int, other: int) -> bool:
        (words, roles), (other_words, other_roles) = pages[one], pages[other]
        same = bool(roles and other_roles) and roles.isdisjoint(other_roles)
        return same and 2 * len(words & other_words) >= len(words | other_words) > 0

    places = range(len(pages))
    return {one: found for one in places if (found := [other for other in places if are(one, other)])}


def learn_ours(lessons: Lessons) -> Judge:
    """Whether a question is about anything here."""
    phrases = lessons.content.phrases
    texts = [text for one in lessons.found for text in (one.title, *one.aliases)]
    texts += [text for one in lessons.found for text in phrases.pages.get(one.id, ())]
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


def leaning(lessons: Lessons, ours: Judge, danger: Judge, places: Places) -> Callable[[str], float]:
    """How far the sum of a text is above the bar of danger, as `sense.js` adds it up."""
    about, signs = lessons.trouble, len(lessons.found)
    said = lessons.content.danger
    calm = [lessons.features(text) for text in said.calm] if said else []

    def lean(text: str) -> float:
        features = lessons.features(text)
        if len(features) < 2:
            return -SURELY
        told = danger.sum(lessons.look(text))
        if ours.sum(features) < 0 and told < SURELY:
            return -SURELY
        pages = places.sums(lessons.said(text))[:signs]
        before = [
            max([0, *(one for at, one in enumerate(pages) if (at in about) is wanted)])
            for wanted in (True, False)
        ]
        bar = DANGER + (CALM if any(words <= features for words in calm) else 0)
        return told + BEFORE * (before[0] - before[1]) - danger.bias - bar

    return lean


def words_to_know(lessons: Lessons, heart: Heart, places: Places, judges: Iterable[Judge]) -> set[str]:
    """Words that say something, and those of all aliases, if only to be known: they are no slips."""
    judged = {
        term
        for judge in judges
        for feature, weight in judge.weights.items()
        if abs(weight) > KNOWN or " " in feature
        for term in feature.split()
    }
    asked_by = {term for one in lessons.found for text in one.aliases for term in lessons.features(text)}
    return judged.union(asked_by, heart.terms, places.levels, *lessons.groups.values())


def by_hash(words: Iterable[str], heard: Mapping[str, int]) -> dict[int, str]:
    """Hash → its word, in order; of the few that share one, that which is said more often speaks for both."""
    said_most_last = sorted(words, key=lambda one: (heard.get(one, 0), one))
    return dict(sorted({hash_of(one, WORD_BITS): one for one in said_most_last}.items()))


def by_number(text: Features, number: Mapping[str, int]) -> list[int]:
    """Its words, in order."""
    return sorted({number[one] for one in text})


def pack_texts(pack: Packer, texts: Sequence[Sequence[int]]) -> None:
    pack.number("texts", len(texts))
    for text in texts:
        pack.rising("text", text)


def beside(danger: Judge, number: Mapping[str, int]) -> dict[int, dict[int, int]]:
    """First word → second word → what both say side by side, in levels; words by their numbers, in order."""
    found: dict[int, dict[int, int]] = {}
    for feature, weight in danger.weights.items():
        if " " in feature:
            first, second = (number[term] for term in feature.split())
            found.setdefault(first, {})[second] = round(weight / LEVEL)
    return dict(sorted(found.items()))


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

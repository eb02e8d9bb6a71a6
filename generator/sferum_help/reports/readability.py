"""How easy the texts are to read: numbers by role, and the sentences to mend first.

Reading ease is Flesch's formula as I. V. Oborneva fitted it to Russian (Moscow, 2006):
206.835 − 1.3 × words per sentence − 60.1 × syllables per word. 60 and more reads easily.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean

from ..model.article import Answer, Instruction
from ..model.content import Content

Article = Answer | Instruction

LONGEST = 25
"""Words in a sentence, at the most."""

AVERAGE = 12
"""Words in a sentence, on average at the most."""

OFFICIALESE = re.compile(
    r"\b(данн(?:ый|ая|ое|ого|ой|ые|ых|ому) (?:случа|момент|вопрос|раздел|инструкц|функц)\w*"
    r"|осуществля\w+|необходимо|надлеж\w+|в целях|с целью|в соответствии с|посредством|является|являются"
    r"|вышеуказанн\w+|нижеследующ\w+|производится|в случае если|во избежание|в рамках|на предмет"
    r"|имеет место|по причине|в связи с тем)\b",
    re.IGNORECASE,
)
"""Words of offices that have a plain twin."""

PASSIVE = re.compile(r"\b(?:был[аои]?|будет|будут|быть) \w+(?:ан|ян|ен|ён|т)[аоы]?\b", re.IGNORECASE)
"""«Был создан», «будет добавлена»: somebody did it, say who."""

WORD = re.compile(r"[А-Яа-яЁёA-Za-z0-9]+(?:-[А-Яа-яЁёA-Za-z0-9]+)*")
END = re.compile(r"(?<=[.!?…])\s+|\n+")
THOUGHT_END = re.compile(r"(?<=[.!?…;:])\s+")
"""Flesch counted units of thought: a colon and a semicolon end one too."""


@lru_cache(maxsize=1 << 14)
def words_of(text: str) -> list[str]:
    # An article is read for each of its roles.
    return WORD.findall(text)


@dataclass(frozen=True)
class Sentence:
    source: str
    """The file it stands in."""
    text: str

    @property
    def words(self) -> list[str]:
        return words_of(self.text)


@dataclass(frozen=True)
class Report:
    """The readability of the articles of one role."""

    role: str
    ease: float
    """Reading ease, the mean over articles."""
    average: float
    """Words per sentence."""
    sentences: int
    hardest: tuple[str, float]
    """The id of the hardest article, and its reading ease."""


def article_texts(article: Article) -> Iterator[str]:
    """Everything of an article that is read as running text; how people ask is theirs, not ours."""
    yield article.short
    yield from (text.plain for text in (article.warning, article.note))
    if isinstance(article, Answer):
        yield article.answer.plain
        yield from (one.text.plain for one in article.parts)
        return
    for step in article.steps:
        yield from (text.plain for text in (step.warning, step.do, step.note))
    yield from (text.plain for text in (*article.need, *article.result))
    yield from (one.fix.plain for one in article.trouble)


@lru_cache(maxsize=1 << 14)
def split_sentences(text: str) -> tuple[str, ...]:
    """Sentences of a plain text; an entry of a list is one."""
    return tuple(part for part in (one.strip() for one in END.split(text)) if WORD.search(part))


def sentences_of(article: Article) -> list[Sentence]:
    return [Sentence(article.source, one) for text in article_texts(article) for one in split_sentences(text)]


@lru_cache(maxsize=1 << 14)
def syllables(word: str) -> int:
    """Vowels; an abbreviation or a number is read as at least one."""
    return max(1, len(re.findall(r"[аеёиоуыэюяaeiouy]", word, re.IGNORECASE)))


def reading_ease(sentences: Iterable[str]) -> float:
    """Oborneva's Flesch for some sentences; 100 if there are none."""
    thoughts = (words_of(one) for sentence in sentences for one in THOUGHT_END.split(sentence))
    counted = [words for words in thoughts if words]
    words = [word for one in counted for word in one]
    if not words:
        return 100.0
    return 206.835 - 1.3 * len(words) / len(counted) - 60.1 * fmean(syllables(word) for word in words)


@dataclass(frozen=True)
class Judged:
    """What is said of one article alone."""

    ease: float
    words: int
    sentences: int
    too_long: tuple[str, ...]
    """Sentences."""
    stilted: tuple[tuple[str, str], ...]
    """Sentences in the passive voice or in the words of offices, with those words."""


Judge = Callable[[Article], Judged]


def judge(article: Article) -> Judged:
    sentences = [one.text for one in sentences_of(article)]
    lengths = [len(words_of(one)) for one in sentences]
    found = ((one, OFFICIALESE.search(one) or PASSIVE.search(one)) for one in sentences)
    return Judged(
        reading_ease(sentences),
        sum(lengths),
        len(sentences),
        tuple(one for one, length in zip(sentences, lengths, strict=True) if length > LONGEST),
        tuple((one, match[0]) for one, match in found if match),
    )


def report(content: Content, role: str, judge: Judge = judge) -> Report | None:
    """Nothing for a role that nothing is written for yet."""
    found = {one.id: judge(one) for one in content.articles() if role in one.roles}
    if not found:
        return None
    words, sentences = (sum(getattr(one, name) for one in found.values()) for name in ("words", "sentences"))
    hardest = min(found, key=lambda id: found[id].ease)
    return Report(
        role,
        fmean(one.ease for one in found.values()),
        words / max(1, sentences),
        sentences,
        (hardest, found[hardest].ease),
    )


def all_sentences(content: Content) -> list[Sentence]:
    return [sentence for article in content.articles() for sentence in sentences_of(article)]


def worst(content: Content, count: int = 10) -> list[Sentence]:
    """The sentences to mend first: long ones with long words."""
    sentences = [one for one in all_sentences(content) if len(one.words) > 5]
    return sorted(sentences, key=lambda one: reading_ease([one.text]))[:count]


def too_long(content: Content, judge: Judge = judge) -> list[Sentence]:
    return [Sentence(one.source, text) for one in content.articles() for text in judge(one).too_long]


def stilted(content: Content, judge: Judge = judge) -> list[tuple[Sentence, str]]:
    """Sentences in the passive voice or in the words of offices, with those words."""
    found = ((one.source, judge(one).stilted) for one in content.articles())
    return [(Sentence(source, text), words) for source, told in found for text, words in told]

"""A text → the terms that search compares. The one door for `snowballstemmer`.

`theme/assets/search/` holds the same steps for what a reader types; `tests/test_search_scripts.py` compares
both over every word of the site. Words and lists that both sides need travel in the index.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

NO = "не"
"""The one term for every negation: «нет звука» is not «звук»."""

NEGATIONS = frozenset(["не", "нет", "нету", "ни"])

INVISIBLE = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
BORDER = re.compile(r"(\d)(?=[a-zа-я])|([a-z])(?=[\dа-я])|([а-я])(?=[\da-z])")
"""Where one word becomes another without a space: «до18лет», «webверсия»."""
WORD = re.compile(r"[a-zа-я]+|\d+")
BELOW = frozenset(["до", "младше", "меньше", "моложе"])
"""Before a number of years: the age is below it."""
COMPARED = BELOW | {"старше", "больше"}
SPOKEN = {
    word: years
    for spoken in (
        "шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать "
        "шестнадцать семнадцать восемнадцать",
        "шести семи восьми девяти десяти одиннадцати двенадцати тринадцати четырнадцати пятнадцати "
        "шестнадцати семнадцати восемнадцати",
    )
    for years, word in enumerate(spoken.split(), 6)
}
"""Ages of minors in words, as one says «девять» and «до девяти»."""
AGED = frozenset("мне ему ей сыну дочке дочери ребенку внуку внучке исполнилось исполнится".split())
"""Before a number: an age even without «лет»."""

IRREGULAR = {
    "запис": "запись записи записью записей запиши",
    "подпис": "подпись подписи подписью подписей",
    "ребенк": "ребенок дети детей детям детьми детях ребята",
    "человек": "человек человека человеку человеком человеке люди людей людям людьми людях",
    "смс": "смс смска смски смску смсок",
    "мам": "мама мамы маме маму мамой мамин",
    "пап": "папа папы папе папу папой папин",
    "дочк": "дочь дочери дочерью дочка дочки дочке дочку дочкой доча",
    "сын": "сын сына сыну сыном сыне сынок сынок сыночек",
}
"""Stem → forms that the algorithm takes apart wrongly, or does not see as one word."""

STEMS = {form: stem for stem, forms in IRREGULAR.items() for form in forms.split()}


@dataclass(frozen=True)
class Lexicon:
    """What cutting a text has to know besides Russian: the words of one site."""

    ignored: frozenset[str]
    """Words that are dropped."""
    stems: Mapping[str, str]
    """Form → stem, for words that the algorithm takes apart wrongly; those of Russian included."""
    ages: Mapping[str, int]
    """Terms for ages, each with the age from which it holds, in order; empty where no age matters."""


def make_lexicon(
    ignored: Iterable[str] = (), forms: Iterable[tuple[str, ...]] = (), limits: tuple[int, ...] = ()
) -> Lexicon:
    """The lexicon of a site.

    Args:
        ignored: Normal words that say nothing.
        forms: Groups of normal forms of one word; the first of each is their stem.
        limits: Ages at which answers change, in order: 18 makes «младше18» and «старше18».
    """
    own = {form: group[0] for group in forms for form in group}
    ages = {f"младше{limits[0]}": 0} if limits else {}
    return Lexicon(frozenset(ignored), STEMS | own, ages | {f"старше{limit}": limit for limit in limits})


PLAIN = make_lexicon()
"""Russian alone."""


def normal(text: str) -> str:
    """Lower case, ё as е, one form of every character, nothing invisible."""
    lower = unicodedata.normalize("NFKC", text).lower().replace("ё", "е")
    return INVISIBLE.sub("", lower)


def words(text: str) -> list[str]:
    """The words and numbers of a text; «до18лет» is three."""
    return WORD.findall(BORDER.sub(r"\1\2\3 ", normal(text)))


CUT: dict[str, str] = {}
"""Words that were cut, and what remained: cutting is slow, so that builds remember it."""
ALONE = Lock()
"""The algorithm keeps the word it is at: two threads of a server would cut each other's."""


def _cut(word: str) -> str:
    """Words cut to less than three letters stay whole; verbs in -ывать follow their pair in -ать."""
    if len(word) < 4 or not "а" <= word[0] <= "я":
        return word
    if (known := CUT.get(word)) is None:
        with ALONE:
            whole = _snowball().stemWord(word)
        cut = re.sub(r"([а-я]{4})[ыи]ва$", r"\1а", whole)
        known = CUT[word] = word if len(cut) < 3 else cut
    return known


@cache
def _snowball() -> Any:
    # Loaded only now: it brings thirty languages along, and mostly every word is known.
    import snowballstemmer

    return snowballstemmer.stemmer("russian")


def stem(word: str, lexicon: Lexicon = PLAIN) -> str:
    """The part of a normal word that its forms share: Snowball's Russian algorithm, with exceptions."""
    return lexicon.stems.get(word) or _cut(word)


def terms(text: str, lexicon: Lexicon, *, ignored: bool = False) -> list[str]:
    """What remains of a text for comparing: stems, ages and negations; `ignored` words are dropped or kept."""
    return list(_terms(words(text), lexicon, ignored))


def _terms(found: list[str], lexicon: Lexicon, ignored: bool) -> Iterator[str]:
    for word in join_ages(found, lexicon.ages):
        if word in NEGATIONS:
            yield NO
        elif word not in lexicon.ignored:
            yield word if word in lexicon.ages else stem(word, lexicon)
        elif ignored:
            yield word


def join_ages(found: list[str], ages: Mapping[str, int]) -> list[str]:
    """Words with every age as one word: with a limit of 18, «младше 18 лет» and «9 годиков» are one."""
    if not ages or not any(map(_read_number, found)):
        return found
    result: list[str] = []
    at = 0
    while at < len(found):
        age = _read_age(found, at)
        result.append(_name_age(age.years, ages) if age else found[at])
        at += age.length if age else 1
    return result


@dataclass(frozen=True)
class _Age:
    years: int
    length: int
    """How many words it takes."""


def _read_age(found: list[str], at: int) -> _Age | None:
    """The age that begins at this word."""
    compared = found[at] in COMPARED
    place = at + compared
    number = _read_number(found[place]) if place < len(found) else 0
    if not number:
        return None
    after = found[place + 1] if place + 1 < len(found) else ""
    years = after.startswith(("лет", "год"))
    told = at > 0 and found[at - 1] in AGED and not after.startswith("клас")
    said = 6 <= number <= 18 and not compared and (told or after.startswith("исполни"))
    # A number after «до» alone may be a date.
    if not years and not said and not (compared and found[at] != "до"):
        return None
    # «До 18 лет» is said of who is not 18 yet.
    return _Age(number - (found[at] in BELOW), compared + 1 + years)


def _read_number(word: str) -> int:
    """An age in figures or words; 0 for any other word."""
    is_number = len(word) < 3 and word.isdecimal() and word[0] in "123456789"
    return int(word) if is_number else SPOKEN.get(word, 0)


def _name_age(years: int, ages: Mapping[str, int]) -> str:
    return list(ages)[bisect(list(ages.values()), years) - 1]

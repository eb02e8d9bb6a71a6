"""A text → the terms that search compares. The one door for `snowballstemmer`.

`theme/assets/search/` holds the same steps for what a reader types; `tests/test_search_scripts.py` compares
both over every word of the site. Words and lists that both sides need travel in the index.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

import snowballstemmer

UNDER_14, FROM_14 = "младше14", "старше14"
"""What every way of saying an age becomes: at 14 the way to a profile changes."""

NO = "не"
"""The one term for every negation: «нет звука» is not «звук»."""

NEGATIONS = frozenset(["не", "нет", "нету", "ни"])

INVISIBLE = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
BORDER = re.compile(r"(\d)(?=[a-zа-я])|([a-z])(?=[\dа-я])|([а-я])(?=[\da-z])")
"""Where one word becomes another without a space: «до14лет», «vkмессенджер»."""
WORD = re.compile(r"[a-zа-я]+|\d+")
BELOW = frozenset(["до", "младше", "меньше", "моложе"])
"""Before a number of years: the age is below it."""
COMPARED = BELOW | {"старше", "больше"}

IRREGULAR = {
    "запис": "запись записи записью записей запиши",
    "подпис": "подпись подписи подписью подписей",
    "ребенк": "ребенок дети детей детям детьми детях ребята",
    "человек": "человек человека человеку человеком человеке люди людей людям людьми людях",
    "смс": "смс смска смски смску смсок",
    "мэш": "мэш меш мэша мэше мэшу",
    "мам": "мама мамы маме маму мамой мамин",
    "пап": "папа папы папе папу папой папин",
    "дочк": "дочь дочери дочерью дочка дочки дочке дочку дочкой доча",
    "сын": "сын сына сыну сыном сыне сынок сынок сыночек",
}
"""Stem → forms that the algorithm takes apart wrongly, or does not see as one word."""

STEMS = {form: stem for stem, forms in IRREGULAR.items() for form in forms.split()}


def normal(text: str) -> str:
    """Lower case, ё as е, one form of every character, nothing invisible."""
    lower = unicodedata.normalize("NFKC", text).lower().replace("ё", "е")
    return INVISIBLE.sub("", lower)


def words(text: str) -> list[str]:
    """The words and numbers of a text; «до14лет» is three."""
    return WORD.findall(BORDER.sub(r"\1\2\3 ", normal(text)))


_snowball = snowballstemmer.stemmer("russian")


@cache
def stem(word: str) -> str:
    """The part of a normal word that its forms share.

    Snowball's Russian algorithm, with our exceptions; words that it would cut to less than three letters
    stay whole, and verbs in -ывать follow their pair in -ать: «привязывать», «привязать».
    """
    if word in STEMS:
        return STEMS[word]
    if len(word) < 4 or not "а" <= word[0] <= "я":
        return word
    cut = re.sub(r"([а-я]{4})[ыи]ва$", r"\1а", _snowball.stemWord(word))
    return word if len(cut) < 3 else cut


def terms(text: str, ignored: Collection[str]) -> list[str]:
    """What remains of a text for comparing: stems, ages and negations; `ignored` words are dropped."""
    return list(_terms(words(text), ignored))


def _terms(found: list[str], ignored: Collection[str]) -> Iterator[str]:
    for word in join_ages(found):
        if word in NEGATIONS:
            yield NO
        elif word in (UNDER_14, FROM_14):
            yield word
        elif word not in ignored:
            yield stem(word)


def join_ages(found: list[str]) -> list[str]:
    """Words with every age as one word: «младше 14 лет», «12 лет» and «9 годиков» are below 14."""
    result: list[str] = []
    at = 0
    while at < len(found):
        age = read_age(found, at)
        result.append(age.word if age else found[at])
        at += age.length if age else 1
    return result


@dataclass(frozen=True)
class Age:
    word: str
    length: int
    """How many words it takes."""


def read_age(found: list[str], at: int) -> Age | None:
    """The age that begins at this word."""
    compared = found[at] in COMPARED
    number = at + compared
    if number >= len(found) or not re.fullmatch(r"[1-9]\d?", found[number]):
        return None
    years = number + 1 < len(found) and found[number + 1].startswith(("лет", "год"))
    if not years and not (compared and found[at] != "до"):
        return None
    value = int(found[number])
    under = value <= 14 if found[at] in BELOW else value < 14
    return Age(UNDER_14 if under else FROM_14, compared + 1 + years)

"""`faq/_spelling.yml`: the words that its editor knows better than a dictionary."""

from __future__ import annotations

from ..model.spelling import Spelling
from .fields import Fields
from .phrases import read_lines

SPELLING = "faq/_spelling.yml"
WORDS, WITHOUT_YO = "words", "without-yo"


def read_spelling(fields: Fields) -> Spelling:
    return Spelling(
        read_lines(
            fields, WORDS, (), help="слова, которых словарь не знает, каждое в своей строке, в своей форме"
        ),
        read_lines(
            fields, WITHOUT_YO, (), help="слова, где «е» на месте, хотя с «ё» тоже есть слово: «все», «чем»"
        ),
    )

"""Words on the editor's own list for the spelling."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..reports.spelling import WORD, is_word
from ..source.nodes import Scalar, part
from ..source.spelling import SPELLING, WITHOUT_YO, WORDS
from .change import CannotChange, Change, text_of
from .places import block_end, inserted, key_of, root_of


def with_words(root: Path, words: Iterable[str]) -> Change:
    """The change that adds words to the list that each belongs to: the dictionary knows those that lack «ё» only.

    Raises CannotChange.
    """
    change = Change()
    for word in words:
        if not WORD.fullmatch(word):
            raise CannotChange(f"«{word}» — не русское слово: впишите одно слово, как оно стоит в тексте")
        change = change.put(SPELLING, with_word(text_of(root, change, SPELLING), word))
    return change


def with_word(text: str, word: str) -> str:
    field = WITHOUT_YO if is_word(word) else WORDS
    node = root_of(text)
    key = key_of(node, field)
    if key is None:
        return inserted(text, len(text), [f"{field}: |", f"  {word}"])
    there = part(node, field)
    if isinstance(there, Scalar) and word.casefold() in there.text.casefold().split():
        return text
    return inserted(text, block_end(text, key.place), [f"  {word}"])

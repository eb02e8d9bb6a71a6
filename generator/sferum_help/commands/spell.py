"""`sferum-help spell`: the words that the dictionary does not know, and the editor's own list of them."""

from __future__ import annotations

import sys
from pathlib import Path

from ..edit.change import CannotChange, apply
from ..edit.spell import with_words
from ..memory.memory import memory_of
from ..reports.spelling import misspelt, texts
from ..source.problems import ContentError
from ..source.spelling import SPELLING
from ..source.tree import read_content


def run(root: Path, words: list[str]) -> int:
    """Name the doubtful words; with `--add` put words on the list."""
    if words and (words[0] != "--add" or len(words) == 1):
        print("можно только: sferum-help spell или sferum-help spell --add слово…", file=sys.stderr)
        return 2
    spelling = read_content(root).spelling
    if words:
        try:
            change = with_words(root, words[1:])
            apply(root, change)
        except CannotChange as error:
            print(error, file=sys.stderr)
            return 1
        print(f"Вписано в {SPELLING}: {', '.join(words[1:])}")
        return 0
    if spelling is None:
        print(f"Орфографию не проверяют: нет файла {SPELLING}.")
    elif problems := list(misspelt(texts(root), spelling, memory_of(root))):
        raise ContentError(problems)
    else:
        print("Все слова словарю известны.")
    return 0

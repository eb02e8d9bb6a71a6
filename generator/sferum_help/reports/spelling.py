"""Are the words of the texts spelt right, and is «ё» written? By the Hunspell dictionary of Russian in `spylls`."""

from __future__ import annotations

import gc
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..memory.memory import NO_MEMORY, Memory
from ..model.spelling import Spelling
from ..source.files import PHRASES, source_names
from ..source.problems import Place, Problem
from ..source.spelling import SPELLING, WITHOUT_YO, WORDS

if TYPE_CHECKING:
    from spylls.hunspell import Dictionary

WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)

NOT_OURS = ("faq/_synonyms.yml", PHRASES, "faq/_danger.yml", SPELLING)
"""How the names of such files begin: words as people type them, slang and slips too; no reader sees them."""

UNSEEN = re.compile(
    r"^( *)aliases:\n(?:\1 *- .*\n)+|^ *aliases: \[[^\]]*\]\n|^ *(?:called|never): \[.*\n|^spoken:\n(?: +.*\n)+",
    re.MULTILINE,
)
"""The same inside other files: how people ask, how texts call a role, words that nobody may write, how a voice says
others."""

NO_TEXT = re.compile(r"https?://\S+|id:\S+|\{#[^}\n]*\}|[\w-]+\*(?!\*)")
"""Addresses, names, and words of which only the beginning stands there: `пап*`."""

SHORT_PARTICIPLE = re.compile(r"\w{5,}ён[аоы]", re.IGNORECASE)
"""«Включёны»: the dictionary builds it, but only «включён» has the «ё»."""


@cache
def dictionary() -> Dictionary:
    """Takes two or three seconds."""
    import spylls.hunspell

    with warnings.catch_warnings():
        # spylls leaves its files to the garbage collector.
        warnings.simplefilter("ignore", ResourceWarning)
        found = spylls.hunspell.Dictionary.from_files(
            str(Path(spylls.hunspell.__file__).parent / "data" / "ru" / "ru")
        )
        gc.collect()
        return found


@cache
def is_word(word: str) -> bool:
    """Whether the dictionary knows it; «ё» may be missing: that is for `with_yo`."""
    spellings = (word, word.casefold(), word.replace("ё", "е").replace("Ё", "Е"))
    return any(map(dictionary().lookup, spellings))


@cache
def with_yo(word: str) -> str:
    """The same letters with an «ё», if that is a word; else empty."""
    if "ё" in word.casefold():
        return ""
    places = [place for place, letter in enumerate(word) if letter in "еЕ"]
    variants = (word[:place] + "ё" + word[place + 1 :] for place in places)
    wanted = (one for one in variants if not SHORT_PARTICIPLE.fullmatch(one))
    return next((one for one in wanted if dictionary().lookup(one.casefold())), "")


Doubt = tuple[str, list[str]]
"""How a word is written with «ё», and which of its parts the dictionary does not know; neither: it is right."""


def doubt(word: str) -> Doubt:
    """What the dictionary knows better. A part is what a hyphen divides, or the whole word."""
    if is_word(word):
        return with_yo(word), []
    return "", [part for part in word.split("-") if not is_word(part)]


def doubts(words: Iterable[str]) -> dict[str, Doubt]:
    return {word: doubt(word) for word in words}


Line = tuple[int, str, str]
"""Its number, as it is typed, and the same with nothing but words in it."""


def seen_names(root: Path) -> list[str]:
    """Every source file in which readers see something."""
    return [name for name in source_names(root) if not name.startswith(NOT_OURS)]


def texts(root: Path) -> Iterator[tuple[str, list[Line]]]:
    """Every source file with its lines that readers see."""
    for name in seen_names(root):
        yield name, seen_lines(name, (root / name).read_text("utf-8-sig"))


def seen_lines(name: str, whole: str) -> list[Line]:
    """The lines of a file that readers see."""
    shown = UNSEEN.sub(lambda block: "\n" * block[0].count("\n"), whole)
    only_words = NO_TEXT.sub(lambda found: " " * len(found[0]), shown).splitlines()
    return [
        (number, typed, line)
        for number, (typed, line) in enumerate(zip(whole.splitlines(), only_words, strict=True), 1)
        if not line.lstrip().startswith("#") or name.endswith(".md")
    ]


def doubtful(files: Iterable[list[Line]], memory: Memory) -> list[dict[str, Doubt]]:
    """The words of each file that are not simply right.

    The dictionary takes longer to load than all else takes, so it is asked only about words never seen before.
    """
    used = [{*WORD.findall("\n".join(line for _, _, line in lines))} for lines in files]
    found = memory.recall_each("spelling", sorted(set().union(*used)), doubts)
    wrong = {word: (yo, unknown) for word, (yo, unknown) in found.items() if yo or unknown}
    return [{word: wrong[word] for word in words & wrong.keys()} for words in used]


class Allowed:
    """What the editor has put on the list."""

    def __init__(self, spelling: Spelling) -> None:
        self._ours = {word.casefold() for word in spelling.words}
        self._plain = {word.casefold() for word in spelling.without_yo}

    def wrong(self, doubtful: Mapping[str, Doubt]) -> dict[str, str]:
        """Words that are wrong all the same, or have to be put on the list → how they are written with «ё»."""
        return {
            word: yo
            for word, (yo, unknown) in doubtful.items()
            if (yo and word.casefold() not in self._plain)
            or (word.casefold() not in self._ours and not self._ours.issuperset(map(str.casefold, unknown)))
        }


def misspelt(
    files: Iterable[tuple[str, list[Line]]], spelling: Spelling, memory: Memory = NO_MEMORY
) -> Iterator[Problem]:
    """Every word that is wrong, or that the editor has to put on the list."""
    files, allowed = [*files], Allowed(spelling)
    for (name, lines), words in zip(files, doubtful([lines for _, lines in files], memory), strict=True):
        if wrong := allowed.wrong(words):
            yield from problems_in(name, lines, wrong)


def problems_in(name: str, lines: Iterable[tuple[int, str, str]], found: dict[str, str]) -> Iterator[Problem]:
    for number, typed, line in lines:
        for match in WORD.finditer(line):
            word = match[0]
            if word not in found:
                continue
            place = Place(name, number, match.start() + 1, len(word), typed)
            if yo := found[word]:
                hint = f"пишите «{yo}»; здесь нужно «е»? впишите слово в {WITHOUT_YO} в {SPELLING}: "
                yield Problem(place, f"«{word}»: пропущено «ё»", hint + f"sferum-help spell --add {word}")
            else:
                hint = f"опечатка? исправьте; слово верное? впишите его в {WORDS} в {SPELLING}: "
                yield Problem(
                    place, f"словарь не знает слова «{word}»", hint + f"sferum-help spell --add {word}"
                )

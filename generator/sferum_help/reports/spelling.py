"""Are the words of the texts spelt right, and is «ё» written? By the Hunspell dictionary of Russian in `spylls`."""

from __future__ import annotations

import gc
import re
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import spylls.hunspell
from spylls.hunspell import Dictionary

from ..memory.memory import NO_MEMORY, Memory
from ..model.places import DOCS, TEXTS
from ..model.spelling import Spelling
from ..source.problems import Place, Problem
from ..source.spelling import SPELLING, WITHOUT_YO, WORDS

WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)

NOT_OURS = ("faq/_synonyms.yml", "faq/_phrases.yml", "faq/_danger.yml", SPELLING)
"""Words as people type them, slang and slips too; no reader sees them."""

UNSEEN = re.compile(
    r"^( *)aliases:\n(?:\1 *- .*\n)+|^ *aliases: \[[^\]]*\]\n|^ *(?:called|never): \[.*\n|^spoken:\n(?: +.*\n)+",
    re.MULTILINE,
)
"""The same inside other files: how people ask, how texts call a role, words that nobody may write, how a voice says
others."""

NO_TEXT = re.compile(r"https?://\S+|id:\S+|\{#[^}]*\}|[\w-]+\*(?!\*)")
"""Addresses, names, and words of which only the beginning stands there: `пап*`."""

SHORT_PARTICIPLE = re.compile(r"\w{5,}ён[аоы]", re.IGNORECASE)
"""«Включёны»: the dictionary builds it, but only «включён» has the «ё»."""


@cache
def dictionary() -> Dictionary:
    """Takes a second or two."""
    with warnings.catch_warnings():
        # spylls leaves its files to the garbage collector.
        warnings.simplefilter("ignore", ResourceWarning)
        found = Dictionary.from_files(str(Path(spylls.hunspell.__file__).parent / "data" / "ru" / "ru"))
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


def doubtful(words: Iterable[str]) -> dict[str, tuple[str, list[str]]]:
    """Words of which the dictionary knows better → how they are written with «ё», and the parts it does not know.

    A part is what a hyphen divides, or the whole word.
    """
    found = {}
    for word in words:
        if not is_word(word):
            if unknown := [part for part in word.split("-") if not is_word(part)]:
                found[word] = ("", unknown)
        elif yo := with_yo(word):
            found[word] = (yo, [])
    return found


def texts(root: Path) -> Iterator[tuple[str, list[tuple[int, str, str]]]]:
    """Every source file with its lines that readers see: (number, the line, the same with nothing but words in it)."""
    names = [(folder, "*.yml") for folder in TEXTS] + [(DOCS, "*.md")]
    for path in (path for folder, pattern in names for path in sorted((root / folder).glob(pattern))):
        if (name := path.relative_to(root).as_posix()) in NOT_OURS:
            continue
        whole = path.read_text("utf-8-sig")
        shown = UNSEEN.sub(lambda block: "\n" * block[0].count("\n"), whole).splitlines()
        lines = [
            (number, typed, NO_TEXT.sub(lambda found: " " * len(found[0]), line))
            for number, (typed, line) in enumerate(zip(whole.splitlines(), shown, strict=True), 1)
            if not line.lstrip().startswith("#") or path.suffix == ".md"
        ]
        yield name, lines


def misspelt(root: Path, spelling: Spelling, memory: Memory = NO_MEMORY) -> Iterator[Problem]:
    """Every word that is wrong, or that the editor has to put on the list. Only words of changed files are looked up."""
    ours = {word.casefold() for word in spelling.words}
    plain = {word.casefold() for word in spelling.without_yo}
    for name, lines in texts(root):
        words = sorted({word for _, _, line in lines for word in WORD.findall(line)})
        found = memory.recall_json("spelling", "\n".join(words), lambda words=words: doubtful(words))
        wrong = {
            word: yo
            for word, (yo, unknown) in found.items()
            if word.casefold() not in (plain if yo else ours)
            and (yo or not ours.issuperset(map(str.casefold, unknown)))
        }
        if wrong:
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

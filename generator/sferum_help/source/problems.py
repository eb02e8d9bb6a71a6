"""What is wrong with the content, and where: places, problems and how both are shown to an editor."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..russian.plural import plural
from .hidden import made_visible

EXCERPT = 100
"""Characters of a source line that are shown at the most."""

MESSAGE = 400
"""Characters of a message or a hint that are shown at the most: it may quote what an editor typed."""

MANY = 100
"""So many problems are shown and get hints; nobody reads on, and looking for what was meant takes time."""


@dataclass(frozen=True, order=True)
class Place:
    """A span of one line of a source file; line and column count characters from 1."""

    path: str
    """From the root of the repository, with forward slashes."""
    line: int = 1
    column: int = 1
    length: int = field(default=1, compare=False)
    text: str = field(default="", compare=False)
    """The whole source line, for the excerpt; empty when there is nothing to show."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One cause, one problem: the first line states what is wrong, the hint says how to mend it."""

    place: Place
    message: str
    hint: str = ""

    def __str__(self) -> str:
        lines = [f"{self.place}: {cut(self.message)}"]
        if self.place.text.strip():
            number = str(self.place.line)
            excerpt, carets = self._excerpt()
            lines.append(f"  {number} | {excerpt}")
            lines.append(f"  {' ' * len(number)} | {carets}")
        if self.hint:
            lines.append(f"  = {cut(self.hint)}")
        # What is quoted may hold anything: to a terminal some of it is a command.
        return "\n".join(map(made_visible, lines))

    def _excerpt(self) -> tuple[str, str]:
        """The line, cut around the span if it is long, and the carets below it."""
        # Tabs would move the carets away from what they point at.
        text, start = self.place.text.replace("\t", " "), self.place.column - 1
        first = max(0, min(start - EXCERPT // 3, len(text) - EXCERPT))
        shown = text[first : first + EXCERPT]
        before, after = "…" if first else "", "…" if first + EXCERPT < len(text) else ""
        width = max(1, min(self.place.length, first + len(shown) - start))
        return before + shown + after, " " * (len(before) + start - first) + "^" * width


class ContentError(Exception):
    """The content cannot be built; carries every problem found, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(str(self))

    def __str__(self) -> str:
        shown = "\n\n".join(str(problem) for problem in self.problems[:MANY])
        first = f", показаны первые {MANY}" if len(self.problems) > MANY else ""
        return f"{shown}\n\n{count_of_problems(len(self.problems))}{first}"


def cut(words: str, longest: int = MESSAGE) -> str:
    """Words in one line, cut at a length."""
    words = " ".join(words.splitlines())
    return words if len(words) <= longest else f"{words[:longest]}…"


def suggest(word: str, allowed: Iterable[str], where: str = "") -> str:
    """The hint for a word that is not among the allowed ones: a close match, then the list if it is short. There is
    always one: without both it is `where` they stand, or the beginning of the list.
    """
    allowed = list(allowed)
    parts = []
    if (meant := word.translate(LATIN)) in allowed and meant != word:
        return f"в нём русские буквы; наберите латиницей: {meant}"
    if meant := closest(word, allowed):
        parts.append(f"возможно, имелось в виду «{meant}»")
    if len(allowed) <= 20:
        parts.append(f"допустимо: {', '.join(allowed)}" if allowed else "список пока пуст")
    return "; ".join(parts) or where or cut(f"допустимо: {', '.join(allowed)}")


LATIN = str.maketrans("асеокрхутвмнАВСЕНКМОРТХ", "aceokpxytbmhABCEHKMOPTX")
"""Russian letters that look like Latin ones: nobody sees what is wrong with «тopic»."""


def closest(word: str, allowed: Iterable[str]) -> str:
    """The allowed word that was probably meant, or empty: a wrong guess is worse than none."""
    allowed = list(allowed)
    same = (one for one in allowed if one.casefold() == word.casefold())
    return next(same, "") or next(iter(difflib.get_close_matches(word, allowed, n=1, cutoff=0.6)), "")


def count_of_problems(number: int) -> str:
    found = plural(number, "найдена", "найдены", "найдено")
    return f"{found} {number} {plural(number, 'ошибка', 'ошибки', 'ошибок')}"

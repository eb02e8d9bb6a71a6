"""Russian typography of finished pages: no line ends with «в» or starts with a dash.

Editors type plain spaces; the build binds words that must not part (Мильчин, «Справочник издателя и автора»).
Characters are replaced one by one, spaces above all; letters, markup, attributes and code stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape, unescape

from .aloud import CLOSING_FORMS, NUMBERED, SHORT_FORMS, SIGNS, UNITS

NBSP = "\N{NO-BREAK SPACE}"

LONGEST = 20
"""Characters bound together at most: more would stick out of a narrow phone at twice the text size."""
LONGEST_WITH_DASH = 32
"""A dash only adds two characters to a word that is in one piece anyway."""
MOST_SPACES = 1
"""Spaces bound in a row at most: two words are tied, not three, or the line before them has a hole."""
MOST_SPACES_IN_ABBREVIATION = 2
"""What is read as one: «и т. д.», «А. С. Иванова», a number with its dash."""
MOST_SPACES_IN_NUMBER = 4
"""A telephone number: «+7 495 123 45 67»."""

# Prepositions, conjunctions, negations and pronouns that open a phrase. «Их» and «её» as often close one.
SHORT = (
    r"(?:[АИКОСУЯаикосуя]|[Вв]о?|[Вв]ы|[Дд]о|[Зз]а|[Ии]з(?:-за|-под)?|[Кк]о|[Мм]ы|[Нн][аеио]|[Оо]б|[Оо]н|[Оо]т"
    r"|[Пп]о|[Сс]о|[Тт][оы])(?![\w-])"
)
# Of «т. д.» the first half: the second one ends.
ABBREVIATION = "|".join(re.escape(form.partition(" ")[0]) for form in (*SHORT_FORMS, *CLOSING_FORMS))
INITIAL = r"[А-ЯЁ]\."
COUNTED = "|".join(f"[{one[0].upper()}{one[0]}]{one[1:]}(?:[аеу]|ом)?" for one in NUMBERED)
BEFORE_NUMBER = rf"(?:{COUNTED}|[{''.join(SIGNS)}])(?=[ \n\xa0]\d)"

BINDS_NEXT = re.compile(rf"(?<![\w-])(?:{SHORT}|{BEFORE_NUMBER})(?=[ \n]\S)")
BINDS_NEXT_PART = re.compile(rf"(?<![\w-])(?:{ABBREVIATION}|{INITIAL})(?=[ \n]\S)")
# «18 лет», «50 %»; not «шаг 3 и шаг 4».
BINDS_UNIT = re.compile(rf"\d(?=[ \n](?:[{''.join(UNITS)}]|(?!{SHORT})[а-яё]))")
BINDS_DIGITS = re.compile(r"[\d)](?=[ \n]\(?\d)")
BINDS_PREVIOUS = re.compile(r"(?<=\S)[ \n](?=(?:же|ли|ль|бы)(?![\w-]))")
BINDS_DASH = re.compile(r"(?<=\S)[ \n](?=[—–](?!\S))")

# Not between numbers, where it may be a minus or a range.
SPACED_HYPHEN = re.compile(r"(?<=[\w»“).,!?:;%])(?<!\d)([ \n\xa0])-(?=[ \n\xa0][\w«„(])")

QUOTE_PAIRS = {"»": "«", "“": "„"}
BEFORE_QUOTE = " \n\t\xa0([{«„—–/-"

INLINE = "a|abbr|b|bdi|cite|em|i|mark|q|s|small|span|strong|sub|sup|time|u|var"
"""Elements inside a line: what stands before and after them is one text."""
OPAQUE = "code|kbd|pre|samp|script|style|textarea|title"
"""Elements whose text is no prose, or is used elsewhere as it is."""

# Readers paste elsewhere what is marked as a source to copy: plain spaces are safer there.
LEFT_ALONE = re.compile(
    rf"""(<(?:{OPAQUE})\b[^>]*>.*?</(?:{OPAQUE})>|<(\w+)\b[^>]*\bdata-copy="source"[^>]*>.*?</\2>)""",
    re.DOTALL,
)
RUN = re.compile(rf"(?<![^>])[^<>]*[^<>\s][^<>]*(?:</?(?:{INLINE})(?:\s[^>]*)?>[^<>]*)*")
TAG = re.compile(r"(<[^>]*>)")


def typeset_html(html: str) -> str:
    """A finished page with its texts typeset; the same characters but for spaces and marks.

    A text runs on through inline elements: «в <a>профиле</a>» is bound, too. Left alone are `OPAQUE`
    elements, those marked `data-copy="source"`, attributes, and white space that stands alone between two
    elements. Expects what templates and Markdown write: `<`, `>` and `&` escaped in texts and attributes,
    and no element inside another of its name where it is left alone.
    """
    parts = LEFT_ALONE.split(html)
    # Each match gives three parts: the text before it, all of it, and the name of its element or None.
    for number in range(0, len(parts), 3):
        parts[number] = RUN.sub(_typeset_run, parts[number])
        parts[number + 2 : number + 3] = [""] if number + 2 < len(parts) else []
    return "".join(parts)


def _typeset_run(match: re.Match[str]) -> str:
    return _typeset_line(match[0])


@lru_cache(maxsize=1 << 14)
def _typeset_line(html: str) -> str:
    """A text with inline elements in it; kept, as menus and notices are the same on every page."""
    parts = TAG.split(html)
    # A space between elements may be laid out as nothing; bound, it would show. A tab is never bound.
    texts = ["\t" * len(part) if part.isspace() else unescape(part) for part in parts[::2]]
    whole = "".join(texts)
    done = typeset(whole)
    if done == whole:
        return html
    start = 0
    for number, text in enumerate(texts):
        piece = done[start : start + len(text)]
        start += len(text)
        if piece != text:
            parts[number * 2] = escape(piece, quote=False)
    return "".join(parts)


def typeset(text: str) -> str:
    """The text of one paragraph, typeset: as many characters, the same letters; twice is the same as once.

    Plain text in, not markup. Line breaks count as spaces, as they do in HTML.
    """
    text = SPACED_HYPHEN.sub(r"\1—", _curl_quotes(text))
    chars = list(text)
    for place, longest, most in sorted(_places_to_bind(text), reverse=True):
        if _fits(chars, place, longest, most):
            chars[place] = NBSP
    return "".join(chars)


def _places_to_bind(text: str) -> Iterator[tuple[int, int, int]]:
    """Where spaces should hold, with the most characters and spaces that may hold together there."""
    for match in BINDS_NEXT.finditer(text):
        yield match.end(), LONGEST, MOST_SPACES
    for match in BINDS_NEXT_PART.finditer(text):
        yield match.end(), LONGEST, MOST_SPACES_IN_ABBREVIATION
    for match in BINDS_UNIT.finditer(text):
        yield match.end(), LONGEST, MOST_SPACES
    for match in BINDS_DIGITS.finditer(text):
        yield match.end(), LONGEST, MOST_SPACES_IN_NUMBER
    for match in BINDS_PREVIOUS.finditer(text):
        yield match.start(), LONGEST, MOST_SPACES
    for match in BINDS_DASH.finditer(text):
        yield match.start(), LONGEST_WITH_DASH, MOST_SPACES_IN_ABBREVIATION


def _fits(chars: list[str], place: int, longest: int, most: int) -> bool:
    """Whether all that would hold together around this space is short enough."""
    start, end = place, place + 1
    while start and (chars[start - 1] == NBSP or not chars[start - 1].isspace()):
        start -= 1
        if end - start > longest:
            return False
    while end < len(chars) and (chars[end] == NBSP or not chars[end].isspace()):
        end += 1
        if end - start > longest:
            return False
    return chars[start:end].count(NBSP) < most


def _curl_quotes(text: str) -> str:
    """Straight quotes as «ёлочки», inner ones as „лапки“; all as they were if they do not pair."""
    if '"' not in text:
        return text
    chars = list(text)
    opened: list[str] = []
    for place, char in enumerate(chars):
        if char in "«„":
            opened.append(char)
        elif char in QUOTE_PAIRS:
            if not opened or opened.pop() != QUOTE_PAIRS[char]:
                return text
        elif char == '"':
            if place == 0 or chars[place - 1] in BEFORE_QUOTE:
                chars[place] = "„" if opened else "«"
                opened.append(chars[place] + '"')
            elif opened and opened[-1].endswith('"'):
                chars[place] = "“" if opened.pop()[0] == "„" else "»"
            else:
                return text
    return text if opened else "".join(chars)

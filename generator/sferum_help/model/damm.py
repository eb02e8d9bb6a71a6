"""Short codes of pages: a number and a check digit, easy to say on the phone and to type.

The check digit is Damm's. It catches every wrong digit and every swap of two neighbours, the two slips people
make most often, and needs no sign besides the ten digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

TABLE = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
"""A weakly totally anti-symmetric quasigroup of order 10 with zeros on its diagonal: row, the state so far;
column, the next digit. From H. Michael Damm, «Total anti-symmetrische Quasigruppen», thesis, Marburg 2004, in
the form that Wikipedia prints under «Damm algorithm»; `tests/test_codes.py` proves both properties."""

FIRST = 101
"""The first number given: three digits and the check digit make a code of four."""

CODE = re.compile(r"[1-9][0-9]{3,8}")
"""How a code looks; whether its digits agree is `is_code`. Nine digits at the most are plenty."""


def check_digit(digits: str) -> str:
    """The Damm digit of a string of ASCII digits: "572" → "4". For digits that carry theirs it is "0"."""
    state = 0
    for digit in digits:
        state = int(TABLE[state][int(digit)])
    return str(state)


def make_code(number: int) -> str:
    """The code of a number from FIRST on: 101 → "1010"."""
    return f"{number}{check_digit(str(number))}"


def is_code(text: str) -> bool:
    """Whether the text has the form of a code and its digits agree; not whether anybody was given it."""
    return bool(CODE.fullmatch(text)) and check_digit(text) == "0"


def number_of(code: str) -> int:
    """The number that a code was made from."""
    return int(code[:-1])


def is_slip(typed: str, meant: str) -> bool:
    """Whether one slip turns `meant` into `typed`: one digit wrong, or two neighbours swapped."""
    if len(typed) != len(meant):
        return False
    wrong = [place for place, (one, other) in enumerate(zip(typed, meant, strict=True)) if one != other]
    if len(wrong) == 2:
        first, second = wrong
        return second == first + 1 and typed[first] == meant[second] and typed[second] == meant[first]
    return len(wrong) == 1


def neighbours(typed: str, existing: Iterable[str]) -> list[str]:
    """The existing codes that one slip could have turned into what was typed, in ascending order."""
    return sorted(code for code in existing if is_slip(typed, code))


def next_number(given: Iterable[str]) -> int:
    """The number of the next free code: above all that were ever given, so that none is given twice."""
    return max((number_of(code) for code in given), default=FIRST - 1) + 1

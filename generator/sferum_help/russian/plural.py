"""Forms of nouns after numbers."""

from __future__ import annotations


def plural(number: int, one: str, few: str, many: str) -> str:
    """The Russian form of a noun after a number: 1 ошибка, 2 ошибки, 5 ошибок."""
    if number % 10 == 1 and number % 100 != 11:
        return one
    if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        return few
    return many

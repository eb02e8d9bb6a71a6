"""Words → numbers: a table that is asked about a word, and never asked for it, need not spell it.

A hash of 18 bits takes a third of the bytes of the word, and of a hundred unknown words one is taken for a known one.
`theme/assets/search/hash.js` counts the same.
"""

from __future__ import annotations

START, FACTOR, WHOLE = 0x811C9DC5, 0x01000193, 32


def hash_of(text: str, bits: int) -> int:
    """FNV-1a over the characters, its highest `bits`."""
    number = START
    for letter in text:
        number = (number ^ ord(letter)) * FACTOR % (1 << WHOLE)
    return number >> (WHOLE - bits)

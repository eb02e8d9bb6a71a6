"""Russian words in Latin letters, for addresses."""

from __future__ import annotations

import re

LETTERS = {
    **dict(zip("абвгдезийклмнопрстуфцыэ", "abvgdeziiklmnoprstufcye", strict=True)),
    **{
        "ё": "e",
        "ж": "zh",
        "х": "kh",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ь": "",
        "ю": "yu",
        "я": "ya",
    },
}


def latin(text: str) -> str:
    """«Наша мастерская» → `nasha-masterskaya`; empty if no letter or digit can be written so."""
    written = "".join(LETTERS.get(letter, letter) for letter in text.lower())
    return "-".join(re.findall(r"[a-z0-9]+", written))

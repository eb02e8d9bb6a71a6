"""Characters that a reader does not see: they hide what a text says, or break the file it goes into."""

from __future__ import annotations

import re
import unicodedata

BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\U000e0100-\U000e01ef]")
"""What Unicode counts among letters, marks and signs, and no font shows."""


def is_hidden(character: str) -> bool:
    """Control and format characters, line separators that no editor shows, and what is no character."""
    kind = unicodedata.category(character)
    return (
        kind in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
        and character != "\t"
        or bool(BLANK.match(character))
    )


def hidden_in(text: str) -> str:
    """The first hidden character of a text of several lines, or nothing."""
    # Nearly every text is printable as a whole.
    if text.replace("\n", "").isprintable() and not BLANK.search(text):
        return ""
    return next((one for one in text if one != "\n" and is_hidden(one)), "")


def made_visible(text: str, stand_in: str = "�") -> str:
    """The same text, as long, with something to see in place of what is hidden: safe to print anywhere."""
    if text.isprintable() and not BLANK.search(text):
        return text
    return "".join(stand_in if is_hidden(one) else one for one in text)

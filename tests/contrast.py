"""How well two colours are told apart, as WCAG 2.2 counts it."""

from __future__ import annotations

import re


def contrast(one: str, other: str) -> float:
    """From 1 to 21; each colour is `#rgb` or `#rrggbb`."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """From 0 to 1: WCAG 2.2, «relative luminance»."""
    digits = colour.removeprefix("#")
    pairs = [digit * 2 for digit in digits] if len(digits) == 3 else re.findall("..", digits)
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (int(pair, 16) / 255 for pair in pairs)
    ]
    return sum(share * value for share, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

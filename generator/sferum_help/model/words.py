"""Words that are written alike everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class ScreenWord:
    """A button, menu item or other words of an app's screen, written once and used by name."""

    id: str
    text: str
    app: str
    source: str
    checked: date


@dataclass(frozen=True)
class WordLists:
    """What other parts of the site ask the list of words for; texts have been held to the rest of it."""

    screen: Mapping[str, ScreenWord] = field(default_factory=dict)
    spoken: Mapping[str, str] = field(default_factory=dict)
    """How a voice says what is written: «ABC» → «эй би си»."""
    phones: tuple[str, ...] = ()
    """Numbers that readers may be told, digits only."""


@dataclass(frozen=True)
class Phrase:
    """Words that were wrong once and must not come back."""

    id: str
    never: tuple[str, ...]
    """`*` at the end of a word stands for any ending."""
    instead: str
    """What to write, or why not, for editors."""


@dataclass(frozen=True)
class Name:
    """A name that is written alike everywhere."""

    id: str
    text: str
    never: tuple[str, ...]
    """How it must not be written."""

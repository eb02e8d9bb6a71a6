"""What search learns from: how people say things without a word of a title, and how trouble is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Near:
    """What people ask here though it is answered elsewhere."""

    say: str
    """Who knows about it."""
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Phrases:
    """`faq/_phrases.yml` and the files in `faq/_phrases`."""

    pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Id of what can be found → phrases about it."""
    off_topic: tuple[str, ...] = ()
    """What nothing here answers."""
    near: Mapping[str, Near] = field(default_factory=dict)
    """The part of it that somebody else can answer; by a name that nobody sees."""
    samples: tuple[str, ...] = ()
    """Questions by which an editor sees whether search still answers as it did; it learns nothing from them."""


@dataclass(frozen=True)
class Sign:
    """One kind of trouble."""

    id: str
    part: str
    """The part of the page of first aid."""
    examples: tuple[str, ...]
    """Stories that have to be recognised."""
    phrases: tuple[str, ...] = ()
    """More of them, only to learn from."""
    which: tuple[str, ...] = ()
    """Stories that are trouble for sure, and easily taken for another one: they teach which, and nothing else."""
    sure: tuple[str, ...] = ()
    """Words that are this trouble whatever stands beside them."""

    @property
    def stories(self) -> tuple[str, ...]:
        return self.examples + self.phrases


@dataclass(frozen=True)
class Danger:
    """`faq/_danger.yml`."""

    page: str
    """The answer that is first aid."""
    pages: tuple[str, ...]
    """Other articles about trouble: their phrases are no examples of a quiet question."""
    signs: Mapping[str, Sign]
    safe: tuple[str, ...]
    """Sounds alike, and is none."""
    calm: tuple[str, ...]
    """Words that make a story safe, unless others of it are sure."""
    words: Mapping[str, tuple[str, ...]]
    """Groups of words of one sense: two of them together say more than each of them."""

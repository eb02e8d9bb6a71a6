"""The words behind a command → names, values of `--flags` and switches.

`shared.take` is for who wants the word behind one flag only.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field


class BadWords(Exception):
    """They make no call; the text says what is possible."""


@dataclass(frozen=True)
class Words:
    names: tuple[str, ...] = ()
    values: dict[str, list[str]] = field(default_factory=dict)
    """Flag without its dashes → what was said behind it, as often as it was said."""
    switches: frozenset[str] = frozenset()

    def one_name(self, usage: str) -> str:
        if len(self.names) != 1:
            raise BadWords(f"можно только: sferum-help {usage}")
        return self.names[0]

    def needed(self, flag: str, usage: str) -> str:
        if not (said := " ".join(self.values.get(flag, ())).strip()):
            raise BadWords(f"не сказано --{flag}: sferum-help {usage}")
        return said


def take(words: list[str], values: Collection[str], switches: Collection[str] = ()) -> Words:
    """Sort the words. Raises BadWords for a flag that is not among `values` and `switches`, or has no value."""
    names: list[str] = []
    said: dict[str, list[str]] = {}
    on: set[str] = set()
    left = iter(words)
    for word in left:
        flag, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("-"):
            names.append(word)
        elif flag in switches and not equals:
            on.add(flag)
        elif flag in values:
            value = value if equals else next(left, None)
            if value is None or not equals and value.startswith("--"):
                raise BadWords(f"после --{flag} нужно значение")
            said.setdefault(flag, []).append(value)
        else:
            known = ", ".join(f"--{one}" for one in (*values, *switches))
            raise BadWords(f"неизвестно, что значит {word}; можно: {known}")
    return Words(tuple(names), said, frozenset(on))

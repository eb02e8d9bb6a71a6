"""What is long, shown on many pages and asked for as often what it is."""

from __future__ import annotations

from dataclasses import fields
from functools import cached_property
from hashlib import sha256


class Told:
    """A frozen dataclass with `repr=False`: its repr is the hash of all that it holds, made once."""

    @cached_property
    def digest(self) -> str:
        return sha256(self.all_told().encode("utf-8", "surrogatepass")).hexdigest()

    def all_told(self) -> str:
        return repr([getattr(self, one.name) for one in fields(self)])

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.digest})"

"""How one thing is done to many. Whoever has processes for it (`site/spread.py`) gives another way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Spread = Callable[[Callable[[Any], Any], Sequence[Any]], list[Any]]
"""What to do, and to what → what comes of each, in their order; it may be done side by side, in other processes."""


def one_by_one(make: Callable[[Any], Any], items: Sequence[Any]) -> list[Any]:
    return [make(one) for one in items]

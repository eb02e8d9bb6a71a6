"""Sources that somebody is writing: when they have changed, asked of the disk."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from ..memory.unchanged import traces

PAUSE = 0.2
"""Seconds between two looks at the disk."""
SETTLE = 0.05
"""The same while files are being saved."""


def changes(paths: Iterable[Path]) -> Iterator[None]:
    """Once now, and once whenever a file has been saved; without an end."""
    watched = tuple(paths)
    told: list[str] = []
    before: list[str] = []
    while True:
        pause = PAUSE
        with suppress(OSError):  # a file went while we looked at it
            now = list(traces(watched))
            # An editor takes a file away before the new one is there: once more, and all is still.
            if now != told and (now == before or not told):
                told = now
                yield
            elif now != told:
                pause = SETTLE
            before = now
        time.sleep(pause)

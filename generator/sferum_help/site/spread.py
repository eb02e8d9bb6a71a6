"""Many things made side by side, by as many processes as the machine has processors.

Only where a process can be forked: what it needs, however large, is there at once and nothing is sent to it. What it
makes comes back through a pipe. Anywhere else, and for a few things, one process makes all.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

Item, Made = TypeVar("Item"), TypeVar("Made")


def spread(
    make: Callable[[Item], Made],
    items: Sequence[Item],
    least: int = 1,
    known: Callable[[Item], Made | None] = lambda _: None,
) -> list[Made]:
    """What `make` gives for each item, in their order. What it raises is raised.

    Args:
        make: Gives what can be pickled, and changes nothing that somebody asks for later: it may run elsewhere.
        least: Fewer items are not worth a process.
        known: Gives what was made before, or None; it runs here: a process costs more than what it would save.
    """
    found = {at: made for at, one in enumerate(items) if (made := known(one)) is not None}
    others = [at for at in range(len(items)) if at not in found]
    found |= zip(others, side_by_side(make, [items[at] for at in others], least), strict=True)
    return [found[at] for at in range(len(items))]


def side_by_side(make: Callable[[Item], Made], items: Sequence[Item], least: int) -> list[Made]:
    workers = min(processors(), len(items) // least)
    if workers < 2:
        return [make(one) for one in items]
    fork = multiprocessing.get_context("fork")
    shares: list[tuple[Connection, Sequence[Item]]] = []
    for number in range(1, workers):
        # Every so many-th: heavy ones mostly stand together.
        share = items[number::workers]
        here, there = fork.Pipe(duplex=False)
        fork.Process(target=work, args=(make, share, there), daemon=True).start()
        there.close()
        shares.append((here, share))
    made: list[Made] = [make(one) for one in items[::workers]]
    found: dict[int, Made] = dict(zip(range(0, len(items), workers), made, strict=True))
    for number, (here, share) in enumerate(shares, 1):
        try:
            given = here.recv()
        except EOFError:
            # It failed or was killed: made here, a fault shows itself as it would have without any processes.
            given = [make(one) for one in share]
        found |= zip(range(number, len(items), workers), given, strict=True)
    return [found[at] for at in range(len(items))]


def work(make: Callable[[Item], Made], share: Sequence[Item], pipe: Connection) -> None:
    """What another process does. If it fails it says nothing."""
    try:
        pipe.send([make(one) for one in share])
    except BaseException:
        os._exit(1)


def processors() -> int:
    """How many processes are worth it: 1 where none can be forked safely."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))

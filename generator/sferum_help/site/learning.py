"""What search learns of phrases while somebody writes: ahead of who asks, and by another process.

A server has threads, so nothing can be forked from it (`spread.py`), and learning beside them would hold up every page
for half a minute. The other process is a new one, and only one: the next save is drawn by another processor.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from threading import RLock, Thread
from typing import Any

from ..memory.memory import NO_MEMORY, Memory
from ..model.content import Content
from ..search.sense import learnt_from, sense_data
from .spread import spread

LAST = 19
"""Any page that somebody waits for goes before (`nice`)."""


def learn(content: Content, memory: Memory, make: Callable[[], Any] | None = None) -> Any:
    """The table of `sense_data`; learnt by `make`, if it is not remembered."""
    return memory.recall_json("sense", learnt_from(content), make or partial(sense_data, content, spread))


class Learner:
    """Learns one content at a time; `newest` is the one that is learnt ahead."""

    def __init__(self, memory: Memory = NO_MEMORY, say: Callable[[bool], None] = lambda done: None) -> None:
        """`say`: told that something is being learnt, and that it is done."""
        self.memory, self.say = memory, say
        self.newest: Content | None = None
        self._alone = RLock()
        self._known: tuple[str, Any] = ("", None)

    def learn(self, content: Content) -> Any:
        """As `learn`; who asks for what is just being learnt waits for it."""
        with self._alone:
            key = learnt_from(content)
            if self._known[0] != key:
                self._known = key, learn(content, self.memory, partial(self._elsewhere, content))
            return self._known[1]

    def ahead(self) -> None:
        """Begin with the newest content; a save that is older than another one is skipped."""
        Thread(target=self._learn_newest, daemon=True).start()

    def _learn_newest(self) -> None:
        with self._alone:
            if self.newest and self.newest.phrases.pages:
                self.learn(self.newest)

    def _elsewhere(self, content: Content) -> Any:
        self.say(False)
        anew = multiprocessing.get_context("spawn")
        here, there = anew.Pipe(duplex=False)
        process = anew.Process(target=work, args=(content, there), daemon=True)
        process.start()
        there.close()
        try:
            table = here.recv()
        except EOFError:
            # It failed or was killed: made here, a fault shows itself.
            table = sense_data(content)
        process.join()
        self.say(True)
        return table


def work(content: Content, pipe: Connection) -> None:
    """What the other process does; stopped, it says nothing."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    with suppress(AttributeError):  # Windows has no such thing
        os.nice(LAST)
    with suppress(BrokenPipeError):  # nobody waits any more
        pipe.send(sense_data(content))

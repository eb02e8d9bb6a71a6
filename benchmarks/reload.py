"""From a file that is saved to a page that shows it, as a writer waits for it: part of `make bench`."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.drivers import free_port

BEGINS, SHOWS = 180, 60
"""Seconds that a server has for its first page, and for an edit."""
PAUSE = 0.02
"""Seconds between two looks at a page."""
REST = 3
"""Seconds without an edit: nobody saves while a build goes on."""


def saved_to_shown(
    command: Sequence[str], folder: Path, page: str, edit: Callable[[str], None], times: int
) -> list[float]:
    """Seconds from each edit to the page that has it; fewer than `times` if the server says nothing in time.

    Args:
        command: Serves the folder; `{port}` in it is where.
        page: Address of a page, from the root.
        edit: Puts a word into the source of that page.
    """
    seconds: list[float] = []
    with serving(command, folder) as address:
        if waited(f"{address}{page}", "<", BEGINS) is None:
            return seconds
        for turn in range(times):
            time.sleep(REST)
            word = f"Правка{turn}"
            edit(word)
            if (took := waited(f"{address}{page}", word, SHOWS)) is None:
                return seconds
            seconds.append(took)
    return seconds


@contextmanager
def serving(command: Sequence[str], folder: Path) -> Iterator[str]:
    """The address of a server and all its processes, until the end."""
    port = free_port()
    environment = os.environ | {"SITE_URL": "", "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [one.replace("{port}", str(port)) for one in command],
            cwd=folder,
            stdout=said,
            stderr=said,
            env=environment,
            start_new_session=True,
        )
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def waited(address: str, word: str, longest: float) -> float | None:
    """Seconds until a page says a word; None: it never does."""
    began = time.perf_counter()
    while time.perf_counter() - began < longest:
        try:
            with urlopen(address, timeout=longest) as answer:
                if word in answer.read().decode("utf-8", "replace"):
                    return time.perf_counter() - began
        except (URLError, OSError):
            pass  # not there yet, or making it anew
        time.sleep(PAUSE)
    return None

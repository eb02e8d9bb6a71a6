"""`sferum-help serve`: the site on this machine as readers see it, anew after every save."""

from __future__ import annotations

from pathlib import Path

from .edit import start
from .shared import options_of_environment


def run(root: Path, words: list[str]) -> int:
    """Serve until somebody stops it; what is wrong with the sources is told in the terminal."""
    return start(root, words, "serve", "make serve ADDRESS=", options_of_environment(), is_bare=True)

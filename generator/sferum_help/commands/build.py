"""`sferum-help build`: the whole site into a folder, as MkDocs would write it."""

from __future__ import annotations

import sys
from pathlib import Path

from .shared import options_of_environment, put_unless_unchanged, take_day


def run(root: Path, words: list[str]) -> int:
    """Write the whole site into a folder, as MkDocs would; with a day, as readers will see it then."""
    day, words = take_day(words)
    disk = "--disk" in words
    folders = [word for word in words if word != "--disk"]
    if len(folders) != 1 or folders[0].startswith("-"):
        print("назовите папку для сайта: sferum-help build папка [--disk] [--date день]", file=sys.stderr)
        return 2
    return put_unless_unchanged(root, Path(folders[0]), options_of_environment(disk, day), None)

"""The finished site → an empty folder, without any engine."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .make import Site


def write_site(site: Site, folder: Path, like: Path | None = None) -> int:
    """Write every file, return how many there are.

    Args:
        folder: Empty.
        like: An older version on the same disk. What has not changed is the same file there and here: it takes no
            room, and keeps its time, by which browsers and servers see that it is the same.
    """

    made: set[str] = set()
    """Folders that are there."""

    def put(name: str, data: bytes) -> None:
        # Of plain strings: a site has thousands of files, and most of them are only linked.
        path = os.path.join(folder, name)
        if (place := os.path.dirname(path)) not in made:
            os.makedirs(place, exist_ok=True)
            made.add(place)
        if not (like and link_same(os.path.join(like, name), path, data)):
            with open(path, "wb") as file:
                file.write(data)

    written = site.put_pages(put)
    paths = site.paths()
    for name in paths:
        if name not in written:
            put(name, site.read(name))
    return len(paths)


def link_same(old: Path | str, new: Path | str, data: bytes) -> bool:
    """Whether the old file has these bytes and could be linked."""
    return has_bytes(old, data) and link(old, new)


def has_bytes(path: Path | str, data: bytes) -> bool:
    try:
        state = os.lstat(path)
        if not stat.S_ISREG(state.st_mode) or state.st_size != len(data):
            return False
        with open(path, "rb") as file:
            return file.read() == data
    except OSError:
        return False


def link(old: Path | str, new: Path | str) -> bool:
    """Whether one file could be in two places."""
    try:
        os.link(old, new)
    except OSError:
        return False
    return True

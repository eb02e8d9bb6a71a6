"""The finished site → a folder, without any engine."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .make import Site


def write_site(site: Site, folder: Path, like: Path | None = None) -> int:
    """Write every file, return how many there are.

    Args:
        folder: Empty, or with an even older version; what this one has not goes.
        like: An older version on the same disk. What has not changed is the same file there and here: it takes no
            room, and keeps its time, by which browsers and servers see that it is the same.
    """
    prune(folder, site.files)
    made: set[str] = set()
    """Folders that are there."""

    def put(name: str, data: bytes) -> None:
        # Of plain strings: a site has thousands of files, and most of them are only linked.
        path = os.path.join(folder, name)
        if (place := os.path.dirname(path)) not in made:
            os.makedirs(place, exist_ok=True)
            made.add(place)
        if not (like and link_same(os.path.join(like, name), path, data)):
            # Never into a file that is there: another version may share it.
            with suppress(FileNotFoundError):
                os.unlink(path)
            with open(path, "xb") as file:
                file.write(data)

    written = site.put_pages(put)
    paths = site.paths()
    for name in paths:
        if name not in written:
            put(name, site.read(name))
    return len(paths)


def prune(root: Path | str, names: Collection[str], under: str = "") -> bool:
    """Remove all but files of these paths from the root; whether anything is left in this folder of it."""
    left = False
    for entry in [*os.scandir(os.path.join(root, under))]:
        name = under + entry.name
        if entry.is_dir(follow_symlinks=False):
            if prune(root, names, f"{name}/"):
                left = True
            else:
                os.rmdir(entry.path)
        elif name in names:
            left = True
        else:
            os.unlink(entry.path)
    return left


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
    """Whether one file is in two places now."""
    try:
        if os.path.lexists(new):
            if os.path.samestat(os.lstat(old), os.lstat(new)):
                return True
            os.unlink(new)
        os.link(old, new)
    except OSError:
        return False
    return True

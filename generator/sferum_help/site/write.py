"""The finished site → an empty folder, without any engine."""

from __future__ import annotations

import os
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

    def put(name: str, data: bytes) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not (like and link_same(like / name, path, data)):
            path.write_bytes(data)

    written = site.put_pages(put)
    paths = site.paths()
    for name in paths:
        if name not in written:
            put(name, site.read(name))
    return len(paths)


def link_same(old: Path, new: Path, data: bytes) -> bool:
    """Whether the old file has these bytes and could be linked."""
    return has_bytes(old, data) and link(old, new)


def has_bytes(path: Path, data: bytes) -> bool:
    try:
        return not path.is_symlink() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def link(old: Path, new: Path) -> bool:
    """Whether one file could be in two places."""
    try:
        os.link(old, new)
    except OSError:
        return False
    return True

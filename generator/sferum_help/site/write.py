"""The finished site → a folder, without any engine."""

from __future__ import annotations

from pathlib import Path

from .make import Site

MARK = "answers.json"
"""A folder with this file was written by us, so that what else lies in it is an older version."""


class NotOurFolder(Exception):
    """The folder holds something that is no site of ours: writing there could destroy it."""


def write_site(site: Site, folder: Path) -> int:
    """Write every file, remove those of an older version, return how many there are now.

    Raises `NotOurFolder` before anything is touched.
    """
    old = {path for path in folder.rglob("*") if path.is_file()} if folder.is_dir() else set()
    if old and folder / MARK not in old:
        raise NotOurFolder(folder)
    paths = site.paths()
    for name in paths:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(site.read(name))
    for path in old - {folder / name for name in paths}:
        path.unlink()
    for path in sorted((one for one in folder.rglob("*") if one.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()
    return len(paths)

"""The files of a folder, by their paths from it. Only the standard library: see `passport.py`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

BESIDE = (".gz", ".br")
"""Packed copies of a file, which servers send instead of it."""


def files_of(root: Path | str, under: str = "") -> Iterator[str]:
    """The path of every file from `root`; links are followed to files, but not to folders.

    `under`: only what lies in this folder of it, with a slash at its end.
    """
    try:
        entries = [*os.scandir(os.path.join(root, under))]
    except PermissionError:
        # A folder of somebody else's, which is none of the site.
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from files_of(root, f"{under}{entry.name}/")
        elif entry.is_file():
            yield under + entry.name


@dataclass(frozen=True)
class Folder:
    """The files of a finished site."""

    root: Path
    coming: frozenset[str] = frozenset()
    """Files that are written later, and until then not there to be looked at."""

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(files_of(self.root)) - self.coming

    @cached_property
    def sorted_names(self) -> list[str]:
        return sorted(self.names)

    def text(self, name: str) -> str:
        return self.bytes(name).decode("utf-8")

    def bytes(self, name: str) -> bytes:
        with open(os.path.join(self.root, name), "rb") as file:
            return file.read()

    def digest(self, name: str) -> str:
        """The hash of a file."""
        return sha256(self.bytes(name)).hexdigest()

    @cached_property
    def packed(self) -> dict[str, int]:
        """Bytes of a file after gzip, filled as they are asked for: every page loads the same."""
        return {}

    def ending(self, *ends: str) -> Iterator[str]:
        return (name for name in self.sorted_names if name.endswith(ends))

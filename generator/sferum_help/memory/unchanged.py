"""The build for nothing: whether anything at all has changed since the last one, asked of the disk alone.

No content is read. A file is the same if its size and its times are: the one of its content, and the one that the
disk keeps itself, which no program can set back. What was built counts too: whoever touches it, has it made anew.
"""

from __future__ import annotations

import json
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from .memory import PACKAGE, Memory, begin, keep, read_kept


@dataclass(frozen=True)
class LastBuild:
    """What the last build into a folder began and ended with."""

    memory: Memory
    folder: Path | None
    """None: the sources were only read."""
    sources: tuple[Path, ...]
    """Files, and folders with all that lies in them."""
    told: str
    """All else that it was made from: options, and the day if that counts."""

    @property
    def _kept(self) -> Path | None:
        name = sha256(
            str(self.folder and self.folder.resolve()).encode("utf-8", "surrogateescape")
        ).hexdigest()
        return self.memory.folder / "last" / name if self.memory.folder else None

    def result(self) -> str | None:
        """What `keep` was given if nothing has changed since; None: build."""
        if self._kept is None or (kept := read_kept(self._kept)) is None:
            return None
        state, result = json.loads(kept)
        is_there = self.folder is None or self.folder.is_dir()
        return result if is_there and state == self.state() else None

    def keep(self, result: str, before: str) -> None:
        """After a build; `before`: the state of the sources when it began. If they changed meanwhile, nothing is kept."""
        if self._kept is not None and before == self.source_state():
            begin(self.memory.folder)
            keep(self._kept, json.dumps([self.state(), result]).encode())

    def source_state(self) -> str:
        """Changes with any source, with the code and with the libraries."""
        # Installing anything touches the folder of libraries.
        libraries = Path(sysconfig.get_path("purelib"))
        said = [sys.version, self.told, str(libraries.stat().st_mtime_ns)]
        return digest([*said, *traces([*self.sources, PACKAGE])])

    def state(self) -> str:
        """Changes with anything at all."""
        return digest([self.source_state(), *traces([self.folder] if self.folder else [])])


def digest(lines: Iterable[str]) -> str:
    return sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def traces(paths: Iterable[Path]) -> Iterator[str]:
    """A line for every file: its path, size and times. What is not there has none."""
    for path in paths:
        if path.is_dir():
            for entry in sorted(os.scandir(path), key=lambda entry: entry.name):
                if entry.is_dir() and entry.name != "__pycache__":
                    yield from traces([Path(entry.path)])
                elif entry.is_file():
                    yield trace(entry.path, entry.stat())
        elif path.exists():
            yield trace(str(path), path.stat())


def trace(path: str, stat: os.stat_result) -> str:
    return f"{path} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}"

"""What builds before have made, by all that it was made from.

Learning the words of danger, drawing a card and reading a finished page take most of the time of a build, and
nearly always they come out as the last time. One folder (`.cache` beside the sources) that may be deleted at any
time; two builds may use it at once. What is found there is what was written: each file begins with the hash of its
content. handbook/decisions/035 says why so little is remembered.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from .whole import write_whole

FOLDER, IGNORE = ".cache", ".gitignore"
DAYS = 30
"""How long something is kept that no build has asked for."""

PACKAGE = Path(__file__).parent.parent
LIBRARIES = ("Jinja2", "markdown-it-py", "MarkupSafe", "nh3", "pillow", "segno", "snowballstemmer", "spylls")
"""Those that shape what is remembered."""
DIGEST = sha256().digest_size


@dataclass(frozen=True)
class Memory:
    """A folder of things that were made; None: everything is made anew."""

    folder: Path | None = None

    def recall(self, kind: str, made_from: str, make: Callable[[], bytes]) -> bytes:
        """What `make` gives, or gave when it was made from the same before.

        Args:
            kind: What it is: `card`, `page`.
            made_from: All that `make` reads, but for the code itself.
        """
        if self.folder is None:
            return make()
        path = self.path_of(kind, made_from)
        if (kept := read_kept(path)) is not None:
            return kept
        data = make()
        begin(self.folder)
        keep(path, data)
        return data

    def recall_json(self, kind: str, made_from: str, make: Callable[[], Any]) -> Any:
        """The same for what JSON can say; tuples come back as lists."""
        return json.loads(self.recall(kind, made_from, lambda: json.dumps(make()).encode()))

    def recall_each(
        self, kind: str, wanted: Iterable[str], make: Callable[[list[str]], dict[str, Any]]
    ) -> dict:
        """The same for many small things that are kept together: word → what `make` says of it, as JSON.

        Args:
            make: Asked once, and only for what was never asked for before.
        """
        if self.folder is None:
            return make([*wanted])
        path = self.path_of(kind, "")
        known = json.loads(read_kept(path) or b"{}")
        asked = dict.fromkeys(wanted)
        if new := [one for one in asked if one not in known]:
            known |= make(new)
            begin(self.folder)
            keep(path, json.dumps(known).encode())
        return {one: known[one] for one in asked}

    def fetch(self, kind: str, made_from: str = "") -> Any:
        """What `store` was given last, by this very code; None: nothing, or it was spoilt.

        Pickled: whoever can write into this folder can change the code beside it as well.
        """
        data = read_kept(self._store_of(kind, made_from)) if self.folder else None
        code = code_version().encode() if data else b""
        return pickle.loads(data[len(code) :]) if data and data.startswith(code) else None

    def store(self, kind: str, value: Any, made_from: str = "") -> None:
        """Keep something large, of objects of ours, whole; the one before is forgotten, also that of older code."""
        if self.folder:
            begin(self.folder)
            data = code_version().encode() + pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
            keep(self._store_of(kind, made_from), data)

    def _store_of(self, kind: str, made_from: str) -> Path:
        return self.folder / "stored" / sha256(f"{kind}\0{made_from}".encode()).hexdigest()

    def place(self, kind: str) -> Path | None:
        """A folder where a library keeps by itself what it has made; None: nowhere."""
        if self.folder is None:
            return None
        begin(self.folder)
        place = self.folder / kind
        with suppress(OSError):
            place.mkdir(exist_ok=True)
        return place if os.access(place, os.W_OK) else None

    def path_of(self, kind: str, made_from: str) -> Path:
        key = sha256(
            "\0".join((code_version(), kind, made_from)).encode("utf-8", "surrogatepass")
        ).hexdigest()
        return self.folder / key[:2] / key[2:]

    def tidy(self) -> None:
        """Forget what was not asked for in a long time."""
        oldest = time.time() - DAYS * 24 * 3600
        for path in self.folder.rglob("*") if self.folder else ():
            with suppress(OSError):
                if path.is_file() and path.name != IGNORE and path.stat().st_mtime < oldest:
                    path.unlink()


NO_MEMORY = Memory()


def memory_of(root: Path) -> Memory:
    """That of a project; `root`: where its sources lie. BUILD_CACHE names another folder, for who shares one."""
    return Memory(Path(os.environ.get("BUILD_CACHE") or root / FOLDER))


def begin(folder: Path) -> None:
    """The folder says itself that it belongs into no repository."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / IGNORE).exists():
            (folder / IGNORE).write_text("*\n", "utf-8")


def read_kept(path: Path) -> bytes | None:
    """What is kept there, if it is whole. Its time says when it was asked for last."""
    try:
        kept = path.read_bytes()
    except OSError:
        return None
    data = kept[DIGEST:]
    if sha256(data).digest() != kept[:DIGEST]:
        return None
    with suppress(OSError):
        os.utime(path)
    return data


def keep(path: Path, data: bytes) -> None:
    """Whole or not at all; a disk that takes nothing more only makes the next build slower."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, sha256(data).digest() + data)


@cache
def code_version() -> str:
    """Changes with the code of this package, its templates and the libraries that shape what comes out."""
    from importlib.metadata import (  # slow to load, and mostly not needed
        PackageNotFoundError,
        version,
    )

    digest = sha256(sys.version.encode())
    for name in LIBRARIES:
        with suppress(PackageNotFoundError):
            digest.update(f"{name} {version(name)}\n".encode())
    for path in sorted(path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        digest.update(f"{path.relative_to(PACKAGE)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def code_time() -> float:
    """When the code of this package was changed last, in seconds since 1970; Python itself reads it once."""
    return max(path.stat().st_mtime for path in PACKAGE.rglob("*.py"))

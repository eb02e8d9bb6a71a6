"""Files packed ahead, for servers that send `page.html.gz` to whoever takes it. The one door for `brotli`."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli

TEXTS = (".html", ".css", ".js", ".json", ".csv", ".xml", ".svg", ".txt", ".webmanifest", ".vtt", ".map")
"""Everything else is packed already."""
SMALLEST = 600
"""Bytes: what fits into one packet is sent as it is."""


def compress(folder: Path, like: Path | None = None) -> int:
    """Put a `.gz` and a `.br` beside every text, return how many texts.

    The same bytes for the same text, whenever and wherever. `like`: an older version, whose packed files are taken over
    where the text has not changed: that is most of them, and packing well is slow.
    """
    count = 0
    for path in sorted(one for one in folder.rglob("*") if one.is_file() and one.suffix in TEXTS):
        data = path.read_bytes()
        if len(data) < SMALLEST:
            continue
        count += 1
        old = like / path.relative_to(folder) if like else None
        if old and is_same(old, data) and take_over(old, path):
            continue
        beside(path, ".gz").write_bytes(gzip.compress(data, 9, mtime=0))
        beside(path, ".br").write_bytes(brotli.compress(data, quality=9))
    return count


def beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def is_same(old: Path, data: bytes) -> bool:
    try:
        return old.stat().st_size == len(data) and old.read_bytes() == data
    except OSError:
        return False


def take_over(old: Path, path: Path) -> bool:
    """Whether both packed files of an unchanged text could be linked."""
    pairs = [(beside(old, suffix), beside(path, suffix)) for suffix in (".gz", ".br")]
    if not all(one.is_file() for one, _ in pairs):
        return False
    try:
        for one, other in pairs:
            os.link(one, other)
    except OSError:
        for _, other in pairs:
            other.unlink(missing_ok=True)
        return False
    return True

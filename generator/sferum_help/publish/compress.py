"""Files packed ahead, for servers that send `page.html.gz` to whoever takes it. The one door for `brotli`."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli

from ..site.write import has_bytes, link

TEXTS = (".html", ".css", ".js", ".json", ".csv", ".xml", ".svg", ".txt", ".webmanifest", ".vtt", ".map")
"""Everything else is packed already."""
PACKERS = {
    ".gz": lambda data: gzip.compress(data, 9, mtime=0),
    ".br": lambda data: brotli.compress(data, quality=9),
}
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
        if old and has_bytes(old, data) and take_over(old, path):
            continue
        for suffix, pack in PACKERS.items():
            # Not into a file that is shared with the older version.
            beside(path, suffix).unlink(missing_ok=True)
            beside(path, suffix).write_bytes(pack(data))
    return count


def beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def take_over(old: Path, path: Path) -> bool:
    """Whether both packed files of an unchanged text could be linked."""
    return all(link(beside(old, suffix), beside(path, suffix)) for suffix in PACKERS)

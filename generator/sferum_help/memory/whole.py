"""Files that are there whole or not at all, whatever stops who writes them."""

from __future__ import annotations

import errno
import os
from pathlib import Path


def write_whole(path: Path, data: str | bytes) -> None:
    """Write a file beside its place and put it there. OSError, which names the file: it is as it was."""
    if path.exists() and not os.access(path, os.W_OK):
        # Putting another file in its place would be allowed.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    # A name of one's own: two builds may write the same at once.
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(data.encode() if isinstance(data, str) else data)
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from None

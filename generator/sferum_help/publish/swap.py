"""Two folders change places, in one step of the file system where it can do that."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

AT_FDCWD = -2 if sys.platform == "darwin" else -100
EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2(2), RENAME_SWAP of renameatx_np(2): both are 2."""
CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def swap(one: Path, other: Path) -> None:
    """Exchange two folders of one file system.

    Linux and macOS do it in one step: nobody ever finds neither or both. Where the system or the file system
    cannot, `other` is missing between two renames, and `recover` puts it back after a crash.

    Raises OSError, and then nothing has moved.
    """
    if exchange(one, other):
        return
    aside = aside_of(other)
    other.rename(aside)
    try:
        one.rename(other)
    except OSError:
        aside.rename(other)
        raise
    aside.rename(one)


def exchange(one: Path, other: Path) -> bool:
    """Whether the system could do it at once."""
    name = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform)
    function = getattr(ctypes.CDLL(None, use_errno=True), name, None) if name else None
    if function is None:
        return False
    if function(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(other))


def aside_of(folder: Path) -> Path:
    """Where a folder waits between the two renames."""
    return folder.with_name(f".{folder.name}.aside")


def recover(folder: Path) -> None:
    """After a crash between the two renames: the folder is where it was."""
    aside = aside_of(folder)
    if aside.exists() and not folder.exists():
        aside.rename(folder)

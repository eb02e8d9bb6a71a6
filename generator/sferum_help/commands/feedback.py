"""`sferum-help feedback`: what readers sent."""

from __future__ import annotations

import sys
from pathlib import Path

from ..reports import feedback
from ..source.tree import read_content
from .shared import read_files


def run(root: Path, names: list[str]) -> int:
    """Count what readers sent; see `feedback.py`."""
    if not names:
        print("назовите файлы с обращениями: sferum-help feedback файл…", file=sys.stderr)
        return 2
    files = read_files(names)
    content = read_content(root)
    print(feedback.report(content, feedback.count(content, files)), end="")
    return 0

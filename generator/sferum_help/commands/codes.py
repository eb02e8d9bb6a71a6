"""`sferum-help codes`: the short codes of the pages."""

from __future__ import annotations

import sys
from pathlib import Path

from ..memory.whole import write_whole
from ..source.codes import REGISTRY
from ..source.tree import read_content, read_tree


def run(root: Path, words: list[str]) -> int:
    """List the codes; with `--add` first append a line to the registry for every page without a code."""
    if words not in ([], ["--add"]):
        print("можно только: sferum-help codes или sferum-help codes --add", file=sys.stderr)
        return 2
    if words:
        _, reading = read_tree(root)
        if reading.missing_codes:
            path = root / REGISTRY
            text = path.read_text("utf-8").rstrip("\n")
            write_whole(path, "\n".join([text, *reading.missing_codes]) + "\n")
    content = read_content(root)
    for code, id in content.codes.pages.items():
        print(f"{code} {id}")
    for code, id in content.codes.retired.items():
        print(f"{code} {id} (удалена)")
    return 0

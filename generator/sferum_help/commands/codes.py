"""`sferum-help codes`: the short codes of the pages."""

from __future__ import annotations

import sys
from pathlib import Path

from ..edit.change import Change, with_codes
from ..memory.whole import write_whole
from ..source.tree import read_content


def run(root: Path, words: list[str]) -> int:
    """List the codes; with `--add` first append a line to the registry for every page without a code."""
    if words not in ([], ["--add"]):
        print("можно только: sferum-help codes или sferum-help codes --add", file=sys.stderr)
        return 2
    if words:
        for name, text in with_codes(root, Change())[0].texts.items():
            write_whole(root / name, text)
    content = read_content(root)
    for code, id in content.codes.pages.items():
        print(f"{code} {id}")
    for code, id in content.codes.retired.items():
        print(f"{code} {id} (удалена)")
    return 0

"""`sferum-help permalinks`: the address of every page."""

from __future__ import annotations

from pathlib import Path

from ..site.make import make_site
from ..source.tree import read_content


def run(root: Path, words: list[str]) -> int:
    for page in sorted(
        page.address for page in make_site(read_content(root)).pages if page.kind != "not-found"
    ):
        print(f"/{page}")
    return 0

"""`sferum-help mermaid`: the checker as a picture."""

from __future__ import annotations

from pathlib import Path

from ..checker.diagram import mermaid_diagram
from ..source.tree import read_content
from .checker import NO_CHECKER


def run(root: Path, words: list[str]) -> int:
    content = read_content(root)
    print(mermaid_diagram(content.checker) if content.checker else f"{NO_CHECKER}\n", end="")
    return 0

"""`sferum-help fields`: the reference of fields, made from the code."""

from __future__ import annotations

from pathlib import Path

from ..reports.fields import fields_reference


def run(root: Path, words: list[str]) -> int:
    """Print it; it asks the code, not the content."""
    print(fields_reference(), end="")
    return 0

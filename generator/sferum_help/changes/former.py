"""Sources as they lay in former days → as they lie today, so that an old version is read like the new one."""

from __future__ import annotations

from pathlib import Path

from ..source.files import PHRASES
from ..source.nodes import Scalar, entries, parse_typed, part
from ..source.text import read_text, split_lines
from ..source.values import ID


def split_phrases(root: Path) -> None:
    """Phrases about pages stood in the shared list; each page gets its file.

    Args:
        root: A copy of the sources that may be changed. What cannot be read in it stays as it is.
    """
    name = f"{PHRASES}.yml"
    text, _ = read_text(root / name, name)
    node = parse_typed(text, name)[0] if text is not None else None
    pages = entries(part(node, "pages"))
    if not pages or not all(ID.fullmatch(key.text) and isinstance(value, Scalar) for key, value in pages):
        return
    (root / PHRASES).mkdir(exist_ok=True)
    for key, value in pages:
        phrases = "".join(f"  {line.strip()}\n" for line in value.text.splitlines())
        (root / PHRASES / f"{key.text}.yml").write_text(f"phrases: |\n{phrases}", "utf-8")
    lines = split_lines(text)
    fields = {key.text: key.place.line - 1 for key, _ in entries(node)}
    first = fields.pop("pages")
    end = min((line for line in fields.values() if line > first), default=len(lines))
    # Empty lines, so that every other line keeps its number.
    lines[first:end] = [""] * (end - first)
    if fields:
        (root / name).write_text("\n".join(lines), "utf-8")
    else:
        (root / name).unlink()

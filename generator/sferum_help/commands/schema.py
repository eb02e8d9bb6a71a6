"""`sferum-help schema`: what code editors need to complete and check our files while one types."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from ..memory.whole import write_whole
from ..reports.json_schema import json_schemas
from ..reports.names import names_in_words
from ..source.tree import read_tree

FOLDER = "schema"


def run(root: Path, words: list[str]) -> int:
    """Write a schema for each kind of file; while the content has errors, with the names that could be read."""
    if len(words) > 1:
        print("можно только: sferum-help schema [папка]", file=sys.stderr)
        return 2
    folder = Path(words[0]) if words else root / FOLDER
    content, reading = read_tree(root)
    said = names_in_words(content) if content else {}
    schemas = json_schemas(reading.known, said, reading.without)
    folder.mkdir(parents=True, exist_ok=True)
    for one in schemas:
        write_whole(folder / f"{one.name}.json", json.dumps(one.body, ensure_ascii=False, indent=1) + "\n")
    print(f"Схемы для редакторов кода: {len(schemas)} в {folder}. Как подключить — handbook/editing.md.")
    return 0

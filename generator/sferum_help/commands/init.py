"""`sferum-help init`: a new help centre."""

from __future__ import annotations

import sys
from pathlib import Path

from ..russian.latin import latin
from ..source.starter import NotEmpty, write_starter
from ..source.values import ID, ID_HINT

USAGE = "init папка [--title название] [--slug имя]"


def run(root: Path, words: list[str]) -> int:
    """Write a small help centre into a new folder, for its editor to go on from."""
    options = {"--title": "", "--slug": ""}
    folders = []
    left = iter(words)
    for word in left:
        if word in options:
            options[word] = next(left, "").strip()
            if not options[word]:
                print(f"после {word} нужно слово: {USAGE}", file=sys.stderr)
                return 2
        else:
            folders.append(word)
    if len(folders) != 1 or folders[0].startswith("-") or not folders[0].strip():
        print(f"можно только: sferum-help {USAGE}", file=sys.stderr)
        return 2
    folder = root / folders[0]
    slug = options["--slug"] or latin(folder.resolve().name)[:60].strip("-") or "help"
    if not ID.fullmatch(slug):
        print(f"имя «{slug}» не подходит: {ID_HINT}", file=sys.stderr)
        return 2
    try:
        write_starter(folder, slug, options["--title"])
    except NotEmpty:
        print(f"{folders[0]}: здесь уже что-то лежит, назовите новую или пустую папку", file=sys.stderr)
        return 2
    print(f"Справочный центр готов: {folders[0]}\nЧто дальше, сказано в {folders[0]}/README.md")
    return 0

"""`sferum-help rename`: another name for a page."""

from __future__ import annotations

import sys
from pathlib import Path

from ..edit.change import CannotChange, apply, check
from ..edit.rename import rename
from ..russian.plural import plural

USAGE = "rename прежнее новое"


def run(root: Path, words: list[str]) -> int:
    """Move the file, rewrite every reference, keep the code and the former address."""
    if len(words) != 2 or any(word.startswith("-") for word in words):
        print(f"можно только: sferum-help {USAGE}", file=sys.stderr)
        return 2
    try:
        change, count = rename(root, *words)
        check(root, change)
        apply(root, change)
    except CannotChange as error:
        print(error, file=sys.stderr)
        return 1
    names = [name for name, text in change.texts.items() if text is not None]
    rewritten = f"исправлено {count} {plural(count, 'упоминание', 'упоминания', 'упоминаний')}"
    print(
        f"Готово: {rewritten if count else 'на других страницах её имени нет'}, "
        "прежнее имя записано в was, код остался.\n" + "".join(f"  {name}\n" for name in sorted(names)),
        end="",
    )
    return 0

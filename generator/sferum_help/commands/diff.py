"""`sferum-help diff`: what readers will see differently than in a version that git knows."""

from __future__ import annotations

import sys
from pathlib import Path

from ..changes.report import changes_between, draw_report, summary
from ..changes.revision import NoRevision, checked_out
from ..changes.side import read_side
from ..memory.memory import memory_of
from ..memory.whole import write_whole
from .shared import take, today
from .terminal import with_our_name

FILE = "changes.html"
USAGE = "diff версия [--to файл.html]"


def run(root: Path, words: list[str]) -> int:
    """Write the report; what it says in one line, too. Returns 2 if there is no such version."""
    target, words = take(words, "--to")
    if len(words) != 1 or words[0].startswith("-") or target == "":
        print(with_our_name(f"назовите ветку, метку или коммит: sferum-help {USAGE}"), file=sys.stderr)
        return 2
    try:
        with checked_out(root, words[0]) as (folder, revision):
            before, now = read_side(folder), read_side(root)
            changes = changes_between(before, now, memory_of(root))
            content = now.content or before.content
            title = content.centre.title if content else root.resolve().name
            report = draw_report(changes, before, now, revision, title, today())
    except NoRevision as error:
        print(error, file=sys.stderr)
        return 2
    path = Path(target or FILE)
    write_whole(path, report)
    print(f"{summary(changes)}\nОтчёт: {path}, откройте его в браузере.")
    return 0

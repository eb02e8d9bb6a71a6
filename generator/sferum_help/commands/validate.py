"""`sferum-help validate`: is everything right that an editor can have spoilt?"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from ..edit.faults import read_faultless
from ..memory.memory import memory_of
from ..model.content import Content
from ..model.places import LEDGER, WRITTEN
from ..reports.problems import FORMATS
from ..russian.plural import plural
from ..source.problems import ContentError, Problem, count_of_problems
from .shared import latest_day, remembered
from .terminal import with_our_name
from .watching import changes
from .words import BadWords, take

USAGE = f"можно только: sferum-help validate [--watch] [--format {'|'.join(FORMATS)}]"


def run(root: Path, words: list[str]) -> int:
    """Read everything that an editor can have spoilt."""
    try:
        said = take(words, values=("format",), switches=("watch",))
        format = said.values.get("format", ["text"])[-1]
        if said.names or format not in FORMATS:
            raise BadWords
    except BadWords:
        print(USAGE, file=sys.stderr)
        return 2
    if not said.switches:
        return tell(root, format)
    for _ in changes(root / name for name in (*WRITTEN, LEDGER)):
        print(f"— {time.strftime('%H:%M:%S')} —", flush=True)
        tell(root, format)
        print("Жду сохранения файлов. Остановить: Ctrl+C", flush=True)
    return 0


def tell(root: Path, format: str) -> int:
    """Check once and print what there is to say: errors for people on stderr, all else on stdout."""
    content, problems = check(root)
    # What a program reads says nothing but what it expects.
    out = sys.stderr if format == "text" else sys.stdout
    print(with_our_name(FORMATS[format](problems)), end="", file=out, flush=True)
    if format == "github" and problems:
        print(count_of_problems(len(problems)), file=sys.stderr)
    if content and format in ("text", "github"):
        answers, instructions = len(content.answers), len(content.instructions)
        print(
            f"Ошибок нет: {answers} {plural(answers, 'ответ', 'ответа', 'ответов')}, "
            f"{instructions} {plural(instructions, 'инструкция', 'инструкции', 'инструкций')}."
        )
    return 1 if problems else 0


def check(root: Path) -> tuple[Content | None, tuple[Problem, ...]]:
    """The content, or every problem there is."""
    memory = memory_of(root)
    try:
        with remembered(memory) as before:
            return read_faultless(root, memory, latest_day(), before), ()
    except ContentError as error:
        return None, error.problems

"""`sferum-help validate`: is everything right that an editor can have spoilt?"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from ..memory.memory import Memory, memory_of
from ..memory.unchanged import LastBuild
from ..model.places import LEDGER, WRITTEN
from ..reports.problems import FORMATS
from ..russian.plural import plural
from ..source.problems import ContentError, Problem, count_of_problems
from .shared import latest_day, remembered, sources_of
from .terminal import with_our_name
from .watching import changes
from .words import BadWords, take

if TYPE_CHECKING:
    from ..model.content import Content

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
    memory = memory_of(root)
    last = LastBuild(memory, None, sources_of(root), str(latest_day()))
    right, problems = last.result(), ()
    if right is None:
        before = last.source_state()
        content, problems = check(root, memory)
        if content:
            right = counted(content)
            last.keep(right, before)
    # What a program reads says nothing but what it expects.
    out = sys.stderr if format == "text" else sys.stdout
    print(with_our_name(FORMATS[format](problems)), end="", file=out, flush=True)
    if format == "github" and problems:
        print(count_of_problems(len(problems)), file=sys.stderr)
    if right and format in ("text", "github"):
        print(right)
    return 1 if problems else 0


def counted(content: Content) -> str:
    answers, instructions = len(content.answers), len(content.instructions)
    return (
        f"Ошибок нет: {answers} {plural(answers, 'ответ', 'ответа', 'ответов')}, "
        f"{instructions} {plural(instructions, 'инструкция', 'инструкции', 'инструкций')}."
    )


def check(root: Path, memory: Memory) -> tuple[Content | None, tuple[Problem, ...]]:
    """The content, or every problem there is."""
    # Loaded only now: for nothing nobody should wait.
    from ..edit.faults import read_faultless

    try:
        with remembered(memory) as before:
            return read_faultless(root, memory, latest_day(), before), ()
    except ContentError as error:
        return None, error.problems

"""`sferum-help new`: an answer, an instruction, a video, an outcome or a source, told field by field."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from ..edit.ask import ask_name, ask_until_right
from ..edit.change import CannotChange, apply
from ..edit.kinds import KINDS, Kind, asked_of, said_of
from ..edit.new import Made, check_free, fields_there, make
from ..source.problems import ContentError
from ..source.tree import read_whole
from ..source.values import ID_HINT, Reading
from .shared import INTERRUPTED, today
from .terminal import with_our_name
from .words import BadWords, take

USAGE = f"new {'|'.join(KINDS)} имя [--поле значение…]"


def run(root: Path, words: list[str]) -> int:
    """Ask for what was not said, if there is a terminal to ask in; write it only if all is well then."""
    kind = KINDS.get(words[0]) if words else None
    if kind is None:
        print(f"можно только: sferum-help {USAGE}", file=sys.stderr)
        return 2
    try:
        said = take(words[1:], values=said_of(kind))
    except BadWords as error:
        print(error, file=sys.stderr)
        return 2
    _, reading = read_whole(root)
    values = {"checked": [today().isoformat()], **said.values}
    try:
        for name in said.names[:1]:
            check_free(root, kind, name)
        if sys.stdin.isatty():
            name = said.names[0] if said.names else ask_name(root, kind, reading.known)
            made = ask_until_right(root, kind, name, values, reading.known)
        elif missing := missing_in(root, kind, values, said.names, reading):
            print(f"Не хватает:\n{missing}\nВ терминале команда спросит об этом сама.", file=sys.stderr)
            return 2
        else:
            made = make(root, kind, said.names[0], values)
        if made.problems:
            raise ContentError(made.problems)
        apply(root, made.change)
    except CannotChange as error:
        print(error, file=sys.stderr)
        return 1
    except EOFError:
        print("\nОстановлено, ничего не записано.", file=sys.stderr)
        return INTERRUPTED
    print(with_our_name(done(kind, made)))
    return 0


def missing_in(
    root: Path, kind: Kind, values: Mapping[str, list[str]], names: tuple[str, ...], reading: Reading
) -> str:
    """What a new thing cannot do without and was not said, a line each."""
    fields = said_of(kind)
    if len(names) != 1:
        there, lines = set(), [f"  {ID_HINT}"]
    else:
        there, lines = fields_there(root, kind, names[0]), []
    lines += [
        f"  --{name} — {fields[name].help.about}"
        for name in asked_of(kind, reading.known)
        if fields[name].help.required and not values.get(name) and name not in there
    ]
    return "\n".join(lines)


def done(kind: Kind, made: Made) -> str:
    code = f", короткий код {made.codes[0].partition(':')[0]}" if made.codes else ""
    return f"Готово, {kind.word}: {made.file}:{made.first}{code}.\nПосмотрите на сайте: sferum-help edit"

"""Asking an editor in a terminal, field by field, in the words of the reference of fields."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from ..source.schema import Field
from ..source.values import ID_HINT
from .change import CannotChange
from .kinds import Kind, asked_of, below, fields_of, said_of
from .new import BAR, LISTS, Made, check_free, fields_there, make

with suppress(ImportError):
    # Whoever types can move the cursor, and call back an earlier line with the arrow up. Windows does so itself.
    import readline  # noqa: F401

SEVERAL = (*LISTS, "список полей")
LONG = ("текст", "текст без разметки")
SHORT_LIST = 30
"""So many names can be looked through."""

MISSING = re.compile(r"нет поля «(?P<name>[\w-]+)»")


def ask_for(
    kind: Kind, names: Iterable[str], values: dict[str, list[str]], known: Mapping[str, Collection[str]]
) -> None:
    """Fill in what is said about fields of a new thing. `known`: as in `Reading`."""
    fields, every = said_of(kind), fields_of(kind)
    for name in names:
        choice = known.get(fields[name].of, ())
        shown = choice if len(choice) <= SHORT_LIST else ()
        values[name] = ask(fields[name], below(every, name), (values.get(name) or [""])[-1], shown)


def ask_until_right(
    root: Path, kind: Kind, id: str, values: dict[str, list[str]], known: Mapping[str, Collection[str]]
) -> Made:
    """Ask for everything that was not said, then again for what is wrong; the change, which may have problems left
    that no field of ours can mend. Raises CannotChange."""
    told = {*values} - {"checked"} | fields_there(root, kind, id)
    ask_for(kind, [name for name in asked_of(kind, known) if name not in told], values, known)
    while True:
        made = make(root, kind, id, values)
        wrong = fields_to_mend(made, said_of(kind))
        if not wrong:
            return made
        print("\nТак не годится:\n\n" + "\n\n".join(map(str, made.problems)))
        ask_for(kind, wrong, values, known)


def fields_to_mend(made: Made, fields: Collection[str]) -> list[str]:
    """The fields that problems are about, if every problem is about one."""
    names = []
    for problem in made.problems:
        missing = MISSING.match(problem.message) if problem.place.path == made.file else None
        names.append(made.field_at(problem) or (missing["name"] if missing else ""))
    return [] if any(name not in fields for name in names) else list(dict.fromkeys(names))


def ask_name(root: Path, kind: Kind, known: Mapping[str, Collection[str]]) -> str:
    """The id of a new thing, or of a promised video; asked again until nothing else has it."""
    print(f"\n{ID_HINT}; потом его не меняют")
    if kind.section == "videos":
        print(f"  уже обещаны: {', '.join(known['video'])}")
    while True:
        for said in ask_lines("имя", ""):
            try:
                check_free(root, kind, said)
                return said
            except CannotChange as error:
                print(f"  {error}")


def ask(field: Field, parts: Iterable[Field] = (), default: str = "", names: Iterable[str] = ()) -> list[str]:
    """What is said about a field, line by line; nothing if it may be left out and was.

    Args:
        parts: The fields of a record, if it is one.
        default: What an empty line means.
        names: What may be named, if it is a short list.
    """
    help = field.help
    when = f" ({help.when}; иначе Enter)" if help.when else " (можно пропустить: Enter)"
    print(f"\n{help.name} — {help.about}{'' if help.required else when}")
    if help.more:
        print(f"  {help.more}")
    if names:
        print(f"  есть: {', '.join(names)}")
    if parts := list(parts):
        print(f"  в строке: {BAR.join(f'{one.help.name} — {one.help.about}' for one in parts)}")
    elif help.example and not names:
        print(f"  например: {help.example.strip('[]{}')}")
    if help.kind in SEVERAL:
        print("  по одному в строке; пустая строка — конец")
    elif help.kind in LONG:
        print("  можно несколько строк; две пустые строки подряд — конец")
    elif help.kind == "список имён":
        print("  через запятую")
    while True:
        said = ask_lines(help.kind, default)
        if said or not help.required:
            return said
        print("  без этого нельзя")


def ask_lines(kind: str, default: str) -> list[str]:
    if kind in SEVERAL:
        return list(iter(lambda: input("  - ").strip(), ""))
    if kind in LONG:
        return ask_text()
    said = input(f"  [{default}] > " if default else "  > ").strip() or default
    return [said] if said else []


def ask_text() -> list[str]:
    """Lines up to two empty ones; one that is empty at once is nothing."""
    lines: list[str] = []
    while True:
        line = input("  > ").rstrip()
        if not line and (not lines or not lines[-1]):
            return ["\n".join(lines).strip()] if lines else []
        lines.append(line)

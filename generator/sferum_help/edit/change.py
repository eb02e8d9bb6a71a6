"""A change to the sources: what the files will hold, whether that is right, and putting it in place or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from ..memory.memory import memory_of
from ..model.places import LEDGER, WRITTEN
from ..source.codes import REGISTRY
from ..source.problems import ContentError, Problem
from ..source.tree import read_tree
from ..source.values import ID, ID_HINT
from .faults import read_faultless
from .places import inserted


class CannotChange(Exception):
    """The change makes no sense, or a file cannot be written; the words say what to do. Nothing was touched."""


@dataclass(frozen=True)
class Change:
    """Some files as they will be. Names are paths from the root of the project, with forward slashes."""

    texts: Mapping[str, str | None] = field(default_factory=dict)
    """Name → the whole text; None: the file goes."""
    moves: Mapping[str, str] = field(default_factory=dict)
    """Name → new name of a file that moves as it is."""

    def put(self, name: str, text: str | None) -> Change:
        """The same change and one more text."""
        return replace(self, texts={**self.texts, name: text})


def check_name(id: str) -> None:
    """Whether something new may be called so. Raises CannotChange."""
    if not ID.fullmatch(id):
        raise CannotChange(f"имя «{id}» не подходит: {ID_HINT}")


def text_of(root: Path, change: Change, name: str) -> str:
    """What a file will hold; empty if it is not there."""
    if name in change.texts:
        return change.texts[name] or ""
    try:
        return (root / name).read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""


@contextmanager
def changed_copy(root: Path, change: Change) -> Iterator[Path]:
    """A copy of the sources with the change in it, for as long as somebody looks at it."""
    with tempfile.TemporaryDirectory(prefix="sferum-help-") as folder:
        copy = Path(folder)
        for name in WRITTEN:
            if (root / name).is_dir():
                shutil.copytree(root / name, copy / name)
        if (root / LEDGER).exists():
            shutil.copyfile(root / LEDGER, copy / LEDGER)
        for name, text in change.texts.items():
            if text is None:
                (copy / name).unlink()
            elif name.split("/")[0] in WRITTEN:
                (copy / name).write_bytes(text.encode())
        yield copy


def with_codes(root: Path, change: Change) -> tuple[Change, list[str]]:
    """The change with the lines that the registry of codes would lack, and those lines."""
    with changed_copy(root, change) as copy:
        codes = read_tree(copy)[1].missing_codes
    if not codes:
        return change, []
    registry = text_of(root, change, REGISTRY)
    return change.put(REGISTRY, inserted(registry, len(registry), codes)), codes


def check(root: Path, change: Change) -> None:
    """Raises ContentError with everything that the change would make wrong, as `validate` would say it afterwards.

    What was wrong before, such as a long sentence somewhere else, is none of its business.
    """
    before = Counter(map(as_said, faults(root, root)))
    with changed_copy(root, change) as copy:
        after = faults(copy, root)
    # Of several that say the same, those in files that stay as they are were there before.
    found = []
    for problem in sorted(after, key=lambda one: one.place.path in change.texts):
        if before[as_said(problem)] > 0:
            before[as_said(problem)] -= 1
        else:
            found.append(problem)
    if found:
        raise ContentError(found)


def faults(root: Path, project: Path) -> tuple[Problem, ...]:
    """What is wrong with the sources below `root`, a copy of those of a project."""
    try:
        read_faultless(root, memory_of(project))
    except ContentError as error:
        return error.problems
    return ()


def as_said(problem: Problem) -> tuple[str, str]:
    """A problem wherever it stands: a renamed page takes its own along."""
    return problem.message, problem.place.text.strip()


def apply(root: Path, change: Change) -> None:
    """Put a change in place: all of it or nothing.

    What is new and a copy of what is old lie beside the files before the first of them is touched. Ctrl-C meanwhile
    is heard afterwards. If one file cannot be replaced, those before it come back.

    Raises CannotChange.
    """
    with tempfile.TemporaryDirectory(prefix=".sferum-help-", dir=root) as beside:
        new, old = Path(beside, "new"), Path(beside, "old")
        try:
            for name, text in change.texts.items():
                if (root / name).exists():
                    put_beside(old / name, (root / name).read_bytes(), like=root / name)
                if text is not None:
                    put_beside(new / name, text.encode(), like=root / name)
            with uninterrupted():
                replace_all(root, change, new, old)
        except OSError as error:
            name = Path(error.filename2 or error.filename or root).name
            raise CannotChange(
                f"не удалось записать {name}: {error.strerror}. Ничего не изменено."
            ) from error


def put_beside(path: Path, data: bytes, like: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    with suppress(FileNotFoundError):
        shutil.copymode(like, path)


def replace_all(root: Path, change: Change, new: Path, old: Path) -> None:
    """Replace the files; after an error everything is what it was."""
    undo: list[Callable[[], object]] = []
    try:
        for name, text in change.texts.items():
            target = root / name
            if target.exists():
                undo.append(partial(os.replace, old / name, target))
            else:
                undo.append(partial(target.unlink, missing_ok=True))
            if text is None:
                target.unlink()
            else:
                os.replace(new / name, target)
        for name, moved in change.moves.items():
            if (root / moved).exists():
                raise FileExistsError(errno.EEXIST, "такой файл уже есть", moved)
            os.replace(root / name, root / moved)
            undo.append(partial(os.replace, root / moved, root / name))
    except OSError:
        for step in reversed(undo):
            step()
        raise


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C and a request to end wait until this is done."""
    waiting: list[int] = []
    wanted = [signal.SIGINT, signal.SIGTERM]
    try:
        before = {one: signal.signal(one, lambda number, _: waiting.append(number)) for one in wanted}
    except ValueError:  # not in the main thread: nobody sends it signals
        before = {}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        for one in waiting:
            signal.raise_signal(one)

"""From what a table says to the files: tried as a whole beside them, then all in their place or none."""

from __future__ import annotations

import math
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..source.codes import REGISTRY
from ..source.files import SHARED
from ..source.problems import ContentError, Problem
from .book import Page, Texts
from .changes import Add, Edit, Found
from .edit import CannotChange, add, change, lines_of
from .order import Order
from .write import document

CONTENT = (*SHARED, "docs", "permalinks.txt")
"""What is looked at to know whether the content is right."""


@dataclass(frozen=True)
class Attempt:
    """What the files would be."""

    texts: Texts
    """Name → new text, of the files that change."""
    refused: tuple[str, ...] = ()
    """What cannot be written, by its cell."""


def attempt(pages: Iterable[Page], texts: Texts, found: Found) -> Attempt:
    """Put everything that was found into the texts of the files."""
    orders = {page.sheet.id: page.order for page in pages}
    around = {page.sheet.file: page.order for page in pages if not page.sheet.inside}
    new = dict(texts)
    refused = []
    for one in (*found.edits, *sorted(found.adds, key=turn)):
        order = orders[one.sheet.id]
        try:
            if isinstance(one, Edit):
                new[one.file] = change(new[one.file], one.path, one.value, order)
            else:
                new[one.file] = added(new.get(one.file, ""), one, around.get(one.sheet.file, order))
        except CannotChange as error:
            refused.append(f"{one.cell} ({one.file}): {error}")
    changed = {name: text for name, text in new.items() if text != texts.get(name)}
    return Attempt(changed, tuple(refused))


def turn(one: Add) -> tuple[bool, float]:
    """When something new is written: a page before what belongs to it, in a list one by one."""
    return bool(one.sheet.inside), math.inf if one.at is None else one.at


def added(text: str, one: Add, around: Order) -> str:
    """The text of a file with something new in it. `around`: the order of the fields of its page."""
    if not one.sheet.inside:
        return document(one.record)
    if one.sheet.is_listed:
        return add(text, one.path, one.name, one.record, around, one.at)
    return change(text, (*one.path, one.name), one.record, Order(()))


@contextmanager
def copy_with(root: Path, texts: Texts) -> Iterator[Path]:
    """A copy of the content in which these files are new; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="sferum-help-") as folder:
        copy = Path(folder)
        for name in CONTENT:
            if (root / name).is_dir():
                shutil.copytree(root / name, copy / name)
            elif (root / name).is_file():
                shutil.copy(root / name, copy / name)
        for name, text in texts.items():
            (copy / name).write_bytes(bytes_of(root / name, text))
        yield copy


def bytes_of(path: Path, text: str) -> bytes:
    """A text as its file has it: with the mark at its beginning that some editors put there."""
    mark = path.is_file() and path.read_bytes().startswith(b"\xef\xbb\xbf")
    return text.encode("utf-8-sig" if mark else "utf-8")


def try_out(
    root: Path, tried: Attempt, codes: Callable[[Path], list[str]], validate: Callable[[Path], None]
) -> tuple[Texts, tuple[Problem, ...]]:
    """The texts with the codes that new pages need, and everything that would be wrong with them.

    Args:
        codes: Lines that the registry of codes of a content lacks.
        validate: Raises ContentError if a content is not right.
    """
    texts = dict(tried.texts)
    with copy_with(root, texts) as copy:
        new = any(not (root / name).exists() for name in texts)
        if missing := codes(copy) if new else []:
            registry = (copy / REGISTRY).read_bytes().decode("utf-8-sig").rstrip("\n")
            texts[REGISTRY] = "\n".join([registry, *missing]) + "\n"
            (copy / REGISTRY).write_bytes(bytes_of(root / REGISTRY, texts[REGISTRY]))
        try:
            validate(copy)
        except ContentError as error:
            return texts, error.problems
    return texts, ()


def cell_of(problem: Problem, found: Found, texts: Texts) -> str:
    """The cell that a problem comes from, in whose lines it stands; else every cell of its file."""
    changes = [one for one in (*found.edits, *found.adds) if one.file == problem.place.path]
    removed = [one.cell for one in changes if isinstance(one, Edit) and is_missed(one, problem)]
    if removed:
        return removed[0]
    near = []
    for one in changes:
        path = one.path if isinstance(one, Edit) else (*one.path, one.name) if one.sheet.inside else ()
        first, last = lines_of(texts[one.file], path)
        if first <= problem.place.line <= last:
            near.append((last - first, one.cell))
    return min(near)[1] if near else "; ".join(dict.fromkeys(one.cell for one in changes))


def is_missed(one: Edit, problem: Problem) -> bool:
    """Whether a cell was emptied whose field has to be there."""
    return one.value is None and problem.message == f"нет поля «{one.path[-1]}»"


class ChangedMeanwhile(Exception):
    """A file is no longer what the changes were made for; its name."""


def replace_all(root: Path, texts: Texts, before: Mapping[str, str]) -> None:
    """Write all of these files, or leave all as they are.

    Each is written beside its place first; only then do they change places, and go back if that is disturbed.

    Raises ChangedMeanwhile if a file is not as it was `before`, OSError.
    """
    written: dict[Path, Path] = {}
    done: list[tuple[Path, bytes | None]] = []
    try:
        for name, text in texts.items():
            path = root / name
            if path.is_file() != (name in before) or (
                path.is_file() and path.read_bytes().decode("utf-8-sig") != before[name]
            ):
                raise ChangedMeanwhile(name)
            written[path] = write_beside(path, bytes_of(path, text))
        for path, beside in written.items():
            done.append((path, path.read_bytes() if path.is_file() else None))
            os.replace(beside, path)
    except BaseException:
        for path, old in done:
            if old is None:
                path.unlink(missing_ok=True)
            else:
                os.replace(write_beside(path, old), path)
        raise
    finally:
        for beside in written.values():
            beside.unlink(missing_ok=True)


def write_beside(path: Path, data: bytes) -> Path:
    """A file next to another, under a name that nobody reads."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    if path.is_file():
        shutil.copymode(path, beside)
    return beside

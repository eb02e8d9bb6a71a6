"""A state of the sources that git knows → a folder with them."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..model.places import WRITTEN
from .former import split_phrases


class NoRevision(RuntimeError):
    """Git has no such state; the message says what to do."""


@dataclass(frozen=True)
class Revision:
    """A state that git knows."""

    name: str
    """As it was asked for."""
    hash: str
    """Short."""
    day: date


@contextmanager
def checked_out(root: Path, name: str) -> Iterator[tuple[Path, Revision]]:
    """The sources of `root` as they were at a commit, branch or tag, in a folder that is gone afterwards.

    Raises `NoRevision`. Neither the working tree nor the index of git is touched.
    """
    # Behind `--end-of-options` a name that begins with a hyphen is no option.
    found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found is None:
        raise NoRevision(
            f"git не знает версии «{name}». Годится имя ветки, метка или номер коммита: git log --oneline\n"
            "  = если её нет у вас, а есть в общем хранилище: git fetch --all --tags"
        )
    commit = found.decode().strip()
    short, day = need(git(root, "show", "--no-patch", "--format=%h %cs", commit)).decode().split()
    there = need(git(root, "ls-tree", "--name-only", commit, *WRITTEN)).decode().split()
    if not there:
        raise NoRevision(f"в версии «{name}» нет папок {', '.join(WRITTEN)}: сравнивать не с чем")
    with tempfile.TemporaryDirectory(prefix="sferum-help-") as folder:
        with tarfile.open(fileobj=io.BytesIO(need(git(root, "archive", commit, *there)))) as archive:
            archive.extractall(folder, filter="data")
        split_phrases(Path(folder))
        yield Path(folder), Revision(name, short, date.fromisoformat(day))


def git(root: Path, *words: str) -> bytes | None:
    """What git says; None if it refuses. Raises `NoRevision` without git or a repository."""
    try:
        inside = subprocess.run(
            ["git", "-C", str(root), "rev-parse", "--git-dir"], capture_output=True, check=False
        )
        if inside.returncode:
            raise NoRevision(f"{root.resolve()}: это не хранилище git, прежних версий здесь нет")
        done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=False)
    except FileNotFoundError:
        raise NoRevision("нет программы git: https://git-scm.com/downloads") from None
    return None if done.returncode else done.stdout


def need(answer: bytes | None) -> bytes:
    """What git must be able to say of a commit that it has."""
    if answer is None:
        raise NoRevision("git не отдал эту версию: хранилище неполное. Попробуйте git fetch --unshallow")
    return answer

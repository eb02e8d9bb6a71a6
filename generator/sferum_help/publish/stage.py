"""A new version of a served folder: written beside it, looked at, then put in its place in one step.

Beside `site` lie, while they are needed, `site.previous` (the version before, for `rollback`), `.site.lock`,
`.site.new` (being written; between two builds an even older version, which the next one is made of) and
`.site.<inode>` (whole, about to change places). The number is that of the folder itself: after a crash it says whether
the places were changed. Until then the served folder is not touched at all, so that whatever stops a build (an error,
kill -9, a full disk) leaves it as it was.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from .keep import keep_assets
from .swap import aside_of, recover, swap

try:
    import fcntl
except ImportError:  # Windows: nobody publishes from there, but it has to build.
    fcntl = None  # type: ignore[assignment]

MARKS = ("build.json", "answers.json")
"""A folder with one of these was written by us."""


class CannotPublish(Exception):
    """Why nothing was published, in words for who called; the served folder is as it was."""


class NotOurFolder(CannotPublish):
    """The folder holds something that is no site of ours: it would be lost."""


@contextmanager
def staged(folder: Path, keeps_previous: bool = True, leftovers: bool = False) -> Iterator[Path]:
    """A folder to write a new version into; at the end of the block it takes the place of `folder`.

    If the block raises, `folder` stays as it was. A symbolic link is followed: the folder behind it is replaced.

    Args:
        keeps_previous: Whether the version before stays beside it.
        leftovers: Whether an even older version may lie in it, of files that others may share: whoever changes one
            takes it away first. Else it is empty.

    Raises CannotPublish: somebody else is at it, the folder is not ours, or the disk refuses.
    """
    target = real_path(folder)
    check_ours(target)
    # It makes room for the version that is served now.
    check_ours(previous_of(target))
    with locked(target), told(folder):
        tidy(target)
        new = sibling(target, "new")
        if not leftovers:
            shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True, exist_ok=True)
        try:
            yield new
            go_live(new, target)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
        if not keeps_previous:
            shutil.rmtree(previous_of(target), ignore_errors=True)
            shutil.rmtree(new, ignore_errors=True)


def roll_back(folder: Path, today: date) -> None:
    """The served folder and the version before change places, so that rolling back twice changes nothing.

    Raises CannotPublish.
    """
    target = real_path(folder)
    nothing = CannotPublish(f"рядом с {folder} нет прошлой версии: возвращаться не к чему")
    if not target.is_dir():
        raise nothing
    with locked(target), told(folder):
        tidy(target)
        if not previous_of(target).is_dir():
            raise nothing
        check_ours(previous_of(target))
        # Pages of the present version that somebody has open go on working.
        keep_assets(target, previous_of(target), today)
        swap(previous_of(target), target)


def go_live(new: Path, target: Path) -> None:
    """A whole version takes its place; the one before becomes `previous`."""
    # What was written is on the disk before it is seen: a power cut must not leave empty files.
    os.sync()
    if not target.exists() or not any(target.iterdir()):
        new.rename(target)
        return
    ready = sibling(target, str(new.stat().st_ino))
    new.rename(ready)
    swap(ready, target)
    with suppress(OSError):
        # It is live by now; `tidy` will try again.
        keep_previous(ready, target)


def keep_previous(old: Path, target: Path) -> None:
    """It was live until now; the one before it is left for the next to be made of."""
    previous, new = previous_of(target), sibling(target, "new")
    shutil.rmtree(new, ignore_errors=True)
    if previous.exists():
        previous.rename(new)
    old.rename(previous)


def tidy(target: Path) -> None:
    """What a run that was killed has left."""
    recover(target)
    for left in [aside_of(target), *target.parent.glob(f".{target.name}.[0-9]*")]:
        if not left.is_dir():
            continue
        if left.name.endswith(f".{left.stat().st_ino}"):
            # Its own number: it never changed places.
            shutil.rmtree(left)
        else:
            keep_previous(left, target)


def real_path(folder: Path) -> Path:
    """The folder itself, behind whatever links. Raises CannotPublish if it can be none."""
    try:
        target = folder.resolve()
    except (OSError, RuntimeError):
        raise CannotPublish(f"{folder} — ссылка, которая никуда не ведёт") from None
    if not target.name:
        raise CannotPublish(f"{folder} — весь диск: назовите папку")
    return target


def check_ours(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise NotOurFolder(f"{target} — не папка: назовите другую")
    if any(target.iterdir()) and not any((target / mark).is_file() for mark in MARKS):
        raise NotOurFolder(f"в папке {target} лежит что-то другое: назовите новую или пустую")


def previous_of(target: Path) -> Path:
    return target.with_name(f"{target.name}.previous")


def sibling(target: Path, name: str) -> Path:
    return target.with_name(f".{target.name}.{name}")


@contextmanager
def locked(target: Path) -> Iterator[None]:
    """Nobody else publishes there meanwhile. The lock ends with the process, however that ends."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = sibling(target, "lock").open("a")
    except OSError as error:
        raise CannotPublish(refusal(target, error)) from None
    with lock:
        if fcntl:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise CannotPublish(
                    f"в {target} уже публикует другая команда: дождитесь её или остановите"
                ) from None
        yield


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """What the disk refuses, in words."""
    try:
        yield
    except OSError as error:
        raise CannotPublish(refusal(folder, error)) from None


def refusal(folder: Path, error: OSError) -> str:
    why = REFUSALS.get(error.errno or 0, error.strerror or str(error))
    return f"{folder}: {why}. Опубликованное осталось как было"


REFUSALS = {
    errno.ENOSPC: "на диске нет места; нужно столько, сколько занимают две версии сайта",
    errno.EDQUOT: "на диске кончилось отведённое место",
    errno.EFBIG: "файл больше, чем здесь можно",
    errno.EROFS: "диск только для чтения",
    errno.EACCES: "писать сюда нельзя: не хватает прав",
    errno.EPERM: "писать сюда нельзя: не хватает прав",
}

"""What commands share: what the environment says, and the words for it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..memory.memory import Memory, memory_of
from ..memory.unchanged import LastBuild
from ..model.places import LEDGER, PAPERS, VIDEOS, WRITTEN
from ..site.options import BadSetting, Options, read_switch
from .terminal import called_as

if TYPE_CHECKING:
    from ..source.remembered import Remembered

SITE = "site"
"""The folder that is published if nobody names another."""
INTERRUPTED = 130
"""What a shell gives for Ctrl-C."""
FEW = 50
"""So many articles are read as fast by one process."""


def options_of_environment(for_disk: bool = False, day: date | None = None) -> Options:
    """How the site is published, from the same variables that `mkdocs.yml` reads. Raises `BadSetting`."""
    return Options(
        site_url=os.environ.get("SITE_URL", ""),
        edit=os.environ.get("EDIT_URL", ""),
        offline=read_switch("OFFLINE", os.environ.get("OFFLINE")),
        for_disk=for_disk,
        day=day,
    )


def latest_day() -> date:
    """No honest date is later: somewhere it is tomorrow already."""
    return today() + timedelta(days=1)


def today() -> date:
    """The day of the build; one that has to come out the same again says SOURCE_DATE_EPOCH, seconds since 1970."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC).date() if seconds.isdigit() else date.today()


def take(words: list[str], name: str) -> tuple[str | None, list[str]]:
    """The word behind a flag, and all the others. None: no flag; empty: nothing stands behind it."""
    if name not in words:
        return None, words
    at = words.index(name)
    return (words[at + 1] if words[at + 1 :] else ""), [*words[:at], *words[at + 2 :]]


def take_many(words: list[str], name: str) -> tuple[list[str] | None, list[str]]:
    """All words behind a flag up to the next flag, and the others. None: no flag."""
    if name not in words:
        return None, words
    at = words.index(name)
    end = next((place for place in range(at + 1, len(words)) if words[place].startswith("--")), len(words))
    return words[at + 1 : end], [*words[:at], *words[end:]]


def take_day(words: list[str]) -> tuple[date | None, list[str]]:
    """The day behind `--date`, and the other words. Raises `BadSetting`."""
    said, words = take(words, "--date")
    if said is None:
        return None, words
    try:
        return date.fromisoformat(said), words
    except ValueError:
        raise BadSetting(f"--date «{said}» — не дата: год-месяц-день, например {date.today()}") from None


def read_files(names: Iterable[str]) -> list[bytes]:
    """What stands in files that somebody has named. Raises `BadSetting`."""
    found = []
    for name in names:
        try:
            found.append(Path(name).read_bytes())
        except OSError:
            raise BadSetting(f"{name}: файл не читается, проверьте имя") from None
    return found


@contextmanager
def remembered(memory: Memory) -> Iterator[Remembered]:
    """For reading: within, no text is parsed that was parsed before; what it gives knows the articles."""
    # Loaded only now: most commands have no need of a parser.
    from ..site.spread import spread
    from ..source.prose import Texts, with_texts
    from ..source.remembered import Remembered

    articles = Remembered(lambda: memory.fetch("articles"), partial(spread, least=FEW))
    with with_texts(Texts(lambda: memory.fetch("texts") or {})) as texts:
        try:
            yield articles
        finally:
            if texts.new:
                memory.store("texts", texts.used)
            if articles.has_news:
                memory.store("articles", articles.stored)


@contextmanager
def cut_words(memory: Memory) -> Iterator[None]:
    """Within, no word is cut to its stem that was cut before."""
    # Loaded only now: most commands compare no words.
    from ..russian import stems

    known: dict[str, str] = memory.fetch("stems") or {}
    stems.CUT.update(known)
    try:
        yield
    finally:
        if stems.CUT.keys() != known.keys():
            memory.store("stems", stems.CUT)


def put_unless_unchanged(
    root: Path, folder: Path, options: Options, day: date | None, even_overdue: bool = False
) -> int:
    """Build and publish into a folder, if there is anything to do; returns what a command returns.

    `even_overdue`: though pages where a mistake does harm were checked too long ago.
    """
    memory = memory_of(root)
    last = LastBuild(memory, folder, sources_of(root), f"{options} {day} {even_overdue}")
    if (result := last.result()) is None:
        # Loaded only now: for nothing nobody should wait.
        from .put import put_site

        with cut_words(memory):
            return put_site(root, folder, options, day, last, even_overdue)
    print(f"Ничего не изменилось. {result}")
    tell_previous(root, folder)
    return 0


def sources_of(root: Path) -> tuple[Path, ...]:
    """All files that something is made from, and folders with all that lies in them."""
    return tuple(root / name for name in (*WRITTEN, VIDEOS, PAPERS, LEDGER))


def tell_previous(root: Path, folder: Path) -> None:
    # Loaded only now: most commands publish nothing.
    from ..publish.stage import previous_of

    if (previous := previous_of(folder.resolve())).exists():
        print(f"Прошлая версия: {previous}; вернуть её: {rollback_of(root, folder)}")


def rollback_of(root: Path, folder: Path) -> str:
    """The command that brings the version before back."""
    return f"{called_as()} rollback" if folder == root / SITE else f"{called_as()} rollback {folder}"

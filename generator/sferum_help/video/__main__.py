"""`python -m sferum_help.video [instruction …]`: what `make videos` runs."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from ..model.video import MadeVideo
from ..russian.plural import plural
from ..source.problems import ContentError, suggest
from ..source.tree import read_content
from .browser import NoBrowser
from .encode import NoFfmpeg
from .frames import TooMuch
from .manifest import read_manifest
from .render import Plan, make_videos, plan

WIDTH = 30
"""Characters of the progress bar."""


def main(arguments: list[str] | None = None, root: Path = Path()) -> int:
    """Make the videos of some instructions, or of all; returns 0, or 1 if that was not possible."""
    only = sys.argv[1:] if arguments is None else arguments
    began = time.monotonic()
    try:
        content = read_content(root)
        for id in only:
            if id not in content.instructions:
                hint = suggest(id, content.instructions)
                print(f"нет инструкции «{id}»\n  = {hint}", file=sys.stderr)
                return 1
        # The same name as for `make site`.
        todo = plan(root, content, only, os.environ.get("SITE_URL", ""))
        tell_plan(todo)
        made = make_videos(root, content, todo, date.today(), show_progress)
    except (ContentError, NoBrowser, NoFfmpeg, TooMuch) as error:
        print(error, file=sys.stderr)
        return 1
    tell_summary(made, read_manifest(root).videos.values(), time.monotonic() - began)
    return 0


def tell_plan(todo: Plan) -> None:
    if todo.make:
        print(f"Собираю видео, {count(len(todo.make))}: {', '.join(todo.make)}")
    if todo.keep:
        print(f"Не изменились: {len(todo.keep)}")
    if todo.remove:
        print(f"Удаляю видео без инструкций: {', '.join(todo.remove)}")


def count(number: int) -> str:
    return f"{number} {plural(number, 'инструкция', 'инструкции', 'инструкций')}"


def show_progress(done: int, all: int, what: str) -> None:
    """One line that fills: in place in a terminal, a line each time in a log."""
    filled = WIDTH * done // all
    end = "\r" if sys.stdout.isatty() and done < all else "\n"
    print(f"[{'#' * filled}{'.' * (WIDTH - filled)}] {done}/{all} {what:<28}", end=end, flush=True)


def tell_summary(made: list[MadeVideo], videos: Iterable[MadeVideo], seconds: float) -> None:
    """How long it took and how heavy it is, now and in all."""
    if made:
        minutes = sum(2 * video.duration for video in made) / 60
        size = megabytes(made)
        print(
            f"Готово за {seconds:.0f} с: {count(len(made))}, {minutes:.1f} мин видео, {size:.1f} МБ; "
            f"на минуту видео {seconds / minutes:.0f} с работы и {size / minutes:.2f} МБ."
        )
    videos = list(videos)
    print(f"В папке videos/ теперь {len(videos)} видео, {megabytes(videos):.1f} МБ.")


def megabytes(videos: Iterable[MadeVideo]) -> float:
    return sum(file.bytes for video in videos for file in video.files) / 1e6


if __name__ == "__main__":
    sys.exit(main())

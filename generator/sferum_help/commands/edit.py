"""`sferum-help edit`: the site on this machine, anew after every save, with errors in the page."""

from __future__ import annotations

import os
import secrets
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from ..edit.faults import besides
from ..memory.memory import PACKAGE, memory_of
from ..memory.unchanged import traces
from ..model.places import PAPERS, VIDEOS, WRITTEN
from ..paper.manifest import fresh_papers
from ..reports.problems import as_text
from ..site.anchors import DeadAnchor, dead_anchors
from ..site.guard import ANEW, KEPT, taken
from ..site.learning import Learner
from ..site.make import Site, make_site
from ..site.options import Options
from ..source.problems import ContentError, Place, Problem
from ..source.remembered import Remembered
from ..source.tree import read_content
from ..video.fresh import fresh_videos
from ..workshop.server import Server
from ..workshop.workshop import Workshop
from .shared import latest_day, remembered
from .terminal import called_as, with_our_name
from .watching import changes

HOST, PORT = "127.0.0.1", 8000
LAST_PORT = 65535
USAGE = "можно только: sferum-help {} [--address 127.0.0.1:8000]"
LEARNS = "Поиск учится на фразах, это до минуты; всё остальное уже работает."
LEARNT = "Поиск выучил фразы."
UNCHECKED = "Орфографию, лёгкость чтения и пропавшие адреса проверяет sferum-help validate."
"""What only who edits is told as well (`besides`)."""


def run(root: Path, words: list[str]) -> int:
    """Serve until somebody stops it."""
    return start(root, words, "edit", f"{called_as()} edit --address ", Options())


def start(
    root: Path, words: list[str], command: str, another: str, options: Options, *, is_bare: bool = False
) -> int:
    """Serve until somebody stops it.

    Args:
        another: The command for another port, up to where that is typed.
        options: How the site is made, but for its address, if it is bare, and that somebody is writing.
        is_bare: As for `Workshop`.
    """
    address = read_address(words)
    if address is None:
        print(with_our_name(USAGE.format(command)), file=sys.stderr)
        return 2
    if busy := taken(*address, another):
        print(busy, file=sys.stderr)
        return 1
    saves = changes(root / name for name in (*WRITTEN, VIDEOS, PAPERS, PACKAGE))
    next(saves)
    print("Собираю страницы, это несколько секунд…", flush=True)
    # Feeds, codes for paper and the like need whole addresses.
    url = f"http://{address[0]}:{address[1]}/" if is_bare else ""
    options = replace(options, site_url=url, editing=True)
    with remembered(memory_of(root)) as before:
        token = secrets.token_urlsafe()
        learner = Learner(memory_of(root), lambda done: print(LEARNT if done else LEARNS, flush=True))
        workshop = Workshop(root, lambda: make(root, options, before, learner), token, is_bare=is_bare)
        serve(address, workshop, saves, learner)
    return 0


def serve(
    address: tuple[str, int], workshop: Workshop, saves: Iterator[None], learner: Learner = Learner()
) -> None:
    """Until somebody stops it."""
    code = [*traces([PACKAGE])]
    tell(workshop)
    learner.ahead()
    with Server(address, workshop) as server:
        name = "Сайт" if workshop.is_bare else "Сайт для правки"
        print(f"{name}: http://{address[0]}:{address[1]}/  Остановить: Ctrl+C", flush=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            for _ in saves:
                if [*traces([PACKAGE])] != code:
                    # Templates and scripts as well: what was made of them is remembered by the code there was.
                    print(ANEW, flush=True)
                    server.server_close()
                    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
                tell(workshop)
                learner.ahead()
        finally:
            server.shutdown()


def tell(workshop: Workshop) -> None:
    """Show what is there now, and say in the terminal how it is."""
    shown = workshop.refresh()
    if shown.fault:
        print(f"Это ошибка генератора, сообщите о ней:\n{shown.fault}", file=sys.stderr, flush=True)
    elif shown.problems:
        kept = KEPT if shown.site and not shown.is_current else ""
        print(f"{with_our_name(as_text(shown.problems))}\n{kept}".rstrip(), file=sys.stderr, flush=True)
    else:
        left = f" {with_our_name(UNCHECKED)}" if workshop.is_bare else ""
        print(f"Ошибок нет, страницы обновлены.{left}", flush=True)


def make(
    root: Path,
    options: Options = Options(editing=True),
    before: Remembered | None = None,
    learner: Learner | None = None,
) -> tuple[Site, Callable[[], list[Problem]]]:
    """The site of the sources as they are now, and how to find what `validate` says of them. Raises ContentError.

    Args:
        before: As for `read_content`.
        learner: Who learns for search, this content next.
    """
    content = read_content(root, latest_day(), before)
    memory = memory_of(root)
    papers, videos = fresh_papers(root, content, options.site_url), fresh_videos(root, content, memory)
    site = make_site(content, options, videos, root, memory, papers, learner and learner.learn)
    if dead := [problem_of(one) for one in dead_anchors(content, site)]:
        raise ContentError(dead)
    if learner:
        learner.newest = content
    return site, partial(besides, root, content, memory)


def problem_of(dead: DeadAnchor) -> Problem:
    """A link to no place, as everything else that is wrong."""
    return Problem(Place(dead.source, dead.line, dead.column), dead.words)


def read_address(words: list[str]) -> tuple[str, int] | None:
    """Where to listen: on this machine only; None: nobody knows."""
    if not words:
        return HOST, PORT
    host, _, port = "".join(words[1:]).rpartition(":")
    if words[0] != "--address" or len(words) != 2 or host not in (HOST, "localhost"):
        return None
    return (host, int(port)) if port.isdecimal() and 0 < int(port) <= LAST_PORT else None

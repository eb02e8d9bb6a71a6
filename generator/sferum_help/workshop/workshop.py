"""What is shown while somebody writes: the last good site, what is wrong with the sources now, and where."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..model.addresses import file_of
from ..pages.page import Page
from ..pages.templating import draw
from ..site.make import Site
from ..source.problems import ContentError, Problem
from .beside import place_on_page, put_beside

Make = Callable[[], tuple[Site, Callable[[], list[Problem]]]]
"""Reads the sources and makes the site of them; then finds what is wrong though it could be made. Raises ContentError."""


@dataclass(frozen=True)
class Shown:
    """One state of the sources; a new one takes its place whole."""

    site: Site | None = None
    """The last good one; None: there has been none yet."""
    problems: tuple[Problem, ...] = ()
    fault: str = ""
    """What went wrong in the generator itself."""
    version: int = 0
    is_looked_over: bool = True
    """Whether `problems` are all."""
    is_current: bool = True
    """Whether the site is that of the sources as they are; else it is the one before."""

    @property
    def pages(self) -> dict[str, Page]:
        """The pages that people read, by their path."""
        return {file_of(page.address): page for page in self.site.pages} if self.site else {}


class Workshop:
    """Keeps what is shown; `changed` tells who waits for something newer."""

    def __init__(self, root: Path, make: Make, token: str, *, is_bare: bool = False) -> None:
        """`is_bare`: pages stand as readers see them, and what is wrong is for somebody else to tell."""
        self.root, self.make, self.token, self.is_bare = root, make, token, is_bare
        self.shown = Shown()
        self.changed = threading.Condition()

    def refresh(self) -> Shown:
        """Read and make everything anew; what is wrong leaves the last good site up.

        Who writes sees the page first, and then what is said of it.
        """
        try:
            site, look_over = self.make()
            self.show(site=site, problems=(), fault="", is_current=True, is_looked_over=self.is_bare)
            if not self.is_bare:
                self.show(problems=tuple(look_over()), is_looked_over=True)
        except ContentError as error:
            self.show(problems=error.problems, fault="", is_current=False, is_looked_over=True)
        except Exception:
            self.show(problems=(), fault=traceback.format_exc(), is_current=False, is_looked_over=True)
        return self.shown

    def show(self, **changed: Any) -> None:
        """What is shown from now on, but for what stays."""
        shown = replace(self.shown, **changed)
        # Without a bar nothing but another site can be seen.
        is_newer = not self.is_bare or shown.site is not self.shown.site
        with self.changed:
            self.shown = replace(shown, version=shown.version + is_newer)
            self.changed.notify_all()

    def wait(self, version: int, seconds: float) -> int:
        """The version there is, as soon as it is another one or the time is over."""
        with self.changed:
            self.changed.wait_for(lambda: self.shown.version != version, seconds)
            return self.shown.version

    def file(self, path: str) -> bytes | None:
        """A file of the site as the editor sees it; None: there is none."""
        shown = self.shown
        if shown.site is None:
            return draw("edit-empty.html.j2", **self.names(shown, None, shown.problems)).encode()
        if page := shown.pages.get(path):
            html = shown.site.read(path).decode()
            html = html if self.is_bare else self.with_errors(shown, page, html)
            live = f'<script src="/-/live.js" data-version="{shown.version}" defer></script>\n</head>'
            return html.replace("</head>", live, 1).encode()
        return shown.site.read(path) if shown.site.has(path) else None

    def with_errors(self, shown: Shown, page: Page, html: str) -> str:
        """A page with its bar, its own errors where their text stands, and all others on top."""
        left = []
        lines: list[str] = []
        if page.source and any(one.place.path == page.source for one in shown.problems):
            lines = (self.root / page.source).read_text("utf-8", "replace").splitlines()
        # From the end, so that several at one place stand in their order.
        for problem in reversed(shown.problems):
            where = place_on_page(problem, lines) if lines and problem.place.path == page.source else ""
            error = draw("edit-error.html.j2", problem=problem, parts=excerpt(problem), token=self.token)
            beside = put_beside(html, where, error) if where else None
            if beside is None:
                left.insert(0, problem)
            else:
                html = beside
        bar = draw("edit-bar.html.j2", **self.names(shown, page, tuple(left)))
        head = '<link rel="stylesheet" href="/-/edit.css"><script src="/-/edit.js" defer></script>\n</head>'
        return html.replace("</head>", head, 1).replace("</header>", f"</header>\n{bar}", 1)

    def names(self, shown: Shown, page: Page | None, problems: tuple[Problem, ...]) -> dict[str, object]:
        """What templates show."""
        return {
            "shown": shown,
            "source": page.source if page else "",
            "problems": [(problem, excerpt(problem)) for problem in problems],
            "beside": len(shown.problems) - len(problems),
            "token": self.token,
            "root": self.root.resolve().as_posix(),
        }


def excerpt(problem: Problem) -> tuple[str, str, str]:
    """The line that is wrong: what stands before the span, the span, what stands behind it."""
    place = problem.place
    start, end = place.column - 1, place.column - 1 + place.length
    return place.text[:start], place.text[start:end], place.text[end:]

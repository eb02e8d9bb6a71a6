"""The browser of this machine, for the frames of videos. The one door for `playwright`.

Installing one is nobody's business here: `tests/browser.py` does that for tests.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, PlaywrightContextManager

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)

ARGUMENTS = (
    # Whatever the browser wants from the network on its own would only disturb the tests.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)

WAY_OUT = """Не найден браузер Chromium. Поможет одно из трёх:
  - поставьте Chromium или Chrome обычным способом;
  - в Debian и Ubuntu: sudo apt install chromium;
  - .venv/bin/python -m playwright install chromium"""


NO_PLAYWRIGHT = """Для видео нужен пакет playwright: pip install 'sferum-help[video]'."""


class NoBrowser(RuntimeError):
    """There is no browser on this machine; the text is the way out."""


def playwright() -> PlaywrightContextManager:
    """Playwright, which only the extra `video` brings. Raises `NoBrowser` with the way out without it."""
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        raise NoBrowser(NO_PLAYWRIGHT) from None
    return sync_playwright()


def find_browser() -> str | None:
    """The path of a Chromium or Chrome: on the PATH, among the applications of a Mac, or Playwright's own."""
    if path := find_installed():
        return path
    with playwright() as found:
        path = found.chromium.executable_path
        return path if Path(path).exists() else None


def find_installed() -> str | None:
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return next((path for path in MAC_APPLICATIONS if Path(path).exists()), None)


def sandbox() -> tuple[str, ...]:
    """Chromium refuses to sandbox itself when it runs as root, as in most containers."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()


@contextmanager
def open_browser(*arguments: str) -> Iterator[Browser]:
    """A running browser, started with these arguments besides our own.

    Raises `NoBrowser` with the way out if there is none: a missing one never means a skipped test.
    """
    path = find_browser()
    if path is None:
        raise NoBrowser(WAY_OUT)
    with playwright() as found:
        browser = found.chromium.launch(executable_path=path, args=[*ARGUMENTS, *arguments, *sandbox()])
        yield browser
        browser.close()

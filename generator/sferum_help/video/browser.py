"""The browser of this machine: for the tests and for the frames of videos. The one door for `playwright`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

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


class NoBrowser(RuntimeError):
    """There is no browser on this machine; the text is the way out."""


def find_browser() -> str | None:
    """The path of a Chromium or Chrome: on the PATH, among the applications of a Mac, or Playwright's own."""
    if path := find_installed():
        return path
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
        return path if Path(path).exists() else None


def find_installed() -> str | None:
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return next((path for path in MAC_APPLICATIONS if Path(path).exists()), None)


def sandbox() -> tuple[str, ...]:
    """Chromium refuses to sandbox itself when it runs as root, as in most containers."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()


def install_browser() -> None:
    """Debian's package where we may install packages, else Playwright's own build."""
    if install_package("chromium") and find_browser():
        return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def install_package(name: str) -> bool:
    """Install a Debian package where this is possible without a password; whether it worked."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "--quiet"], env=environment, check=False)
    command = ["apt-get", "install", "--quiet", "--yes", name]
    return subprocess.run(command, env=environment, check=False).returncode == 0


@contextmanager
def open_browser(*arguments: str) -> Iterator[Browser]:
    """A running browser, started with these arguments besides our own.

    Raises `NoBrowser` with the way out if there is none: a missing one never means a skipped test.
    """
    path = find_browser()
    if path is None:
        raise NoBrowser(WAY_OUT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *arguments, *sandbox()])
        yield browser
        browser.close()

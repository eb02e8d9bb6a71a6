"""The browser of the tests: found on this machine, or installed by `python -m tests.browser`."""

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

WAY_OUT = """Не найден браузер для тестов. Поможет одно из трёх:
  - поставьте Chromium или Chrome обычным способом;
  - в Debian и Ubuntu: sudo apt install chromium;
  - .venv/bin/python -m playwright install chromium"""


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
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "--quiet"], env=environment, check=False)
        done = subprocess.run(
            ["apt-get", "install", "--quiet", "--yes", "chromium"], env=environment, check=False
        )
        if done.returncode == 0 and find_browser():
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A running browser. A missing one is an error with the way out, never a skipped test."""
    path = find_browser()
    if path is None:
        raise RuntimeError(WAY_OUT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *sandbox()])
        yield browser
        browser.close()


@contextmanager
def open_with_large_text(browser: Browser) -> Iterator[Browser]:
    """One more browser, whose reader wants text twice as large. Media queries in `em` follow that."""
    arguments = [*ARGUMENTS, *sandbox(), "--blink-settings=defaultFontSize=32"]
    # Without a path Playwright takes its own; it does not start twice in a thread, so it is not asked again.
    large = browser.browser_type.launch(executable_path=find_installed(), args=arguments)
    yield large
    large.close()


def main() -> int:
    if find_browser() is None:
        install_browser()
    if (path := find_browser()) is None:
        print(WAY_OUT, file=sys.stderr)
        return 1
    print(f"Браузер для тестов: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

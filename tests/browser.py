"""What the tests need besides Python packages: `python -m tests.browser` finds it, or installs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page
from sferum_help.video.browser import (
    ARGUMENTS,
    WAY_OUT,
    find_browser,
    find_installed,
    open_browser,
    sandbox,
)
from sferum_help.video.encode import NO_FFMPEG, find_ffmpeg

__all__ = ["WAY_OUT", "find_browser", "open_browser", "open_with_large_text", "sandbox", "until"]


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
def open_with_large_text(browser: Browser) -> Iterator[Browser]:
    """One more browser, whose reader wants text twice as large. Media queries in `em` follow that."""
    arguments = [*ARGUMENTS, *sandbox(), "--blink-settings=defaultFontSize=32"]
    # Without a path Playwright takes its own; it does not start twice in a thread, so it is not asked again.
    large = browser.browser_type.launch(executable_path=find_installed(), args=arguments)
    yield large
    large.close()


def until(page: Page, promise: str) -> None:
    """Wait until an expression, or the promise it gives, is true.

    `wait_for_function` takes a promise itself for an answer, and asks again in a way that a strict policy
    forbids.
    """
    for _ in range(600):
        if page.evaluate(promise):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {promise}")


def main() -> int:
    if find_browser() is None:
        install_browser()
    if not find_ffmpeg():
        install_package("ffmpeg")
    browser = find_browser()
    problems = [] if browser else [WAY_OUT]
    problems += [] if find_ffmpeg() else [NO_FFMPEG]
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print(f"Браузер для тестов: {browser}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

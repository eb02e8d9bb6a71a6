"""What the tests need besides Python packages: `python -m tests.browser` finds it, or installs it.

With the word `whole` also the whole browser, which Lighthouse and `make videos` start: the tests themselves
run in the shell of Chromium, the same engine without windows, which opens a page for a third of the work.

Firefox and WebKit are for tests/test_other_browsers.py alone, nginx and rclone are for tests/test_hosting.py,
LibreOffice is for tests/test_sheets.py. Where they cannot be installed, this says so, the test is skipped and says so
again; in CI that is an error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright
from sferum_help.video.browser import (
    ARGUMENTS,
    WAY_OUT,
    NoBrowser,
    find_browser,
    find_installed,
    sandbox,
)
from sferum_help.video.encode import NO_FFMPEG, find_ffmpeg

__all__ = ["WAY_OUT", "find_browser", "open_browser", "sandbox", "set_large_text", "until"]

OTHERS = {
    "firefox-esr": ("firefox-esr", "firefox"),
    "webkit2gtk-driver": ("WebKitWebDriver",),
    "xvfb": ("Xvfb",),
    "nginx-light": ("nginx",),
    "rclone": ("rclone",),
    "libreoffice-calc": ("soffice",),
}
"""Debian package → the programs one of which does."""

LIGHT = {"libreoffice-calc"}
"""What does without anything that Debian only recommends: hundreds of megabytes."""

SHELLS = ("chromium-headless-shell", "chrome-headless-shell")


def find_shell() -> str | None:
    """The path of a shell on the PATH."""
    return next(filter(None, map(shutil.which, SHELLS)), None)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A running browser: the shell, or the whole one where there is no shell.

    Raises `NoBrowser` with the way out if there is neither: a missing one never means a skipped test.
    """
    path = find_shell() or find_installed()
    if path is None and find_browser() is None:
        raise NoBrowser(WAY_OUT)
    with sync_playwright() as playwright:
        # Without a path Playwright takes its own shell.
        browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *sandbox()])
        yield browser
        browser.close()


def set_large_text(page: Page, pixels: int = 32) -> None:
    """Let the reader of this page want larger text, as in the settings of a browser: `em` of media queries too."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": pixels}})


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


def install_browser() -> None:
    """Debian's package where we may install packages, else Playwright's own build."""
    if install_package("chromium") and find_browser():
        return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def missing_others() -> list[str]:
    return [package for package, programs in OTHERS.items() if not any(map(shutil.which, programs))]


def install_package(name: str) -> bool:
    """Install a Debian package where this is possible without a password; whether it worked."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "--quiet"], env=environment, check=False)
    command = ["apt-get", "install", "--quiet", "--yes", name]
    command += ["--no-install-recommends"] if name in LIGHT else []
    return subprocess.run(command, env=environment, check=False).returncode == 0


def main(words: list[str]) -> int:
    whole = words == ["whole"]
    if find_shell() is None:
        install_package(SHELLS[0])
    if find_browser() is None and (whole or find_shell() is None):
        install_browser()
    if not find_ffmpeg():
        install_package("ffmpeg")
    for package in missing_others():
        install_package(package)
    if missing := missing_others():
        print(
            f"Проверим не всё (Firefox, WebKit, nginx, rclone, LibreOffice): нет {', '.join(missing)}",
            file=sys.stderr,
        )
    browser = find_browser() if whole else find_shell() or find_browser()
    problems = [] if browser else [WAY_OUT]
    problems += [] if find_ffmpeg() else [NO_FFMPEG]
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print(f"Браузер для тестов: {browser}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

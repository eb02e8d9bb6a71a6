"""What the tests need besides Python packages: `python -m tests.browser` finds it, or installs it."""

from __future__ import annotations

import sys

from sferum_help.browser import WAY_OUT, find_browser, install_browser, install_package, open_browser
from sferum_help.video.encode import NO_FFMPEG, find_ffmpeg

__all__ = ["open_browser"]


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

"""Fixtures: trees of content, the real site built once, a server and a browser for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page

from .browser import open_browser, open_with_large_text
from .server import serve
from .site import build_site

ROOT = Path(__file__).parent.parent
SMALL = Path(__file__).parent / "content"
"""A small invented content, complete and correct: what the generator's tests start from."""


# A noisy machine is no bug, and the same examples run everywhere.
settings.register_profile("tests", deadline=None, derandomize=True)
settings.load_profile("tests")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-cases", action="store_true", help="write what the tests got into the golden files"
    )


@pytest.fixture
def tree(tmp_path: Path) -> Callable[[dict[str, object]], Path]:
    """`tree({name: text})` is the small content with files added, replaced, or removed (None)."""

    def make(files: dict[str, object]) -> Path:
        shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
        for name, text in files.items():
            path = tmp_path / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else str(text).encode())
        return tmp_path

    return make


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly."""
    folder = tmp_path_factory.mktemp("site")
    build_site(folder, "https://site.example/help/")
    return folder


@pytest.fixture(scope="session")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make zip` builds it."""
    folder = tmp_path_factory.mktemp("disk")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--no-directory-urls"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
    done = subprocess.run(
        [*command, "--site-dir", str(folder)], cwd=ROOT, capture_output=True, text=True, env=environment
    )
    assert done.returncode == 0 and done.stderr == "", done.stderr
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the site on a server below a sub-path, as on most hosts for projects."""
    folder = site.parent / "served"
    folder.mkdir()
    (folder / "help").symlink_to(site, target_is_directory=True)
    with serve(folder) as server:
        yield f"{server}help/"


@pytest.fixture(scope="session")
def modules() -> Iterator[str]:
    """The address of the scripts' sources, to import pure functions from: `import("/checker/way.js")`."""
    with serve(ROOT / "generator" / "sferum_help" / "theme" / "assets") as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def large_browser(browser: Browser) -> Iterator[Browser]:
    with open_with_large_text(browser) as browser:
        yield browser


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page as wide as a small phone. Mobile emulation hides overflow, so it is a plain narrow window."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="ru-RU")
    yield context.new_page()
    context.close()

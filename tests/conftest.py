"""Fixtures: trees of content, sites built once for all workers, a server and a browser for each of them."""

from __future__ import annotations

import fcntl
import http.server
import os
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import playwright
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page
from sferum_help.model.content import Content
from sferum_help.source.tree import read_content

from .browser import open_browser
from .film import film
from .promises import summary
from .server import Network, serve
from .site import ROOT, build_site
from .states import HEIGHT, PROBES

SMALL = Path(__file__).parent / "content"
"""A small invented content, complete and correct: what the generator's tests start from."""

MORE = Path(__file__).parent / "more"
"""What the browser's tests need besides: it is laid over the small content."""


# A noisy machine is no bug; the same examples run everywhere, and so many that they take seconds.
settings.register_profile("tests", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("tests")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-cases", action="store_true", help="write what the tests got into the golden files"
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Before the last line: which promise was proved by how many checks."""
    found = {name: terminalreporter.getreports(name) for name in ("passed", "failed", "error", "skipped")}
    passed = [one.nodeid for one in found["passed"] if one.when == "call"]
    failed = [one.nodeid for one in (*found["failed"], *found["error"])]
    if len(passed) + len(failed) > 1:
        terminalreporter.section("Что обещано и проверено")
        for line in summary(passed, failed, [one.nodeid for one in found["skipped"]]):
            terminalreporter.line(line)


Tree = Callable[[dict[str, object]], Path]


def fill(root: Path, files: dict[str, object]) -> Path:
    """The small content with files added, replaced, or removed (None)."""
    shutil.copytree(SMALL, root, dirs_exist_ok=True)
    for name, text in files.items():
        path = root / name
        if text is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else str(text).encode())
    return root


def make_buildable(root: Path) -> Path:
    """Add the settings of MkDocs to a tree of content; the generator is that of this project."""
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(config.replace("instructions, generator]", "instructions]"), "utf-8")
    return root


if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    # A shell that runs the tests in the background has Ctrl-C ignored, by all that they start as well.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """`tree({name: text})` is the small content with files added, replaced, or removed (None)."""
    return lambda files: fill(tmp_path, files)


@pytest.fixture(scope="session")
def real() -> Content:
    """What is in `faq/` and `instructions/` now. Only for rules that hold whatever an editor writes there."""
    return read_content(ROOT)


@pytest.fixture(scope="session", autouse=True)
def memory_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What builds remember stays out of the sources; what a test builds was made in this very run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BUILD_CACHE", str(tmp_path_factory.mktemp("memory")))
        yield


Once = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """`once(name, build)` is a folder that one worker has built and all of them read."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def get(name: str, build: Callable[[Path], None]) -> Path:
        done = shared / f"built-{name}"
        with (shared / f"built-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                # Half of a site has another name: who comes after a failure builds anew and fails likewise.
                part = shared / f"part-{name}"
                shutil.rmtree(part, ignore_errors=True)
                part.mkdir()
                build(part)
                part.rename(done)
        return done

    return get


SITE_URL = "https://site.example/help/"
"""Where the sites say they are published."""


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """The real site, built strictly."""
    return once("site", lambda folder: build_site(folder, SITE_URL))


@pytest.fixture(scope="session")
def disk(once: Once) -> Path:
    """The real site as `make zip` builds it."""
    return once("disk", lambda folder: build_site(folder, "", disk=True))


@pytest.fixture(scope="session")
def small_root(once: Once) -> Path:
    """The small content with more of it: a dozen answers to search, an official video, and a made one."""

    def write(folder: Path) -> None:
        shutil.copytree(MORE, fill(folder, {}), dirs_exist_ok=True)
        film(folder, "find-chat")

    return once("small-sources", write)


@pytest.fixture(scope="session")
def small(small_root: Path) -> Content:
    """What `small_root` says."""
    return read_content(small_root)


@pytest.fixture(scope="session")
def small_site(once: Once, small_root: Path) -> Path:
    """The small content as a site: for what pages and scripts do, whatever the real ones say."""
    return once("small-site", lambda folder: build_site(folder, SITE_URL, root=small_root))


@pytest.fixture(scope="session")
def small_disk(once: Once, small_root: Path) -> Path:
    """The same for a disk."""
    return once("small-disk", lambda folder: build_site(folder, "", root=small_root, disk=True))


@contextmanager
def serve_below(site: Path, folder: Path) -> Iterator[str]:
    """The address of a site on a server below a sub-path, as on most hosts for projects."""
    (folder / "help").symlink_to(site, target_is_directory=True)
    with serve(folder) as server:
        yield f"{server}help/"


@pytest.fixture(scope="session")
def real_address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real site."""
    with serve_below(site, tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture
def address(real_address: str) -> str:
    """The same; a module that needs nothing of the real site takes the small one by this name."""
    return real_address


@pytest.fixture(scope="session")
def small_address(small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small site."""
    with serve_below(small_site, tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture(scope="session")
def host(small_site: Path) -> Iterator[str]:
    """The site as static hosts serve it: an unknown address gets 404.html."""

    class Host(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            return (
                str(small_site) + super().translate_path(path.removeprefix("/help"))[len(str(Path.cwd())) :]
            )

        def send_error(self, code: int, *args: object) -> None:
            body = (small_site / "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/help/"
        server.shutdown()


@pytest.fixture(scope="session")
def modules() -> Iterator[str]:
    """The address of the scripts' sources, to import pure functions from: `import("/checker/way.js")`."""
    with serve(ROOT / "generator" / "sferum_help" / "theme" / "assets") as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page as wide as a small phone. Mobile emulation hides overflow, so it is a plain narrow window."""
    context = browser.new_context(viewport={"width": 360, "height": HEIGHT}, locale="ru-RU")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def shared_page(browser: Browser) -> Iterator[Page]:
    """One page for all tests that only look at pages: take it as `glance`, which makes it new.

    It knows the probes, also below a strict policy, and forgets what the page before has kept.
    """
    context = browser.new_context(locale="ru-RU", bypass_csp=True, service_workers="block")
    context.add_init_script(path=PROBES)
    context.add_init_script("try { localStorage.clear(); sessionStorage.clear(); } catch {}")
    yield context.new_page()
    context.close()


@pytest.fixture
def glance(shared_page: Page) -> Page:
    """A page to look at, on a wide screen in light colours: ten times cheaper than one of one's own."""
    shared_page.goto("about:blank")
    shared_page.set_viewport_size({"width": 1280, "height": HEIGHT})
    shared_page.emulate_media(media="screen", color_scheme="light", forced_colors="none", reduced_motion=None)
    return shared_page


@pytest.fixture
def network() -> Network:
    return Network()


@pytest.fixture
def silent(small_site: Path, tmp_path: Path, network: Network) -> Iterator[tuple[str, Path]]:
    """The small site on a server that lets a browser keep pages of last year for weeks, and its folder."""
    folder = tmp_path / "help"
    shutil.copytree(small_site, folder)
    for path in folder.rglob("*.*"):
        os.utime(path, (0, time.time() - 365 * 24 * 3600))
    with serve(tmp_path, network, silent=True) as server:
        yield f"{server}help/", folder


@pytest.fixture
def node(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Node.js has the one that Playwright brings."""
    driver = Path(playwright.__file__).parent / "driver"
    monkeypatch.setenv("PATH", f"{os.environ['PATH']}{os.pathsep}{driver}")


def skip_or_fail(missing: str) -> None:
    """Where nothing can be installed, what is missing is said aloud; in CI it is an error."""
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


def framed_pages(site: Path) -> list[Path]:
    """Every page with the frame of the site: all but the files for a chat (test_one_file.py) and `leading_on`."""
    return sorted(
        {path for path in site.rglob("*.html") if path.parent != site / "files"} - {*leading_on(site)}
    )


def leading_on(site: Path) -> list[Path]:
    """Every page that only leads on to another."""
    return [path for path in site.rglob("*.html") if 'http-equiv="refresh"' in path.read_text("utf-8")]


def contents(folder: Path) -> dict[str, bytes]:
    """Path → bytes of every file."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }

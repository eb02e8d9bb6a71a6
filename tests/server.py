"""A quiet server for a folder, and one page of each kind: for browser tests, screenshots and audit."""

from __future__ import annotations

import functools
import gzip
import http.server
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

PAGES = {
    "home": "",
    "parents": "parents/",
    "teachers": "teachers/",
    "students": "students/",
    "handout": "parents/handout/",
    "meeting": "teachers/meeting/",
    "answer": "faq/day-delay/",
    "glossary": "faq/glossary/",
    "questions": "faq/",
    "instruction": "instructions/link-parent/",
    "mixed-up": "instructions/link-mixed-up/",
    "instructions": "instructions/",
    "search": "search/",
    "videos": "videos/",
    "videos-families": "videos/families/",
    "videos-teachers": "videos/teachers/",
    "video": "videos/link-parent/",
    "sources": "sources/",
    "about": "about/",
    "not-found": "404.html",
    "codes": "o/",
    "offline": "offline/",
    "support": "support/",
    "checker": "checker/",
    "checker-question": "checker/parent-link-whose/",
    "checker-look": "checker/look-parent-link-whose/",
    "checker-outcome": "checker/parent-mixed/",
    "checker-wait": "checker/parent-wait/",
    "checker-numbers": "checker/numbers/",
}
"""Name → address from the root of the site."""


PACKED = {".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml", ".yml"}
"""Files that gain by gzip; pictures and fonts are packed already."""

HASHED = re.compile(r"[.-][0-9a-f]{8,}\.[a-z0-9]+$")
"""The name of a file that changes with its content, so that it may be kept for ever."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    """What an ordinary host does: keep-alive, gzip, caching of hashed files."""

    protocol_version = "HTTP/1.1"
    # Header and body are two writes; with Nagle's algorithm the second waits 40 ms.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self.server.before(urlsplit(self.path).path)
        path = Path(self.translate_path(self.path))
        if path.is_dir() and urlsplit(self.path).path.endswith("/"):
            path /= "index.html"
        if self.server.silent or not path.is_file() or path.suffix not in PACKED:
            super().do_GET()
            return
        body = path.read_bytes()
        packed = "gzip" in self.headers.get("Accept-Encoding", "")
        if packed:
            body = gzip.compress(body, 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Vary", "Accept-Encoding")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        if self.server.silent:
            super().end_headers()
            return
        kept = HASHED.search(urlsplit(self.path).path)
        self.send_header("Cache-Control", "max-age=31536000, immutable" if kept else "no-cache")
        super().end_headers()

    def guess_type(self, path: str) -> str:
        type = super().guess_type(path)
        return f"{type}; charset=utf-8" if Path(path).suffix in PACKED else type

    def log_message(self, *args: object) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    before: Callable[[str], object]
    silent: bool

    def handle_error(self, request: object, client_address: object) -> None:
        # A browser that has seen enough of a video, or closes, hangs up: that is no error.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Network:
    """What is between a reader and the server, for `serve`: a test may change `before`."""

    before: Callable[[str], object] = staticmethod(lambda path: None)

    def __call__(self, path: str) -> None:
        self.before(path)

    def lose(self) -> None:
        """From now on nothing comes through."""
        self.before = _break_off

    def find(self) -> None:
        """It is there again."""
        del self.before


def _break_off(path: str) -> None:
    raise ConnectionResetError


@contextmanager
def serve(
    folder: Path, before: Callable[[str], object] = lambda path: None, *, silent: bool = False
) -> Iterator[str]:
    """The address of a server that shows this folder.

    Args:
        before: Called with each path that is asked for: it may take its time, or break the connection by a
            ConnectionError.
        silent: Whether it says nothing of caches but when a file was changed, as servers come.
    """
    handler = functools.partial(_Handler, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        server.before, server.silent = before, silent
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()

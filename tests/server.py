"""A quiet server for a folder, and one page of each kind: for the browser tests and the screenshots."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAGES = {
    "home": "",
    "parents": "parents/",
    "teachers": "teachers/",
    "students": "students/",
    "answer": "faq/day-delay/",
    "glossary": "faq/glossary/",
    "questions": "faq/",
    "instruction": "instructions/link-parent/",
    "mixed-up": "instructions/link-mixed-up/",
    "instructions": "instructions/",
    "videos": "videos/",
    "videos-families": "videos/families/",
    "sources": "sources/",
    "about": "about/",
    "not-found": "404.html",
    "codes": "o/",
    "checker": "checker/",
    "checker-question": "checker/parent-link-whose/",
    "checker-look": "checker/look-parent-link-whose/",
    "checker-outcome": "checker/parent-mixed/",
    "checker-wait": "checker/parent-wait/",
    "checker-numbers": "checker/numbers/",
}
"""Name → address from the root of the site."""


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address of a server that shows this folder."""
    handler = functools.partial(_QuietHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()

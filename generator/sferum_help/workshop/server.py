"""The workshop over HTTP, for this machine alone.

A page of another site may send a form here, or ask by a name that its owner points here: so the name has to be this
machine's, the sender one of our own pages, and what opens a file has to know the token of this run.
"""

from __future__ import annotations

import mimetypes
import secrets
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from ..model.places import WRITTEN
from ..site.guard import is_here
from ..site.policy import SOURCES
from .opener import open_file
from .workshop import Workshop

OWN = "/-/"
"""Addresses that are no part of the site."""
FILES = Path(__file__).parent
PATIENCE = 25
"""Seconds that a page waits for something newer before it asks again."""
LONGEST_FORM = 10_000
POLICY = "; ".join(f"{kind} {allowed}" for kind, allowed in SOURCES.items())


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], workshop: Workshop) -> None:
        self.workshop = workshop
        super().__init__(address, Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went elsewhere before it had its answer is no news."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if not self.is_from_here():
            self.send(403, b"")
        elif asked.path == f"{OWN}wait":
            version = parse_qs(asked.query).get("version", ["0"])[0]
            now = self.server.workshop.wait(int(version) if version.isdigit() else 0, PATIENCE)
            self.send(200, str(now).encode(), "text/plain")
        elif asked.path in (f"{OWN}edit.css", f"{OWN}edit.js", f"{OWN}live.js"):
            self.send(200, (FILES / asked.path.removeprefix(OWN)).read_bytes(), type_of(asked.path))
        else:
            path = unquote(asked.path).lstrip("/")
            path = path + "index.html" if not path or path.endswith("/") else path
            found = self.server.workshop.file(path)
            if found is None and self.server.workshop.file(f"{path}/index.html") is not None:
                self.send(301, b"", location=f"{asked.path}/")
            elif found is None:
                self.send(404, self.server.workshop.file("404.html") or b"", "text/html; charset=utf-8")
            else:
                self.send(200, found, type_of(path))

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """Open a file: only for who knows the token, and only one that an editor writes."""
        length = int(self.headers.get("Content-Length") or 0)
        form = {
            name: values[0]
            for name, values in parse_qs(
                self.rfile.read(min(length, LONGEST_FORM)).decode("utf-8", "replace")
            ).items()
        }
        known = secrets.compare_digest(form.get("token", "").encode(), self.server.workshop.token.encode())
        file = source_of(self.server.workshop.root, form.get("file", ""))
        if self.path != f"{OWN}open" or not self.is_from_here() or not self.is_own_page() or not known:
            self.send(403, b"")
        elif file is None:
            self.send(404, b"")
        else:
            numbers = [
                int(form.get(name, "1")) if form.get(name, "1").isdigit() else 1
                for name in ("line", "column")
            ]
            if open_file(file, *numbers):
                self.send(204, b"")
            else:
                self.send(
                    200,
                    f"Редактор не найден. Откройте сами: {file}, строка {numbers[0]}".encode(),
                    "text/plain; charset=utf-8",
                )

    def is_from_here(self) -> bool:
        return is_here(urlsplit(f"//{self.headers.get('Host', '')}").hostname or "")

    def is_own_page(self) -> bool:
        """Browsers say whose page has sent a form."""
        return self.headers.get("Origin") == f"http://{self.headers.get('Host')}"

    def send(self, status: int, body: bytes, kind: str = "text/plain", location: str = "") -> None:
        self.send_response(status)
        headers = {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            "Cache-Control": "no-store",
            "Content-Security-Policy": POLICY,
            "X-Content-Type-Options": "nosniff",
        }
        for name, value in (headers | ({"Location": location} if location else {})).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """The terminal is for errors of the sources."""


def source_of(root: Path, name: str) -> Path | None:
    """A file that an editor writes; None: it is none of them."""
    path = (root / name).resolve()
    inside = any(path.is_relative_to((root / folder).resolve()) for folder in WRITTEN)
    return path if inside and path.is_file() else None


def type_of(path: str) -> str:
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    is_text = kind.startswith("text/") or kind in ("application/javascript", "application/json")
    return f"{kind}; charset=utf-8" if is_text else kind

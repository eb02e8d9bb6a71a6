"""The server of an editor answers this machine alone.

A page of another site may ask a server on this machine by a name that its owner points here (DNS rebinding), and would
then read what is not published yet: so the name has to be one of this machine.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

Start = Callable[..., Any]
App = Callable[[dict[str, Any], Start], Iterable[bytes]]


def guarded(app: App, host: str) -> App:
    """The same server, closed to other names and to paths that are none.

    Args:
        host: Where it listens. Somebody who opened it to others on purpose is not stopped.
    """
    if not is_here(host):
        return app

    def answer(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        asked = urlsplit(f"//{environ.get('HTTP_HOST', '')}")
        if not is_here(asked.hostname or ""):
            return refuse(start, "403 Forbidden", "Этот адрес отвечает только своему компьютеру.")
        if "\0" in environ["PATH_INFO"]:
            return refuse(start, "404 Not Found", "Такой страницы нет.")
        return app(environ, start)

    return answer


def refuse(start: Start, status: str, words: str) -> list[bytes]:
    start(status, [("Content-Type", "text/plain; charset=utf-8")])
    return [words.encode()]


def is_here(host: str) -> bool:
    """Whether a name or an address is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

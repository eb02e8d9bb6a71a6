"""The server of an editor answers this machine alone.

A page of another site may ask a server on this machine by a name that its owner points here (DNS rebinding), and would
then read what is not published yet: so the name has to be one of this machine.
"""

from __future__ import annotations

import ipaddress
import os
import socket
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


def taken(host: str, port: int, another: str) -> str:
    """What to tell an editor if something listens there already; empty if nothing does.

    Args:
        another: The command for another port, up to where that is typed.
    """
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as one:
        if os.name == "posix":
            # A port that was closed a moment ago is free.
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((host, port))
        except OSError:
            return (
                f"Порт {port} занят: может быть, сайт уже открыт в другом окне — http://{host}:{port}/. "
                f"Закройте ту программу или возьмите другой порт: {another}{host}:{port + 1}"
            )
    return ""


KEPT = "На сайте осталась прошлая версия. Исправьте файл и сохраните ещё раз."
"""Told under errors: what is wrong is not shown."""
ANEW = "Код генератора изменился, перезапускаю сервер"


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

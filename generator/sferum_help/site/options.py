"""How a site is published: the only things that the content does not say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

YES, NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")
"""How somebody says it in a variable of the environment."""


ADDRESS = re.compile(r"https?://[^\s/@?#\\\"'<>]+(?:/[^\s@?#\\\"'<>]*)?")
EXAMPLE = "https://school.example/help/"


class BadSetting(Exception):
    """A setting that nobody understands; its text is for people."""


def read_switch(name: str, value: object, default: bool = True) -> bool:
    """A setting as YAML or the environment gives it; empty is none. Raises `BadSetting`."""
    word = "" if value is None else str(value).strip().lower()
    if not word:
        return default
    if word not in (*YES, *NO):
        raise BadSetting(f"{name}: вместо «{value}» напишите одно из слов: {', '.join((*YES, *NO))}")
    return word in YES


def read_address(name: str, value: str) -> str:
    """Where a site is published, with a slash at its end; empty is none. Raises `BadSetting`.

    It goes into every page, so nothing may stand in it that pages cannot be put below: no password, no query.
    """
    if not value:
        return ""
    try:
        parts = urlsplit(value)
        has_host = bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        has_host = False
    if not has_host or parts.scheme not in ("http", "https"):
        raise BadSetting(f"{name} «{value}» — не адрес: он начинается с https://")
    if ADDRESS.fullmatch(value) is None or "/../" in f"{value}/" or "/./" in f"{value}/":
        raise BadSetting(
            f"{name} «{value}» не подходит: нужны только https://, имя и путь, например {EXAMPLE}"
        )
    return value if value.endswith("/") else f"{value}/"


@dataclass(frozen=True)
class Options:
    site_url: str = ""
    """Where the site will be published, with a slash at its end; empty if nobody knows. What leaves the site
    (the feed, QR codes, cards) needs whole addresses, and without one is left out."""
    edit: str = ""
    """Where sources are edited: `https://…/edit/main/{file}`. Without it a page links its own source file."""
    offline: bool = True
    """Whether visited pages can be read without the internet. If not, what readers have kept is removed."""
    editing: bool = False
    """For the server of an editor, which brings an inline script of its own."""
    for_disk: bool = False
    """For reading from a disk: links name the `index.html` of a folder."""

    day: date | None = None
    """The day on which a preview is looked at. None: the clock of the reader tells which pages are overdue, so that
    the bytes do not depend on the day."""

    def __post_init__(self) -> None:
        """Raises `BadSetting`."""
        object.__setattr__(self, "site_url", read_address("SITE_URL", self.site_url))

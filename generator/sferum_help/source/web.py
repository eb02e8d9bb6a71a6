"""Addresses on the web: whether one leads where it seems to, and to which site."""

from __future__ import annotations

import re

from .hidden import hidden_in

ADDRESS = re.compile(r"https://(?P<host>[^/?#]*)(?:[/?#][^\s\\]*)?")

HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?",
    re.ASCII | re.IGNORECASE,
)
"""Letters, digits, hyphens and dots; the end is no number. Browsers repair anything else, each in its own way."""


def host_of(address: str) -> str:
    """The site that an address leads to, as people read it; empty if that is not certain.

    The host is typed in ASCII, with no name before it, no port and no percent sign: all of them can hide
    which site it is.
    """
    match = ADDRESS.fullmatch(address)
    return readable(match["host"]) if match and match["host"].isascii() and not hidden_in(address) else ""


def foreign_letters(host: str) -> str:
    """Letters that only look like those beside them, as in `schооl.example`; empty in a host of one alphabet."""
    if not re.search("[a-z]", host.rpartition(".")[0]):
        return ""
    return ", ".join(f"«{one}»" for one in dict.fromkeys(host) if not one.isascii())


TRACKING = re.compile(
    r"(?:utm_\w+|_openstat|yclid|ysclid|gclid|fbclid|igshid|igsh|mc_[ce]id|ref_src|si)(?:=[^&#]*)?",
    re.IGNORECASE,
)
"""What advertisements and messages add to an address to know who came from where."""


def tracking_in(address: str) -> str:
    """The first such addition, as it was typed; empty if there is none."""
    _, _, query = address.partition("#")[0].partition("?")
    return next((one for one in query.split("&") if TRACKING.fullmatch(one)), "")


def without_tracking(address: str) -> str:
    """The same address without any of them."""
    page, hash, place = address.partition("#")
    path, _, query = page.partition("?")
    kept = "&".join(one for one in query.split("&") if not TRACKING.fullmatch(one))
    return path + (f"?{kept}" if kept else "") + hash + place


def readable(host: str) -> str:
    """A host as people read it; empty if it is none. `xn--e1afmkfd.xn--p1ai` and `пример.рф` are the same."""
    try:
        ascii = host.lower().encode("idna").decode("ascii")
        words = ascii.encode("ascii").decode("idna")
    except UnicodeError:
        return ""
    # Letters that look alike or fall together have one form only.
    return words if HOST.fullmatch(ascii) and words.encode("idna").decode("ascii") == ascii else ""

"""One file of a finished folder, looked at by itself: where it leads, and what others find in it.

What stands on a page is remembered between builds by its text: that is read from the disk each time, but taken apart
only when it is new. What pages share (the header, which changes with every text that search finds) is no part of that text, and is
read once for all of them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from .folder import Folder
from .reading import Seen, clash, cut, read_html, read_part, split_shared

ASSET = re.compile(r"assets/[\w.-]+\.[0-9a-f]{8}\.\w+")
NAMING = (".css", ".js", ".webmanifest")
"""What names assets, besides pages."""


class Aim(NamedTuple):
    """Where an address leads."""

    file: str
    """Its path from the root; empty: the page itself."""
    place: str
    """Empty: no place, or one that only a script knows."""


@dataclass(frozen=True)
class Look:
    """What a page, or a part of it, is for the rest of the site."""

    inside: int
    """Addresses that lead to a file or place of this folder."""
    outside: int
    aims: frozenset[Aim]
    """Where those lead that stay inside."""
    places: frozenset[str]
    """Those of the page itself that it links."""
    ids: frozenset[str]
    loads: frozenset[str]
    """Styles and scripts that a browser loads by itself."""
    assets: frozenset[str]
    """Assets that it names anywhere, also in attributes that only scripts read."""
    canonical: str
    sound: bool
    """Whether nothing is wrong with it, seen by itself."""


@dataclass(frozen=True)
class Looked:
    """A file that was looked at."""

    digest: str
    """The hash of its bytes."""
    size: int
    key: bytes = b""
    """By what it is known that this page is sound; empty: it is not, or is no page."""
    own: Look | None = None
    """What only this page has; None: it is known, by its key."""
    shared: tuple[Look, ...] = ()
    """What other pages have as well."""
    assets: frozenset[str] = frozenset()
    """Those that a style or a script names."""


def look_at(folder: Folder, site_url: str, known: Mapping[bytes, Look], name: str) -> Looked:
    """`known`: what was seen on sound pages before."""
    data = folder.bytes(name)
    digest, size = sha256(data).hexdigest(), len(data)
    if not name.endswith(".html"):
        assets = assets_in(data.decode("utf-8")) if name.endswith(NAMING) else frozenset()
        return Looked(digest, size, assets=assets)
    text = data.decode("utf-8")
    rest, parts = split_shared(text)
    shared = tuple(look_at_part(html, posixpath.dirname(name), site_url) for _, html in parts)
    key = sha256(f"{name}\0{rest}".encode()).digest()
    own = known.get(key) or look_at_page(cut(name, rest), site_url, rest)
    if own and all(part.sound for part in (own, *shared)) and not clash([one.ids for one in (own, *shared)]):
        return Looked(digest, size, key, None if key in known else own, shared)
    return Looked(digest, size, own=look_at_page(read_html(name, text), site_url, text))


def look_at_page(seen: Seen | None, site_url: str, text: str) -> Look | None:
    if seen is None:
        return None
    found = look(seen, posixpath.dirname(seen.path), site_url, assets_in(text))
    sound = found.sound and not any(head_faults(seen, site_url))
    return replace(found, sound=sound)


def look_at_part(html: str, folder: str, site_url: str) -> Look:
    """A part of a page that lies in a folder."""
    above = posixpath.dirname(folder)
    # Pages side by side often have the same part, and where all its links climb, they lead to the same.
    return look_from(f"{above}/page" if above and climbs(html) else folder, html, site_url)


@lru_cache(maxsize=1000)
def climbs(html: str) -> bool:
    seen = read_part(html)
    return all(address.startswith(("../", "#")) for address, _ in (*seen.links, *seen.loads))


@lru_cache(maxsize=1000)
def look_from(folder: str, html: str, site_url: str) -> Look:
    return look(read_part(html), folder, site_url, assets_in(html))


def look(seen: Seen, folder: str, site_url: str, assets: frozenset[str]) -> Look:
    """`folder`: where the page lies, from the root."""
    addresses = [address for address, _ in (*seen.links, *seen.loads)]
    inside = [address for address in addresses if not is_outside(address, site_url)]
    aims = {aim_of(folder, address, site_url) for address in inside}
    found = {aim for aim in aims if aim}
    foreign = any(is_outside(address, site_url) for address, _ in seen.loads)
    return Look(
        inside=len(inside),
        outside=len(addresses) - len(inside),
        aims=frozenset(aim for aim in found if aim.file),
        places=frozenset(aim.place for aim in found if aim.place and not aim.file),
        ids=frozenset(seen.ids),
        loads=frozenset(
            posixpath.normpath(posixpath.join(folder, address))
            for address, _ in seen.loads
            if address.endswith((".css", ".js"))
        ),
        assets=assets,
        canonical=seen.canonical,
        sound=None not in aims and not foreign and not seen.faults,
    )


@lru_cache(maxsize=100_000)
def is_outside(address: str, site_url: str) -> bool:
    if site_url and address.startswith(site_url):
        return False
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc)


@lru_cache(maxsize=100_000)
def aim_of(folder: str, address: str, site_url: str) -> Aim | None:
    """Where an address leads that is not outside; None: past the site."""
    base = urlsplit(site_url).path or "/"
    if site_url and address.startswith(site_url):
        address = base + address[len(site_url) :]
    path, _, place = address.partition("#")
    path = unquote(path.partition("?")[0])
    # What a script writes into the address is for scripts: `#v1:…`, `#code`.
    place = "" if ":" in place else unquote(place)
    if not path:
        return same_aim("", place)
    if path.startswith("/"):
        if not path.startswith(base):
            return None
        there = path[len(base) :]
    else:
        there = posixpath.normpath(posixpath.join(folder, path))
        there = "" if there == "." else there
        if there.startswith(".."):
            return None
        if path.endswith("/") and there:
            there += "/"
    return same_aim(f"{there}index.html" if not there or there.endswith("/") else there, place)


same_aim = lru_cache(maxsize=None)(Aim)
"""One object for equal aims: what is remembered of a thousand pages stays small."""


def assets_in(text: str) -> frozenset[str]:
    """Assets named by their path from the root. Others are links, and are followed."""
    # Looking back is done by hand: with it in the pattern every letter of a site would be tried.
    return frozenset(
        found[0]
        for found in ASSET.finditer(text)
        if not re.match(r"[\w/]", text[found.start() - 1 : found.start()])
    )


def head_faults(page: Seen, site_url: str) -> Iterator[str]:
    """What search engines, screen readers and messengers ask of every page."""
    missing = {
        "lang": page.lang,
        "title": page.title.strip(),
        "description": page.description.strip(),
    }
    for what, value in missing.items():
        if not value:
            yield f"нет {what}"
    if page.headings != 1:
        yield f"заголовков h1 — {page.headings}, а нужен один"
    if site_url and not page.refreshes and not page.hidden:
        own = site_url + page.path.removesuffix("index.html")
        if page.canonical != own:
            yield f"canonical — «{page.canonical}», а страница — {own}"

"""One file of a finished folder, looked at by itself: where it leads, and what others find in it.

What stands on a page is remembered between builds by its text: that is read from the disk each time, but taken apart
only when it is new. What pages share is taken apart by itself, once for all of them: the header, which changes with every text
that search finds, and the answers in a file with all of them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from .folder import Folder
from .reading import Seen, clash, cut, read_html, read_part, without_shared

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
    """A file that was looked at, with nothing that other files change."""

    digest: str
    """The hash of its bytes."""
    size: int
    keys: tuple[bytes, ...] = ()
    """Those of its parts, if it is a page and sound."""
    new: Mapping[bytes, Look] = field(default_factory=dict)
    """Parts that were not known, by their keys."""
    unsound: Look | None = None
    """A whole page that something is wrong with."""
    assets: frozenset[str] = frozenset()
    """Those that a style or a script names."""


def look_at(folder: Folder, site_url: str, known: Mapping[bytes, Look], name: str) -> Looked:
    """`known`: sound parts of pages that were seen before, by their keys."""
    data = folder.bytes(name)
    digest, size = sha256(data).hexdigest(), len(data)
    if name.endswith(".html"):
        text = data.decode("utf-8")
        parts = parts_of(name, text, site_url, known)
        if parts and not clash([part.ids for _, part in parts]):
            new = {key: part for key, part in parts if key not in known}
            return Looked(digest, size, tuple(key for key, _ in parts), new)
        return Looked(digest, size, unsound=look_at_page(read_html(name, text), site_url, text))
    assets = assets_in(data.decode("utf-8")) if name.endswith(NAMING) else frozenset()
    return Looked(digest, size, assets=assets)


def parts_of(name: str, text: str, site_url: str, known: Mapping[bytes, Look]) -> list[tuple[bytes, Look]]:
    """The sound parts of a page, with their keys: its own first, then what it may share; none if it is not sound."""
    here = posixpath.dirname(name)
    shared: list[tuple[bytes, Look]] = []

    def lift(html: str, _: int) -> bool:
        folder = near(here, html)
        key = key_of(folder, html)
        part = known.get(key) or look_at_part(folder, html, site_url)
        if part:
            shared.append((key, part))
        return part is not None

    rest = without_shared(text, lift)
    key = key_of(name, rest)
    own = known.get(key) or look_at_page(cut(name, rest), site_url, rest)
    return [(key, own), *shared] if own and own.sound else []


def key_of(path: str, html: str) -> bytes:
    return sha256(f"{path}\0{html}".encode()).digest()


def near(folder: str, html: str) -> str:
    """A folder where a part of a page leads to the same as in this one, and the same one for those beside it if it can.

    It can if all its links climb or stay on the page.
    """
    above = posixpath.dirname(folder)
    return f"{above}/page" if above and climbs(html) else folder


@lru_cache(maxsize=1000)
def climbs(html: str) -> bool:
    return not FROM_HERE.search(html)


FROM_HERE = re.compile(r"""(?:href|src|poster|action)\s*=(?!"(?:\.\./|#))|url=""", re.IGNORECASE)
"""An address, however it is written, that may mean something else in the folder beside."""


def look_at_page(seen: Seen | None, site_url: str, text: str) -> Look | None:
    if seen is None:
        return None
    found = look(seen, posixpath.dirname(seen.path), site_url, assets_in(text))
    return replace(found, sound=found.sound and not any(head_faults(seen, site_url)))


@lru_cache(maxsize=10_000)
def look_at_part(folder: str, html: str, site_url: str) -> Look | None:
    """What a part is by itself; None: it needs the rest of its page, or something is wrong with it."""
    part = read_part(html)
    found = look(part, folder, site_url, assets_in(html)) if part else None
    return found if found and found.sound else None


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

"""The finished folder, looked at as a browser would: every link leads somewhere, nothing comes from elsewhere.

Not the sources: whatever a template, a script or an engine did to a page is seen here. Only the standard library;
whether HTML is valid down to the last rule is what the Nu checker says in `make audit`.
"""

from __future__ import annotations

import gzip
import json
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from .reading import Seen, read_html
from .spread import spread

ASSET = re.compile(r"assets/[\w.-]+\.[0-9a-f]{8}\.\w+")
URL = re.compile(r"""url\(["']?([^"')]+)["']?\)""")

HEAVIEST = 300 * 1024
"""No page is larger, as it is unpacked: an old telephone has to lay it out."""
FIRST_VIEW = 170 * 1024
"""What any page may weigh after gzip with its styles and scripts, without fonts and pictures. What an answer may weigh
is far narrower, and held by the tests."""
TOOLS = {"support/index.html": 1024 * 1024, "search/index.html": 400 * 1024}
"""What grows with the number of answers, at a thousand of them: the desk brings all its replies, the page of search its
index. Neither is where a reader on a slow line begins."""

FEW_PAGES = 300
"""So many are read before another process would have begun."""
TAKEN_ALONG = "files/"
"""Whole files for a chat, which nobody opens on the way to another page: the tests hold their weight."""


@dataclass(frozen=True)
class Fault:
    """Something in the finished folder that a reader would stumble over."""

    path: str
    line: int
    """From 1; 0: the whole file."""
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}" if self.line else f"{self.path}: {self.text}"


@dataclass(frozen=True)
class Survey:
    """What was looked at, and what is wrong with it."""

    pages: int
    links: int
    """Addresses on pages that lead to a file or place of this folder, all of them followed."""
    outside: int
    """Links that lead to other sites."""
    hosts: tuple[str, ...]
    """Hosts that a page would fetch something from by itself."""
    heaviest: tuple[str, int]
    """The page with the largest first view, and its bytes after gzip with styles and scripts."""
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Folder:
    """The files of a finished site."""

    root: Path
    coming: frozenset[str] = frozenset()
    """Files that are written later, and until then not there to be looked at."""

    @cached_property
    def names(self) -> frozenset[str]:
        files = (path for path in self.root.rglob("*") if path.is_file())
        return frozenset(path.relative_to(self.root).as_posix() for path in files) - self.coming

    def text(self, name: str) -> str:
        return (self.root / name).read_text("utf-8")

    def bytes(self, name: str) -> bytes:
        return (self.root / name).read_bytes()

    @cached_property
    def packed(self) -> dict[str, int]:
        """Bytes of a style or script after gzip, filled as they are asked for: every page loads the same."""
        return {}

    def ending(self, *ends: str) -> Iterator[str]:
        return (name for name in sorted(self.names) if name.endswith(ends))


def survey(root: Path, site_url: str = "", coming: Collection[str] = ()) -> Survey:
    """Look at every file of a finished folder.

    Args:
        site_url: Where it will be published, with a slash at its end; empty: nobody knows.
        coming: Files that links may lead to and that are written later.
    """
    folder = Folder(root, frozenset(coming))
    names = [*folder.ending(".html")]
    pages = dict(zip(names, spread(partial(read_page, folder), names, FEW_PAGES), strict=True))
    base = urlsplit(site_url).path or "/"
    faults: list[Fault] = []
    hosts: set[str] = set()
    links = outside = 0
    # Pages of one folder say the same of an address that begins with no `#`.
    followed: dict[tuple[str, str], str] = {}
    for name, page in pages.items():
        place = posixpath.dirname(name)
        faults += (Fault(name, line, text) for line, text in page.faults)
        faults += check_head(page, site_url)
        for address, line in page.loads:
            if is_outside(address, site_url):
                host = urlsplit(address).netloc
                hosts.add(host)
                faults.append(Fault(name, line, f"страница сама просит {host}"))
        for address, line in (*page.links, *page.loads):
            if is_outside(address, site_url):
                outside += 1
                continue
            links += 1
            key = (name if address.startswith("#") else place, address)
            if key not in followed:
                followed[key] = lost(folder, pages, name, address, base, site_url)
            if fault := followed[key]:
                faults.append(Fault(name, line, fault))
        faults += missing_assets(folder, name, page.assets)
    for name in folder.ending(".css", ".js", ".webmanifest"):
        faults += check_assets(folder, name)
    faults += check_data(folder, pages, site_url)
    walked = {name: page for name, page in pages.items() if not name.startswith(TAKEN_ALONG)}
    heaviest = weigh(folder, walked, faults)
    return Survey(
        pages=len(pages),
        links=links,
        outside=outside,
        hosts=tuple(sorted(hosts)),
        heaviest=heaviest,
        faults=tuple(faults),
    )


def read_page(folder: Folder, name: str) -> Seen:
    data = folder.bytes(name)
    text = data.decode("utf-8")
    seen = read_html(name, text)
    seen.size, seen.assets = len(data), assets_in(text)
    return seen


def check_head(page: Seen, site_url: str) -> Iterator[Fault]:
    """What search engines, screen readers and messengers ask of every page."""
    missing = {
        "lang": page.lang,
        "title": page.title.strip(),
        "description": page.description.strip(),
    }
    for what, value in missing.items():
        if not value:
            yield Fault(page.path, 0, f"нет {what}")
    if page.headings != 1:
        yield Fault(page.path, 0, f"заголовков h1 — {page.headings}, а нужен один")
    if site_url and not page.refreshes and not page.hidden:
        own = site_url + page.path.removesuffix("index.html")
        if page.canonical != own:
            yield Fault(page.path, 0, f"canonical — «{page.canonical}», а страница — {own}")


@lru_cache(maxsize=100_000)
def is_outside(address: str, site_url: str) -> bool:
    if site_url and address.startswith(site_url):
        return False
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc)


def lost(folder: Folder, pages: Mapping[str, Seen], here: str, address: str, base: str, site_url: str) -> str:
    """What is wrong with an address on a page; empty if it leads to a file, and to a place of it."""
    if site_url and address.startswith(site_url):
        address = base + address[len(site_url) :]
    path, _, place = address.partition("#")
    path = unquote(path.partition("?")[0])
    if path.startswith("/"):
        if not path.startswith(base):
            return f"ссылка «{address}» ведёт мимо сайта"
        there = path[len(base) :]
    else:
        there = posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here
        there = "" if there == "." else there
        if there.startswith(".."):
            return f"ссылка «{address}» ведёт мимо сайта"
        if path.endswith("/") and there:
            there += "/"
    name = f"{there}index.html" if not there or there.endswith("/") else there
    if name not in folder.names and name not in folder.coming:
        return f"ссылка «{address}» никуда не ведёт"
    # What a script writes into the address is for scripts: `#v1:…`, `#code`.
    if place and name in pages and ":" not in place and unquote(place) not in pages[name].ids:
        return f"на странице «/{there}» нет места «{place}»"
    return ""


def assets_in(text: str) -> frozenset[str]:
    """Assets named by their path from the root. Others are links, and are followed."""
    # Looking back is done by hand: with it in the pattern every letter of a site would be tried.
    return frozenset(
        found[0]
        for found in ASSET.finditer(text)
        if not re.match(r"[\w/]", text[found.start() - 1 : found.start()])
    )


def missing_assets(folder: Folder, name: str, assets: Collection[str]) -> Iterator[Fault]:
    return (Fault(name, 0, f"нет файла {asset}") for asset in sorted(assets) if asset not in folder.names)


def check_assets(folder: Folder, name: str) -> Iterator[Fault]:
    """Scripts and styles that are asked for by name, also by other scripts and in attributes."""
    text = folder.text(name)
    yield from missing_assets(folder, name, assets_in(text))
    if name.endswith(".css"):
        for address in URL.findall(text):
            there = posixpath.normpath(posixpath.join(posixpath.dirname(name), address.partition("#")[0]))
            if not address.startswith("data:") and there not in folder.names:
                yield Fault(name, 0, f"нет файла {there}")


SITEMAP_NAMES = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def check_data(folder: Folder, pages: Mapping[str, Seen], site_url: str) -> Iterator[Fault]:
    """What other programs read."""
    for name in folder.ending(".xml", ".svg"):
        try:
            root = ElementTree.fromstring(folder.bytes(name))
        except ElementTree.ParseError as error:
            yield Fault(name, error.position[0], "это не XML")
            continue
        for place in root.iter(SITEMAP_NAMES):
            file = f"{(place.text or '').removeprefix(site_url)}index.html"
            if file not in pages or pages[file].canonical != place.text:
                yield Fault(name, 0, f"адреса {place.text} на сайте нет")
    for name in folder.ending(".json", ".webmanifest"):
        try:
            data = json.loads(folder.bytes(name))
        except ValueError:
            yield Fault(name, 0, "это не JSON")
            continue
        if name.endswith(".webmanifest"):
            for icon in data.get("icons", ()):
                if icon["src"] not in folder.names:
                    yield Fault(name, 0, f"нет файла {icon['src']}")
    for name in ("robots.txt", "llms.txt"):
        if name in folder.names and site_url:
            for address in re.findall(re.escape(site_url) + r"[^\s)]*", folder.text(name)):
                there = address[len(site_url) :]
                if (f"{there}index.html" if not there or there.endswith("/") else there) not in folder.names:
                    yield Fault(name, 0, f"адреса {address} на сайте нет")


def weigh(folder: Folder, pages: Mapping[str, Seen], faults: list[Fault]) -> tuple[str, int]:
    """The page with the heaviest first view, and its bytes; what weighs too much becomes a fault.

    A page is packed only if it could be either: without packing it weighs no less.
    """
    heaviest = ("", 0)
    loaded = {name: loaded_bytes(folder, page) for name, page in pages.items()}
    for name in sorted(pages, key=lambda name: (pages[name].size + loaded[name], name), reverse=True):
        size, most = pages[name].size, TOOLS.get(name, FIRST_VIEW)
        if size > HEAVIEST:
            faults.append(Fault(name, 0, f"в странице {size} байт, можно {HEAVIEST}"))
        if size + loaded[name] <= min(heaviest[1], most):
            continue
        weight = packed(folder, name) + loaded[name]
        heaviest = max(heaviest, (name, weight), key=lambda one: (one[1], one[0]))
        if weight > most:
            faults.append(Fault(name, 0, f"весит {weight} байт с оформлением, можно {most}"))
    return heaviest


def loaded_bytes(folder: Folder, page: Seen) -> int:
    """Bytes after gzip of the styles and scripts that a page loads by itself."""
    there = posixpath.dirname(page.path)
    names = {
        posixpath.normpath(posixpath.join(there, address))
        for address, _ in page.loads
        if address.endswith((".css", ".js"))
    }
    return sum(packed(folder, name) for name in names if name in folder.names)


def packed(folder: Folder, name: str) -> int:
    if name not in folder.packed:
        folder.packed[name] = len(gzip.compress(folder.bytes(name), 6, mtime=0))
    return folder.packed[name]

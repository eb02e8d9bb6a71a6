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
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from ..memory.memory import NO_MEMORY, Memory
from ..onefile.policy import hash_of

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr"
    " circle ellipse line path polygon polyline rect stop use".split()
)
"""Elements without an end: those of HTML, and of SVG those that our pictures are made of."""

LOADS = {
    ("script", "src"),
    ("img", "src"),
    ("source", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("track", "src"),
    ("iframe", "src"),
    ("use", "href"),
}
LINK_LOADS = {"stylesheet", "preload", "icon", "apple-touch-icon", "manifest", "search", "alternate"}
"""What a browser may fetch by itself, of the relations of <link>."""

ASSET = re.compile(r"(?<![\w/])assets/[\w.-]+\.[0-9a-f]{8}\.\w+")
URL = re.compile(r"""url\(["']?([^"')]+)["']?\)""")

HEAVIEST = 300 * 1024
"""No page is larger, as it is unpacked: an old telephone has to lay it out."""
FIRST_VIEW = 170 * 1024
"""What any page may weigh after gzip with its styles and scripts, without fonts and pictures. What an answer may weigh
is far narrower, and held by the tests."""
TOOLS = {"support/index.html": 1024 * 1024, "search/index.html": 400 * 1024}
"""What grows with the number of answers, at a thousand of them: the desk brings all its replies, the page of search its
index. Neither is where a reader on a slow line begins."""


TAKEN_ALONG = "files/"
"""Whole files for a chat, which nobody opens on the way to another page: the tests hold their weight."""
INLINE = {"script": "скрипт", "style": "стиль"}
DATA = ("application/json", "application/ld+json")
"""Types of a <script> that runs nothing."""


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


@dataclass
class Seen:
    """One page: what it links and loads, and what its HTML does wrong."""

    path: str
    links: list[tuple[str, int]] = field(default_factory=list)
    """Addresses with the lines where they stand, as all below."""
    loads: list[tuple[str, int]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    faults: list[tuple[int, str]] = field(default_factory=list)
    headings: int = 0
    lang: str = ""
    title: str = ""
    description: str = ""
    canonical: str = ""
    refreshes: bool = False
    """Whether it only leads on."""
    hidden: bool = False
    """Whether search engines are asked to leave it out."""


class Reader(HTMLParser):
    """A page as it is read."""

    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen(path)
        self._open: list[tuple[str, int]] = []
        self._policy = ""
        self._inline: list[str] | None = None
        """The pieces of a script or a style that stands in the page itself, while it is read."""

    def blame(self, text: str) -> None:
        self.seen.faults.append((self.getpos()[0], text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        said = {name: value or "" for name, value in attrs}
        if len(said) < len(attrs):
            self.blame(f"у <{tag}> признак повторяется")
        if tag not in VOID:
            self._open.append((tag, line))
        if "id" in said:
            if said["id"] in self.seen.ids:
                self.blame(f"id «{said['id']}» повторяется")
            self.seen.ids.add(said["id"])
        for name in said:
            if name.startswith("on") or name == "style":
                self.blame(f"у <{tag}> — {name}: политика безопасности его не пустит")
        getattr(self, f"start_{tag}", lambda said, line: None)(said, line)
        for name, value in said.items():
            if (tag, name) in LOADS:
                self.seen.loads.append((value, line))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self._inline is not None and tag in INLINE:
            if hash_of("".join(self._inline)) not in self._policy:
                self.blame(f"{INLINE[tag]} внутри страницы: политика безопасности его не пустит")
            self._inline = None
        if tag in VOID:
            return
        if not self._open or self._open[-1][0] != tag:
            opened = f"<{self._open[-1][0]}> из строки {self._open[-1][1]}" if self._open else "ничего"
            self.blame(f"</{tag}> закрывает не то: открыто {opened}")
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "title" and len(self._open) <= 3:
            self.seen.title += data
        if self._inline is not None:
            self._inline.append(data)

    def close(self) -> None:
        super().close()
        if self._open:
            self.blame(f"<{self._open[-1][0]}> из строки {self._open[-1][1]} не закрыт")

    def start_html(self, said: Mapping[str, str], line: int) -> None:
        self.seen.lang = said.get("lang", "")

    def start_h1(self, said: Mapping[str, str], line: int) -> None:
        self.seen.headings += 1

    def start_a(self, said: Mapping[str, str], line: int) -> None:
        if "href" in said:
            self.seen.links.append((said["href"], line))

    def start_form(self, said: Mapping[str, str], line: int) -> None:
        self.seen.loads.append((said.get("action", ""), line))

    def start_script(self, said: Mapping[str, str], line: int) -> None:
        if "src" not in said and said.get("type") not in DATA:
            self._inline = []

    def start_style(self, said: Mapping[str, str], line: int) -> None:
        self._inline = []

    def start_link(self, said: Mapping[str, str], line: int) -> None:
        relations, address = set(said.get("rel", "").split()), said.get("href", "")
        if "canonical" in relations:
            self.seen.canonical = address
        if relations & LINK_LOADS:
            self.seen.loads.append((address, line))

    def start_meta(self, said: Mapping[str, str], line: int) -> None:
        if said.get("name") == "description":
            self.seen.description = said.get("content", "")
        if said.get("name") == "robots":
            self.seen.hidden = "noindex" in said.get("content", "")
        if said.get("http-equiv", "").lower() == "content-security-policy":
            self._policy = said.get("content", "")
        if said.get("http-equiv", "").lower() == "refresh":
            self.seen.refreshes = True
            self.seen.links.append((said.get("content", "").partition("url=")[2], line))


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


def survey(
    root: Path, site_url: str = "", coming: Collection[str] = (), memory: Memory = NO_MEMORY
) -> Survey:
    """Look at every file of a finished folder.

    Args:
        site_url: Where it will be published, with a slash at its end; empty: nobody knows.
        coming: Files that links may lead to and that are written later.
        memory: Pages that were read before need not be read again.
    """
    folder = Folder(root, frozenset(coming))
    pages = {name: read_page(folder, name, memory) for name in folder.ending(".html")}
    base = urlsplit(site_url).path or "/"
    faults: list[Fault] = []
    hosts: set[str] = set()
    links = outside = 0
    for name, page in pages.items():
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
            if fault := lost(folder, pages, name, address, base, site_url):
                faults.append(Fault(name, line, fault))
    for name in folder.ending(".html", ".css", ".js", ".webmanifest"):
        faults += check_assets(folder, name)
    faults += check_data(folder, pages, site_url)
    walked = {name: page for name, page in pages.items() if not name.startswith(TAKEN_ALONG)}
    weights = {name: first_view(folder, page) for name, page in walked.items()}
    heaviest = max(weights, key=lambda name: (weights[name], name), default="")
    for name, weight in weights.items():
        if weight > (most := TOOLS.get(name, FIRST_VIEW)):
            faults.append(Fault(name, 0, f"весит {weight} байт с оформлением, можно {most}"))
        if (size := len(folder.bytes(name))) > HEAVIEST:
            faults.append(Fault(name, 0, f"в странице {size} байт, можно {HEAVIEST}"))
    return Survey(
        pages=len(pages),
        links=links,
        outside=outside,
        hosts=tuple(sorted(hosts)),
        heaviest=(heaviest, weights.get(heaviest, 0)),
        faults=tuple(faults),
    )


def read_page(folder: Folder, name: str, memory: Memory = NO_MEMORY) -> Seen:
    text = folder.text(name)

    def read() -> dict[str, object]:
        reader = Reader(name)
        reader.feed(text)
        reader.close()
        return {**vars(reader.seen), "ids": sorted(reader.seen.ids)}

    seen = memory.recall_json("page", f"{name}\0{text}", read)
    return Seen(**{**seen, "ids": set(seen["ids"])})


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


def check_assets(folder: Folder, name: str) -> Iterator[Fault]:
    """Scripts and styles that are asked for by name, also by other scripts and in attributes."""
    text = folder.text(name)
    for asset in sorted(set(ASSET.findall(text))):
        if asset not in folder.names:
            yield Fault(name, 0, f"нет файла {asset}")
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


def first_view(folder: Folder, page: Seen) -> int:
    """Bytes after gzip: the page, and the styles and scripts that it loads by itself."""
    names = {page.path}
    for address, _ in page.loads:
        if address.endswith((".css", ".js")):
            names.add(posixpath.normpath(posixpath.join(posixpath.dirname(page.path), address)))
    return sum(packed(folder, name) for name in names if name in folder.names)


def packed(folder: Folder, name: str) -> int:
    if name not in folder.packed:
        folder.packed[name] = len(gzip.compress(folder.bytes(name), 6, mtime=0))
    return folder.packed[name]

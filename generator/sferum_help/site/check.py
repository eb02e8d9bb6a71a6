"""The finished folder, looked at as a browser would: every link leads somewhere, nothing comes from elsewhere.

Not the sources: whatever a template, a script or an engine did to a page is seen here. Only the standard library;
whether HTML is valid down to the last rule is what the Nu checker says in `make audit`.
"""

from __future__ import annotations

import gzip
import json
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

from ..memory.memory import NO_MEMORY, Memory
from .folder import BESIDE, Folder
from .looking import (
    NAMING,
    Aim,
    Look,
    Looked,
    aim_of,
    assets_in,
    head_faults,
    is_outside,
    look_at,
)
from .reading import read_html
from .spread import spread

URL = re.compile(r"""url\(["']?([^"')]+)["']?\)""")

HEAVIEST = 300 * 1024
"""No page is larger, as it is unpacked: an old telephone has to lay it out."""
FIRST_VIEW = 170 * 1024
"""What any page may weigh after gzip with its styles and scripts, without fonts and pictures. What an answer may weigh
is far narrower, and held by the tests."""
TOOLS = {"support/index.html": 1024 * 1024, "search/index.html": 400 * 1024}
"""What grows with the number of answers, at a thousand of them: the desk brings all its replies, the page of search its
index. Neither is where a reader on a slow line begins."""

FEW_FILES = 300
"""So many are looked at before another process would have begun."""
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
    files: Mapping[str, tuple[str, int]]
    """Every file but packed copies: path → the hash of its bytes, and how many they are."""


@dataclass(frozen=True)
class Page:
    """What was seen on a page."""

    parts: Sequence[Look]
    """What is its own, then what it shares."""

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset().union(*(part.ids for part in self.parts))

    @property
    def canonical(self) -> str:
        return self.parts[0].canonical


def survey(
    root: Path, site_url: str = "", coming: Collection[str] = (), memory: Memory = NO_MEMORY
) -> Survey:
    """Look at every file of a finished folder.

    Args:
        site_url: Where it will be published, with a slash at its end; empty: nobody knows.
        coming: Files that links may lead to and that are written later.
        memory: What was seen on the pages of builds before.
    """
    folder = Folder(root, frozenset(coming))
    names = [name for name in folder.sorted_names if not name.endswith(BESIDE)]
    before: dict[str, Looked]
    known: dict[bytes, Look]
    before, known = memory.fetch("looks", site_url) or ({}, {})

    def seen(name: str) -> Looked | None:
        return before[name] if name in before and before[name].digest == folder.digest(name) else None

    looked = spread(partial(look_at, folder, site_url, known), names, FEW_FILES, seen)
    files = dict(zip(names, looked, strict=True))
    now = dict(known)
    for one in looked:
        now |= one.new
    pages = {
        name: Page([now[key] for key in one.keys] or [one.unsound])
        for name, one in files.items()
        if one.keys or one.unsound
    }
    sound = {name: replace(one, new={}) if one.new else one for name, one in files.items() if not one.unsound}
    if sound != before:
        used = {key for one in looked for key in one.keys}
        memory.store("looks", (sound, {key: now[key] for key in used}), site_url)
    hosts: set[str] = set()
    faults: list[Fault] = []
    for name in amiss(folder, pages):
        faults += page_faults(folder, pages, name, site_url, hosts)
    for name in folder.ending(*NAMING):
        faults += missing_assets(folder, name, files[name].assets)
        if name.endswith(".css"):
            faults += check_style(folder, name)
    faults += check_data(folder, pages, site_url)
    parts = [part for page in pages.values() for part in page.parts]
    sizes = {name: files[name].size for name in pages}
    return Survey(
        pages=len(pages),
        links=sum(part.inside for part in parts),
        outside=sum(part.outside for part in parts),
        hosts=tuple(sorted(hosts)),
        heaviest=weigh(folder, pages, sizes, faults),
        faults=tuple(faults),
        files={name: (one.digest, one.size) for name, one in files.items()},
    )


def amiss(folder: Folder, pages: Mapping[str, Page]) -> Iterator[str]:
    """Pages that something is wrong with."""
    aims = frozenset().union(*(part.aims for page in pages.values() for part in page.parts))
    lost = {aim for aim in aims if lost_in(folder, pages, aim)}
    for name, page in pages.items():
        yes = all(
            part.sound
            and lost.isdisjoint(part.aims)
            and part.assets <= folder.names
            and part.places <= page.ids
            for part in page.parts
        )
        if not yes:
            yield name


def page_faults(
    folder: Folder, pages: Mapping[str, Page], name: str, site_url: str, hosts: set[str]
) -> Iterator[Fault]:
    """All that is wrong with a page; `hosts` gets those that it asks by itself."""
    text = folder.text(name)
    seen = read_html(name, text)
    yield from (Fault(name, line, said) for line, said in seen.faults)
    yield from (Fault(name, 0, said) for said in head_faults(seen, site_url))
    for address, line in seen.loads:
        if is_outside(address, site_url):
            host = urlsplit(address).netloc
            hosts.add(host)
            yield Fault(name, line, f"страница сама просит {host}")
    for address, line in (*seen.links, *seen.loads):
        if is_outside(address, site_url):
            continue
        aim = aim_of(posixpath.dirname(name), address, site_url)
        if aim is None:
            yield Fault(name, line, f"ссылка «{address}» ведёт мимо сайта")
        elif what := lost_in(folder, pages, Aim(aim.file or name, aim.place), address):
            yield Fault(name, line, what)
    yield from missing_assets(folder, name, assets_in(text))


def lost_in(folder: Folder, pages: Mapping[str, Page], aim: Aim, address: str = "") -> str:
    """What is wrong with an address that aims there; empty if there is a file, and a place in it."""
    if aim.file not in folder.names and aim.file not in folder.coming:
        return f"ссылка «{address}» никуда не ведёт"
    if aim.place and aim.file in pages and aim.place not in pages[aim.file].ids:
        there = aim.file.removesuffix("index.html")
        return f"на странице «/{there}» нет места «{aim.place}»"
    return ""


def missing_assets(folder: Folder, name: str, assets: Collection[str]) -> Iterator[Fault]:
    return (Fault(name, 0, f"нет файла {asset}") for asset in sorted(assets - folder.names))


def check_style(folder: Folder, name: str) -> Iterator[Fault]:
    """What a style asks for by name."""
    for address in URL.findall(folder.text(name)):
        there = posixpath.normpath(posixpath.join(posixpath.dirname(name), address.partition("#")[0]))
        if not address.startswith("data:") and there not in folder.names:
            yield Fault(name, 0, f"нет файла {there}")


SITEMAP_NAMES = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def check_data(folder: Folder, pages: Mapping[str, Page], site_url: str) -> Iterator[Fault]:
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


def weigh(
    folder: Folder, pages: Mapping[str, Page], sizes: Mapping[str, int], faults: list[Fault]
) -> tuple[str, int]:
    """The page with the heaviest first view, and its bytes; what weighs too much becomes a fault.

    A page is packed only if it could be either: without packing it weighs no less. `sizes`: bytes of each, unpacked.
    """
    heaviest = ("", 0)
    walked = [name for name in pages if not name.startswith(TAKEN_ALONG)]
    loaded = {name: loaded_bytes(folder, pages[name]) for name in walked}
    for name in sorted(walked, key=lambda name: (sizes[name] + loaded[name], name), reverse=True):
        size, most = sizes[name], TOOLS.get(name, FIRST_VIEW)
        if size > HEAVIEST:
            faults.append(Fault(name, 0, f"в странице {size} байт, можно {HEAVIEST}"))
        if size + loaded[name] <= min(heaviest[1], most):
            continue
        weight = packed(folder, name) + loaded[name]
        heaviest = max(heaviest, (name, weight), key=lambda one: (one[1], one[0]))
        if weight > most:
            faults.append(Fault(name, 0, f"весит {weight} байт с оформлением, можно {most}"))
    return heaviest


def loaded_bytes(folder: Folder, page: Page) -> int:
    """Bytes after gzip of the styles and scripts that a page loads by itself."""
    names = frozenset().union(*(part.loads for part in page.parts))
    return sum(packed(folder, name) for name in names if name in folder.names)


def packed(folder: Folder, name: str) -> int:
    if name not in folder.packed:
        folder.packed[name] = len(gzip.compress(folder.bytes(name), 6, mtime=0))
    return folder.packed[name]

"""Reading without the internet: the service worker of the finished site."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..model.addresses import OFFLINE
from ..theme.assets import FOLDER, Assets, minify_script

SHELL = (
    "site.css",
    "home.css",
    "first.js",
    "site.js",
    "sight-panel.js",
    "offline.js",
    "show.js",
    "show.css",
    "hear.js",
    "hear.css",
    "fonts/golos-400.woff2",
    "fonts/golos-600.woff2",
)
"""Assets that a browser keeps from the first visit on: those of every page, of what a tap on it opens, and of
the page OFFLINE."""

FORMER = "sferum-help-"
"""What the caches of every centre were named after, before each had a slug."""


@dataclass(frozen=True)
class Trace:
    """What the service worker has to know of a file."""

    digest: bytes
    packed: int
    """Bytes as sent by a server that compresses, which nearly all do."""


def trace_of(data: bytes, known: Mapping[bytes, int] = MappingProxyType({})) -> Trace:
    """`known`: digest of a file → its bytes as sent, where they were counted before."""
    digest = hashlib.sha256(data).digest()
    return Trace(digest, known.get(digest) or len(zlib.compress(data, 1)))


def make_service_worker(
    pages: Mapping[str, Trace], assets: Assets, slug: str, moved: Mapping[str, str] = MappingProxyType({})
) -> str:
    """The script of the service worker for a finished site.

    Args:
        pages: Address from the root of the site → what finished HTML is worth keeping.
        assets: What the pages load.
        slug: That of the centre: caches are named after it.
        moved: Addresses that only lead on, and where: a short code is as good without the internet.
    """
    kept = {**pages}
    names = (address for name, address in assets.addresses.items() if is_kept(name))
    kept |= {address: trace_of(assets.files[address]) for address in names}
    digest = hashlib.sha256()
    for address in sorted(kept):
        digest.update(address.encode() + b"\0" + kept[address].digest)
    build = {
        **whose(slug),
        "version": digest.hexdigest()[:12],
        "shell": [OFFLINE, *(assets.addresses[name] for name in SHELL)],
        "all": sorted(kept),
        "moved": dict(moved),
        "bytes": sum(one.packed for one in kept.values()),
    }
    return service_worker(build)


def is_kept(name: str) -> bool:
    """Whether an asset belongs to reading: pictures for other sites and videos do not."""
    return name.endswith((".css", ".js", ".woff2", ".svg"))


def make_kill_switch(slug: str) -> str:
    """A service worker that removes all that earlier ones of this centre kept, and then itself."""
    return service_worker({**whose(slug), "version": ""})


def whose(slug: str) -> dict[str, str]:
    """By what a service worker knows the caches of its centre."""
    return {"slug": slug, "former": FORMER, "offline": OFFLINE}


def service_worker(build: Mapping[str, object]) -> str:
    source = (FOLDER / "offline" / "sw.js").read_text("utf-8")
    data = json.dumps(build, ensure_ascii=False, separators=(",", ":"))
    return f"const BUILD = {data};\n{minify_script(source)}\n"

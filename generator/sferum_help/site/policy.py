"""What a page may load and tell: said in the page itself, and for the headers of a host that can send some."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..model.content import Content
from ..pages.videos import frame_hosts

REFERRER = "same-origin"
"""Referrer-Policy: no other site hears what somebody has read here."""

SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "media-src": "'self'",
    "manifest-src": "'self'",
    # No page fetches anything. As a header the policy holds for the service worker too, which fetches pages.
    "connect-src": "'self'",
    "worker-src": "'self'",
    # The same for Safari before 15.5, which knows no `worker-src`.
    "child-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
"""Nothing of another site, nothing inline: even text that slipped through every check could not run."""

NOTHING = "default-src 'none'; img-src 'self'"
"""The policy of a page that only leads on: it has no more than the icon, which browsers ask for by themselves."""


def policy(content: Content, inline: Mapping[str, str] = MappingProxyType({})) -> str:
    """Content-Security-Policy: what is ours, and players of the hosts that published videos have.

    `inline`: kind of a source → the hash of the one that stands inside a file of ours.
    """
    frames = " ".join(frame_hosts(content)) or "'none'"
    sources = SOURCES | {kind: f"{SOURCES[kind]} {hash}" for kind, hash in inline.items()}
    return "; ".join(f"{kind} {allowed}" for kind, allowed in (sources | {"frame-src": frames}).items())

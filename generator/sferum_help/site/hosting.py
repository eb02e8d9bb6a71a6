"""What a server needs to know of the site: addresses that lead on, addresses that there are, headers.

The pages do without: an old address is a page that leads on, and the policy stands in every page. A server that takes
these files leads on at once, helps with an address that was mistyped, and says what only a header can say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from ..model.content import Content
from ..pages.page import Page
from .policy import REFERRER, policy

REDIRECTS = "redirects.map"
ADDRESSES = "addresses.map"
"""To `include` in a `map`, https://nginx.org/en/docs/http/ngx_http_map_module.html."""
NGINX_HEADERS = "headers.conf"
HOSTED_REDIRECTS, HOSTED_HEADERS = "_redirects", "_headers"
"""For hosts of static sites: GitLab Pages reads the first, Cloudflare Pages and Netlify both."""

NOT_NEEDED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
"""What no page asks for, https://www.w3.org/TR/permissions-policy/."""


def headers(content: Content, inline: Mapping[str, str]) -> dict[str, str]:
    """Name of a header → value, the same for every file; `inline` as for `policy`."""
    return {
        # A page in the frame of another site could be laid under its buttons; the meta element cannot forbid it.
        "Content-Security-Policy": f"{policy(content, inline)}; frame-ancestors 'self'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": REFERRER,
        "Permissions-Policy": ", ".join(f"{name}=()" for name in NOT_NEEDED),
    }


def hosting_files(
    content: Content, site_url: str, pages: Iterable[Page], inline: Mapping[str, str]
) -> dict[str, Callable[[], bytes]]:
    """Each file by its name, made when it is asked for; `inline` as for `policy`."""
    root, pages = urlsplit(site_url).path, tuple(pages)
    return {
        REDIRECTS: lambda: to_bytes(f"{old} {new};" for old, new in moves(root, pages)),
        HOSTED_REDIRECTS: lambda: to_bytes(f"{old} {new} 301" for old, new in moves(root, pages)),
        ADDRESSES: lambda: to_bytes(f"{one} {one};" for one in addresses(root, pages)),
        NGINX_HEADERS: lambda: to_bytes(
            f'add_header {name} "{value}" always;' for name, value in headers(content, inline).items()
        ),
        HOSTED_HEADERS: lambda: to_bytes(
            [f"{root}*", *(f"  {name}: {value}" for name, value in headers(content, inline).items())]
        ),
    }


def to_bytes(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def moves(root: str, pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """Path on the host, and where it leads, for every page that only leads on."""
    return ((root + page.address, root + page.moved_to) for page in pages if page.moved_to)


def addresses(root: str, pages: Iterable[Page]) -> Iterator[str]:
    """Paths of all pages; nginx compares them whatever their case, so that a mistyped one is found by them."""
    return (root + page.address for page in pages if page.kind != "not-found")

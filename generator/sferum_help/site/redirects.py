"""Old addresses and short codes for hosts that lead on by themselves; everywhere else their pages do it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from ..pages.page import Page

NGINX = "redirects.map"
"""`include` it in a `map $uri $moved { … }`, https://nginx.org/en/docs/http/ngx_http_map_module.html."""
HOSTED = "_redirects"
"""Read by GitLab Pages and others, https://docs.gitlab.com/user/project/pages/redirects/."""


def moves(site_url: str, pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """Path on the host, and where it leads, for every page that only leads on."""
    root = urlsplit(site_url).path
    for page in pages:
        if page.moved_to:
            yield root + page.address, root + page.moved_to


def nginx_map(site_url: str, pages: Iterable[Page]) -> str:
    return "".join(f"{old} {new};\n" for old, new in moves(site_url, pages))


def hosted_redirects(site_url: str, pages: Iterable[Page]) -> str:
    return "".join(f"{old} {new} 301\n" for old, new in moves(site_url, pages))

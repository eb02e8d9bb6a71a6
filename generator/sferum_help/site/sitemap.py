"""`sitemap.xml`: what search engines should offer, https://www.sitemaps.org/protocol.html."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ..pages.page import Page


def sitemap(site_url: str, pages: Iterable[Page]) -> str:
    """`site_url` ends with a slash."""
    lines = [f"<url><loc>{escape(site_url + page.address)}</loc></url>" for page in pages if page.is_listed]
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return "\n".join(
        [head, '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', *lines, "</urlset>", ""]
    )

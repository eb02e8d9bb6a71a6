"""`robots.txt`: every page may be offered by search engines, https://www.rfc-editor.org/rfc/rfc9309.

It has a meaning at the root of a host alone; below a sub-path it does no harm.
"""

from __future__ import annotations

from ..model.addresses import SITEMAP


def robots(site_url: str) -> str:
    """`site_url` ends with a slash, or is empty: then nobody knows where the map of the site is."""
    lines = ["User-agent: *", "Disallow:"]
    if site_url:
        lines += ["", f"Sitemap: {site_url}{SITEMAP}"]
    return "\n".join([*lines, ""])

"""How a site is published: the only things that the content does not say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    site_url: str = ""
    """Where the site will be published, with a slash at its end; empty if nobody knows. What leaves the site
    (the feed, QR codes, cards) needs whole addresses, and without one is left out."""
    edit: str = ""
    """Where sources are edited: `https://…/edit/main/{file}`. Without it a page links its own source file."""
    offline: bool = True
    """Whether visited pages can be read without the internet. If not, what readers have kept is removed."""
    editing: bool = False
    """For the server of an editor, which brings an inline script of its own."""
    for_disk: bool = False
    """For reading from a disk: links name the `index.html` of a folder."""

    def __post_init__(self) -> None:
        if self.site_url and not self.site_url.endswith("/"):
            object.__setattr__(self, "site_url", f"{self.site_url}/")

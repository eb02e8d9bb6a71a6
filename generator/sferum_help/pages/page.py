"""One page before it is drawn: where it is, what its template shows, and what the frame says around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

from ..model.addresses import Link
from ..model.role import Role


class View(Protocol):
    """What one template shows: a frozen dataclass, whose fields are the names that the template uses."""

    kind: ClassVar[str]
    """The name of the template, `<kind>.html.j2`, and of the kind of page in its styles."""


@dataclass(frozen=True)
class Page:
    """All that a template and the frame need. The body is drawn when somebody asks for it."""

    address: str
    title: str
    description: str
    view: View
    crumbs: tuple[Link, ...] = ()
    """The way from the home page to this one, both left out."""
    menu: str = ""
    """The address of the menu entry that this page belongs to."""
    source: str = ""
    """The file an editor changes, from the root of the repository; empty if there is no single one."""
    printed: str = ""
    """The address to print at its foot; its own if empty."""
    has_qr: bool = False
    """Whether a QR code of this address stands at its foot on paper. Articles print that of their short code."""
    moved_to: str = ""
    """The present address, if this one is old."""
    scripts: tuple[str, ...] = ()
    """Names of the scripts that it can use beside `site.js`; it reads well without them."""
    styles: tuple[str, ...] = ()
    """Names of its styles beside `site.css`."""
    roles: tuple[Role, ...] = ()
    """For whom it is, if that is said on it."""
    asks_messenger: bool = False
    """Whether it asks for the reader's messenger itself, so that the line on top of it need not."""
    indexed: bool = True
    """Whether search engines should offer it, if readers are meant to stay on it; see `is_listed`."""

    @property
    def kind(self) -> str:
        return self.view.kind

    @property
    def is_offered(self) -> bool:
        """Whether a reader is meant to stay on it: it neither leads on nor says that there is nothing."""
        return not self.moved_to and self.kind != "not-found"

    @property
    def is_listed(self) -> bool:
        """Whether search engines offer it."""
        return self.indexed and self.is_offered


@dataclass(frozen=True)
class MovedView:
    """A page that leads on to another one."""

    kind: ClassVar[str] = "moved"
    link: Link

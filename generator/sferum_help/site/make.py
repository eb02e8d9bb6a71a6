"""Content → all finished pages and files of the site.

An engine (MkDocs today, see `plugin.py`) puts each body into its frame and writes it out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from ..model.addresses import (
    ANSWERS_CSV,
    ANSWERS_JSON,
    FEED,
    OPENSEARCH,
    Link,
    address_of,
    code_address,
    page_address,
    qr_address,
)
from ..pages.articles import add_article
from ..theme.assets import Assets, make_assets
from ..model.video import MadeVideo
from ..pages.videos import add_videos, frame_hosts
from ..pages.checker import GRAPH, add_checker, graph_script
from ..pages.codes import CODES, add_codes
from ..model.content import Content
from ..exports.answers_json import answers_json
from ..exports.feed import atom_feed
from ..pages.handouts import add_handouts
from ..pages.home import add_home
from .icons import identity_files
from ..pages.lists import add_lists
from ..exports.answers_csv import answers_csv
from ..model.role import Role
from .worker import add_offline
from ..exports.qr import qr_picture
from ..exports.plain_text import make_steps, make_texts
from ..pages.roles import add_role
from ..pages.search import SearchView, add_search, add_search_scripts, opensearch, search_view
from ..pages.support import REPLIES, add_support, replies_script
from ..pages.templating import environment
from ..pages.views import Add

POLICY = {
    "default-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
"""Nothing of another site, nothing inline: even text that slipped through every check could not run."""

PANEL = "sight-panel.js"

HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)


@dataclass(frozen=True)
class Page:
    """One finished page: all that a frame needs."""

    address: str
    kind: str
    """Which template made the body: answer, instruction, role, …; `document` if it was written by hand."""
    title: str
    description: str
    body: Markup
    crumbs: tuple[Link, ...] = ()
    """The way from the home page to this one, both left out."""
    contents: tuple[Link, ...] = ()
    """Headings of this page."""
    menu: str = ""
    """The address of the menu entry that this page belongs to."""
    source: str = ""
    """The file an editor changes, from the root of the repository; empty if there is no single one."""
    printed: str = ""
    """The address to print at its foot; its own if empty."""
    moved_to: str = ""
    """The present address, if this one is old."""
    scripts: tuple[str, ...] = ()
    """Names of the scripts that it can use beside `site.js`; it reads well without them."""
    styles: tuple[str, ...] = ()
    """Names of its styles beside `site.css`."""
    roles: tuple[Role, ...] = ()
    """For whom it is, if that is said on it."""
    indexed: bool = True
    """Whether search engines should offer it."""


@dataclass(frozen=True)
class Frame:
    """What is the same around every page."""

    title: str
    brand: tuple[str, str]
    """The title in two lines: what this is, and its name, if there is one in «quotes»."""
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    """Pages about the site itself."""
    notice: str
    notice_link: Link
    codes: Link
    """The page that takes a short code."""
    feed: str
    """The address of the feed; empty without one."""
    search: SearchView
    """What the search form in the header needs."""
    assets: Mapping[str, str]
    """Name of a style, script, font or picture → its address."""
    policy: str
    """Content-Security-Policy: what a page may load and from where."""


@dataclass(frozen=True)
class Site:
    """All that the content makes."""

    frame: Frame
    assets: Assets
    pages: list[Page] = field(default_factory=list)
    files: dict[str, str | bytes] = field(default_factory=dict)
    """Other files: address → content."""


def make_site(
    content: Content, site_url: str = "", made: Mapping[str, MadeVideo] = MappingProxyType({})
) -> Site:
    """Every page and data file of the site, in a fixed order.

    `site_url` is where the site will be published, if that is known: what leaves the site (the feed, the QR
    code on paper, replies) needs whole addresses, and without one is left out or names the page by its code.
    `made` are videos made from instructions, by the id of the instruction; their files are published by
    whoever made them.
    """
    env = environment()
    site_url = f"{site_url.rstrip('/')}/" if site_url else ""
    assets = make_assets()
    assets.add(GRAPH, graph_script(content.checker))
    assets.add(PANEL, panel_script())
    add_search_scripts(content, assets)
    texts = make_texts(content)
    assets.add(REPLIES, replies_script(content, texts, make_steps(content), published=bool(site_url)))
    site = Site(make_frame(content, assets, site_url), assets)

    def add(address: str, kind: str, title: str, description: str, view: dict[str, Any], **rest: Any) -> None:
        template = env.get_template(f"{kind}.html.j2")
        # Markup: the template escaped everything that is not a template or checked prose.
        body = Markup(
            template.render(content=content, here=address, title=title, assets=assets.addresses, **view)
        )
        site.pages.append(Page(address, kind, title, description, body, contents=headings(body), **rest))

    add_pages(content, add, site_url, made)
    site.files.update(data_files(content, texts, site_url))
    site.files.update(assets.files)
    site.files.update(identity_files(content.centre))
    return site


def add_pages(content: Content, add: Add, site_url: str, made: Mapping[str, MadeVideo]) -> None:
    add_home(content, add)
    for role in content.roles.values():
        add_role(content, role, add)
    add_handouts(content, add)
    add_lists(content, add)
    add_videos(content, add, site_url, made)
    add_checker(content, add)
    add_offline(content, add)
    add_search(content, add)
    for article in content.articles():
        add_article(content, article, add, site_url, made.get(article.id))
    add_codes(content, add)
    add_support(content, add, published=bool(site_url))


def data_files(content: Content, texts: Mapping[str, str], site_url: str) -> dict[str, str | bytes]:
    """The content for other programs; what holds whole addresses only if the site has one."""
    files: dict[str, str | bytes] = {
        ANSWERS_JSON: answers_json(content, site_url),
        ANSWERS_CSV: answers_csv(content, texts, site_url),
    }
    if site_url:
        files |= {qr_address(code): qr_picture(site_url + code_address(code)) for code in content.codes.pages}
        files[FEED] = atom_feed(content, site_url)
        files[OPENSEARCH] = opensearch(content, site_url)
    return files


def panel_script() -> str:
    """The panel «Версия для слабовидящих» for its script, which loads it when somebody wants it."""
    panel = environment().get_template("sight.html.j2").render()
    return f"globalThis.sferumSightPanel = {json.dumps(panel, ensure_ascii=False)};\n"


def make_frame(content: Content, assets: Assets, site_url: str) -> Frame:
    centre = content.centre
    what, _, name = centre.title.partition("«")
    return Frame(
        title=centre.title,
        brand=(what.strip(), name.rstrip("»")),
        menu=tuple(Link(one.title, page_address(one.page)) for one in centre.menu),
        footer=tuple(Link(one.title, page_address(one.page)) for one in centre.footer),
        notice=centre.notice.text,
        notice_link=Link(centre.notice.link, address_of(content.article(centre.notice.page))),
        codes=Link(centre.index_pages[CODES].title, page_address(CODES)),
        feed=FEED if site_url else "",
        search=search_view(content, assets.addresses, site_url),
        assets=assets.addresses,
        policy=policy(content),
    )


def policy(content: Content) -> str:
    """Content-Security-Policy: what is ours, and players of the hosts that published videos have."""
    frames = " ".join(frame_hosts(content)) or "'none'"
    return "; ".join(f"{kind} {allowed}" for kind, allowed in (POLICY | {"frame-src": frames}).items())


def headings(body: Markup) -> tuple[Link, ...]:
    """The contents list of a finished body: its second-level headings, which all carry an id."""
    return tuple(Link(Markup(text).striptags(), f"#{id}") for id, text in HEADING.findall(body))

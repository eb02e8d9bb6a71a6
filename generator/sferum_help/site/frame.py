"""What is the same around every page: head, header, menu, footer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from ..model.addresses import FEED, Link, page_address, page_link, page_qr_address
from ..model.centre import MenuEntry, Owner, Urgent
from ..model.content import Content
from ..model.document import Slot
from ..pages.page import Page
from ..pages.search import SearchView, search_view
from ..pages.templating import draw, squeeze
from ..russian.typography import typeset_html
from ..theme.assets import data_script
from .options import Options
from .policy import NOTHING, REFERRER, policy


@dataclass(frozen=True)
class Frame:
    slug: str
    title: str
    brand: tuple[str, str]
    """The title in two lines: what this is, and its name, if there is one in «quotes»."""
    menu: tuple[Link, ...]
    footer: tuple[tuple[str, tuple[Link, ...]], ...]
    """What stands at the foot of a page below the menu: headings and links."""
    owner: Owner
    owner_address: str
    """The place where it is said who runs the site; empty if no page says it."""
    notice: str
    """The line on top of every page; may be empty."""
    notice_link: Link | None
    urgent: Urgent | None
    urgent_link: Link | None
    """The way to first aid."""
    feed: str
    """The address of the feed; empty without one."""
    search: SearchView
    """What the search form in the header needs."""
    assets: Mapping[str, str]
    """Name of a style, script, font or picture → its address."""
    policy: str
    """Content-Security-Policy: what a page may load and from where."""
    referrer: str
    """Referrer-Policy: what other sites hear."""

    @cached_property
    def drawn(self) -> dict[tuple[str, ...], str]:
        """Parts that many pages share, as they are drawn."""
        return {}

    @cached_property
    def linked(self) -> tuple[str, ...]:
        """Where the parts that pages share lead."""
        footer = (link for _, links in self.footer for link in links)
        return (*(link.address for link in (*self.menu, *footer)), self.owner_address)


def make_frame(content: Content, assets: Mapping[str, str], site_url: str) -> Frame:
    """`assets`: the names of published files → their addresses."""
    centre = content.centre
    notice, urgent = centre.notice, centre.urgent
    what, _, name = centre.title.partition("«")
    return Frame(
        slug=centre.slug,
        title=centre.title,
        brand=(what.strip(), name.rstrip("»")),
        menu=menu_links(centre.menu),
        footer=tuple((one.title, menu_links(one.pages)) for one in centre.footer),
        owner=centre.owner,
        owner_address=owner_address(content),
        notice=notice.text if notice else "",
        notice_link=page_link(content, notice.page, notice.link) if notice else None,
        urgent=urgent,
        urgent_link=page_link(content, urgent.page, urgent.link) if urgent else None,
        feed=FEED if site_url else "",
        search=search_view(content, assets, site_url),
        assets=assets,
        policy=policy(content),
        referrer=REFERRER,
    )


def menu_links(entries: Iterable[MenuEntry]) -> tuple[Link, ...]:
    return tuple(Link(one.title, page_address(one.page)) for one in entries)


def owner_address(content: Content) -> str:
    """The first place where a handwritten page says who runs the site."""
    for document in content.documents.values():
        for part in document.parts:
            if isinstance(part, Slot) and part.name == "owner":
                return page_address(document.id) + (part.heading and f"#{part.heading}")
    return ""


def panel_data() -> str:
    """The panel «Версия для слабовидящих», for the script that comes with it when somebody wants it."""
    return data_script("sightPanel", draw("sight.html.j2"))


def source_url(page: Page, options: Options) -> str:
    """Where the source of a page is edited, or else the copy of it that is published beside the page.

    A copy of the site for a disk is there to be read: no sources travel with it.
    """
    if not page.source:
        return ""
    if options.edit:
        return options.edit.replace("{file}", page.source)
    return page.source if page.kind != "document" and not options.for_disk else ""


def is_published_source(page: Page, options: Options) -> bool:
    """Whether a copy of its source is published, because nobody said where it is edited."""
    return bool(page.source) and source_url(page, options) == page.source


def draw_frame(
    page: Page, body: Markup, contents: tuple[Link, ...], frame: Frame, options: Options, card: str, root: str
) -> str:
    """The HTML of a page, but for the parts that it shares with others: `fill_slots` puts them in.

    Args:
        contents: The headings of the page.
        card: The whole address of its card; empty without one.
        root: What addresses begin with; empty: they are seen from the page itself.
    """
    shown = page.kind != "not-found"
    address = page.moved_to or page.address
    return draw(
        "moved.html" if page.moved_to else "main.html",
        here=page.address,
        root=root,
        frame=frame,
        current=page,
        body=body,
        slots=SLOTS,
        nothing=NOTHING,
        contents=contents,
        canonical=options.site_url + address.partition("#")[0] if options.site_url and shown else "",
        qr=page_qr_address(page.address) if page.has_qr and options.site_url else "",
        editing=options.editing,
        offline=options.offline and not options.editing and not options.for_disk,
        for_disk=options.for_disk,
        source_url=source_url(page, options),
        card=card,
    )


SLOTS = {name: Markup(f"<!--{name}-->") for name in ("header.html", "footer.html")}
"""A part of the frame that many pages share → what stands for it until the page is typeset."""
SEARCHING = ("home", "search", "not-found")
"""Kinds of pages that have a form for search of their own."""


def fill_slots(html: str, page: Page, frame: Frame, root: str) -> str:
    """The whole HTML of a page that is typeset already, as the parts are."""
    for name, slot in SLOTS.items():
        html = html.replace(slot, shared_part(name, page, frame, root), 1)
    return html


def shared_part(template: str, page: Page, frame: Frame, root: str) -> str:
    """A part of the frame, typeset; drawn once for all pages of a folder, from which every link looks the same.

    But for pages that links of the frame lead to: from there they look different.
    """
    here = page.address
    folder = here.rpartition("/")[0].rpartition("/")[0]
    if not folder or any(address.startswith(here) for address in frame.linked):
        folder = here
    searches = page.kind in SEARCHING
    key = (template, folder, page.menu, str(searches), root)
    if key not in frame.drawn:
        html = draw(template, here=here, root=root, frame=frame, branch=page.menu, searches=searches)
        frame.drawn[key] = squeeze(typeset_html(html)).strip()
    return frame.drawn[key]

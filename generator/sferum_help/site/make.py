"""Content → the whole finished site: every address with its bytes, each made when somebody asks for it.

An engine or a writer (`plugin.py`, `write.py`) only hands these bytes on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from threading import RLock
from types import MappingProxyType
from typing import Any, TypeVar

from markupsafe import Markup

from ..exports.answers_csv import answers_csv
from ..exports.answers_json import answers_json
from ..exports.feed import atom_feed
from ..exports.llms_txt import llms_txt
from ..exports.plain_text import make_parts, make_steps, make_texts
from ..exports.qr import qr_picture
from ..memory.memory import NO_MEMORY, Memory
from ..model.addresses import (
    ANSWERS_CSV,
    ANSWERS_JSON,
    CHECKER,
    FEED,
    LLMS,
    OPENSEARCH,
    ROBOTS,
    SERVICE_WORKER,
    SITEMAP,
    code_address,
    codes_by_address,
    file_of,
    one_file_address,
    page_qr_address,
)
from ..model.content import Content
from ..model.labels import LABELS
from ..model.paper import MadePaper
from ..model.places import PAPERS, VIDEOS
from ..model.video import MadeVideo
from ..onefile.make import SCRIPT, STYLE, Common, one_file, one_files
from ..onefile.remembered import Section
from ..pages.articles import article_pages
from ..pages.checker import GRAPH, checker_pages, graph_script
from ..pages.codes import code_pages
from ..pages.colours import role_style
from ..pages.documents import document_pages
from ..pages.doors import chosen_style
from ..pages.handouts import handout_pages
from ..pages.hear import hear_data
from ..pages.home import home_page
from ..pages.lists import list_pages
from ..pages.lost import ADDRESSES, LOST, addresses_script, not_found_page
from ..pages.meeting import meeting_pages
from ..pages.offline import offline_page
from ..pages.page import Page
from ..pages.retired import retired_pages
from ..pages.roles import role_pages
from ..pages.search import (
    add_search_scripts,
    opensearch,
    search_data,
    search_page,
    sense_script,
)
from ..pages.steps import show_data
from ..pages.support import REPLIES, add_replies, support_pages
from ..pages.templating import shared_of
from ..pages.topics import topic_pages
from ..pages.videos import PLAYER, WatchView, frame_hosts, video_pages
from ..search.index import INDEX, SHORTS
from ..search.pieces import OPENER
from ..search.sense import SENSE, sense_scripts
from ..theme.assets import (
    PIECES,
    Assets,
    address_without_hash,
    data_script,
    make_assets,
)
from .cards import page_card
from .drawing import Drawing
from .frame import is_published_source, make_frame, panel_data
from .hosting import hosting_files
from .icons import identity_files
from .learning import learn as learn_now
from .options import Options
from .robots import robots
from .sitemap import sitemap
from .spread import spread
from .worker import Trace, make_kill_switch, make_service_worker, trace_of

Maker = Callable[[], bytes]
Put = Callable[[str, bytes], None]
DATA = (INDEX, SHORTS, SENSE, REPLIES, ADDRESSES, GRAPH)
"""Published scripts that change with nearly every text, as pieces of data do."""


@dataclass(frozen=True)
class Site:
    """Every file of the finished site, by its path from the root: `faq/how-much/index.html`."""

    pages: tuple[Page, ...]
    files: Mapping[str, Maker | Path]
    """All but the late ones: how each is made, or where it lies ready."""
    body: Callable[[str], Markup]
    """Address of a page → what stands inside its frame."""
    late: Callable[[], Mapping[str, bytes]]
    """Files whose paths follow from what is in them, all made at once: cards of pages; while somebody writes, what
    scripts ask for."""
    extra: Callable[[Page], bytes]
    """A page that is none of the site's own → its bytes, like any other's."""
    memory: Memory
    """What builds before have made."""
    put_pages: Callable[[Put], Collection[str]]
    """Give every page, its path and its bytes, to somebody who only writes it down: in whatever process it is made.
    Returns the paths."""

    def paths(self) -> list[str]:
        """The path of every file, sorted."""
        return sorted({*self.files, *self.late()})

    def has(self, path: str) -> bool:
        return path in self.files or path in self.late()

    def read(self, path: str) -> bytes:
        """The content of one file; nothing else is made than what it needs. KeyError: there is none."""
        found = self.files[path] if path in self.files else self.late()[path]
        if isinstance(found, bytes):
            return found
        return found.read_bytes() if isinstance(found, Path) else found()


Made = TypeVar("Made")


def lazily(make: Callable[[], Made]) -> Callable[[], Made]:
    """`make`, asked once: several threads of a server may want the same at the same time."""
    alone, made = RLock(), cache(make)

    def read() -> Made:
        with alone:
            return made()

    return read


def make_site(
    content: Content,
    options: Options = Options(),
    made: Mapping[str, MadeVideo] = MappingProxyType({}),
    root: Path = Path(),
    memory: Memory = NO_MEMORY,
    papers: Mapping[str, MadePaper] = MappingProxyType({}),
    learn: Callable[[Content], Any] | None = None,
) -> Site:
    """The site of some content.

    Args:
        options: How and where it is published.
        made: Videos made from instructions, by the id of the instruction.
        root: Where the sources lie, and the files of the videos and papers.
        memory: What builds before have made.
        papers: Sheets that are ready as PDF, by the name of the edition.
        learn: As `learning.learn`, by somebody who remembers.
    """
    url = options.site_url
    texts = lazily(partial(make_texts, content, url))
    pages = tuple(every_page(content, url, made, papers, options.day))
    if not options.for_disk:
        # On a disk nobody shows it, and its links would lead to the root of the disk.
        pages += (not_found_page(content),)
    learnt = lazily(partial(learn, content) if learn else partial(learn_now, content, memory))
    index = lazily(partial(search_data, content))
    assets = published_assets(content, options)
    opener = assets.take(OPENER)

    def add_data(to: Assets) -> Assets:
        """What scripts ask for."""
        if not options.for_disk:
            to.add(ADDRESSES, addresses_script(pages))
        if content.checker:
            to.add(GRAPH, graph_script(content.checker))
        add_search_scripts(content, to, index(), None if options.editing else learnt(), opener)
        if content.support:
            steps, parts = make_steps(content, url), make_parts(content, url)
            add_replies(to, content, texts(), steps, parts, site_url=url)
        return to

    if options.editing:
        # Named after what is in it, all of it would have to be made for any page.
        assets.addresses |= {name: address_without_hash(name) for name in DATA}
    else:
        add_data(assets)
    common = Common(content, url, assets.take(STYLE), assets.take(SCRIPT), index, learnt, memory)
    frame = make_frame(content, assets.addresses, url)
    by_address = {page.address: page for page in pages}
    with_cards = bool(url) and not options.editing

    @cache
    def card(address: str) -> tuple[str, bytes]:
        return page_card(by_address[address], content.centre.title, memory)

    def whole_card(page: Page) -> str:
        has_card = with_cards and page.address in by_address and page.is_offered
        return url + card(page.address)[0] if has_card else ""

    drawing = Drawing(
        shared_of(content),
        options,
        frame,
        codes_by_address(content),
        assets.addresses,
        frozenset(name for name in assets.addresses if name in DATA or name.startswith(PIECES)),
        lambda path: len(weighed[path]()),
        whole_card,
        memory,
    )

    @cache
    def body(address: str) -> Markup:
        return drawing.body(by_address[address])

    @lazily
    def cards() -> Mapping[str, bytes]:
        return dict(card(page.address) for page in pages if page.is_offered) if with_cards else {}

    @lazily
    def data() -> Mapping[str, bytes]:
        return add_data(Assets(is_hashed=False)).files

    def files_for_chats(common: Common) -> dict[str, Maker]:
        return {
            one_file_address(content.centre.slug, name): partial(one_file, common, role)
            for name, role in one_files(content).items()
        }

    alone = files_for_chats(common)
    drawn = {file_of(page.address): partial(drawing.html, page) for page in pages}
    done: dict[str, bytes] = {}
    """Large files that were made already."""
    traces: dict[str, Trace] = {}
    """What was written already, for the service worker."""

    def once(path: str, make: Maker) -> Maker:
        def read() -> bytes:
            if path not in done:
                done[path] = make()
            return done[path]

        return read

    files: dict[str, Maker | Path] = {path: once(path, make) for path, make in (alone | drawn).items()}
    # While somebody writes no page waits for what is learnt: the files that it weighs are without that.
    weighed = files_for_chats(replace(common, sense=lambda: None)) if options.editing else files

    def make_alone(path: str) -> tuple[bytes, dict[str, Section]]:
        return alone[path](), common.sections.used

    def put_pages(put: Put) -> Collection[str]:
        # Pages tell how large the files are, so those come first.
        least = len(alone) + 1 if common.sections.known else 1
        for path, (data, drawn_there) in zip(alone, spread(make_alone, [*alone], least), strict=True):
            done[path] = data
            common.sections.used.update(drawn_there)
        common.sections.keep()
        common.pages.clear()
        packed: dict[bytes, int] = memory.fetch("packed") or {}

        def take(page: Page, data: bytes) -> Trace:
            put(file_of(page.address), data)
            return trace_of(data, packed)

        traces.update(zip(drawn, drawing.all(pages, take), strict=True))
        if packed != (now := {one.digest: one.packed for one in traces.values()}):
            memory.store("packed", now)
        return drawn

    def trace(address: str) -> Trace:
        path = file_of(address)
        return traces[path] if path in traces else trace_of(files[path]())

    files |= {page.source: root / page.source for page in pages if is_published_source(page, options)}
    files |= {file.address: root / VIDEOS / file.name for video in made.values() for file in video.files}
    files |= {one.address: root / PAPERS / one.file for one in papers.values()}
    files |= data_files(content, texts, url, memory)
    if options.editing:
        # What is learnt takes long, and what else scripts ask for does not wait for it.
        files |= {
            address_without_hash(name): lambda: sense_script(learnt()).encode()
            for name in sense_scripts(content)
        }
    files |= qr_files(content, url, pages, memory)
    files |= {
        address: partial(bytes, data)
        for address, data in (assets.files | identity_files(content.centre)).items()
    }
    if url:
        files[SITEMAP] = lambda: sitemap(url, pages).encode()
        files |= hosting_files(content, url, pages, common.inline)
    if not options.for_disk:
        files[ROBOTS] = lambda: robots(url).encode()
    if not options.editing and not options.for_disk:
        # Without the internet there is nothing to watch, and the instruction says the same.
        kept = [page.address for page in pages if page.is_offered and page.kind != WatchView.kind]
        moved = {page.address: page.moved_to for page in pages if page.moved_to}
        files[SERVICE_WORKER] = lambda: (
            make_service_worker(
                {address: trace(address) for address in kept}, assets, content.centre.slug, moved
            )
            if options.offline
            else make_kill_switch(content.centre.slug)
        ).encode()
    late = data if options.editing else cards
    return Site(pages, files, body, late, drawing.html, memory, put_pages)


def every_page(
    content: Content,
    site_url: str,
    made: Mapping[str, MadeVideo],
    papers: Mapping[str, MadePaper],
    day: date | None = None,
) -> Iterator[Page]:
    """Every page but 404.html, in a fixed order. A feature that the content does not have brings none."""
    yield home_page(content)
    yield from role_pages(content, papers)
    yield from handout_pages(content, papers)
    yield from meeting_pages(content, site_url, papers)
    yield from list_pages(content)
    yield from topic_pages(content)
    yield from video_pages(content, site_url, made)
    yield from checker_pages(content)
    yield offline_page(content)
    yield search_page(content)
    for article in content.articles():
        yield from article_pages(content, article, site_url, made.get(article.id), papers, day)
    yield from retired_pages(content)
    yield from code_pages(content)
    yield from support_pages(content, published=bool(site_url))
    yield from document_pages(content)


def published_assets(content: Content, options: Options) -> Assets:
    """Styles, scripts and fonts."""
    brought = {
        "site.js": data_script("fresh", LABELS["fresh"]) + data_script("share", LABELS["share"]),
        "show.js": show_data(),
        "hear.js": hear_data(content),
        "sight-panel.js": panel_data(),
    }
    assets = make_assets(role_style(content) + chosen_style(content), brought)
    if not frame_hosts(content):
        assets.drop(PLAYER)
    if options.for_disk:
        assets.drop(LOST)
    return assets


def data_files(
    content: Content, texts: Callable[[], Mapping[str, str]], site_url: str, memory: Memory
) -> dict[str, Maker]:
    """The content for other programs; what holds whole addresses only if the site has one."""
    files: dict[str, Maker] = {
        ANSWERS_JSON: lambda: answers_json(content, site_url).encode(),
        ANSWERS_CSV: lambda: answers_csv(content, texts(), site_url).encode(),
    }
    if site_url:
        files[LLMS] = lambda: llms_txt(content, site_url).encode()
        files[FEED] = lambda: atom_feed(content, site_url).encode()
        files[OPENSEARCH] = lambda: opensearch(content, site_url).encode()
    return files


def qr_files(content: Content, site_url: str, pages: Iterable[Page], memory: Memory) -> dict[str, Maker]:
    """QR codes of whole addresses, for paper; none if the site does not know its own."""
    if not site_url:
        return {}
    # Nobody points a camera at an outcome: whoever helps is told its code.
    coded = (code_address(code) for code, name in content.codes.pages.items() if not name.startswith(CHECKER))
    shown = (*coded, *(page.address for page in pages if page.has_qr))

    def make(address: str) -> Maker:
        return partial(memory.recall, "qr", address, partial(qr_picture, address))

    return {page_qr_address(address): make(site_url + address) for address in shown}

"""Finished pages → MkDocs, next to the handwritten pages of `docs/`. The one door for `mkdocs`.

All it knows of MkDocs fits here, so that another engine needs another file like this one and nothing else.
"""

from __future__ import annotations

import logging
import os
import re
import sys
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from .model.addresses import Link, anchors
from .site.cards import Tag, draw_card, name_card
from .pages.codes import SCRIPT as CODES_SCRIPT
from .model.content import Content
from .site.worker import SERVICE_WORKER, make_kill_switch, make_service_worker
from .site.make import Page, Site, make_site
from .source.problems import ContentError
from .russian.typography import typeset_html
from .source.tree import read_content
from .video.fresh import read_videos
from .video.manifest import FOLDER, read_manifest

log = logging.getLogger("mkdocs.plugins.sferum_help")
"""Below `mkdocs.plugins`, so that `--strict` counts our warnings."""


class FinishedPage(MkDocsPage):
    """A page whose body is ready: MkDocs neither reads nor renders it, but checks links to it."""

    def __init__(self, finished: Page, file: File, config: MkDocsConfig) -> None:
        self.finished = finished
        super().__init__(finished.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"title": self.finished.title, "description": self.finished.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = str(self.finished.body)
        self.toc = TableOfContents([])
        self.present_anchor_ids = anchors(self.finished.body)


class Options(base.Config):
    edit = options.Type(str, default="")
    """Where sources are edited: `https://…/edit/main/{file}`. Without it a page links its own source file."""
    offline = options.Type(bool, default=True)
    """Whether visited pages can be read without the internet. If not, what readers have kept is removed."""


class SferumHelp(BasePlugin[Options]):
    content: Content | None = None
    serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        # MkDocs keeps an object that has this method, and with it the last good content, between rebuilds.
        self.serving = command == "serve"
        self.code = code_version()

    def on_config(self, config: MkDocsConfig) -> None:
        if self.serving and code_version() != self.code:
            log.info("Код генератора изменился, перезапускаю сервер")
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
        self.root = Path(config.config_file_path).parent
        # Folders with an index.html in both cases; only links differ, see on_post_page.
        self.for_disk = not config.use_directory_urls
        config.use_directory_urls = True
        self.offline = self.config.offline and not self.serving and not self.for_disk
        try:
            self.content = read_content(self.root)
        except ContentError as error:
            # Here, before MkDocs empties the site: the last good pages have to stay up.
            if self.content is None or not self.serving:
                raise PluginError(f"\n\n{error}") from None
            log.error(
                f"\n\n{error}\n\nНа сайте осталась прошлая версия. Исправьте файл и сохраните его ещё раз."
            )
        self.videos = read_videos(self.root, self.content)
        made = read_manifest(self.root).videos
        if stale := sorted(made.keys() & self.content.instructions.keys() - self.videos.keys()):
            log.info(f"Видео устарели и не показаны, заново их соберёт make videos: {', '.join(stale)}")
        self.site: Site = make_site(self.content, config.site_url or "", self.videos)
        self.cards: dict[str, bytes] = {}

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        # The theme `material` gives its name and its Markdown extensions; readers get none of its files, and
        # of ours what make_site() published.
        for file in list(files):
            if file.src_dir is not None and file.generated_by is None and file.src_dir != config.docs_dir:
                files.remove(file)
        for page in self.site.pages:
            file = File.generated(
                config, source_uri(page.address), content="", inclusion=InclusionLevel.NOT_IN_NAV
            )
            files.append(file)
            FinishedPage(page, file, config)
            if page.source and not self.config.edit:
                files.append(File.generated(config, page.source, abs_src_path=str(self.root / page.source)))
        for address, content in self.site.files.items():
            files.append(File.generated(config, address, content=content))
        for video in self.videos.values():
            for made in video.files:
                source = str(self.root / FOLDER / made.name)
                files.append(File.generated(config, made.address, abs_src_path=source))
        return files

    def on_page_context(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Any) -> Any:
        finished = page.finished if isinstance(page, FinishedPage) else document(page)
        # Messengers take absolute addresses only; that of the server for editing tells them nothing.
        if config.site_url and not self.serving and not finished.moved_to:
            address, card = draw_page_card(finished, self.site.frame.title)
            self.cards[address] = card
            context["card"] = config.site_url + address
        return self._frame(context, finished, canonical=page.canonical_url or "")

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        lost = Page(template_name, "not-found", "", "", Markup(), scripts=(CODES_SCRIPT,))
        # For sitemap.xml; empty while the site does not know its own address.
        pages = [file.page for file in context["pages"]]
        context["addresses"] = [
            page.canonical_url for page in pages if page.canonical_url and is_indexed(page)
        ]
        return self._frame(context, lost, canonical="")

    # Whole pages, so that no part of the frame and no handwritten page is forgotten.
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        html = squeeze(typeset_html(output))
        return name_files(html) if self.for_disk else html

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        return squeeze(typeset_html(output)) if template_name.endswith(".html") else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        # Now, as titles of handwritten pages are not known before.
        for address, card in self.cards.items():
            path = Path(config.site_dir, address)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(card)
        if self.serving or self.for_disk:
            return
        worker = make_kill_switch()
        if self.offline:
            folder = Path(config.site_dir)
            pages = {
                path.relative_to(folder).as_posix().removesuffix("index.html"): path.read_bytes()
                for path in folder.rglob("index.html")
            }
            worker = make_service_worker(pages, self.site.assets)
        Path(config.site_dir, SERVICE_WORKER).write_text(worker, "utf-8")

    def _frame(self, context: Any, page: Page, *, canonical: str) -> Any:
        # Without an address for editing an article links the copy of its source that is published beside it.
        published = page.source if page.kind != "document" else ""
        edit = self.config.edit.replace("{file}", page.source) if page.source else ""
        context |= {"frame": self.site.frame, "current": page, "canonical": canonical}
        # The server for editing brings an inline script of its own, which the policy would refuse.
        context |= {"editing": self.serving, "offline": self.offline, "for_disk": self.for_disk}
        context["source_url"] = edit or published
        return context


def draw_page_card(page: Page, site: str) -> tuple[str, bytes]:
    """The address and the content of the card of a page."""
    section = page.crumbs[-1].text if page.crumbs else ""
    card = draw_card(page.title, site, section, tuple(Tag(role.id, role.tag) for role in page.roles))
    return name_card(page.address, card), card


BETWEEN_TAGS = re.compile(r">\s*\n\s*<")


def squeeze(html: str) -> str:
    """Without what templates leave between two elements: empty lines and the spaces that lines begin with."""
    return BETWEEN_TAGS.sub(">\n<", html)


FOLDER_LINK = re.compile(r'(href="|action="|content="0; url=)((?:(?:[\w-]+|\.{1,2})/)*)(\.{0,2})(?=["#?])')


def name_files(html: str) -> str:
    """A page for reading from a disk: where nobody looks for the index.html of a folder, links name it."""

    def name(link: re.Match[str]) -> str:
        attribute, folders, last = link.groups()
        folder = f"{folders}{last}/" if last else folders
        return f"{attribute}{folder}index.html" if folder else link[0]

    return FOLDER_LINK.sub(name, html)


def is_indexed(page: MkDocsPage) -> bool:
    """Whether search engines should offer it."""
    return not isinstance(page, FinishedPage) or (page.finished.indexed and not page.finished.moved_to)


def code_version() -> float:
    """Changes when the code of this package does; Python itself reads it once."""
    return max(path.stat().st_mtime for path in Path(__file__).parent.rglob("*.py"))


def source_uri(address: str) -> str:
    """What MkDocs would call the Markdown file of a page: handwritten pages link to it by this name."""
    return f"{address.rstrip('/')}.md" if address else "index.md"


def document(page: MkDocsPage) -> Page:
    """A handwritten page of `docs/` as one of ours."""
    headings = [item for top in page.toc for item in top.children]
    return Page(
        address=page.url,
        kind="document",
        title=page.title or "",
        description=page.meta.get("description", ""),
        body=Markup(page.content),
        contents=tuple(Link(item.title, f"#{item.id}") for item in headings),
        menu=page.url,
        source=f"docs/{page.file.src_uri}",
    )

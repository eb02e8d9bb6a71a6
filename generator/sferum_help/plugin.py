"""The finished site → MkDocs, as plain files. The one door for `mkdocs`.

MkDocs watches the sources, serves and writes; it renders nothing. All we know of it fits here, so that
another engine needs another file like this one and nothing else.
"""

from __future__ import annotations

import logging
import os
import sys
from contextlib import ExitStack
from pathlib import Path

from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from .memory.memory import code_time, memory_of
from .model.content import Content
from .paper.manifest import fresh_papers
from .publish.publish import publication
from .publish.stage import CannotPublish
from .site.anchors import dead_anchors
from .site.guard import ANEW, KEPT, guarded, taken
from .site.make import Site, make_site
from .site.options import BadSetting, Options, read_switch
from .source.problems import ContentError
from .source.tree import read_content
from .video.fresh import fresh_videos, stale_videos

log = logging.getLogger("mkdocs.plugins.sferum_help")
"""Below `mkdocs.plugins`, so that `--strict` counts our warnings."""


class Switch(options.OptionallyRequired[bool]):
    """Yes or no: `OFFLINE=0` reaches us as a number, an empty `OFFLINE=` as nothing."""

    def run_validation(self, value: object) -> bool:
        try:
            return read_switch("OFFLINE", value)
        except BadSetting as error:
            raise base.ValidationError(str(error)) from None


class Settings(base.Config):
    edit = options.Type(str, default="")
    offline = Switch(default=True)


class SferumHelp(BasePlugin[Settings]):
    content: Content | None = None
    files: list[File] | None = None
    """The last good ones."""
    serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        # MkDocs keeps an object that has this method, and with it the last good content, between rebuilds.
        self.serving = command == "serve"
        self.code = code_time()

    def on_config(self, config: MkDocsConfig) -> None:
        if self.serving and code_time() != self.code:
            log.info(ANEW)
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
        root = Path(config.config_file_path).parent
        if self.serving and self.content is None and (busy := taken(*config.dev_addr, "make serve ADDRESS=")):
            raise PluginError(f"\n\n{busy}")
        try:
            self.options = Options(
                site_url=config.site_url or "",
                edit=self.config.edit,
                offline=self.config.offline,
                editing=self.serving,
                for_disk=not config.use_directory_urls,
            )
            self.content = read_content(root)
        except BadSetting as error:
            raise PluginError(f"\n\n{error}") from None
        except ContentError as error:
            # Here, before MkDocs empties the site: the last good pages have to stay up.
            if self.content is None or not self.serving:
                raise PluginError(f"\n\n{error}") from None
            log.error(f"\n\n{error}\n\n{KEPT}")
        except Exception:
            self.keep_last(self.content)
        memory = memory_of(root)
        made = fresh_videos(root, self.content, memory)
        if stale := stale_videos(root, self.content, made):
            log.info(f"Видео устарели и не показаны, заново их соберёт make videos: {', '.join(stale)}")
        papers = fresh_papers(root, self.content, self.options.site_url)
        self.site: Site = make_site(self.content, self.options, made, root, memory, papers)
        for dead in dead_anchors(self.content, self.site):
            log.warning(str(dead))
        # What the theme would add by itself: its page 404 and its map of the site.
        config.theme.static_templates = set()
        if not self.serving:
            self.stage(config, root)

    def stage(self, config: MkDocsConfig, root: Path) -> None:
        """MkDocs empties the folder before it writes, so it gets another one; see `publish/publish.py`."""
        self.folder = Path(config.site_dir)
        self.stack = ExitStack()
        whole = publication(self.content, self.site, self.folder, root, self.options.site_url)
        try:
            config.site_dir = str(self.stack.enter_context(whole).new)
        except (ContentError, CannotPublish) as error:
            raise PluginError(f"\n\n{error}") from None

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.serving:
            return
        config.site_dir = str(self.folder)
        try:
            self.stack.close()
        except CannotPublish as error:
            raise PluginError(f"\n\n{error}") from None

    def on_build_error(self, *, error: Exception) -> None:
        if not self.serving and hasattr(self, "stack"):
            self.stack.__exit__(type(error), error, error.__traceback__)

    def on_serve(self, server: LiveReloadServer, **_: object) -> None:
        server.set_app(guarded(server.serve_request, str(server.server_address[0])))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Ours alone: neither the files of the theme nor the sources of handwritten pages are published."""
        try:
            self.files = [as_file(config, self.site, path) for path in self.site.paths()]
        except Exception:
            self.keep_last(self.files)
        return Files(self.files)

    def keep_last(self, last: object) -> None:
        """Inside an `except`: a fault of ours must not leave the editor with a server that answers nothing."""
        if not last or not self.serving:
            raise
        log.exception("Это ошибка генератора, сообщите о ней. На сайте осталась прошлая версия.")


def as_file(config: MkDocsConfig, site: Site, path: str) -> File:
    ready = site.files.get(path)
    if isinstance(ready, Path):
        return File.generated(config, path, abs_src_path=str(ready))
    return File.generated(config, path, content=site.read(path))

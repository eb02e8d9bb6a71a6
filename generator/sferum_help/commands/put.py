"""Read, make, publish: what `build` and `publish` share."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from ..memory.memory import memory_of
from ..paper.manifest import fresh_papers
from ..publish.ledger import LEDGER
from ..publish.publish import publication
from ..publish.stage import CannotPublish, NotOurFolder, previous_of
from ..russian.plural import plural
from ..site.anchors import dead_anchors
from ..site.make import make_site
from ..site.options import Options
from ..site.write import write_site
from ..source.tree import read_content
from ..video.fresh import fresh_videos
from .shared import INTERRUPTED, SITE


def put_site(root: Path, folder: Path, options: Options, day: date | None) -> int:
    """Read, make, publish, and tell how it went. `day`: as `publish.publication` takes it."""
    content = read_content(root)
    memory = memory_of(root)
    papers = fresh_papers(root, content, options.site_url)
    site = make_site(content, options, fresh_videos(root, content, memory), root, memory, papers)
    if dead := list(dead_anchors(content, site)):
        print("\n".join(dead), file=sys.stderr)
        return 1
    keeps = not options.for_disk
    try:
        with publication(content, site, folder, root, options.site_url, day, keeps) as done:
            files = write_site(site, done.new, done.old)
    except KeyboardInterrupt:
        # Whatever it was at: the two versions change places in one step.
        print(f"\nОстановлено. Сайт в {folder} цел.", file=sys.stderr)
        return INTERRUPTED
    except NotOurFolder as error:
        print(error, file=sys.stderr)
        return 2
    except CannotPublish as error:
        print(error, file=sys.stderr)
        return 1
    pages, links = done.survey.pages, done.survey.links
    print(
        f"Сайт собран: {files} {plural(files, 'файл', 'файла', 'файлов')} в {folder}. "
        f"Проверено: {pages} {plural(pages, 'страница', 'страницы', 'страниц')}, "
        f"{links} {plural(links, 'ссылка', 'ссылки', 'ссылок')}."
    )
    if (previous := previous_of(folder.resolve())).exists():
        print(f"Прошлая версия: {previous}; вернуть её: {rollback_of(root, folder)}")
    if done.foreign:
        print(f"Перенесено то, что положили в папку сами: {', '.join(done.foreign)}")
    if done.starts:
        print(
            f"Файла {LEDGER} не было, он начат заново: пропавших адресов эта сборка не видела.",
            file=sys.stderr,
        )
    if done.added:
        lines = f"{done.added} {plural(done.added, 'строка', 'строки', 'строк')}"
        print(f"В {LEDGER} дописано: {lines}. Сохраните этот файл в хранилище вместе с текстами.")
    return 0


def rollback_of(root: Path, folder: Path) -> str:
    """The command that brings the version before back."""
    return "sferum-help rollback" if folder == root / SITE else f"sferum-help rollback {folder}"

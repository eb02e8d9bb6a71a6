"""Read, make, publish: what `build` and `publish` share."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from ..memory.unchanged import LastBuild
from ..model.places import LEDGER
from ..pages.templating import keep_compiled
from ..paper.manifest import fresh_papers
from ..publish.publish import publication
from ..publish.stage import CannotPublish, NotOurFolder
from ..reports.freshness import OVERDUE_HINT, overdue, told_critical
from ..russian.plural import plural
from ..site.anchors import dead_anchors
from ..site.check import Survey
from ..site.make import make_site
from ..site.options import Options
from ..site.write import write_site
from ..source.tree import read_content
from ..video.fresh import fresh_videos
from .shared import INTERRUPTED, latest_day, remembered, tell_previous
from .terminal import with_our_name


def put_site(
    root: Path,
    folder: Path,
    options: Options,
    day: date | None,
    last: LastBuild,
    even_overdue: bool = False,
) -> int:
    """Read, make, publish, and tell how it went. `day`: as `publish.publication` takes it."""
    memory = last.memory
    before = last.source_state()
    with remembered(memory) as read_before:
        content = read_content(root, latest_day() if day else date.max, read_before)
    # What is kept for the next reading is as large as the content.
    del read_before
    if day and (late := [one for one in overdue(content, day) if one.article.critical]):
        print(told_critical(late), file=sys.stderr)
        # Without an address nobody reads it but who built it: a copy on one's own machine and the tests go on.
        if options.site_url and not even_overdue:
            print(with_our_name(OVERDUE_HINT), file=sys.stderr)
            return 1
    keep_compiled(memory.place("templates"))
    papers = fresh_papers(root, content, options.site_url)
    site = make_site(content, options, fresh_videos(root, content, memory), root, memory, papers)
    if dead := list(dead_anchors(content, site)):
        print("\n".join(map(str, dead)), file=sys.stderr)
        return 1
    keeps = not options.for_disk
    try:
        with publication(content, site, folder, root, options.site_url, day, keeps, leftovers=True) as done:
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
    result = describe(folder, files, done.survey)
    print(result)
    tell_previous(root, folder)
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
    else:
        # Else a source has changed meanwhile, by us: the ledger.
        last.keep(result, before)
    return 0


def describe(folder: Path, files: int, found: Survey) -> str:
    pages, links = found.pages, found.links
    return (
        f"Сайт собран: {files} {plural(files, 'файл', 'файла', 'файлов')} в {folder}. "
        f"Проверено: {pages} {plural(pages, 'страница', 'страницы', 'страниц')}, "
        f"{links} {plural(links, 'ссылка', 'ссылки', 'ссылок')}."
    )

"""A site → the folder that is served: written beside it, looked at, held against all that was published before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from ..model.content import Content
from ..pages.passport import made_by, passport_page
from ..site.check import Fault, Survey, survey
from ..site.folder import Folder
from ..site.make import Site
from ..site.passport import BUILD, FILES, PAGE, count, seal_of, write_json
from ..source.problems import ContentError
from .compress import compress
from .keep import keep_assets, keep_foreign
from .ledger import HEAD, LEDGER, additions, entries_of, lost, read_ledger
from .stage import CannotPublish, real_path, staged, told

SHOWN = 20
"""Faults that are listed: one cause often makes hundreds."""


class Faulty(CannotPublish):
    """The finished pages have faults, so they were not published."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        more = f"\n… и ещё {len(faults) - SHOWN}" if len(faults) > SHOWN else ""
        listed = "\n".join(str(fault) for fault in faults[:SHOWN])
        super().__init__(f"{listed}{more}\n\nСтраницы собраны с ошибками. Опубликованное осталось как было.")


@dataclass
class Publication:
    """What is published, and how it went."""

    new: Path
    """The folder to write the site into."""
    old: Path | None
    """The version that is served meanwhile; None: there is none."""
    starts: bool
    """Whether there was no ledger although something was published here before."""
    survey: Survey | None = None
    """What was seen in the written folder; from then on as all below."""
    foreign: tuple[str, ...] = ()
    """Files that somebody had put there and that were brought along."""
    added: int = 0
    """Lines that the ledger has gained."""


@contextmanager
def publication(
    content: Content,
    site: Site,
    folder: Path,
    root: Path,
    site_url: str,
    today: date | None = None,
    keeps_previous: bool = True,
    leftovers: bool = False,
) -> Iterator[Publication]:
    """Write the site into the folder that this gives: at the end of the block it is looked over and goes live as a whole,
    or not at all.

    Args:
        root: Where the sources lie, and the ledger of what was published.
        site_url: Where it is published. Without one it is not, and the ledger only reads along.
        today: For the age of assets that earlier versions have left; None: those are not kept, no files are packed for
            a server, and the ledger is left as it is.
        keeps_previous: Whether the version before stays beside it.
        leftovers: As `stage.staged` takes it.

    Raises ContentError if something published would vanish, CannotPublish if the pages have faults or the disk
    refuses; in both cases the folder is as it was.
    """
    live = real_path(folder)
    old = live if live.is_dir() else None
    published = address_of_build(live)
    if published and not site_url:
        raise CannotPublish(
            f"в {folder} опубликован сайт с адресом {published}: задайте SITE_URL, "
            "а посмотреть сайт без адреса можно в другой папке: sferum-help build папка"
        )
    added = hold_to_ledger(content, site, root)
    with staged(folder, keeps_previous, leftovers) as new:
        done = Publication(new, old, starts=bool(published) and not (root / LEDGER).exists())
        yield done
        done.survey = look_over(content, site, new, site_url)
        done.foreign = tuple(keep_foreign(old, new)) if old else ()
        if today:
            if old:
                keep_assets(old, new, today)
            compress(new, old)
            if site_url and added:
                # Before it is live: what is published was written down, even if that takes its time to come true.
                append(root, added)
                done.added = len(added)
    site.memory.tidy()


def look_over(content: Content, site: Site, folder: Path, site_url: str) -> Survey:
    """The survey of a written folder, which gets its passport. Raises Faulty."""
    found = survey(folder, site_url, FILES, site.memory)
    if found.faults:
        raise Faulty(found.faults)
    build = {"site": site_url, **count(Folder(folder), found), "made_by": made_by(content)}
    page = site.extra(passport_page(build, seal_of(build), content.last_checked()))
    (folder / PAGE).parent.mkdir(exist_ok=True)
    (folder / PAGE).write_bytes(page)
    (folder / BUILD).write_bytes(write_json({**build, "page": sha256(page).hexdigest()}))
    return found


def hold_to_ledger(content: Content, site: Site, root: Path) -> list[str]:
    """The lines that the ledger lacks. Raises ContentError if something published would vanish."""
    lines, problems = read_ledger(root)
    entries = entries_of(content, site.pages)
    problems += lost(lines, entries)
    if problems:
        raise ContentError(problems)
    return additions(lines, entries)


def address_of_build(folder: Path) -> str:
    """The address that a published folder was built for; empty if it was for none."""
    try:
        return str(json.loads((folder / BUILD).read_bytes()).get("site", ""))
    except (OSError, ValueError, AttributeError):
        return ""


def append(root: Path, added: list[str]) -> None:
    """Write lines to the end of the ledger, which is begun if there is none. Raises CannotPublish."""
    path = root / LEDGER
    with told(path):
        text = path.read_text("utf-8") if path.exists() else ""
        gap = "" if text.endswith("\n") else "\n"
        begun = gap if text.strip() else HEAD
        with path.open("a", encoding="utf-8") as file:
            file.write(begun + "".join(f"{line}\n" for line in added))

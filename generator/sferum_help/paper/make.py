"""Makes the PDF that are missing or out of date, and takes away those of sheets that are gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..memory.whole import write_whole
from ..model.content import Content
from ..model.paper import MadePaper
from ..model.places import PAPERS
from .manifest import (
    MANIFEST,
    Edition,
    Manifest,
    every_edition,
    made_of,
    manifest_text,
    read_manifest,
)
from .press import press


@dataclass(frozen=True)
class Done:
    made: tuple[MadePaper, ...]
    kept: tuple[MadePaper, ...]
    removed: tuple[str, ...]
    """Files that are gone."""


def make_papers(root: Path, content: Content, site: str, tell: Callable[[MadePaper], object]) -> Done:
    """Bring the folder of papers up to date; what is not out of date is left alone.

    Args:
        site: The address of the site for QR codes; if it is empty, that of the papers already made stays.
        tell: Called with each paper as soon as it is made.

    Raises `NoPress`, `BadSheet`. What a broken run has made is in the folder and not yet in the manifest, whose
    old hashes no longer fit the texts: nobody offers it before the next run.
    """
    folder = root / PAPERS
    folder.mkdir(exist_ok=True)
    before = read_manifest(root)
    site = site or before.site
    made: list[MadePaper] = []
    kept: list[MadePaper] = []
    for edition in every_edition(content, site):
        if paper := made_of(root, before, edition) if site == before.site else None:
            kept.append(paper)
        else:
            made.append(paper := make_paper(folder, edition))
            tell(paper)
    papers = {one.id: one for one in (*kept, *made)}
    write_whole(folder / MANIFEST, manifest_text(Manifest(site, papers)))
    gone = tuple(one.file for id, one in before.papers.items() if id not in papers)
    for file in gone:
        (folder / file).unlink(missing_ok=True)
    return Done(tuple(made), tuple(kept), gone)


def make_paper(folder: Path, edition: Edition) -> MadePaper:
    pressed = press(edition.html)
    paper = MadePaper(edition.sheet.name, edition.large, edition.hash, len(pressed.data), pressed.pages)
    write_whole(folder / paper.file, pressed.data)
    return paper

"""`papers/papers.json` ↔ which PDF are made, and which of them are still true."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..model.content import Content
from ..model.paper import MadePaper, edition_id
from ..model.places import PAPERS
from ..russian.typography import NBSP
from .draw import draw_sheet
from .press import SETTINGS
from .sheets import Sheet, SlidesSheet, every_sheet

MANIFEST = "papers.json"


@dataclass(frozen=True)
class Edition:
    """A sheet in one size of type, drawn."""

    sheet: Sheet
    large: bool
    html: str

    @property
    def id(self) -> str:
        return edition_id(self.sheet.name, self.large)

    @property
    def hash(self) -> str:
        """Eight hexadecimal digits that change when a word or the look of the sheet does.

        Which words typography binds is left out: it moves the end of a line, no word becomes untrue.
        """
        return hashlib.sha256(f"{SETTINGS}\0{self.html.replace(NBSP, ' ')}".encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Manifest:
    """All that is made."""

    site: str
    """The address of the site that the QR codes hold, with a slash at its end; or empty."""
    papers: Mapping[str, MadePaper]
    """By the name of the edition: `guests-handout-large`."""


def every_edition(content: Content, site: str) -> Iterator[Edition]:
    """Every sheet that everybody needs, in both sizes of type."""
    for sheet in every_sheet(content):
        # Slides are large as they are.
        for large in (False,) if sheet.view.kind == SlidesSheet.kind else (False, True):
            yield Edition(sheet, large, draw_sheet(content, sheet, site, large=large))


def read_manifest(root: Path) -> Manifest:
    """What is made, by the manifest of this repository; nothing if there is none."""
    path = root / PAPERS / MANIFEST
    if not path.is_file():
        return Manifest("", {})
    data = json.loads(path.read_text("utf-8"))
    return Manifest(data["site"], {id: MadePaper(**one) for id, one in data["papers"].items()})


def manifest_text(manifest: Manifest) -> str:
    """In the order of names, so that a change is a small difference."""
    papers = {
        id: {
            "name": one.name, "large": one.large, "hash": one.hash, "bytes": one.bytes, "pages": one.pages
        }
        for id, one in sorted(manifest.papers.items())
    }  # fmt: skip
    return json.dumps({"site": manifest.site, "papers": papers}, ensure_ascii=False, indent=2) + "\n"


def fresh_papers(root: Path, content: Content, site_url: str) -> dict[str, MadePaper]:
    """Name of an edition → its PDF, if there is one that says what the texts say and whose file is there.

    `site_url`: where the site is published; QR codes that lead elsewhere are not true.
    """
    manifest = read_manifest(root)
    if not manifest.papers or manifest.site and site_url and manifest.site != site_url:
        return {}
    found = {one.id: made_of(root, manifest, one) for one in every_edition(content, manifest.site)}
    return {id: paper for id, paper in found.items() if paper}


def made_of(root: Path, manifest: Manifest, edition: Edition) -> MadePaper | None:
    """Its PDF, if there is one of the same words and its file is there; `manifest`: of the same site."""
    paper = manifest.papers.get(edition.id)
    return paper if paper and paper.hash == edition.hash and (root / PAPERS / paper.file).is_file() else None

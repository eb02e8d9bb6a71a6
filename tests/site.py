"""A finished site in a folder: for the tests and the audit."""

from __future__ import annotations

from pathlib import Path

from sferum_help.paper.manifest import fresh_papers
from sferum_help.publish.publish import hold_to_ledger, look_over
from sferum_help.site.make import make_site
from sferum_help.site.options import Options
from sferum_help.site.write import write_site
from sferum_help.source.tree import read_content
from sferum_help.video.fresh import fresh_videos

ROOT = Path(__file__).parent.parent


def build_site(folder: Path, address: str, *, root: Path = ROOT, disk: bool = False) -> None:
    """Build into the folder, to be published at the address, or for a disk as `make zip` does.

    MkDocs is not asked: test_one_maker.py proves that it writes the same bytes, at twice the price.
    """
    content = read_content(root)
    options = Options(site_url=address, for_disk=disk)
    papers = fresh_papers(root, content, address)
    site = make_site(content, options, fresh_videos(root, content), root, papers=papers)
    # What was published has to be there still: of the real content, and of any that has a ledger.
    hold_to_ledger(content, site, root)
    write_site(site, folder)
    look_over(content, site, folder, address)

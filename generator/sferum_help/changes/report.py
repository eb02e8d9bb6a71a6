"""Two states of the sources → one HTML file for somebody who reads no YAML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ..memory.memory import NO_MEMORY, Memory
from ..pages.templating import draw
from ..reports.queries import NoNode
from ..theme.assets import style_alone
from .compare import CodeChange, Number, PageChange, compare, compare_codes, numbers
from .found import Search, compare_search
from .hidden import hidden_parts
from .items import LABEL
from .paths import PathChange, compare_paths
from .revision import Revision
from .side import Side, comparable

STYLES = ("tokens.css", "text.css", "changes.css")


@dataclass(frozen=True)
class Changes:
    """All that readers will see differently."""

    pages: tuple[PageChange, ...]
    """Without those that were only looked over."""
    checked: tuple[PageChange, ...]
    """Pages on which the day of the check alone is new."""
    numbers: tuple[Number, ...]
    codes: tuple[CodeChange, ...]
    paths: tuple[PathChange, ...]
    hidden: tuple[str, ...]
    """In words, what changed that no page shows."""
    search: Search | None
    """None: it was not asked; `no_search` says why."""
    no_search: str

    @property
    def any(self) -> bool:
        found = self.search.changes if self.search else ()
        return bool(self.pages or self.checked or self.codes or self.paths or self.hidden or found)


def changes_between(before: Side, now: Side, memory: Memory = NO_MEMORY) -> Changes:
    """Everything that differs. `memory`: what builds before have learnt of the words."""
    old, new = comparable(before, now)
    pages = compare(old, new)
    search, no_search = None, LABEL["no-search-unread"]
    paths: Sequence[PathChange] = ()
    hidden: Sequence[str] = ()
    if before.content and now.content:
        hidden = hidden_parts(before.content, now.content)
    if before.whole and now.whole:
        paths = compare_paths(before.whole, now.whole)
        try:
            search, no_search = compare_search(before.whole, now.whole, memory), ""
        except NoNode:
            no_search = LABEL["no-search-node"]
    return Changes(
        tuple(one for one in pages if not one.only_checked),
        tuple(one for one in pages if one.only_checked),
        tuple(numbers(pages)),
        tuple(compare_codes(old, new)),
        tuple(paths),
        tuple(hidden),
        search,
        no_search,
    )


def draw_report(changes: Changes, before: Side, now: Side, revision: Revision, title: str, day: date) -> str:
    """The report as one file: no script, nothing from the network.

    Args:
        title: The name of the centre.
        day: When it is made.
    """
    groups = [
        (group, list(pages)) for group, pages in groupby(changes.pages, key=lambda one: one.sheet.group)
    ]
    return draw(
        "changes.html.j2",
        changes=changes,
        groups=groups,
        sides=((revision.name, before.problems), (LABEL["working-tree"], now.problems)),
        revision=revision,
        centre=title,
        day=day,
        words=LABEL,
        style=style_alone(*STYLES),
    )


def summary(changes: Changes) -> str:
    """The numbers in one line, for a terminal."""
    if not changes.any:
        return LABEL["same"]
    told = [f"{LABEL[f'number-{one.what}-{one.note}']}: {one.count}" for one in changes.numbers]
    told += [f"{LABEL['number-paths']}: {sum(one.count for one in changes.paths)}"] if changes.paths else []
    if changes.search and changes.search.changes:
        told.append(f"{LABEL['number-search']}: {len(changes.search.changes)}")
    return "; ".join(told) or LABEL["hidden-only"]

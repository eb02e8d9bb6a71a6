"""The pages of two states → what changed on which of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .items import GONE, GROUPS, Item, Sheet
from .words import Piece, Pieces, compare_words

ADDED, REMOVED, CHANGED, MOVED, LOOKS = "added", "removed", "changed", "moved", "looks"
"""What can happen to a thing on a page; LOOKS: its words are the same, bold type or a list is not."""
RETIRED, LOST = "retired", "lost"
"""What can happen to a page besides: a tombstone in its place, or nothing at all."""
COUNTED = ("step", "step-place")
"""Kinds of things that are counted on top."""
NUMBERED = (
    "step",
    "part",
    "option",
    "stop",
    "trouble",
    "frequent",
    "top",
    "see",
    "outcome-steps",
    "menu",
    "entry",
)
"""Kinds whose order readers see."""


@dataclass(frozen=True)
class Row:
    """One thing that changed."""

    kind: str
    label: str
    note: str
    """One of the words above."""
    before: Pieces
    now: Pieces
    from_: str = ""
    """What it was called, if its place moved."""


@dataclass(frozen=True)
class PageChange:
    """One page with something to see."""

    was: Sheet | None
    now: Sheet | None
    """Of a retired page its tombstone."""
    note: str
    rows: tuple[Row, ...]

    @property
    def sheet(self) -> Sheet:
        """What it is called after: of a page that is gone, what it was."""
        sheet = self.was if self.note in (RETIRED, LOST) else self.now
        assert sheet
        return sheet

    @property
    def only_checked(self) -> bool:
        """Somebody looked it over and left it as it was."""
        return self.note == CHANGED and {row.kind for row in self.rows} == {"checked"}


@dataclass(frozen=True)
class CodeChange:
    code: str
    before: str
    """The title of its page; empty: it was not given."""
    now: str


def compare(before: Mapping[str, Sheet], now: Mapping[str, Sheet]) -> list[PageChange]:
    """Every page that differs, in the order of the report."""
    old = before
    new = {key: one for key, one in now.items() if one.group != GONE or key in old and old[key].group == GONE}
    came_from = {
        sheet.address: former
        for sheet in new.values()
        for former in sheet.was
        if former in old and former not in new and sheet.address not in old
    }
    found = []
    for address, sheet in new.items():
        known = old.get(came_from.get(address, address))
        rows = tuple(compare_items(known.items if known else (), sheet.items))
        moved = address in came_from
        if known is None or moved or rows:
            found.append(
                PageChange(known, sheet, ADDED if known is None else MOVED if moved else CHANGED, rows)
            )
    joined = {former: sheet for sheet in new.values() for former in sheet.was}
    for address, sheet in old.items():
        if address in new or address in came_from.values():
            continue
        heir = joined.get(address)
        if stone := now.get(address):
            row = Row("why", stone.title, RETIRED, (Piece(sheet.title),), as_pieces(stone))
            found.append(PageChange(sheet, stone, RETIRED, (row,)))
        elif heir:
            found.append(PageChange(sheet, heir, MOVED, tuple(compare_items(sheet.items, heir.items))))
        else:
            found.append(PageChange(sheet, None, LOST, tuple(compare_items(sheet.items, ()))))
    return sorted(found, key=lambda one: (GROUPS.index(one.sheet.group), one.sheet.address))


def as_pieces(sheet: Sheet) -> Pieces:
    return (Piece("\n".join((sheet.title, *(one.text for one in sheet.items)))),)


def compare_items(before: Sequence[Item], now: Sequence[Item]) -> Iterator[Row]:
    """What happened to each thing; those that are gone stand where they were."""
    old = {one.key: one for one in before}
    new = {one.key: one for one in now}
    came_from = {
        one.key: (one.kind, former)
        for one in now
        if one.key not in old
        for former in one.was
        if (one.kind, former) in old and (one.kind, former) not in new
    }
    was_of = {key: came_from.get(key, key) for key in new}
    steady = in_order([one.key for one in before], [was_of[one.key] for one in now])
    gone = [one for one in before if one.key not in set(was_of.values())]
    place = {one.key: at for at, one in enumerate(before)}
    done = 0
    for one in now:
        known = old.get(was_of[one.key])
        if known is None:
            yield Row(one.kind, one.label, ADDED, (), (Piece(one.text, True),))
            continue
        while done < len(gone) and place[gone[done].key] < place[known.key]:
            yield removed(gone[done])
            done += 1
        moved = one.kind in NUMBERED and known.key not in steady
        if known.text != one.text:
            left, right = compare_words(known.text, one.text)
            yield Row(
                one.kind, one.label, MOVED if moved else CHANGED, left, right, known.label if moved else ""
            )
        elif moved:
            yield Row(one.kind, one.label, MOVED, (Piece(known.text),), (Piece(one.text),), known.label)
        elif known.looks != one.looks:
            yield Row(one.kind, one.label, LOOKS, (Piece(known.text),), (Piece(one.text),))
    for one in gone[done:]:
        yield removed(one)


def removed(one: Item) -> Row:
    return Row(one.kind, one.label, REMOVED, (Piece(one.text, True),), ())


def in_order(before: Sequence[tuple[str, str]], now: Sequence[tuple[str, str]]) -> set[tuple[str, str]]:
    """Keys that stand on both sides in the same order; the others have moved. Each kind by itself."""
    steady: set[tuple[str, str]] = set()
    for kind in {kind for kind, _ in now}:
        old = [key for key in before if key[0] == kind and key in set(now)]
        new = [key for key in now if key[0] == kind and key in set(before)]
        for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
            steady.update(old[block.a : block.a + block.size])
    return steady


def compare_codes(before: Mapping[str, Sheet], now: Mapping[str, Sheet]) -> list[CodeChange]:
    """Codes that were given, or show another page. A page that moved has kept its code."""
    old = {one.code: one for one in before.values() if one.code}
    new = {one.code: one for one in now.values() if one.code}
    return [
        CodeChange(code, old[code].title if code in old else "", new[code].title if code in new else "")
        for code in sorted({*old, *new})
        if code not in old or code not in new or not same_page(old[code], new[code])
    ]


def same_page(before: Sheet, now: Sheet) -> bool:
    return before.address in (now.address, *now.was)


@dataclass(frozen=True)
class Number:
    """How often something happened."""

    what: str
    """`page`, `step`, `step-place` or `link`."""
    note: str
    count: int


def numbers(changes: Sequence[PageChange]) -> list[Number]:
    """What stands on top of the report; of pages that are new or gone only that."""
    found: Counter[tuple[str, str]] = Counter()
    for change in changes:
        found["page", "checked" if change.only_checked else change.note] += 1
        if change.note not in (CHANGED, MOVED):
            continue
        for row in change.rows:
            if row.kind in COUNTED:
                found[row.kind, row.note] += 1
        was, now = links_of(change.was), links_of(change.now)
        found["link", ADDED] += (now - was).total()
        found["link", REMOVED] += (was - now).total()
    order = ("page", *COUNTED, "link")
    return sorted(
        (Number(what, note, count) for (what, note), count in found.items() if count),
        key=lambda one: order.index(one.what),
    )


def links_of(sheet: Sheet | None) -> Counter[str]:
    return Counter(link for one in (sheet.items if sheet else ()) for link in one.links)

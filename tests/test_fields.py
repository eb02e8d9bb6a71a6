"""The reference of fields is what the readers ask for, no less and no more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest
from sferum_help.reports.fields import fields_reference
from sferum_help.source.files import source_names
from sferum_help.source.nodes import Mapping, Node, Sequence, parse
from sferum_help.source.schema import NAME, FileKind, file_kinds

from .conftest import ROOT, SMALL

KINDS = file_kinds()


def test_the_reference_in_the_handbook_is_fresh() -> None:
    """After a change: `sferum-help fields > handbook/fields.md`."""
    assert (ROOT / "handbook" / "fields.md").read_text("utf-8") == fields_reference()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.file)
def test_every_field_says_what_it_is_for(kind: FileKind) -> None:
    assert kind.fields
    assert [one.path for one in kind.fields if not (one.help.about and one.help.kind)] == []


def paths(node: Node, known: set[str], here: str = "") -> Iterator[str]:
    """Every field of a file as the reference writes it; what a field holds is no field of its own."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from paths(item, known, f"{here}[]")
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            named, chosen = (f"{here}.{name}".lstrip(".") for name in (key.text, NAME))
            is_chosen = named not in known and any(one.startswith(f"{chosen}.") for one in known)
            below = chosen if is_chosen else named
            if below == named:
                yield named
            if any(one.startswith((f"{below}.", f"{below}[")) for one in known):
                yield from paths(value, known, below)


@pytest.mark.parametrize("root", [ROOT, SMALL], ids=["real", "small"])
def test_no_file_has_a_field_that_the_reference_lacks(root: Path) -> None:
    lacking = []
    files = [root / name for name in source_names(root) if name.endswith(".yml")]
    for path in files:
        name = path.relative_to(root).as_posix()
        # Shared lists have a name of their own; a line of the codes is no field.
        kind = next(
            one
            for one in reversed(KINDS)
            if name == one.file
            or (not path.stem.startswith("_") and PurePath(name).match(one.file.replace("<имя>", "*")))
        )
        node, _ = parse(path.read_text("utf-8"), name)
        known = {one.path for one in kind.fields}
        lacking += [f"{name}: {one}" for one in paths(node, known) if one not in known]
    assert lacking == [] and len(files) > 10

"""`/passport/`: what this build was made of and what was found when it was looked at, for people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, metadata, requires
from typing import Any, ClassVar

from ..model.addresses import PASSPORT
from ..model.content import Content
from ..model.labels import LABELS
from .page import Page

PACKAGE = "sferum-help"

LONGEST = 60
"""Characters of the name of a licence."""


@dataclass(frozen=True)
class PassportView:
    kind: ClassVar[str] = "passport"
    build: Mapping[str, Any]
    """What `build.json` says."""
    seal: str
    """The hash of that."""
    checked: date
    """When somebody last compared a text with its sources."""


def passport_page(build: Mapping[str, Any], seal: str, checked: date) -> Page:
    words = LABELS["passport"]
    return Page(PASSPORT, words["title"], words["about"], PassportView(build, seal, checked), indexed=False)


def made_by(content: Content) -> dict[str, Any]:
    """What the folder itself does not show: the proof of the checker, and the programs with their licences."""
    proof, graph = content.proof, content.checker
    return {
        "checked": content.last_checked().isoformat(),
        "checker": {
            "questions": len(graph.questions),
            "outcomes": len(graph.outcomes),
            "journeys": len(proof.journeys),
            "situations": proof.situations,
        }
        if graph
        else None,
        "packages": packages(),
    }


def packages() -> dict[str, dict[str, str]]:
    """The generator and what it is run with: name → version and licence. What is not installed was not needed."""
    try:
        needed = [re.split(r"[^\w.-]", one)[0] for one in requires(PACKAGE) or () if "extra ==" not in one]
    except PackageNotFoundError:
        return {}
    found = {}
    for name in (PACKAGE, *needed):
        with suppress(PackageNotFoundError):
            found[name] = {"version": metadata(name)["Version"], "licence": licence(name)}
    return found


def licence(name: str) -> str:
    """What an installed package says of itself, in one of three places; empty if it says nothing."""
    told = metadata(name)
    classes = [
        one.rpartition(" :: ")[2] for one in told.get_all("Classifier") or () if one.startswith("License ::")
    ]
    short = (told["License"] or "").strip().partition("\n")[0].replace("UNKNOWN", "")
    # Some give the whole text there.
    return told["License-Expression"] or ("" if len(short) > LONGEST else short) or " AND ".join(classes)

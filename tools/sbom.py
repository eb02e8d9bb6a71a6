"""`python -m tools.sbom [sbom.json]`: everything of others that the site is made with or hands out, as CycloneDX.

Packages of Python are those of `requirements.lock`, with the licence that the installed package tells; files of
others that lie in the repository are those of `tools/vendored.json`. The same input gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from sferum_help.pages import passport

ROOT = Path(__file__).parent.parent
VENDORED = Path(__file__).parent / "vendored.json"
PROJECT = "sferum-help"

TOLD_ELSEWHERE = {"axe-playwright-python": "MIT", "brotlicffi": "MIT"}
"""Licences of packages that name them in their repository only, or that another Python needs and this one has not."""

PINNED = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)


def pinned() -> dict[str, str]:
    """Package → version, as locked."""
    return dict(PINNED.findall((ROOT / "requirements.lock").read_text("utf-8")))


def licence(name: str) -> str:
    """What a package says of itself, or is known of it; empty if it is not installed here or says nothing."""
    try:
        return passport.licence(name) or TOLD_ELSEWHERE.get(name, "")
    except metadata.PackageNotFoundError:
        return TOLD_ELSEWHERE.get(name, "")


def needed() -> set[str]:
    """The packages without which no site is made; all others are for tests and videos."""
    found: set[str] = set()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    todo = [Requirement(one).name for one in project["dependencies"]]
    while todo:
        name = todo.pop()
        if name in found:
            continue
        found.add(name)
        try:
            requires = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        for requirement in map(Requirement, requires):
            if not requirement.marker or requirement.marker.evaluate({"extra": ""}):
                todo.append(canonicalize_name(requirement.name))
    return found


def vendored() -> list[dict]:
    """Files of others that lie here: name, version, licence, package they are from, sums of the files."""
    return json.loads(VENDORED.read_text("utf-8"))


def sum_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def components() -> Iterator[dict]:
    site = needed()
    for name, version in sorted(pinned().items()):
        yield {
            "type": "library",
            "name": name,
            "version": version,
            "purl": f"pkg:pypi/{name}@{version}",
            "scope": "required" if name in site else "optional",
            **({"licenses": [{"license": {"name": told}}]} if (told := licence(name)) else {}),
        }
    for one in vendored():
        yield {
            "type": "library",
            "name": one["name"],
            "version": one["version"],
            "purl": f"pkg:npm/{one['package'].replace('@', '%40')}@{one['version']}",
            "scope": "required",
            "licenses": [{"license": {"name": one["licence"]}}],
            "components": [
                {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": found}]}
                for name, found in one["files"].items()
            ],
        }


def sbom() -> str:
    about = {"type": "application", "name": PROJECT, "version": metadata.version(PROJECT)}
    return json.dumps(
        {
            "bomFormat": "CycloneDX",
            "specVersion": "1.5",
            "version": 1,
            "metadata": {"component": about},
            "components": list(components()),
        },
        ensure_ascii=False,
        indent=1,
    )


def main(arguments: list[str]) -> int:
    text = sbom() + "\n"
    if arguments:
        Path(arguments[0]).write_text(text, "utf-8")
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

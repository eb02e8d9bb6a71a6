"""`build.json`: what a finished folder is made of and what was found when it was looked at.

Everything but `made_by` can be counted again from the folder alone, by anybody: `deploy/check_passport.py` does so with
this very module. So only the standard library here.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .check import Folder, Survey

BUILD = "build.json"
PAGE = "passport/index.html"
FILES = frozenset({BUILD, PAGE})
"""What is written after all else was looked at."""

BESIDE = (".gz", ".br")
"""Packed copies of a file; they have to unpack to the same, which is checked, but are not counted."""

CODE_PAGE = re.compile(r"o/\d+/index\.html")


def count(folder: Folder, survey: Survey) -> dict[str, Any]:
    """All that can be counted again."""
    names = sorted(name for name in folder.names if name not in FILES and not name.endswith(BESIDE))
    hashes = {name: hashlib.sha256(folder.bytes(name)).hexdigest() for name in names}
    articles = json.loads(folder.bytes("answers.json"))
    page, weight = survey.heaviest
    return {
        "id": fingerprint(hashes),
        "pages": survey.pages,
        "answers": sum(one["kind"] == "answer" for one in articles["articles"]),
        "instructions": sum(one["kind"] == "instruction" for one in articles["articles"]),
        "codes": sum(CODE_PAGE.fullmatch(name) is not None for name in names),
        "links": survey.links,
        "links_outside": survey.outside,
        "faults": len(survey.faults),
        "hosts_asked": list(survey.hosts),
        "heaviest": {"page": page, "bytes": weight},
        "bytes": sum((folder.root / name).stat().st_size for name in names),
        "files": hashes,
    }


def write_json(build: Mapping[str, Any]) -> bytes:
    return (json.dumps(build, ensure_ascii=False, indent=1) + "\n").encode()


def seal_of(build: Mapping[str, Any]) -> str:
    """The hash of all that it says but for the hash of the page, which names this one."""
    told = {name: value for name, value in build.items() if name != "page"}
    return hashlib.sha256(write_json(told)).hexdigest()


def fingerprint(hashes: dict[str, str]) -> str:
    """One hash for all files and their names."""
    lines = "".join(f"{name}\0{hash}\n" for name, hash in sorted(hashes.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def differences(root: Path, survey: Survey) -> list[str]:
    """What in a folder is not as its `build.json` says, in words; empty if all is."""
    folder = Folder(root)
    if BUILD not in folder.names:
        return [f"нет файла {BUILD}"]
    try:
        said = dict(json.loads(folder.bytes(BUILD)))
    except ValueError:
        return [f"{BUILD}: это не JSON"]
    counted = count(folder, survey)
    page = folder.bytes(PAGE) if PAGE in folder.names else b""
    sound = folder.bytes(BUILD) == write_json(said) and seal_of(said).encode() in page
    if not sound or said.get("page") != hashlib.sha256(page).hexdigest():
        return [f"{BUILD} и {PAGE}: не сходятся друг с другом"]
    found = [f"{name}: файла нет" for name in said["files"] if name not in counted["files"]]
    for name, hash in counted["files"].items():
        if name not in said["files"]:
            if not is_kept(folder, name):
                found.append(f"{name}: лишний файл")
        elif said["files"][name] != hash:
            found.append(f"{name}: содержимое другое")
    found += packed_otherwise(folder)
    for name in sorted(counted.keys() - {"files", "id", "bytes"}):
        if said.get(name) != counted[name]:
            found.append(f"{name}: записано {said.get(name)}, а насчитано {counted[name]}")
    if said["id"] != fingerprint(said["files"]):
        found.append("id: не сходится со списком файлов")
    return found


def is_kept(folder: Folder, name: str) -> bool:
    """Whether an asset of an earlier version is listed as such, or is that list."""
    kept = "assets/kept.json"
    if kept not in folder.names:
        return False
    return name == kept or name.removeprefix("assets/") in json.loads(folder.bytes(kept))


def packed_otherwise(folder: Folder) -> list[str]:
    """Packed copies that do not unpack to their file. Brotli is not in the standard library and is taken on trust."""
    found = []
    for name in sorted(folder.names):
        if name.endswith(".gz") and (plain := name.removesuffix(".gz")) in folder.names:
            try:
                same = gzip.decompress(folder.bytes(name)) == folder.bytes(plain)
            except (OSError, EOFError):
                same = False
            if not same:
                found.append(f"{name}: распаковывается не в {plain}")
    return found

"""`build.json`: what a finished folder is made of and what was found when it was looked at.

Everything but `made_by` can be counted again from the folder alone, by anybody: `deploy/check_passport.py` does so with
this very module. So only the standard library here.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from .check import Survey, survey
from .folder import BESIDE, Folder

BUILD = "build.json"
PAGE = "passport/index.html"
FILES = frozenset({BUILD, PAGE})
"""What is written after all else was looked at."""

Unpack = Callable[[bytes], bytes]

ASSETS, KEPT = "assets", "assets/kept.json"
"""Where assets lie, and the list of those that only earlier versions need."""

CODE_PAGE = re.compile(r"o/\d+/index\.html")


def count(folder: Folder, found: Survey) -> dict[str, Any]:
    """All that can be counted again."""
    files = {name: of for name, of in found.files.items() if name not in FILES}
    hashes = {name: hash for name, (hash, _) in files.items()}
    articles = json.loads(folder.bytes("answers.json"))
    page, weight = found.heaviest
    return {
        "id": fingerprint(hashes),
        "pages": found.pages,
        "answers": sum(one["kind"] == "answer" for one in articles["articles"]),
        "instructions": sum(one["kind"] == "instruction" for one in articles["articles"]),
        "codes": sum(CODE_PAGE.fullmatch(name) is not None for name in files),
        "links": found.links,
        "links_outside": found.outside,
        "faults": len(found.faults),
        "hosts_asked": list(found.hosts),
        "heaviest": {"page": page, "bytes": weight},
        "bytes": sum(size for _, size in files.values()),
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


def differences(root: Path, brotli: Unpack | None = None) -> list[str]:
    """What in a folder is not as its `build.json` says, in words; empty if all is.

    Args:
        brotli: Unpacks Brotli, which the standard library cannot; None: such files are not looked into.
    """
    unpack = {".gz": gzip.decompress} | ({".br": brotli} if brotli else {})
    folder = Folder(root)
    if BUILD not in folder.names:
        return [f"нет файла {BUILD}"]
    try:
        said = dict(json.loads(folder.bytes(BUILD)))
        files, page = dict(said["files"]), said["page"]
    except (ValueError, TypeError, KeyError):
        return [f"{BUILD}: это не паспорт"]
    shown = folder.bytes(PAGE) if PAGE in folder.names else b""
    sound = folder.bytes(BUILD) == write_json(said) and seal_of(said).encode() in shown
    if not sound or page != hashlib.sha256(shown).hexdigest():
        return [f"{BUILD} и {PAGE}: не сходятся друг с другом"]
    # Numbers are counted only of files that are what they were.
    return other_files(folder, files, unpack) or other_numbers(folder, said)


def other_files(folder: Folder, said: Mapping[str, str], unpack: Mapping[str, Unpack]) -> list[str]:
    found = [f"{name}: файла нет" for name in said if name not in folder.names]
    found += [f"{path.name}: ссылка, а не файл" for path in folder.root.rglob("*") if path.is_symlink()]
    for name in sorted(folder.names - FILES):
        if name.endswith(BESIDE):
            found += packed_otherwise(folder, name, unpack)
        elif name not in said:
            found += [] if is_kept(folder, name) else [f"{name}: лишний файл"]
        elif hashlib.sha256(folder.bytes(name)).hexdigest() != said[name]:
            found.append(f"{name}: содержимое другое")
    return found


def other_numbers(folder: Folder, said: Mapping[str, Any]) -> list[str]:
    counted = count(folder, survey(folder.root, said["site"], coming=FILES))
    return [
        f"{name}: записано {said.get(name)}, а насчитано {counted[name]}"
        for name in sorted(counted.keys() - {"files", "bytes", "id"})
        if said.get(name) != counted[name]
    ]


def is_kept(folder: Folder, name: str) -> bool:
    """Whether an asset of an earlier version is listed as such, or is that list."""
    if KEPT not in folder.names or not name.startswith(f"{ASSETS}/"):
        return False
    return name == KEPT or name.removeprefix(f"{ASSETS}/") in json.loads(folder.bytes(KEPT))


def packed_otherwise(folder: Folder, name: str, unpack: Mapping[str, Unpack]) -> list[str]:
    """What is wrong with a packed copy: it has no file, or does not unpack to it."""
    plain = name[: -len(BESIDE[0])]
    if plain not in folder.names:
        return [f"{name}: лишний файл"]
    suffix = name[-len(BESIDE[0]) :]
    if suffix not in unpack:
        return []
    try:
        data = unpack[suffix](folder.bytes(name))
    except Exception:  # whatever a spoilt file makes of it
        data = b""
    return [] if data == folder.bytes(plain) else [f"{name}: распаковывается не в {plain}"]

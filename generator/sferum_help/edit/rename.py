"""Another name for a page: its files, whoever names it, its videos, and the former name in `was`."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from ..model.article import FOLDERS
from ..model.places import VIDEOS
from ..source.codes import REGISTRY
from ..source.nodes import Sequence, part
from ..source.problems import suggest
from ..source.tree import read_whole
from ..source.values import Reading
from ..video.manifest import (
    MANIFEST,
    Manifest,
    manifest_text,
    read_manifest,
    under_name,
)
from .change import CannotChange, Change, check_name, text_of
from .mentions import by_file, code_line_of, file_link_to, link_to, mentions
from .phrases import with_phrases
from .places import block_end, inserted, key_of, offset_of, renamed, root_of


def named(typed: str) -> tuple[str, str]:
    """The folder, if it was said, and the id: of `how-much`, `faq/how-much`, `faq/how-much.yml` or an address."""
    folder, _, id = typed.strip().strip("/").removesuffix(".yml").rpartition("/")
    return folder, id


def source_of(reading: Reading, name: str) -> str:
    """The file of an article that is there, by what `named` knows. Raises CannotChange."""
    folder, id = named(name)
    for one, kind in FOLDERS.items():
        if id in reading.known[kind] and folder in ("", one):
            return f"{one}/{id}.yml"
    hint = suggest(id, reading.known["article"], reading.known.where("article"))
    raise CannotChange(f"нет ответа или инструкции «{name}»: {hint}")


def rename(root: Path, old: str, new: str) -> tuple[Change, int]:
    """The change, and how many places in other files it rewrites. Raises CannotChange, ContentError."""
    _, reading = read_whole(root)
    source = source_of(reading, old)
    folder, id = source.split("/")[0], Path(source).stem
    to_folder, to = named(new)
    if to_folder not in ("", folder):
        raise CannotChange(f"страница остаётся в {folder}: у ответа и у инструкции поля разные")
    check_name(to)
    if to == id:
        raise CannotChange(f"«{to}» — её имя и теперь: назовите другое")
    if to in reading.known["article"]:
        raise CannotChange(f"имя «{to}» занято: такая страница есть")
    moved = f"{folder}/{to}.yml"
    change = Change()
    found = mentions(root, reading, source)
    for name, places in by_file(found).items():
        text = text_of(root, change, name)
        text = renamed(text, [one.place for one in places if one.is_name], id, to)
        text = link_to(id).sub(f"id:{to}", text)
        if name.endswith(".md"):
            text = file_link_to(source).sub(f"{folder}/{to}.md", text)
        change = change.put(name, text)
    registry = text_of(root, change, REGISTRY)
    change = change.put(REGISTRY, code_line_of(id).sub(rf"\g<code>{to}", registry))
    change = change.put(moved, with_former(text_of(root, change, source), folder, id, to)).put(source, None)
    return with_videos(root, with_phrases(root, change, id, to), id, to), len(found)


def with_former(text: str, folder: str, former: str, now: str) -> str:
    """The text of an article that was called so before; a name that it takes back is former no longer."""
    was = part(root_of(text), "was")
    if not isinstance(was, Sequence) or not was.items:
        key = key_of(root_of(text), "was")
        return text if key else inserted(text, len(text), [f"was: [{former}]"])
    for item in was.items:
        if item.text in (now, f"{folder}/{now}"):
            return renamed(text, [item.place], item.text, former)
    last = was.items[-1]
    at = offset_of(text, last.place)
    line = text.rfind("\n", 0, at) + 1
    if text[line:at].strip() == "-":
        return inserted(text, block_end(text, last.place), [f"{text[line:at]}{former}"])
    end = at + re.compile(r"['\"]?[\w/-]+['\"]?").match(text[at:]).end()
    return f"{text[:end]}, {former}{text[end:]}"


def with_videos(root: Path, change: Change, old: str, new: str) -> Change:
    """The change, with the files of the videos that were made of an instruction under its new name."""
    manifest = read_manifest(root)
    if old not in manifest.videos:
        return change
    videos = {id: one for id, one in manifest.videos.items() if id != old}
    videos[new] = under_name(manifest.videos[old], new)
    change = change.put(MANIFEST, manifest_text(Manifest(manifest.site, videos)))
    files = zip(manifest.videos[old].files, videos[new].files, strict=True)
    moves = {f"{VIDEOS}/{file.name}": f"{VIDEOS}/{to.name}" for file, to in files}
    return replace(change, moves={name: to for name, to in moves.items() if (root / name).is_file()})

"""A made video for an invented instruction: the files of a real one, and a manifest that says so."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from sferum_help.model.places import VIDEOS
from sferum_help.source.tree import read_content
from sferum_help.video.fresh import hash_of
from sferum_help.video.manifest import (
    KINDS,
    Manifest,
    made_file,
    read_manifest,
    write_manifest,
)
from sferum_help.video.script import write_script

from .site import ROOT


def film(root: Path, id: str) -> None:
    """Let the project at `root` have a video of this instruction that is not out of date."""
    content = read_content(root)
    video = min(read_manifest(ROOT).videos.values(), key=lambda one: one.tall.bytes)
    hash = hash_of(content, id, "")
    (root / VIDEOS).mkdir(exist_ok=True)
    files = {}
    for kind in KINDS:
        source = getattr(video, kind)
        files[kind] = made_file(id, hash, kind, source.bytes)
        shutil.copyfile(ROOT / VIDEOS / source.name, root / VIDEOS / files[kind].name)
    chapters = write_script(content, content.instructions[id]).chapters
    write_manifest(root, Manifest("", {id: replace(video, id=id, hash=hash, chapters=chapters, **files)}))

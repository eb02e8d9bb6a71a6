"""Which of the made videos still show what their instructions say: those the site publishes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ..model.content import Content
from .captions import ffmetadata, webvtt
from .encode import SETTINGS
from ..model.video import MadeVideo
from .manifest import FOLDER, read_manifest
from .scenes import draw_scenes
from .script import FPS, Script, write_script


def hash_of(content: Content, id: str, site: str) -> str:
    """The hash that a video of this instruction has when it is made now; `site` as in `Manifest`."""
    script = write_script(content, content.instructions[id], site)
    return digest(draw_scenes(content, script), script)


def digest(pages: tuple[str, ...], script: Script) -> str:
    """Eight hexadecimal digits that change when a file of the video would.

    The files of the font are left out: another subset of the same letters looks the same.
    """
    frames = ",".join(str(scene.frames) for scene in script.scenes)
    parts = (*pages, frames, str(FPS), webvtt(script), ffmetadata(script), SETTINGS)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:8]


def read_videos(root: Path, content: Content) -> dict[str, MadeVideo]:
    """Instruction → its video, if it has one that is not out of date and whose files are there."""
    manifest = read_manifest(root)
    return {
        id: video
        for id, video in manifest.videos.items()
        if id in content.instructions
        and hash_of(content, id, manifest.site) == video.hash
        and all((root / FOLDER / file.name).is_file() for file in video.files)
    }

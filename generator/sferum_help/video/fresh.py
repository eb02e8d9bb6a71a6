"""Which of the made videos still show what their instructions say: those the site publishes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ..memory.memory import NO_MEMORY, Memory
from ..model.content import Content
from ..model.places import VIDEOS
from ..model.video import MadeVideo
from ..pages.templating import TEMPLATES
from ..russian.typography import NBSP
from .captions import ffmetadata, transcript, webvtt
from .encode import SETTINGS
from .manifest import read_manifest
from .scenes import draw_poster, draw_scenes, stylesheet
from .script import FPS, Script, write_script


def hash_of(content: Content, id: str, site: str, memory: Memory = NO_MEMORY) -> str:
    """The hash that a video of this instruction has when it is made now; `site` as in `Manifest`.

    `memory`: where scenes that were drawn before need not be drawn again to know their hash.
    """
    script = write_script(content, content.instructions[id], site)

    def draw() -> bytes:
        return digest((*draw_scenes(content, script), draw_poster(content, script)), script).encode()

    return memory.recall("video", repr(ingredients_of(content, script)), draw).decode()


def ingredients_of(content: Content, script: Script) -> tuple[object, ...]:
    """Everything that shapes the scenes of a script: when it is equal, they are."""
    # A server takes new templates and styles without a restart; new code restarts it.
    templates = max(path.stat().st_mtime_ns for path in TEMPLATES.rglob("*.j2"))
    return script, tuple(content.roles.values()), templates, stylesheet(content, script)


def digest(pages: tuple[str, ...], script: Script) -> str:
    """Eight hexadecimal digits that change when a file of the video would.

    The files of the font are left out: another subset of the same letters looks the same. So is which words
    typography binds: it moves the end of a line, no word becomes untrue.
    """
    frames = ",".join(str(scene.frames) for scene in script.scenes)
    parts = (*pages, frames, str(FPS), webvtt(script), ffmetadata(script), SETTINGS)
    return hashlib.sha256("\0".join(parts).replace(NBSP, " ").encode()).hexdigest()[:8]


def fresh_videos(root: Path, content: Content, memory: Memory = NO_MEMORY) -> dict[str, MadeVideo]:
    """Instruction → its video, if it has one that is not out of date and whose files are there."""
    manifest = read_manifest(root)

    def complete(video: MadeVideo) -> MadeVideo:
        script = write_script(content, content.instructions[video.id], manifest.site)
        return replace(video, transcript=transcript(script))

    return {
        id: complete(video)
        for id, video in manifest.videos.items()
        if id in content.instructions
        and hash_of(content, id, manifest.site, memory) == video.hash
        and all((root / VIDEOS / file.name).is_file() for file in video.files)
    }


def stale_videos(root: Path, content: Content, fresh: Mapping[str, MadeVideo]) -> list[str]:
    """Instructions whose video is made, but no longer shows what they say."""
    return sorted(read_manifest(root).videos.keys() & content.instructions.keys() - fresh.keys())

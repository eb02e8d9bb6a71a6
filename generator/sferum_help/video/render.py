"""Makes the videos that are missing or out of date, and takes away those of instructions that are gone."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ..model.content import Content
from ..model.places import VIDEOS
from ..model.video import MadeVideo
from .captions import ffmetadata, transcript, webvtt
from .encode import encode, poster, require_ffmpeg
from .frames import Camera, open_camera
from .fresh import digest, fresh_videos
from .manifest import (
    KINDS,
    SHAPES,
    Manifest,
    file_name,
    made_file,
    read_manifest,
    write_manifest,
)
from .scenes import draw_poster, draw_scenes
from .script import Script, write_script

Progress = Callable[[int, int, str], None]
"""`progress(done, all, what)`: called before each video of one shape, and at the end."""


@dataclass(frozen=True)
class Plan:
    """What has to be done."""

    make: tuple[str, ...]
    """Instructions without a video, or with one that is out of date."""
    keep: tuple[str, ...]
    remove: tuple[str, ...]
    """Videos whose instruction is gone."""
    site: str
    """The address of the site that the videos show; or empty."""


def plan(root: Path, content: Content, only: Iterable[str] = (), site: str = "") -> Plan:
    """What has to be done; `only` limits it to some instructions.

    `site` is the address of the site; if it is empty, that of the videos already made stays.
    """
    manifest = read_manifest(root)
    site = site or manifest.site
    fresh = fresh_videos(root, content) if site == manifest.site else {}
    wanted = [id for id in content.instructions if not only or id in set(only)]
    return Plan(
        make=tuple(id for id in wanted if id not in fresh),
        keep=tuple(id for id in wanted if id in fresh),
        remove=tuple(id for id in manifest.videos if id not in content.instructions),
        site=site,
    )


def make_videos(root: Path, content: Content, todo: Plan, today: date, progress: Progress) -> list[MadeVideo]:
    """Carry out a plan; the manifest is written after each video, so that a broken run is not lost.

    Raises `NoFfmpeg`, `NoBrowser`, or `TooMuch` for a text that no screen can show.
    """
    folder = root / VIDEOS
    folder.mkdir(exist_ok=True)
    manifest = read_manifest(root)
    for id in todo.remove:
        for file in manifest.videos[id].files:
            (folder / file.name).unlink(missing_ok=True)
    left = {id: video for id, video in manifest.videos.items() if id not in todo.remove}
    manifest = Manifest(todo.site, left)
    made: list[MadeVideo] = []
    if todo.make:
        require_ffmpeg()
        with open_camera() as take:
            for number, id in enumerate(todo.make):
                script = write_script(content, content.instructions[id], todo.site)

                def tell(shape: int, id: str = id, number: int = number) -> None:
                    progress(number * len(SHAPES) + shape, len(todo.make) * len(SHAPES), id)

                made.append(make_video(content, script, take, folder, today, tell))
                manifest = replace(manifest, videos={**manifest.videos, id: made[-1]})
                write_manifest(root, manifest)
        progress(len(todo.make) * len(SHAPES), len(todo.make) * len(SHAPES), "")
    write_manifest(root, manifest)
    return made


def make_video(
    content: Content,
    script: Script,
    take: Camera,
    folder: Path,
    today: date,
    tell: Callable[[int], None] = lambda shape: None,
) -> MadeVideo:
    """Make one video in both shapes, with captions and posters, and put the files into `folder`."""
    pages, face = draw_scenes(content, script), draw_poster(content, script)
    hash = digest((*pages, face), script)
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor() as pool:
        work = Path(name)
        encoding = []
        for number, (shape, (width, height)) in enumerate(SHAPES.items()):
            tell(number)
            (work / shape).mkdir()
            alone = replace(script, scenes=script.scenes[:1])
            still = take((face,), alone, width, height, work / shape)[0]
            poster(still.path, shape, work / file_name(script.id, f"{shape}_poster"))
            shots = take(pages, script, width, height, work / shape)
            target = work / file_name(script.id, shape)
            # ffmpeg works on one shape while the browser takes the pictures of the other.
            encoding.append(pool.submit(encode, shots, script, ffmetadata(script), target))
        for one in encoding:
            one.result()
        (work / file_name(script.id, "captions")).write_text(webvtt(script), "utf-8")
        files = {}
        for kind in KINDS:
            path = work / file_name(script.id, kind)
            files[kind] = made_file(script.id, hash, kind, path.stat().st_size)
            shutil.move(path, folder / path.name)
    return MadeVideo(
        script.id, hash, today, script.duration, script.chapters, **files, transcript=transcript(script)
    )

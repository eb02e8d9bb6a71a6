"""`videos/videos.json` ↔ what is made, without asking whether it is still true."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from ..model.places import VIDEOS
from ..model.video import MadeChapter, MadeFile, MadeVideo

PUBLISHED = "videos/made/"
"""Where they are published, from the root of the site."""

MANIFEST = f"{VIDEOS}/videos.json"
"""Which of them are made, and of what, from the root of the repository."""

SHAPES = {"wide": (1280, 720), "tall": (720, 1280)}
"""Name of a shape → width and height in pixels."""


@dataclass(frozen=True)
class Manifest:
    """All that is made."""

    site: str
    """The address of the site that the videos show, with a slash at its end; or empty."""
    videos: Mapping[str, MadeVideo]


KINDS = {
    "wide": "wide.mp4",
    "tall": "tall.mp4",
    "captions": "vtt",
    "wide_poster": "wide.png",
    "tall_poster": "tall.png",
}
"""Kind of a file, as `MadeVideo` names it → how its name ends."""


def file_name(id: str, kind: str) -> str:
    """The name of a file in the folder of videos; `kind` is one of `KINDS`."""
    return f"{id}.{KINDS[kind]}"


def made_file(id: str, hash: str, kind: str, size: int) -> MadeFile:
    name = file_name(id, kind)
    return MadeFile(name, size, f"{PUBLISHED}{id}.{hash}{name.removeprefix(id)}")


def read_manifest(root: Path) -> Manifest:
    """What is made, by the manifest of this repository; nothing if there is none."""
    path = root / MANIFEST
    if not path.is_file():
        return Manifest("", {})
    data = json.loads(path.read_text("utf-8"))
    return Manifest(data["site"], {id: made_video(id, one) for id, one in data["videos"].items()})


def made_video(id: str, data: Mapping) -> MadeVideo:
    return MadeVideo(
        id=id,
        hash=data["hash"],
        made=date.fromisoformat(data["made"]),
        duration=data["duration"],
        chapters=tuple(MadeChapter(**one) for one in data["chapters"]),
        # A kind of file that an older version did not make is missing, and the video made again.
        **{kind: made_file(id, data["hash"], kind, data["bytes"].get(kind, 0)) for kind in KINDS},
    )


def under_name(video: MadeVideo, id: str) -> MadeVideo:
    """The same video of an instruction that has another name by now."""
    files = {kind: made_file(id, video.hash, kind, getattr(video, kind).bytes) for kind in KINDS}
    return replace(video, id=id, **files)


def write_manifest(root: Path, manifest: Manifest) -> None:
    (root / MANIFEST).write_text(manifest_text(manifest), "utf-8")


def manifest_text(manifest: Manifest) -> str:
    """`videos/videos.json`, in the order of names, so that a change is a small difference."""
    videos = {
        video.id: {
            "hash": video.hash,
            "made": video.made.isoformat(),
            "duration": video.duration,
            "bytes": {kind: getattr(video, kind).bytes for kind in KINDS},
            "chapters": [asdict(chapter) for chapter in video.chapters],
        }
        for video in sorted(manifest.videos.values(), key=lambda one: one.id)
    }
    return json.dumps({"site": manifest.site, "videos": videos}, ensure_ascii=False, indent=2) + "\n"

"""Pictures → MP4, and what an MP4 holds. The one door for ffmpeg and ffprobe."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .script import FPS, Script

NO_FFMPEG = """Не найдены программы ffmpeg и ffprobe, без них видео не собрать. Поможет одно из двух:
  - в Debian и Ubuntu: sudo apt install ffmpeg;
  - на Mac: brew install ffmpeg."""

CODEC = (
    # High profile, level 3.1: what phones of 2012 play.
    *("-c:v", "libx264", "-profile:v", "high", "-level:v", "3.1", "-pix_fmt", "yuv420p"),
    *("-preset", "fast", "-crf", "32"),
    # Key frames stand where chapters begin, so that a jump to one is exact; between them none is needed.
    *("-g", "1500", "-bf", "5", "-sc_threshold", "0"),
    *("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709"),
)
FILTER = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"

POSTER_WIDTHS = {"wide": 640, "tall": 450}
"""Pixels of a poster, by the shape of its video."""
POSTER = (
    "scale={width}:-1:flags=lanczos,split[a][b];[a]palettegen=max_colors=16[p];[b][p]paletteuse=dither=none"
)
"""A card in flat colours: few of them make the smallest file, and PNG is shown everywhere."""

SETTINGS = " ".join((*CODEC, FILTER, POSTER, str(POSTER_WIDTHS)))
"""All that shapes the files besides the pictures."""


class NoFfmpeg(RuntimeError):
    """There is no ffmpeg on this machine; the text is the way out."""


@dataclass(frozen=True)
class Shot:
    """A picture and how long it stays."""

    path: Path
    frames: int


def find_ffmpeg() -> bool:
    return bool(shutil.which("ffmpeg") and shutil.which("ffprobe"))


def require_ffmpeg() -> None:
    """Raises `NoFfmpeg` if there is none."""
    if not find_ffmpeg():
        raise NoFfmpeg(NO_FFMPEG)


def run(command: list[str]) -> str:
    """Run ffmpeg or ffprobe and return what it prints.

    Raises `NoFfmpeg`, or `RuntimeError` with the words of the program.
    """
    require_ffmpeg()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.strip()}")
    return done.stdout


def encode(shots: list[Shot], script: Script, metadata: str, target: Path) -> None:
    """Write the MP4.

    `metadata` is what `captions.ffmetadata` makes; the pictures lie in one folder, which also takes the lists
    that ffmpeg reads.
    """
    folder = shots[0].path.parent
    # A frame at least every second: no player minds that a still picture has fewer frames than a moving one.
    lines = [
        f"file '{shot.path.name}'\nduration {min(FPS, shot.frames - start) / FPS:.2f}"
        for shot in shots
        for start in range(0, shot.frames, FPS)
    ]
    # The demuxer forgets the length of the last picture unless another one follows.
    (folder / "shots.txt").write_text("\n".join([*lines, f"file '{shots[-1].path.name}'\n"]), "utf-8")
    (folder / "chapters.txt").write_text(metadata, "utf-8")
    run(
        [
            *("ffmpeg", "-y", "-v", "error", "-f", "concat", "-i", str(folder / "shots.txt")),
            *("-i", str(folder / "chapters.txt"), "-map", "0:v", "-map_metadata", "1", "-map_chapters", "1"),
            *("-fps_mode", "vfr", "-enc_time_base", f"1:{FPS}", "-vf", FILTER, *CODEC),
            *("-t", f"{script.duration:.2f}"),
            *("-force_key_frames", ",".join(f"{chapter.start:.2f}" for chapter in script.chapters)),
            *("-movflags", "+faststart", "-fflags", "+bitexact", "-flags:v", "+bitexact", str(target)),
        ]
    )


def poster(picture: Path, shape: str, target: Path) -> None:
    """A small picture to be seen before the video is loaded."""
    look = POSTER.format(width=POSTER_WIDTHS[shape])
    run(["ffmpeg", "-y", "-v", "error", "-i", str(picture), "-vf", look, str(target)])


@dataclass(frozen=True)
class Probe:
    """What an MP4 holds."""

    seconds: float
    streams: tuple[dict[str, Any], ...]
    chapters: tuple[tuple[float, str], ...]
    """Start in seconds and title."""
    key_frames: tuple[float, ...]
    """Moments in seconds that a player can jump to exactly."""


def probe(path: Path) -> Probe:
    """Read an MP4. Raises `NoFfmpeg`."""
    command = ["ffprobe", "-v", "error", "-of", "json"]
    found = json.loads(
        run([*command, "-show_format", "-show_streams", "-show_chapters", "-show_packets"]
            + ["-show_entries", "packet=pts_time,flags,stream_index", str(path)])
    )  # fmt: skip
    video = next(one["index"] for one in found["streams"] if one["codec_type"] == "video")
    return Probe(
        seconds=float(found["format"]["duration"]),
        streams=tuple(found["streams"]),
        chapters=tuple((float(one["start_time"]), one["tags"]["title"]) for one in found["chapters"]),
        key_frames=tuple(
            float(one["pts_time"])
            for one in found["packets"]
            if one["stream_index"] == video and "K" in one["flags"]
        ),
    )

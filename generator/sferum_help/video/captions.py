"""A script → its captions (WebVTT), its chapters for the MP4 (ffmetadata) and its transcript. Pure."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from .script import Script

LONGEST_LINE = 38
"""Characters of a line: as many as a phone shows below a video."""

LINES = 2
"""Lines of a caption."""

PLACE = "line:0"
"""At the top, over the name of the site. The words of the video stand below, and players move captions at the
bottom up to make room for their buttons: over those words."""


@dataclass(frozen=True)
class Cue:
    """A caption with its time in milliseconds."""

    start: int
    end: int
    text: str
    """One or two lines."""


def cues(script: Script) -> tuple[Cue, ...]:
    """Captions in the order of time; those of a scene fill it, each as long as its share of the words."""
    found: list[Cue] = []
    for scene, start in zip(script.scenes, script.starts, strict=True):
        first, last = round(start * 1000), round((start + scene.seconds) * 1000)
        texts = list(in_captions(scene.words))
        whole = sum(len(text) for text in texts)
        read = 0
        for text in texts:
            begin = first + (last - first) * read // whole
            read += len(text)
            found.append(Cue(begin, first + (last - first) * read // whole, text))
    return tuple(found)


def in_captions(words: str) -> Iterator[str]:
    """Words in captions of at most two lines; a caption rather ends where a sentence does."""
    lines: list[str] = []
    for sentence in re.split(r"(?<=[.!?])\s+", " ".join(words.split())):
        wrapped = textwrap.wrap(sentence, LONGEST_LINE)
        joined = f"{lines[-1]} {sentence}" if len(lines) == 1 else ""
        if joined and len(joined) <= LONGEST_LINE:
            lines = [joined]
            continue
        if lines and len(lines) + len(wrapped) > LINES:
            yield "\n".join(lines)
            lines = []
        for line in wrapped:
            if len(lines) == LINES:
                yield "\n".join(lines)
                lines = []
            lines.append(line)
    if lines:
        yield "\n".join(lines)


def webvtt(script: Script) -> str:
    """The captions as a WebVTT file (https://www.w3.org/TR/webvtt1/)."""
    # The script holds what editors wrote: three signs mean something else in WebVTT.
    escape = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
    blocks = [
        f"{clock(cue.start)} --> {clock(cue.end)} {PLACE}\n{cue.text.translate(escape)}"
        for cue in cues(script)
    ]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def clock(milliseconds: int) -> str:
    """A moment as WebVTT writes it: 00:01:02.345."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def ffmetadata(script: Script) -> str:
    """Title and chapters as ffmpeg reads them (https://ffmpeg.org/ffmpeg-formats.html#Metadata-2)."""
    lines = [";FFMETADATA1", f"title={escaped(script.title)}", "language=rus"]
    ends = [chapter.start for chapter in script.chapters[1:]] + [script.duration]
    for chapter, end in zip(script.chapters, ends, strict=True):
        lines += ["[CHAPTER]", "TIMEBASE=1/1000"]
        lines += [f"START={round(chapter.start * 1000)}", f"END={round(end * 1000)}"]
        lines += [f"title={escaped(chapter.title)}"]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    return re.sub(r"([=;#\\])", r"\\\1", text)


def transcript(script: Script) -> tuple[str, ...]:
    """All words of the video, those of each chapter as one text."""
    chapters: list[list[str]] = []
    for scene in script.scenes:
        if scene.chapter:
            chapters.append([])
        chapters[-1].append(" ".join(scene.words.split()))
    return tuple(" ".join(words) for words in chapters)

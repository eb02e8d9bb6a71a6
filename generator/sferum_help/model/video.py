"""Videos: the official ones, and those made from instructions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .prose import Prose


@dataclass(frozen=True)
class Chapter:
    start: int
    """Seconds from the beginning."""
    title: str
    step: str
    """The step of the instruction that it shows, or empty."""


@dataclass(frozen=True)
class Video:
    id: str
    title: str
    roles: tuple[str, ...]
    topic: str
    instruction: str
    host: str
    url: str
    """Empty until somebody has opened the address and watched the video."""
    hash: str
    """The key that the player of some videos on VK Видео wants; empty for most."""
    duration: int
    """Seconds; 0 when unknown."""
    chapters: tuple[Chapter, ...]
    captions: str
    """Whether it has captions: yes, auto or no (`labels.ini`), empty when unknown."""
    transcript: Prose
    published: date | None
    """When the host says it was published; not always known."""
    checked: date | None


@dataclass(frozen=True)
class VideoPage:
    id: str
    title: str
    intro: str
    roles: tuple[str, ...]
    aliases: tuple[str, ...]
    """How people ask for the page."""
    picks: str
    """For whom somebody picks videos on it, «для соседей»; may be empty."""


@dataclass(frozen=True)
class MadeChapter:
    """A part of a video that was made."""

    start: float
    """Seconds from the beginning."""
    title: str
    step: str
    """The step of the instruction that it shows, or empty."""


@dataclass(frozen=True)
class MadeFile:
    """A file of a made video."""

    name: str
    """In the folder of videos."""
    bytes: int
    address: str
    """From the root of the site; another video has another address, so that no reader keeps an old one."""


@dataclass(frozen=True)
class MadeVideo:
    """A video that was made from an instruction."""

    id: str
    """The instruction."""
    hash: str
    """Eight hexadecimal digits: everything that shaped it."""
    made: date
    duration: float
    """Seconds."""
    chapters: tuple[MadeChapter, ...]
    wide: MadeFile
    """MP4, 1280×720."""
    tall: MadeFile
    """MP4, 720×1280, for phones."""
    captions: MadeFile
    """WebVTT."""
    wide_poster: MadeFile
    """PNG, 640×360: what is seen before it is played."""
    tall_poster: MadeFile
    """PNG, 450×800."""
    transcript: tuple[str, ...] = ()
    """All words of each chapter, in the order of the chapters."""

    @property
    def files(self) -> tuple[MadeFile, ...]:
        return (self.wide, self.tall, self.captions, self.wide_poster, self.tall_poster)

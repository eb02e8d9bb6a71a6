"""The catalogue of videos: every instruction is an entry, as a show at least, with all there is to watch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from ..model.addresses import (
    Link,
    address_of,
    article_link,
    code_address,
    page_address,
    qr_address,
    video_address,
    video_page_link,
)
from ..model.article import Instruction
from ..model.content import Content
from ..model.labels import LABELS
from ..model.role import Role
from ..model.video import Chapter, MadeVideo, Video, VideoPage
from ..model.video_hosts import HOSTS, page_at, player_at
from .entries import Group, by_topic, topic_groups
from .linking import Picture, draw_facts
from .page import Page

LONGEST_STEP = 90
"""Characters of a step in a list of chapters."""


@dataclass(frozen=True)
class VideoView:
    """An official video in a list, whether it has an address or not."""

    video: Video
    roles: tuple[Role, ...]
    link: Link
    """Its place on the page of videos."""
    instruction: Link
    steps: int
    """How many steps the instruction has."""


@dataclass(frozen=True)
class ChapterView:
    """A chapter of an official video."""

    chapter: Chapter
    page: str
    """The video on its host, from here on."""
    player: str
    """The player of the host, from here on."""
    step: str
    """The anchor of the step in the instruction, or empty."""
    number: int
    """The number of that step, or 0."""


@dataclass(frozen=True)
class OfficialVideo:
    """An official video whose address was checked."""

    video: Video
    host: str
    """The name of the host."""
    player: str
    chapters: tuple[ChapterView, ...]
    captions: str
    """Whether there are captions, in words."""
    instruction: Link


@dataclass(frozen=True)
class Clip:
    """An instruction in the catalogue."""

    instruction: Instruction
    link: Link
    show: Link
    roles: tuple[Role, ...]
    messengers: tuple[str, ...]
    """In words."""
    shown_in: tuple[str, ...]
    """Ids of the messengers for which it is found."""
    steps: tuple[Link, ...]
    """Its chapters: how each step begins, and where it is."""
    picture: Picture | None
    official: tuple[OfficialVideo, ...]
    promised: tuple[Video, ...]
    """Official videos that have no checked address yet."""
    made: MadeVideo | None
    code: str
    """The short code of the page."""
    qr: str
    """The picture with its QR code, for paper; empty if the site does not know where it is published."""
    printed: str
    """The whole address that the QR code holds; empty as above."""

    @property
    def id(self) -> str:
        return self.instruction.id

    @property
    def seconds(self) -> float:
        """The length of what can be watched; 0 if there is only the show."""
        if self.official:
            return self.official[0].video.duration
        return self.made.duration if self.made else 0


@dataclass(frozen=True)
class Choice:
    """One value of a filter and what it leaves: a section of links, which a script makes a button."""

    id: str
    title: str
    entries: tuple[Clip, ...]


@dataclass(frozen=True)
class Filter:
    id: str
    title: str
    choices: tuple[Choice, ...]


STEPS: Mapping[str, Callable[[Clip], bool]] = {
    "short": lambda clip: len(clip.steps) <= 6,
    "middle": lambda clip: 7 <= len(clip.steps) <= 8,
    "long": lambda clip: len(clip.steps) >= 9,
}
MINUTES: Mapping[str, Callable[[Clip], bool]] = {
    "short": lambda clip: clip.seconds <= 120,
    "middle": lambda clip: 120 < clip.seconds <= 180,
    "long": lambda clip: clip.seconds > 180,
}
"""Which clips are how long: by minutes when there is a video of everything, by steps until then."""


def frame_hosts(content: Content) -> tuple[str, ...]:
    """Origins whose players the site shows, for `frame-src`: of published videos and no others, sorted."""
    return tuple(sorted({HOSTS[video.host].frame for video in content.videos.values() if video.url}))


@dataclass(frozen=True)
class VideosView:
    kind: ClassVar[str] = "videos"
    intro: str
    pages: tuple[tuple[VideoPage, Link], ...]


@dataclass(frozen=True)
class CatalogueView:
    kind: ClassVar[str] = "video-page"
    intro: str
    picks: str
    """For whom somebody picks videos here; may be empty."""
    groups: tuple[Group[Clip], ...]
    filters: tuple[Filter, ...]


def video_pages(
    content: Content, site_url: str = "", made: Mapping[str, MadeVideo] = MappingProxyType({})
) -> Iterator[Page]:
    """The page `/videos/` and those it leads to; none without a list of videos.

    Args:
        site_url: Where the site will be published, with a slash at its end; empty if that is not known.
        made: Made videos by the id of their instruction.
    """
    if "videos" not in content.centre.index_pages:
        return
    index, address = content.centre.index_pages["videos"], page_address("videos")
    pages = tuple((page, video_page_link(page)) for page in content.video_pages.values())
    yield Page(address, index.title, index.intro, VideosView(index.intro, pages), menu=address)
    for page, link in pages:
        clips = catalogue_clips(content, page, site_url, made)
        view = CatalogueView(
            intro=page.intro,
            picks=page.picks,
            groups=topic_groups(content, [(one.instruction.topic, one) for one in clips]),
            filters=filters(content, page, clips),
        )
        yield Page(
            link.address,
            page.title,
            page.intro,
            view,
            crumbs=(Link(index.title, address),),
            menu=address,
            styles=("video.css", "catalogue.css"),
            scripts=("catalogue.js", "player.js"),
        )


def catalogue_clips(
    content: Content, page: VideoPage, site_url: str, made: Mapping[str, MadeVideo]
) -> list[Clip]:
    """The entries of a page: instructions of its roles, and those that have an official video for them."""
    wanted = set(page.roles)
    found = (
        one
        for one in content.instructions.values()
        if wanted & set(one.roles)
        or any(video.instruction == one.id and wanted & set(video.roles) for video in content.videos.values())
    )
    return [clip(content, one, site_url, made.get(one.id)) for one in by_topic(content, found)]


def clip(content: Content, instruction: Instruction, site_url: str, made: MadeVideo | None) -> Clip:
    address = address_of(instruction)
    videos = [one for one in content.videos.values() if one.instruction == instruction.id]
    code = content.codes.of[instruction.id]
    printed = site_url and site_url + code_address(code)
    return Clip(
        instruction=instruction,
        link=Link(instruction.title, address),
        show=Link(instruction.title, f"{address}#show"),
        roles=tuple(content.roles[id] for id in instruction.roles),
        messengers=tuple(content.messengers[id].name for id in instruction.applies_to),
        shown_in=content.messengers_of(instruction),
        steps=tuple(
            Link(step.do.first_sentence(LONGEST_STEP), f"{address}#{step.id}") for step in instruction.steps
        ),
        picture=draw_facts(content, instruction.picture),
        official=tuple(official_video(content, one) for one in videos if one.url),
        promised=tuple(one for one in videos if not one.url),
        made=made,
        code=code,
        qr=qr_address(code) if printed else "",
        printed=printed,
    )


def official_video(content: Content, video: Video) -> OfficialVideo:
    """A published video with the words and addresses that a page needs."""
    instruction = content.instructions[video.instruction]
    numbers = {step.id: number for number, step in enumerate(instruction.steps, 1)}
    return OfficialVideo(
        video=video,
        host=HOSTS[video.host].name,
        player=player_at(video.host, video.url, video.hash),
        chapters=tuple(
            ChapterView(
                chapter=one,
                page=page_at(video.host, video.url, one.start),
                player=player_at(video.host, video.url, video.hash, one.start),
                step=one.step,
                number=numbers.get(one.step, 0),
            )
            for one in video.chapters
        ),
        captions=LABELS["captions"][video.captions],
        instruction=Link(instruction.title, address_of(instruction)),
    )


def filters(content: Content, page: VideoPage, entries: Iterable[Clip]) -> tuple[Filter, ...]:
    """What the entries of a page can be chosen by, and how many each choice leaves."""
    entries, words = tuple(entries), LABELS["catalogue"]
    timed = all(one.seconds for one in entries)
    lengths = LABELS["minutes" if timed else "steps"]

    def choose(id: str, title: str, fits: Callable[[Clip], bool]) -> Choice:
        return Choice(id, title, tuple(filter(fits, entries)))

    choices = {
        "role": [
            choose(id, content.roles[id].tag, lambda one, id=id: id in one.instruction.roles)
            for id in page.roles
        ],
        "messenger": [
            choose(one.id, one.name, lambda clip, id=one.id: id in clip.shown_in)
            for one in content.named_messengers()
        ],
        "length": [choose(id, lengths[id], fits) for id, fits in (MINUTES if timed else STEPS).items()],
    }
    found = (Filter(id, words[id], tuple(one for one in of if one.entries)) for id, of in choices.items())
    # One role is what the page itself is about.
    return tuple(one for one in found if len(one.choices) > (one.id == "role"))


def video_view(content: Content, video: Video) -> VideoView:
    return VideoView(
        video=video,
        roles=tuple(content.roles[id] for id in video.roles),
        link=Link(video.title, video_address(content, video)),
        instruction=article_link(content, video.instruction),
        steps=len(content.instructions[video.instruction].steps),
    )


def videos_ready(content: Content) -> bool:
    """Whether at least one video has a checked address."""
    return any(video.url for video in content.videos.values())

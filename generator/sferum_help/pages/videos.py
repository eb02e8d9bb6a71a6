"""The catalogue of videos, whose entry is every instruction, and a page to watch those of each."""

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
    watch_address,
)
from ..model.article import Instruction
from ..model.content import Content
from ..model.labels import LABELS
from ..model.role import Role
from ..model.video import Chapter, MadeVideo, Video, VideoPage
from ..model.video_hosts import HOSTS, page_at, player_at
from .entries import Group, by_topic, topic_groups
from .linking import Picture, draw_facts
from .page import MovedView, Page

PLAYER, CHAPTERS = "player.js", "chapters.js"
"""For players of other sites, and for the chapters of our own videos."""


@dataclass(frozen=True)
class VideoView:
    """An official video in a list, whether it has an address or not."""

    video: Video
    roles: tuple[Role, ...]
    link: Link
    """Where it is watched, or the entry of its instruction in the catalogue."""
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
    """The instruction itself."""
    show: Link
    watch: Link
    roles: tuple[Role, ...]
    shown_in: tuple[str, ...]
    """Ids of the messengers for which it is found."""
    picture: Picture | None
    official: tuple[OfficialVideo, ...]
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
    def topic(self) -> str:
        return self.instruction.topic

    @property
    def has_video(self) -> bool:
        return bool(self.made or self.official)

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


def frame_hosts(content: Content) -> tuple[str, ...]:
    """Origins whose players the site shows, for `frame-src`: of published videos and no others, sorted."""
    return tuple(sorted({HOSTS[video.host].frame for video in content.videos.values() if video.url}))


@dataclass(frozen=True)
class VideosView:
    kind: ClassVar[str] = "videos"
    intro: str
    pages: tuple[tuple[VideoPage, Link], ...]
    videos_ready: bool


@dataclass(frozen=True)
class CatalogueView:
    kind: ClassVar[str] = "video-page"
    intro: str
    picks: str
    """For whom somebody picks videos here; may be empty."""
    groups: tuple[Group[Clip], ...]
    filters: tuple[Filter, ...]
    videos_ready: bool


@dataclass(frozen=True)
class WatchView:
    kind: ClassVar[str] = "video"
    clip: Clip


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
    clips = [clip(content, one, site_url, made.get(one.id)) for one in content.instructions.values()]
    index, address = content.centre.index_pages["videos"], page_address("videos")
    pages = tuple((page, video_page_link(page)) for page in content.video_pages.values())
    ready = videos_ready(content)
    yield Page(address, index.title, index.intro, VideosView(index.intro, pages, ready), menu=address)
    for page, link in pages:
        entries = by_topic(content, (one for one in clips if is_shown_on(content, page, one)))
        yield Page(
            link.address,
            page.title,
            page.intro,
            CatalogueView(
                intro=page.intro,
                picks=page.picks,
                groups=topic_groups(content, [(one.topic, one) for one in entries]),
                filters=filters(content, page, entries),
                videos_ready=ready,
            ),
            crumbs=(Link(index.title, address),),
            menu=address,
            styles=("catalogue.css",),
            scripts=("catalogue.js",),
        )
    for one in clips:
        over = next((link.address for page, link in pages if is_shown_on(content, page, one)), address)
        yield watch_page(one, Link(index.title, over), address)
        for old in one.instruction.was:
            folder, _, id = old.rpartition("/")
            if folder != Instruction.folder:
                continue  # an answer has no video
            # What was shared before the instruction was renamed.
            before = watch_address(id)
            yield Page(
                before,
                one.watch.text,
                one.instruction.short,
                MovedView(one.watch),
                moved_to=one.watch.address,
            )


def is_shown_on(content: Content, page: VideoPage, one: Clip) -> bool:
    """Whether an instruction is for the roles of a page, or has an official video for them."""
    videos = (video for video in content.videos.values() if video.instruction == one.id)
    return any(set(page.roles) & set(of.roles) for of in (one.instruction, *videos))


def watch_page(one: Clip, over: Link, menu: str) -> Page:
    """Where the videos of an instruction are watched; `over` is the catalogue that it stands in.

    A video goes when its instruction changes, until it is made again; whoever was sent its address then gets
    the instruction.
    """
    title, description = one.watch.text, one.instruction.short
    if not one.has_video:
        return Page(one.watch.address, title, description, MovedView(one.link), moved_to=one.link.address)
    return Page(
        one.watch.address,
        title,
        description,
        WatchView(one),
        crumbs=(over,),
        menu=menu,
        styles=("video.css",),
        scripts=(PLAYER,) * bool(one.official) + (CHAPTERS,) * bool(one.made),
        roles=one.roles,
    )


def clip(content: Content, instruction: Instruction, site_url: str, made: MadeVideo | None) -> Clip:
    address = address_of(instruction)
    videos = [one for one in content.videos.values() if one.instruction == instruction.id]
    code = content.codes.of[instruction.id]
    printed = site_url and site_url + code_address(code)
    watch = LABELS["catalogue"]["watch"].format(title=instruction.title)
    return Clip(
        instruction=instruction,
        link=Link(instruction.title, address),
        show=Link(instruction.title, f"{address}#show"),
        watch=Link(watch, watch_address(instruction.id)),
        roles=tuple(content.roles[id] for id in instruction.roles),
        shown_in=content.messengers_of(instruction),
        picture=draw_facts(content, instruction.picture),
        official=tuple(official_video(content, one) for one in videos if one.url),
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
    """What the entries of a page can be chosen by. A choice that leaves them all, or none, is no choice."""
    entries, words = tuple(entries), LABELS["catalogue"]

    def choose(id: str, title: str, fits: Callable[[Clip], bool]) -> Choice:
        return Choice(id, title, tuple(filter(fits, entries)))

    choices = {
        "role": [
            choose(id, content.roles[id].title, lambda one, id=id: id in one.instruction.roles)
            for id in page.roles
        ],
        "topic": [
            choose(one.id, one.title, lambda clip, id=one.id: id == clip.topic)
            for one in content.topics.values()
        ],
        "messenger": [
            choose(one.id, one.name, lambda clip, id=one.id: id in clip.shown_in)
            for one in content.named_messengers()
        ],
    }
    found = (
        Filter(id, words[id], tuple(one for one in of if 0 < len(one.entries) < len(entries)))
        for id, of in choices.items()
    )
    return tuple(one for one in found if one.choices)


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

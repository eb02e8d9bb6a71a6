"""`instructions/_videos.yml`: official videos, whose addresses somebody has opened, and their pages."""

from __future__ import annotations

from .fields import REQUIRED, Fields, Reading
from .nodes import Node
from ..model.video import Chapter, Video, VideoPage
from .problems import Place
from .markdown import is_plain_address
from ..model.video_hosts import HASH, HOSTS, is_page, meant


def read_video_page(id: str, fields: Fields) -> VideoPage:
    return VideoPage(
        id,
        fields.text("title"),
        fields.text("intro"),
        fields.references("roles", "role"),
        fields.page_aliases(),
    )


def read_video(id: str, fields: Fields) -> Video:
    reading = fields.reading
    host = fields.reference("host", "host", "")
    url = read_video_url(fields, host)
    if bool(host) != bool(url):
        hint = "впишите оба, когда откроете адрес и досмотрите видео до конца; до этого уберите оба"
        reading.complain(fields.place_of("host" if host else "url"), "host и url нужны вместе", hint)
    instruction = fields.reference("instruction", "instruction")
    roles = fields.references("roles", "role")
    if roles and not set(roles) & set(reading.known.get("shown role", roles)):
        hint = f"впишите одну из этих ролей в roles страницы в начале файла: {', '.join(roles)}"
        reading.complain(fields.place_of("roles"), "видео не попадёт ни на одну страницу", hint)
    chapter_places: list[Place] = []

    def read_chapter(chapter: Fields) -> Chapter:
        step = chapter.id("step", "")
        if step and instruction:
            reading.links.append((chapter.place_of("step"), instruction, step))
        chapter_places.append(chapter.place_of("start"))
        return Chapter(chapter.read("start", reading.seconds), chapter.text("title"), step)

    # A published video is dated and timed; a promised one has nothing to date yet.
    duration = fields.read("duration", reading.seconds, REQUIRED if url else 0)
    chapters = fields.records("chapters", read_chapter, ())
    check_chapters(reading, chapters, chapter_places, duration)
    return Video(
        id=id,
        title=fields.text("title"),
        roles=roles,
        topic=fields.reference("topic", "topic"),
        instruction=instruction,
        host=host,
        url=url,
        hash=read_hash(fields, host),
        duration=duration,
        chapters=chapters,
        captions=fields.reference("captions", "captions", REQUIRED if url else ""),
        transcript=fields.prose("transcript", ""),
        published=fields.date("published", None),
        checked=fields.date("checked", REQUIRED if url else None),
    )


def read_video_url(fields: Fields, host: str) -> str:
    """The address of a video in the form of its host, or empty if the field is missing."""

    def read(node: Node) -> str:
        url = fields.reading.text(node, markup=True)
        if not url or host not in HOSTS or is_page(host, url):
            return url
        found = meant(url)
        if found and found[0] == host:
            message, hint = f"адрес «{url}» записан иначе", f"впишите {found[1]}"
        elif found:
            message, hint = f"адрес «{url}» — не {HOSTS[host].name}", f"впишите host: {found[0]}"
        else:
            message = f"адрес «{url}» — не страница видео на {HOSTS[host].name}"
            hint = f"она выглядит так: {HOSTS[host].example}"
            if not is_plain_address(url):
                hint += ", без пробелов и «@»"
        fields.reading.complain(node.place, message, hint)
        return url

    return fields.read("url", read, "")


def read_hash(fields: Fields, host: str) -> str:
    """The key of the player, or empty."""

    def read(node: Node) -> str:
        hash = fields.reading.text(node)
        if hash and host in HOSTS and not HOSTS[host].takes_hash:
            fields.reading.complain(node.place, f"у {HOSTS[host].name} нет ключа hash", "уберите эту строку")
        elif hash and not HASH.fullmatch(hash):
            hint = "впишите то, что стоит после «hash=» в коде для вставки: цифры и буквы от a до f"
            fields.reading.complain(node.place, f"ключ «{hash}» не подходит", hint)
        return hash

    return fields.read("hash", read, "")


def check_chapters(
    reading: Reading, chapters: tuple[Chapter, ...], places: list[Place], duration: int
) -> None:
    """Chapters follow each other and begin before the end."""
    last = -1
    for chapter, place in zip(chapters, places, strict=False):
        if chapter.start <= last:
            hint = "расставьте главы по времени, у каждой своё начало"
            reading.complain(place, "глава начинается не позже предыдущей", hint)
        elif duration and chapter.start >= duration:
            reading.complain(
                place, "глава начинается после конца видео", "сверьте start и duration с самим видео"
            )
        last = max(last, chapter.start)

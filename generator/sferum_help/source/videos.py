"""`instructions/_videos.yml`: official videos, whose addresses somebody has opened, and their pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model.video import Chapter, Video, VideoPage
from ..model.video_hosts import HASH, HOSTS, is_page, meant
from .fields import REQUIRED, Fields
from .nodes import Node, entries, part
from .problems import Place
from .values import Reading
from .web import host_of


@dataclass(frozen=True)
class Videos:
    """What the whole file says."""

    pages: Mapping[str, VideoPage] = field(default_factory=dict)
    videos: Mapping[str, Video] = field(default_factory=dict)


def read_videos(fields: Fields) -> Videos:
    pages = fields.listed("pages", "video page", read_video_page, help="страницы, на которых показаны видео")
    if "video page" in fields.reading.known:
        fields.reading.known["shown role"] = {role for page in pages.values() for role in page.roles}
    about = "темы видео; без url — обещание: читатель видит, что проверенного видео пока нет"
    videos = fields.listed("videos", "video", read_video, help=about)
    check_twice(fields.reading, videos, fields.node("videos"))
    return Videos(pages, videos)


WITH_URL = "вместе с url"
"""When a video has to be described in full, for editors."""


def read_video_page(id: str, fields: Fields) -> VideoPage:
    if id in fields.reading.known.get("instruction", ()):
        hint = f"адрес videos/{id}/ — у видео инструкции {id}; назовите страницу иначе"
        fields.reading.complain(fields.place, f"имя «{id}» уже занято", hint)
    return VideoPage(
        id,
        fields.text("title", help="название страницы"),
        fields.text("intro", help="одно-два предложения под заголовком"),
        fields.references("roles", "role", help="чьи видео на ней показаны"),
        fields.page_aliases(),
        fields.text("picks", "", help="для кого собирают подборку", example="для соседей"),
    )


def read_video(id: str, fields: Fields) -> Video:
    reading = fields.reading
    host = fields.reference("host", "host", "", help="где лежит видео: vkvideo или rutube", when=WITH_URL)
    url = read_video_url(fields, host)
    if bool(host) != bool(url):
        hint = "впишите оба, когда откроете адрес и досмотрите видео до конца; до этого уберите оба"
        reading.complain(fields.place_of("host" if host else "url"), "host и url нужны вместе", hint)
    instruction = fields.reference(
        "instruction", "instruction", help="имя инструкции, к которой относится видео"
    )
    roles = fields.references("roles", "role", help="для кого видео")
    if roles and not set(roles) & set(reading.known.get("shown role", roles)):
        hint = f"впишите одну из этих ролей в roles страницы в начале файла: {', '.join(roles)}"
        reading.complain(fields.place_of("roles"), "видео не попадёт ни на одну страницу", hint)
    # A published video is dated and timed; a promised one has nothing to date yet.
    published = REQUIRED if url else None
    duration = fields.seconds(
        "duration", 0 if published is None else REQUIRED, help="длина видео: минуты:секунды", when=WITH_URL
    )
    return Video(
        id=id,
        title=fields.text("title", help="название видео"),
        roles=roles,
        topic=fields.reference("topic", "topic", help="тема из faq/_topics.yml"),
        instruction=instruction,
        host=host,
        url=url,
        hash=read_hash(fields, host),
        duration=duration,
        chapters=read_chapters(fields, instruction, duration),
        captions=fields.reference(
            "captions",
            "captions",
            "" if published is None else REQUIRED,
            help="есть ли субтитры: yes, auto (автоматические) или no",
            when=WITH_URL,
        ),
        transcript=fields.prose("transcript", "", help="расшифровка видео: кто и что говорит"),
        published=fields.date(
            "published", None, help="когда видео опубликовали, если это видно на его странице"
        ),
        checked=fields.date(
            "checked",
            published,
            help="когда сверяли с источниками: год-месяц-день, например 2026-11-23",
            more="здесь — когда открыли адрес и досмотрели видео до конца",
            when=WITH_URL,
        ),
    )


def read_chapters(fields: Fields, instruction: str, duration: int) -> tuple[Chapter, ...]:
    """The chapters of a video; they follow each other and begin before its end."""
    reading = fields.reading
    places: list[Place] = []

    def read_chapter(chapter: Fields) -> Chapter:
        step = chapter.id("step", "", help="id шага инструкции, который здесь показан")
        if step and instruction:
            reading.between.links.append((chapter.place_of("step"), instruction, step))
        places.append(chapter.place_of("start"))
        return Chapter(
            chapter.seconds("start", help="начало главы: минуты:секунды", example="1:20"),
            chapter.text("title", help="название главы"),
            step,
        )

    chapters = fields.records(
        "chapters", read_chapter, (), help="главы видео по порядку: start, title и, если есть, step"
    )
    check_chapters(reading, chapters, places, duration)
    return chapters


def read_video_url(fields: Fields, host: str) -> str:
    """The address of a video in the form of its host, or empty if the field is missing."""

    def read(node: Node) -> str:
        url = fields.reading.text(node, longest=None, markup=True)
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
            if not host_of(url):
                hint += ", без пробелов и «@»"
        fields.reading.complain(node.place, message, hint)
        return url

    about = "адрес страницы видео; впишите, когда открыли его и досмотрели видео до конца"
    example = HOSTS["vkvideo"].example
    return fields.read("url", read, "", kind="адрес", help=about, example=example, pattern=r"https://\S+")


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

    about = "ключ из кода для вставки VK Видео, если без него видео на других сайтах не играет"
    return fields.read("hash", read, "", kind="ключ", help=about, pattern=HASH.pattern)


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


def check_twice(reading: Reading, videos: Mapping[str, Video], node: Node | None) -> None:
    """Two topics never name one video: readers would be sent to the wrong one."""
    urls = [
        (videos[key.text].url, url.place)
        for key, value in entries(node)
        if key.text in videos and (url := part(value, "url"))
    ]
    reading.refuse_twice(urls, "видео «{}» уже есть")

"""Where official videos live: address of a page ↔ address of its player. The one place that knows hosts.

The forms were read off addresses and players in public code, not off a live host: neither VK Видео nor RuTube
documents them for others. Private videos are left out on purpose, a reader could not open them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Host:
    """A site that shows videos."""

    id: str
    name: str
    """As the reader sees it, in the nominative: «VK Видео»."""
    example: str
    """How the address of a video looks, for error messages."""
    page: re.Pattern[str]
    """The one form of address that is published."""
    other: re.Pattern[str]
    """Other forms of the same address, with the same groups: what somebody may paste."""
    write: str
    """The groups of an address → that one form."""
    player: str
    """The groups → the address of the player; it already has a query."""
    frame: str
    """The origin of the player, for `frame-src` of a Content-Security-Policy."""
    moment: Callable[[int], str]
    """Seconds → the parameter of page and player that starts the video there."""
    takes_hash: bool
    """Whether some videos play elsewhere only with a key of their own."""


HOSTS = {
    host.id: host
    for host in (
        Host(
            id="vkvideo",
            name="VK Видео",
            example="https://vkvideo.ru/video-12345_67890",
            page=re.compile(r"https://vkvideo\.ru/video(?P<owner>-?[0-9]+)_(?P<id>[0-9]+)"),
            other=re.compile(
                r"https?://(?:www\.|m\.)?(?:vkvideo\.ru|vk\.com|vk\.ru)/"
                r"(?:\S*?video(?P<owner>-?[0-9]+)_(?P<id>[0-9]+)"
                r"|video_ext\.php\?oid=(?P<owner2>-?[0-9]+)&id=(?P<id2>[0-9]+))\S*"
            ),
            write="https://vkvideo.ru/video{owner}_{id}",
            player="https://vkvideo.ru/video_ext.php?oid={owner}&id={id}&hd=2",
            frame="https://vkvideo.ru",
            moment=lambda seconds: f"t={seconds // 60}m{seconds % 60}s",
            takes_hash=True,
        ),
        Host(
            id="rutube",
            name="RuTube",
            example="https://rutube.ru/video/0123456789abcdef0123456789abcdef/",
            page=re.compile(r"https://rutube\.ru/video/(?P<id>[0-9a-f]{32})/"),
            other=re.compile(
                r"https?://(?:www\.|m\.)?rutube\.ru/(?:video|shorts|play/embed|embed)/(?P<id>[0-9a-f]{32})\S*"
            ),
            write="https://rutube.ru/video/{id}/",
            player="https://rutube.ru/play/embed/{id}/?",
            frame="https://rutube.ru",
            moment=lambda seconds: f"t={seconds}",
            takes_hash=False,
        ),
    )
}
"""Id of a host, as `_videos.yml` names it → what we know of it."""

HASH = re.compile(r"[0-9a-f]{6,64}")
"""The key that the player of some videos on VK Видео wants beside their number."""


def is_page(host: str, url: str) -> bool:
    """Whether this is the address of a video, in the one form that is published."""
    return bool(HOSTS[host].page.fullmatch(url))


def meant(url: str) -> tuple[str, str] | None:
    """(host, address in its one form) of a video whose address has another form; None if it is none."""
    for host in HOSTS.values():
        if match := host.other.fullmatch(url):
            parts = {name.rstrip("2"): value for name, value in match.groupdict().items() if value}
            return host.id, host.write.format_map(parts)
    return None


def page_at(host: str, url: str, seconds: int) -> str:
    """The page of a video, from a moment on."""
    return f"{url}?{HOSTS[host].moment(seconds)}" if seconds else url


def player_at(host: str, url: str, hash: str = "", seconds: int = 0) -> str:
    """The address for an iframe that begins to play at a moment. `url` is the address of the page."""
    match = HOSTS[host].page.fullmatch(url)
    assert match, f"{url} was not checked"
    base = HOSTS[host].player.format_map(match.groupdict())
    parameters = [*([f"hash={hash}"] if hash else []), "autoplay=1"]
    if seconds:
        parameters.append(HOSTS[host].moment(seconds))
    return base + ("" if base.endswith("?") else "&") + "&".join(parameters)

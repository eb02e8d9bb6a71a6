"""Where every page is. Addresses start at the root of the site, without a slash: `faq/how-much/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from .article import Article
from .checker import Entry
from .content import Content
from .meeting import Meeting
from .role import Role
from .video import Video, VideoPage

HOME = ""
ANSWERS_JSON = "answers.json"
ANSWERS_CSV = "answers.csv"
FEED = "feed.xml"
SEARCH = "search/"
OPENSEARCH = "opensearch.xml"
CHECKER = "checker/"
OFFLINE = "offline/"
"""The page that is shown instead of one that a browser does not have."""
CODES = "o"
"""The id of the page that takes a short code."""
NOT_FOUND = "404.html"
LLMS = "llms.txt"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
SERVICE_WORKER = "sw.js"
"""It may answer for pages of its own folder and below, so it lies at the root."""

PASSPORT = "passport/"
"""What the build was made of, beside `build.json`."""

NUMBERS = "numbers"
"""The page of numbers, beside the nodes of the checker."""

LOOK = "look-"
"""What stands before the id of a question in the address of the page behind «Не знаю»."""


@dataclass(frozen=True)
class Link:
    text: str
    address: str
    """From the root of the site (`faq/how-much/#answer`), `#id` within the page, or empty: the home page."""


def address_of(article: Article) -> str:
    return f"{article.folder}/{article.id}/"


def page_address(id: str) -> str:
    """The address of a menu entry: a role, an index page or a handwritten page."""
    return f"{id}/"


def file_of(address: str) -> str:
    """The path of the file that a host shows at an address: `faq/how-much/` is the index.html of a folder."""
    return f"{address}index.html" if address.endswith("/") or not address else address


def code_address(code: str) -> str:
    """The page that leads on from a short code."""
    return f"{page_address(CODES)}{code}/"


def one_file_address(slug: str, name: str) -> str:
    """The file that holds all that a role needs; its name says in a chat whose it is."""
    return f"files/{slug}-{name}.html"


def qr_address(code: str) -> str:
    """The picture of a short code, for paper and for a chat."""
    return page_qr_address(code_address(code))


def page_qr_address(address: str) -> str:
    """The picture of the address of a page, for paper."""
    return f"{address}qr.svg"


def topic_address(id: str, part: int = 1) -> str:
    """One part of a topic, where a single list of all questions would be too long."""
    return f"{page_address('faq')}topic-{id}/" + (f"{part}/" if part > 1 else "")


def node_address(id: str) -> str:
    """The page of a question or an outcome of the checker."""
    return f"{CHECKER}{id}/"


def outcome_name(id: str) -> str:
    """How the registry of codes calls an outcome: ids of articles are a space of their own."""
    return CHECKER + id


def coded_link(content: Content, name: str) -> Link:
    """What a short code leads to: an article, or an outcome of the checker."""
    if not name.startswith(CHECKER):
        return article_link(content, name)
    outcome = content.checker.outcomes[name.removeprefix(CHECKER)]
    return Link(outcome.title, node_address(outcome.id))


def readable(address: str) -> str:
    """An address of the web as somebody types it: without what a browser adds by itself."""
    return unquote(address.removeprefix("https://").rstrip("/"))


def codes_by_address(content: Content) -> dict[str, str]:
    """Address of a page → its short code, of every page that has one."""
    return {coded_link(content, name).address: code for name, code in content.codes.of.items()}


def entry_address(entry: Entry) -> str:
    """Where an entry of the checker begins; the fragment tells its script by which way the reader came in."""
    return f"{node_address(entry.question)}#v1:{entry.id}"


def relative(here: str, there: str) -> str:
    """The address `there` as seen from the page `here`; works at any sub-path."""
    path, hash, anchor = there.partition("#")
    if path == here:
        return hash + anchor if anchor else "./"
    up, down = here.split("/")[:-1], path.split("/")
    same = 0
    while same < min(len(up), len(down) - 1) and up[same] == down[same]:
        same += 1
    return ("../" * (len(up) - same) + "/".join(down[same:]) or "./") + hash + anchor


def resolve_link(content: Content, here: str, id: str, anchor: str) -> str:
    """The address of a symbolic link, from the page `here`."""
    address = address_of(content.article(id))
    return relative(here, f"{address}#{anchor}" if anchor else address)


def article_link(content: Content, id: str) -> Link:
    article = content.article(id)
    return Link(article.title, address_of(article))


def label_link(content: Content, id: str) -> Link:
    """An article under its short name, where a whole title is too long: on chips and cards."""
    article = content.article(id)
    return Link(article.label or article.title, address_of(article))


def page_link(content: Content, id: str, text: str) -> Link:
    """A link in given words to an article or to any page that a menu may name."""
    is_article = id in content.answers or id in content.instructions
    return Link(text, address_of(content.article(id)) if is_article else page_address(id))


def handout_link(role: Role) -> Link:
    """The printable sheet of a role that has one."""
    return Link(role.handout.title, f"{page_address(role.id)}handout/")


def meeting_link(meeting: Meeting) -> Link:
    """The kit for a meeting, below the role that leads it."""
    return Link(meeting.title, f"{page_address(meeting.role)}meeting/")


def video_page_link(page: VideoPage) -> Link:
    return Link(page.title, f"videos/{page.id}/")


def watch_address(instruction: str) -> str:
    """The page on which the videos of an instruction are watched."""
    return f"videos/{instruction}/"


def video_address(content: Content, video: Video) -> str:
    """Where an official video is watched; without an address of its own, the entry of its instruction."""
    if video.url:
        return f"{watch_address(video.instruction)}#{video.id}"
    page = next(page for page in content.video_pages.values() if set(page.roles) & set(video.roles))
    return f"{video_page_link(page).address}#{video.instruction}"


ANCHOR = re.compile(r'\sid="([^"]+)"')


def anchors(html: str) -> set[str]:
    """The ids of a finished body. Templates write `id` with double quotes, and prose carries none."""
    return set(ANCHOR.findall(html))

"""Content → finished pages. The one door for `jinja2`.

An engine (MkDocs today, see `plugin.py`) puts each body into its frame and writes it out. Templates only loop
and show: what has to be sorted, grouped or looked up is ready before (`views.py`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jinja2
from markupsafe import Markup

from . import prose
from .addresses import (
    ANSWERS_CSV,
    ANSWERS_JSON,
    CHECKER,
    FEED,
    HOME,
    OPENSEARCH,
    Link,
    address_of,
    article_link,
    code_address,
    label_link,
    page_address,
    page_link,
    relative,
    resolve_link,
    video_page_link,
)
from .assets import Assets, make_assets
from .catalogue import MadeVideo, add_videos, frame_hosts, official_video
from .checker_pages import GRAPH, add_checker, entry_link, graph_script
from .code_pages import CODES, add_codes
from .content import Content
from .export import answers_json
from .feed import atom_feed
from .handouts import add_handouts, handouts_on
from .identity import identity_files
from .macros import answers_csv
from .model import Answer, Instruction, Role
from .offline import OFFLINE
from .picture import RIGHT, WRONG, draw_facts
from .problems import plural
from .qr import qr_picture
from .search_pages import SearchView, add_search, add_search_scripts, opensearch, search_view
from .support_pages import REPLIES, add_support, qr_address, replies_script
from .views import (
    Entry,
    Group,
    by_topic,
    entry,
    group_by_topic,
    source_view,
    step_view,
    video_view,
)

TEMPLATES = Path(__file__).parent / "templates"

POLICY = {
    "default-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
"""Nothing of another site, nothing inline: even text that slipped through every check could not run."""

PANEL = "sight-panel.js"

HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)


@dataclass(frozen=True)
class Page:
    """One finished page: all that a frame needs."""

    address: str
    kind: str
    """Which template made the body: answer, instruction, role, …; `document` if it was written by hand."""
    title: str
    description: str
    body: Markup
    crumbs: tuple[Link, ...] = ()
    """The way from the home page to this one, both left out."""
    contents: tuple[Link, ...] = ()
    """Headings of this page."""
    menu: str = ""
    """The address of the menu entry that this page belongs to."""
    source: str = ""
    """The file an editor changes, from the root of the repository; empty if there is no single one."""
    printed: str = ""
    """The address to print at its foot; its own if empty."""
    moved_to: str = ""
    """The present address, if this one is old."""
    scripts: tuple[str, ...] = ()
    """Names of the scripts that it can use beside `site.js`; it reads well without them."""
    styles: tuple[str, ...] = ()
    """Names of its styles beside `site.css`."""
    roles: tuple[Role, ...] = ()
    """For whom it is, if that is said on it."""
    indexed: bool = True
    """Whether search engines should offer it."""


@dataclass(frozen=True)
class Frame:
    """What is the same around every page."""

    title: str
    brand: tuple[str, str]
    """The title in two lines: what this is, and its name, if there is one in «quotes»."""
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    """Pages about the site itself."""
    notice: str
    notice_link: Link
    codes: Link
    """The page that takes a short code."""
    feed: str
    """The address of the feed; empty without one."""
    search: SearchView
    """What the search form in the header needs."""
    assets: Mapping[str, str]
    """Name of a style, script, font or picture → its address."""
    policy: str
    """Content-Security-Policy: what a page may load and from where."""


@dataclass(frozen=True)
class Site:
    """All that the content makes."""

    frame: Frame
    assets: Assets
    pages: list[Page] = field(default_factory=list)
    files: dict[str, str | bytes] = field(default_factory=dict)
    """Other files: address → content."""


def make_site(
    content: Content, site_url: str = "", made: Mapping[str, MadeVideo] = MappingProxyType({})
) -> Site:
    """Every page and data file of the site, in a fixed order.

    `site_url` is where the site will be published, if that is known: what leaves the site (the feed, the QR
    code on paper, replies) needs whole addresses, and without one is left out or names the page by its code.
    `made` are videos made from instructions, by the id of the instruction; their files are published by
    whoever made them.
    """
    env = environment()
    site_url = f"{site_url.rstrip('/')}/" if site_url else ""
    assets = make_assets()
    assets.add(GRAPH, graph_script(content.checker))
    assets.add(PANEL, panel_script(env))
    add_search_scripts(content, assets, env.get_template("search-words.txt.j2").render())
    site = Site(make_frame(content, assets, site_url), assets)

    def add(address: str, kind: str, title: str, description: str, view: dict[str, Any], **rest: Any) -> None:
        template = env.get_template(f"{kind}.html.j2")
        # Markup: the template escaped everything that is not a template or checked prose.
        body = Markup(
            template.render(content=content, here=address, title=title, assets=assets.addresses, **view)
        )
        site.pages.append(Page(address, kind, title, description, body, contents=headings(body), **rest))

    add_home(content, add)
    for role in content.roles.values():
        add_role(content, role, add)
    add_handouts(content, add)
    add_lists(content, add)
    add_videos(content, add, site_url, made)
    add_checker(content, add)
    add_offline(content, add)
    add_search(content, add)
    for article in content.articles():
        add_article(content, article, add, site_url, made.get(article.id))
    add_codes(content, add)
    site.files[ANSWERS_JSON] = answers_json(content, site_url)
    texts = make_texts(content)
    site.files[ANSWERS_CSV] = answers_csv(content, texts, site_url)
    assets.add(REPLIES, replies_script(content, texts, make_steps(content), published=bool(site_url)))
    add_support(content, add, published=bool(site_url))
    if site_url:
        for code in content.codes.pages:
            site.files[qr_address(code)] = qr_picture(site_url + code_address(code))
        site.files[FEED] = atom_feed(content, site_url)
        site.files[OPENSEARCH] = opensearch(content, site_url)
    site.files.update(assets.files)
    site.files.update(identity_files(content.site))
    return site


def panel_script(env: jinja2.Environment) -> str:
    """The panel «Версия для слабовидящих» for its script, which loads it when somebody wants it."""
    panel = env.get_template("sight.html.j2").render()
    return f"globalThis.sferumSightPanel = {json.dumps(panel, ensure_ascii=False)};\n"


Add = Callable[..., None]
"""`add(address, kind, title, description, view, …)` of `make_site`: renders one page and keeps it."""


def make_frame(content: Content, assets: Assets, site_url: str) -> Frame:
    site = content.site
    what, _, name = site.title.partition("«")
    return Frame(
        title=site.title,
        brand=(what.strip(), name.rstrip("»")),
        menu=tuple(Link(one.title, page_address(one.page)) for one in site.menu),
        footer=tuple(Link(one.title, page_address(one.page)) for one in site.footer),
        notice=site.notice.text,
        notice_link=Link(site.notice.link, address_of(content.article(site.notice.page))),
        codes=Link(site.index_pages[CODES].title, page_address(CODES)),
        feed=FEED if site_url else "",
        search=search_view(content, assets.addresses, site_url),
        assets=assets.addresses,
        policy=policy(content),
    )


def policy(content: Content) -> str:
    """Content-Security-Policy: what is ours, and players of the hosts that published videos have."""
    frames = " ".join(frame_hosts(content)) or "'none'"
    return "; ".join(f"{kind} {allowed}" for kind, allowed in (POLICY | {"frame-src": frames}).items())


@cache
def environment() -> jinja2.Environment:
    """The templates; kept between rebuilds of a server, where compiling them is a fifth of the time."""
    # select_autoescape() does not know `.html.j2`, so autoescape is on for everything.
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    @jinja2.pass_context
    def url(context: jinja2.runtime.Context, address: str) -> str:
        return relative(context["here"], address)

    def with_links(render: Callable[..., Markup]) -> Callable[..., Markup]:
        @jinja2.pass_context
        def apply(context: jinja2.runtime.Context, text: str) -> Markup:
            return render(text, partial(resolve_link, context["content"], context["here"]))

        return apply

    # Russian words as they are: a third of the bytes.
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    env.filters |= {
        "url": url,
        "markdown": with_links(prose.render),
        "markdown_line": with_links(prose.render_inline),
        "plural": plural,
        "day": lambda day: f"{day:%d.%m.%Y}",
        "plain": prose.plain,
        "duration": lambda seconds: f"{int(seconds) // 60}:{int(seconds) % 60:02}",
        "megabytes": lambda size: f"{size / 1_000_000:.1f} МБ".replace(".", ","),
        "iso_duration": lambda seconds: f"PT{int(seconds) // 60}M{int(seconds) % 60}S",
    }
    return env


def headings(body: Markup) -> tuple[Link, ...]:
    """The contents list of a finished body: its second-level headings, which all carry an id."""
    return tuple(Link(Markup(text).striptags(), f"#{id}") for id, text in HEADING.findall(body))


def add_home(content: Content, add: Add) -> None:
    site = content.site
    view = {
        "promise": site.promise,
        "frequent": [label_link(content, id) for id in site.frequent],
        "roles": [
            (role, Link(role.title, page_address(role.id)), [label_link(content, id) for id in role.top])
            for role in content.roles.values()
        ],
        "video_pages": [video_page_link(page) for page in content.video_pages.values()],
        "all_answers": Link(site.index_pages["faq"].title, page_address("faq")),
        "checker": Link(content.checker.title, CHECKER),
        "videos_ready": videos_ready(content),
        "right": RIGHT,
        "wrong": WRONG,
        "mixed_up": article_link(content, site.mixed_up),
        "news": news_by_date(content),
        "notice": site.notice,
        "notice_link": page_link(content, site.notice.page, site.notice.link),
    }
    add(HOME, "home", site.heading, site.promise, view)


def news_by_date(content: Content) -> list[tuple[date, list[Link]]]:
    """What has changed on the site, the newest day first."""
    news = sorted(content.site.news, key=lambda one: one.date, reverse=True)
    return [
        (day, [page_link(content, one.page, one.text) for one in group])
        for day, group in groupby(news, lambda one: one.date)
    ]


def videos_ready(content: Content) -> bool:
    """Whether at least one video has a checked address."""
    return any(video.url for video in content.videos.values())


def add_role(content: Content, role: Role, add: Add) -> None:
    entries = [one for one in content.checker.entries.values() if not one.symptom]
    view = {
        "role": role,
        "top": [label_link(content, id) for id in role.top],
        "journey": [(step, [article_link(content, id) for id in step.pages]) for step in role.journey],
        "instructions": instructions_for(content, role),
        "questions": group_by_topic(
            content, (one for one in content.answers.values() if role.id in one.roles)
        ),
        "videos": [video_view(content, one) for one in content.videos.values() if role.id in one.roles],
        "video_pages": [video_page_link(one) for one in content.video_pages.values() if role.id in one.roles],
        "videos_ready": videos_ready(content),
        "checker": next((entry_link(content, one.id) for one in entries if one.roles == (role.id,)), None),
        "handouts": handouts_on(content, role),
    }
    address = page_address(role.id)
    add(address, "role", role.title, role.intro, view, menu=address, roles=(role,))


def instructions_for(content: Content, role: Role) -> tuple[Entry, ...]:
    found = (one for one in content.instructions.values() if role.id in one.roles)
    return tuple(entry(content, one) for one in by_topic(content, found))


def add_lists(content: Content, add: Add) -> None:
    def add_list(kind: str, groups: list[Group]) -> None:
        page, address = content.site.index_pages[kind], page_address(kind)
        view = {"intro": page.intro, "groups": [group for group in groups if group.entries]}
        add(address, kind, page.title, page.intro, view, menu=address)

    def sources_of(level: str) -> tuple[Any, ...]:
        return tuple(source_view(content, one) for one in content.sources.values() if one.level == level)

    add_list("faq", group_by_topic(content, content.articles()))
    add_list(
        "instructions",
        [Group(role.id, role.tag, instructions_for(content, role)) for role in content.roles.values()],
    )
    add_list("sources", [Group(f"level-{id}", name, sources_of(id)) for id, name in content.levels.items()])


def add_offline(content: Content, add: Add) -> None:
    page = content.site.index_pages["offline"]
    view = {"intro": page.intro}
    add(OFFLINE, "offline", page.title, page.intro, view, scripts=("offline.js",), indexed=False)


def make_texts(content: Content) -> dict[str, str]:
    """The whole of each article as plain text for a letter or a chat; by id."""
    template = environment().get_template("reply.txt.j2")

    def make(article: Answer | Instruction) -> str:
        steps = step_views(content, article) if isinstance(article, Instruction) else []
        return tidy_text(template.render(article=article, steps=steps))

    return {article.id: make(article) for article in content.articles()}


def make_steps(content: Content) -> dict[str, str]:
    """The steps of each instruction as plain text; by id."""
    template = environment().get_template("steps.txt.j2")
    return {
        id: tidy_text(template.render(steps=step_views(content, one)))
        for id, one in content.instructions.items()
    }


def step_views(content: Content, instruction: Instruction) -> list[Any]:
    return [step_view(content, step, number) for number, step in enumerate(instruction.steps, 1)]


def tidy_text(text: str) -> str:
    """Without empty lines at the ends, and never two of them together."""
    return re.sub(r"\n{3,}", "\n\n", text.strip())


def share_view(content: Content, article: Answer | Instruction, site_url: str) -> dict[str, Any]:
    """What an article says of itself to be passed on, and what it asks: its code, its QR code, «Помогло?»."""
    code = content.codes.of[article.id]
    address = site_url and site_url + code_address(code)
    return {
        "code": code,
        "code_address": address,
        "qr": qr_address(code) if address else "",
        "reasons": content.helped.fitting(article),
        "ask_page": article_link(content, content.helped.ask),
        "checker_start": Link(content.checker.title, CHECKER),
    }


def add_article(
    content: Content,
    article: Answer | Instruction,
    add: Add,
    site_url: str,
    made: MadeVideo | None = None,
) -> None:
    messengers = [content.messengers[id] for id in article.applies_to]
    # An answer names its video, whether that has an address or not; an instruction shows what there is.
    named = videos_of(content, article)
    videos, promised = [one for one in named if one.url], [one for one in named if not one.url]
    # True in one messenger only, and that messenger has a word to say about it, elsewhere.
    only = messengers[0] if len(messengers) == 1 and messengers[0].page not in ("", article.id) else None
    view = {
        "article": article,
        "roles": [content.roles[id] for id in article.roles],
        "messengers": [messenger.name for messenger in messengers],
        "only": only,
        "only_link": article_link(content, only.page) if only else None,
        "sources": [source_view(content, content.sources[id]) for id in article.sources],
        "twins": [
            (content.roles[role], article_link(content, id))
            for id in article.twins
            for role in content.article(id).roles
        ],
        "see": [entry(content, content.article(id)) for id in article.see],
        "videos": [official_video(content, one) for one in videos],
        "made": made,
        "promised": [video_view(content, one) for one in promised],
    }
    view |= share_view(content, article, site_url)
    view["checker"] = entry_link(content, article.checker) if article.checker else None
    view["picture"] = draw_facts(content.checker, article.picture)
    if isinstance(article, Instruction):
        view["steps"] = step_views(content, article)
    kind = "instruction" if isinstance(article, Instruction) else "answer"
    index, menu = content.site.index_pages[article.folder], page_address(article.folder)
    add(
        address_of(article),
        kind,
        article.title,
        article.short,
        view,
        crumbs=(Link(index.title, menu),),
        menu=menu,
        source=article.source,
        styles=("video.css",) if videos else (),
        scripts=("player.js",) if videos else (),
        roles=tuple(content.roles[id] for id in article.roles),
    )
    for old in article.was:
        link = Link(article.title, address_of(article))
        add(
            f"{article.folder}/{old}/",
            "moved",
            article.title,
            article.short,
            {"link": link},
            moved_to=link.address,
        )


def videos_of(content: Content, article: Answer | Instruction) -> list[Any]:
    if isinstance(article, Answer):
        return [content.videos[article.video]] if article.video else []
    return [video for video in content.videos.values() if video.instruction == article.id and video.url]

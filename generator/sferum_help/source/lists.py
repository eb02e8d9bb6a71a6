"""The shared lists: `_site`, `_topics`, `_messengers`, `_sources`, `_roles`, `_steps`, `_videos`."""

from __future__ import annotations

from .fields import REQUIRED, Fields, Reading
from .nodes import Mapping, Node, Scalar
from ..model.centre import Centre, IndexPage, MenuEntry, News, Notice
from ..model.role import Handout, JourneyStep, Role
from ..model.sources import Source
from ..model.steps import Account, Device, Person
from ..model.topics import Messenger, Topic
from ..model.words import Name, ScreenWord
from .problems import Place
from .markdown import is_plain_address

ROLE_PAGE_IDS = frozenset(
    ["start", "handout", "instructions", "questions", "videos", "main", "contents-title"]
)
ROLE_PAGE_PREFIXES = ("topic-", "do-", "ask-")
"""Ids that the page of a role itself uses."""

INDEX_PAGES = (
    "faq",
    "search",
    "instructions",
    "videos",
    "sources",
    "o",
    "offline",
    "support",
)
"""Pages the generator makes beside those of roles and articles; their words stand in `_site.yml`."""


def read_sections(reading: Reading, node: Node | None, *names: str) -> tuple[Node | None, ...]:
    """The parts of a list that has several; a missing part has been reported."""
    parts = reading.record(node, lambda fields: tuple(fields.read(name, lambda part: part) for name in names))
    return parts or (None,) * len(names)


def read_topic(id: str, fields: Fields) -> Topic:
    return Topic(id, fields.text("title"))


def read_messenger(id: str, fields: Fields) -> Messenger:
    note = fields.text("note", "")
    page = fields.reference("page", "article", REQUIRED if note else "")
    return Messenger(id, fields.text("name"), note, page)


def read_levels(reading: Reading, node: Node | None) -> dict[str, str]:
    """Levels of trust in words, by id."""
    reading.record(node, lambda fields: [fields.text(key) for key in fields])
    for key, _ in node.entries if isinstance(node, Mapping) else ():
        reading.id(key)
    entries = node.entries if isinstance(node, Mapping) else ()
    return {key.text: value.text for key, value in entries if isinstance(value, Scalar)}


def read_source(id: str, fields: Fields) -> Source:
    return Source(
        id=id,
        publisher=fields.text("publisher"),
        about=fields.text("about"),
        url=read_url(fields),
        date=fields.text("date"),
        level=fields.reference("level", "level"),
        checked=fields.date("checked"),
    )


def read_url(fields: Fields) -> str:
    """An address, or empty if the field is missing."""

    def read(node: Node) -> str:
        url = fields.reading.text(node, markup=True)
        if url and (not url.startswith("https://") or url == "https://" or not is_plain_address(url)):
            hint = "адрес начинается с https://, потом имя сайта латиницей, без пробелов и «@»"
            fields.reading.complain(node.place, f"адрес «{url}» не подходит", hint)
        return url

    return fields.read("url", read, "")


def read_screen_word(id: str, fields: Fields) -> ScreenWord:
    text = fields.text("text")
    return ScreenWord(
        id, text, fields.text("app"), fields.reference("source", "source"), fields.date("checked")
    )


def read_name(id: str, fields: Fields) -> Name:
    return Name(id, fields.text("text"), fields.items("never", fields.reading.phrase))


def read_person(id: str, fields: Fields) -> Person:
    return Person(id, fields.text("name"))


def read_account(id: str, fields: Fields) -> Account:
    return Account(id, fields.text("name"), fields.reference("owner", "person", ""))


def read_device(id: str, fields: Fields) -> Device:
    return Device(id, fields.text("name"))


def read_role(id: str, fields: Fields) -> Role:
    reading = fields.reading
    ids: list[tuple[str, Place]] = []

    def read_pages(node: Node) -> tuple[str, ...]:
        ids_of_pages = reading.references(node, "article")
        reading.role_links += [(place, id, page) for page, place in reading.places(ids_of_pages, node)]
        return ids_of_pages

    def read_journey_step(step: Fields) -> JourneyStep:
        step_id = step.id("id")
        if step_id in ROLE_PAGE_IDS or step_id.startswith(ROLE_PAGE_PREFIXES):
            hint = "возьмите другое, по смыслу шага"
            reading.complain(step.place_of("id"), f"имя «{step_id}» занято самой страницей", hint)
        ids.append((step_id, step.place_of("id")))
        return JourneyStep(step_id, step.text("title"), step.prose("text"), step.read("pages", read_pages))

    journey = fields.records("journey", read_journey_step)
    reading.refuse_twice(ids, "шаг пути «{}» повторяется")
    return Role(
        id=id,
        name=fields.text("name"),
        title=fields.text("title"),
        tag=fields.text("tag"),
        promise=fields.text("promise"),
        intro=fields.text("intro"),
        top=fields.read("top", read_pages),
        journey=journey,
        aliases=fields.page_aliases(),
        handout=fields.record("handout", read_handout, None),
    )


def read_handout(fields: Fields) -> Handout:
    return Handout(
        title=fields.text("title"),
        intro=fields.text("intro"),
        rules=fields.items("rules", fields.reading.prose),
        roles=fields.references("roles", "role"),
        checked=fields.date("checked"),
    )


ICON_NAME_LIMIT = 12
"""Longer names are cut off under an icon: the advice for `short_name` of a web manifest."""


def read_centre(fields: Fields) -> Centre:
    def read_index_pages(pages: Fields) -> dict[str, IndexPage | None]:
        def read_page(id: str) -> IndexPage | None:
            def read(page: Fields) -> IndexPage:
                return IndexPage(id, page.text("title"), page.text("intro"), page.page_aliases())

            return pages.record(id, read)

        return {id: read_page(id) for id in INDEX_PAGES}

    def read_menu_entry(entry: Fields) -> MenuEntry:
        return MenuEntry(entry.reference("page", "page"), entry.text("title"))

    def read_news(news: Fields) -> News:
        return News(news.date("date"), news.text("text"), news.reference("page", "page or article"))

    def read_notice(notice: Fields) -> Notice:
        return Notice(notice.text("text"), notice.text("link"), notice.reference("page", "article"))

    return Centre(
        title=fields.text("title"),
        icon_name=fields.text("icon-name", longest=ICON_NAME_LIMIT),
        heading=fields.text("heading"),
        promise=fields.text("promise"),
        frequent=fields.references("frequent", "article"),
        mixed_up=fields.reference("mixed-up", "article"),
        menu=fields.records("menu", read_menu_entry),
        footer=fields.records("footer", read_menu_entry),
        news=fields.records("news", read_news),
        index_pages=fields.record("pages", read_index_pages),
        notice=fields.record("notice", read_notice),
    )

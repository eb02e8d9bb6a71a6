"""What stands on every page, and pages that list other things: home, questions, videos, sources."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.addresses import HOME, page_address
from ..model.content import Content
from ..model.labels import LABELS
from .items import LABEL, LISTS, Item, Names, Sheet, item, words_of


def home_sheet(content: Content, names: Names) -> Sheet:
    centre = content.centre
    call = centre.call
    items = (
        *item("title", centre.heading),
        *item("promise", centre.promise),
        *names.links("frequent", centre.frequent),
        *(item("call", f"{call.title}\n{call.text}") if call else ()),
        *(
            one
            for news in centre.news
            for one in item(
                "news",
                f"{news.date:%d.%m.%Y}: {news.text}",
                f"{news.date}-{news.page}",
            )
        ),
    )
    return Sheet(HOME, LISTS, centre.heading, items)


COMMON = "*"
"""In place of an address: what stands on every page."""


def common_sheet(content: Content, names: Names) -> Sheet:
    centre, owner = content.centre, content.centre.owner
    notice, urgent, helped = centre.notice, centre.urgent, content.helped
    items = (
        *item("name", words_of((centre.title, centre.icon_name))),
        *(item("notice", f"{notice.text} {notice.link} (→ {notice.page})") if notice else ()),
        *(
            item("urgent", f"{urgent.link}\n{urgent.brief}\n{urgent.text} (→ {urgent.page})")
            if urgent
            else ()
        ),
        *(one for entry in centre.menu for one in item("menu", entry.title, entry.page)),
        *(
            one
            for group in centre.footer
            for one in item(
                "footer", words_of((group.title, *(page.title for page in group.pages))), group.title
            )
        ),
        *item("owner", words_of((owner.name, owner.write, owner.not_support)).strip()),
        *(
            one
            for topic in content.topics.values()
            for one in (
                *item("topic", topic.title, topic.id),
                *names.prose(
                    "caution", topic.caution, topic.id, LABEL["caution-of"].format(title=topic.title)
                ),
            )
        ),
        *(
            one
            for messenger in content.messengers.values()
            for one in item(
                "messengers",
                words_of((messenger.name, messenger.ask, names[messenger.page] if messenger.page else "")),
                messenger.id,
            )
        ),
        *(
            one
            for reason in (helped.reasons.values() if helped else ())
            for one in item("reason", f"{reason.letter}: {reason.text}", reason.id)
        ),
        *(one for level, text in content.alone.items() for one in item("alone", text, level)),
    )
    return Sheet(COMMON, LISTS, LABEL["everywhere"], items)


def list_sheets(content: Content) -> Iterator[Sheet]:
    """Pages that list other things: questions, instructions, videos, sources."""
    own = {"videos": video_items, "sources": source_items}
    for page in content.centre.index_pages.values():
        items = (
            *item("title", page.title),
            *item("intro", page.intro),
            *(own[page.id](content) if page.id in own else ()),
            *item("aliases", words_of(page.aliases)),
        )
        yield Sheet(page_address(page.id), LISTS, page.title, items)


def video_items(content: Content) -> Iterator[Item]:
    for page in content.video_pages.values():
        yield from item("video-page", words_of((page.title, page.intro, *page.aliases)), page.id)
    for video in content.videos.values():
        told = (
            video.title,
            video.url,
            LABELS["captions"].get(video.captions, ""),
            *(f"{one.start // 60}:{one.start % 60:02} {one.title}" for one in video.chapters),
            str(video.transcript),
        )
        yield from item("video", words_of(one for one in told if one), video.id)


def source_items(content: Content) -> Iterator[Item]:
    for one in content.sources.values():
        level = content.levels.get(one.level, one.level)
        told = (one.publisher, one.about, one.url, one.date, level, f"{one.checked:%d.%m.%Y}")
        yield from item("source", words_of(filter(None, told)), one.id)

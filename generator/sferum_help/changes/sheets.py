"""Content → every page with what stands on it. What no page shows is in `hidden.py`."""

from __future__ import annotations

from ..model.addresses import handout_link, meeting_link, page_address
from ..model.content import Content
from ..model.document import Document
from ..model.meeting import Meeting
from ..model.role import Role
from .articles import article_sheet
from .checks import checker_sheets
from .documents import sections_of
from .items import DOCUMENTS, GONE, LABEL, ROLES, Item, Names, Sheet, item, words_of
from .lists import common_sheet, home_sheet, list_sheets


def sheets_of(content: Content, names: Names) -> dict[str, Sheet]:
    """Every page by its address. Content with problems in it may be given too: what it names may be missing."""
    sheets = [
        common_sheet(content, names),
        home_sheet(content, names),
        *(role_sheet(one, names) for one in content.roles.values()),
        *([meeting_sheet(content.meeting, names)] if content.meeting else ()),
        *(article_sheet(content, one, names) for one in content.articles()),
        *checker_sheets(content, names),
        *list_sheets(content),
        *(document_sheet(one) for one in content.documents.values()),
        *(
            Sheet(one.address, GONE, one.title, (*names.prose("why", one.why), *names.links("see", [one.to])))
            for one in content.retired.values()
        ),
    ]
    return {one.address: one for one in sheets}


def role_sheet(role: Role, names: Names) -> Sheet:
    journey = (
        one
        for step in role.journey
        for one in (
            *item("stop-title", step.title, step.id),
            *names.prose("stop", step.text, step.id, LABEL["stop-of"].format(title=step.title)),
            *item("stop-pages", words_of(names[id] for id in step.pages), step.id),
        )
    )
    sheet = role.handout
    handout = (
        (
            *item("handout", sheet.title, "title"),
            *item("handout", sheet.intro, "intro"),
            *names.lines("handout", sheet.rules, "rules"),
            *item("handout", sheet.checked, "checked"),
            *item("handout", ", ".join(sheet.roles), "roles"),
            *item("handout", f"/{handout_link(role).address}", "address"),
        )
        if sheet
        else ()
    )
    items = (
        *item("title", role.title),
        *item("names", words_of((role.name, role.tag))),
        *item("promise", role.promise),
        *item("intro", role.intro),
        *names.links("top", role.top),
        *journey,
        *handout,
        *item("looks", " ".join(one for one in (role.colour, role.icon, role.picture) if one)),
        *item("aliases", words_of(role.aliases)),
    )
    return Sheet(page_address(role.id), ROLES, role.title, items)


def meeting_sheet(meeting: Meeting, names: Names) -> Sheet:
    steps = (
        one
        for number, step in enumerate(meeting.steps, 1)
        for one in (
            *item("slide-title", LABEL["minutes"].format(title=step.title, minutes=step.minutes), step.id),
            *names.prose("slide", step.slide, step.id, LABEL["slide"].format(number=number)),
            *names.prose("say", step.say, step.id, LABEL["say"].format(number=number)),
        )
    )
    items = (
        *item("title", meeting.title),
        *item("intro", meeting.intro),
        *names.lines("need", meeting.need),
        *steps,
        *names.lines("result", meeting.result),
        *(one for text in meeting.messages for one in item("message", text.text, text.messenger)),
        *(
            one
            for objection in meeting.objections
            for one in (
                *item("objection", objection.words, objection.id),
                *names.prose("objection-answer", objection.answer, objection.id),
            )
        ),
        *names.lines("without", meeting.without),
        *item("handout", f"{meeting.role}, {meeting.audience}"),
        *item("checked", meeting.checked),
        *item("aliases", words_of(meeting.aliases)),
    )
    return Sheet(meeting_link(meeting).address, ROLES, meeting.title, items)


def document_sheet(document: Document) -> Sheet:
    items = (
        *item("title", document.title),
        *item("description", document.description),
        *(
            Item("section", one.id, one.title or LABEL["section"], one.text, one.links, looks=one.html)
            for one in sections_of(document)
        ),
    )
    return Sheet(page_address(document.id), DOCUMENTS, document.title, items, document.source)

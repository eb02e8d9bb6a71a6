"""Content → everything that stands on its pages, in plain words: what two states are compared by.

What readers cannot see on a page stands in `hidden_parts`, so that no change goes by without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..model.addresses import (
    CHECKER,
    HOME,
    address_of,
    handout_link,
    meeting_link,
    node_address,
    outcome_name,
    page_address,
)
from ..model.article import Answer, Instruction, Message, Part, Step, Trouble
from ..model.checker import Checker, Outcome, Question
from ..model.content import Content
from ..model.document import Document
from ..model.labels import LABELS
from ..model.meeting import Meeting
from ..model.prose import Outside, Prose, Reference
from ..model.role import Role
from .documents import sections_of

LABEL = LABELS["changes"]
ANSWERS, INSTRUCTIONS, CHECKS, ROLES, DOCUMENTS, LISTS, GONE = (
    "answers",
    "instructions",
    "checks",
    "role-pages",
    "documents",
    "lists",
    "gone",
)
GROUPS = (LISTS, ROLES, ANSWERS, INSTRUCTIONS, CHECKS, DOCUMENTS, GONE)
"""Kinds of pages, in the order of the report."""


@dataclass(frozen=True)
class Item:
    """One thing on a page."""

    kind: str
    """What it is: a name in the section `[changes]` of `labels.ini`."""
    id: str
    """Which of its kind on this page; empty: the only one."""
    label: str
    """What it is called in the report."""
    text: str
    links: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    """Former ids."""
    looks: object = None
    """Differs if it looks different to readers though its words are the same."""

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.id


@dataclass(frozen=True)
class Sheet:
    """A page, or a part of all pages."""

    address: str
    group: str
    """One of `GROUPS`."""
    title: str
    items: tuple[Item, ...]
    source: str = ""
    """The file, from the root of the repository; empty: a list with other pages in it."""
    code: str = ""
    was: tuple[str, ...] = ()
    """Former addresses."""


def item(kind: str, text: object, id: str = "", label: str = "", was: tuple[str, ...] = ()) -> Iterator[Item]:
    """One thing, if there is anything to say of it."""
    if isinstance(text, date):
        text = f"{text:%d.%m.%Y}"
    if text:
        yield Item(kind, id, label or LABEL[kind], str(text), was=was)


def words_of(texts: Iterable[str]) -> str:
    return "\n".join(texts)


class Names(dict[str, str]):
    """What is linked to → what it is called: `id` a page, `id#place` a place on it. Of both sides the same ones,
    so that a new title is one change and not one on every page that leads there."""

    def __missing__(self, id: str) -> str:
        page, _, place = id.partition("#")
        return f"{self[page]}, #{place}" if place else id

    def prose(
        self, kind: str, text: Prose, id: str = "", label: str = "", was: tuple[str, ...] = ()
    ) -> Iterator[Item]:
        """A text; behind the words of each link stands where it leads."""
        if text:
            links = tuple(place_of(link) for link in text.links())
            yield Item(kind, id, label or LABEL[kind], text.told(self.place), links, was, text)

    def place(self, link: Reference | Outside) -> str:
        if isinstance(link, Reference):
            return f"→ «{self[place_of(link)]}»"
        # A phone number is its own address.
        return "" if link.address.startswith("tel:") else f"→ {link.address}"

    def lines(self, kind: str, texts: Iterable[Prose], id: str = "") -> Iterator[Item]:
        """A list of short texts as one thing."""
        whole = Prose()
        for text in texts:
            whole = whole.then(text)
        yield from self.prose(kind, whole, id)

    def links(self, kind: str, targets: Iterable[str]) -> Iterator[Item]:
        """A list of links to pages, each a thing of its own."""
        for target in targets:
            yield Item(kind, target, LABEL[kind], self[target], (target,))


def place_of(link: Reference | Outside) -> str:
    if isinstance(link, Outside):
        return link.address
    return f"{link.id}#{link.anchor}" if link.anchor else link.id


def names_of(*contents: Content) -> Names:
    """The names of what can be linked to; of the last content that has it."""
    names = Names()
    for content in contents:
        for article in content.articles():
            names[article.id] = article.title
            steps = 0
            for place in article.places:
                steps += isinstance(place, Step)
                match place:
                    case Part(title=title) | Trouble(problem=title):
                        name = title
                    case Step():
                        name = LABEL["step"].format(number=steps).lower()
                names[f"{article.id}#{place.id}"] = f"{article.title}: {name}"
    return names


def message(one: Message | None) -> Iterator[Item]:
    if one:
        yield from item("message", LABEL["message-text"].format(to=one.to, text=one.text))


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


def article_sheet(content: Content, article: Answer | Instruction, names: Names) -> Sheet:
    code = content.codes.of.get(article.id, "")
    own = answer_items if isinstance(article, Answer) else instruction_items
    topic = content.topics.get(article.topic)
    items = (
        *item("title", article.title),
        *item("short", article.short),
        *names.prose("warning", article.warning),
        *own(content, article, names),
        *names.prose("note", article.note),
        *message(article.message),
        *names.links("see", article.see),
        *names.links("twin", article.twins),
        *item(
            "instead",
            words_of(
                f"{name_in(content.messengers, one)} → «{names[page]}»"
                for one, page in article.instead.items()
            ),
        ),
        *item("checker", entry_title(content.checker, article.checker)),
        *item("picture", words_of(told_fact(content.checker, *one) for one in article.picture.items())),
        *item("roles", ", ".join(name_in(content.roles, one) for one in article.roles)),
        *item("messengers", ", ".join(name_in(content.messengers, one) for one in article.applies_to)),
        *item("topic", topic.title if topic else article.topic),
        *item("label", article.label),
        *(
            one
            for id in article.sources
            for one in item("source", getattr(content.sources.get(id), "publisher", id), id)
        ),
        *item("checked", article.checked),
        *item("code", code),
        *item("aliases", words_of(article.aliases)),
    )
    group = ANSWERS if isinstance(article, Answer) else INSTRUCTIONS
    was = tuple(f"{old}/" for old in article.was)
    return Sheet(address_of(article), group, article.title, items, article.source, code, was)


def entry_title(checker: Checker | None, id: str) -> str:
    entry = checker.entries.get(id) if checker else None
    return entry.title if entry else id


def told_fact(checker: Checker | None, id: str, value: str = "") -> str:
    """A fact that a picture draws, in words: «чей профиль привязан: свой»."""
    fact = checker.facts.get(id) if checker else None
    about = fact.about if fact else id
    return f"{about}: {fact.values.get(value, value) if fact else value}" if value else about


def name_in(table: Mapping[str, object], id: str) -> str:
    return str(getattr(table.get(id), "name", id))


def answer_items(content: Content, answer: Answer, names: Names) -> Iterator[Item]:
    yield from names.prose("answer", answer.answer)
    for part in answer.parts:
        yield from item("part-title", part.title, part.id, was=part.was)
        yield from names.prose(
            "part", part.text, part.id, LABEL["part-of"].format(title=part.title), part.was
        )
    yield from item("video", getattr(content.videos.get(answer.video), "title", answer.video))


def instruction_items(content: Content, instruction: Instruction, names: Names) -> Iterator[Item]:
    yield from names.lines("need", instruction.need)
    yield from item("time", instruction.time)
    for number, step in enumerate(instruction.steps, 1):
        yield from step_items(content, number, step, names)
    yield from names.lines("result", instruction.result)
    for one in instruction.trouble:
        yield from item("trouble-title", one.problem, one.id, was=one.was)
        yield from names.prose(
            "trouble", one.fix, one.id, LABEL["trouble-of"].format(title=one.problem), one.was
        )


def step_items(content: Content, number: int, step: Step, names: Names) -> Iterator[Item]:
    """A step and what belongs to it; where it is done is a thing of its own, so that it is not overlooked."""
    where = {
        "who": name_in(content.people, step.who),
        "account": name_in(content.accounts, step.account),
        "device": name_in(content.devices, step.device),
    }
    told = words_of(f"{LABELS['step'][name]}: {one}" for name, one in where.items() if one)
    labels = {
        kind: LABEL[kind].format(number=number)
        for kind in ("step", "step-warning", "step-place", "step-note")
    }
    yield from names.prose("step-warning", step.warning, step.id, labels["step-warning"], step.was)
    yield from names.prose("step", step.do, step.id, labels["step"], step.was)
    yield from item("step-place", told, step.id, labels["step-place"], step.was)
    yield from names.prose("step-note", step.note, step.id, labels["step-note"], step.was)


def checker_sheets(content: Content, names: Names) -> Iterator[Sheet]:
    checker = content.checker
    if checker is None:
        return
    titles = {id: one.question for id, one in checker.questions.items()}
    titles |= {id: one.title for id, one in checker.outcomes.items()}
    entries = (
        entry
        for one in checker.entries.values()
        for entry in item(
            "entry", LABEL["leads"].format(text=one.title, to=titles.get(one.question, one.question)), one.id
        )
    )
    root = (
        *item("title", checker.title),
        *item("intro", checker.intro),
        *entries,
        *item("aliases", words_of(checker.aliases)),
    )
    yield Sheet(CHECKER, CHECKS, checker.title, root)
    for question in checker.questions.values():
        yield question_sheet(question, titles, names)
    for outcome in checker.outcomes.values():
        yield outcome_sheet(content, checker, outcome, names)


def question_sheet(question: Question, titles: Mapping[str, str], names: Names) -> Sheet:
    options = (
        option
        for one in question.options
        for option in item(
            "option", LABEL["leads"].format(text=one.text, to=titles.get(one.to, one.to)), one.id
        )
    )
    items = (
        *item("question", question.question),
        *names.prose("because", question.why),
        *options,
        *names.prose("look", question.look),
    )
    return Sheet(
        node_address(question.id),
        CHECKS,
        question.question,
        items,
        was=tuple(map(node_address, question.was)),
    )


def outcome_sheet(content: Content, checker: Checker, outcome: Outcome, names: Names) -> Sheet:
    code = content.codes.of.get(outcome_name(outcome.id), "")
    severity = checker.severities.get(outcome.severity)
    items = (
        *item("title", outcome.title),
        *item("severity", severity.title if severity else outcome.severity),
        *names.prose("because", outcome.because),
        *names.links("outcome-steps", outcome.steps),
        *item("first", LABEL.get(f"first-{outcome.first}", outcome.first)),
        *item("said-first", words_of(outcome.said_first.values())),
        *message(outcome.message),
        *names.prose("result", outcome.result),
        *names.prose("otherwise", outcome.otherwise),
        *item("picture", words_of(told_fact(checker, one) for one in outcome.picture)),
        *item("code", code),
    )
    was = tuple(map(node_address, outcome.was))
    return Sheet(node_address(outcome.id), CHECKS, outcome.title, items, code=code, was=was)


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


HIDDEN = ("synonyms", "phrases", "danger", "spoken", "support", "weak", "phones")
"""Parts of the content that no page shows: search, the voice and the desk live by them."""


def hidden_parts(before: Content, now: Content) -> list[str]:
    """In words, which parts differ that no page shows."""
    changed = [name for name in HIDDEN if getattr(before, name) != getattr(now, name)]
    if rules_of(before.checker) != rules_of(now.checker):
        changed.append("rules")
    if terms_of(before) != terms_of(now):
        changed.append("fresh")
    return [LABEL[f"hidden-{name}"] for name in changed]


def terms_of(content: Content) -> object:
    """For how long a page can be relied on."""
    return (
        {id: (one.fresh, one.fresh_critical) for id, one in content.topics.items()},
        {one.id for one in content.articles() if one.critical},
    )


def rules_of(checker: Checker | None) -> object:
    """What the checker is proved by and drawn from."""
    return checker and (
        checker.rounds,
        checker.changers,
        checker.severities,
        checker.guards,
        checker.messenger,
        checker.linking,
        checker.facts,
        checker.never,
        {id: (one.says, one.facts, one.roles, one.symptom) for id, one in checker.entries.items()},
        {id: [option.says for option in one.options] for id, one in checker.questions.items()},
        {id: (one.says, one.changes) for id, one in checker.outcomes.items()},
    )

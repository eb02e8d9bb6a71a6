"""A page as things that stand on it, each in plain words: what two states are compared by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..model.article import Message, Part, Step, Trouble
from ..model.checker import Checker
from ..model.content import Content
from ..model.labels import LABELS
from ..model.prose import Outside, Prose, Reference

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


def told_fact(checker: Checker | None, id: str, value: str = "") -> str:
    """A fact that a picture draws, in words: «чей профиль привязан: свой»."""
    fact = checker.facts.get(id) if checker else None
    about = fact.about if fact else id
    return f"{about}: {fact.values.get(value, value) if fact else value}" if value else about


def name_in(table: Mapping[str, object], id: str) -> str:
    return str(getattr(table.get(id), "name", id))

"""Rules that hold between files: collected while they are read, checked when all have been read."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from ..model.article import FOLDERS, Answer, Instruction
from ..model.prose import Prose
from .nodes import Node, part, with_places
from .problems import Place

if TYPE_CHECKING:
    from .values import Reading

WORD = re.compile(r"\w+")

Articles = Mapping[str, Answer | Instruction]


class Between:
    """What files say about each other, each with its place."""

    def __init__(self) -> None:
        self.links: list[tuple[Place, str, str]] = []
        """Links into a page: (place, id, anchor)."""
        self.sent: list[tuple[Place, str, Prose]] = []
        """Links in texts: (place, id, the text around it)."""
        self.called: dict[str, str] = {}
        """Role → a pattern of the words that readers know it by."""
        self.role_links: list[tuple[Place, str, str]] = []
        """Articles that a role's page leads to: (place, role, id)."""
        self.page_aliases: list[tuple[str, Place]] = []
        """How people ask for pages that are no articles."""
        self.titles: list[tuple[str, Place]] = []
        self.aliases: list[tuple[str, Place]] = []
        self.was: list[tuple[str, Place]] = []
        self.see: list[tuple[str, str, Place]] = []
        """(id, the id it names, place); twins likewise."""
        self.twins: list[tuple[str, str, Place]] = []

    def lists(self) -> dict[str, list[Any]]:
        """All that grows while articles are read."""
        return {name: found for name, found in vars(self).items() if isinstance(found, list)}

    def add(self, article: Answer | Instruction, node: Node) -> None:
        """Take up what an article says about others."""
        if title := part(node, "question") or part(node, "title"):
            self.titles.append((as_asked(article.title), title.place))
        self.aliases += with_places([as_asked(alias) for alias in article.aliases], part(node, "aliases"))
        self.was += with_places(article.was, part(node, "was"))
        for values, found, name in ((article.see, self.see, "see"), (article.twins, self.twins, "twins")):
            found += [(article.id, id, place) for id, place in with_places(values, part(node, name))]


def as_asked(text: str) -> str:
    """A phrase as it counts for «the same question»: no case, no ё, no punctuation."""
    return " ".join(WORD.findall(text.casefold().replace("ё", "е")))


def check_between(reading: Reading, articles: Articles, roles: Collection[str]) -> None:
    """Every rule of this module, for the articles that could be read."""
    check_names(reading)
    check_see(reading)
    check_twins(reading, articles)
    check_links(reading, articles)
    check_role_links(reading, articles, roles)
    check_said_for_whom(reading, articles)


def check_names(reading: Reading) -> None:
    """One question, one page: titles, aliases and former names are there once."""
    between = reading.between
    aliases = [*between.aliases, *((as_asked(alias), place) for alias, place in between.page_aliases)]
    reading.refuse_twice(between.titles, "такой вопрос уже есть: «{}»")
    reading.refuse_twice(aliases, "так уже спрашивают: «{}»")
    reading.refuse_twice(between.was, "прежнее имя «{}» повторяется")
    taken = {f"{folder}/{id}" for folder in FOLDERS for id in reading.known[FOLDERS[folder]]}
    for name, place in between.was:
        if name in taken:
            hint = "прежний адрес не может вести на две страницы"
            reading.complain(place, f"имя «{name}» занято: такая страница есть", hint)


def check_see(reading: Reading) -> None:
    for id, target, place in reading.between.see:
        if id == target:
            reading.complain(place, "страница ссылается на саму себя", "уберите это имя из see")


def check_twins(reading: Reading, articles: Articles) -> None:
    """Twins name each other and have no reader in common."""
    for id, twin, place in reading.between.twins:
        if twin not in articles:
            continue  # has been reported, or has errors of its own
        one, other = articles[id], articles[twin]
        if common := sorted(set(one.roles) & set(other.roles)):
            hint = "у пары роли разные; это просто похожая страница? впишите её в see"
            reading.complain(place, f"страница «{twin}» написана и для этой роли: {', '.join(common)}", hint)
        elif id not in other.twins:
            hint = f"впишите {id} в twins файла {other.source}"
            reading.complain(place, f"страница «{twin}» не называет эту парой", hint)


def check_links(reading: Reading, articles: Articles) -> None:
    """A link into a page leads to a place that is there."""
    for place, id, anchor in reading.between.links:
        if id in articles and anchor not in articles[id].anchors:
            message = f"на странице «{id}» нет места «{anchor}»"
            reading.complain(place, message, reading.suggest(anchor, sorted(articles[id].anchors)))


def check_said_for_whom(reading: Reading, articles: Articles) -> None:
    """A text that sends its readers to a page written for others says for whom."""
    by_source = {article.source: article for article in articles.values()}
    for place, id, prose in reading.between.sent:
        here, there = by_source.get(place.path), articles.get(id)
        if here is None or there is None or {*here.roles} & {*there.roles}:
            continue
        called = [reading.between.called.get(role, "") for role in there.roles]
        around = next(
            (one for one in prose.paragraphs() if any(getattr(link, "id", "") == id for link in one.links())),
            prose,
        ).plain
        if all(called) and not re.search("|".join(called), around, re.IGNORECASE):
            hint = "скажите рядом со ссылкой, для кого она; слова роли — в её поле called"
            who = ", ".join(there.roles)
            reading.complain(
                place, f"страница «{id}» для другой роли ({who}), а читателю это не сказано", hint
            )


def check_role_links(reading: Reading, articles: Articles, roles: Collection[str]) -> None:
    """A role's page leads only to what is written for that role."""
    for place, role, id in reading.between.role_links:
        # An article whose own roles are in error has been reported already.
        if id in articles and articles[id].roles and set(articles[id].roles) <= set(roles):
            if role not in articles[id].roles:
                hint = f"добавьте {role} в roles файла {articles[id].source} или уберите «{id}» отсюда"
                reading.complain(place, f"страница «{id}» написана не для этой роли", hint)

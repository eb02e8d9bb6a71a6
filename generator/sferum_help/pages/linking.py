"""Links between МЭШ records and learning profiles → what the picture of them shows.

Records stand on the left, profiles on the right, one row a person. An arrow that leaves its row is the
mistake that the whole site is about: somebody else's profile is linked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model.checker import Checker, Fact
from ..model.labels import LABELS

STRANGER = "stranger"
"""Somebody who is neither of the people the site knows."""

PROFILE_OF = {"child": "student", "parent": "parent"}
"""Value of a link fact → whose profile it is, where it is not the person's own."""


@dataclass(frozen=True)
class Link:
    """Whose profile is linked to whose МЭШ record; an empty profile: none."""

    record: str
    profile: str

    @property
    def right(self) -> bool:
        return self.record == self.profile

    @property
    def kind(self) -> str:
        """right, wrong, stranger (a wrong one, too) or none"""
        if not self.profile:
            return "none"
        if self.profile == STRANGER:
            return "stranger"
        return "right" if self.right else "wrong"

    @property
    def words(self) -> str:
        """The link as a sentence."""
        whose = LABELS["whose"]
        return LABELS["linking"][self.kind].format(record=whose[self.record], profile=whose.get(self.profile))


@dataclass(frozen=True)
class Arrow:
    link: Link
    start: int
    """The row of the record, from 0."""
    end: int
    """The row of the profile; that of the record if there is none."""


@dataclass(frozen=True)
class Picture:
    people: tuple[str, ...]
    """One row each."""
    arrows: tuple[Arrow, ...]

    @property
    def words(self) -> str:
        """The same as sentences."""
        return " ".join(arrow.link.words for arrow in self.arrows)


def draw(links: Iterable[Link]) -> Picture | None:
    """The picture of some links; nothing without links."""
    links = tuple(links)
    people = tuple(
        dict.fromkeys(person for link in links for person in (link.record, link.profile) if person)
    )
    rows = {person: row for row, person in enumerate(people)}
    arrows = tuple(
        Arrow(link, rows[link.record], rows.get(link.profile, rows[link.record])) for link in links
    )
    return Picture(people, arrows) if links else None


def draw_facts(checker: Checker, facts: Mapping[str, str]) -> Picture | None:
    """The picture of link facts and their values."""
    return draw(link_of(checker.facts[id], value) for id, value in facts.items())


def link_of(fact: Fact, value: str) -> Link:
    whose = {"own": fact.link_of, "none": ""}
    return Link(fact.link_of, whose[value] if value in whose else PROFILE_OF.get(value, STRANGER))


RIGHT = draw((Link("parent", "parent"), Link("student", "student")))
WRONG = draw((Link("parent", "student"),))
"""The product's one key idea, for the home page."""

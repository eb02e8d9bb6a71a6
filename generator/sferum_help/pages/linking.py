"""Links between records and profiles → what the picture of them shows.

Records stand on the left, profiles on the right, one row a person. An arrow that leaves its row is the
mistake: somebody else's profile is linked. The words are an editor's: `linking` in `_checker.yml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model.checker import Fact, Linking, LinkingExample
from ..model.content import Content
from ..model.steps import Person

NO_ROLE = "who"
"""The icon of a person who acts for no role."""

STRANGER = "stranger"
"""Somebody who is neither of the people the site knows."""

People = Mapping[str, Person]


@dataclass(frozen=True)
class Tie:
    """Whose profile is linked to whose record; an empty profile: none."""

    record: str
    profile: str

    @property
    def right(self) -> bool:
        return self.record == self.profile

    @property
    def kind(self) -> str:
        """One of `LINK_KINDS`; a stranger's profile is a wrong one, too."""
        if not self.profile:
            return "none"
        if self.profile == STRANGER:
            return "stranger"
        return "right" if self.right else "wrong"


@dataclass(frozen=True)
class Row:
    """A person in the picture."""

    person: str
    record: tuple[str, str]
    """The words of the record in two lines; empty ones if the picture shows none of this person."""
    profile: tuple[str, str]
    icon: str
    """That of the role the person acts for: one of `looks.ICONS`, or NO_ROLE."""


@dataclass(frozen=True)
class Arrow:
    tie: Tie
    start: int
    """The row of the record, from 0."""
    end: int
    """The row of the profile; that of the record if there is none."""
    record: str
    """What stands at the beginning of the arrow, at its end and upon it."""
    profile: str
    label: str
    words: str
    """The same as a sentence."""


@dataclass(frozen=True)
class Picture:
    rows: tuple[Row, ...]
    arrows: tuple[Arrow, ...]

    @property
    def words(self) -> str:
        """The same as sentences."""
        return " ".join(arrow.words for arrow in self.arrows)


@dataclass(frozen=True)
class Example:
    picture: Picture | None
    caption: str


@dataclass(frozen=True)
class Examples:
    """How links should be, and how they get mixed up."""

    right: Example
    wrong: Example


def draw_facts(content: Content, facts: Mapping[str, str]) -> Picture | None:
    """The picture of link facts and their values; None without facts, or if nothing is drawn on this site."""
    linking = content.checker and content.checker.linking
    if not (facts and linking):
        return None
    ties = [tie_of(linking, content.checker.facts[id], value) for id, value in facts.items()]
    icons = {one.id: icon_of(content, one) for one in content.people.values()}
    return draw(linking, content.people, ties, icons)


def examples(content: Content) -> Examples | None:
    """For the home page and for sheets; None if nothing is drawn on this site."""

    def shown(one: LinkingExample) -> Example:
        return Example(draw_facts(content, one.facts), one.caption)

    linking = content.checker and content.checker.linking
    return Examples(shown(linking.right), shown(linking.wrong)) if linking else None


def icon_of(content: Content, person: Person) -> str:
    return content.roles[person.role].icon if person.role else NO_ROLE


def tie_of(linking: Linking, fact: Fact, value: str) -> Tie:
    whose = {**linking.values, "own": fact.link_of, "none": ""}
    return Tie(fact.link_of, whose.get(value, STRANGER))


def draw(linking: Linking, people: People, ties: Iterable[Tie], icons: Mapping[str, str]) -> Picture:
    ties = tuple(ties)
    drawn = tuple(dict.fromkeys(one for tie in ties for one in (tie.record, tie.profile) if one))
    rows = {person: number for number, person in enumerate(drawn)}
    records = {tie.record for tie in ties}
    return Picture(
        rows=tuple(
            Row(
                person,
                in_two_lines(record_words(linking, people, person)) if person in records else ("", ""),
                in_two_lines(profile_words(linking, people, person)),
                icons.get(person, NO_ROLE),
            )
            for person in drawn
        ),
        arrows=tuple(
            Arrow(
                tie,
                start=rows[tie.record],
                end=rows.get(tie.profile, rows[tie.record]),
                record=record_words(linking, people, tie.record),
                profile=profile_words(linking, people, tie.profile),
                label=linking.arrows[tie.kind],
                words=linking.sentences[tie.kind].format(
                    record=people[tie.record].whose,
                    profile=people[tie.profile].whose if tie.profile in people else "",
                ),
            )
            for tie in ties
        ),
    )


def record_words(linking: Linking, people: People, person: str) -> str:
    return linking.record.format(whose=people[person].whose)


def profile_words(linking: Linking, people: People, person: str) -> str:
    if not person:
        return linking.nobody
    return linking.stranger if person == STRANGER else linking.profile.format(whose=people[person].whose)


def in_two_lines(words: str) -> tuple[str, str]:
    """The first word, with a capital letter, and the rest."""
    first, _, rest = words.partition(" ")
    return first[:1].upper() + first[1:], rest

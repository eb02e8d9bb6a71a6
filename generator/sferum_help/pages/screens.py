"""Whose name should be on the screen while a step is done: what a phone beside the step shows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ..model.article import Step
from ..model.content import Content
from ..model.labels import LABELS
from ..model.steps import Person

NO_ROLE = "who"
"""The icon of a person who acts for no role."""


@dataclass(frozen=True)
class Screen:
    name: str
    """«Ваше имя», «Имя гостя»."""
    person: str
    """Whose it is: the id gives the colours, see `colours.PERSON`."""
    icon: str
    """One of `looks.ICONS`, or NO_ROLE."""


def screen_of(content: Content, step: Step, roles: Collection[str]) -> Screen | None:
    """The screen of a step of an article for these roles; None if nobody signs in, or nobody is named."""
    account = content.accounts.get(step.account)
    owner = content.people.get(account.owner) if account else None
    if not owner:
        return None
    name = name_of(owner, roles)
    return Screen(name, owner.id, icon_of(content, owner)) if name else None


def name_of(owner: Person, roles: Collection[str]) -> str:
    """How the reader is told whose name it is; empty if there are no words for the owner."""
    words = LABELS["screen"]
    # Of readers in several roles only some are the owner.
    if not owner.role or {owner.role} == set(roles):
        return words["own"]
    return words["of"].format(whose=owner.whose) if owner.whose else ""


def icon_of(content: Content, person: Person) -> str:
    return content.roles[person.role].icon if person.role else NO_ROLE

"""Where a step is done, as every frame of it shows: in whose account, on which device."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.article import Step
from ..model.content import Content
from ..model.labels import LABELS
from ..model.steps import Person
from ..pages.linking import icon_of

LABEL = LABELS["video"]

DRAWN = {
    "phone": ("phone",),
    "phone-charm": ("phone",),
    "computer": ("computer",),
    "devices": ("computer", "phone"),
}
"""Picture of a device → what a frame draws for it; other pictures show no device."""


@dataclass(frozen=True)
class Place:
    account: str
    """Empty where steps do not speak of accounts; likewise the device."""
    owner: str
    """The id of the person that the account belongs to; empty if nobody signs in."""
    icon: str
    """The icon of the owner; empty as above."""
    name: str
    """What stands upon the drawn screen: whose name has to be there; empty as above."""
    who: str
    """Who does the step, unless the account is their own and says it."""
    device: str
    drawing: tuple[str, ...]
    """What is drawn of a phone and a computer."""
    foreign: bool
    """The account belongs to somebody else than the person who does the step."""


def place_of(content: Content, step: Step) -> Place:
    who = content.people[step.who]
    account = content.accounts.get(step.account)
    owner = content.people[account.owner] if account and account.owner else None
    device = content.devices.get(step.device)
    return Place(
        account=account.name if account else "",
        owner=owner.id if owner else "",
        icon=icon_of(content, owner) if owner else "",
        name=name_of(owner, who) if owner else "",
        who="" if who == owner else who.name,
        device=device.name if device else "",
        drawing=DRAWN.get(device.picture, ()) if device else (),
        foreign=owner is not None and owner != who,
    )


def name_of(owner: Person, who: Person) -> str:
    """Whose name the account has, in the words of who does the step."""
    if owner == who:
        return LABEL["own-name"]
    return LABEL["name-of"].format(whose=owner.whose) if owner.whose else ""

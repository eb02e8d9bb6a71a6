"""The steps of an instruction, with words instead of ids; and the window in which they are shown one by one."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.article import Instruction, Step
from ..model.content import Content
from ..model.labels import LABELS
from ..model.role import Role
from ..theme.assets import data_script
from .templating import draw


@dataclass(frozen=True)
class StepView:
    step: Step
    number: int
    who: str
    account: str
    """Empty where steps do not speak of accounts; likewise the device."""
    device: str
    role: Role | None
    """Whose colours the account has; None if it is nobody's."""
    is_signed_in: bool
    """Whether the step is done in somebody's account at all."""
    changes: bool
    """Whether another account is needed than before: the moment at which people mix them up."""
    new_person: bool
    """Whether somebody else acts than in the step before."""

    @property
    def change(self) -> str:
        """What to say where another account is needed."""
        said = LABELS["step"]["next" if self.new_person else "change"]
        return said.format(account=self.account, who=self.who.lower())

    @property
    def icon(self) -> str:
        """The name of a drawing: whose account it is."""
        if self.role:
            return self.role.icon
        return "account" if self.is_signed_in else "none"


def step_views(content: Content, instruction: Instruction) -> tuple[StepView, ...]:
    views = []
    before, who = "", instruction.steps[0].who
    for number, step in enumerate(instruction.steps, 1):
        account = content.accounts.get(step.account)
        is_signed_in = bool(account and account.owner)
        views.append(
            StepView(
                step=step,
                number=number,
                who=content.people[step.who].name,
                account=account.name if account else "",
                device=content.devices[step.device].name if step.device else "",
                role=content.roles.get(content.people[account.owner].role)
                if account and is_signed_in
                else None,
                is_signed_in=is_signed_in,
                changes=is_signed_in and bool(before) and step.account != before,
                new_person=step.who != who,
            )
        )
        # A step without an account changes nothing: whoever was signed in still is.
        before, who = step.account if is_signed_in else before, step.who
    return tuple(views)


def show_data() -> str:
    """The window of the show, for its script: no page carries it before somebody asks for it."""
    return data_script("showDialog", draw("show.html.j2"))

"""The steps of an instruction, with words instead of ids; and the window in which they are shown one by one."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.article import Instruction, Step
from ..model.content import Content
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
    foreign: bool
    """The account belongs to somebody else than the person who does the step."""


def step_view(content: Content, step: Step, number: int) -> StepView:
    account = content.accounts.get(step.account)
    return StepView(
        step=step,
        number=number,
        who=content.people[step.who].name,
        account=account.name if account else "",
        device=content.devices[step.device].name if step.device else "",
        foreign=bool(account and account.owner) and account.owner != step.who,
    )


def step_views(content: Content, instruction: Instruction) -> tuple[StepView, ...]:
    return tuple(step_view(content, step, number) for number, step in enumerate(instruction.steps, 1))


def show_data() -> str:
    """The window of the show, for its script: no page carries it before somebody asks for it."""
    return data_script("showDialog", draw("show.html.j2"))

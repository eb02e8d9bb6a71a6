"""The sheet of a role: its journey and what to remember, on one page to be printed."""

from __future__ import annotations

from ..model.addresses import CHECKER, Link, handout_link, page_address
from ..model.content import Content
from ..model.role import Role
from .linking import RIGHT, WRONG
from .views import Add


def handouts_on(content: Content, role: Role) -> list[tuple[Link, str]]:
    """The sheets offered on the page of a role, each with its introduction."""
    return [
        (handout_link(one), one.handout.intro)
        for one in content.roles.values()
        if one.handout and role.id in one.handout.roles
    ]


def add_handouts(content: Content, add: Add) -> None:
    """Add a sheet for every role that has one: `/parents/handout/`."""
    for role in content.roles.values():
        if role.handout:
            address = page_address(role.id)
            view = {
                "role": role,
                "handout": role.handout,
                "right": RIGHT,
                "wrong": WRONG,
                "checker": Link(content.checker.title, CHECKER),
            }
            add(
                handout_link(role).address,
                "handout",
                role.handout.title,
                role.handout.intro,
                view,
                crumbs=(Link(role.title, address),),
                menu=address,
                printed=CHECKER,
            )

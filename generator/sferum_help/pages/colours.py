"""The roles and what colour each has → the piece of the style that colours what belongs to them.

Everything else of the style knows `--role` and `--role-soft` only, and no role by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..model.content import Content
from ..model.looks import COLOURS, Colour, Pair
from ..model.role import Role

ROLE = (".sh-role--{}", ".sh-card--{}", ".sh-about-role--{}")
"""What belongs to a role, by its id: its tags, its card and the head of its page."""

PERSON = (".sh-pair__end--{}", ".sh-of--{}")
"""What belongs to a person who acts for a role, by the id of the person: ends of links, screens."""
SCENE_ROLE, SCENE_PERSON = ".sh-role--{}", ".sv-linking__box--{0},.sv-place--{0}"
"""The same in scenes of a video."""

DARK = ("screen and (prefers-color-scheme: dark)", ':root:not([data-theme="light"])')
DARK_CHOSEN = ("screen", ':root[data-theme="dark"]')
PANEL = ("screen", ":root[data-colours]")
SYSTEM = ("(forced-colors: active)", ":root:root:root")
"""Where another palette holds, as (media, selector): those of tokens.css, sight.css and system.css."""

TWO = Pair("var(--text)", "var(--bg)")
"""In the special colours of the panel there are two."""
SYSTEMS_OWN = Pair("CanvasText", "Canvas")


def role_style(content: Content) -> str:
    """The colours of all roles in every palette, and which of them a role and its people have."""
    used = {role.colour: COLOURS[role.colour] for role in content.roles.values()}

    def palette(look: Callable[[Colour], Pair]) -> str:
        pairs = {name: look(colour) for name, colour in used.items()}
        return "".join(f"--{name}:{pair.ink};--{name}-soft:{pair.ground};" for name, pair in pairs.items())

    palettes = {
        DARK: palette(lambda colour: colour.dark),
        DARK_CHOSEN: palette(lambda colour: colour.dark),
        PANEL: palette(lambda colour: TWO),
        SYSTEM: palette(lambda colour: SYSTEMS_OWN),
    }
    rules = [f":root{{{palette(lambda colour: colour.light)}}}"]
    rules += [f"@media {media}{{{root}{{{values}}}}}" for (media, root), values in palettes.items()]
    for role in content.roles.values():
        theirs = [one.id for one in content.people.values() if one.role == role.id]
        selectors = [one.format(role.id) for one in ROLE]
        selectors += [one.format(id) for id in theirs for one in PERSON]
        rules.append(
            f"{','.join(selectors)}{{--role:var(--{role.colour});--role-soft:var(--{role.colour}-soft)}}"
        )
    return "\n".join(rules)


def scene_style(content: Content, roles: Iterable[Role], people: Iterable[str]) -> str:
    """The same for the scenes of a video, which are light.

    Only for what they show (`people` are ids), so that a new role makes no video old.
    """
    shown = [(SCENE_ROLE.format(role.id), role) for role in roles]
    for id in dict.fromkeys(people):
        if id in content.people and content.people[id].role:
            shown.append((SCENE_PERSON.format(id), content.roles[content.people[id].role]))
    looks = [(selector, COLOURS[role.colour].light) for selector, role in shown]
    return "".join(f"{selector}{{--role:{look.ink};--role-soft:{look.ground}}}\n" for selector, look in looks)

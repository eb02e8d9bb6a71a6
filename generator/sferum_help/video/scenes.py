"""A scene → its HTML, for a screen of any shape."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from ..model.content import Content
from ..pages.colours import scene_style
from ..pages.templating import draw
from ..russian.typography import typeset_html
from ..theme.tokens import light_tokens
from .script import Scene, Script

CSS = Path(__file__).parent / "scene.css"

SHORT, LONG = 70, 130
"""Characters of a text up to which type is largest, and from which it is smaller."""


ROOMY = 170
"""Characters of a list up to which a device has room beside or below it."""


def draw_scenes(content: Content, script: Script) -> tuple[str, ...]:
    """A page for each scene: complete HTML, whose look at any moment its CSS animations say."""
    css = stylesheet(content, script)
    pages, before, reached = [], None, 0
    for scene in script.scenes:
        reached = scene.number or reached
        pages.append(draw_scene(content, script, css, scene, before, reached))
        before = scene
    return tuple(pages)


def draw_poster(content: Content, script: Script) -> str:
    """A page that is no scene: what is seen of the video before it is played, small in a list."""
    return draw_scene(content, script, stylesheet(content, script), replace(script.scenes[0], kind="poster"))


def draw_scene(
    content: Content, script: Script, css: Markup, scene: Scene, before: Scene | None = None, reached: int = 0
) -> str:
    """`before` is the scene that was shown last: what it shows, too, stays where it is.

    `reached` says how many steps have begun.
    """
    html = draw(
        "video-scene.html.j2",
        content=content,
        here="",
        script=script,
        scene=scene,
        css=css,
        look=look(scene),
        new_number=not before or scene.number != before.number,
        new_place=not before or scene.place != before.place,
        reached=reached,
        roomy=sum(len(text.plain) for text in scene.texts) <= ROOMY,
    )
    return typeset_html(html)


def look(scene: Scene) -> str:
    length = max((len(text.plain) for text in scene.texts), default=0)
    return "short" if length <= SHORT else "long" if length >= LONG else "middle"


def stylesheet(content: Content, script: Script) -> Markup:
    """The style of the scenes with the light colours of the site and of the roles.

    Only those it uses, so that a new colour elsewhere makes no video old.
    """
    css = CSS.read_text("utf-8")
    used = set(re.findall(r"var\((--[\w-]+)", css))
    colours = "".join(f"{name}:{value};" for name, value in light_tokens().items() if name in used)
    drawn = [row.person for scene in script.scenes if scene.picture for row in scene.picture.rows]
    drawn += [scene.place.owner for scene in script.scenes if scene.place]
    # Markup: all of it is ours, and a style element knows no entities.
    return Markup(f":root{{{colours}}}\n{css}{scene_style(content, script.roles, drawn)}")

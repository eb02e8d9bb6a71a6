"""A scene → its HTML, for a screen of any shape."""

from __future__ import annotations

import re
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


def draw_scenes(content: Content, script: Script) -> tuple[str, ...]:
    """A page for each scene: complete HTML, whose look at any moment its CSS animations say."""
    css = stylesheet(content, script)
    pages = []
    for index, scene in enumerate(script.scenes):
        before = script.scenes[index - 1].step if index else None
        pages.append(
            typeset_html(
                draw(
                    "video-scene.html.j2",
                    content=content,
                    here="",
                    script=script,
                    scene=scene,
                    css=css,
                    look=look(scene),
                    # The number of a step comes in once and then stays while its screens change.
                    opens=scene.step is not None and scene.step != before,
                    done=done(script, index),
                )
            )
        )
    return tuple(pages)


def look(scene: Scene) -> str:
    length = max((len(text.plain) for text in scene.texts), default=0)
    return "short" if length <= SHORT else "long" if length >= LONG else "middle"


def done(script: Script, index: int) -> int:
    """How many steps have been reached when a scene is shown."""
    return max((scene.step.number for scene in script.scenes[: index + 1] if scene.step), default=0)


def stylesheet(content: Content, script: Script) -> Markup:
    """The style of the scenes with the light colours of the site and of the roles.

    Only those it uses, so that a new colour elsewhere makes no video old.
    """
    css = CSS.read_text("utf-8")
    used = set(re.findall(r"var\((--[\w-]+)", css))
    colours = "".join(f"{name}:{value};" for name, value in light_tokens().items() if name in used)
    drawn = [row.person for scene in script.scenes if scene.picture for row in scene.picture.rows]
    # Markup: all of it is ours, and a style element knows no entities.
    return Markup(f":root{{{colours}}}\n{css}{scene_style(content, script.roles, drawn)}")

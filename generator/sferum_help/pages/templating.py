"""How templates are rendered: the one door for `jinja2`. Templates lie in `templates/`.

They only loop and show: what has to be sorted, grouped or looked up is ready before (`views.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from operator import attrgetter
from pathlib import Path

import jinja2
from markupsafe import Markup

from ..model.addresses import relative, resolve_link
from ..model.labels import LABELS
from ..model.prose import Prose, Resolve
from ..russian.plural import plural

TEMPLATES = Path(__file__).parent.parent / "templates"


@cache
def environment() -> jinja2.Environment:
    """The templates; kept between rebuilds of a server, where compiling them is a fifth of the time."""
    # select_autoescape() does not know `.html.j2`, so autoescape is on for everything.
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    @jinja2.pass_context
    def url(context: jinja2.runtime.Context, address: str) -> str:
        return relative(context["here"], address)

    def with_links(show: Callable[[Prose, Resolve], Markup]) -> Callable[..., Markup]:
        @jinja2.pass_context
        def apply(context: jinja2.runtime.Context, text: Prose) -> Markup:
            return show(text, partial(resolve_link, context["content"], context["here"]))

        return apply

    # Russian words as they are: a third of the bytes.
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    env.globals["labels"] = LABELS
    env.filters |= {
        "url": url,
        "markdown": with_links(Prose.html),
        "markdown_line": with_links(Prose.line),
        "plural": plural,
        "day": lambda day: f"{day:%d.%m.%Y}",
        "plain": attrgetter("plain"),
        "duration": lambda seconds: f"{int(seconds) // 60}:{int(seconds) % 60:02}",
        "megabytes": lambda size: f"{size / 1_000_000:.1f} МБ".replace(".", ","),
        "iso_duration": lambda seconds: f"PT{int(seconds) // 60}M{int(seconds) % 60}S",
    }
    return env

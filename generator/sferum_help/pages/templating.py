"""How templates are rendered: the one door for `jinja2`.

Bodies of pages lie in `templates/`, the frame around them in `theme/`. Templates only loop and show: what has
to be sorted, grouped or looked up is ready in the view before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cache, partial
from operator import attrgetter
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from ..model.addresses import readable, relative, resolve_link
from ..model.article import Answer, Instruction
from ..model.centre import Centre
from ..model.content import Content
from ..model.document import Document
from ..model.labels import LABELS
from ..model.meeting import Meeting
from ..model.prose import Prose, Resolve
from ..model.role import Role
from ..russian.plural import plural
from .page import Page

LINE = 70
"""Characters that a messenger shows of a description at the least; a page that leads on stays below a kilobyte."""
PACKAGE = Path(__file__).parent.parent
TEMPLATES = PACKAGE / "templates"


@dataclass(frozen=True)
class Linked:
    """What a symbolic link leads to, as far as an address tells."""

    folder: str
    id: str


@dataclass(frozen=True)
class Shared:
    """What the template of any page may ask for beside its view, as `content`.

    Nothing that a new text of an article changes: two pages are the same if their views and this are.
    """

    centre: Centre
    roles: Mapping[str, Role]
    meeting: Meeting | None
    instructions: tuple[str, ...]
    """Their ids; all else that links name is an answer."""

    def article(self, id: str) -> Linked:
        return Linked((Instruction if id in self.instructions else Answer).folder, id)


def shared_of(content: Content) -> Shared:
    return Shared(content.centre, content.roles, content.meeting, (*content.instructions,))


def draw(template: str, **names: object) -> str:
    """A template filled in; a name that it uses and nobody gave is an error."""
    return environment().get_template(template).render(**names, modules={})


def macros(template: str, **names: object) -> Any:
    """The macros of a template, as its attributes: for who calls one of them many times."""
    return environment().get_template(template).make_module({**names, "modules": {}})


class Template(jinja2.Template):
    """One whose imports are made once for a page, however many of its parts ask for the same macros."""

    def make_module(
        self,
        vars: dict[str, Any] | None = None,
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> Any:
        modules = (vars or {}).get("modules", {})
        if self.name not in modules:
            modules[self.name] = super().make_module(vars, shared, locals)
        return modules[self.name]


def draw_page(
    shared: Shared, page: Page, assets: Mapping[str, str], weigh: Callable[[str], int], root: str = ""
) -> Markup:
    """The body of a page.

    Args:
        assets: Names of published files → their addresses.
        weigh: Address of a file that is offered → its bytes; asked only by a page that tells them.
        root: What addresses begin with; empty: they are seen from the page itself.
    """
    names = {one.name: getattr(page.view, one.name) for one in fields(page.view)}
    common = {"content": shared, "here": page.address, "root": root, "title": page.title, "assets": assets}
    common["weigh"] = weigh
    # Markup: the template escaped everything that is not a template or checked prose.
    return Markup(draw(f"{page.kind}.html.j2", **common, **names))


@cache
def environment() -> jinja2.Environment:
    """The templates; kept between rebuilds of a server, where compiling them is a fifth of the time."""
    # select_autoescape() does not know `.html.j2`, so autoescape is on for everything.
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader([TEMPLATES, PACKAGE / "theme"]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    env.template_class = Template

    @jinja2.pass_context
    def url(context: jinja2.runtime.Context, address: str) -> str:
        if places := context.get("places"):
            return places.url(address)
        root = context.get("root", "")
        return root + address if root else relative(context["here"], address)

    def with_links(show: Callable[[Prose, Resolve], Markup]) -> Callable[..., Markup]:
        @jinja2.pass_context
        def apply(context: jinja2.runtime.Context, text: Prose) -> Markup:
            if places := context.get("places"):
                return show(places.written(text), places.resolve)
            return show(text, partial(resolve_link, context["content"], context["here"]))

        return apply

    @jinja2.pass_context
    def handwritten(
        context: jinja2.runtime.Context, document: Document, filling: Mapping[str, Markup]
    ) -> Markup:
        return document.html(partial(url, context), filling)

    # Russian words as they are: a third of the bytes.
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    env.globals["labels"] = LABELS
    env.filters |= {
        "url": url,
        "readable": readable,
        "handwritten": handwritten,
        "markdown": with_links(Prose.html),
        "markdown_line": with_links(Prose.line),
        "plural": plural,
        # Unlike `capitalize` it leaves the other letters alone: names are written in capitals.
        "sentence": lambda words: words[:1].upper() + words[1:],
        "day": lambda day: f"{day:%d.%m.%Y}",
        "plain": attrgetter("plain"),
        "first_sentence": lambda text: Prose.of_words(text).first_sentence(LINE),
        "duration": lambda seconds: f"{int(seconds) // 60}:{int(seconds) % 60:02}",
        "megabytes": lambda size: f"{size / 1_000_000:.1f}\N{NO-BREAK SPACE}МБ".replace(".", ","),
        "kilobytes": lambda size: f"{size / 1000:.0f}\N{NO-BREAK SPACE}КБ",
        "iso_duration": lambda seconds: f"PT{int(seconds) // 60}M{int(seconds) % 60}S",
    }
    return env


def keep_compiled(folder: Path | None) -> None:
    """Where templates are kept as they were compiled: that takes as long as drawing a hundred pages."""
    environment().bytecode_cache = jinja2.FileSystemBytecodeCache(str(folder)) if folder else None


BETWEEN_TAGS = re.compile(r">\s*\n\s*<")


def squeeze(html: str) -> str:
    """Without what templates leave between two elements: empty lines and the spaces that lines begin with."""
    return BETWEEN_TAGS.sub(">\n<", html)

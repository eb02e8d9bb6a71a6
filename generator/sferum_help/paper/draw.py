"""A sheet → its HTML, for a press and for nobody else: links are written out, since nobody taps on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from markupsafe import Markup

from ..model.addresses import (
    CODES,
    address_of,
    code_address,
    codes_by_address,
    page_address,
    readable,
)
from ..model.content import Content
from ..model.labels import LABELS
from ..model.looks import COLOURS
from ..model.prose import Prose
from ..pages.templating import draw
from ..theme.tokens import light_tokens
from .sheets import ArticlesSheet, Sheet

CSS = Path(__file__).parent / "paper.css"

LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
OWN = "page:"
"""What the address of an article begins with until it is known whether it stands on the same sheet."""


def draw_sheet(content: Content, sheet: Sheet, site_url: str, *, large: bool = False) -> str:
    """The whole HTML of one edition of a sheet.

    Args:
        site_url: Where the site is published, with a slash at its end; without it there are codes, but no QR.
        large: Whether its type is of 18 points.
    """
    names = {one.name: getattr(sheet.view, one.name) for one in fields(sheet.view)}
    ids = sheet.view.ids if isinstance(sheet.view, ArticlesSheet) else ()
    return draw(
        f"paper-{sheet.view.kind}.html.j2",
        content=content,
        sheet=sheet,
        large=large,
        site_url=site_url,
        here="",
        css=stylesheet(content),
        code_of=content.codes.of.__getitem__,
        code_at=codes_by_address(content).__getitem__,
        qr=lambda address: f"qr:{site_url}{address}",
        codes_page=page_address(CODES),
        code_address=code_address,
        text=writing(content, Prose.html, ids, site_url),
        line=writing(content, Prose.line, ids, site_url),
        **names,
    )


def writing(
    content: Content, show: Callable[..., Markup], ids: tuple[str, ...], site_url: str
) -> Callable[[Prose], Markup]:
    """Texts → HTML in which each link says where it leads: to a page of this sheet, to a code, to an address.

    `ids`: the articles that stand on the sheet themselves.
    """

    def resolve(id: str, anchor: str) -> str:
        if id in ids:
            places = {place.id for place in content.article(id).places}
            return f"#{id}-{anchor}" if anchor in places else f"#{id}"
        return f"{OWN}{id}#{anchor}".rstrip("#")

    def write(link: re.Match[str]) -> str:
        address, words = link.groups()
        if address.startswith("#"):
            return f'<a class="inside" href="{address}">{words}</a>'
        if address.startswith(OWN):
            id, hash, anchor = address.removeprefix(OWN).partition("#")
            where = LABELS["macros"]["link"].format(code=content.codes.of[id])
            target = f"{site_url}{address_of(content.article(id))}{hash}{anchor}"
            named = f'<a href="{target}">{words}</a>' if site_url else words
            return f'{named} <span class="where">({where})</span>'
        shown = readable(address)
        if address.startswith("tel:") or shown == words:
            return link[0]
        return f'{link[0]} <span class="where">({shown})</span>'

    # Markup: prose was escaped already, and what is added is ours.
    return lambda prose: Markup(LINK.sub(write, show(prose, resolve)))


def stylesheet(content: Content) -> Markup:
    """The style of all sheets, with the light colours of the site and those of its roles."""
    tokens = "".join(f"{name}:{value};" for name, value in light_tokens().items())
    rules = [f":root{{{tokens}}}"]
    for role in content.roles.values():
        look = COLOURS[role.colour].light
        owners = [f".sh-pair__end--{one.id}" for one in content.people.values() if one.role == role.id]
        rules.append(
            f"{','.join([f'.role--{role.id}', *owners])}{{--role:{look.ink};--role-soft:{look.ground}}}"
        )
    # Markup: style files of this package, and colours.
    return Markup("\n".join([*rules, CSS.read_text("utf-8")]))

"""Pages → their bytes: one when somebody asks for it, or all at once, side by side.

What a build before has drawn from the same is not drawn again. A page shows much that is not its own: titles of
others, codes, roles, addresses of styles. So it is known by all that its templates can see: its view, what all pages
share (`templating.Shared`), the frame, the options. The codes that its links tell are held against today's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import Any, TypeVar

from markupsafe import Markup

from ..memory.memory import Memory
from ..pages.lost import NotFoundView
from ..pages.page import Page
from ..pages.passport import PassportView
from ..pages.roles import RoleView
from ..pages.templating import Shared, draw_page
from .finish import fill_page, root_of, tell_codes, typeset_page
from .frame import Frame
from .options import Options
from .spread import spread

Taken = TypeVar("Taken")

FEW = 100
"""So many pages are drawn before another process would have begun."""
UNKEPT = (NotFoundView.kind, RoleView.kind, PassportView.kind)
"""Kinds of pages that show what is known only when other files are made."""


@dataclass(frozen=True)
class Drawn:
    """A page without the parts that many share."""

    html: bytes
    codes: Mapping[str, str]
    """Where its links lead → the codes they tell; empty: none."""


@dataclass(frozen=True)
class Drawing:
    """How the pages of one site are drawn."""

    shared: Shared
    options: Options
    frame: Frame
    codes: Mapping[str, str]
    """Address of a page → its code."""
    assets: Mapping[str, str]
    """Names of published files → their addresses."""
    data: Collection[str]
    """Those made of the texts: another address after each change. Only a page that loads one may name it."""
    weigh: Callable[[str], int]
    """Path of a file → its bytes."""
    card: Callable[[Page], str]
    """The whole address of the card of a page; empty: it has none."""
    memory: Memory

    def body(self, page: Page) -> Markup:
        """What stands inside the frame."""
        assets = self.assets if page.kind in UNKEPT else self._assets_for(page)
        return draw_page(self.shared, page, assets, self.weigh, root_of(page, self.options))

    def html(self, page: Page) -> bytes:
        """A page as it is published."""
        return self._whole(page, self._draw(page))

    def all(self, pages: Iterable[Page], take: Callable[[Page, bytes], Taken]) -> list[Taken]:
        """Every page given to `take`, in whatever process it is at hand; what that returns, in their order."""
        kept: dict[str, Drawn] = self.memory.fetch("pages", str(self.options)) or {}

        def make(page: Page) -> tuple[str, Drawn | None, Taken]:
            drawn = self._draw(page)
            return self._key(page), drawn, take(page, self._whole(page, drawn))

        def known(page: Page) -> tuple[str, Drawn | None, Taken] | None:
            drawn = kept.get(key := self._key(page)) if kept else None
            return (key, None, take(page, self._whole(page, drawn))) if drawn and self._holds(drawn) else None

        made = spread(make, [*pages], FEW, known)
        now = {key: drawn or kept[key] for key, drawn, _ in made if key}
        if any(drawn for key, drawn, _ in made if key) or len(now) < len(kept):
            self.memory.store("pages", now, str(self.options))
        return [taken for _, _, taken in made]

    def _draw(self, page: Page) -> Drawn:
        told: dict[str, str] = {}

        def code_of(address: str) -> str:
            return told.setdefault(address, self.codes.get(address, ""))

        body = tell_codes(self.body(page), page, code_of)
        html = typeset_page(page, body, self.frame, self.options, self.card(page))
        return Drawn(html.encode(), told)

    def _whole(self, page: Page, drawn: Drawn) -> bytes:
        return fill_page(drawn.html.decode(), page, self.frame, self.options)

    def _holds(self, drawn: Drawn) -> bool:
        return all(self.codes.get(address, "") == code for address, code in drawn.codes.items())

    def _assets_for(self, page: Page) -> Mapping[str, str]:
        return {**self._lasting, **{name: self.assets[name] for name in page.scripts}}

    @cached_property
    def _lasting(self) -> dict[str, str]:
        return {name: address for name, address in self.assets.items() if name not in self.data}

    @cached_property
    def _common(self) -> Any:
        """The hash of all that every page is drawn from, to go on with."""
        frame = replace(self.frame, assets=self._lasting, search=replace(self.frame.search, scripts=()))
        return sha256(repr((self.shared, self.options, frame)).encode())

    def _key(self, page: Page) -> str:
        """Empty: it is drawn each time."""
        if page.kind in UNKEPT:
            return ""
        own = [self.assets[name] for name in page.scripts]
        digest = self._common.copy()
        digest.update(repr((page, own, self.card(page))).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

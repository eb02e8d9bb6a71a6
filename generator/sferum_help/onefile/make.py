"""A role → the bytes of its file: sections, style, script and what search knows, in one HTML document.

It asks for nothing: its own policy allows this one style and this one script, by their hashes, and no address at all.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from markupsafe import Markup

from ..memory.memory import NO_MEMORY, Memory
from ..model.addresses import codes_by_address
from ..model.content import Content
from ..model.role import Role
from ..pages.inline import hash_of
from ..pages.page import Page
from ..pages.templating import draw, macros, shared_of, squeeze
from ..russian.typography import typeset_html
from .places import Places
from .remembered import Sections
from .sections import contents_of, see_also

STYLE, SCRIPT = "one-file.css", "one-file.js"
"""What `theme/assets.py` calls them."""

ALL = "all"
"""The name of everybody's file, where each role has one of its own name."""


@dataclass(frozen=True)
class Common:
    """What is the same in the file of every role."""

    content: Content
    site_url: str
    style: str
    script: str
    index: Callable[[], Mapping[str, Any]]
    """What search knows."""
    sense: Callable[[], Mapping[str, Any] | None]
    """The sense of words, for search."""
    memory: Memory = NO_MEMORY

    @cached_property
    def data(self) -> str:
        """What the script reads, as JSON that may stand inside an element."""
        data = {"searchIndex": self.index(), "searchSense": self.sense(), "site": self.site_url}
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")

    @cached_property
    def codes(self) -> dict[str, str]:
        """Address of a page → its code."""
        return codes_by_address(self.content)

    @cached_property
    def shared(self) -> str:
        """What every section can show besides its page."""
        return repr((shared_of(self.content), self.site_url))

    @cached_property
    def pages(self) -> dict[str, str]:
        """Address of a page → all that its section shows, as it is asked for first; the same in every file."""
        return {}

    @cached_property
    def sections(self) -> Sections:
        return Sections(self.memory)

    @cached_property
    def inline(self) -> dict[str, str]:
        """Kind of a source → the hash of what stands inside the file, for policies."""
        return {"script-src": hash_of(self.script), "style-src": hash_of(self.style)}

    @property
    def policy(self) -> str:
        """Content-Security-Policy of the file."""
        none = dict.fromkeys(("default-src", "base-uri", "form-action"), "'none'")
        return "; ".join(f"{kind} {allowed}" for kind, allowed in (none | self.inline).items())


def one_files(content: Content) -> dict[str, Role | None]:
    """Name of a file, which is also an id of a role, → that role; None: everybody."""
    return {ALL: None, **content.roles}


SLOT = Markup("<!--sections-->")


def one_file(common: Common, role: Role | None) -> bytes:
    """The file of a role, or everybody's if there is no role. The same content gives the same bytes."""
    contents = contents_of(common.content, role, common.site_url)
    held = frozenset({contents.start, *(page.address for page in contents.sections)})
    places = Places(common.content, common.site_url, held, common.codes)
    names = {one.name: getattr(contents, one.name) for one in fields(contents)} | {"sections": SLOT}
    given = {"content": shared_of(common.content), "common": common, "places": places}
    html = typeset(draw("one-file.html.j2", **given, **names))
    around = {"role": role, "start": contents.start}
    of = macros("_one_file.html.j2", **given, **around, see=see_also)

    def section(page: Page) -> str:
        if page.address not in common.pages:
            common.pages[page.address] = repr(page)
        made_from = f"{common.shared}{around}{common.pages[page.address]}"
        return common.sections.drawn(made_from, places, lambda: typeset(of.section(page)).strip())

    return html.replace(SLOT, "\n".join(section(page) for page in contents.sections), 1).encode()


def typeset(html: str) -> str:
    return squeeze(typeset_html(html))

"""An error in a file → the place on the last good page where its text stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..source.problems import Problem

FIELD = re.compile(r"(?P<before> *)(?P<dash>- +)?(?P<name>[a-z_]\w*): *(?P<value>.*)", re.ASCII)
ON_TOP = {"question": "h1", "title": "h1", "label": "h1", "roles": "h1", "topic": "h1", "short": "h1"}
"""Fields that a reader sees in the head of a page."""
HOLDERS = ("li", "div", "section", "article", "aside")
"""Elements that take one more block as their first."""


def place_on_page(problem: Problem, lines: Sequence[str]) -> str:
    """The id of the part of the page whose text is wrong, `h1` for its head; empty: nobody knows.

    A part has the id that an editor gave it, everything else that of its field.

    Args:
        lines: The file as it is now.
    """
    top = ""
    indent = None
    for line in reversed(lines[: problem.place.line]):
        found = FIELD.match(line)
        if not found:
            continue
        column = found.start("name")
        if found["name"] == "id" and (indent is None or column <= indent):
            return found["value"].strip()
        indent = column if indent is None else min(indent, column)
        if not column:
            top = found["name"]
            break
    return ON_TOP.get(top, top)


def put_beside(html: str, id: str, what: str) -> str | None:
    """A page with something put where an id stands; None: there is no such place, or nothing fits there."""
    if id == "h1":
        return html.replace("</h1>", f"</h1>{what}", 1) if "</h1>" in html else None
    found = re.search(rf'<(\w+)[^>]* id="{re.escape(id)}"[^>]*>|<(\w+) id="{re.escape(id)}"[^>]*>', html)
    if not found:
        return None
    tag = found[1] or found[2]
    if tag in HOLDERS:
        at = found.end()
    elif re.fullmatch("h[1-6]", tag):
        at = html.index(f"</{tag}>", found.end()) + len(tag) + 3
    else:
        return None
    return html[:at] + what + html[at:]

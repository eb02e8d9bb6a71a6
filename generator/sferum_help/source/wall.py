"""The second wall: what becomes HTML is read once more as browsers read it. The one door for `nh3`.

The first wall lets no tag of an editor through and escapes every word. This one knows nothing of that: it
finds whatever a browser would take for more than text with our own few tags, should the first have a hole.
"""

from __future__ import annotations

import nh3

ATTRIBUTES = {
    "a": {"href"},
    "code": {"class"},
    "ol": {"start"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}

_CLEANER = nh3.Cleaner(
    tags={
        *ATTRIBUTES, "p", "ul", "li", "strong", "em", "br", "hr", "pre", "blockquote",
        "table", "thead", "tbody", "tr", "th", "td",
    },
    attributes=ATTRIBUTES,
    url_schemes={"https", "tel"},
    link_rel=None,
)  # fmt: skip

SPELLINGS = {"&quot;": '"', "&#x27;": "'", "&nbsp;": "\u00a0", " />": ">"}
"""The same to a browser, written in two ways."""

REFUSAL = (
    "текст не прошёл вторую проверку на чужой код",
    "уберите то, что похоже на теги и служебные знаки; не помогло — это ошибка генератора, сообщите о ней",
)
"""What an editor is told, and the way out."""


def is_clean(html: str) -> bool:
    """Whether there is nothing to take out of some HTML."""
    return _spelt(_CLEANER.clean(html)) == _spelt(html)


def _spelt(html: str) -> str:
    for one, other in SPELLINGS.items():
        html = html.replace(one, other)
    return html

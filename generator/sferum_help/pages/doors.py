"""Where is your chat, here or elsewhere? Readers of another messenger leave before a word that is not for them.

What was chosen is remembered on the device (`messenger.js`), and the style shows it from the first paint on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.addresses import Link, article_link
from ..model.article import Answer, Instruction
from ..model.content import Content
from ..model.topics import Messenger


@dataclass(frozen=True)
class Doors:
    """A question that is answered by going on here, or on another page."""

    question: str
    choices: tuple[tuple[Messenger, Link | None], ...]
    """Each with the article to read there; None: the reader goes on here."""


def doors_of(content: Content, article: Answer | Instruction) -> Doors | None:
    """The question where the reader's chat is, before an article that is true for one messenger only.

    Not before the article that others are sent to.
    """
    here = only_messenger(content, article)
    doors = here and doors_from(content, here, article.instead)
    own = article_link(content, article.id)
    return doors if doors and own not in (link for _, link in doors.choices) else None


def only_messenger(content: Content, article: Answer | Instruction) -> Messenger | None:
    """The messenger whose readers alone an article is for, if they are asked for theirs at all."""
    if len(article.applies_to) != 1:
        return None
    one = content.messengers[article.applies_to[0]]
    return one if one.ask else None


def home_doors(content: Content) -> Doors | None:
    """The same question on the home page, where nobody has said yet which one it is."""
    asked = (doors_from(content, one, {}) for one in content.named_messengers())
    return next((doors for doors in asked if doors), None)


def doors_from(content: Content, here: Messenger, instead: Mapping[str, str]) -> Doors | None:
    """The doors from `here` to each messenger that has a page: the one in `instead`, or that of `here`."""
    choices = []
    for one in content.named_messengers():
        page = instead.get(one.id, here.page)
        if one is here or page:
            choices.append((one, None if one is here else link_inside(content, page)))
    return Doors(here.ask, tuple(choices)) if here.ask and len(choices) > 1 else None


def link_inside(content: Content, page: str) -> Link:
    """An article, or a place in it: `bring-a-thing#parts`."""
    id, hash, anchor = page.partition("#")
    link = article_link(content, id)
    return Link(link.text, link.address + hash + anchor)


def chosen_style(content: Content) -> str:
    """What the style shows to whoever has chosen a messenger on this device, from the first paint on.

    `first.js` tells the style what was chosen; an attribute cannot be held against another one, so there is a
    rule for each messenger: the way to its page, and its mark where readers are asked again.
    """
    ids = [one.id for one in content.named_messengers()]
    ways = ",".join(f"[data-messenger={id}] .sh-yours--{id}" for id in ids)
    doors = ",".join(f"[data-messenger={id}] .sh-doors--open [data-chat={id}]" for id in ids)
    chosen = "background:var(--brand-soft);color:var(--text);font-weight:600;text-decoration:none"
    return f"{ways}{{display:flex}}\n{doors}{{{chosen}}}\n" if ids else ""

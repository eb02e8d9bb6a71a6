"""What answers stand on, in words."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.addresses import Link, address_of
from ..model.content import Content
from ..model.sources import Source
from ..russian.plural import plural
from .topics import LONGEST


@dataclass(frozen=True)
class SourceView:
    source: Source
    level: str
    """How far it can be trusted, in words."""


def source_view(content: Content, source: Source) -> SourceView:
    return SourceView(source, content.levels[source.level])


@dataclass(frozen=True)
class Basis:
    """A source, how old it is, and what stands on it."""

    source: Source
    age: str
    """In words; empty if nobody knows."""
    count: int
    """How many articles stand on it."""
    articles: tuple[Link, ...]
    """They themselves, unless they are too many for a list."""


def basis(content: Content, source: Source) -> Basis:
    links = tuple(Link(one.title, address_of(one)) for one in content.articles() if source.id in one.sources)
    age = age_in_words(source.months_old(content.last_checked()))
    return Basis(source, age, len(links), links if len(links) <= LONGEST else ())


def age_in_words(months: int | None) -> str:
    """How old a source is, in whole months or years."""
    if months is None:
        return ""
    if months < 1:
        return "ему меньше месяца"
    if months < 24:
        return f"ему {months} {plural(months, 'месяц', 'месяца', 'месяцев')}"
    years = months // 12
    return f"ему {years} {plural(years, 'год', 'года', 'лет')}"

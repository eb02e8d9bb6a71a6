"""What answers stand on, in words."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.content import Content
from ..model.sources import Source


@dataclass(frozen=True)
class SourceView:
    source: Source
    level: str
    """How far it can be trusted, in words."""


def source_view(content: Content, source: Source) -> SourceView:
    return SourceView(source, content.levels[source.level])

"""Which pages were compared with their sources too long ago; how long they keep is said at their topics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..model.article import Answer, Instruction
from ..model.content import Content
from ..russian.plural import plural
from .weights import weights


@dataclass(frozen=True)
class Overdue:
    """A page that waits for somebody to look it over."""

    article: Answer | Instruction
    days: int
    """Since it should have been done."""
    weight: int
    """How many readers meet it; see `weights.py`."""


def overdue(content: Content, day: date) -> list[Overdue]:
    """Pages that are overdue on a day: where a mistake does harm first, then what most readers meet."""
    weight = weights(content)
    found = [
        Overdue(article, (day - until).days, weight[article.id])
        for article in content.articles()
        if (until := content.fresh_until(article)) and day > until
    ]
    return sorted(found, key=lambda one: (not one.article.critical, -one.weight, one.article.source))


OVERDUE_HINT = """\
  = сверьте их, исправьте и поставьте сегодняшнюю дату в checked;
    правка срочная и ждать не может: sferum-help publish --overdue"""


def told_critical(late: Sequence[Overdue]) -> str:
    """Pages where a mistake does harm, with how late it is."""
    lines = "\n".join(f"  {told(one)}" for one in late)
    return f"Страницы, где ошибка опасна, пора сверить с источниками:\n{lines}"


def told(one: Overdue) -> str:
    return f"{one.article.source}: {told_days(one)}"


def told_days(one: Overdue) -> str:
    """How late it is, and why that matters."""
    late = f"{one.days} {plural(one.days, 'день', 'дня', 'дней')}"
    why = f"; {one.article.critical}" if one.article.critical else ""
    return f"проверено {one.article.checked:%d.%m.%Y}, просрочено на {late}{why}"

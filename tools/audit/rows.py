"""What was measured and what it may be, as the one table of `make audit`."""

from __future__ import annotations

import operator
from dataclasses import dataclass

BOUNDS = {"≥": operator.ge, "≤": operator.le, "=": operator.eq}


@dataclass(frozen=True)
class Row:
    """One number. Without a bound it is only shown."""

    what: str
    """The tool and the measure: «Lighthouse: скорость»."""
    where: str
    value: float
    bound: str = ""
    """`≥`, `≤` or `=`, then a space and the number: `≤ 2.5`."""
    unit: str = ""
    note: str = ""

    @property
    def kept(self) -> bool:
        if not self.bound:
            return True
        sign, number = self.bound.split()
        return BOUNDS[sign](self.value, float(number))


def number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def table(rows: list[Row]) -> str:
    """The rows under each other, columns aligned; what is out of bounds is marked and repeated nowhere."""
    head = ("что", "где", "сколько", "норма", "")
    lines = [head]
    for row in rows:
        value = f"{number(row.value)} {row.unit}".strip()
        bound = f"{row.bound.replace('.', ',')} {row.unit}".strip() if row.bound else "—"
        verdict = "НЕ В НОРМЕ" if not row.kept else row.note
        lines.append((row.what, row.where, value, bound, verdict))
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    lines.insert(1, tuple("─" * width for width in widths))
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )

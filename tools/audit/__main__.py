"""`make audit`: Lighthouse, axe in every state, the HTML validator and the first view, in one table.

`python -m tools.audit vnu view` runs these parts only; `supply`, which needs no site but the network, only if asked for.
Exit code 0: every budget is kept. 1: one is not. 2: something needed is missing, with the way out.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.browser import WAY_OUT, find_browser
from tests.server import serve
from tests.site import build_site

from . import axe, first_view, lighthouse, supply, validator
from .rows import Row, table
from .tools import Missing, install

PARTS: dict[str, Callable[[Path, str, str], list[Row]]] = {
    "vnu": lambda site, address, browser: validator.measure(site),
    "view": lambda site, address, browser: first_view.measure(address),
    "axe": lambda site, address, browser: axe.measure(address),
    "lighthouse": lambda site, address, browser: lighthouse.measure(address, browser),
}
"""What can be asked for alone: name → rows, from the built site, its address and the path of a browser."""

SUPPLY = "supply"


def measure(parts: list[str]) -> list[Row]:
    """These parts, on a site built for the address at which it is served."""
    browser = find_browser()
    if browser is None:
        raise Missing(WAY_OUT)
    install()
    with tempfile.TemporaryDirectory() as name, serve(Path(name)) as address:
        build_site(Path(name), address)
        return [row for part in parts for row in PARTS[part](Path(name), address, browser)]


def main(parts: list[str]) -> int:
    if unknown := set(parts) - {*PARTS, SUPPLY}:
        known = ", ".join([*PARTS, SUPPLY])
        print(f"Нет такой части: {', '.join(sorted(unknown))}. Есть: {known}", file=sys.stderr)
        return 2
    of_site = [part for part in parts or PARTS if part != SUPPLY]
    try:
        rows = measure(of_site) if of_site else []
        rows += supply.measure() if SUPPLY in parts else []
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 2
    print(table(rows))
    if (waiting := os.getloadavg()[0]) > (cores := os.cpu_count() or 1):
        print(f"Машина занята: нагрузка {waiting:.0f} при ядрах: {cores}. Секунды хуже настоящих.")
    failed = [row for row in rows if not row.kept]
    print("Все показатели в норме." if not failed else f"Не в норме: {len(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

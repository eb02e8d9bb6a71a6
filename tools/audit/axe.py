"""axe over every state of tests/states.py, and a walk by Tab over every page: the tests look at a part of them."""

from __future__ import annotations

import sys

from tests.browser import open_browser
from tests.keyboard import WALKS, walk
from tests.server import PAGES
from tests.states import PROBES, find_violations, show, states

from .rows import Row


def measure(address: str) -> list[Row]:
    violations, stuck = 0, 0
    with open_browser() as browser:
        context = browser.new_context(locale="ru-RU", bypass_csp=True)
        context.add_init_script(path=PROBES)
        page = context.new_page()
        for state in states():
            show(page, address, state)
            violations += tell(str(state), find_violations(page, state))
        for name, path in PAGES.items():
            for width, scheme in WALKS:
                # One page after another would begin where the last walk ended.
                page.goto("about:blank")
                stuck += tell(f"{name} · {width} px · {scheme}", walk(page, address + path, width, scheme))
    return [
        Row("axe: нарушения", f"состояния, {len(states())}", violations, "= 0"),
        Row("клавиатура: замечания", f"обходы по Tab, {len(PAGES) * len(WALKS)}", stuck, "= 0"),
    ]


def tell(where: str, found: list[str]) -> int:
    for one in found:
        print(f"{where}: {one}", file=sys.stderr)
    return len(found)

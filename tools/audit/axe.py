"""axe over the states of tests/states.py, the same that the tests hold to."""

from __future__ import annotations

import sys

from tests.browser import open_browser
from tests.states import find_violations, show, states

from .rows import Row


def measure(address: str) -> list[Row]:
    count = 0
    with open_browser() as browser:
        page = browser.new_page(locale="ru-RU", bypass_csp=True)
        for state in states():
            show(page, address, state)
            found = find_violations(page, state)
            count += len(found)
            for violation in found:
                print(f"{state}: {violation}", file=sys.stderr)
    return [Row("axe: нарушения", f"состояния, {len(states())}", count, "= 0")]

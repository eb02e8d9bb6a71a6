"""How heavy and how fast search is, today and with many more answers: run by hand on a quiet machine.

    .venv/bin/python -m benchmarks.search

Bytes are after gzip; a query is timed in the test browser at a quarter of its speed. The added answers are
invented: words of the site, drawn as often as words of a language are, so most of them are rare.
"""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import yaml
from playwright.sync_api import Page
from sferum_help.model.content import Content
from sferum_help.russian.stems import words
from sferum_help.search.index import Findable, documents, index_data
from sferum_help.source.tree import read_content
from sferum_help.theme.assets import FOLDER, data_script, make_assets

from tests.browser import open_browser
from tests.server import serve

ROOT = Path(__file__).parent.parent
SIZES = (0, 500, 1000, 10_000)
THROTTLE = 4

START = """async () => {
  const { decodeIndex } = await import("/search/index.js");
  const { search } = await import("/search/search.js");
  const start = performance.now();
  globalThis.index = decodeIndex(helpCentre.searchIndex);
  globalThis.search = (text) => search(index, text);
  return performance.now() - start;
}"""

TIME = """(queries) => queries.map((text) => {
  // The best of three: what the query costs, not what else the machine does.
  return Math.min(...[1, 2, 3].map(() => {
    index.near.clear();
    const start = performance.now();
    search(text);
    return performance.now() - start;
  }));
})"""


def invent(content: Content, number: int) -> list[Findable]:
    """So many documents more; the same each time."""
    found = documents(content)
    known = [word for one in found for word in words(f"{one.title} {one.body}")]
    # Endings make new stems: a larger site speaks of things that this one does not.
    draw = random.Random(20261123)
    rare = sorted({word[: draw.randint(3, 7)] + draw.choice(known)[:4] for word in known for _ in range(4)})
    weights = [1 / (rank + 1) for rank in range(len(rare))]

    def text(length: int) -> str:
        half = length // 2
        picked = draw.choices(known, k=length - half) + draw.choices(rare, weights, k=half)
        draw.shuffle(picked)
        return " ".join(picked)

    return [
        Findable(
            id=f"invented-{at}",
            address=f"faq/invented-{at}/",
            kind="answer",
            title=text(6),
            aliases=tuple(text(4) for _ in range(6)),
            roles=("parents",),
            topic="chats",
            short=text(25),
            body=text(80),
        )
        for at in range(number)
    ]


def weight(text: str | bytes) -> float:
    return len(gzip.compress(text.encode() if isinstance(text, str) else text, 9)) / 1024


def measure(page: Page, content: Content, extra: int, queries: list[str]) -> str:
    index = index_data([*documents(content), *invent(content, extra)], content.synonyms)
    data = data_script("searchIndex", index | {"roles": {}, "topics": {}})
    page.reload()
    page.evaluate(data)
    decoded = page.evaluate(START)
    times = sorted(page.evaluate(TIME, queries))
    p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    total = len(index["documents"])
    return f"{total:>6} {weight(data):>9.1f} {decoded:>10.0f} {p50:>8.1f} {p95:>8.1f} {times[-1]:>8.1f}"


def main() -> None:
    content = read_content(ROOT)
    queries = [one["query"] for one in yaml.safe_load((ROOT / "tests" / "queries.yml").read_text("utf-8"))]
    assets = make_assets()
    print(f"module {weight(assets.files[assets.addresses['search.js']]):.1f} KB")
    print(f"{'pages':>6} {'index KB':>9} {'decode ms':>10} {'p50 ms':>8} {'p95 ms':>8} {'max ms':>8}")
    with serve(FOLDER) as address, open_browser() as browser:
        page = browser.new_page()
        page.goto(f"{address}mark.svg")
        slow = page.context.new_cdp_session(page)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
        for extra in SIZES:
            print(measure(page, content, extra, queries), flush=True)


if __name__ == "__main__":
    main()

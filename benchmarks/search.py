"""How good, how heavy and how fast search and the desk are: run by hand on a quiet machine.

    .venv/bin/python -m benchmarks.search

Quality is measured on what was written blind (`tests/*-blind*.yml`): who wrote the phrases has not seen these sets.
Whoever tunes reads the totals only; when these sets were looked at all the same, handbook/decisions/032 says.
Bytes are after gzip; a query is timed in the test browser at a quarter of its speed. The added answers are
invented: words of the site, drawn as often as words of a language are, so most of them are rare.
"""

from __future__ import annotations

import gzip
import json
import random
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page
from sferum_help.model.content import Content
from sferum_help.russian.stems import words
from sferum_help.search.index import LARGE, Findable, documents, index_data, site_index
from sferum_help.search.pieces import OPENER, Pieces, cut
from sferum_help.search.sense import sense_data
from sferum_help.source.tree import read_content
from sferum_help.theme.assets import FOLDER, Assets, data_script, make_assets

from tests.browser import open_browser
from tests.server import serve
from tests.sets import read_set
from tests.site import build_site

ROOT = Path(__file__).parent.parent
SIZES = (0, 1000, 10_000)
THROTTLE = 4
BLIND = ("blind", "blind-2", "blind-3", "blind-4", "blind-5", "blind-6", "blind-7")

START = """async () => {
  const [{ decodeIndex }, { prepare }, { search }] = await Promise.all(
    ["index", "pieces", "search"].map((name) => import(`/search/${name}.js`)),
  );
  const { whole, head, pieces } = helpCentre;
  globalThis.bring = async (kind, number) => {
    brought.push([kind, number]);
    return pieces[kind][number];
  };
  globalThis.open = () => {
    globalThis.brought = [];
    if (head) prepare(head, bring, 0);
    globalThis.index = decodeIndex(head || whole);
  };
  globalThis.ask = (text) => search(index, text, { limit: 7 });
  const start = performance.now();
  open();
  return performance.now() - start;
}"""

TIME = """async (queries) => {
  const times = [];
  for (const text of queries) {
    while (index.lacks && await new Promise((done) => {
      if (!index.lacks(ask(text).results, () => done(true))) done(false);
    }));
    // The best of three: what the query costs, not what else the machine does.
    times.push(Math.min(...[1, 2, 3].map(() => {
      index.near.clear();
      const start = performance.now();
      ask(text);
      return performance.now() - start;
    })));
  }
  return times;
}"""

BRING = """async (steps) => {
  open();
  for (const text of steps) {
    while (await new Promise((done) => {
      if (!index.lacks(ask(text).results, () => done(true))) done(false);
    }));
  }
  return brought;
}"""
"""What it takes to show results for each of these texts, one after the other, to somebody who has just come."""


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


def weight(text: str) -> float:
    return len(gzip.compress(text.encode(), 9)) / 1024


def measure(page: Page, content: Content, extra: int, queries: list[str], assets: Assets) -> str:
    """One row: the site with so many documents more."""
    slow = page.context.new_cdp_session(page)
    found = [*documents(content), *invent(content, extra)]
    index = index_data(found, content.synonyms) | {"roles": {}, "topics": {}}
    whole, head, pieces = index, None, {}
    if len(found) > LARGE:
        whole = None
        head, pieces = cut(index, [one.short for one in found])
    for name, data in {"whole": whole, "head": head, "pieces": pieces}.items():
        page.evaluate(data_script(name, data))
    slow.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
    opened = page.evaluate(START)
    times = page.evaluate(TIME, queries)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    first = data_script("searchIndex", head or index) + (published(assets, OPENER) if head else "")
    base = weight(published(assets, "search.js")) + weight(first)
    sizes = [
        [base + (brought(page, one, pieces) if head else 0) for one in steps]
        for steps in ([[text] for text in queries[::2]], [typed(text) for text in queries[::10]])
    ]
    start = f"{len(found):>6} {weight(data_script('searchIndex', index)):>8.1f} {weight(first):>7.1f}"
    cells = ["{:>6.0f} {:>4.0f} {:>4.0f}".format(*spread(one)) for one in sizes]
    return " ".join([start, *cells, f"{opened:>9.0f}", "{:>6.1f} {:>6.1f} {:>6.1f}".format(*spread(times))])


def published(assets: Assets, name: str) -> str:
    return assets.files[assets.addresses[name]].decode()


def typed(text: str) -> list[str]:
    """Letter by letter."""
    return [text[: at + 1] for at in range(len(text))]


def brought(page: Page, steps: list[str], pieces: Pieces) -> float:
    return sum(weigh_piece(json.dumps(pieces[kind][number])) for kind, number in page.evaluate(BRING, steps))


@cache
def weigh_piece(text: str) -> float:
    return weight(data_script("terms10", json.loads(text)))


def spread(values: list[float]) -> tuple[float, float, float]:
    """The middle, of twenty the nineteenth, the last."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)], ordered[-1]


SENSE = """async () => {
  const [{ decodeIndex }, { decodeSense }, { search }] = await Promise.all(
    ["index", "sense", "search"].map((name) => import(`/search/${name}.js`)),
  );
  const index = decodeIndex(helpCentre.searchIndex);
  index.sense = decodeSense(helpCentre.searchSense, index);
  globalThis.search = (text) => search(index, text);
}"""

FOUND = """(texts) => texts.map((text) => {
  const { verdict, results } = search(text);
  return { good: verdict === "good", danger: results.some((one) => one.danger),
    part: results.filter((one) => one.danger).map((one) => one.document.address.split("#")[1] || "")[0],
    ids: results.filter((one) => !one.danger).map((one) => one.document.id) };
})"""

OPTIONS = """(text) => {
  const field = document.querySelector('[data-support="message"]');
  for (const value of ["", text]) {
    field.value = value;
    field.dispatchEvent(new Event("input"));
  }
  return [...document.querySelectorAll("[role=option]")].map((one) => one.dataset.id);
}"""


def part(hits: list[bool]) -> str:
    return f"{sum(hits) / len(hits):.3f}" if hits else "–"


def search_quality(content: Content, page: Page, name: str) -> dict[str, str]:
    """Of one set of blind queries and the stories of danger that belong to it."""
    queries, stories = read_set(f"queries-{name}"), read_set(f"danger-{name}")

    def ask(texts: list) -> list[dict]:
        return page.evaluate(FOUND, [one if isinstance(one, str) else one["query"] for one in texts])

    pairs = list(zip(queries, ask(queries), strict=True))
    good = [pair for pair in pairs if pair[0]["accept"]]
    off = [pair for pair in pairs if not pair[0]["accept"]]
    rows = {
        f"right answer {label}": part(
            [bool({*query["accept"]} & {*found["ids"][:first]}) for query, found in good]
        )
        for label, first in (("first", 1), ("in three", 3))
    }
    rows["good ones flagged"] = part([not found["good"] for _, found in good])
    for kind in ("short", "long", "near"):
        of_kind = [not found["good"] for query, found in off if query["kind"].endswith(kind)]
        rows[f"off topic recognised: {kind}"] = part(of_kind)
    told = list(zip(stories["danger"], ask(stories["danger"]), strict=True))
    rows["danger seen"] = part([found["danger"] for _, found in told])
    of_danger = {content.danger.page, *content.danger.pages}
    parts = {id: sign.part for id, sign in content.danger.signs.items()}
    rows["… and its own part first"] = part(
        [found.get("part") == parts[story["sign"]] for story, found in told if story["sign"] in parts]
    )
    # A page about danger may be answered with an alarm.
    calm = [found["danger"] for query, found in good if not {*query["accept"]} & of_danger]
    rows["alarms on ordinary questions"] = part(calm)
    rows["alarms on what sounds alike"] = part([found["danger"] for found in ask(stories["safe"])])
    return rows


def desk_quality(content: Content, page: Page, name: str) -> dict[str, str]:
    asked = [one for one in read_set(f"messages-{name}") if one["answers"]]
    found = [page.evaluate(OPTIONS, one["text"]) for one in asked]
    # As in search, first aid on top is no miss where the answer is a page about trouble.
    found = [
        [id for id in ids if id != content.danger.page]
        if {*one["answers"]} & {*content.danger.pages}
        else ids
        for one, ids in zip(asked, found, strict=True)
    ]
    return {
        f"desk {label}": part(
            [bool({*one["answers"]} & {*ids[:first]}) for one, ids in zip(asked, found, strict=True)]
        )
        for label, first in (("first", 1), ("in three", 3))
    }


def quality(browser: Browser, content: Content, address: str) -> None:
    """The blind sets side by side."""
    page = browser.new_page()
    page.goto(f"{address}mark.svg")
    page.evaluate(data_script("searchIndex", site_index(content)))
    page.evaluate(data_script("searchSense", sense_data(content)))
    page.evaluate(SENSE)
    rows = [search_quality(content, page, name) for name in BLIND]
    page.close()
    with TemporaryDirectory() as folder:
        build_site(Path(folder), "")
        with serve(Path(folder)) as site:
            page = browser.new_page()
            page.goto(f"{site}support/")
            for one, name in zip(rows, BLIND, strict=True):
                one.update(desk_quality(content, page, name))
            page.close()
    print(f"{'quality':<32}" + "".join(f"{name:>10}" for name in BLIND))
    for label in rows[0]:
        print(f"{label:<32}" + "".join(f"{one[label]:>10}" for one in rows))


def main() -> None:
    content = read_content(ROOT)
    queries = [one["query"] for one in read_set("queries")]
    assets = make_assets()
    bytes_of = {
        "module": published(assets, "search.js"),
        "index": data_script("searchIndex", site_index(content)),
        "sense": data_script("searchSense", sense_data(content)),
    }
    with serve(FOLDER) as address, open_browser() as browser:
        quality(browser, content, address)
    print(", ".join(f"{name} {weight(text):.1f} KB" for name, text in bytes_of.items()))
    print(
        "KB: the index whole; what every search needs of it; a first search with the engine, asked at once and"
    )
    print("typed letter by letter (p50 p95 max). ms: opening the index; a query (p50 p95 max).")
    print(f"{'found':>6} {'whole':>8} {'head':>7} {'at once':>16} {'typed':>16} {'open':>9} {'query':>20}")
    with serve(FOLDER) as address, open_browser() as browser:
        page = browser.new_page()
        page.goto(f"{address}mark.svg")
        for extra in SIZES:
            print(measure(page, content, extra, queries, assets), flush=True)


if __name__ == "__main__":
    main()

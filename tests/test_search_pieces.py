"""The index of a large site in pieces: it finds what the whole one does, and brings no more than a query needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from sferum_help.model.content import Content
from sferum_help.search import index as whole
from sferum_help.search.index import is_large, short_answers, site_index
from sferum_help.search.pieces import cut
from sferum_help.search.sense import sense_data
from sferum_help.theme.assets import data_script

from .sets import read_set

Run = Callable[..., Any]

TEXTS = [one["query"] for name in ("queries", "queries-unseen", "queries-blind") for one in read_set(name)]

OPEN = """async () => {
  const [{ decodeIndex }, { openPieces }, { decodeSense }, { search }] = await Promise.all(
    ["index", "pieces", "sense", "search"].map((name) => import(`/search/${name}.js`)),
  );
  const learn = (index) => Object.assign(index, { sense: decodeSense(helpCentre.sense, index) });
  globalThis.whole = learn(decodeIndex(helpCentre.whole));
  // As the pieces measure them: nothing else may differ.
  const { grain } = helpCentre.head;
  for (const one of whole.phrases.flat()) one.length = Math.round(one.length * grain) / grain;
  globalThis.open = () => {
    globalThis.brought = [];
    globalThis.missing = () => false;
    globalThis.inPieces = learn(openPieces(helpCentre.head, decodeIndex, async (kind, number) => {
      brought.push(kind + number);
      if (missing(kind)) throw new Error("offline");
      return JSON.parse(JSON.stringify(helpCentre.pieces[kind][number]));
    }));
  };
  const shown = ({ verdict, corrected, slip, near, results }) => ({ verdict, corrected, slip, near, results:
    results.map(({ document: { id, title, address, kind, topic, roles, number }, danger, named, matched, code }) =>
      [id, title, address, kind, topic, roles.join(), number, danger, named, matched.join(), code || ""].join("|")) });
  globalThis.ask = (text) => shown(search(whole, text, { role: "parents" }));
  globalThis.askPieces = (text) => new Promise((done) => {
    const again = () => {
      const found = search(inPieces, text, { role: "parents" });
      if (!inPieces.lacks(found.results, again)) done(shown(found));
    };
    again();
  });
  open();
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, modules: str, real: Content) -> Iterator[Page]:
    """A page with the real index, whole and in pieces, as if the site were a large one."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{modules}mark.svg")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole, "LARGE", 50)
        assert is_large(real)
        index = site_index(real)
        head, pieces = cut(index, short_answers(real))
        brought = {"whole": index, "head": head, "pieces": pieces, "sense": sense_data(real)}
    for name, data in brought.items():
        page.evaluate(data_script(name, data))
    page.evaluate(OPEN)
    yield page
    context.close()


@pytest.fixture
def run(page: Page) -> Run:
    page.evaluate("open()")
    return page.evaluate


def test_pieces_find_what_the_whole_index_finds(run: Run) -> None:
    named = ["1250", "код 1250", "/faq/day-delay/", "faq/no-such/", "1251", "x/o/1250"]
    both = run(
        """async (texts) => {
          const found = [];
          for (const text of texts) found.push([text, ask(text), await askPieces(text)]);
          return found;
        }""",
        [*TEXTS, *named],
    )
    assert len(both) > 700
    assert not [one for one in both if one[1] != one[2]]

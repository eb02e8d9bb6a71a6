"""A large site: its index in pieces finds what a whole one does and brings what a query needs; its lists are by topic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from sferum_help.model.content import Content
from sferum_help.pages import sources, topics
from sferum_help.pages.sources import basis
from sferum_help.search import index as whole
from sferum_help.search.index import is_large, short_answers, site_index
from sferum_help.search.pieces import cut
from sferum_help.search.sense import sense_data
from sferum_help.theme.assets import data_script

from .conftest import SITE_URL, serve_below
from .sets import read_set
from .site import build_site

Run = Callable[..., Any]

LONGEST = 4
"""Questions in a list of the large site."""

TEXTS = [one["query"] for name in ("queries", "queries-unseen", "queries-blind") for one in read_set(name)]

OPEN = """async () => {
  const [{ decodeIndex }, { prepare }, { decodeSense }, { search }] = await Promise.all(
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
    prepare(helpCentre.head, async (kind, number) => {
      brought.push(kind + number);
      if (missing(kind)) throw new Error("offline");
      return helpCentre.pieces[kind][number];
    }, 0);
    globalThis.inPieces = learn(decodeIndex(helpCentre.head));
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


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory, small_root: Path) -> Path:
    """The small site, published as a large one."""
    folder = tmp_path_factory.mktemp("large")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole, "LARGE", 5)
        patch.setattr(topics, "LONGEST", LONGEST)
        build_site(folder, SITE_URL, root=small_root)
    return folder


@pytest.fixture
def address(large_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve_below(large_site, tmp_path_factory.mktemp("served")) as address:
        yield address


def pieces_of(requests: list[str]) -> list[str]:
    return [
        one for url in requests for one in re.findall(r"search-((?:terms|documents|names|codes)-\d+)\.", url)
    ]


def type_query(page: Page, text: str) -> None:
    page.locator("header input[name=q]").click()
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type(text)


def test_a_query_brings_what_it_needs(phone: Page, address: str, small: Content) -> None:
    requests: list[str] = []
    phone.on("request", lambda request: requests.append(request.url))
    phone.goto(f"{address}faq/no-chat/")
    assert not pieces_of(requests)
    type_query(phone, "нет звука")
    first = phone.get_by_role("option").first
    expect(first).to_have_attribute("data-id", "no-sound")
    expect(first.locator(".sh-result__title")).to_have_text(small.answers["no-sound"].title)
    expect(first.locator(".sh-result__short")).to_have_text(small.answers["no-sound"].short)
    needed = pieces_of(requests)
    assert needed and len(needed) == len({*needed})
    assert not [one for one in needed if one.startswith(("names", "codes"))]
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("Enter")
    expect(phone).to_have_url(f"{address}faq/no-sound/")


def test_the_page_of_results_and_a_code(phone: Page, address: str, small: Content) -> None:
    code = small.codes.of["no-sound"]
    for asked in ("нет звука", code, f"https://other.example/o/{code}/", "/faq/no-sound/"):
        phone.goto(f"{address}search/?q={asked}")
        expect(phone.locator(".sh-results__list li").first).to_have_attribute("data-id", "no-sound")


def test_from_a_disk(phone: Page, large_site: Path) -> None:
    phone.goto(f"{(large_site / 'search' / 'index.html').as_uri()}?q=нет звука")
    expect(phone.locator(".sh-results__list li").first).to_have_attribute("data-id", "no-sound")


def test_without_the_internet_what_has_come_is_shown(phone: Page, address: str) -> None:
    phone.goto(f"{address}faq/no-chat/")
    type_query(phone, "нет звука")
    expect(phone.get_by_role("option").first).to_have_attribute("data-id", "no-sound")
    phone.route("**/assets/search-*", lambda route: route.abort())
    phone.keyboard.type(" камера")
    expect(phone.get_by_role("combobox")).to_have_value("нет звука камера")
    expect(phone.get_by_role("option").first).to_be_visible()
    phone.unroute("**/assets/search-*")
    phone.keyboard.type(" ")
    expect(phone.locator("[role=option][data-id=camera]")).to_be_visible()


def test_without_any_piece_nothing_is_said_to_be_missing(browser: Browser, address: str) -> None:
    """A site whose pieces do not come does not say that there is no answer."""
    page = browser.new_context(service_workers="block").new_page()
    page.route(re.compile(r"/assets/search-(terms|documents|names|codes)-"), lambda route: route.abort())
    page.goto(f"{address}search/?q=нет звука")
    expect(page.locator("#found")).to_have_text("Поиск загрузился не весь. Попробуйте ещё раз.")
    expect(page.locator(".sh-results__nothing a").first).to_be_visible()
    expect(page.locator("#search-page")).to_have_value("нет звука")
    page.goto(f"{address}faq/no-chat/")
    type_query(page, "нет звука")
    expect(page.get_by_role("dialog").get_by_text("Поиск загрузился не весь")).to_be_visible()
    page.unroute_all()
    page.keyboard.type(" ")
    expect(page.get_by_role("option").first).to_have_attribute("data-id", "no-sound")
    expect(page.get_by_role("dialog").get_by_text("Поиск загрузился не весь")).to_be_hidden()
    page.context.close()


def test_a_reply_that_does_not_come_is_told(browser: Browser, address: str) -> None:
    page = browser.new_context(service_workers="block").new_page()
    page.route("**/assets/search-replies-*", lambda route: route.abort())
    page.goto(f"{address}support/")
    page.locator('[data-support="message"]').fill("нет звука")
    expect(page.locator('[data-support="status"]')).to_contain_text("Текст ответа не загрузился")
    page.context.close()


def test_the_desk_brings_what_it_shows(phone: Page, address: str, small: Content) -> None:
    phone.goto(f"{address}support/")
    phone.locator('[data-support="message"]').fill("нет звука")
    expect(phone.get_by_role("option").first).to_have_attribute("data-id", "no-sound")
    chosen = phone.locator('[data-support="text"]')
    expect(chosen).to_have_value(re.compile(re.escape(small.answers["no-sound"].short[:20])))


def test_lists_are_of_topics_and_lead_to_every_question(phone: Page, address: str, small: Content) -> None:
    phone.goto(f"{address}faq/")
    found = phone.locator("#topics li").evaluate_all(
        "all => all.map((one) => [one.querySelector('a').href, Number(one.querySelector('.sh-quiet').textContent)])"
    )
    assert sum(count for _, count in found) == len([*small.articles()])
    listed = []
    for topic, count in found:
        phone.goto(topic)
        others = phone.locator("main nav .sh-chips").first.locator("a")
        pages = [topic, *others.evaluate_all("all => all.map((one) => one.href)")]
        assert len(pages) == -(-count // LONGEST)
        for page in pages:
            phone.goto(page)
            ids = phone.locator("main .sh-links li").evaluate_all("all => all.map((one) => one.id)")
            assert 0 < len(ids) <= LONGEST
            listed += ids
    assert sorted(listed) == sorted(one.id for one in small.articles())


def test_pages_with_the_same_list_lead_to_topics(phone: Page, address: str) -> None:
    for page in ("search/", "parents/"):
        phone.goto(address + page)
        links = phone.locator('main a[href*="faq/topic-"]')
        expect(links.first).to_be_visible()
        links.first.click()
        expect(phone.locator("main .sh-links a").first).to_be_visible()


def test_the_page_of_codes_sends_to_search(phone: Page, address: str, small: Content) -> None:
    phone.goto(f"{address}o/")
    assert phone.locator(".sh-codes a, .sh-code").count() == 0
    type_query(phone, small.codes.of["no-sound"])
    expect(phone.get_by_role("option").first).to_have_attribute("data-id", "no-sound")


def test_a_site_that_is_not_large_has_nothing_of_it(small_site: Path) -> None:
    assert not [*(small_site / "assets").glob("search-[tdnc]*-*")] and not [*small_site.glob("faq/topic-*")]


def test_a_source_of_very_many_pages_says_only_how_many(
    small: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one, *_) = small.sources.values()
    whole_list = basis(small, one)
    monkeypatch.setattr(sources, "LONGEST", whole_list.count - 1)
    assert len(whole_list.articles) == whole_list.count > 0
    assert basis(small, one) == replace(whole_list, articles=())

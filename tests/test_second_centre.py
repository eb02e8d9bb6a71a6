"""A quite different centre goes through the same checks: a clinic for animals, with roles, colours, accounts,
a checker, messengers and a desk of its own. Nothing of the first centre is on its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sferum_help.site.passport import FILES

from .conftest import ROOT, SITE_URL, Once, framed_pages, serve_below
from .site import build_site
from .states import SCENES, State, find_violations
from .test_browser import open_all
from .test_site import Document, targets

CENTRE = Path(__file__).parent / "centre"

PAGES = (
    "", "owners/", "owners/handout/", "doctors/", "faq/", "faq/night/", "faq/vaccine/", "instructions/book/",
    "instructions/fill-card/", "checker/", "checker/signed-in/", "checker/wait/", "checker/ask/", "search/",
    "videos/home/", "support/", "sources/", "o/", "offline/", "about/", "404.html",
)  # fmt: skip
"""One of each kind, and what differs most from the first centre."""

FIRST_CENTRE = re.compile(
    r"[Сс]ферум|(?i:sferum)(?!-help/answers|-help-)|МЭШ|(?i:мэш)|(?i:родител)|(?i:школ)|(?i:учител)"
    r"|(?<!\w)[Уу]чени[кц]|(?i:ребён)|\bMAX\b|\bVK\b(?! Видео)|ВК |(?i:\bmesh\b)|(?i:parents|teacher|student)"
)
"""Its words. How answers.json calls its format, and caches were called before centres had names, is ours."""

READ = {".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml", ".yml"}


@pytest.fixture(scope="session")
def clinic(once: Once) -> Path:
    """The second centre as a site."""
    return once("clinic", lambda folder: build_site(folder, SITE_URL, root=CENTRE))


@pytest.fixture(scope="session")
def address(clinic: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve_below(clinic, tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture(scope="module")
def documents(clinic: Path) -> dict[str, Document]:
    return documents_of(clinic)


def documents_of(site: Path) -> dict[str, Document]:
    """Every page by its address; 404.html has absolute links and is left out."""
    pages = {}
    for path in framed_pages(site):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        if address != "404.html":
            pages[address] = Document(address, path.read_text("utf-8"))
    return pages


def dead_links(site: Path, documents: dict[str, Document]) -> list[str]:
    """Links and what pages load, as far as they lead to no file or to no place of a page."""
    dead = []
    for document in documents.values():
        for path, anchor in targets(document, document.links + document.loads + document.later):
            # The checker keeps answers in the fragment; see checker.js.
            place = "" if anchor.startswith("v1:") else anchor
            page = documents.get(path)
            if not ((not place or place in page.ids) if page else (site / path).is_file()):
                dead.append(f"{document.address}: {path}#{anchor}")
    return dead


def test_every_link_and_anchor_leads_somewhere(clinic: Path, documents: dict[str, Document]) -> None:
    assert len(documents) >= 30
    assert dead_links(clinic, documents) == []


def test_no_word_of_the_first_centre_is_left(clinic: Path) -> None:
    """The passport tells by what a site was made, and the package of the generator is called after its first centre."""
    found = [
        f"{path.relative_to(clinic)}: …{text[max(0, match.start() - 30) : match.end() + 30]}…"
        for path in sorted(clinic.rglob("*"))
        if path.suffix in READ and path.relative_to(clinic).as_posix() not in FILES
        for text in [path.read_text("utf-8")]
        for match in FIRST_CENTRE.finditer(text)
    ]
    assert found == []


def test_the_words_of_the_first_centre_are_found_where_they_are() -> None:
    """The pattern above would notice them."""
    assert FIRST_CENTRE.search((ROOT / "faq" / "_site.yml").read_text("utf-8"))
    for word in "Сферум, МЭШ, родителям, школа, в MAX, VK Мессенджер, sferum-, Учитель, ученика".split(", "):
        assert FIRST_CENTRE.search(word), word
    assert not FIRST_CENTRE.search("parent.children; max-width; VK Видео; научение")


def test_no_page_asks_for_anything_elsewhere_or_complains(phone: Page, address: str) -> None:
    origin = address.removesuffix("help/")
    for url, heard in open_all(phone.context, [address + path for path in PAGES]).items():
        assert [one for one in heard.requests if not one.startswith(origin)] == [], url
        assert heard.messages + heard.errors == [], url


LOOKED_AT = [*((path, "light") for path in PAGES), *((path, "dark") for path in ("", "owners/", "doctors/"))]
"""In the dark where the colours of roles are."""


@pytest.mark.parametrize(("path", "scheme"), LOOKED_AT)
def test_axe_finds_nothing(glance: Page, address: str, path: str, scheme: str) -> None:
    glance.emulate_media(color_scheme=scheme)
    glance.goto(address + path)
    assert find_violations(glance, State(SCENES[0], 1280, scheme, "")) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("укол котенку", "faq/vaccine/"),
        ("кот выплюнул таблетку", "instructions/pill/"),
        ("pfgbcfnmcz r dhfxe", "instructions/book/"),
        ("карточка не открывается", "checker/"),
    ],
)
def test_search_finds_its_answers(glance: Page, address: str, query: str, found: str) -> None:
    glance.goto(f"{address}search/?q={query}")
    first = glance.locator(".sh-result").first
    expect(first).to_be_visible()
    assert glance.locator(".sh-result a").first.evaluate("a => a.href") == address + found


def test_the_desk_guesses_who_writes_finds_and_copies(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    desk = context.new_page()
    desk.goto(f"{address}support/")
    desk.get_by_label("Что пишет человек").fill("моя кошка не ест таблетку, прочитала в письме")
    expect(desk.get_by_role("radio", name="Хозяин", exact=True)).to_be_checked()
    expect(desk.get_by_role("radio", name="письма клиники", exact=True)).to_be_checked()
    expect(desk.get_by_role("option").first).to_have_attribute("data-id", "pill")
    desk.get_by_role("option").first.click()
    desk.get_by_role("button", name="Полностью").click()
    expect(desk.get_by_role("status").first).to_have_text("Полный ответ скопирован")
    text = desk.evaluate("navigator.clipboard.readText()")
    assert text.startswith("Добрый день!") and "Заверните кошку в полотенце" in text
    context.close()


def test_the_checker_leads_to_its_own_last_resort(glance: Page, address: str) -> None:
    glance.goto(f"{address}checker/")
    glance.get_by_role("link", name="Я хозяин").click()
    for answer in ("Видно", "Да", "Нет"):
        glance.get_by_role("link", name=answer, exact=True).click()
    expect(glance.get_by_role("heading", name="Напишите врачу")).to_be_visible()
    expect(glance.locator(".sh-verdict")).to_contain_text("Нужен врач")

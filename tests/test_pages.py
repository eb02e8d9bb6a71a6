"""Content → pages, on the small invented content."""

from __future__ import annotations

from pathlib import Path

import pytest
from sferum_help.model.addresses import anchors, relative
from sferum_help.model.content import Content
from sferum_help.pages.page import Page
from sferum_help.pages.steps import step_view
from sferum_help.site.make import Site, make_site
from sferum_help.site.options import Options
from sferum_help.source.tree import read_content

from .conftest import SMALL


@pytest.fixture(scope="module")
def content() -> Content:
    return read_content(SMALL)


@pytest.fixture(scope="module")
def small_site(content: Content) -> Site:
    return make_site(content, Options("https://site.example/help/"))


def page(site: Site, address: str) -> Page:
    (found,) = [one for one in site.pages if one.address == address]
    return found


@pytest.mark.parametrize(
    ("here", "there", "seen"),
    [
        ("", "faq/", "faq/"),
        ("faq/no-chat/", "", "../../"),
        ("faq/no-chat/", "faq/", "../"),
        ("faq/no-chat/", "instructions/sign-in/#open", "../../instructions/sign-in/#open"),
        ("faq/no-chat/", "faq/no-chat/#answer", "#answer"),
        ("faq/no-chat/", "faq/no-chat/", "./"),
        ("faq/no-chat/", "answers.json", "../../answers.json"),
        ("", "", "./"),
    ],
)
def test_addresses_are_relative(here: str, there: str, seen: str) -> None:
    assert relative(here, there) == seen


def test_every_page_has_its_own_address(small_site: Site) -> None:
    assert sorted(one.address for one in small_site.pages) == [
        "",
        "404.html",
        "about/",
        "checker/",
        "checker/all-well/",
        "checker/ask-school/",
        "checker/chat-seen/",
        "checker/day-passed/",
        "checker/link-own/",
        "checker/look-whose/",
        "checker/mixed/",
        "checker/numbers/",
        "checker/wait-a-day/",
        "checker/whose/",
        "faq/",
        "faq/chat-lost/",
        "faq/no-chat/",
        "instructions/",
        "instructions/sign-in/",
        "o/",
        "o/1010/",
        "o/1029/",
        "o/1032/",
        "offline/",
        "parents/",
        "parents/handout/",
        "search/",
        "sources/",
        "students/",
        "support/",
        "videos/",
        "videos/families/",
        "videos/sign-in/",
    ]


def test_a_former_address_leads_to_the_present_one(small_site: Site) -> None:
    moved = page(small_site, "faq/chat-lost/")
    assert moved.moved_to == "faq/no-chat/"
    assert 'href="../no-chat/"' in small_site.body(moved.address)


def test_articles_have_every_place_that_a_link_may_name(content: Content, small_site: Site) -> None:
    for article in content.articles():
        body = small_site.body(f"{article.folder}/{article.id}/")
        assert article.anchors <= anchors(body)


def test_a_step_in_somebody_elses_account_is_marked(content: Content) -> None:
    steps = content.instructions["sign-in"].steps
    views = [step_view(content, step, number) for number, step in enumerate(steps, 1)]
    assert [(view.account, view.foreign) for view in views] == [
        ("вход не нужен", False),
        ("профиль родителя", False),
        ("профиль ученика", True),
    ]


def test_every_step_says_who_in_which_account_on_which_device(small_site: Site) -> None:
    body = small_site.body("instructions/sign-in/")
    for words in ("Родитель", "вход не нужен", "профиль родителя", "профиль ученика", "телефон"):
        assert words in body


def test_what_an_editor_types_never_becomes_markup(content: Content, tmp_path: Path, tree) -> None:
    text = (SMALL / "faq" / "no-chat.yml").read_text("utf-8")
    hostile = "x\" onmouseover='a' & 1 < 2"
    root = tree(
        {"faq/no-chat.yml": text.replace("Подождите сутки.", f"'{hostile.replace(chr(39), chr(39) * 2)}'")}
    )
    body = make_site(read_content(root)).body("faq/no-chat/")
    assert hostile not in body
    assert "x&#34; onmouseover=&#39;a&#39; &amp; 1 &lt; 2" in body


@pytest.mark.parametrize("name", ["answers.json", "answers.csv", "feed.xml"])
def test_what_is_exported_is_exactly_this(
    small_site: Site, name: str, request: pytest.FixtureRequest
) -> None:
    golden = Path(__file__).parent / name
    got = small_site.read(name)
    if request.config.getoption("--update-cases"):
        golden.write_bytes(got)
    assert got == golden.read_bytes()

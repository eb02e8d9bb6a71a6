"""Content → pages, on the small invented content."""

from __future__ import annotations

from pathlib import Path

import pytest
from sferum_help.model.addresses import anchors, relative
from sferum_help.model.content import Content
from sferum_help.pages.page import Page
from sferum_help.pages.steps import step_views
from sferum_help.site.make import Site, make_site
from sferum_help.site.options import Options
from sferum_help.source.tree import read_content

from .conftest import SMALL, Tree


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
        "o/1041/",
        "o/1055/",
        "o/1064/",
        "o/1078/",
        "o/1086/",
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


def test_a_step_says_whose_account_it_is_and_where_it_changes(content: Content) -> None:
    views = step_views(content, content.instructions["sign-in"])
    assert [(view.account, view.role.id if view.role else "", view.changes) for view in views] == [
        ("вход не нужен", "", False),
        ("профиль родителя", "parents", False),
        ("профиль ученика", "students", True),
    ]


def test_the_change_of_an_account_stands_between_the_steps(small_site: Site) -> None:
    body = small_site.body("instructions/sign-in/")
    assert body.count("sh-step__change") == 1
    assert (
        body.index("Профиль родителя")
        < body.index("Смените запись: дальше профиль ученика")
        < body.index("Шаг 3 из")
    )


def test_every_step_says_in_which_account_on_which_device_and_who_if_that_changes(small_site: Site) -> None:
    body = small_site.body("instructions/sign-in/")
    for words in ("Вход не нужен", "Профиль родителя", "Профиль ученика", "телефон"):
        assert words in body
    assert "Кто:" not in body, "one person does it all"


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


OWNERS = {
    # Nobody has said who runs the site: that is said, and nothing else.
    "": ("Кто ведёт этот сайт, пока не указано.", "Адреса, куда о ней написать, пока нет."),
    "name: Кружок": ("Этот сайт ведёт: Кружок.",),
    "not-support: Это не поддержка дневника.": (
        "Кто ведёт этот сайт, пока не указано. Это не поддержка дневника.",
    ),
    "write: help@school.example": ('<a href="mailto:help@school.example">help@school.example</a>',),
    "write: https://school.example/write/": (
        '<a href="https://school.example/write/">school.example/write</a>',
    ),
}
"""A field of `owner` → what the foot of every page, or the page about the site, says then."""


@pytest.mark.parametrize("field", OWNERS)
def test_a_page_says_who_runs_the_site_as_far_as_it_is_known(field: str, tree: Tree) -> None:
    site_file = (SMALL / "faq" / "_site.yml").read_text("utf-8")
    root = tree(
        {
            "faq/_site.yml": f"{site_file}\nowner:\n  {field}\n" if field else site_file,
            "docs/about.md": "# О справке {#about}\n\n## Кто её ведёт {#who}\n\n{owner}\n\nКонец.\n",
        }
    )
    site = make_site(read_content(root), Options())
    page = site.read("faq/no-chat/index.html").decode().replace("\xa0", " ")
    about = site.body("about/").replace("\xa0", " ")
    foot = page[page.index("<footer") :]
    first, *only_about = OWNERS[field]
    assert first in foot and first in about
    assert all(words in about for words in only_about)
    # Where to write is at the foot itself, or one tap away.
    assert ("mailto:" in foot or "https://school" in foot) == ("write" in field)
    assert ('href="../../about/#who"' in foot) == ("write" not in field)
    # The site puts in whole paragraphs, and the editor's own go on behind them.
    assert "{owner}" not in about and "<p><p>" not in about and about.rstrip().endswith("<p>Конец.</p>")


def test_without_a_page_that_says_more_the_foot_says_it_alone(small_site: Site) -> None:
    page = small_site.read("faq/no-chat/index.html").decode().replace("\xa0", " ")
    foot = page[page.index("<footer") :]
    assert "Кто ведёт этот сайт, пока не указано." in foot and "Нашли ошибку?" not in foot

"""`sferum-help init`: a small complete centre in a new folder, which passes all checks as it is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sferum_help.cli import main
from sferum_help.reports import readability
from sferum_help.source.starter import STARTER
from sferum_help.source.tree import read_content

from .conftest import SITE_URL, Once, serve_below
from .site import build_site
from .states import SCENES, State, find_violations
from .test_browser import open_all
from .test_second_centre import FIRST_CENTRE, dead_links, documents_of

PAGES = (
    "", "guests/", "volunteers/", "faq/", "faq/what-to-bring/", "instructions/bring-a-thing/",
    "instructions/", "search/", "support/", "sources/", "o/", "offline/", "about/",
)  # fmt: skip


def init(folder: Path, *words: str) -> int:
    return main(["--root", str(folder.parent), "init", folder.name, *words])


@pytest.fixture(scope="module")
def site(once: Once) -> Path:
    """The starter as a site."""
    return once("starter", lambda folder: build_site(folder, SITE_URL, root=STARTER))


def test_it_is_complete(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "Наша мастерская"
    assert init(folder) == 0
    said = capsys.readouterr().out
    assert "Наша мастерская/README.md" in said
    assert main(["--root", str(folder), "validate"]) == 0
    assert main(["--root", str(folder), "build", str(tmp_path / "site")]) == 0
    content = read_content(folder)
    assert (len(content.roles), len(content.answers), len(content.instructions)) == (2, 3, 2)
    assert content.centre.slug == "nasha-masterskaya"


def test_it_builds_with_mkdocs(tmp_path: Path) -> None:
    folder = tmp_path / "help"
    assert init(folder) == 0
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir"]
    done = subprocess.run([*command, str(tmp_path / "site")], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "faq" / "how-much" / "index.html").is_file()


def test_the_title_and_the_slug_are_put_in(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    title = "Справка: «Дом книг» & чай"
    assert init(folder, "--title", title, "--slug", "books") == 0
    centre = read_content(folder).centre
    assert (centre.title, centre.slug, centre.icon_name) == (title, "books", "Справка: Дом")
    assert (folder / "README.md").read_text("utf-8").startswith(f"# {title}\n")
    # Everything else, the comments above all, is as it was.
    old, new = ((root / "faq" / "_site.yml").read_text("utf-8").splitlines() for root in (STARTER, folder))
    changed = [one for one, other in zip(old, new, strict=True) if one != other]
    assert [line.partition(":")[0] for line in changed] == ["title", "slug", "icon-name"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "init папка"),
        (["one", "two"], "init папка"),
        (["new", "--tittle", "Справка"], "init папка"),
        (["new", "--title"], "после --title нужно слово"),
        (["new", "--slug", "Моя Справка"], "имя «Моя Справка» не подходит"),
    ],
)
def test_a_wrong_call_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main(["--root", str(tmp_path), "init", *words]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_what_lies_in_a_folder_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine", "utf-8")
    assert init(folder) == 2
    assert "уже что-то лежит" in capsys.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]
    assert main(["--root", str(folder), "init", "letter.txt"]) == 2
    assert (folder / "letter.txt").read_text("utf-8") == "mine"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    assert main(["--root", str(tmp_path), "init", "."]) == 0
    assert (tmp_path / "mkdocs.yml").is_file()


def test_it_teaches_and_is_easy_to_read() -> None:
    """Every field of the first answer and of the home page stands below a comment."""
    lines = (STARTER / "faq" / "what-to-bring.yml").read_text("utf-8").splitlines()
    bare = [line for above, line in zip(["", *lines], lines) if re.match(r"\w+:", line) and above[:1] != "#"]
    assert bare == []
    content = read_content(STARTER)
    for role in content.roles.values():
        assert readability.report(content, role.id).ease >= role.ease


def test_every_link_leads_somewhere_and_no_other_centre_is_named(site: Path) -> None:
    documents = documents_of(site)
    assert dead_links(site, documents) == []
    named = [one for one, page in documents.items() if FIRST_CENTRE.search(page.html)]
    assert named == ["passport/"], "the package of the generator is called after its first centre"


def test_its_pages_are_found_and_stand(
    glance: Page, phone: Page, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with serve_below(site, tmp_path_factory.mktemp("served")) as address:
        for url, heard in open_all(phone.context, [address + path for path in PAGES]).items():
            assert heard.messages + heard.errors == [], url
            assert all(one.startswith(address.removesuffix("help/")) for one in heard.requests)
        for path in PAGES:
            glance.goto(address + path)
            assert find_violations(glance, State(SCENES[0], 1280, "light", "")) == [], path
        for query, found in {
            "сломался стул": "instructions/bring-a-thing/",
            "нужно платить": "faq/how-much/",
            "как начать смену": "instructions/take-a-thing/",
        }.items():
            glance.goto(f"{address}search/?q={query}")
            expect(glance.locator(".sh-result").first).to_be_visible()
            first = glance.locator(".sh-result a").first
            assert first.evaluate("a => a.href") == address + found, query

"""A site without one of its features: no page of it, no link to it, no word about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from sferum_help import cli
from sferum_help.site.make import Site, make_site
from sferum_help.site.options import Options
from sferum_help.site.passport import FILES
from sferum_help.source.problems import ContentError
from sferum_help.source.tree import read_content

from .conftest import SMALL

Tree = Callable[[dict[str, object]], Path]

URL = "https://site.example/help/"


def small(name: str) -> str:
    return (SMALL / name).read_text("utf-8")


def without_lines(name: str, pattern: str) -> str:
    """The text of a file without the lines that match."""
    return "".join(line for line in small(name).splitlines(True) if not re.search(pattern, line))


FEATURES: dict[str, tuple[dict[str, object], str]] = {
    "checker": (
        {
            "instructions/_checker.yml": None,
            "faq/_support.yml": without_lines("faq/_support.yml", "^checker:"),
        },
        r"checker/|checker-graph|Пройдите проверку|Всё ли привязано",
    ),
    "linking": (
        {
            "instructions/_checker.yml": small("instructions/_checker.yml").partition("linking:")[0],
            "faq/_site.yml": without_lines("faq/_site.yml", "^mixed-up:"),
        },
        r"sh-linking|sh-pair|sh-ties|Перепутано",
    ),
    "support": (
        {
            "faq/_support.yml": None,
            "faq/_site.yml": without_lines("faq/_site.yml", "^  support:"),
        },
        r'"[./]*support/|support-replies',
    ),
    "videos": (
        {
            "instructions/_videos.yml": None,
            "faq/_site.yml": without_lines("faq/_site.yml", "^  videos:"),
        },
        r'"[./]*videos/|id="videos"',
    ),
    "messengers": (
        {
            "faq/_messengers.yml": None,
            "faq/no-chat.yml": without_lines("faq/no-chat.yml", "^applies_to:"),
            "instructions/sign-in.yml": without_lines("instructions/sign-in.yml", "^applies_to:"),
            "faq/_support.yml": without_lines("faq/_support.yml", "^ask-messenger:|^messengers:|^  vk:"),
        },
        r"Мессенджер:|data-filter=.messenger",
    ),
}
"""Feature → files of a content without it, and what then stands on no page."""


def dead_links(site: Site) -> list[str]:
    """Links of all pages that lead to no file of the site; the passport is written last of all, when it is looked at."""
    paths = {*site.paths(), *FILES}
    dead = []
    for path in site.paths():
        if not path.endswith(".html"):
            continue
        html = site.read(path).decode()
        for address in re.findall(r'(?:href|src|action)="([^"#?]+)', html):
            if ":" in address:
                continue
            # Only the page for lost readers counts from the root: it is shown at any address.
            root = next((root for root in ("/help/", "/") if address.startswith(root)), "")
            target = normpath(address.removeprefix(root) if root else join(dirname(path), address))
            if not {target, join(target, "index.html").removeprefix("./")} & paths:
                dead.append(f"{path}: {address}")
    return dead


def pages_text(site: Site) -> str:
    return "\n".join(str(site.body(page.address)) for page in site.pages)


@pytest.mark.parametrize("feature", FEATURES)
def test_a_site_without_a_feature_is_whole(feature: str, tree: Tree) -> None:
    files, gone = FEATURES[feature]
    root = tree(files)
    content = read_content(root)
    for options in (Options(URL), Options()):
        site = make_site(content, options, root=root)
        for path in site.paths():
            assert isinstance(site.read(path), bytes)
        assert re.findall(gone, pages_text(site)) == []
        assert dead_links(site) == []


def test_a_site_without_all_of_them_is_whole(tree: Tree) -> None:
    lines = "^ask-messenger:|^messengers:|^  vk:|^checker:|^applies_to:|^  support:|^  videos:|^mixed-up:"
    names = ("faq/_site.yml", "faq/no-chat.yml", "instructions/sign-in.yml")
    gone = (
        "instructions/_checker.yml",
        "instructions/_videos.yml",
        "faq/_support.yml",
        "faq/_messengers.yml",
    )
    root = tree({name: without_lines(name, lines) for name in names} | dict.fromkeys(gone))
    site = make_site(read_content(root), Options(URL), root=root)
    assert all(isinstance(site.read(path), bytes) for path in site.paths())
    assert dead_links(site) == []


def test_the_small_site_has_no_dead_links() -> None:
    assert dead_links(make_site(read_content(SMALL), Options(URL), root=SMALL)) == []


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            FEATURES["checker"][0]
            | {"faq/_site.yml": small("faq/_site.yml").replace("- page: parents", "- page: checker")},
            "неизвестная страница «checker»",
        ),
        (
            FEATURES["checker"][0] | {"faq/no-chat.yml": small("faq/no-chat.yml") + "checker: parent\n"},
            "неизвестный вход в проверку «parent»",
        ),
        (
            FEATURES["videos"][0]
            | {"faq/_site.yml": small("faq/_site.yml").replace("- page: sources", "- page: videos")},
            "неизвестная страница «videos»",
        ),
        (
            FEATURES["videos"][0] | {"faq/no-chat.yml": small("faq/no-chat.yml") + "video: sign-in-video\n"},
            "неизвестное видео «sign-in-video»",
        ),
        (
            FEATURES["messengers"][0] | {"faq/no-chat.yml": small("faq/no-chat.yml")},
            "неизвестное поле «applies_to»",
        ),
    ],
)
def test_what_is_not_there_cannot_be_named(files: dict[str, object], message: str, tree: Tree) -> None:
    with pytest.raises(ContentError, match=message):
        read_content(tree(files))


@pytest.mark.parametrize("command", ["checker", "journeys", "mermaid"])
def test_commands_say_that_there_is_no_checker(
    command: str, tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree(FEATURES["checker"][0])
    assert cli.main(["--root", str(root), command]) == 0
    assert capsys.readouterr().out == "Проверки на этом сайте нет: нет файла instructions/_checker.yml.\n"

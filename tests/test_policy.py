"""The Content-Security-Policy of every page: nothing but what is ours and needed, nothing inline."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sferum_help.model.content import Content
from sferum_help.site.policy import NOTHING, policy

from .conftest import framed_pages, leading_on
from .states import PAGES, SCENES, STEPS, Scene


def test_every_page_has_the_policy_before_anything_it_rules(site: Path, real: Content) -> None:
    for pages, expected in ((framed_pages(site), policy(real)), (leading_on(site), NOTHING)):
        for path in pages:
            head = path.read_text("utf-8").partition("</head>")[0]
            found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', head)
            assert found and html.unescape(found[1]) == expected, path
            assert not re.search("<link|<script", head[: found.start()]), path
    for path in framed_pages(site):
        assert '<meta name="referrer" content="same-origin">' in path.read_text("utf-8"), path


def test_the_policy_allows_what_is_ours_and_players_that_are_there(small: Content) -> None:
    rules = dict(rule.split(" ", 1) for rule in policy(small).split("; "))
    assert rules.pop("default-src") == rules.pop("base-uri") == "'none'"
    assert rules.pop("frame-src") == "https://vkvideo.ru"
    assert set(rules.values()) == {"'self'"}
    assert "frame-src 'none'" in policy(replace(small, videos={}))


BROKEN = """addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    console.error("policy:", effectiveDirective, blockedURI))"""


@pytest.fixture
def strict(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and the errors that its console tells of."""
    context = browser.new_context(viewport={"width": 768, "height": 740}, locale="ru-RU")
    context.add_init_script(BROKEN)
    page, said = context.new_page(), []
    page.on(
        "console",
        lambda message: said.append(f"{message.text} ({page.url})") if message.type == "error" else None,
    )
    page.on("pageerror", lambda error: said.append(f"{error} ({page.url})"))
    yield page, said
    context.close()


DONE = [scene for scene in SCENES if scene.steps]


def test_no_kind_of_page_breaks_its_policy(strict: tuple[Page, list[str]], real_address: str) -> None:
    page, said = strict
    for path in (*PAGES.values(), "o/1250/"):
        page.goto(real_address + path, wait_until="load")
    assert said == []


@pytest.mark.parametrize("scene", DONE, ids=str)
def test_nothing_that_a_reader_does_breaks_the_policy(
    strict: tuple[Page, list[str]], real_address: str, scene: Scene
) -> None:
    page, said = strict
    page.goto(real_address + PAGES[scene.page])
    for step in scene.steps:
        STEPS[step](page)
    assert said == []


def test_a_player_is_let_in_and_another_frame_is_not(
    strict: tuple[Page, list[str]], small_address: str
) -> None:
    page, said = strict
    page.route(
        lambda url: url.startswith("https:"),
        lambda route: route.fulfill(content_type="text/html; charset=utf-8", body="<h1>Плеер</h1>"),
    )
    page.goto(f"{small_address}instructions/sign-in/")
    page.locator(".sh-video__start").click()
    expect(page.frame_locator("iframe").get_by_text("Плеер")).to_be_visible()
    assert said == []
    page.evaluate("document.querySelector('iframe').src = 'https://other.example/'")
    page.wait_for_timeout(100)
    assert "policy: frame-src https://other.example" in " ".join(said)


def test_what_is_kept_is_read_below_the_policy(strict: tuple[Page, list[str]], small_address: str) -> None:
    page, said = strict
    page.goto(f"{small_address}offline/")
    page.get_by_role("button", name="Сохранить для чтения").click()
    expect(page.get_by_text("Сохранено всё")).to_be_visible(timeout=60_000)
    page.goto(f"{small_address}faq/camera/")
    assert said == []


@pytest.mark.parametrize("path", ["index.html", "instructions/find-chat/index.html", "search/index.html"])
def test_from_a_disk_styles_scripts_and_fonts_load_below_it(
    strict: tuple[Page, list[str]], small_disk: Path, path: str
) -> None:
    page, said = strict
    page.goto((small_disk / path).as_uri())
    assert page.evaluate("document.fonts.load('16px \"Golos Text\"').then((fonts) => fonts.length)") > 0
    assert page.evaluate("getComputedStyle(document.body).display") == "flex", "no style"
    page.get_by_role("button", name="Версия для слабовидящих").click()
    expect(page.locator("#sight")).to_be_visible()
    assert said == []

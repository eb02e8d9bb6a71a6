"""404.html: the page that was meant, or the nearest ones, the sections and search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

MEANT = {
    # What a messenger takes along with an address.
    "o/1143/,": "instructions/find-chat/",
    "o/1143/»": "instructions/find-chat/",
    "o/1143/…": "instructions/find-chat/",
    "faq/camera.": "faq/camera/",
    "faq/camera/).": "faq/camera/",
    "faq/camera/. Спасибо!": "faq/camera/",
    "«faq/camera»": "faq/camera/",
    # What it does to it.
    "O/1143/": "instructions/find-chat/",
    "FAQ/Camera/": "faq/camera/",
    "faq/link—student/": "faq/link-student/",
    "faq/cam\u00adera": "faq/camera/",
    "faq//camera.": "faq/camera/",
    "instructions/find-chat/#ask-child": "instructions/find-chat/#ask-child",
    "instructions/find-chat/?utm=1#ask-child).": "instructions/find-chat/#ask-child",
    # Encoded twice: `quote` below does it once.
    "faq%2Fcamera": "faq/camera/",
    "o/1143/%C2%BB": "instructions/find-chat/",
    # A code as it is dictated, and with a Russian letter.
    "1143": "instructions/find-chat/",
    "о/1143": "instructions/find-chat/",
    "o/11-43": "o/#1143",
    "o/9999": "o/#9999",
    # Addresses that were, and where there never was one.
    "faq/chat-lost.": "faq/no-chat/",
    "faq/camera/answer/": "faq/camera/",
    "somewhere/faq/camera/": "faq/camera/",
}
"""What was asked for → what is shown in the end."""


@pytest.mark.parametrize("asked", MEANT)
def test_a_mangled_address_leads_to_the_page_that_was_meant(phone: Page, host: str, asked: str) -> None:
    phone.goto(host + quote(asked))
    expect(phone).to_have_url(host + MEANT[asked])
    expect(phone.locator("main h1")).not_to_have_text("Такой страницы нет")


def test_what_was_asked_of_a_page_goes_along(phone: Page, host: str) -> None:
    phone.goto(f"{host}Search/?q=камера#found")
    expect(phone).to_have_url(f"{host}search/?q={quote('камера')}#found")


NEAR = {
    "faq/camra/": "Почему не включается камера?",
    "instructions/camera/": "Почему не включается камера?",
    "faq/student-link/": "Как привязать профиль ученика к МЭШ?",
    "faq/link-student-profile/": "Как привязать профиль ученика к МЭШ?",
}
"""What was asked for → the page that is offered first."""


@pytest.mark.parametrize("asked", NEAR)
def test_of_an_unknown_address_the_nearest_pages_are_offered(phone: Page, host: str, asked: str) -> None:
    phone.goto(host + asked)
    expect(phone.get_by_role("heading", name="Может быть, вам сюда")).to_be_visible()
    first = phone.locator('[data-module="lost"] a').first
    expect(first).to_have_text(NEAR[asked])
    assert phone.url == host + asked
    assert Axe().run(phone).violations_count == 0
    first.click()
    expect(phone.locator("main h1")).to_have_text(NEAR[asked])


@pytest.mark.parametrize("asked", [quote("не-вижу-чат"), "%ED%E5%20%E2%E8%E6%F3%20%F7%E0%F2"])
def test_a_question_instead_of_an_address_is_ready_to_be_searched_for(
    phone: Page, host: str, asked: str
) -> None:
    """In UTF-8, and in windows-1251."""
    phone.goto(host + asked)
    expect(phone.locator("main [name=q]")).to_have_value("не вижу чат")
    expect(phone.locator('[data-module="lost"]')).to_be_hidden()


def test_a_page_that_its_host_has_lost_is_no_endless_way(
    phone: Page, host: str, request: pytest.FixtureRequest
) -> None:
    lost = (request.getfixturevalue("small_site") / "404.html").read_text("utf-8")
    asked: list[str] = []

    def answer(route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=404, content_type="text/html; charset=utf-8", body=lost)

    phone.route(f"{host}faq/camera/", answer)
    phone.goto(f"{host}faq/camera.")
    expect(phone).to_have_url(f"{host}faq/camera/")
    expect(phone.locator('[data-module="lost"] a').first).to_have_text("Почему не включается камера?")
    assert asked == [f"{host}faq/camera/"]


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_scripts_there_are_sections_codes_and_all_questions(plain: Page, host: str) -> None:
    for name in ("Главная страница", "Родителям", "Коды", "от А до Я"):
        plain.goto(f"{host}faq/no-such-page/")
        plain.locator("main").get_by_role("link", name=name).click()
        expect(plain.locator("main h1")).to_be_visible()
        expect(plain.locator("main h1")).not_to_have_text("Такой страницы нет")


def test_a_disk_has_no_page_that_leads_to_its_root(disk: Path) -> None:
    assert not (disk / "404.html").exists()
    assert not [
        path for path in disk.rglob("*.html") if re.search('(href|src|action)="/', path.read_text("utf-8"))
    ]

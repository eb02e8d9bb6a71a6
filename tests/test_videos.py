"""Official and made videos, and the catalogue: on the small content with one of each."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from sferum_help.model.content import Content
from sferum_help.model.video import MadeFile, MadeVideo
from sferum_help.model.video_hosts import is_page, meant, page_at, player_at
from sferum_help.pages.videos import clip, filters, frame_hosts
from sferum_help.search.index import documents
from sferum_help.site.make import make_site
from sferum_help.site.options import Options
from sferum_help.source.prose import parse
from sferum_help.source.tree import read_content

from .conftest import ROOT, SMALL

VK = "https://vkvideo.ru/video-12345_67890"
RUTUBE = "https://rutube.ru/video/0123456789abcdef0123456789abcdef/"


@pytest.fixture
def address(small_address: str) -> str:
    """Of the small site: nothing here depends on what the real one says."""
    return small_address


@pytest.mark.parametrize("asked", ["видео как войти", "цифры", "сегодня войдём"])
def test_search_finds_a_video_by_title_chapters_and_transcript(phone: Page, address: str, asked: str) -> None:
    phone.goto(f"{address}search/?q={asked}")
    link = phone.locator('[data-id="video-sign-in-video"] a')
    expect(link).to_have_text("Как войти")
    assert link.evaluate("link => link.href") == f"{address}videos/sign-in/#sign-in-video"


# Addresses


@pytest.mark.parametrize(
    ("host", "url", "hash", "seconds", "page", "player"),
    [
        ("vkvideo", VK, "", 0, VK, "https://vkvideo.ru/video_ext.php?oid=-12345&id=67890&hd=2&autoplay=1"),
        (
            "vkvideo",
            VK,
            "0a1b2c",
            80,
            f"{VK}?t=1m20s",
            "https://vkvideo.ru/video_ext.php?oid=-12345&id=67890&hd=2&hash=0a1b2c&autoplay=1&t=1m20s",
        ),
        (
            "rutube",
            RUTUBE,
            "",
            80,
            f"{RUTUBE}?t=80",
            "https://rutube.ru/play/embed/0123456789abcdef0123456789abcdef/?autoplay=1&t=80",
        ),
    ],
)
def test_a_page_has_its_player(host: str, url: str, hash: str, seconds: int, page: str, player: str) -> None:
    assert is_page(host, url)
    assert page_at(host, url, seconds) == page
    assert player_at(host, url, hash, seconds) == player


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("https://vk.com/video-12345_67890", ("vkvideo", VK)),
        ("https://vk.ru/video-12345_67890?list=0a1b", ("vkvideo", VK)),
        ("https://vkvideo.ru/playlist/-12345_1/video-12345_67890", ("vkvideo", VK)),
        ("https://vkvideo.ru/video_ext.php?oid=-12345&id=67890&hd=2", ("vkvideo", VK)),
        ("http://rutube.ru/video/0123456789abcdef0123456789abcdef", ("rutube", RUTUBE)),
        ("https://rutube.ru/play/embed/0123456789abcdef0123456789abcdef", ("rutube", RUTUBE)),
        ("https://rutube.ru/channel/123/", None),
        ("https://vkvideo.ru/@school", None),
        ("https://vkvideo.ru.example/video-1_2", None),
    ],
)
def test_what_somebody_pastes_is_understood(pasted: str, found: tuple[str, str] | None) -> None:
    assert meant(pasted) == found
    assert found is None or is_page(*found)


def test_only_hosts_of_published_videos_may_be_framed(small: Content) -> None:
    assert frame_hosts(small) == ("https://vkvideo.ru",)
    assert frame_hosts(read_content(SMALL)) == ()


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Откройте **чат**. Потом другое.", "Откройте чат"),
        ("Готово?  Нет.", "Готово?"),
        ("слово " * 30, "слово " * 13 + "слово…"),
    ],
)
def test_a_chapter_is_how_a_step_begins(text: str, begins: str) -> None:
    assert parse(text).prose.first_sentence(90) == begins


# What is published


def test_video_markup_stands_only_where_a_video_is(small: Content) -> None:
    with_video, without = make_site(small), make_site(read_content(SMALL))
    for address in ("instructions/sign-in/", "videos/sign-in/"):
        assert "schema.org/VideoObject" in with_video.body(address)
        assert "schema.org" not in without.body(address)
        assert "data-player" not in without.body(address)
    markup = with_video.body("instructions/sign-in/")
    for property in ('duration" content="PT3M20S', 'uploadDate" content="2026-09-01', "embedUrl"):
        assert f'itemprop="{property}' in markup


def test_a_video_without_an_address_is_never_shown_as_one() -> None:
    site = make_site(read_content(SMALL))
    markup = site.body("videos/families/")
    assert markup.count("Проверенных адресов официальных видео пока нет") == 1
    assert "Смотреть видео" not in markup


def test_the_page_of_a_video_that_is_gone_leads_to_its_instruction(small: Content) -> None:
    made = make_site(small, made={"sign-in": MADE})
    (page,) = (page for page in make_site(read_content(SMALL)).pages if page.address == "videos/sign-in/")
    assert page.moved_to == "instructions/sign-in/" and not page.is_listed
    (page,) = (page for page in made.pages if page.address == "videos/sign-in/")
    assert not page.moved_to and page.is_listed
    # Without a connection there is nothing to watch.
    assert '"videos/families/"' in made.read("sw.js").decode()
    assert '"videos/sign-in/"' not in made.read("sw.js").decode()


def test_search_offers_the_instruction_and_not_the_page_of_its_video_too(small: Content) -> None:
    found = [one.address for one in documents(small)]
    assert "instructions/find-chat/" in found and "videos/find-chat/" not in found


def test_paper_gets_codes_only_from_a_site_that_knows_its_address(small: Content) -> None:
    assert "sh-clip__paper" not in make_site(small).body("videos/families/")
    known = make_site(small, Options("https://site.example/help")).body("videos/families/")
    assert re.search(r"https://site\.example/help/o/\d+/", known)
    assert known.count("sh-clip__paper") == len(small.instructions)


MADE = MadeVideo(
    id="sign-in",
    hash="01234567",
    made=date(2026, 11, 23),
    duration=80.4,
    chapters=(),
    wide=MadeFile("sign-in.wide.mp4", 1_234_567, "videos/made/sign-in.wide.mp4"),
    tall=MadeFile("sign-in.tall.mp4", 999_999, "videos/made/sign-in.tall.mp4"),
    captions=MadeFile("sign-in.vtt", 900, "videos/made/sign-in.vtt"),
    wide_poster=MadeFile("sign-in.wide.png", 9000, "videos/made/sign-in.wide.png"),
    tall_poster=MadeFile("sign-in.tall.png", 9000, "videos/made/sign-in.tall.png"),
)


def test_a_made_video_joins_its_instruction_and_its_entry() -> None:
    site = make_site(read_content(SMALL), made={"sign-in": MADE})
    instruction, catalogue = site.body("instructions/sign-in/"), site.body("videos/families/")
    assert 'preload="none"' in instruction and 'data-wide="../../videos/made/sign-in.wide.png"' in instruction
    assert "1:20" in instruction and 'href="../../videos/sign-in/"' in instruction
    assert 'src="../made/sign-in.wide.png"' in catalogue and 'href="../sign-in/"' in catalogue
    watch = site.body("videos/sign-in/")
    assert "1,2\xa0МБ" in watch and "1,0\xa0МБ" in watch
    assert 'href="../../instructions/sign-in/#show"' in watch and "её код" in watch


# Players


def watch(page: Page, address: str) -> list[str]:
    """Addresses that the page asks of others; all of them fail, as in a blocked network."""
    asked: list[str] = []
    page.route(
        lambda url: not url.startswith(address),
        lambda route: (asked.append(route.request.url), route.abort()),
    )
    return asked


@pytest.mark.parametrize("path", ["instructions/sign-in/", "videos/sign-in/", "instructions/sign-in/#t=80"])
def test_nothing_is_asked_of_the_host_before_the_tap(phone: Page, address: str, path: str) -> None:
    asked = watch(phone, address)
    phone.goto(f"{address}{path}", wait_until="networkidle")
    assert asked == []
    expect(phone.get_by_text("Не загрузилось?")).to_be_hidden()
    with phone.expect_event("requestfailed"):
        phone.locator(".sh-video__start").click()
    frame = phone.locator("iframe")
    expect(frame).to_be_focused()
    # The network is blocked and the page cannot know: the ways out are always there.
    failed = phone.get_by_text("Не загрузилось?")
    expect(failed).to_be_visible()
    expect(failed.get_by_role("link", name="Откройте на сайте VK Видео")).to_have_attribute("href", VK)
    assert phone.get_by_role("link", name="прочитайте шаги").get_attribute("href").endswith("#steps")
    assert len(asked) == 1 and asked[0].startswith("https://vkvideo.ru/video_ext.php?oid=-12345&id=67890")
    assert ("t=1m20s" in asked[0]) == path.endswith("#t=80")
    assert "hash=0a1b2c3d" in asked[0]
    attributes = frame.evaluate("f => [f.title, f.getAttribute('sandbox'), f.allow, f.referrerPolicy]")
    assert attributes == [
        "Как войти: видео, VK Видео",
        "allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox",
        "autoplay; encrypted-media; fullscreen; picture-in-picture; screen-wake-lock",
        "strict-origin-when-cross-origin",
    ]


def test_a_chapter_starts_there_and_has_an_address(phone: Page, address: str) -> None:
    asked = watch(phone, address)
    phone.goto(f"{address}instructions/sign-in/")
    with phone.expect_event("requestfailed"):
        phone.get_by_role("link", name="1:20 Цифры").click()
    expect(phone.locator("iframe")).to_be_visible()
    expect(phone).to_have_url(f"{address}instructions/sign-in/#t=80")
    assert asked and all("t=1m20s" in url for url in asked)
    phone.get_by_role("link", name=re.compile("^шаг 2")).click()
    expect(phone).to_have_url(f"{address}instructions/sign-in/#enter")


def test_without_scripts_a_video_is_a_link(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}instructions/sign-in/")
    expect(page.locator(".sh-video__start")).to_have_attribute("href", VK)
    expect(page.get_by_role("link", name="1:20 Цифры")).to_have_attribute("href", f"{VK}?t=1m20s")
    page.get_by_text("Расшифровка видео").click()
    expect(page.get_by_text("Сегодня войдём")).to_be_visible()
    context.close()


@pytest.mark.parametrize("path", ["instructions/sign-in/", "videos/sign-in/"])
def test_axe_finds_nothing_beside_a_player(phone: Page, address: str, path: str) -> None:
    watch(phone, address)
    phone.goto(f"{address}{path}")
    phone.locator(".sh-video__start").click()
    results = Axe().run(phone, options={"resultTypes": ["violations"], "iframes": False})
    assert results.violations_count == 0, results.generate_report()


# The catalogue

FAMILIES = "videos/families/"


def entries(page: Page) -> list[str]:
    return page.locator(".sh-clip:visible").evaluate_all("all => all.map(one => one.id)")


def test_filters_leave_what_fits_and_stand_in_the_address(phone: Page, address: str) -> None:
    phone.goto(address + FAMILIES)
    assert entries(phone) == ["find-chat", "join-call", "sign-in"]
    expect(phone.get_by_role("button", name="Показать все")).to_be_hidden()
    students = phone.get_by_role("button", name="Ученикам")
    students.click()
    expect(phone).to_have_url(f"{address}{FAMILIES}#role=students")
    assert entries(phone) == ["join-call", "sign-in"]
    expect(phone.get_by_text("Показано: 2 из 3")).to_be_visible()
    phone.reload()
    assert entries(phone) == ["join-call", "sign-in"]
    expect(students).to_have_attribute("aria-pressed", "true")
    phone.get_by_role("button", name="Родителям").click()
    assert entries(phone) == ["find-chat", "sign-in"]
    phone.get_by_role("button", name="Показать все").click()
    assert entries(phone) == ["find-chat", "join-call", "sign-in"]
    expect(phone).to_have_url(address + FAMILIES)


@pytest.mark.parametrize("root", [SMALL, ROOT], ids=["small", "real"])
def test_every_filter_leaves_some_and_takes_some(root: Path) -> None:
    content = read_content(root)
    for page in content.video_pages.values():
        clips = [
            clip(content, one, "", None)
            for one in content.instructions.values()
            if set(one.roles) & set(page.roles)
        ]
        found = filters(content, page, clips)
        assert "topic" in [one.id for one in found] or len(content.topics) == 1
        for choice in (choice for one in found for choice in one.choices):
            assert 0 < len(choice.entries) < len(clips), choice.title


def test_an_entry_leads_to_its_video(phone: Page, address: str) -> None:
    phone.goto(address + FAMILIES)
    entry = phone.locator("#find-chat")
    watch = entry.get_by_role("link", name=re.compile(r"^Смотреть\s+видео"))
    assert entry.locator(".sh-clip__picture").get_attribute("href") == watch.get_attribute("href")
    entry.locator(".sh-clip__picture").click()
    expect(phone).to_have_url(f"{address}videos/find-chat/")
    expect(phone.locator("video")).to_be_in_viewport()


def test_without_scripts_everything_is_a_link(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + FAMILIES)
    page.get_by_role("link", name="Ученикам").click()
    expect(page.get_by_role("heading", name="Кому: Ученикам")).to_be_in_viewport()
    page.locator("#by-role-students + ul").get_by_role("link").first.click()
    assert page.url.partition("#")[2] in entries(page)
    expect(page.locator("main input:visible")).to_have_count(0)
    expect(page.locator("main button:visible")).to_have_count(0)
    entry = page.locator("#find-chat")
    entry.locator("summary").click()
    expect(entry.get_by_role("link", name="Прочитать инструкцию")).to_be_visible()
    entry.get_by_role("link", name="Показать по шагам").click()
    expect(page).to_have_url(f"{address}instructions/find-chat/#show")
    context.close()


def test_a_teacher_ticks_two_and_sends_them(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + FAMILIES)
    expect(page.get_by_role("checkbox")).to_have_count(0)
    page.get_by_role("button", name="Собрать подборку").click()
    expect(page.get_by_role("checkbox").first).to_be_focused()
    for id in ("sign-in", "find-chat"):
        page.locator(f"#{id}").get_by_role("checkbox").check()
    expect(page).to_have_url(f"{address}{FAMILIES}#list=find-chat.sign-in")
    expect(page.locator("[data-catalogue=picked]")).to_have_text("Выбрано: 2")
    page.get_by_role("button", name="Скопировать ссылку на подборку").click()
    expect(page.get_by_role("button", name="Скопировано")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Скопировать сообщение").click()
    expect(page.get_by_text("Текст скопирован")).to_be_visible()
    message = page.evaluate("navigator.clipboard.readText()")
    assert re.findall(r"^\d\. .+\n(.+)$", message, re.MULTILINE) == [
        f"{address}videos/find-chat/",
        f"{address}videos/sign-in/",
    ]
    # Whoever gets the link sees these two alone.
    page.goto(f"{address}videos/")
    page.goto(link)
    assert entries(page) == ["find-chat", "sign-in"]
    # On paper too, with their codes.
    page.emulate_media(media="print")
    page.locator("[data-catalogue=all]").evaluate("button => button.click()")
    assert entries(page) == ["find-chat", "sign-in"]
    expect(page.locator("#sign-in .sh-clip__paper img")).to_be_visible()
    context.close()


def test_an_entry_has_one_action_and_gives_its_link_and_its_show_besides(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + FAMILIES)
    entry = page.locator("#sign-in")
    expect(entry.locator(".sh-clip__ways > a, .sh-clip__ways button:visible")).to_have_count(1)
    entry.locator("summary").click()
    entry.get_by_role("button", name="Скопировать ссылку").click()
    expect(entry.get_by_role("button", name="Скопировано")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}videos/sign-in/"
    entry.get_by_role("link", name="Показать по шагам").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    context.close()


def test_axe_finds_nothing_with_a_list_made(phone: Page, address: str) -> None:
    phone.goto(f"{address}{FAMILIES}#role=parents&list=sign-in.find-chat")
    results = Axe().run(phone, options={"resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()


STATES = {
    "": ({"filters": {}, "list": []}, ""),
    "#link-parent": ({"filters": {}, "list": []}, ""),
    "#list=a.b-1": ({"filters": {}, "list": ["a", "b-1"]}, "#list=a.b-1"),
    "#topic=chats&role=parents": (
        {"filters": {"role": "parents", "topic": "chats"}, "list": []},
        "#role=parents&topic=chats",
    ),
    "#role=<b>&what=x&list=a..%20.b": ({"filters": {}, "list": ["a", "b"]}, "#list=a.b"),
}
"""Fragment of an address → what is chosen by it, and how that is written."""


def test_what_is_chosen_fits_into_the_address(glance: Page, modules: str) -> None:
    glance.goto(modules)
    found = glance.evaluate(
        """all => import("/catalogue/state.js").then(({ parse, write }) =>
            all.map((one) => [parse(one), write(parse(one))]))""",
        list(STATES),
    )
    assert dict(zip(STATES, map(tuple, found), strict=True)) == STATES

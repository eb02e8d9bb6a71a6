"""The kit for a meeting: its page, its slides on a screen and as PDF, its messages."""

from __future__ import annotations

import io

import pikepdf
import pytest
from playwright.sync_api import Page, expect
from sferum_help.model.content import Content
from sferum_help.pages.meeting import meeting_pages, ready_messages
from sferum_help.paper.draw import draw_sheet
from sferum_help.paper.press import press
from sferum_help.paper.sheets import every_sheet, slides
from sferum_help.search.index import documents
from sferum_help.source.tree import read_content

from .conftest import MORE, SITE_URL, SMALL, Tree


@pytest.fixture
def led(tree: Tree) -> Content:
    """The small content, in which parents lead a meeting."""
    kit = (MORE / "instructions" / "_meeting.yml").read_text("utf-8")
    return read_content(tree({"instructions/_meeting.yml": kit}))


def test_the_kit_stands_below_the_page_of_who_leads_it(phone: Page, small_address: str) -> None:
    phone.goto(f"{small_address}parents/")
    phone.get_by_role("link", name="Собрание").click()
    expect(phone).to_have_url(f"{small_address}parents/meeting/")
    expect(phone.locator("h1")).to_have_text("Собрание")
    # Two minutes and one.
    expect(phone.locator(".sh-for__time")).to_have_text("3 минуты")
    expect(phone.get_by_role("link", name="Памятка", exact=True)).to_be_visible()


def test_the_show_has_a_slide_for_every_step_and_no_word_of_who_leads(
    phone: Page, small_address: str
) -> None:
    phone.goto(f"{small_address}parents/meeting/")
    phone.get_by_role("button", name="Показать слайды").click()
    seen = []
    while True:
        seen.append(phone.locator(".sh-show__slide").inner_text())
        expect(phone.locator(".sh-show")).not_to_contain_text("Подробнее")
        if phone.get_by_role("button", name="К плану").is_visible():
            break
        phone.get_by_role("button", name="Дальше").click()
    assert len(seen) == 5
    seen = [text.replace("\N{NO-BREAK SPACE}", " ") for text in seen]
    assert "У каждого своё" in seen[2] and "У родителя — свой профиль." in seen[2]
    assert "Подождите сутки." in seen[3]
    phone.get_by_role("button", name="К плану").click()
    expect(phone.locator(".sh-show")).to_be_hidden()


def test_the_message_is_copied_with_the_address_of_the_site(phone: Page, small_address: str) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto(f"{small_address}parents/meeting/")
    phone.get_by_role("button", name="Скопировать сообщение").click()
    expect(phone.get_by_text("Текст скопирован")).to_be_visible()
    copied = phone.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
    assert copied == (f"Здравствуйте!\n\nЧат класса — в VK Мессенджере.\n\nВсё по шагам: {SITE_URL}parents/")


def test_without_an_address_the_message_names_none(led: Content) -> None:
    [message] = ready_messages(led, led.meeting, "")
    assert message.text == "Здравствуйте!\n\nЧат класса — в VK Мессенджере."


def test_the_slides_are_a_pdf_too(led: Content) -> None:
    made = press(draw_sheet(led, slides(led, led.meeting), SITE_URL))
    # The title, two steps, what to take home.
    assert made.pages == 4
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        left, bottom, right, top = map(float, pdf.pages[0].MediaBox)
    assert round((right - left) / (top - bottom), 2) == round(16 / 9, 2)


def test_search_finds_the_kit(led: Content) -> None:
    [found] = [one for one in documents(led) if one.id == "meeting"]
    assert (found.address, found.aliases) == ("parents/meeting/", ("собрание родителей",))


def test_a_centre_without_meetings_has_no_word_of_them() -> None:
    content = read_content(SMALL)
    assert content.meeting is None
    assert meeting_pages(content, SITE_URL, {}) == []
    assert "meeting-slides" not in [one.name for one in every_sheet(content)]


# The real kit


def test_it_takes_ten_minutes(real: Content) -> None:
    assert real.meeting.minutes == 10


def test_every_messenger_has_a_message_of_700_characters_at_most(real: Content) -> None:
    messages = ready_messages(real, real.meeting, "https://a-rather-long-address.example.ru/")
    assert [one.messenger for one in messages] == list(real.named_messengers())
    assert all(len(one.text) <= 700 for one in messages)


def test_a_message_leads_to_a_page_for_its_messenger(real: Content) -> None:
    led = {one.messenger: one.page for one in real.meeting.messages}
    assert led["max"] in real.answers and real.answers[led["max"]].applies_to == ("max",)
    messages = ready_messages(real, real.meeting, "https://example.ru/")
    assert [one.text.splitlines()[-1] for one in messages] == [
        "Всё по шагам: https://example.ru/parents/",
        "Всё по шагам: https://example.ru/faq/max-login/",
    ]


def test_every_answer_to_an_objection_says_where_it_is_from(real: Content) -> None:
    assert len(real.meeting.objections) == 5
    assert [one.id for one in real.meeting.objections if not list(one.answer.links())] == []

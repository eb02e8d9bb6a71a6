"""The support desk: who writes, what answers, what is copied; by keyboard, without script, with a memory."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect
from sferum_help.model.content import Content
from sferum_help.pages.support import guides
from sferum_help.source.tree import read_content

from .conftest import ROOT

MESSAGES = yaml.safe_load((Path(__file__).parent / "messages.yml").read_text("utf-8"))
UNSEEN = yaml.safe_load((Path(__file__).parent / "messages-unseen.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def content() -> Content:
    return read_content(ROOT)


@pytest.fixture
def desk(browser: Browser, address: str) -> Page:
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto(f"{address}support/")
    yield page
    context.close()


def copied(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")


def answers(page: Page) -> list[str]:
    return page.get_by_role("option").evaluate_all("items => items.map((item) => item.dataset.id)")


def paste(page: Page, text: str) -> None:
    page.get_by_label("Что пишет человек").fill(text)


@pytest.mark.parametrize(("messages", "most"), [(MESSAGES, 0.1), (UNSEEN, 0.15)], ids=["known", "unseen"])
def test_messages_reach_their_answers(desk: Page, messages: list[dict], most: float) -> None:
    missed = {}
    for message in messages:
        paste(desk, message["text"])
        if not set(answers(desk)[:3]) & set(message["answers"]):
            missed[message["text"]] = answers(desk)[:3]
    assert len(messages) >= 20 and len(missed) <= most * len(messages), missed


def test_who_writes_is_guessed_or_left_open(desk: Page) -> None:
    wrong = {}
    for message in MESSAGES:
        paste(desk, "")
        paste(desk, message["text"])
        guess = desk.locator('[name="role"]:checked').input_value()
        if guess not in (message["sender"], "") or (message["sender"] and not guess):
            wrong[message["text"]] = guess
    assert len(wrong) <= 1, wrong


def test_the_whole_desk_by_keyboard(desk: Page, address: str, content: Content) -> None:
    desk.keyboard.type("не приходит смс с кодом")
    expect(desk.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("listbox")).to_be_focused()
    code = content.codes.of["sms-code"]
    short = content.answers["sms-code"].short
    desk.keyboard.press("Digit1")
    expect(desk.get_by_role("status").first).to_have_text("Ссылка скопирована")
    assert copied(desk) == f"{address}o/{code}/"
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("status").first).to_have_text("Короткий ответ скопирован")
    assert copied(desk) == f"{short}\n\nПодробно здесь: {address}o/{code}/"
    desk.keyboard.press("Digit3")
    expect(desk.get_by_role("status").first).to_have_text("Полный ответ скопирован")
    full = copied(desk)
    assert full.startswith("Здравствуйте!\n\n") and full.endswith(f"{address}o/{code}/")
    assert "**" not in full and "](" not in full and "\n\n\n" not in full
    desk.keyboard.press("ArrowDown")
    expect(desk.get_by_role("option").nth(1)).to_have_attribute("aria-selected", "true")
    desk.keyboard.press("Escape")
    expect(desk.get_by_label("Что пишет человек")).to_be_focused()
    desk.keyboard.type("другой вопрос: нет звука")
    assert desk.get_by_label("Что пишет человек").input_value() == "другой вопрос: нет звука"


def test_steps_are_those_of_the_person(desk: Page, content: Content) -> None:
    paste(desk, content.codes.of["link-parent"])
    assert answers(desk)[0] == "link-parent"
    desk.get_by_role("button", name="Шаги").click()
    expect(desk.get_by_role("status").first).to_have_text("Шаги скопированы")
    text = copied(desk)
    assert text.startswith("Шаги:\n1. ") and "Кто: " in text and "Устройство: " in text


def test_the_checker_and_the_qr_code(desk: Page, address: str, content: Content) -> None:
    paste(desk, content.codes.of["link-parent"])
    desk.get_by_role("button", name="Проверка").click()
    expect(desk.get_by_role("status").first).to_have_text("Ссылка на проверку скопирована")
    assert f"{address}checker/" in copied(desk)
    expect(desk.get_by_alt_text("QR-код")).to_be_visible()
    desk.get_by_role("button", name="QR-код").click()
    expect(desk.get_by_role("status").first).to_have_text("QR-код скопирован как картинка")
    types = desk.evaluate("navigator.clipboard.read().then(([item]) => item.types)")
    assert types == ["image/png"]


def test_a_choice_by_hand_is_kept_until_the_next_message(desk: Page) -> None:
    paste(desk, "сын не видит чат")
    expect(desk.get_by_role("radio", name="Родитель")).to_be_checked()
    desk.get_by_role("radio", name="Учитель").check()
    paste(desk, "сын не видит чат класса")
    expect(desk.get_by_role("radio", name="Учитель")).to_be_checked()
    paste(desk, "")
    paste(desk, "сын не видит чат")
    expect(desk.get_by_role("radio", name="Родитель")).to_be_checked()


def test_two_answers_that_compete_bring_a_question(desk: Page) -> None:
    paste(desk, "привязать профиль к мэш")
    expect(desk.get_by_text("Подходят два ответа")).to_be_visible()
    desk.get_by_role("button", name="Скопировать вопрос").click()
    expect(desk.get_by_role("status").first).to_have_text("Вопрос скопирован")
    assert copied(desk).startswith("Подскажите, пожалуйста,")


def test_snippets_stay_go_out_and_come_back(desk: Page, tmp_path: Path) -> None:
    desk.get_by_text("Свои заготовки").click()
    desk.get_by_label("Название").fill("Перезвоню")
    desk.get_by_label("Текст", exact=True).fill("Перезвоню вам сегодня.")
    desk.get_by_role("button", name="Добавить").click()
    desk.reload()
    desk.get_by_text("Свои заготовки").click()
    desk.get_by_role("button", name="Перезвоню", exact=True).click()
    expect(desk.get_by_role("status").first).to_have_text("Заготовка скопирована")
    assert copied(desk) == "Перезвоню вам сегодня."
    with desk.expect_download() as download:
        desk.get_by_role("button", name="Сохранить в файл").click()
    file = tmp_path / "snippets.json"
    download.value.save_as(file)
    assert json.loads(file.read_text("utf-8"))["snippets"] == [
        {"name": "Перезвоню", "text": "Перезвоню вам сегодня."}
    ]
    desk.get_by_role("button", name="Удалить всё").click()
    expect(desk.get_by_role("button", name="Перезвоню", exact=True)).to_have_count(0)
    desk.locator('[type="file"]').set_input_files(file)
    expect(desk.get_by_role("button", name="Перезвоню", exact=True)).to_be_visible()
    desk.locator('[type="file"]').set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": b"<not json>"}
    )
    expect(desk.get_by_role("status").first).to_have_text("В файле нет заготовок")


def test_recent_answers_are_offered(desk: Page) -> None:
    paste(desk, "не приходит смс с кодом")
    desk.get_by_role("button", name="Ссылка").click()
    expect(desk.get_by_role("status").first).to_have_text("Ссылка скопирована")
    desk.reload()
    expect(desk.get_by_role("heading", name="Недавние ответы")).to_be_visible()
    assert answers(desk) == ["sms-code"]


@pytest.mark.parametrize(
    ("data", "recent"),
    [
        (None, []),
        (1, []),
        ("x", []),
        ([], []),
        ({}, []),
        ({"recent": 1}, []),
        ({"snippets": [{"name": 1}]}, []),
        ({"recent": [None, "day-delay"], "snippets": None}, ["day-delay"]),
    ],
)
def test_a_broken_memory_is_tidied(phone: Page, modules: str, data: Any, recent: list[str]) -> None:
    phone.goto(modules)
    memory = phone.evaluate("data => import('/support/memory.js').then(({ tidy }) => tidy(data))", data)
    assert memory == {"recent": recent, "snippets": []}


def test_without_script_the_page_offers_files_and_codes(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}support/")
    expect(page.get_by_role("link", name="Таблица ответов")).to_be_visible()
    expect(page.get_by_role("textbox", name="Что пишет человек")).to_be_hidden()
    context.close()


def test_the_desk_asks_nobody(desk: Page) -> None:
    requests = []
    desk.on("request", lambda request: requests.append(request.url))
    paste(desk, "не приходит смс с кодом")
    desk.get_by_role("button", name="Полностью").click()
    expect(desk.get_by_role("status").first).to_have_text("Полный ответ скопирован")
    assert [url for url in requests if not url.endswith(".svg")] == []
    assert "смс" not in desk.url


def test_the_kinds_of_reply_agree_with_the_script(desk: Page, modules: str) -> None:
    buttons = desk.locator('[data-support="copy"]').evaluate_all("all => all.map(({ value }) => value)")
    desk.goto(modules)
    assert desk.evaluate("import('/support/reply.js').then(({ KINDS }) => KINDS)") == buttons


def test_the_desk_works_from_a_disk_without_qr_codes(browser: Browser, disk: Path, content: Content) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto((disk / "support" / "index.html").as_uri())
    paste(page, "не приходит смс с кодом")
    assert "sms-code" in answers(page)[:3]
    expect(page.locator('[data-support="text"]')).to_contain_text(content.codes.of["sms-code"])
    expect(page.get_by_role("button", name="QR-код")).to_have_count(0)
    context.close()


def test_an_answer_leads_to_the_steps_it_refers_to(content: Content) -> None:
    assert guides(content, content.instructions["link-parent"])["parents"] == "link-parent"
    for article in content.answers.values():
        for role, id in guides(content, article).items():
            assert role in content.instructions[id].roles

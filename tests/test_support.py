"""The support desk: who writes, what answers, what is copied; by keyboard, without script, with a memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from sferum_help.model.content import Content
from sferum_help.pages.support import guides

from .conftest import SITE_URL
from .sets import read_set

MESSAGES, UNSEEN, BLIND, BLIND_2 = map(
    read_set, ("messages", "messages-unseen", "messages-blind", "messages-blind-2")
)

FIND_CHAT = "1143"
"""The code of an instruction of the small site."""


@pytest.fixture
def address(small_address: str) -> str:
    """Of the small site; only messages of people are for the real one."""
    return small_address


@contextmanager
def open_desk(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto(f"{address}support/")
    yield page
    context.close()


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Page]:
    with open_desk(browser, address) as page:
        yield page


@pytest.fixture
def real_desk(browser: Browser, real_address: str) -> Iterator[Page]:
    with open_desk(browser, real_address) as page:
        yield page


@pytest.fixture
def real_replies(real_desk: Page) -> dict:
    return real_desk.evaluate("helpCentre.replies")


def copied(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")


def answers(page: Page) -> list[str]:
    return page.get_by_role("option").evaluate_all("items => items.map((item) => item.dataset.id)")


def paste(page: Page, text: str) -> None:
    page.get_by_label("Что пишет человек").fill(text)


@pytest.mark.parametrize(
    ("messages", "most"),
    [(MESSAGES, 0.1), (UNSEEN, 0.1), (BLIND, 0.06), (BLIND_2, 0.17)],
    ids=["known", "unseen", "blind", "second blind"],
)
def test_messages_reach_their_answers(real_desk: Page, messages: list[dict], most: float) -> None:
    missed = {}
    for message in messages:
        if not message["answers"]:
            continue
        paste(real_desk, message["text"])
        if not set(answers(real_desk)[:3]) & set(message["answers"]):
            missed[message["text"]] = answers(real_desk)[:3]
    assert len(messages) >= 20 and len(missed) <= most * len(messages), missed


def test_who_writes_is_guessed_or_left_open(real_desk: Page) -> None:
    wrong = {}
    for message in MESSAGES:
        paste(real_desk, "")
        paste(real_desk, message["text"])
        guess = real_desk.locator('[name="role"]:checked').input_value()
        if guess not in (message["sender"], "") or (message["sender"] and not guess):
            wrong[message["text"]] = guess
    assert len(wrong) <= 1, wrong


def test_a_desk_that_does_not_come_says_so(browser: Browser, address: str) -> None:
    page = browser.new_context(service_workers="block").new_page()
    waiting, failed = (
        page.get_by_text("Загружаем готовые ответы"),
        page.get_by_text("Готовые ответы не загрузились"),
    )
    stuck: list[Route] = []
    page.route("**/assets/search-index.*", lambda route: stuck.append(route))
    page.goto(f"{address}support/", wait_until="commit")
    expect(waiting).to_be_visible()
    stuck.pop().abort()
    expect(failed).to_be_visible()
    expect(waiting).to_be_hidden()
    expect(failed.get_by_role("link", name="все вопросы")).to_be_visible()
    page.unroute_all()
    failed.get_by_role("link", name="Попробуйте ещё раз").click()
    expect(page.get_by_label("Что пишет человек")).to_be_focused()
    expect(failed).to_be_hidden()
    expect(waiting).to_be_hidden()
    page.context.close()


def test_the_whole_desk_by_keyboard(desk: Page, address: str) -> None:
    desk.keyboard.type("не приходит смс с кодом")
    expect(desk.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("listbox")).to_be_focused()
    code, short = "1124", "Подождите минуту и запросите код ещё раз."
    desk.keyboard.press("Digit1")
    expect(desk.get_by_role("status").first).to_have_text("Ссылка скопирована")
    assert copied(desk) == f"{SITE_URL}o/{code}/"
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("status").first).to_have_text("Короткий ответ скопирован")
    assert copied(desk) == f"{short}\n\nПодробнее: {SITE_URL}o/{code}/"
    desk.keyboard.press("Digit3")
    expect(desk.get_by_role("status").first).to_have_text("Полный ответ скопирован")
    full = copied(desk)
    assert full.startswith("Здравствуйте!\n\n") and full.endswith(f"{SITE_URL}o/{code}/")
    assert "**" not in full and "](" not in full and "\n\n\n" not in full
    desk.keyboard.press("ArrowDown")
    expect(desk.get_by_role("option").nth(1)).to_have_attribute("aria-selected", "true")
    desk.keyboard.press("Escape")
    expect(desk.get_by_label("Что пишет человек")).to_be_focused()
    desk.keyboard.type("другой вопрос: нет звука")
    assert desk.get_by_label("Что пишет человек").input_value() == "другой вопрос: нет звука"


def test_steps_are_those_of_the_person(desk: Page) -> None:
    paste(desk, FIND_CHAT)
    assert answers(desk)[0] == "find-chat"
    desk.get_by_role("button", name="Шаги").click()
    expect(desk.get_by_role("status").first).to_have_text("Шаги скопированы")
    text = copied(desk)
    assert text.startswith("Шаги:\n1. ") and "Кто: " in text and "Устройство: " in text
    # Who does a step, and where, is said when it changes.
    facts = re.findall(r"(Кто: [^.]+|Учётная запись: [^.]+|Устройство: [^.]+)\.", text)
    kinds: dict[str, str] = {}
    for fact in facts:
        kind, _, value = fact.partition(": ")
        assert kinds.get(kind) != value, text
        kinds[kind] = value


def test_a_reply_holds_the_ready_text_that_it_speaks_of(real_replies: dict) -> None:
    told = [one for one in real_replies["articles"].values() if "готовый текст" in one["text"].lower()]
    assert told and all("Готовый текст. Кому: " in one["text"] for one in told)


def test_a_reply_knows_but_one_address_of_the_site(desk: Page) -> None:
    """Also where the site is open at another address than its own."""
    for kind in ("Полностью", "Коротко", "Ссылка"):
        paste(desk, "не приходит смс с кодом")
        desk.get_by_role("button", name=kind).click()
        roots = {url.split("o/")[0] for url in re.findall(r"https?://\S+", copied(desk))}
        assert roots <= {SITE_URL}, kind


def test_what_is_not_ours_has_a_polite_reply_and_no_guess(real_desk: Page) -> None:
    paste(real_desk, "почему учительница поставила двойку за контрольную")
    expect(real_desk.get_by_label("Текст ответа")).to_be_hidden()
    real_desk.get_by_role("button", name="Скопировать ответ").click()
    text = copied(real_desk)
    assert text.startswith("Здравствуйте!\n\n") and "об оценках" in text
    real_desk.get_by_role("option").first.click()
    expect(real_desk.get_by_label("Текст ответа")).to_be_visible()


@pytest.mark.parametrize(
    "text",
    ["спасибо", "ок, спс", "Спасибо, помогло!", "Здравствуйте! Спасибо вам большое, всё заработало"],
)
def test_who_only_thanks_is_thanked_back(real_desk: Page, text: str) -> None:
    paste(real_desk, text)
    expect(real_desk.get_by_text("Точного ответа не нашли")).to_be_hidden()
    expect(real_desk.get_by_text("Ничего не нашлось")).to_be_hidden()
    real_desk.get_by_role("button", name="Скопировать ответ").click()
    assert copied(real_desk).startswith("Пожалуйста!")
    paste(real_desk, "Спасибо. Не приходит смс с кодом")
    assert "sms-code" in answers(real_desk)[:3]


@pytest.mark.parametrize("text", ["Добрый день", "здравствуйте, можно вопрос?", "срочно!!!", "😭😭😭"])
def test_who_only_greets_is_asked_to_tell(real_desk: Page, text: str) -> None:
    paste(real_desk, text)
    expect(real_desk.get_by_text("Вопроса в сообщении нет")).to_be_visible()
    expect(real_desk.get_by_text("Человек благодарит")).to_be_hidden()
    expect(real_desk.get_by_text("Ничего не нашлось")).to_be_hidden()
    real_desk.get_by_role("button", name="Скопировать ответ").click()
    assert copied(real_desk).startswith("Здравствуйте! Расскажите")
    paste(real_desk, f"{text} Не приходит смс с кодом")
    expect(real_desk.get_by_text("Вопроса в сообщении нет")).to_be_hidden()
    assert "sms-code" in answers(real_desk)[:3]


def test_one_message_after_another_by_keyboard(real_desk: Page) -> None:
    """A thank-you has its reply below the same keys as a question; Escape leads back from wherever one is."""
    message, status = real_desk.get_by_label("Что пишет человек"), real_desk.get_by_role("status").first
    for text, done in (
        ("не приходит смс с кодом", "Короткий ответ скопирован"),
        ("спасибо!", "Ответ скопирован"),
        ("Добрый вечер", "Ответ скопирован"),
    ):
        real_desk.keyboard.insert_text(text)
        expect(message).to_have_value(text)
        real_desk.keyboard.press("Enter")
        real_desk.keyboard.press("Enter")
        expect(status).to_have_text(done)
        real_desk.keyboard.press("Escape")
        expect(message).to_be_focused()
    real_desk.keyboard.insert_text("нет звука")
    real_desk.get_by_role("button", name="Полностью").focus()
    real_desk.keyboard.press("Escape")
    expect(message).to_be_focused()


def test_enter_looks_at_a_guess_before_it_copies_one(real_desk: Page) -> None:
    real_desk.keyboard.insert_text("почему учительница поставила двойку за контрольную")
    expect(real_desk.get_by_text("Точного ответа не нашли")).to_be_visible()
    real_desk.keyboard.press("Enter")
    real_desk.keyboard.press("Enter")
    expect(real_desk.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    expect(real_desk.get_by_label("Текст ответа")).to_be_visible()
    expect(real_desk.get_by_role("status").first).to_have_text("")
    real_desk.keyboard.press("Enter")
    expect(real_desk.get_by_role("status").first).to_have_text("Короткий ответ скопирован")


def test_a_key_without_a_text_says_that_nothing_is_copied(desk: Page) -> None:
    paste(desk, "не приходит смс с кодом")
    desk.get_by_role("listbox").press("2")
    expect(desk.get_by_role("status").first).to_have_text("Короткий ответ скопирован")
    before = copied(desk)
    desk.keyboard.press("6")
    expect(desk.get_by_role("status").first).to_have_text(re.compile("Ничего не скопировано"))
    assert copied(desk) == before


def test_back_from_another_page_the_message_has_its_answers(desk: Page, address: str) -> None:
    paste(desk, "не приходит смс с кодом")
    expect(desk.get_by_role("option").first).to_be_visible()
    found = answers(desk)
    desk.goto(f"{address}faq/no-chat/")
    desk.go_back()
    expect(desk.get_by_label("Что пишет человек")).to_have_value("не приходит смс с кодом")
    expect(desk.get_by_role("heading", name="Подходящие ответы")).to_be_visible()
    assert answers(desk) == found


def test_on_a_phone_a_tapped_answer_comes_into_sight(desk: Page) -> None:
    desk.set_viewport_size({"width": 360, "height": 740})
    paste(desk, "не приходит смс с кодом")
    expect(desk.get_by_label("Текст ответа")).not_to_be_in_viewport()
    desk.get_by_role("option").nth(1).click()
    expect(desk.get_by_label("Текст ответа")).to_be_in_viewport()
    # Where both stand side by side nothing moves.
    desk.set_viewport_size({"width": 1280, "height": 740})
    desk.evaluate("scrollTo(0, 0)")
    desk.get_by_role("option").first.click()
    assert desk.evaluate("scrollY") == 0


def test_a_letter_that_is_too_long_says_so(desk: Page) -> None:
    told = desk.get_by_text("Вошло только начало письма")
    desk.keyboard.insert_text("Не приходит смс с кодом. ")
    expect(told).to_be_hidden()
    desk.keyboard.insert_text("Очень жду. " * 200)
    expect(told).to_be_visible()


def test_for_whom_an_answer_is_stands_in_one_order(real_desk: Page, real: Content) -> None:
    paste(real_desk, "не вижу чат")
    about = dict(zip(answers(real_desk), real_desk.locator(".sh-desk__about").all_inner_texts(), strict=True))
    names = {id: role.name for id, role in real.roles.items()}
    for id, text in about.items():
        article = next(one for one in real.articles() if one.id == id)
        roles = [name for role, name in names.items() if role in article.roles]
        whom = "Для всех" if len(roles) == len(names) else " · ".join(roles)
        assert text == f"{whom} · {real.codes.of[id]}"


WRITERS = [
    ("Сына обижают одноклассники, классная молчит", "parents"),
    ("моей дочери пишет незнакомый мужчина, одноклассники смеются", "parents"),
    ("Я классный руководитель, у ребёнка в классе просят фото, мама Артёма в панике", "teachers"),
    ("меня травят в чате", "students"),
]
"""Who says who they are is that, whomever else they speak of."""


@pytest.mark.parametrize(("text", "role"), WRITERS)
def test_the_words_of_a_reply_are_for_whoever_writes(
    real_desk: Page, real_replies: dict, text: str, role: str
) -> None:
    paste(real_desk, text)
    expect(real_desk.locator(f'[name="role"][value="{role}"]')).to_be_checked()
    expect(real_desk.get_by_label("Текст ответа")).to_have_value(
        re.compile(re.escape(real_replies["trouble"][role]))
    )


@pytest.mark.parametrize("text", ["вы мошенники, верните деньги", "верните мои деньги, вы мошенники!"])
def test_anger_at_us_is_no_trouble(real_desk: Page, text: str) -> None:
    paste(real_desk, text)
    assert "first-aid" not in answers(real_desk)[:1]


def test_a_text_put_right_by_hand_can_be_had_back(desk: Page) -> None:
    paste(desk, "не приходит смс с кодом")
    field = desk.get_by_label("Текст ответа")
    field.fill("Мой текст")
    desk.get_by_role("radio", name="Ученик").check()
    expect(field).not_to_have_value("Мой текст")
    desk.get_by_role("option").nth(1).click()
    desk.get_by_role("button", name="Вернуть мою правку").click()
    expect(field).to_have_value("Мой текст")
    desk.get_by_role("button", name="Скопировать с правкой").click()
    expect(desk.get_by_role("status").first).to_have_text("Исправленный текст скопирован")
    assert copied(desk) == "Мой текст"
    # As it is done: over what stands there.
    paste(desk, "нет звука")
    expect(desk.get_by_role("button", name="Вернуть мою правку")).to_be_hidden()


def test_another_message_that_tells_its_writer_ends_a_choice_by_hand(desk: Page) -> None:
    paste(desk, "не приходит смс с кодом")
    desk.get_by_role("radio", name="Родитель").check()
    paste(desk, "не работает камера на планшете")
    expect(desk.get_by_role("radio", name="Родитель")).to_be_checked()
    paste(desk, "здравствуйте, я ученик, пропал звук")
    expect(desk.get_by_role("radio", name="Ученик")).to_be_checked()


def test_a_question_without_an_answer_is_named_without_names(real_desk: Page) -> None:
    paste(real_desk, "Не приходит смс с кодом. А ещё где купить слона Анне, +7 916 123-45-67?")
    told = real_desk.get_by_text("На это ответа не нашли:")
    expect(told).to_be_visible()
    expect(told).to_contain_text("где купить слона")
    assert "Анне" not in told.inner_text() and "916" not in told.inner_text()
    # What it is about is still said.
    paste(real_desk, "Не приходит смс с кодом. А ещё как покормить слона в МЭШ 5 класса?")
    expect(told).to_contain_text("как покормить слона в МЭШ 5 класса")


INTRODUCTIONS = [
    ("я классный руководитель 5Б, не вижу чат", "не вижу чат"),
    ("Я классный руководитель 5 класса. Где чат?", "Где чат?"),
    ("Я мама Артёма, где чат", "где чат"),
    ("я мама не вижу чат", "я мама не вижу чат"),
    ("я классный руководитель", "я классный руководитель"),
    ("где чат, я классный руководитель", "где чат,"),
    ("Классный руководитель 5 «Б». Где чат?", "Где чат?"),
    ("Где чат? Мама Софьи 3 «А»", "Где чат?"),
    ("Где чат классного руководителя", "Где чат классного руководителя"),
]


def test_who_somebody_is_is_no_topic(glance: Page, modules: str) -> None:
    glance.goto(modules)
    cues = {"parents": ["я мама", "мама Имя"], "teachers": ["я классный руководитель"]}
    left = glance.evaluate(
        "([texts, cues]) => import('/support/guess.js').then(({ withoutIntroduction }) =>"
        " texts.map((text) => withoutIntroduction(text, cues, new Map()).trim()))",
        [[text for text, _ in INTRODUCTIONS], cues],
    )
    assert left == [rest for _, rest in INTRODUCTIONS]


LETTERS = [
    ("Добрый день, коллеги! Где чат? С уважением, Анна Ивановна", "Где чат?"),
    ("Где чат? Школа № 1329, 8 916 123-45-67", "Где чат?"),
    ("Анна, где чат? Спасибо", "где чат?"),
    ("Чат! Где он? Чат", "Чат! Где он? Чат"),
    ("Где спасибо сказать?", "Где спасибо сказать?"),
    ("Здравствуйте, Анна", "Здравствуйте, Анна"),
    ("1143", "1143"),
]
"""Letters, and what is left of them without greeting and signature; «чат» is known, so it is no name."""


def test_greetings_and_signatures_ask_nothing(glance: Page, modules: str) -> None:
    glance.goto(modules)
    # «№» is read as «no».
    polite = "добрый день коллеги здравствуйте спасибо с уважением школа no".split()
    left = glance.evaluate(
        "([texts, polite]) => import('/support/guess.js').then(({ withoutPoliteness }) => texts.map((text) =>"
        " withoutPoliteness(text, polite, (term) => term === 'чат', new Map()).trim()))",
        [[text for text, _ in LETTERS], polite],
    )
    assert left == [rest for _, rest in LETTERS]


def test_the_answer_is_for_whoever_writes(real_desk: Page) -> None:
    for who, first in [("ученик", "student"), ("учитель", "teacher"), ("мама", "parent")]:
        paste(real_desk, f"Я {who}, как создать учебный профиль?")
        assert answers(real_desk)[0] == f"create-profile-{first}", who


@pytest.mark.parametrize("role", ["parents", "teachers", "students"])
def test_in_danger_the_reply_speaks_to_whoever_writes(real_desk: Page, real_replies: dict, role: str) -> None:
    paste(real_desk, "продиктовали код из смс мошенникам")
    real_desk.locator(f'[name="role"][value="{role}"]').check()
    expect(real_desk.get_by_label("Текст ответа")).to_have_value(
        re.compile(re.escape(real_replies["trouble"][role]))
    )


def test_the_checker_and_the_qr_code(desk: Page, address: str) -> None:
    paste(desk, FIND_CHAT)
    desk.get_by_role("button", name="Проверка").click()
    expect(desk.get_by_role("status").first).to_have_text("Ссылка на проверку скопирована")
    assert f"{SITE_URL}checker/" in copied(desk)
    expect(desk.get_by_alt_text("QR-код")).to_be_visible()
    desk.get_by_role("button", name="QR-код").click()
    expect(desk.get_by_role("status").first).to_have_text("QR-код скопирован как картинка")
    types = desk.evaluate("navigator.clipboard.read().then(([item]) => item.types)")
    assert types == ["image/png"]


def test_a_choice_by_hand_is_kept_until_the_next_message(desk: Page) -> None:
    paste(desk, "сын не видит чат")
    expect(desk.get_by_role("radio", name="Родитель")).to_be_checked()
    desk.get_by_role("radio", name="Ученик").check()
    paste(desk, "сын не видит чат класса")
    expect(desk.get_by_role("radio", name="Ученик")).to_be_checked()
    paste(desk, "")
    paste(desk, "сын не видит чат")
    expect(desk.get_by_role("radio", name="Родитель")).to_be_checked()


def test_a_choice_by_hand_survives_a_reload(desk: Page) -> None:
    desk.get_by_role("radio", name="Ученик").check()
    desk.reload()
    expect(desk.get_by_role("radio", name="Ученик")).to_be_checked()
    paste(desk, "сын не видит чат")
    expect(desk.get_by_role("radio", name="Ученик")).to_be_checked()


def test_several_questions_get_one_numbered_reply_that_can_be_put_right(desk: Page, address: str) -> None:
    """The invented centre opens a further question with «а ещё»."""
    paste(desk, "Здравствуйте, Анна, +7 916 123-45-67. Не приходит смс с кодом. А ещё не работает камера?")
    expect(desk.get_by_text("несколько вопросов")).to_be_visible()
    assert answers(desk)[:2] == ["sms-code", "camera"]
    desk.get_by_role("button", name="На всё сразу").click()
    expect(desk.get_by_role("status").first).to_have_text("Ответ на все вопросы скопирован")
    first, second = "1. Подождите минуту и запросите код ещё раз.", "2. "
    greeting, one, two = copied(desk).split("\n\n")
    assert greeting == "Здравствуйте!"
    assert one.startswith(first) and one.endswith(f"{SITE_URL}o/1124/")
    assert two.startswith(second)
    assert "Анна" not in copied(desk) and "916" not in copied(desk)
    # By keyboard: the first stands for all, another for itself.
    desk.get_by_role("listbox").press("Enter")
    expect(desk.get_by_role("status").first).to_have_text("Ответ на все вопросы скопирован")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("status").first).to_have_text("Короткий ответ скопирован")
    assert "1124" not in copied(desk)
    desk.get_by_role("button", name="На всё сразу").click()
    field = desk.get_by_label("Текст ответа")
    expect(desk.get_by_role("button", name="Скопировать с правкой")).to_be_hidden()
    field.press("Control+End")
    desk.keyboard.type(" Пишите ещё!")
    desk.get_by_role("button", name="Скопировать с правкой").click()
    expect(desk.get_by_role("status").first).to_have_text("Исправленный текст скопирован")
    assert copied(desk).endswith(" Пишите ещё!")


def test_one_question_is_not_taken_apart(desk: Page) -> None:
    paste(desk, "Добрый день! Не приходит смс с кодом. Жду час. Что делать? Анна, мама Пети")
    expect(desk.get_by_text("несколько вопросов")).to_be_hidden()
    expect(desk.get_by_role("button", name="На всё сразу")).to_be_disabled()


def test_an_angry_message_hears_a_calm_word_first(desk: Page) -> None:
    paste(desk, "СКОЛЬКО МОЖНО не приходит смс с кодом")
    expect(desk.get_by_label("Текст ответа")).to_have_value(re.compile("^Здравствуйте! Понимаем.\n"))
    paste(desk, "не приходит смс с кодом")
    expect(desk.get_by_label("Текст ответа")).to_have_value(re.compile("^Здравствуйте!\n"))


SENDERS = [
    ("Светлана, мама Артёма Иванова 5«Б»", "parents"),
    ("дочь не видит чат", "parents"),
    ("моя мама не видит чат", ""),
    ("мама сказала", ""),
    ("я ученик", "students"),
]
"""«Имя» in a cue is any word that is written like a name."""


def test_a_name_in_a_cue_is_any_name(glance: Page, modules: str) -> None:
    glance.goto(modules)
    cues = {"parents": ["дочь", "мама Имя"], "students": ["я ученик"]}
    guessed = glance.evaluate(
        "([texts, cues]) => import('/support/guess.js').then(({ guess }) =>"
        " texts.map((text) => guess(text, cues, new Map())))",
        [[text for text, _ in SENDERS], cues],
    )
    assert guessed == [sender for _, sender in SENDERS]


QUESTIONS = [
    ("нет звука", ["нет звука"]),
    ("Здравствуйте! Нет звука. Что делать? Спасибо, Анна", ["Здравствуйте! Нет звука. Что делать?"]),
    ("Нет звука. И ещё: где чат", ["Нет звука.", "И ещё: где чат"]),
    ("Два вопроса. 1) нет звука 2) где чат", ["Два вопроса.", "нет звука", "где чат"]),
    ("хай. 1 нет звука\n2 где чат", ["нет звука", "где чат"]),
    ("Вопросы: 1. нет звука 2. где чат", ["нет звука", "где чат"]),
    ("1. нет звука\n2. где чат", ["нет звука", "где чат"]),
    ("Жду с 1. сентября нет звука", ["Жду с 1. сентября нет звука"]),
    ("Где чат? Когда появится звук?", ["Где чат?", "Когда появится звук?"]),
    ("Мне 14. Где чат? Жду с 1 сентября.", ["Мне 14. Где чат?"]),
    ("Где чат, почему нет звука", ["Где чат,", "почему нет звука"]),
    ("Подскажите, где чат", ["Подскажите, где чат"]),
    ("нет звука, чата и камеры", ["нет звука, чата и камеры"]),
    ("Во-первых, где чат? Во-вторых, нет звука", ["Во-первых, где чат?", "Во-вторых, нет звука"]),
]
"""Messages and what may be questions in them."""


def test_a_message_is_cut_into_its_questions(glance: Page, modules: str) -> None:
    glance.goto(modules)
    cut = glance.evaluate(
        "texts => import('/support/questions.js').then(({ questions }) =>"
        " texts.map((text) => questions(text, ['и ещё', 'во-первых', 'во-вторых'], ['где', 'почему']).map((one) => one.text)))",
        [text for text, _ in QUESTIONS],
    )
    assert cut == [pieces for _, pieces in QUESTIONS]


def test_two_answers_that_compete_bring_a_question(desk: Page) -> None:
    paste(desk, "привязать профиль к мэш")
    expect(desk.get_by_text("Подходят два ответа")).to_be_visible()
    desk.get_by_role("button", name="Скопировать вопрос").click()
    expect(desk.get_by_role("status").first).to_have_text("Вопрос скопирован")
    assert copied(desk) == "Кто вы?"


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
    # A slip of the hand loses nothing.
    desk.get_by_role("button", name="Вернуть удалённое").press("Enter")
    desk.get_by_role("button", name="Удалить заготовку: Перезвоню").click()
    expect(desk.get_by_role("button", name="Перезвоню", exact=True)).to_have_count(0)
    desk.get_by_role("button", name="Вернуть удалённое").click()
    expect(desk.get_by_role("button", name="Перезвоню", exact=True)).to_be_visible()
    desk.get_by_role("button", name="Удалить всё").click()
    desk.locator('[type="file"]').set_input_files(file)
    expect(desk.get_by_role("button", name="Перезвоню", exact=True)).to_be_visible()
    expect(desk.get_by_role("button", name="Вернуть удалённое")).to_be_hidden()
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


REMEMBERED = [
    (None, []),
    (1, []),
    ("x", []),
    ([], []),
    ({}, []),
    ({"recent": 1}, []),
    ({"snippets": [{"name": 1}]}, []),
    ({"recent": [None, "day-delay"], "snippets": None}, ["day-delay"]),
]
"""What may stand in the storage, and which answers of it are still recent."""


def test_a_broken_memory_is_tidied(glance: Page, modules: str) -> None:
    glance.goto(modules)
    tidied = glance.evaluate(
        "all => import('/support/memory.js').then(({ tidy }) => all.map(tidy))",
        [data for data, _ in REMEMBERED],
    )
    assert tidied == [{"recent": recent, "snippets": []} for _, recent in REMEMBERED]


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


def test_the_desk_works_from_a_disk_without_qr_codes(browser: Browser, small_disk: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto((small_disk / "support" / "index.html").as_uri())
    paste(page, "не приходит смс с кодом")
    assert "sms-code" in answers(page)[:3]
    expect(page.get_by_label("Текст ответа")).to_have_value(re.compile("Код страницы: 1124$"))
    page.get_by_role("button", name="Ссылка").click()
    expect(page.get_by_label("Текст ответа")).to_have_value("Код страницы: 1124")
    with page.expect_popup() as opened:
        page.get_by_role("heading", level=2).get_by_role("link").first.click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Почему не приходит код из СМС?")
    expect(page.get_by_role("button", name="QR-код")).to_have_count(0)
    context.close()


def test_an_answer_leads_to_the_steps_it_refers_to(small: Content, real: Content) -> None:
    assert guides(small, small.instructions["find-chat"]) == {"parents": "find-chat"}
    assert guides(small, small.answers["sms-code"])["parents"] == "sign-in"
    for article in real.articles():
        for role, id in guides(real, article).items():
            assert role in real.instructions[id].roles

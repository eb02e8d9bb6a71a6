"""The list of all questions, as a person meets it: folded, chosen by role, linked to, without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

SCREENS = 6


@pytest.fixture
def address(small_address: str) -> str:
    """Of the small site; what is measured on the real one asks for `real_address`."""
    return small_address


def shown(page: Page) -> set[str]:
    """Ids of the questions that are not left out by the choice of a role, folded or not."""
    return set(
        page.locator("#topics [data-roles]:not([hidden])").evaluate_all("all => all.map(one => one.id)")
    )


def of_role(page: Page, role: str) -> set[str]:
    ids = f"all => all.filter(one => one.dataset.roles.split(' ').includes('{role}')).map(one => one.id)"
    return set(page.locator("#topics [data-roles]").evaluate_all(ids))


def counts(page: Page) -> list[tuple[int, int]]:
    """What each visible topic says about how many questions it has, and how many it has."""
    return page.locator("#topics > details:not([hidden])").evaluate_all(
        "all => all.map(one => [Number(one.querySelector('.sh-quiet').textContent),"
        " one.querySelectorAll('[data-roles]:not([hidden])').length])"
    )


def choice(page: Page, words: str) -> Locator:
    return page.get_by_role("button", name=words, exact=True)


def test_all_questions_take_few_screens_of_a_phone(glance: Page, real_address: str) -> None:
    glance.set_viewport_size({"width": 360, "height": 740})
    glance.goto(f"{real_address}faq/")
    assert glance.evaluate("document.documentElement.scrollHeight") <= SCREENS * 740


def test_every_topic_says_how_many_it_has(glance: Page, real_address: str) -> None:
    glance.goto(f"{real_address}faq/")
    assert glance.locator("#topics details[open]").count() == 0
    found = counts(glance)
    assert len(found) > 3 and all(said == had > 0 for said, had in found)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_role_is_chosen_by_keyboard_and_taken_back(glance: Page, real_address: str, width: int) -> None:
    glance.set_viewport_size({"width": width, "height": 740})
    glance.goto(f"{real_address}faq/")
    everything = shown(glance)
    choice(glance, "Все вопросы").focus()
    glance.keyboard.press("Tab")
    glance.keyboard.press("Space")
    button = glance.locator("button[aria-pressed=true]")
    role = button.get_attribute("data-role")
    assert shown(glance) == of_role(glance, role) < everything
    assert all(said == had > 0 for said, had in counts(glance))
    expect(glance.get_by_role("status").first).to_have_text(
        f"Показано: {len(shown(glance))} из {len(everything)}"
    )
    expect(button).to_be_focused()
    glance.keyboard.press("Shift+Tab")
    glance.keyboard.press("Enter")
    assert shown(glance) == everything
    assert glance.url == f"{real_address}faq/"


def test_the_choice_stands_in_the_address_and_nowhere_else(phone: Page, address: str) -> None:
    phone.goto(f"{address}faq/")
    everything = shown(phone)
    choice(phone, "Ученикам").click()
    chosen = shown(phone)
    assert chosen != everything and phone.url.endswith("/faq/#for=students")
    kept = "Object.keys(localStorage).length + Object.keys(sessionStorage).length"
    assert phone.evaluate(kept) == 0
    # A link sent to somebody else, and the way back from an answer.
    phone.goto("about:blank")
    phone.goto(f"{address}faq/#for=students")
    assert shown(phone) == chosen
    phone.locator("#topics summary").first.click()
    phone.locator("#topics [data-roles]:not([hidden]) a").first.click()
    phone.go_back()
    expect(choice(phone, "Ученикам")).to_have_attribute("aria-pressed", "true")
    phone.goto("about:blank")
    phone.goto(f"{address}faq/#for=nobody")
    assert shown(phone) == everything


def test_a_link_to_a_topic_or_a_question_opens_it(phone: Page, address: str) -> None:
    phone.goto(f"{address}faq/")
    ids = phone.locator("#topics [data-roles]").evaluate_all("all => all.map(one => one.id)")
    topic = phone.locator("#topics > details").last.get_attribute("id")
    for anchor in (ids[0], ids[-1]):
        phone.goto("about:blank")
        phone.goto(f"{address}faq/#{anchor}")
        expect(phone.locator(f"#{anchor} a")).to_be_in_viewport()
        assert phone.locator("#topics details[open]").count() == 1
    phone.goto("about:blank")
    phone.goto(f"{address}faq/#{topic}")
    expect(phone.locator(f"#{topic} a").first).to_be_visible()


def test_a_link_to_a_question_of_another_role_shows_it_all_the_same(phone: Page, address: str) -> None:
    phone.goto(f"{address}faq/#for=students")
    hidden = phone.locator("#topics [data-roles][hidden]").first.get_attribute("id")
    phone.evaluate(f"location.hash = '{hidden}'")
    expect(phone.locator(f"#{hidden} a")).to_be_in_viewport()
    expect(choice(phone, "Все вопросы")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("width", [360, 1280])
def test_without_scripts_topics_open_and_roles_lead_to_the_same_questions(
    browser: Browser, address: str, width: int
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 740})
    page = context.new_page()
    page.goto(f"{address}faq/")
    first = page.locator("#topics details").first
    first.locator("summary").press("Enter")
    expect(first.locator("li a").first).to_be_visible()
    assert page.locator("main button:visible").count() == 0
    wanted = {one: page.locator(f"#{one} a").get_attribute("href") for one in of_role(page, "students")}
    page.get_by_role("link", name="Ученикам", exact=True).locator("visible=true").first.click()
    expect(page).to_have_url(re.compile("/students/"))
    page.goto(f"{address}faq/")
    page.locator("main").get_by_role("link", name="Ученикам", exact=True).click()
    expect(page).to_have_url(f"{address}students/#questions")
    there = page.locator("main a").evaluate_all("all => all.map(one => one.href.split('/').slice(-2)[0])")
    assert set(wanted) <= set(there)
    context.close()


def test_paper_has_the_questions_of_every_topic(phone: Page, address: str) -> None:
    phone.goto(f"{address}faq/")
    phone.evaluate("dispatchEvent(new Event('beforeprint'))")
    phone.emulate_media(media="print")
    assert phone.locator("#topics li a").count() == phone.locator("#topics li a:visible").count() > 3


def test_every_code_of_the_list_starts_its_page_in_one_column(glance: Page, real_address: str) -> None:
    glance.goto(f"{real_address}o/")
    lefts = glance.locator(".sh-codes li a").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().left)"
    )
    assert len(lefts) > 50 and max(lefts) - min(lefts) < 0.5

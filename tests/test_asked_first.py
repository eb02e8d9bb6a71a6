"""What a page says beside its answer: which messenger, what to beware of, first aid, how sure it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sferum_help.model.sources import Source
from sferum_help.pages.sources import age_in_words
from sferum_help.site.make import Site, make_site
from sferum_help.source.tree import read_content

from .conftest import SMALL

Tree = Callable[[dict], Path]

OTHER = """\
question: Где чат теперь?
roles: [parents]
topic: {topic}
short: Чат переехал.
answer: Ищите его там.
aliases: [куда делся чат, чат переехал, новый чат, другое приложение]
applies_to: [{messenger}]
sources: [rules]
checked: 2026-11-23
"""


def small(path: str) -> str:
    return (SMALL / path).read_text("utf-8")


def site_with(tree: Tree, **files: str) -> Site:
    """The small content with a second messenger, an answer for it, and other files changed."""
    changed = {
        "faq/_messengers.yml": "vk: {name: Голуби, ask: Где чат?, page: moved}\nowls: {name: Совы}\n"
        "any: {name: любой}\n",
        "faq/moved.yml": OTHER.format(messenger="owls", topic="chats"),
        "faq/_codes.yml": small("faq/_codes.yml") + "1093: moved\n",
    }
    return make_site(read_content(tree(changed | files)))


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def html(site: Site, address: str) -> str:
    return site.read(f"{address}index.html").decode()


def test_a_page_for_one_messenger_asks_first_and_sends_the_others_away(tree: Tree) -> None:
    page = html(site_with(tree), "faq/no-chat/")
    (doors,) = re.findall(r'<nav class="sh-doors".*?</nav>', page, re.DOTALL)
    ways = "Голуби : читайте дальше Совы : другая страница"
    assert text_of(doors) == f"Где чат? {ways} Вы выбирали Совы — вот ваша страница"
    assert re.findall(r'href="([^"]+)"', doors) == ["#answer", "../moved/", "../moved/"]
    # Before a word that is true for one of them only.
    assert page.index("sh-doors") < page.index("Подождите сутки", page.index("<h1>"))


def test_the_home_page_asks_before_anybody_has_said_which_one_it_is(tree: Tree) -> None:
    # Nobody is asked where there is nothing to choose.
    page = html(make_site(read_content(tree({}))), "")
    assert "sh-doors" not in page
    assert "sh-notice" in page
    page = html(site_with(tree), "")
    (doors,) = re.findall(r'<nav class="sh-doors.*?</nav>', page, re.DOTALL)
    assert re.findall(r'href="([^"]+)"', doors) == ["#main", "faq/moved/", "faq/moved/"]
    assert "aria-current" not in doors
    assert "sh-notice" not in page


def test_readers_of_the_other_messenger_get_back_where_an_article_says_how(tree: Tree) -> None:
    asking = "vk: {name: Голуби}\nowls: {name: Совы, ask: Где чат?}\nany: {name: любой}\n"
    there = OTHER.format(messenger="owls", topic="chats")
    page = html(site_with(tree, **{"faq/_messengers.yml": asking, "faq/moved.yml": there}), "faq/moved/")
    assert "sh-doors" not in page
    there += "instead: {vk: no-chat}\n"
    page = html(site_with(tree, **{"faq/_messengers.yml": asking, "faq/moved.yml": there}), "faq/moved/")
    (doors,) = re.findall(r'<nav class="sh-doors".*?</nav>', page, re.DOTALL)
    # In the order of the file wherever one is.
    assert re.findall(r'href="([^"]+)"', doors) == ["../no-chat/", "#answer", "../no-chat/"]


def test_an_article_names_a_better_page_for_the_others(tree: Tree) -> None:
    better = OTHER.format(messenger="owls", topic="chats").replace("теперь", "у сов")
    site = site_with(
        tree,
        **{
            "faq/owls.yml": re.sub("aliases: .*", "aliases: [совы, сова, где совы, совиный чат]", better),
            "faq/_codes.yml": small("faq/_codes.yml") + "1093: moved\n1108: owls\n",
            "faq/no-chat.yml": small("faq/no-chat.yml") + "instead: {owls: owls}\n",
        },
    )
    assert 'href="../owls/"' in html(site, "faq/no-chat/")


def test_pages_that_are_true_anywhere_ask_nothing(tree: Tree) -> None:
    site = site_with(tree)
    assert "sh-doors" not in html(site, "instructions/sign-in/")
    assert "sh-doors" not in html(site, "faq/moved/"), "this is where the others are sent"


def test_the_line_on_top_does_not_say_the_same_again(tree: Tree) -> None:
    site = site_with(tree)
    assert "sh-notice" in html(site, "faq/moved/")
    assert "sh-notice" not in html(site, "faq/no-chat/")


def test_a_caution_stands_on_every_page_of_its_topic_but_not_where_it_leads(tree: Tree) -> None:
    topics = "chats: {title: Чаты, caution: 'Не туда? [Чат переехал](id:moved).'}\n"
    site = site_with(tree, **{"faq/_topics.yml": topics})
    for address in ("faq/no-chat/", "instructions/sign-in/"):
        page = html(site, address)
        (line,) = re.findall(r'<p class="sh-caution">.*?</p>', page, re.DOTALL)
        assert text_of(line) == "Не туда? Чат переехал ."
        # Before the answer; behind the steps, which have a warning of their own.
        place = page.index("sh-caution")
        assert place < page.index('id="answer"') if "faq" in address else place > page.index('id="steps"')
    assert "sh-caution" not in html(site, "faq/moved/")


URGENT = """\
urgent:
  link: Что делать срочно
  brief: Срочно
  text: Чат горит?
  page: no-chat
"""


def test_every_page_leads_to_first_aid(tree: Tree) -> None:
    site = site_with(tree, **{"faq/_site.yml": small("faq/_site.yml") + URGENT})
    shown = [page for page in site.pages if page.is_offered]
    assert len(shown) > 15
    for page in shown:
        links = re.findall(r'<a class="sh-above__urgent" href="([^"]+)"', html(site, page.address))
        if page.address == "":
            (block,) = re.findall(r'<p class="sh-urgent">.*?</p>', html(site, ""), re.DOTALL)
            assert text_of(block) == "Что делать срочно Чат горит?"
            assert 'href="faq/no-chat/"' in block
        elif page.address != "faq/no-chat/":
            assert len(links) == 1, page.address


def test_an_answer_with_cases_shows_each_under_its_own_heading(tree: Tree) -> None:
    parts = "".join(
        f"  - {{id: {id}, title: {title}, text: Найдите **{title}**.}}\n"
        for id, title in (("lost", "Чат пропал"), ("two", "Чатов два"), ("late", "Чат молчит"))
    )
    linking = small("instructions/sign-in.yml").replace("(id:no-chat)", "(id:no-chat#two)")
    site = site_with(
        tree,
        **{
            "faq/no-chat.yml": small("faq/no-chat.yml") + f"parts:\n{parts}",
            "instructions/sign-in.yml": linking,
        },
    )
    page = html(site, "faq/no-chat/")
    assert re.findall(r'<h2 id="(\w+)">(Чат[^<]+)</h2>', page) == [
        ("lost", "Чат пропал"),
        ("two", "Чатов два"),
        ("late", "Чат молчит"),
    ]
    (jump,) = re.findall(r'<nav class="sh-jump".*?</nav>', page, re.DOTALL)
    assert re.findall(r'href="#(\w+)"', jump) == ["lost", "two", "late"]
    assert 'href="../../faq/no-chat/#two"' in html(site, "instructions/sign-in/")


def test_a_page_says_when_little_stands_behind_it(tree: Tree) -> None:
    levels = small("faq/_sources.yml").replace(
        "sources:\n", "  talk: разговоры\nalone: {talk: Так только говорят.}\nsources:\n", 1
    )
    talk = "  talk: {publisher: Двор, about: слухи, date: без даты, level: talk, checked: 2026-11-23}\n"
    sources = levels.rstrip() + "\n" + talk
    alone = small("faq/no-chat.yml").replace("sources: [rules]", "sources: [talk]")
    both = small("instructions/sign-in.yml").replace("sources: [rules]", "sources: [rules, talk]")
    site = site_with(
        tree, **{"faq/_sources.yml": sources, "faq/no-chat.yml": alone, "instructions/sign-in.yml": both}
    )
    assert "Так только говорят." in text_of(html(site, "faq/no-chat/"))
    assert "Так только говорят." not in html(site, "instructions/sign-in/")


def test_the_page_of_sources_says_what_stands_on_each_and_how_old_it_is(tree: Tree) -> None:
    page = html(site_with(tree), "sources/")
    (entry,) = re.findall(r'<li id="rules">.*?</details>', page, re.DOTALL)
    assert text_of(entry) == (
        "Школа: правила чатов Дата источника: 01.09.2025, ему 14 месяцев. Сверено 23.11.2026. "
        "На нём стоят 3 страницы Где чат теперь? Почему нет чата? Войти в профиль"
    )


@pytest.mark.parametrize(
    ("stated", "months"),
    [
        ("29.08.2025", 14),
        ("23.11.2026", 0),
        ("24.11.2025", 11),
        ("осень 2025 года", 10),
        ("2020 год", 70),
        ("2025–2026 годы", 0),
        ("25 апреля, год не указан", None),
        ("без даты", None),
    ],
)
def test_how_old_a_source_is_follows_from_its_own_date(stated: str, months: int | None) -> None:
    source = Source("rules", "Школа", "правила", "", stated, "official", date(2026, 11, 23))
    assert source.months_old(date(2026, 11, 23)) == months


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (None, ""),
        (0, "ему меньше месяца"),
        (1, "ему 1 месяц"),
        (14, "ему 14 месяцев"),
        (23, "ему 23 месяца"),
        (24, "ему 2 года"),
        (70, "ему 5 лет"),
    ],
)
def test_age_is_said_in_words(months: int | None, words: str) -> None:
    assert age_in_words(months) == words


YOURS = "Вы выбирали MAX — вот ваша страница"


def test_who_has_chosen_a_messenger_is_shown_the_way_to_its_answer(phone: Page, real_address: str) -> None:
    """On this device, from the first paint on, and nobody is led away."""
    phone.goto(f"{real_address}faq/day-delay/")
    yours = phone.get_by_role("link", name=YOURS)
    expect(yours).to_be_hidden()
    switch = phone.locator(".sh-doors li a")
    switch.last.click()
    there = phone.url
    assert there != f"{real_address}faq/day-delay/"
    phone.goto(f"{real_address}instructions/link-parent/")
    expect(yours).to_be_visible()
    assert phone.url == f"{real_address}instructions/link-parent/"
    shift = """() => new Promise((done) => {
      new PerformanceObserver((list) => done(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
        .observe({ type: "layout-shift", buffered: true });
      setTimeout(() => done(0), 500);
    })"""
    assert phone.evaluate(shift) <= 0.02
    # Who now says that he is right here is believed at once, and next time.
    switch.first.click()
    expect(yours).to_be_hidden()
    phone.goto(f"{real_address}faq/day-delay/")
    expect(yours).to_be_hidden()


def test_the_home_page_remembers_the_choice_and_the_checker_marks_it(phone: Page, real_address: str) -> None:
    phone.goto(real_address)
    phone.locator(".sh-doors").get_by_role("link", name="VK Мессенджер").click()
    assert phone.url == f"{real_address}#main"
    expect(phone.locator(".sh-doors [aria-current=true]")).to_contain_text("VK Мессенджер")
    phone.goto(f"{real_address}checker/parent-messenger/")
    marked = phone.get_by_text("вы выбирали раньше").locator("visible=true")
    expect(phone.get_by_role("link").filter(has=marked)).to_contain_text("В VK Мессенджере")
    # What is answered here is remembered, too.
    phone.get_by_role("link", name="В MAX").click()
    phone.goto(real_address)
    expect(phone.locator(".sh-doors [aria-current=true]")).to_contain_text("MAX")
    expect(phone.get_by_role("link", name=YOURS)).to_be_visible()


def test_without_scripts_the_choice_is_two_links(browser: Browser, real_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{real_address}faq/day-delay/")
    expect(page.get_by_role("link", name=YOURS)).to_be_hidden()
    page.locator(".sh-doors li a").last.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url != f"{real_address}faq/day-delay/"
    context.close()

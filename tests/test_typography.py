"""Russian typography: `_` stands for a space that holds, in what goes in and in what comes out."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sferum_help.russian.typography import (
    LONGEST_WITH_DASH,
    MOST_SPACES_IN_NUMBER,
    NBSP,
    typeset,
    typeset_html,
)


def shown(text: str) -> str:
    return text.replace(NBSP, "_")


TEXTS = {
    # Short words hold on to the next one.
    "Войдите в профиль и не выходите": "Войдите в_профиль и не_выходите",
    "О чём сообщат по почте": "О_чём сообщат по_почте",
    "чат исчез из-за ошибки": "чат исчез из-за_ошибки",
    "входите (в приложении)": "входите (в_приложении)",
    "раздел «В школе»": "раздел «В_школе»",
    "слова, в\nкоторых": "слова, в_которых",
    # At the end of a text there is nothing to hold on to; a word of a compound is no short word.
    "что это и": "что это и",
    "по-русски это кто-то из": "по-русски это кто-то из",
    "из VK Мессенджера": "из_VK Мессенджера",
    # Particles hold on to the previous one.
    "Можно ли войти": "Можно_ли войти",
    "Если бы тот же класс": "Если_бы тот_же класс",
    "Важное жерло": "Важное жерло",
    # Dashes begin no line; short words before them do not count twice.
    "МЭШ — это школа": "МЭШ_— это школа",
    "самоидентифицирующийся — слово": "самоидентифицирующийся_— слово",
    "с 10 – 12": "с 10_– 12",
    # Numbers hold their units.
    "до 14 лет, 24 часа, 5 %": "до 14_лет, 24_часа, 5_%",
    "шаг 3 и шаг 4": "шаг_3 и шаг_4",
    "№ 5, п. 3, стр. 12": "№_5, п._3, стр._12",
    "в 10 000 школ": "в 10_000_школ",
    "Звоните: +7 495 123 45 67.": "Звоните: +7_495_123_45_67.",
    "Звоните: +7 (495) 123-45-67": "Звоните: +7_(495)_123-45-67",
    "в 2026 году и раньше": "в 2026_году и_раньше",
    # Names and abbreviations.
    "учитель А. С. Иванова": "учитель А._С._Иванова",
    "г. Москва, ул. Мира, д. 5": "г._Москва, ул._Мира, д._5",
    "и т. д.": "и т._д.",
    # Two words are tied, never three, nor more than a line of a narrow phone.
    "и не в ту же": "и не_в ту_же",
    "описания мы не нашли": "описания мы не_нашли",
    "Имени на экране не видно?": "Имени на_экране не_видно?",
    "и не — нет": "и не_— нет",
    "с достопримечательностями": "с достопримечательностями",
    f"на https://vk.ru/{'a' * 30}": f"на https://vk.ru/{'a' * 30}",
    # The safety net: quotes and dashes typed on a keyboard.
    'Нажмите "Войти".': "Нажмите «Войти».",
    'Раздел "Чат "7 Б" класса"': "Раздел «Чат „7 Б“ класса»",
    'Раздел «Чат "7 Б"»': "Раздел «Чат „7 Б“»",
    'экран 6" и "чат': 'экран 6" и_"чат',
    "МЭШ - это школа": "МЭШ_— это школа",
    "5 - 3": "5 - 3",
    "кто-то": "кто-то",
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.items())
def test_a_text(text: str, expected: str) -> None:
    assert shown(typeset(text)) == expected


PAGES = {
    "<p>Войдите в <a href='x y'>чат</a> и ждите</p>": "<p>Войдите в_<a href='x y'>чат</a> и_ждите</p>",
    '<p><strong>Не</strong> входите <time datetime="2026">14</time> лет</p>': (
        '<p><strong>Не</strong>_входите <time datetime="2026">14</time>_лет</p>'
    ),
    "<p>Вот и</p> <p>всё</p>": "<p>Вот и</p> <p>всё</p>",
    "<span>и</span> <span>в</span>\n<span>ряд</span>": "<span>и</span> <span>в</span>\n<span>ряд</span>",
    "<p>Я &amp; &lt;ты&gt; &#34;он&#34; у школы</p>": "<p>Я_&amp; &lt;ты&gt; «он» у_школы</p>",
    '<a title="в школе" aria-label="и так">в школе</a>': '<a title="в школе" aria-label="и так">в_школе</a>',
    "<title>В школе</title><p>В школе</p>": "<title>В школе</title><p>В_школе</p>",
    "<p>Файл <code>а в б</code> и <kbd>в с</kbd> в папке</p>": (
        "<p>Файл <code>а в б</code> и <kbd>в с</kbd> в_папке</p>"
    ),
    '<script>a("в школе")</script><pre>в <b>школе</b> и</pre>и так': (
        '<script>a("в школе")</script><pre>в <b>школе</b> и</pre>и_так'
    ),
    '<div class="x" data-copy="source">в школе "А"</div><p>в школе</p>': (
        '<div class="x" data-copy="source">в школе "А"</div><p>в_школе</p>'
    ),
}


@pytest.mark.parametrize(("html", "expected"), PAGES.items())
def test_a_page(html: str, expected: str) -> None:
    assert shown(typeset_html(html)) == expected


MARKUP = ["<p>", "</p>", "<b>", "</b>", "&amp;", "<code>", "</code>"]
PIECES = st.sampled_from(
    [*'авиксоуяАБ«»„“"—–-.,:()№%5 \n\t', NBSP, *"не же ли 14 лет г. школа".split(), " - ", " — ", *MARKUP]
)
WORDS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)


@given(WORDS)
def test_twice_is_the_same_as_once_and_no_letter_changes(text: str) -> None:
    done = typeset(text)
    assert typeset(done) == done
    assert len(done) == len(text)
    for before, after in zip(text, done, strict=True):
        assert before == after or before in ' \n"-' and not unicodedata.category(after).startswith("L")


@given(WORDS.filter(lambda text: NBSP not in text))
def test_no_chain_of_words_is_too_long_for_a_narrow_phone(text: str) -> None:
    for chain in re.split(r"[^\S\xa0]+", typeset(text)):
        if NBSP in chain:
            assert len(chain) <= LONGEST_WITH_DASH
            assert chain.count(NBSP) <= MOST_SPACES_IN_NUMBER


@given(st.lists(PIECES, max_size=40).map("".join))
def test_a_page_keeps_its_markup(html: str) -> None:
    done = typeset_html(html)
    assert typeset_html(done) == done
    assert re.findall("<[^>]*>", done) == re.findall("<[^>]*>", html)
    assert len(unescape(done)) == len(unescape(html))


def test_no_page_ties_three_words(site: Path) -> None:
    """A chain breaks as a whole and leaves a hole in the line before it."""
    words = re.compile(r"(?:[А-ЯЁа-яё]+(?:-[а-яё]+)*\xa0){2,}[А-ЯЁа-яё]")
    found = {
        match[0]
        for path in site.rglob("index.html")
        for match in words.finditer(unescape(re.sub("<[^>]*>", "", path.read_text("utf-8"))))
    }
    assert found == set()


def test_pages_of_the_site_are_typeset_and_data_is_not(site: Path) -> None:
    for name in ("index.html", "404.html", "about/index.html", "checker/index.html"):
        page = (site / name).read_text("utf-8")
        assert NBSP in page and typeset_html(page) == page
        assert NBSP not in re.search("<title>(.*?)</title>", page)[1]
    assert NBSP not in (site / "answers.json").read_text("utf-8")
    messages = [
        message
        for path in site.glob("instructions/*/index.html")
        for message in re.findall('data-copy="source">(.*?)</div>', path.read_text("utf-8"), re.DOTALL)
    ]
    assert messages and NBSP not in "".join(messages)

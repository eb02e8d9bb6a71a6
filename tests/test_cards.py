"""Cards of pages for messengers: every title fits and breaks well, and every page names its card."""

from __future__ import annotations

import io
import re
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from sferum_help.model.looks import COLOURS
from sferum_help.site.cards import (
    EDGE,
    HEIGHT,
    LINE,
    MOST_LINES,
    TITLE_BOTTOM,
    TITLE_SIZES,
    TITLE_TOP,
    WIDTH,
    Tag,
    draw_card,
    fit_title,
    length,
    name_card,
)

from .conftest import framed_pages

ADDRESS = "https://site.example/help/"


def test_every_page_names_its_card(site: Path) -> None:
    cards = set()
    for path in framed_pages(site):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        head = path.read_text("utf-8").partition("</head>")[0]
        found = re.findall(f'<meta property="og:image" content="{ADDRESS}([^"]+)">', head)
        assert len(found) == (0 if "refresh" in head or address in ("404.html", "passport/") else 1), address
        for card in found:
            assert f'<meta property="og:url" content="{ADDRESS}{address}">' in head
            assert (site / card).stat().st_size <= 20 * 1024, card
            cards.add(card)
    assert cards == {path.relative_to(site).as_posix() for path in (site / "cards").iterdir()}


TITLES = {
    "Видео": (76, ["Видео"]),
    "Родитель не видит чат класса": (76, ["Родитель не_видит", "чат класса"]),
    "Создать профиль ребёнку младше 14 лет на дополнительный номер": (
        76,
        ["Создать профиль", "ребёнку младше 14_лет", "на_дополнительный номер"],
    ),
    "Что делать, если профиль учителя привязан к записи родителя, а профиль родителя не привязан": (
        60,
        ["Что делать, если профиль учителя", "привязан к_записи родителя,", "а_профиль родителя не_привязан"],
    ),
}


@pytest.mark.parametrize(("title", "expected"), TITLES.items())
def test_a_title_breaks_where_a_person_would(title: str, expected: tuple[int, list[str]]) -> None:
    fitted = fit_title(title)
    assert (fitted.size, [line.replace("\xa0", "_") for line in fitted.lines]) == expected


@given(st.text("абвгдежзийклмнопрстуфхцчшщъыьэюя АБ—,.?", max_size=240))
def test_any_title_fits(title: str) -> None:
    fitted = fit_title(title)
    assert fitted.size in TITLE_SIZES and 1 <= len(fitted.lines) <= MOST_LINES
    assert all(length(line) * fitted.size <= WIDTH - 2 * EDGE for line in fitted.lines)
    assert fitted.size * LINE * len(fitted.lines) <= TITLE_BOTTOM - TITLE_TOP


def test_a_card_is_a_picture_with_title_and_tags() -> None:
    tags = tuple(Tag(colour, "Для всех") for colour in islice(COLOURS, 3))
    bare = draw_card("", "Справка")
    full = draw_card("Родитель не видит чат класса", "Справка", tags=tags)
    with Image.open(io.BytesIO(full)) as card, Image.open(io.BytesIO(bare)) as empty:
        assert card.format == "PNG" and card.mode == "P" and card.size == (WIDTH, HEIGHT)
        colours = {colour for _, colour in card.convert("RGB").getcolors()}
        grounds = {tuple(bytes.fromhex(COLOURS[tag.colour].card.ground[1:])) for tag in tags}
        assert grounds <= colours and not grounds & {colour for _, colour in empty.convert("RGB").getcolors()}
        # The edges stay free: some messengers cut them off.
        for box in ((0, 0, EDGE - 10, HEIGHT), (0, 0, WIDTH, EDGE - 14), (0, HEIGHT - 60, WIDTH, HEIGHT)):
            assert card.crop(box).tobytes() == empty.crop(box).tobytes()
    assert draw_card("Другой", "Справка") != bare


def test_another_card_has_another_address() -> None:
    assert name_card("faq/day-delay/", b"1") == "cards/faq-day-delay.6b86b273.png"
    assert name_card("", b"2") == "cards/home.d4735e3a.png"

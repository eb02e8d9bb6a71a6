"""Content → the index of search, and the rules of `faq/_synonyms.yml`."""

from __future__ import annotations

import random
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sferum_help.model.content import Content
from sferum_help.model.phrases import Phrases
from sferum_help.model.synonyms import Meaning, Synonyms
from sferum_help.russian import stems
from sferum_help.russian.stems import (
    join_ages,
    make_lexicon,
    normal,
    stem,
    terms,
    words,
)
from sferum_help.search.index import (
    Findable,
    base36,
    documents,
    index_data,
    lexicon_of,
    pack_places,
    pack_terms,
)
from sferum_help.search.learn import one_of_many
from sferum_help.search.sense import Lessons, alike, sense_data
from sferum_help.source.tree import read_content

from .conftest import SMALL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ещё раз: МЭШ!", ["еще", "раз", "мэш"]),
        ("до14лет", ["до", "14", "лет"]),
        ("vkмессенджер", ["vk", "мессенджер"]),
        ("web.vk.me", ["web", "vk", "me"]),
        ("при\u00adвяз\u0301ка ﬁle", ["привязка", "file"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ребёнку 12 лет", "ребенку младше14"),
        ("девочка 9 годиков", "девочка младше14"),
        ("с 14 лет", "с старше14"),
        ("младше 14", "младше14"),
        ("до 14 лет", "младше14"),
        ("до 14 сентября", "до 14 сентября"),
        ("старше 14 лет", "старше14"),
        ("14 класс", "14 класс"),
    ],
)
def test_ages(text: str, expected: str) -> None:
    ages = make_lexicon(limits=(14,)).ages
    assert " ".join(join_ages(words(text), ages)) == expected


def test_several_ages_may_matter() -> None:
    ages = make_lexicon(limits=(14, 18)).ages
    texts = ["13 лет", "до 18 лет", "18 лет"]
    assert [join_ages(words(text), ages) for text in texts] == [["младше14"], ["старше14"], ["старше18"]]


def test_no_age_may_matter() -> None:
    assert join_ages(words("младше 14 лет"), {}) == ["младше", "14", "лет"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("привязать", "привязывать"),
        ("ребёнок", "детям"),
        ("запись", "записи"),
        ("чаты", "чатом"),
    ],
)
def test_forms_of_one_word_share_a_stem(one: str, other: str) -> None:
    assert stem(normal(one)) == stem(normal(other))


def test_forms_of_a_word_that_editors_list_share_a_stem() -> None:
    lexicon = make_lexicon(forms=[("кофе", "кофею", "кофием")])
    assert {stem(form, lexicon) for form in ("кофе", "кофею", "кофием")} == {"кофе"}


def test_threads_of_a_server_cut_words_as_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each browser tab asks for its own files of the search at once, and what they learn is remembered for days."""
    asked = [f"{root}{end}" for root in ("привязывани", "родительск", "учитывающ") for end in ENDINGS] * 20
    right = [stem(word) for word in asked]
    monkeypatch.setattr(stems, "CUT", Forgetful())
    interval = sys.getswitchinterval()
    try:
        sys.setswitchinterval(1e-6)
        with ThreadPoolExecutor(4) as pool:
            assert list(pool.map(lambda _: [stem(word) for word in asked], range(4))) == [right] * 4
    finally:
        sys.setswitchinterval(interval)


ENDINGS = "е ями ах ого ому ими ая ую ется ются ешься лись вшись".split()


class Forgetful(dict[str, str]):
    """Every word is cut anew."""

    def get(self, word: str, otherwise: str | None = None) -> None:
        return None


def test_opposites_do_not_share_a_stem() -> None:
    assert stem("привязать") != stem("отвязать")


def test_terms_keep_negations_and_drop_ignored_words() -> None:
    assert terms("Где мой чат? Его нет, и звука нет", make_lexicon({"где", "мой", "и"})) == [
        "чат",
        "его",
        "не",
        "звук",
        "не",
    ]


def test_packing() -> None:
    assert pack_terms(["чат", "чатик", "школ"]) == "AчатDикAшкол"
    assert pack_places([0, 1, 40]) == "1 1 13"


@given(st.integers(min_value=0, max_value=10**9))
def test_base36_is_what_browsers_read(number: int) -> None:
    assert int(base36(number), 36) == number


def unpack(packed: str) -> list[str]:
    """What `pack_terms` has packed."""
    found = [""]
    for shared, rest in re.findall("([A-Z])([^A-Z]*)", packed):
        found.append(found[-1][: ord(shared) - ord("A")] + rest)
    return found[1:]


def test_what_is_learnt_does_not_depend_on_the_order_of_the_files() -> None:
    content, chance = read_content(SMALL), random.Random(1)
    said = ["".join(chance.choices("авекнорст", k=3)) for _ in range(40)]

    def phrases() -> tuple[str, ...]:
        return tuple(" ".join(chance.choices(said, k=3)) for _ in range(150))

    pages = {"no-chat": phrases(), "sign-in": phrases()}
    learnt = replace(content, phrases=Phrases(pages=pages, off_topic=phrases()))
    other = replace(content, phrases=replace(learnt.phrases, pages=dict(reversed(pages.items()))))
    assert sense_data(learnt) == sense_data(other)


def test_the_index_of_the_small_content() -> None:
    content = read_content(SMALL)
    found = documents(content)
    assert [one.id for one in found] == ["no-chat", "sign-in"]
    data = index_data(found, content.synonyms)
    assert data["documents"][0] == [
        "no-chat",
        0,
        "Почему нет чата?",
        data["sets"].index(("parents",)),
        "chats",
    ]
    # «Почему» is not ignored here; «где чат» leaves «чат» alone.
    assert data["phrases"].split(";")[0].count(",") == 4
    # «Сутки», to which the other rule leads, stands in no title and no alias.
    assert data["synonyms"] == f"{base36(unpack(data['terms']).index('чат'))};бесед="
    assert [one.body for one in found] == [
        "",
        "Откройте приложение. Введите номер и нажмите «Войти». Проверьте профиль ребёнка.",
    ]


def test_synonyms_that_lead_to_nothing_are_left_out() -> None:
    content = read_content(SMALL)
    synonyms = Synonyms((), (("слон", "жираф"),), (Meaning(("vk",), ("слон", "чат"), 100),))
    data = index_data(documents(content), synonyms)
    assert data["synonyms"] == f".vk>{base36(unpack(data['terms']).index('чат'))}"


def test_every_document_has_an_address_of_its_own(real: Content) -> None:
    found = documents(real)
    assert len({one.address for one in found}) == len({one.id for one in found}) == len(found)
    assert all(one.title and one.short and (one.aliases or one.body) for one in found)


SAID = [
    (0, "где чат"),
    (0, "чат пропал"),
    (1, "где код"),
    (1, "код пропал"),
    (2, "где звонок"),
    (2, "звонок пропал"),
]


def test_a_word_speaks_for_its_place_and_against_the_others() -> None:
    examples = [(place, frozenset(text.split()), 1.0) for place, text in SAID]
    likely, learnt = one_of_many(examples, 3, keep=100)
    sums = {word: max(row, key=row.get) for word, row in learnt.items() if word in ("чат", "код", "звонок")}
    assert sums == {"чат": 0, "код": 1, "звонок": 2}
    # Said of all places alike.
    assert all(abs(weight) < 0.5 for word in ("где", "пропал") for weight in learnt[word].values())
    assert likely == pytest.approx([0, 0, 0], abs=0.1)
    _, few = one_of_many(examples, 3, keep=3)
    assert {word: [*row] for word, row in few.items() if row} == {"чат": [0], "код": [1], "звонок": [2]}


def test_pages_that_say_the_same_to_other_readers_are_alike() -> None:
    content = read_content(SMALL)
    pages = (
        ("Создать учебный профиль родителя", ("parents",)),
        ("Создать учебный профиль учителя", ("teachers",)),
        ("Создать учебный профиль за минуту", ("parents",)),
        ("Удалить профиль", ("teachers",)),
        ("Создать учебный профиль", ()),
    )
    found = [
        Findable(
            id=f"page-{at}",
            address="",
            kind="answer",
            title=title,
            aliases=(),
            roles=roles,
            topic="",
            short="",
            body="",
        )
        for at, (title, roles) in enumerate(pages)
    ]
    lessons = Lessons(content, found, lexicon_of(content.synonyms))
    assert alike(lessons, range(5)) == {0: [1], 1: [0, 2], 2: [1]}
    # By their places among the pages that are taught.
    assert alike(lessons, [1, 3, 2]) == {0: [2], 2: [0]}

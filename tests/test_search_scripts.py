"""The steps of search, run in the test browser: the modules of `theme/assets/search/` by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings, strategies
from playwright.sync_api import Browser, Page
from sferum_help.model.addresses import CHECKER
from sferum_help.model.content import Content
from sferum_help.russian.stems import Lexicon, join_ages, stem, words
from sferum_help.search.hashes import hash_of
from sferum_help.search.heart import HEART_BITS
from sferum_help.search.index import documents, lexicon_of, site_index
from sferum_help.search.packed import Packer
from sferum_help.search.sense import WORD_BITS, sense_data
from sferum_help.theme.assets import data_script

from .conftest import ROOT
from .sets import read_set

QUERIES, UNSEEN = read_set("queries"), read_set("queries-unseen")
BLIND, BLIND_2, DANGER, DANGER_2 = map(
    read_set, ("queries-blind", "queries-blind-2", "danger-blind", "danger-blind-2")
)

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def page(browser: Browser, modules: str, small: Content, real: Content) -> Iterator[Page]:
    """A page with two indexes, the small one as `index` and the real one as `real`, and the exports of modules as
    `modules.search` and the like."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(modules + "mark.svg")
    page.evaluate(
        """async () => {
          globalThis.modules = {};
          const names = "normal stem hash packed layout slips index query expand sense search";
          for (const one of names.split(" ")) {
            modules[one] = await import(`/search/${one}.js`);
          }
        }"""
    )
    for name, content in {"index": small, "real": real}.items():
        page.evaluate(data_script("searchIndex", site_index(content)))
        page.evaluate(
            "(name) => { globalThis[name] = modules.index.decodeIndex(helpCentre.searchIndex); }", name
        )
        if sense := sense_data(content):
            page.evaluate(data_script("searchSense", sense))
            page.evaluate(f"{name}.sense = modules.sense.decodeSense(helpCentre.searchSense, {name})")
    yield page
    context.close()


@pytest.fixture(scope="module")
def vocabulary(real: Content) -> list[str]:
    """Every word of the site and of the queries."""
    texts = [query["query"] for query in QUERIES]
    for one in documents(real):
        texts += [one.title, *one.aliases, one.short, one.body]
    texts.append((ROOT / "faq" / "_synonyms.yml").read_text("utf-8"))
    return sorted({word for text in texts for word in words(text)})


@pytest.fixture(scope="module")
def lexicon(real: Content) -> Lexicon:
    return lexicon_of(real.synonyms)


def test_both_languages_find_the_same_stems(page: Page, vocabulary: list[str], lexicon: Lexicon) -> None:
    assert len(vocabulary) > 500
    found = page.evaluate(
        "(list) => list.map((word) => modules.stem.stem(word, real.irregular))",
        vocabulary,
    )
    assert dict(zip(vocabulary, found, strict=True)) == {word: stem(word, lexicon) for word in vocabulary}


def test_both_languages_cut_texts_alike(page: Page, real: Content, lexicon: Lexicon) -> None:
    texts = [query["query"] for query in QUERIES]
    texts += [text for one in documents(real) for text in (one.title, one.short, *one.aliases)]
    texts += [
        "до14лет",
        "vkмессенджер",
        "ребёнку 12 лет",
        "младше 14",
        "до 14 сентября",
        "при\u00adвяз\u0301ка",
    ]
    found = page.evaluate(
        "(list) => list.map((text) =>"
        " modules.normal.joinAges(modules.normal.words(text), real.ages).map((one) => one.term))",
        texts,
    )
    assert found == [join_ages(words(text), lexicon.ages) for text in texts]


def test_both_languages_count_the_same_hashes(page: Page, vocabulary: list[str]) -> None:
    assert (hash_of("чат", 18), hash_of("", 26)) == (13742, 33845879)
    hash_all = "([texts, bits]) => texts.map((text) => modules.hash.hashOf(text, bits))"
    for bits in (WORD_BITS, HEART_BITS):
        hashes = page.evaluate(hash_all, [vocabulary, bits])
        assert hashes == [hash_of(text, bits) for text in vocabulary]


def test_what_is_usual_takes_fewer_bits() -> None:
    pack = Packer()
    for number in (0, 1, 1, 0, 5):
        pack.number("level", number)
    pack.signed("change", -3)
    pack.row("place", {2: 1, 40: -2})
    assert pack.text() == "ZMuyyftwwA=="
    usual, mixed = Packer(), Packer()
    for at in range(1000):
        usual.number("level", 0 if at % 50 else 7)
        mixed.number("level", at % 8)
    assert len(usual.text()) < len(mixed.text()) / 5


NUMBER = strategies.integers(0, 2**26)
PACKED = strategies.lists(
    strategies.one_of(
        strategies.tuples(strategies.just("number"), NUMBER),
        strategies.tuples(strategies.just("signed"), strategies.integers(-(2**20), 2**20)),
        strategies.tuples(strategies.just("rising"), strategies.sets(NUMBER).map(sorted)),
        strategies.tuples(
            strategies.just("row"), strategies.dictionaries(NUMBER, strategies.integers(-9, 9))
        ),
    ),
    max_size=40,
)


@settings(max_examples=60)
@given(written=PACKED, kinds=strategies.integers(1, 3))
def test_numbers_are_read_as_they_were_written(page: Page, written: list[tuple], kinds: int) -> None:
    pack = Packer()
    steps = [(step, f"kind {at % kinds}", what) for at, (step, what) in enumerate(written)]
    for step, kind, what in steps:
        getattr(pack, step)(kind, what)
    read = page.evaluate(
        "([text, steps]) => { const read = modules.packed.unpack(text); return steps.map(([one, kind]) => read[one](kind)); }",
        [pack.text(), [step[:2] for step in steps]],
    )
    rows = [sorted(map(list, what.items())) if step == "row" else what for step, what in written]
    assert read == rows


@pytest.mark.parametrize("name", ["index", "real"])
def test_the_index_is_read_as_it_was_written(page: Page, name: str, small: Content, real: Content) -> None:
    found = documents(small if name == "index" else real)
    read = page.evaluate(
        f"{name}.documents.map(({{ id, address, title, kind }}) => [id, address, title, kind])"
    )
    assert read == [[one.id, one.address, one.title, one.kind] for one in found]
    assert page.evaluate(f"[...{name}.terms].sort().join() === {name}.terms.join()")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ghbdzprf", "привязка"),
        ("v'i", "мэш"),
        ("exfcnybr", "участник"),
        ("crfxfnm", "скачать"),
    ],
)
def test_the_wrong_keyboard(page: Page, typed: str, meant: str) -> None:
    assert page.evaluate("(text) => modules.layout.fromKeyboard(text)", typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("privyazka", "привязка"),
        ("roditelskij chat", "родителский чат"),
        ("uchebniy", "учебний"),
        ("vtoroy", "второй"),
        ("gosuslugi", "госуслуги"),
        ("obshchij", "общий"),
        ("ty", "ты"),
    ],
)
def test_latin_letters(page: Page, typed: str, meant: str) -> None:
    assert page.evaluate("(text) => modules.layout.fromLatin(text)", typed) == meant


@pytest.mark.parametrize(
    ("one", "other", "cost"),
    [
        ("микрафон", "микрофон", 0.5),
        ("зувк", "звук", 0.8),
        ("акаунт", "аккаунт", 0.4),
        ("парл", "парол", 1),
        ("опос", "опрос", 1),
        ("чат", "чат", 0),
        ("борщ", "микрофон", 9),
    ],
)
def test_the_cost_of_slips(page: Page, one: str, other: str, cost: float) -> None:
    assert page.evaluate("([a, b]) => modules.slips.distance(a, b, 2)", [one, other]) == pytest.approx(cost)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("родительскийчат", "родительский чат"),
        ("неприходят уведомления", "не приходят уведомления"),
        ("нетзвука", "нет звука"),
        ("гос услуги", "госуслуги"),
        ("видео инструкции", "видеоинструкции"),
        ("вкмессенджер", "вк мессенджер"),
        ("заболела", "заболела"),
        ("значек", "значек"),
    ],
)
def test_lost_and_needless_spaces(page: Page, typed: str, words: str) -> None:
    read = page.evaluate(
        "(text) => modules.query.readQuery(index, text, false).map((one) => one.text)", typed
    )
    assert " ".join(read) == words


def find(page: Page, text: str, **options: object) -> dict[str, Any]:
    return page.evaluate("([text, options]) => modules.search.search(index, text, options)", [text, options])


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("ghbdzprf v'i", "привязка мэш"),
        ("микрафон не работает", "микрофон не работает"),
        ("видеоинструкци для учетелей", "видеоинструкци для учителей"),
        ("родительскийчат", "родительский чат"),
        ("где родительский чат", ""),
        ("Где родительский чат?", ""),
        ("привяз", ""),
        ("скачать vk", ""),
    ],
)
def test_what_was_put_right_is_said(page: Page, typed: str, corrected: str) -> None:
    assert find(page, typed)["corrected"] == corrected


def test_the_query_can_be_searched_as_typed(page: Page) -> None:
    found = find(page, "ghbdzprf v'i", exact=True)
    assert found["corrected"] == "" and found["verdict"] != "good"


def test_the_role_breaks_ties_and_filters_nothing(page: Page) -> None:
    for role in ("parents", "students"):
        found = find(page, "привязать профиль к мэш", role=role, limit=50)["results"]
        ids = [one["document"]["id"] for one in found]
        assert {"link-parent", "link-student"} <= set(ids)
        assert ids[0] == f"link-{role.removesuffix('s')}"


def test_results_say_why(page: Page) -> None:
    best = find(page, "нет звука")["results"][0]
    assert best["document"]["id"] == "no-sound"
    assert {"не", "звук"} <= set(best["matched"])


def test_markup_of_a_letter_is_no_word(page: Page) -> None:
    found = find(page, '<p class="MsoNormal">нет звука</p>')
    assert found["query"] == "нет звука" and found["corrected"] == ""
    assert found["results"][0]["document"]["id"] == "no-sound"


@pytest.mark.parametrize("text", ["", " ", "?!", "😀"])
def test_nothing_to_look_for(page: Page, text: str) -> None:
    assert find(page, text)["verdict"] == "silent"


@pytest.mark.parametrize("text", ["constructor", "__proto__", "toString", "hasOwnProperty valueOf"])
def test_names_of_the_language_are_words_like_others(page: Page, text: str) -> None:
    assert find(page, text)["verdict"] != "good" or find(page, text)["corrected"]


# The targets of the search, on the queries it was tuned on.


def ask(page: Page, queries: list[dict]) -> list[tuple[dict, dict]]:
    """Each query with its verdict and the ids of what was found, best first.

    First aid stands above the answers, so it is told apart: `danger`.
    """
    found = page.evaluate(
        "(list) => list.map((text) => { const { verdict, results } = modules.search.search(real, text);"
        " return { verdict, danger: results.some((one) => one.danger), ids: results.filter((one) => !one.danger)"
        ".map((one) => one.document.id) }; })",
        [query["query"] for query in queries],
    )
    return list(zip(queries, found, strict=True))


@pytest.fixture(scope="module")
def answers(page: Page) -> list[tuple[dict, dict]]:
    return ask(page, QUERIES)


def share(found: list[tuple[dict, dict]], first: int) -> float:
    hits = [bool(set(query["accept"]) & set(answer["ids"][:first])) for query, answer in found]
    return sum(hits) / len(hits)


def test_the_right_answer_is_among_the_first(answers: list[tuple[dict, dict]]) -> None:
    good = [pair for pair in answers if pair[0]["accept"]]
    assert share(good, 3) >= 0.97
    assert share(good, 1) >= 0.86
    for kind in {query["kind"] for query, _ in good}:
        assert share([pair for pair in good if pair[0]["kind"] == kind], 3) >= 0.9, kind
    assert all(answer["ids"] for _, answer in good)


def test_the_verdict_tells_good_questions_from_others(answers: list[tuple[dict, dict]]) -> None:
    good = [answer["verdict"] == "good" for query, answer in answers if query["accept"]]
    assert good.count(False) / len(good) <= 0.03
    off = [answer["verdict"] == "good" for query, answer in answers if not query["accept"]]
    assert off.count(False) >= 7


def test_it_copes_with_what_nobody_foresaw(page: Page) -> None:
    answers = ask(page, UNSEEN)
    good = [pair for pair in answers if pair[0]["accept"]]
    assert share(good, 3) >= 0.95
    assert share(good, 1) >= 0.85
    verdicts = [answer["verdict"] == "good" for _, answer in good]
    assert verdicts.count(False) / len(good) <= 0.03


def texts_of(one: str | dict) -> str:
    return one if isinstance(one, str) else one["query"]


def first_aid_or(found: tuple[dict, dict], first: int) -> bool:
    """Whether one of the first things shown, first aid included, is an answer."""
    query, answer = found
    shown = (["first-aid"] if answer["danger"] else []) + answer["ids"]
    return bool(set(query["accept"]) & set(shown[:first]))


@pytest.mark.parametrize("queries", [BLIND, BLIND_2], ids=["first", "second"])
def test_what_was_written_blind_is_found(page: Page, queries: list[dict]) -> None:
    answers = ask(page, queries)
    good = [pair for pair in answers if pair[0]["accept"]]
    assert sum(first_aid_or(pair, 3) for pair in good) / len(good) >= 0.95
    assert share(good, 1) >= 0.85
    said = [answer["verdict"] == "good" for _, answer in good]
    assert said.count(False) / len(good) <= 0.03
    off = [answer["verdict"] == "good" for query, answer in answers if not query["accept"]]
    assert off.count(False) / len(off) >= 0.85


NEAR = [
    ("когда весенние каникулы", "расписании"),
    ("почему учительница поставила двойку за контрольную", "об оценках"),
    ("потерял карту москвенок", "о питании"),
    ("запись в первый класс", "о поступлении"),
    ("рецепт борща со сметаной", ""),
    ("двойка", "об оценках"),
    ("купить слона", ""),
    ("купить", ""),
]
"""What nothing here answers, and a word of what is said about who may know."""


def test_what_others_know_is_told_with_who_they_are(page: Page) -> None:
    for text, word in NEAR:
        found = page.evaluate("(text) => modules.search.search(real, text)", text)
        assert found["verdict"] != "good", text
        assert word in found["near"] and bool(word) == bool(found["near"]), (text, found["near"])


BEGINNERS = [("слышет", "слышит"), ("приходет", "приходит"), ("билет", "билет")]
"""Words as beginners write them, and as which they are searched; what is right or unknown stays as it is."""


def test_words_of_beginners_are_those_they_mean(page: Page) -> None:
    read = "(text) => modules.query.termOf(real, text)"
    for typed, meant in BEGINNERS:
        assert page.evaluate(read, typed) == page.evaluate(read, meant), typed
    found = page.evaluate("(text) => modules.search.search(real, text)", "сфирум мама не видет чат")
    assert found["results"][0]["document"]["id"] == "parent-chat-missing"


ASKED = [
    ("как перейти в готовый чат", "old-manual-chats"),
    ("зачем нам готовый чат, если есть свой", "precreated-benefits"),
    ("что такое предсозданный чат", "precreated-chats"),
    ("чем хорош предсозданный чат", "precreated-benefits"),
    ("двойняшки", "two-children"),
    ("у нас тройня", "two-children"),
    ("близнецы в одном классе", "two-children"),
]
"""Small words ask for different pages about the same thing; one word of a family is enough for its page."""


def test_small_words_and_words_of_a_family_lead_to_their_page(page: Page) -> None:
    found = page.evaluate(
        "(texts) => texts.map((text) => [text, modules.search.search(real, text).results[0].document.id])",
        [text for text, _ in ASKED],
    )
    assert [tuple(pair) for pair in found] == ASKED


def test_signs_of_danger_are_seen_and_what_sounds_alike_is_not(page: Page, real: Content) -> None:
    def alarms(texts: list[str]) -> float:
        found = ask(page, [{"query": text} for text in texts])
        return sum(answer["danger"] for _, answer in found) / len(found)

    told = [text for sign in real.danger.signs.values() for text in sign.examples]
    assert alarms(told) >= 0.98
    assert alarms(list(real.danger.safe)) <= 0.03
    # What nobody has learnt from: a missed danger costs more than an alarm.
    for unknown in (DANGER, DANGER_2):
        assert alarms([one["query"] for one in unknown["danger"]]) >= 0.93
        assert alarms([texts_of(one) for one in unknown["safe"]]) <= 0.12
    about = {real.danger.page, *real.danger.pages}
    quiet = [query for query in QUERIES + UNSEEN + BLIND + BLIND_2 if not about & {*query["accept"]}]
    assert alarms([query["query"] for query in quiet]) <= 0.04


def test_no_name_of_a_calm_page_opens_first_aid(page: Page, real: Content) -> None:
    """Unless the same words stand in `_danger.yml` as a story of trouble."""
    about = {real.danger.page, *real.danger.pages}
    calm = [one for one in documents(real) if one.id not in about]
    names = [text for one in calm for text in (one.title, *one.aliases)]
    stories = {text for sign in real.danger.signs.values() for text in sign.stories}
    asked = [{"query": text} for text in names if text not in stories]
    assert len(asked) > 1000
    assert [query["query"] for query, answer in ask(page, asked) if answer["danger"]] == []


STATED = [
    "сын продиктовал код из смс",
    "назвала код из госуслуг мошенникам",
    "звонят из школы и просят назвать код",
    "позвонили сказали что из мэш просят код",
    "просят код из смс чтобы обновить дневник",
    "прислали неизвестный файл в чат класса",
    "взломали аккаунт, рассылают сообщения от моего имени",
    "ребёнок читает родительский чат",
    "дочь видит чат родителей",
    "незнакомый мужчина пишет дочке",
    "сына травят в чате класса",
    "одноклассники обзывают и угрожают",
    "шантажируют фотографиями, требуют деньги",
    "дочь пишет что не хочет жить",
    "сын перевёл деньги",
    "у дочки украли страницу",
    "пишут от имени директора",
    "назвала мошеннику код, теперь код не приходит",
    "сказала код по телефону, теперь смс не приходит",
    "нас взломали и теперь никто не отвечает",
    "не вижу родительский чат, зато сын его читает",
]
QUIET = [
    "позвонить в МЭШ",
    "код страницы",
    "звонок на урок",
    "не приходит код из смс",
    "где чат класса",
    "файл с расписанием",
    "код из смс не подходит",
    "никому не приходит код",
    "ребёнок ввёл код, а код не подходит",
    "не вижу родительский чат, сыну 8 лет",
    "код 9999",
    "два ребёнка в школе",
    "бывший муж в чате",
    "vk заблокирован",
    "просят скинуться на подарок",
]


def test_danger_that_is_named_outright_comes_first(page: Page) -> None:
    missed = [
        pair[0]["query"] for pair in ask(page, [{"query": text} for text in STATED]) if not pair[1]["danger"]
    ]
    assert missed == []
    alarms = [
        pair[0]["query"] for pair in ask(page, [{"query": text} for text in QUIET]) if pair[1]["danger"]
    ]
    assert alarms == []


PARTS = {
    "code-told": [
        "Здравствуйте, мне вчера позвонили якобы из школы, сказали назвать код, я назвала. Что теперь делать?",
        "Позвонила женщина, представилась сотрудником мэш, сказала что дневник заблокируют, попросила назвать"
        " код из смс, я растерялась и назвала",
        "звонили из поддержки, просили продиктовать код, ну я и продиктовала",
        "сыну позвонили якобы из мэш, попросили код из смс, он назвал",
        "попросили назвать код и я назвала его",
        "мне позвонили, попросили код, я сказала",
        "позвонили из школы, спросили код, ну я и сказала",
        "ввела код на голосовании",
        "ввела код на сайте голосования",
        "в чат прислали ссылку на голосование, я ввела код",
        "перешла по ссылке из чата, там просили номер и код из смс, я ввела",
        "сын проголосовал за рисунок и ввёл код из смс",
    ],
    "call-asks-code": [
        "звонят из мэш, просят сказать код",
        "просили код, я отказалась и положила трубку",
    ],
    "bullying": ["меня бьёт отчим", "папа бьёт маму", "одноклассник угрожает ножом", "меня изнасиловали"],
    "stranger-writes": ["просят фото", "просят интимные фото", "одноклассник просит голые фото"],
    "blackmail": ["мне угрожают убить", "угрожают сыну в чате"],
}
"""What has happened already comes before how it began; none of it is left with the whole page."""


@pytest.mark.parametrize("part", PARTS)
def test_trouble_leads_to_its_own_part(page: Page, part: str) -> None:
    found = page.evaluate(
        "(texts) => texts.map((text) => [text, modules.search.search(real, text).results[0].document.address])",
        PARTS[part],
    )
    assert [pair for pair in found if not pair[1].endswith(f"#{part}")] == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("1250", "day-delay"),
        ("№1250", "day-delay"),
        ("код 1250", "day-delay"),
        ("Справка 1250, причина К", "day-delay"),
        ("https://help.example/sferum/faq/day-delay/", "day-delay"),
        ("help.example/o/1250/", "day-delay"),
        ("2035", "in-max"),
        ("код 2035", "in-max"),
        ("№2035", "in-max"),
        ("help.example/checker/in-max/", "in-max"),
        ("посмотрите faq/day-delay", "day-delay"),
        ("https://help.example/instructions/link-parent/#link", "link-parent"),
    ],
)
def test_a_code_and_an_address_lead_to_their_page(page: Page, text: str, first: str) -> None:
    found = page.evaluate("(text) => modules.search.search(real, text)", text)
    assert found["verdict"] == "good"
    assert (found["results"][0]["document"]["id"], found["results"][0]["named"]) == (first, True)


SLIPS = [
    ("2036", ["in-max"]),
    ("код 2053", ["in-max"]),
    ("№ 1251", ["day-delay"]),
]
"""What is no code, and whose it may have been: one digit is wrong, or two are swapped."""


@pytest.mark.parametrize(("text", "meant"), SLIPS)
def test_a_slip_of_a_code_says_so_and_offers_whose_it_may_be(page: Page, text: str, meant: list[str]) -> None:
    found = page.evaluate("(text) => modules.search.search(real, text)", text)
    assert (found["slip"], found["verdict"]) == (text[-4:], "weak")
    first = [one["document"]["id"] for one in found["results"]]
    assert {*meant} <= {*first[:3]} and not any(one["named"] for one in found["results"])


def test_every_code_of_an_outcome_leads_to_its_page(page: Page, real: Content) -> None:
    codes = {code: one for code, one in real.codes.pages.items() if real.codes.of[one] == code}
    found = page.evaluate(
        "(codes) => codes.map((code) => modules.search.search(real, code).results[0].document.id)", [*codes]
    )
    assert found == [one.removeprefix(CHECKER) for one in codes.values()]


def test_danger_comes_before_a_code_in_its_story(page: Page) -> None:
    text = "сын продиктовал мошеннику код 1250"
    found = page.evaluate("(text) => modules.search.search(real, text)", text)
    assert found["results"][0]["danger"] is True


@pytest.mark.parametrize("text", ["Школа № 1250, не работает камера", "позвоните 8 916 125-12-50", "1251"])
def test_other_numbers_are_no_codes(page: Page, text: str) -> None:
    found = page.evaluate("(text) => modules.search.search(real, text)", text)
    assert not any(one["named"] for one in found["results"])


RIGHT = [
    "я и учитель и мама",
    "как войти в сферум",
    "как зайти в сферум родителю 5б класс",
    "школьная форма",
    "совместить два чата",
    "войти в чат",
    "сферум или max что выбрать",
    "чат их класса пропал",
    "сменила номер и фамилию после развода что менять",
    "эжд не пускает ошибка входа через мос ру",
]
"""Written rightly, and once «put right» all the same."""


def test_what_is_right_is_not_put_right(page: Page, real: Content) -> None:
    texts = [*RIGHT, *(text for one in real.articles() for text in (one.title, *one.aliases))]
    shown = page.evaluate(
        "(texts) => texts.map((text) => [text, modules.search.search(real, text).corrected])", texts
    )
    assert [pair for pair in shown if pair[1]] == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("kak voyti v sferum", "как войти в sferum"),
        ("Где родитилский чат?", "Где родительский чат?"),
        ("родительскийчатнепоявился", "родительский чат не появился"),
    ],
)
def test_what_is_put_right_keeps_the_rest(page: Page, typed: str, shown: str) -> None:
    assert page.evaluate("(text) => modules.search.search(real, text).corrected", typed) == shown


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("ей девять лет", "младше14"),
        ("четырнадцать исполнилось", "старше14"),
        ("мне 14 как сделать профиль", "старше14"),
        ("до четырнадцати лет", "младше14"),
        ("сыну 9 класс", None),
        ("мне 5 раз звонили", None),
    ],
)
def test_ages_are_read_in_words_and_without_years(
    page: Page, lexicon: Lexicon, text: str, term: str | None
) -> None:
    read = page.evaluate("(text) => modules.query.readQuery(real, text, false).map((one) => one.term)", text)
    ages = [one for one in read if one in lexicon.ages]
    assert ages == ([term] if term else [])


def test_every_accepted_answer_exists(real: Content) -> None:
    ids = {one.id for one in documents(real)}
    assert {id for query in QUERIES + UNSEEN + BLIND for id in query["accept"]} <= ids


FUZZ = """([count, longest]) => {
  const alphabet = "абвгдежзийклмнопрстуфхцчшщъыьэюяё abcdefghijklmnopqrstuvwxyz 0123456789 " +
    "[]{};:'\\",.<>`~!?-_\\n\\u0301\\u200b😀İß";
  const letters = [...alphabet];
  const known = real.documents.map((one) => one.title).join(" ").split(" ");
  // A fixed seed: the same strings everywhere.
  let seed = 20261123;
  const random = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  const pick = (list) => list[random(list.length)];
  const make = () => {
    let text = "";
    const length = random(50) ? random(30) : random(400);
    while (text.length < length) {
      const word = pick(known);
      const at = random(word.length);
      const broken = word.slice(0, at) + pick(letters) + word.slice(at);
      text += random(2) ? pick(letters) : random(3) ? `${word} ` : broken;
    }
    return text;
  };
  const slow = [];
  const time = (text) => {
    const start = performance.now();
    modules.search.search(real, text);
    return performance.now() - start;
  };
  for (let at = 0; at < count; at += 1) {
    const text = make();
    if (time(text) > longest) slow.push(text);
  }
  // A busy machine makes anything slow once; what is slow each time is slow.
  const again = (text) => (real.near.clear(), time(text));
  return slow.filter((text) => Math.min(...Array.from({ length: 5 }, () => again(text))) > longest);
}"""


def test_no_string_breaks_or_stops_it(page: Page) -> None:
    assert page.evaluate(FUZZ, [5_000, 50]) == []


def test_the_queries_are_unique() -> None:
    texts = [query["query"] for query in QUERIES + UNSEEN]
    assert len(texts) == len(set(texts))

"""Nodes of `faq/_synonyms.yml` → the words that search treats as the same, or leaves out."""

from __future__ import annotations

from ..model.synonyms import FULL, Meaning, Synonyms
from ..russian.stems import NEGATIONS, Lexicon, make_lexicon, normal, terms, words
from .fields import Fields
from .nodes import Node
from .values import Reading

LIGHTEST = 10
"""The least weight, in per cent."""

OLDEST = 99
"""Search takes a number of two digits for an age."""


def read_synonyms(reading: Reading, node: Node | None) -> Synonyms | None:
    return reading.record(node, read_fields)


def read_fields(fields: Fields) -> Synonyms:
    reading = fields.reading
    ignored = fields.items(
        "ignored",
        lambda node: read_ignored(reading, node),
        (),
        kind="список слов",
        help="слова, которые ничего не говорят о вопросе: список",
    )
    reading.refuse_twice(reading.places(ignored, fields.node("ignored")))
    forms = fields.items(
        "forms",
        lambda node: read_forms(reading, node),
        (),
        kind="список списков",
        help="формы слова, которые поиск сам не соберёт; первая — то, чем они станут",
        example="[[кофе, кофею, кофием], …]",
    )
    ages = fields.items(
        "ages",
        reading.number,
        (),
        kind="список чисел",
        help="с какого возраста ответы другие, по возрастанию: «12 лет» и «младше 18» станут одним словом",
        example="[18]",
        span=(1, OLDEST),
    )
    check_ages(reading, ages, fields.node("ages"))
    lexicon = make_lexicon(ignored, forms, ages)

    def read_phrases(node: Node, least: int = 1) -> tuple[str, ...]:
        phrases = reading.items(node, lambda item: read_phrase(reading, item, lexicon), least=least)
        places = reading.places([" ".join(terms(one, lexicon)) for one in phrases], node)
        reading.refuse_twice(places, "для поиска это то же слово: «{}»")
        return phrases

    def read_meaning(one: Fields) -> Meaning:
        kind = "список строк"
        said = one.read("from", read_phrases, kind=kind, help="как говорят, список слов и фраз")
        meant = one.read("to", read_phrases, kind=kind, help="что при этом ищут, список слов и фраз")
        weight = one.number(
            "weight",
            FULL,
            help="насколько это одно и то же, в процентах: от 10 до 100; без поля — 100",
            example="60",
            span=(LIGHTEST, FULL),
        )
        if not LIGHTEST <= weight <= FULL:
            hint = f"от {LIGHTEST} до {FULL}: {FULL} — это совсем одно и то же"
            reading.complain(one.place_of("weight"), f"вес {weight} не подходит", hint)
        return Meaning(said, meant, weight)

    return Synonyms(
        ignored=ignored,
        forms=forms,
        ages=ages,
        same=fields.items(
            "same",
            lambda node: read_phrases(node, 2),
            (),
            kind="список списков",
            help="группы слов об одном и том же, список списков",
            example="[[симка, сим-карта], …]",
        ),
        means=fields.records(
            "means", read_meaning, (), help="что ищут под чужим словом: у каждого from, to и weight"
        ),
    )


def read_word(reading: Reading, node: Node) -> str:
    """One word, as search sees it."""
    text = normal(reading.phrase(node))
    if text and words(text) != [text]:
        reading.complain(node.place, f"«{text}» — не одно слово", "каждое слово — отдельный пункт")
    return text


def read_forms(reading: Reading, node: Node) -> tuple[str, ...]:
    """The forms of one word."""
    forms = reading.items(node, lambda item: read_word(reading, item), least=2)
    reading.refuse_twice(reading.places(forms, node))
    return forms


def check_ages(reading: Reading, ages: tuple[int, ...], node: Node | None) -> None:
    """Ages of people, each above the one before."""
    last = 0
    for age, place in reading.places(ages, node):
        if age and not last < age <= OLDEST:
            reading.complain(
                place, f"возраст {age} не подходит", f"от {last + 1} до {OLDEST}, по возрастанию"
            )
        last = age


def read_ignored(reading: Reading, node: Node) -> str:
    """A word that is left out."""
    text = read_word(reading, node)
    if text in NEGATIONS:
        hint = "уберите его отсюда: «не приходит» и «приходит» — разные вопросы"
        reading.complain(node.place, f"слово «{text}» терять нельзя", hint)
    return text


def read_phrase(reading: Reading, node: Node, lexicon: Lexicon) -> str:
    """A word or a phrase of which search keeps as many words as it needs."""
    text = reading.phrase(node)
    left = terms(text, lexicon)
    if text and not left:
        hint = "все его слова стоят в ignored: возьмите другие или уберите пункт"
        reading.complain(node.place, f"от «{text}» для поиска ничего не остаётся", hint)
    elif len(left) == 1 and len(words(text)) > 1 and left[0] not in lexicon.ages:
        hint = "остальные слова стоят в ignored; тогда правило сработает на каждое такое слово — уточните его"
        reading.complain(node.place, f"от «{text}» для поиска остаётся одно «{left[0]}»", hint)
    return text

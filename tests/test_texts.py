"""The texts themselves, and what `validate` holds an editor to: easy to read, spelt right, nowhere a dead end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sferum_help.cli import main
from sferum_help.memory.memory import Memory
from sferum_help.model.content import Content
from sferum_help.model.spelling import Spelling
from sferum_help.reports import readability, spelling
from sferum_help.reports.editorial import editorial, place_of
from sferum_help.reports.spelling import WORD, doubt, misspelt, texts
from sferum_help.source.spelling import SPELLING
from sferum_help.source.tree import read_content

from .conftest import ROOT, SMALL

Tree = Callable[[dict], Path]

# What validate says


def test_nothing_is_wrong_with_the_texts(real: Content) -> None:
    """Spelling, «ё», long and stilted sentences, dead ends, what is not known and not said to editors."""
    assert real.spelling and list(map(str, editorial(ROOT, real))) == []


def test_every_text_that_a_reader_sees_is_looked_over() -> None:
    looked = dict(texts(ROOT))
    words = {word for lines in looked.values() for _, _, line in lines for word in WORD.findall(line)}
    assert {"docs/about.md", "faq/day-delay.yml", "instructions/_checker.yml"} <= looked.keys()
    assert len(words) > 3000


FAULTS = [
    (
        "short: Подождите сутки.",
        "short: Подаждите сутки.",
        "faq/no-chat.yml:4:8: словарь не знает слова «Подаждите»",
    ),
    ("short: Подождите сутки.", "short: Ещё идет урок.", "faq/no-chat.yml:4:12: «идет»: пропущено «ё»"),
    (
        "short: Подождите сутки.",
        f"short: >-\n  Подождите.\n  Чат {'очень ' * 25}большой.",
        "faq/no-chat.yml:6:3: слишком длинное предложение, слов: 27",
    ),
    (
        "short: Подождите сутки.",
        "short: Чат будет создан школой.",
        "faq/no-chat.yml:4:12: так пишут в канцелярии: «будет создан»",
    ),
    (
        "short: Подождите сутки.",
        "short: Сколько ждать, мы не знаем.",
        "faq/no-chat.yml:4:23: сказано «мы не знаем», а поля confirm нет",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), FAULTS, ids=[said.split(": ", 1)[1] for *_, said in FAULTS])
def test_what_is_wrong_is_told_with_its_place(tree: Tree, old: str, new: str, said: str) -> None:
    text = (SMALL / "faq/no-chat.yml").read_text("utf-8")
    root = tree({"faq/no-chat.yml": text.replace(old, new), SPELLING: OWN})
    assert [str(one).splitlines()[0] for one in editorial(root, read_content(root))] == [said]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "faq/no-chat.yml",
            "сутки.\n",
            "сутки. Звоните 8 495 123-45-67.\n",
            "номера 84951234567 нет в phones",
        ),
        ("faq/no-chat.yml", "сутки.\n", "сутки. Пишите на a@b.ru\n", "почтовый адрес в тексте: a@b.ru"),
        (
            "faq/_sources.yml",
            "https://",
            "https://xn--80ak6aa92e.ru/",
            "имя сайта записано знаками «xn--»: xn--80ak6aa92e.ru",
        ),
    ],
)
def test_nobody_is_sent_where_the_list_does_not_lead(
    tree: Tree, file: str, old: str, new: str, said: str
) -> None:
    text = (SMALL / file).read_text("utf-8")
    root = tree({file: text.replace(old, new, 1)})
    (fault,) = editorial(root, read_content(root))
    assert fault.place.path == file and fault.place.line > 1 and fault.message == said


OWN = "words: |\n  вк\n  мессенджер\n  сферум\n  чатах\n  чатов\nwithout-yo: |\n  все\n"


def test_a_page_leads_on(tree: Tree) -> None:
    text = (SMALL / "faq/no-chat.yml").read_text("utf-8")
    alone = text.replace("see: [sign-in]\n", "").replace("Смотрите [как войти](id:sign-in#open)", "Ждите")
    root = tree({"faq/no-chat.yml": alone})
    (fault,) = editorial(root, read_content(root))
    assert str(fault) == (
        "faq/no-chat.yml:1:1: со страницы некуда идти дальше\n"
        "  = впишите в see, что прочитать ещё, или добавьте ссылку, checker или message"
    )


def test_a_place_is_where_it_is_said_and_not_in_a_comment(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("# Адрес: guests: и так далее\nguests:\n  name: Гость\n", "utf-8")
    assert str(place_of(tmp_path, "a.yml", "guests:")) == "a.yml:2:1"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Подождите", ("", [])),
        ("подаждите", ("", ["подаждите"])),
        ("еще", ("ещё", [])),
        ("включены", ("", [])),  # «включёны» is no word, although the dictionary builds it
        ("учитель-врач", ("", [])),
        ("учитель-врчач", ("", ["врчач"])),
        ("все", ("всё", [])),
    ],
)
def test_words(word: str, said: tuple[str, list[str]]) -> None:
    assert doubt(word) == said


def test_what_people_type_is_no_text_of_ours(tree: Tree) -> None:
    root = tree(
        {"faq/_phrases.yml": "off-topic: памагите\n", "faq/_phrases/no-chat.yml": "phrases: где чят\n"}
    )
    names = [name for name, _ in texts(root)]
    assert "faq/no-chat.yml" in names and [name for name in names if "phrases" in name] == []


def test_the_dictionary_is_asked_once_about_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def said(*lines: str) -> list[str]:
        files = [("faq/a.yml", [(number, line, line) for number, line in enumerate(lines, 1)])]
        return [one.message for one in misspelt(files, Spelling(), Memory(tmp_path))]

    wrong = ["словарь не знает слова «суткы»"]
    assert said("Подождите суткы", "чата ещё нет") == wrong
    monkeypatch.setattr(spelling, "dictionary", lambda: pytest.fail("the dictionary is loaded again"))
    assert said("чата нет суткы") == wrong


def test_a_word_of_ones_own_goes_on_the_list_it_belongs_to(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (SMALL / "faq/no-chat.yml").read_text("utf-8").replace("Подождите сутки.", "Узнаете у саппортера.")
    root = tree({"faq/no-chat.yml": text, SPELLING: f"# Свои слова.\n{OWN}# Конец.\n"})
    assert main(["--root", str(root), "spell"]) == 1
    said = capsys.readouterr().err
    assert "faq/no-chat.yml:4:8: «Узнаете»: пропущено «ё»" in said and "пишите «Узнаёте»" in said
    assert "sferum-help spell --add саппортера" in said
    assert main(["--root", str(root), "spell", "--add", "Узнаете", "саппортера"]) == 0
    own = OWN.replace("чатов\n", "чатов\n  саппортера\n") + "  Узнаете\n"
    assert (root / SPELLING).read_text("utf-8") == f"# Свои слова.\n{own}# Конец.\n"
    assert main(["--root", str(root), "spell"]) == 0
    assert main(["--root", str(root), "spell", "--add", "Саппортера"]) == 0
    assert (root / SPELLING).read_text("utf-8") == f"# Свои слова.\n{own}# Конец.\n"


def test_only_words_go_on_the_list(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    root = tree({SPELLING: OWN})
    assert main(["--root", str(root), "spell", "--add", "два слова"]) == 1
    assert "«два слова» — не русское слово" in capsys.readouterr().err
    assert main(["--root", str(root), "spell", "слово"]) == 2


# Readability


def test_oborneva_formula() -> None:
    # 2 thoughts, 5 words, 10 syllables: 206.835 − 1.3 × 2.5 − 60.1 × 2
    assert readability.reading_ease(["Мама мыла раму.", "Она пела."]) == pytest.approx(83.385)

"""The texts themselves: true to their sources, easy to read, spelt right, each one found and leading on."""

from __future__ import annotations

import gc
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import spylls.hunspell
from sferum_help.model.article import Answer
from sferum_help.model.content import Content
from sferum_help.model.prose import Outside, Prose, Reference
from sferum_help.reports import readability
from spylls.hunspell import Dictionary

from .conftest import ROOT

FOLDER = Path(__file__).parent


def load_dictionary() -> Dictionary:
    """The Hunspell dictionary of Russian that comes with spylls."""
    with warnings.catch_warnings():
        # spylls leaves its files to the garbage collector.
        warnings.simplefilter("ignore", ResourceWarning)
        dictionary = Dictionary.from_files(str(Path(spylls.hunspell.__file__).parent / "data" / "ru" / "ru"))
        gc.collect()
        return dictionary


DICTIONARY = load_dictionary()

CYRILLIC = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)


def listed(name: str) -> set[str]:
    """The words of a list, one a line; `#` begins a comment."""
    lines = (line.partition("#")[0].strip() for line in (FOLDER / name).read_text("utf-8").splitlines())
    return {line for line in lines if line}


def source_files() -> Iterator[Path]:
    # Synonyms are words as people type them, slang and slips too; no reader sees them.
    unseen = {ROOT / "faq" / f"{name}.yml" for name in ("_synonyms", "_phrases", "_danger")}
    yield from sorted({*(ROOT / "faq").glob("*.yml")} - unseen)
    yield from sorted((ROOT / "instructions").glob("*.yml"))
    yield from sorted((ROOT / "docs").glob("*.md"))


UNSEEN = re.compile(r"^( *)aliases:\n(?:\1 *- .*\n)+|^ *never: \[.*\n|^spoken:\n(?: +.*\n)+", re.MULTILINE)
"""Words as people type them, like synonyms, words that nobody may write, and how a voice says others."""


def texts() -> Iterator[tuple[str, str]]:
    """Every line of the sources that a reader sees, with its place; addresses and comments left out."""
    for path in source_files():
        text = UNSEEN.sub(lambda block: "\n" * block[0].count("\n"), path.read_text("utf-8"))
        for number, line in enumerate(text.splitlines(), 1):
            if not line.lstrip().startswith("#") or path.suffix == ".md":
                yield f"{path.relative_to(ROOT)}:{number}", re.sub(r"https?://\S+|id:\S+", " ", line)


# Spelling


def test_every_word_is_spelt_right() -> None:
    ours = {word.casefold() for word in listed("words.txt")}
    known: dict[str, bool] = {}

    def right(word: str) -> bool:
        if word not in known:
            # «ё» may be missing from a form that the dictionary knows; that is the next test's business.
            spellings = (word, word.casefold(), word.replace("ё", "е"))
            known[word] = word.casefold() in ours or any(DICTIONARY.lookup(one) for one in spellings)
        return known[word]

    unknown = [
        f"{place}: {word}"
        for place, line in texts()
        for word in CYRILLIC.findall(line)
        if not right(word) and not all(right(part) for part in word.split("-"))
    ]
    assert unknown == [], "исправьте или впишите слово в tests/words.txt"


def test_yo_is_written_where_it_belongs() -> None:
    """A word that the dictionary also knows with «ё» is ours to mend, or a form of its own and listed."""
    own = {word.casefold() for word in listed("words-without-yo.txt")}
    with_yo: dict[str, bool] = {}

    def wants_yo(word: str) -> bool:
        if word not in with_yo:
            places = [place for place, letter in enumerate(word) if letter in "еЕ"]
            variants = (word[:place] + "ё" + word[place + 1 :] for place in places)
            with_yo[word] = word.casefold() not in own and any(
                DICTIONARY.lookup(one.casefold()) for one in variants
            )
        return with_yo[word]

    missing = [
        f"{place}: {word}"
        for place, line in texts()
        for word in CYRILLIC.findall(line)
        if "ё" not in word.casefold() and wants_yo(word)
    ]
    assert missing == [], "поставьте «ё» или впишите слово в tests/words-without-yo.txt"


# Readability


def test_each_role_reads_with_ease(real: Content) -> None:
    for role in real.roles.values():
        report = readability.report(real, role.id)
        assert report.ease >= role.ease, role.id
        assert report.average <= readability.AVERAGE, role.id


def test_no_sentence_is_too_long(real: Content) -> None:
    assert readability.too_long(real) == []


def test_nobody_writes_like_an_office(real: Content) -> None:
    assert readability.stilted(real) == []


def test_oborneva_formula() -> None:
    # 2 thoughts, 5 words, 10 syllables: 206.835 − 1.3 × 2.5 − 60.1 × 2
    assert readability.reading_ease(["Мама мыла раму.", "Она пела."]) == pytest.approx(83.385)


# Truth


def test_every_article_cites_its_sources(real: Content) -> None:
    assert [article.id for article in real.articles() if not article.sources] == []


OFFICIAL = re.compile(r"(?:[a-z]+\.)*(?:mos\.ru|gosuslugi\.ru|sferum\.ru|vk\.me|max\.ru)")
"""Where the list of hosts may grow: sites of the services themselves."""


def prose_of(content: Content) -> Iterator[tuple[str, Prose]]:
    """Every text with links, with the file it stands in."""
    for article in content.articles():
        yield article.source, article.warning
        yield article.source, article.note
        if isinstance(article, Answer):
            yield article.source, article.answer
            yield from ((article.source, part.text) for part in article.parts)
        else:
            parts = [text for step in article.steps for text in (step.do, step.warning, step.note)]
            for text in (*parts, *article.need, *article.result, *(one.fix for one in article.trouble)):
                yield article.source, text
    for role in content.roles.values():
        for step in role.journey:
            yield f"_roles {role.id}", step.text
    for video in content.videos.values():
        yield f"_videos {video.id}", video.transcript
    for question in content.checker.questions.values():
        yield f"_checker {question.id}", question.why.then(question.look)
    for outcome in content.checker.outcomes.values():
        yield f"_checker {outcome.id}", outcome.because.then(outcome.result).then(outcome.otherwise)


def test_readers_are_sent_to_official_hosts_only(real: Content) -> None:
    """The build refuses every other host, see `hosts` in _words.yml; here is what the list may hold."""
    links = [link for _, text in prose_of(real) for link in text.links()]
    outside = [link.address for link in links if isinstance(link, Outside)]
    found = {urlsplit(address).netloc for address in outside if not address.startswith("tel:")}
    assert found and all(OFFICIAL.fullmatch(host) for host in found)


def test_addresses_are_plain_to_see(real: Content) -> None:
    """No mixed alphabets, no punycode but a source's own name, no shorteners."""
    shorteners = {"clck.ru", "goo.su", "vk.cc", "bit.ly", "t.me", "u.to", "is.gd", "tinyurl.com"}
    for source in real.sources.values():
        host = urlsplit(source.url).netloc
        assert host.isascii() and host not in shorteners, source.id
        assert "xn--" not in host or ".рф" in source.publisher, source.id


def test_no_phone_number_but_those_on_the_list_and_no_mail_address() -> None:
    phone = re.compile(r"(?:\+7|\b8)(?:[\s()-]*\d){10}\b|\b\d{3}-\d{2}-\d{2}\b")
    mail = re.compile(r"[\w.]+@[\w-]+\.\w+")
    (listed,) = (
        line
        for line in (ROOT / "faq/_words.yml").read_text("utf-8").splitlines()
        if line.startswith("phones:")
    )
    known = set(re.findall(r"\d+", listed))
    found = [
        (place, "".join(re.findall(r"\d", number)))
        for place, line in texts()
        for number in phone.findall(line)
    ]
    assert [(place, number) for place, number in found if number not in known] == []
    assert [place for place, line in texts() if mail.search(line)] == []


# Completeness


def links_of(content: Content) -> dict[str, set[str]]:
    """Article → the articles that it leads to."""
    links: dict[str, set[str]] = {}
    for article in content.articles():
        found = set(article.see)
        for source, text in prose_of(content):
            if source == article.source:
                found |= {link.id for link in text.links() if isinstance(link, Reference)}
        links[article.id] = found - {article.id}
    return links


def test_no_article_is_a_dead_end(real: Content) -> None:
    """Each ends in something to do: another article, the checker, or a text to send."""
    links = links_of(real)
    ends = [one.id for one in real.articles() if not (links[one.id] or one.checker or one.message)]
    assert ends == []


def test_every_promised_article_is_there(real: Content) -> None:
    assert listed("articles.txt") - {article.id for article in real.articles()} == set()


UNSURE = re.compile(
    r"(?:инструкции|описания|правила|подтверждения|порядка|способа)\s+(?:\S+\s+){0,3}не нашли"
    r"|официально не (?:сказано|описано)|официальные материалы не говорят|не подтверждено"
    r"|мы (?:точно )?не (?:нашли|знаем|проверяли|проверили)",
    re.IGNORECASE,
)
"""How a text says that something is not known."""


def test_what_is_not_known_says_to_editors_what_would_confirm_it(real: Content) -> None:
    unsure = {
        article.id
        for article in real.articles()
        if any(UNSURE.search(text) for text in readability.article_texts(article))
    }
    assert {article.id for article in real.articles() if article.confirm} >= unsure

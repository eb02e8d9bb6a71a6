"""What an editor is held to beyond what a page needs to be made: easy to read, spelt right, nowhere a dead end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from ..memory.memory import NO_MEMORY, Memory
from ..model.content import Content
from ..model.role import Role
from ..source.problems import Place, Problem
from .readability import AVERAGE, LONGEST, article_texts, report, stilted, too_long
from .spelling import Line, misspelt, texts
from .weights import linked_from

SOURCES, SITE = "faq/_sources.yml", "faq/_site.yml"
ROLES = "instructions/_roles.yml"

MANY = 10
"""Articles of a role, from which on they are judged together."""

PHONE = re.compile(r"(?:\+7|\b8)(?:[\s()-]*\d){10}\b|\b\d{3}-\d{2}-\d{2}\b")
MAIL = re.compile(r"[\w.]+@[\w-]+\.\w+")

UNSURE = re.compile(
    r"(?:инструкции|описания|правила|подтверждения|порядка|способа)\s+(?:\S+\s+){0,3}не нашли"
    r"|официально не (?:сказано|описано)|официальные материалы не говорят|не подтверждено"
    r"|мы (?:точно )?не (?:нашли|знаем|проверяли|проверили)",
    re.IGNORECASE,
)
"""How a text says that something is not known."""


def editorial(root: Path, content: Content, memory: Memory = NO_MEMORY) -> Iterator[Problem]:
    """Everything of it, with its place."""
    yield from hard_to_read(root, content)
    yield from dead_ends(content)
    yield from unconfirmed(root, content)
    files = list(texts(root))
    yield from contacts(files, content)
    yield from hidden_addresses(root, content)
    if content.spelling:
        yield from misspelt(files, content.spelling, memory)


def hard_to_read(root: Path, content: Content) -> Iterator[Problem]:
    for sentence in too_long(content):
        message = f"слишком длинное предложение, слов: {len(sentence.words)}"
        hint = f"допустимо {LONGEST}; сделайте из него два"
        yield Problem(place_of(root, sentence.source, sentence.text), message, hint)
    for sentence, words in stilted(content):
        hint = "скажите просто и прямо: кто и что делает"
        yield Problem(place_of(root, sentence.source, words), f"так пишут в канцелярии: «{words}»", hint)
    for role in content.roles.values():
        yield from hard_for(root, content, role)


def hard_for(root: Path, content: Content, role: Role) -> Iterator[Problem]:
    """Whether all texts of a role together read with ease; of a few the mean says nothing."""
    found = report(content, role.id)
    if sum(role.id in one.roles for one in content.articles()) < MANY or not found:
        return
    hint = f"труднее всех «{found.hardest[0]}»; предложения, с которых начать, назовёт sferum-help read"
    if found.ease < role.ease:
        message = (
            f"тексты для роли «{role.id}» стали трудными: лёгкость {found.ease:.0f}, нужно {role.ease:.0f}"
        )
        yield Problem(place_of(root, ROLES, f"{role.id}:"), message, hint)
    if found.average > AVERAGE:
        message = (
            f"предложения для роли «{role.id}» стали длинными: слов {found.average:.1f}, допустимо {AVERAGE}"
        )
        yield Problem(place_of(root, ROLES, f"{role.id}:"), message, hint)


def dead_ends(content: Content) -> Iterator[Problem]:
    """Each page ends in something to do: another page, the checker, or a text to send."""
    for article in content.articles():
        if not (linked_from(article) or article.checker or article.message):
            hint = "впишите в see, что прочитать ещё, или добавьте ссылку, checker или message"
            yield Problem(Place(article.source), "со страницы некуда идти дальше", hint)


def unconfirmed(root: Path, content: Content) -> Iterator[Problem]:
    """What is not known says to editors what would confirm it."""
    for article in content.articles():
        said = next((found for text in article_texts(article) if (found := UNSURE.search(text))), None)
        if said and not article.confirm:
            hint = "впишите в confirm, что ещё не подтверждено и чем это подтвердить: это читают редакторы"
            place = place_of(root, article.source, said[0])
            yield Problem(place, f"сказано «{said[0]}», а поля confirm нет", hint)


def contacts(files: Iterable[tuple[str, list[Line]]], content: Content) -> Iterator[Problem]:
    """Phones and mail addresses: a number has to be on the list, and nobody writes to an address in a text."""
    for name, lines in files:
        for number, typed, line in lines:
            for found in PHONE.finditer(line):
                digits = re.sub(r"\D", "", found[0])
                if digits not in content.phones:
                    place = Place(name, number, found.start() + 1, len(found[0]), typed)
                    hint = "проверьте номер и впишите его туда, в faq/_words.yml, или уберите"
                    yield Problem(place, f"номера {digits} нет в phones", hint)
            if "@" in line and name != SITE and (found := MAIL.search(line)):
                place = Place(name, number, found.start() + 1, len(found[0]), typed)
                hint = f"куда писать тем, кто ведёт сайт, говорит owner в {SITE}; другую почту уберите"
                yield Problem(place, f"почтовый адрес в тексте: {found[0]}", hint)


def hidden_addresses(root: Path, content: Content) -> Iterator[Problem]:
    """The address of a source shows where it leads."""
    for source in content.sources.values():
        host = urlsplit(source.url).netloc
        if "xn--" in host and ".рф" not in source.publisher:
            message, hint = (
                f"имя сайта записано знаками «xn--»: {host}",
                "назовите сайт по-русски в publisher",
            )
            yield Problem(place_of(root, SOURCES, source.url), message, hint)


COMMENT = re.compile(r"^ *#.*$", re.MULTILINE)


def place_of(root: Path, source: str, text: str) -> Place:
    """Where a text begins that is shown: in its file it may have marks inside and go over several lines."""
    whole = (root / source).read_text("utf-8-sig")
    shown = COMMENT.sub(lambda line: " " * len(line[0]), whole)
    words = re.findall(r"[\w{}]+", text)[:4]
    for count in range(len(words), 0, -1):
        pattern = r"(?:[^\w\n]|\n\s*)+".join(map(re.escape, words[:count]))
        if found := re.search(rf"(?<!\w){pattern}", shown):
            line = whole.count("\n", 0, found.start()) + 1
            typed = whole.splitlines()[line - 1]
            column = found.start() - whole.rfind("\n", 0, found.start())
            length = min(len(found[0]), len(typed) - column + 1)
            return Place(source, line, column, length, typed)
    return Place(source)

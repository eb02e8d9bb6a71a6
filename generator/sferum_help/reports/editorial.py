"""What an editor is held to beyond what a page needs to be made: easy to read, spelt right, nowhere a dead end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from ..memory.memory import NO_MEMORY, Memory
from ..model.article import Answer, Instruction
from ..model.content import Content
from ..model.role import Role
from ..source.problems import Place, Problem
from .readability import (
    AVERAGE,
    LONGEST,
    Judge,
    Judged,
    article_texts,
    judge,
    report,
    stilted,
    too_long,
)
from .spelling import (
    Allowed,
    Doubt,
    Line,
    doubtful,
    problems_in,
    seen_lines,
    seen_names,
)
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
    told = verdicts(content, memory)
    yield from hard_to_read(root, content, lambda article: told[article.id].judged)
    yield from dead_ends(content)
    yield from unconfirmed(root, content, told)
    files = overviews(root, memory, asks=content.spelling is not None)
    yield from contacts(files, content)
    yield from hidden_addresses(root, content)
    if content.spelling:
        allowed = Allowed(content.spelling)
        for one in files:
            if wrong := allowed.wrong(one.doubtful):
                yield from problems_in(one.name, one.lines, wrong)


@dataclass(frozen=True)
class Verdict:
    """What is said of one article alone."""

    judged: Judged
    unsure: str
    """The words that say that something is not known; empty: all is."""


def verdicts(content: Content, memory: Memory) -> dict[str, Verdict]:
    """Of each article, by its id. Texts that were judged before are not read again."""
    before: dict[str, Verdict] = memory.fetch("verdicts") or {}
    keys = {one.id: one.digest for one in content.articles()}
    found = {keys[one.id]: before.get(keys[one.id]) or verdict(one) for one in content.articles()}
    if found.keys() != before.keys():
        memory.store("verdicts", found)
    return {id: found[key] for id, key in keys.items()}


def verdict(article: Answer | Instruction) -> Verdict:
    said = next((found[0] for text in article_texts(article) if (found := UNSURE.search(text))), "")
    return Verdict(judge(article), said)


@dataclass(frozen=True)
class Overview:
    """What has to be known of one source file, if it is not read again."""

    path: Path
    name: str
    doubtful: Mapping[str, Doubt]
    """Words that the dictionary does not simply know."""
    phones: frozenset[str]
    """Digits alone."""
    has_mail: bool

    @property
    def lines(self) -> list[Line]:
        """Those that readers see."""
        return seen_lines(self.name, self.path.read_text("utf-8-sig"))


def overviews(root: Path, memory: Memory, *, asks: bool) -> list[Overview]:
    """Of every source file, in their order; `asks`: whether the dictionary is asked for its words."""
    told = str(asks)
    before: dict[str, tuple[dict[str, Doubt], frozenset[str], bool]] = memory.fetch("overviews", told) or {}
    files = {name: (root / name).read_text("utf-8-sig") for name in seen_names(root)}
    keys = {name: digest_of(name, text) for name, text in files.items()}
    new = {name: seen_lines(name, files[name]) for name, key in keys.items() if key not in before}
    words = doubtful(new.values(), memory) if new and asks else [{} for _ in new]
    known = before | {
        keys[name]: (found, *addresses_in(line for _, _, line in lines))
        for (name, lines), found in zip(new.items(), words, strict=True)
    }
    found = {key: known[key] for key in keys.values()}
    if found.keys() != before.keys():
        memory.store("overviews", found, told)
    return [Overview(root / name, name, *found[key]) for name, key in keys.items()]


def addresses_in(lines: Iterable[str]) -> tuple[frozenset[str], bool]:
    """The phones in some lines, and whether there is a mail address."""
    phones: set[str] = set()
    has_mail = False
    for line in lines:
        phones |= {digits_of(found[0]) for found in PHONE.finditer(line)}
        has_mail = has_mail or "@" in line and bool(MAIL.search(line))
    return frozenset(phones), has_mail


def digits_of(phone: str) -> str:
    return re.sub(r"\D", "", phone)


def digest_of(*texts: str) -> str:
    return sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()


def hard_to_read(root: Path, content: Content, judge: Judge) -> Iterator[Problem]:
    for sentence in too_long(content, judge):
        message = f"слишком длинное предложение, слов: {len(sentence.words)}"
        hint = f"допустимо {LONGEST}; сделайте из него два"
        yield Problem(place_of(root, sentence.source, sentence.text), message, hint)
    for sentence, words in stilted(content, judge):
        hint = "скажите просто и прямо: кто и что делает"
        yield Problem(place_of(root, sentence.source, words), f"так пишут в канцелярии: «{words}»", hint)
    for role in content.roles.values():
        yield from hard_for(root, content, role, judge)


def hard_for(root: Path, content: Content, role: Role, judge: Judge) -> Iterator[Problem]:
    """Whether all texts of a role together read with ease; of a few the mean says nothing."""
    found = report(content, role.id, judge)
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


def unconfirmed(root: Path, content: Content, told: Mapping[str, Verdict]) -> Iterator[Problem]:
    """What is not known says to editors what would confirm it."""
    for article in content.articles():
        said = told[article.id].unsure
        if said and not article.confirm:
            hint = "впишите в confirm, что ещё не подтверждено и чем это подтвердить: это читают редакторы"
            place = place_of(root, article.source, said)
            yield Problem(place, f"сказано «{said}», а поля confirm нет", hint)


def contacts(files: Iterable[Overview], content: Content) -> Iterator[Problem]:
    """Phones and mail addresses: a number has to be on the list, and nobody writes to an address in a text."""
    for file in files:
        if file.phones <= {*content.phones} and not file.has_mail:
            continue
        name = file.name
        for number, typed, line in file.lines:
            for found in PHONE.finditer(line):
                digits = digits_of(found[0])
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

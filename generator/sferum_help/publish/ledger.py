"""`permalinks.txt`: every address and every named place that was ever published, and what it answered.

Help is linked from chats, letters and paper that nobody can correct, so that no address may vanish, and none may
silently answer another question. Lines are only ever added; of an address that was published again with other words
the last line counts.

    /faq/how-much/<tab>1250<tab>Сколько это стоит?
    /faq/how-much/#free
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from ..model.addresses import (
    address_of,
    code_address,
    coded_link,
    codes_by_address,
    page_address,
)
from ..model.article import FOLDERS, Answer, Instruction
from ..model.content import Content
from ..model.places import LEDGER
from ..pages.page import Page
from ..russian.stems import PLAIN, terms
from ..source.problems import Place, Problem
from ..source.text import find_conflict

HEAD = """\
# Всё, что было опубликовано: адрес, код, вопрос; ниже — места на странице. Строки только добавляют:
# это делает sferum-help publish. Пропал адрес — публикация остановится и скажет, что сделать.
"""
ALIKE = 0.5
"""Which share of the words of a question have to be left for it to be the same question in other words."""

SAME = 0.8
"""Which share of its words another page has if it asks that question now."""

JOIN = "оставьте все строки обеих версий, сотрите только <<<<<<<, ======= и >>>>>>>"
"""Each version has published something."""

LINE = re.compile(r"(/[^\s#]*)(?:#(\S+)|\t(\d*)\t(.+))?")


@dataclass(frozen=True)
class Entry:
    """One page, as it is published."""

    code: str
    """Its short code; empty: it has none."""
    question: str
    places: tuple[str, ...]
    """Ids of places within it that an editor has named, former ones too."""
    moved_to: str = ""
    """Where it leads on, if it does."""
    asked: tuple[str, ...] = ()
    """How else people ask it."""
    is_tombstone: bool = False


@dataclass(frozen=True)
class Line:
    """One line of the ledger."""

    place: Place
    address: str
    anchor: str
    code: str
    question: str


def entries_of(content: Content, pages: Iterable[Page]) -> dict[str, Entry]:
    """What is published now: address with a slash before it → entry."""
    codes = codes_by_address(content)
    articles = {address_of(one): one for one in content.articles()}
    documents = {page_address(one.id): one for one in content.documents.values()}
    entries = {}
    for page in pages:
        if page.kind == "not-found":
            continue
        article, document = articles.get(page.address), documents.get(page.address)
        places: tuple[str, ...] = ()
        if article:
            places = places_of(article)
        elif document:
            places = tuple(heading.id for heading in document.headings)
        entries[f"/{page.address}"] = Entry(
            codes.get(page.address, ""),
            page.title,
            places,
            page.moved_to and f"/{page.moved_to}",
            article.aliases if article else (),
            page.kind == "retired",
        )
    return entries


def places_of(article: Answer | Instruction) -> tuple[str, ...]:
    """The places of its page, by every name that each ever had."""
    return tuple(id for place in article.places for id in (place.id, *place.was))


def entries_of_articles(content: Content) -> dict[str, Entry]:
    """What the sources alone say of answers, instructions and codes: no page has to be made for it."""
    entries = {
        f"/{one.address}": Entry("", one.title, (), is_tombstone=True) for one in content.retired.values()
    }
    for article in content.articles():
        address = f"/{address_of(article)}"
        places = places_of(article)
        code = content.codes.of.get(article.id, "")
        entries[address] = Entry(code, article.title, places, "", article.aliases)
        entries |= {f"/{old}/": Entry("", article.title, (), address) for old in article.was}
    for code, name in content.codes.pages.items():
        to = coded_link(content, name)
        entries[f"/{code_address(code)}"] = Entry("", to.text, (), f"/{to.address}")
    for code, name in content.codes.retired.items():
        told = content.retired.get(name)
        entries[f"/{code_address(code)}"] = Entry("", "", (), f"/{told.address}" if told else "")
    return entries


def lost_articles(content: Content, lines: Iterable[Line]) -> Iterator[Problem]:
    """Likewise of answers and instructions that were published: what `validate` can say before a site is made."""
    ours = [line for line in lines if line.address.startswith(tuple(f"/{folder}/" for folder in FOLDERS))]
    indexes = {f"/{page_address(folder)}" for folder in FOLDERS}
    return lost([line for line in ours if line.address not in indexes], entries_of_articles(content))


def read_ledger(root: Path) -> tuple[list[Line], list[Problem]]:
    """Its lines, and what is wrong with it; no lines if nothing was published yet."""
    path = root / LEDGER
    try:
        text = path.read_text("utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError):
        return [], [
            Problem(
                Place(LEDGER), "файл не читается", "верните его из хранилища: git checkout permalinks.txt"
            )
        ]
    if conflict := find_conflict(text, LEDGER):
        return [], [replace(conflict, hint=JOIN)]
    lines, problems = [], []
    for number, typed in enumerate(text.splitlines(), 1):
        if not typed.strip() or typed.startswith("#"):
            continue
        place = Place(LEDGER, number, 1, len(typed), typed)
        if found := LINE.fullmatch(typed):
            address, anchor, code, question = (group or "" for group in found.groups())
            lines.append(Line(place, address, anchor, code, question))
        else:
            hint = (
                "нужно так: /адрес/, код и вопрос через табуляцию, или /адрес/#место; верните строку из git"
            )
            problems.append(Problem(place, "строка испорчена", hint))
    return lines, problems


def lost(lines: Iterable[Line], entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """Addresses that vanished or answer something else by now."""
    lines = list(lines)
    last = {line.address: line for line in lines if not line.anchor}
    questions = {address: entry.question for address, entry in entries.items() if not entry.moved_to}
    for line in lines:
        if line.code and (problem := misled(line, entries)):
            yield problem
        if not (entry := entries.get(line.address)):
            if not line.anchor and last[line.address] is line:
                yield Problem(line.place, f"адрес {line.address} был опубликован, теперь его нет", GONE)
        elif line.anchor:
            if not entry.moved_to and not entry.is_tombstone and line.anchor not in entry.places:
                yield Problem(
                    line.place,
                    f"место {line.address}#{line.anchor} было опубликовано, теперь его нет",
                    f"переименовали? впишите в новое место was: [{line.anchor}]; удалили насовсем? — туда, куда "
                    "читателю идти теперь",
                )
        elif last[line.address] is line:
            yield from mistaken(line, entry, questions, last)


GONE = (
    "переименовали? впишите прежнее имя в поле was новой страницы; "
    "удалили насовсем? скажите в faq/_retired.yml, куда идти теперь, а код оставьте: {was: имя страницы}; "
    "в другой раз это сделают sferum-help rename и retire"
)


def misled(line: Line, entries: Mapping[str, Entry]) -> Problem | None:
    """Whether a code that is on paper leads to another page by now."""
    entry, leads = entries.get(line.address), entries.get(f"/{code_address(line.code)}")
    there = leads.moved_to if leads else ""
    if entry is None or there in (line.address, entry.moved_to):
        return None
    now = f"ведёт на {there}" if there else "никуда не ведёт"
    message = f"код {line.code} напечатан для {line.address}, а теперь {now}"
    return Problem(
        line.place, message, "верните его строку в faq/_codes.yml; удалённой странице — {was: её имя}"
    )


def mistaken(
    line: Line, entry: Entry, questions: Mapping[str, str], last: Mapping[str, Line]
) -> Iterator[Problem]:
    """What is wrong with a page that is still there.

    Args:
        questions: Address → its question, of every page that readers stay on.
        last: Address → its last line.
    """
    if entry.moved_to or entry.is_tombstone or line.question in ("", entry.question):
        return
    if owner := new_owner(line, questions, last):
        yield Problem(
            line.place,
            f"на вопрос «{line.question}» отвечал {line.address}, а теперь {owner}",
            "поменялись местами? верните имена файлов: на прежние адреса уже ссылаются",
        )
    elif not is_left(stems(line.question), stems(" ".join([entry.question, *entry.asked]))):
        yield Problem(
            line.place,
            f"по адресу {line.address} был вопрос «{line.question}», а теперь «{entry.question}»",
            "другой вопрос? ему нужен свой файл. Тот же, но другими словами? Допишите прежние слова в aliases",
        )


def new_owner(line: Line, questions: Mapping[str, str], last: Mapping[str, Line]) -> str:
    """The other address to which a question has gone; empty if it has not.

    An address that only sounds alike has asked its own question all the time.
    """
    said = stems(line.question)
    if said == stems(questions[line.address]):
        return ""
    near = {address: likeness(said, stems(asked)) for address, asked in questions.items()}
    owner = max(near, key=lambda address: (near[address], address == line.address))
    if owner == line.address or not is_left(said, stems(questions[owner]), SAME):
        return ""
    if before := last.get(owner):
        came = likeness(stems(before.question), stems(questions[owner])) < near[owner]
    else:
        came = not is_left(said, stems(questions[line.address]))
    return owner if came else ""


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The words that both have, as a share of all that they have (Jaccard); 1: the same words."""
    return len(one & other) / max(1, len(one | other))


def is_left(said: frozenset[str], now: frozenset[str], share: float = ALIKE) -> bool:
    """Whether enough of the words that were said are still there."""
    return len(said & now) >= share * len(said)


@cache
def stems(text: str) -> frozenset[str]:
    return frozenset(terms(text, PLAIN))


def additions(lines: Iterable[Line], entries: Mapping[str, Entry]) -> list[str]:
    """The lines that are published for the first time, or with other words than before."""
    known = {(line.address, line.anchor) for line in lines}
    last = {line.address: (line.code, line.question) for line in lines if not line.anchor}
    added = []
    for address, entry in entries.items():
        if not entry.moved_to and last.get(address) != (entry.code, entry.question):
            added.append(f"{address}\t{entry.code}\t{entry.question}")
        elif entry.moved_to and address not in last:
            added.append(f"{address}\t\t{entry.question}")
        added += [f"{address}#{place}" for place in entry.places if (address, place) not in known]
    return added

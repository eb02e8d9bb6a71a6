"""`docs/*.md` → handwritten pages: CommonMark with tables, every heading named, every link checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from ..model.addresses import (
    ANSWERS_CSV,
    ANSWERS_JSON,
    CHECKER,
    HOME,
    LOOK,
    NUMBERS,
    address_of,
    code_address,
    handout_link,
    meeting_link,
    node_address,
    page_address,
    video_page_link,
)
from ..model.content import Content
from ..model.document import SLOTS, Document, Heading, Slot, Target
from ..model.places import DOCS
from .document_text import DocumentText, FoundLink, FoundSlot, parse_document
from .fields import Fields
from .nodes import parse
from .problems import Place, Problem
from .prose import REFUSED
from .text import find_bad_characters, read_text
from .values import ID, ID_HINT, LONGEST_TEXT, Reading
from .wall import REFUSAL, is_clean
from .web import host_of

ENDING = re.compile(r"(.+)\.(?:md|markdown)(?:\.txt)?", re.IGNORECASE)
"""How a page may be named by mistake."""
FENCE = "---"
"""The line above and below the fields of a page."""

NOT_INSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|[/.]|.*[\\\s]", re.IGNORECASE | re.DOTALL)
"""What no link to a page of this site looks like; browsers drop a tab and take `\\` for `/`."""

HOW_TO_LINK = "страница сайта: [слова](faq/how-much.md), другой сайт: [слова](https://…)"


@dataclass(frozen=True)
class LinkInside:
    """A link to a page or a file of this site: checked when all of them are known."""

    place: Place
    document: str
    """The page that it stands on."""
    typed: str
    """`faq/how-much.md`, `answers.csv`; empty: the same page."""
    anchor: str


@dataclass(frozen=True)
class Documents:
    pages: Mapping[str, Document]
    links: tuple[LinkInside, ...]


def read_documents(root: Path, reading: Reading) -> Documents:
    """All handwritten pages; the list of hosts has to be known by now."""
    pages: dict[str, Document] = {}
    links: list[LinkInside] = []
    for path in sorted((root / DOCS).glob("[!.]*[!~]")):
        if path.suffix == ".md" or path.is_dir():
            continue
        name = path.relative_to(root).as_posix()
        meant = ENDING.fullmatch(path.name)
        hint = f"переименуйте его в {meant[1].lower()}.md" if meant else "здесь лежат только страницы, имя.md"
        reading.complain(Place(name), "файл не попадёт на сайт", hint)
        if meant:
            # It is there all the same: whoever links to it is not wrong, too.
            pages[meant[1].lower()] = Document(meant[1].lower(), "", "", name, (), ())
    for path in document_files(root):
        name = path.relative_to(root).as_posix()
        if path.parent != root / DOCS:
            reading.complain(Place(name), "страница во вложенной папке", "переложите её прямо в docs")
        if not ID.fullmatch(path.stem):
            reading.complain(Place(name), f"имя файла «{path.name}» не подходит", ID_HINT)
            continue
        text, problems = read_text(path, name)
        problems += find_bad_characters(text or "", name)
        if len(text or "") > LONGEST_TEXT:
            hint = f"допустимо {LONGEST_TEXT}; разделите её на несколько"
            problems.append(Problem(Place(name), f"слишком длинная страница, знаков: {len(text)}", hint))
        reading.problems += problems
        pages[path.stem], found = read_document(reading, path.stem, name, "" if problems else text or "")
        links += found
    return Documents(pages, tuple(links))


def document_files(root: Path) -> list[Path]:
    return sorted((root / DOCS).rglob("*.md"))


def read_document(reading: Reading, id: str, name: str, text: str) -> tuple[Document, list[LinkInside]]:
    """One page: fields between two lines of dashes, if there are any, and Markdown."""
    lines = text.splitlines()
    end = end_of_fields(reading, name, lines)
    fields = read_fields(reading, name, lines[1:end]) if end else {}
    # The fields stay as empty lines, so that places are right.
    body = [""] * (end + 1) + lines[end + 1 :] if end else lines
    page = parse_document("\n".join(body))
    for heading in page.headings:
        if not heading.id:
            line = lines[heading.line]
            place = Place(name, heading.line + 1, 1, len(line), line)
            hint = "допишите в конце строки короткое имя латиницей: {#task}"
            reading.complain(place, "у заголовка нет имени для ссылок", hint)
    named = [
        (one.id, Place(name, one.line + 1, 1, len(lines[one.line]), lines[one.line])) for one in page.headings
    ]
    reading.refuse_twice(named, "имя «{}» на этой странице уже есть")
    for refused in page.refused:
        message, hint = REFUSED[refused.kind]
        hint = "уберите теги: оформляют знаками Markdown" if refused.kind.startswith("html") else hint
        reading.complain(Place(name, refused.line + 1, 1, 1, lines[refused.line]), message, hint)
    for one in page.findings:
        reading.complain(place_in(lines, name, one.fragment), one.message, one.hint)
    for part in page.parts:
        if isinstance(part, FoundSlot) and part.name not in SLOTS:
            place = Place(name, part.line + 1, 1, len(part.name) + 2, lines[part.line])
            hint = f"сайт сам вставляет только {', '.join(f'{{{slot}}}' for slot in SLOTS)}"
            reading.complain(place, f"неизвестная вставка «{{{part.name}}}»", hint)
    title = fields.get("title", "") or next((one.text for one in page.headings), "")
    if not title and not reading_failed(reading, name):
        hint = "начните страницу строкой «# Название {#title}»"
        reading.complain(Place(name), "у страницы нет названия", hint)
    document = Document(
        id=id,
        title=title,
        description=fields.get("description", ""),
        source=name,
        parts=tuple(_parts(id, name, lines, page)),
        headings=tuple(Heading(one.id, one.text) for one in page.headings),
    )
    links = list(check_links(reading, id, name, lines, page))
    if not reading_failed(reading, name) and not is_clean(page.html):
        reading.complain(Place(name), *REFUSAL)
    return document, links


def reading_failed(reading: Reading, name: str) -> bool:
    return any(problem.place.path == name for problem in reading.problems)


def end_of_fields(reading: Reading, name: str, lines: list[str]) -> int:
    """The number of the line below the fields of a page; 0 without fields."""
    if not lines or lines[0].strip() != FENCE:
        return 0
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == FENCE), 0)
    if not end:
        reading.complain(Place(name), "поля страницы не закрыты", f"поставьте под ними строку «{FENCE}»")
    return end


def read_fields(reading: Reading, name: str, lines: list[str]) -> dict[str, str]:
    """The fields above a page."""
    if not any(line.strip() for line in lines):
        return {}
    # The line of dashes stays as an empty one, so that places are right.
    node, problems = parse("\n".join(["", *lines]), name)
    reading.problems += problems
    return reading.record(node, read_head) or {}


def read_head(fields: Fields) -> dict[str, str]:
    return {
        "title": fields.text("title", "", help="название страницы; без него — первый заголовок"),
        "description": fields.text("description", "", help="о чём страница, одной фразой: её видно в поиске"),
    }


def address_of_file(typed: str) -> str:
    """What a link names → an address of the site: `faq/how-much.md` → `faq/how-much/`."""
    if typed == "index.md":
        return HOME
    return f"{typed.removesuffix('.md')}/" if typed.endswith(".md") else typed


def _parts(id: str, name: str, lines: list[str], page: DocumentText) -> Iterator[str | Target | Slot]:
    """The HTML of a page with the targets of its links and its slots between."""
    for part in page.parts:
        if isinstance(part, str):
            yield part
        elif isinstance(part, FoundSlot):
            yield Slot(
                part.name, next((one.id for one in reversed(page.headings) if one.line < part.line), "")
            )
        elif host_of(part.href):
            yield escape(part.href)
        else:
            typed, hash, anchor = part.typed.partition("#")
            address = (address_of_file(typed) if typed else page_address(id)) + hash + anchor
            place = place_of(part, name, lines)
            yield Target(address, place.line, place.column)


def check_links(
    reading: Reading, id: str, name: str, lines: list[str], page: DocumentText
) -> Iterator[LinkInside]:
    """Complain about links that lead nowhere by their form; the others are to be looked up."""
    for link in page.links:
        place = place_of(link, name, lines)
        if host_of(link.href):
            reading.check_host(link.href, place)
        elif NOT_INSIDE.match(link.typed):
            reading.complain(place, f"ссылка ведёт на «{link.typed}»", HOW_TO_LINK)
        else:
            typed, _, anchor = link.typed.partition("#")
            yield LinkInside(place, id, typed, anchor)


def place_of(link: FoundLink, name: str, lines: list[str]) -> Place:
    """Where a link stands; the beginning of its block if it was written in an unusual way."""
    block = "\n".join(lines[link.first : link.last])
    if (found := block.find(f"]({link.typed}")) < 0:
        return Place(name, link.first + 1, 1, 1, lines[link.first])
    number = link.first + block.count("\n", 0, found)
    column = found - block.rfind("\n", 0, found)
    return Place(name, number + 1, column + 2, max(1, len(link.typed)), lines[number])


def place_in(lines: list[str], name: str, fragment: str) -> Place:
    """The first line that has a fragment; the beginning of the page if it is empty."""
    number = next((number for number, line in enumerate(lines) if fragment and fragment in line), -1)
    if number < 0:
        return Place(name)
    return Place(name, number + 1, lines[number].index(fragment) + 1, len(fragment), lines[number])


def check_document_links(reading: Reading, content: Content, links: tuple[LinkInside, ...]) -> None:
    """Links of handwritten pages lead to pages, files and places that are there."""
    known = known_addresses(content)
    # What has an error in it is there all the same.
    known |= {
        page_address(one.id): None
        for one in content.documents.values()
        if reading_failed(reading, one.source)
    }
    for folder, kind in (("faq", "answer"), ("instructions", "instruction")):
        known |= {f"{folder}/{id}/": None for id in reading.known[kind] if f"{folder}/{id}/" not in known}
    addresses = {file_of(address): address for address in known}
    for link in links:
        address = addresses.get(link.typed or f"{link.document}.md")
        if address is None:
            hint = reading.suggest(link.typed, addresses, HOW_TO_LINK)
            reading.complain(link.place, f"неизвестная страница «{link.typed}»", hint)
        elif link.anchor and (anchors := known[address]) is not None and link.anchor not in anchors:
            id = address.strip("/").rpartition("/")[2]
            message = f"на странице «{id}» нет места «{link.anchor}»"
            reading.complain(link.place, message, reading.suggest(link.anchor, sorted(anchors)))


def file_of(address: str) -> str:
    """The name by which a document links to an address."""
    if address == HOME:
        return "index.md"
    return f"{address.rstrip('/')}.md" if address.endswith("/") else address


def known_addresses(content: Content) -> dict[str, frozenset[str] | None]:
    """Every page and file that a document may link to, with its places as far as they are known."""
    known: dict[str, frozenset[str] | None] = {
        address_of(article): article.anchors for article in content.articles()
    }
    known |= {page_address(one.id): one.anchors for one in content.documents.values()}
    checker = content.checker
    others = [HOME, ANSWERS_JSON, ANSWERS_CSV]
    others += map(page_address, (*content.roles, *content.centre.index_pages))
    others += (handout_link(role).address for role in content.roles.values() if role.handout)
    others += (meeting_link(one).address for one in [content.meeting] if one)
    others += (video_page_link(page).address for page in content.video_pages.values())
    if checker:
        others += [CHECKER, node_address(NUMBERS)]
        others += map(node_address, (*checker.questions, *checker.outcomes))
        others += (node_address(LOOK + one.id) for one in checker.questions.values() if one.look)
    others += map(code_address, content.codes.every())
    return known | {address: None for address in others if address not in known}

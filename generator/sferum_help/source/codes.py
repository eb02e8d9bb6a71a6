"""`faq/_codes.yml` → which code leads to which page. A code is given once and never to another page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..model import damm as codes
from ..model.addresses import CHECKER, outcome_name
from ..model.article import Article
from ..model.checker import Checker
from ..model.codes import Codes
from .fields import Fields
from .nodes import Broken, Node, Scalar, entries
from .nodes import Mapping as MappingNode
from .problems import Place
from .retired import TOMBSTONES
from .values import Reading

REGISTRY = "faq/_codes.yml"


@dataclass(frozen=True)
class _Line:
    """One line of the registry, as far as it could be read."""

    code: str
    """Empty if it is none: that has been reported."""
    id: str
    gone: bool
    place: Place
    """Where the id stands."""


def read_codes(
    reading: Reading,
    node: Node | None,
    articles: Mapping[str, Article],
    checker: Checker | None,
    checker_file: str,
) -> Codes:
    """The registry, held against the articles and outcomes that could be read.

    A line names an article by its present id or by a former one (its field `was`), so that renaming leaves
    its code alone; a renamed outcome is renamed in its line. Pages without a code are problems, unless the
    registry itself cannot be read; `reading.missing_codes` gets the lines that would mend them.
    """
    lines = list(_read_lines(reading, node))
    outcomes = map(outcome_name, checker.outcomes if checker else ())
    sources = {id: article.source for id, article in articles.items()} | dict.fromkeys(outcomes, checker_file)
    there = {*reading.known["article"], *map(outcome_name, reading.known.get("outcome", ()))}
    present = {old.rpartition("/")[2]: article.id for article in articles.values() for old in article.was}
    present |= {id: id for id in sources}
    # A file with an error in it may be renamed from anything: then nothing is said about unknown ids.
    read = checker is not None or "checker" in reading.without
    complete = read and set(sources) >= there
    pages: dict[str, str] = {}
    retired: dict[str, str] = {}
    of: dict[str, str] = {}
    orphans: list[str] = []
    for line in (line for line in lines if line.code):
        known = line.id in present or line.id in there
        # A centre that gives its checker up leaves the codes of its outcomes to nobody else.
        if line.gone or line.id.startswith(CHECKER) and "checker" in reading.without:
            retired[line.code] = line.id
            if known:
                hint = f"код остаётся у страницы: «{line.code}: {line.id}»"
                reading.complain(line.place, f"страница «{line.id}» есть, а её код снят", hint)
        elif known:
            pages[line.code] = present.get(line.id, line.id)
        elif complete:
            near = reading.closest(line.id, present)
            meant = f"возможно, имелось в виду «{near}»; " if near else ""
            renamed = (
                "переименовали вывод? впишите новое имя сюда"
                if line.id.startswith(CHECKER)
                else f"переименовали страницу? впишите в её файл was: [{line.id}]"
            )
            hint = f"{meant}{renamed}; удалили? скажите в {TOMBSTONES}, куда идти теперь, а здесь {{was: {line.id}}}"
            reading.complain(line.place, f"нет страницы «{line.id}»", hint)
            orphans.append(line.id)
    # Its own name first: a page that replaced another keeps the code it had.
    for line in sorted(lines, key=lambda line: line.id != pages.get(line.code)):
        if line.code in pages:
            of.setdefault(pages[line.code], line.code)
    reading.refuse_twice([(line.id, line.place) for line in lines], "у страницы «{}» уже есть код")
    if isinstance(node, MappingNode):
        # A line with an error in it is enough: its own problem says what to mend.
        named = {present.get(line.id) for line in lines}
        number = codes.next_number(line.code for line in lines if line.code)
        for id in (id for id in sources if id not in named):
            line = f"{codes.make_code(number)}: {id}"
            hint = f"допишите в конец {REGISTRY} строку «{line}» или запустите sferum-help codes --add"
            if orphans:
                # A second code would take the place of the one that is printed.
                hint = f"раньше она называлась {' или '.join(orphans)}? Впишите это имя в её was, и код останется"
            else:
                reading.missing_codes.append(line)
            reading.complain(Place(sources[id]), "у страницы нет короткого кода", hint)
            number += 1
    return Codes(pages, retired, of)


def _read_lines(reading: Reading, node: Node | None) -> Iterator[_Line]:
    """The lines that name a page."""
    if node is not None and not isinstance(node, MappingNode | Broken):
        reading.complain(node.place, "здесь нужны строки «код: имя страницы»", "например 1010: how-much")
    for key, value in entries(node):
        gone = isinstance(value, MappingNode)
        if gone:
            place = next((one.place for name, one in entries(value) if name.text == "was"), value.place)
            id = reading.record(value, read_retired) or ""
        else:
            place, id = value.place, read_name(reading, value)
        code = _read_code(reading, key)
        if id:
            yield _Line(code, id, gone, place)


def read_name(reading: Reading, node: Node) -> str:
    """The id of an article, or `checker/` and that of an outcome."""
    if isinstance(node, Scalar) and node.text.startswith(CHECKER):
        id = reading.id(replace(node, text=node.text.removeprefix(CHECKER)))
        return outcome_name(id) if id else ""
    return reading.id(node)


def read_retired(fields: Fields) -> str:
    """The page that had a code and is gone for good."""
    return fields.read(
        "was",
        lambda node: read_name(fields.reading, node),
        kind="имя",
        help="имя страницы, которую удалили насовсем",
        example="how-much",
    )


def _read_code(reading: Reading, key: Scalar) -> str:
    """A code whose digits agree, or empty after a complaint."""
    code = key.text
    if not codes.CODE.fullmatch(code) or codes.number_of(code) < codes.FIRST:
        first = codes.make_code(codes.FIRST)
        reading.complain(key.place, f"«{code}» — не код", f"код — от 4 цифр, первый — {first}")
    elif not codes.is_code(code):
        right = codes.make_code(codes.number_of(code))
        reading.complain(
            key.place, f"в коде «{code}» опечатка", f"для номера {codes.number_of(code)} код — {right}"
        )
    else:
        return code
    return ""

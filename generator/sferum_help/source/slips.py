"""YAML that cannot be read → the slip of an editor behind it.

libyaml says where it gave up, which may be a line below what is wrong, and in its own words. So the lines around are
looked at for what editors really do, and only what is left over is said by the table of its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..russian.plural import plural
from .problems import Place, Problem, cut


@dataclass(frozen=True)
class Failure:
    """What libyaml says, and where; lines and columns from 0."""

    said: str
    line: int
    column: int
    began: tuple[int, int] | None = None
    """Line and column where that began which it could not end."""


FIELD = re.compile(r"(?P<before> *)(?P<dash>- +)?(?P<name>[a-z_][\w-]*)(?=:(?: |$))", re.ASCII)
"""A line that begins with a field."""
HEADER = re.compile(r" *(?:- +)?(?P<name>[a-z_][\w-]*): *[|>][-+0-9]* *", re.ASCII)
"""A field whose text stands below it."""
ENTRY = re.compile(r"(?P<before> *)(?P<name>-)(?= |$)")
NO_SPACE = re.compile(r"(?P<field> *(?:- +)?(?P<name>[a-z_][\w-]*):)(?P<value>(?!//)\S.*)", re.ASCII)
"""A field without the space behind its colon; `https://…` is none."""

FARTHEST = 3
"""So many spaces a line may be off; one that is farther off belongs to something else."""
SHOWN = 60
"""Characters of a value that a hint repeats."""


def slip_behind(failure: Failure, name: str, lines: Sequence[str]) -> Problem:
    """The problem that an editor can mend."""
    return (
        no_space_after_colon(failure, name, lines)
        or text_after_closing(failure, name, lines)
        or out_of_text(failure, name, lines)
        or shifted(failure, name, lines)
        or as_said(failure, name, lines)
    )


def no_space_after_colon(failure: Failure, name: str, lines: Sequence[str]) -> Problem | None:
    """`topic:linking`: one word to libyaml, which then waits for the colon."""
    if "expected ':'" in failure.said and failure.began:
        at = failure.began[0]
    elif "mapping values" in failure.said:
        at = next((at for at in range(failure.line - 1, -1, -1) if lines[at].strip()), 0)
    else:
        return None
    if not (slip := no_space(lines[at])):
        return None
    return Problem(Place(name, at + 1, lines[at].index(":") + 1, 1, lines[at]), *slip)


def no_space(line: str) -> tuple[str, str] | None:
    """What is wrong with `topic:linking`, and the way out; None: it is not that."""
    if not (found := NO_SPACE.fullmatch(line)):
        return None
    mended = cut(f"{found['name']}: {found['value']}", SHOWN)
    return "после двоеточия нет пробела", f"поставьте его: {mended}"


def text_after_closing(failure: Failure, name: str, lines: Sequence[str]) -> Problem | None:
    """`question: "Слово" и ещё`: what begins a value in quotes or brackets also ends it."""
    line = line_of(failure, lines)
    before, rest = line[: failure.column].rstrip(), line[failure.column :].rstrip()
    if not re.search("expected key|'-' indicator|mapping values", failure.said) or not rest:
        return None
    if before.endswith(('"', "'")):
        message = "после закрывающей кавычки есть ещё текст"
        hint = "кавычки в тексте — «ёлочки»; всё значение берут в кавычки от первого знака до последнего"
    elif before.endswith(("]", "}")):
        message = "значение начинается со скобки, а после неё есть ещё текст"
        hint = "возьмите всё значение в двойные кавычки"
        if (whole := re.fullmatch(r" *(?:- +)?(?:[a-z_][\w-]*: +)?(.*)", line, re.ASCII)) and '"' not in line:
            quoted = f'"{whole[1].rstrip()}"'
            hint += f": {cut(quoted, SHOWN)}"
    else:
        return None
    return Problem(Place(name, failure.line + 1, failure.column + 1, len(rest), line), message, hint)


def shifted(failure: Failure, name: str, lines: Sequence[str]) -> Problem | None:
    """A field or a dash that is some spaces off those above it."""
    if "<document start>" in failure.said:
        at = next((at for at, line in enumerate(lines) if is_text(line)), 0)
        found = FIELD.match(lines[at])
        return out_of_line(name, at, found, 0, "") if found and found["before"] else None
    if not re.search("expected key|'-' indicator|mapping values", failure.said):
        return None
    at, line = failure.line, line_of(failure, lines)
    found = FIELD.match(line) or ENTRY.match(line)
    # The trouble has to be with how the line begins, not with what comes later in it.
    if not found or failure.column > found.end("name"):
        return None
    pattern = FIELD if found.re is FIELD and not found["dash"] else ENTRY
    column = found.start("name") if pattern is FIELD else len(found["before"])
    for number, above in reversed([(number, pattern.match(one)) for number, one in enumerate(lines[:at])]):
        if above is None:
            continue
        if pattern is ENTRY and above.start("name") != column and is_alone(lines, number, at, column):
            return out_of_line(name, number, above, column, "как у пунктов ниже")
        if 0 < abs(above.start("name") - column) <= FARTHEST:
            like = f"как у «{above['name']}» выше" if pattern is FIELD else "как у пункта выше"
            return out_of_line(name, at, pattern.match(line), above.start("name"), like)
        if above.start("name") != column:
            return None
    return None


def out_of_line(name: str, at: int, found: re.Match[str], column: int, like: str) -> Problem:
    """The problem of a line that should begin at another column."""
    message = DASH if found["name"] == "-" else f"поле «{found['name']}» не на своём отступе"
    place = Place(name, at + 1, found.start("name") + 1, len(found["name"]), found.string)
    return Problem(place, message, spaces_before(column, like))


DASH = "дефис не на своём отступе"


def spaces_before(column: int, like: str, it: str = "ним") -> str:
    """The hint how many spaces stand before a line."""
    spaces = f"должно быть {column} {plural(column, 'пробел', 'пробела', 'пробелов')}"
    return f"перед {it} {spaces if column else 'не должно быть пробелов'}{', ' * bool(like)}{like}"


def swallowed(name: str, lines: Sequence[str], first: int, at: int) -> tuple[Place, str, str]:
    """What is wrong where a dash out of line has made its item a part of the one above.

    Args:
        first: Number of the line where the item above begins, from 0.
        at: The same of the line with the dash.
    """
    dash, above = lines[at].index("-"), ENTRY.match(lines[first])
    if above is None:
        hint = "выровняйте дефис по соседним пунктам"
    elif is_alone(lines, first, at, dash):
        place = Place(name, first + 1, above.start("name") + 1, 1, lines[first])
        return place, f"{DASH}: пункты ниже слились с этим", spaces_before(dash, "как у пунктов ниже")
    else:
        hint = spaces_before(above.start("name"), "как у пункта выше")
    return Place(name, at + 1, dash + 1, 1, lines[at]), f"{DASH}: пункт слился с тем, что выше", hint


def is_alone(lines: Sequence[str], first: int, at: int, column: int) -> bool:
    """Whether the first item of a list is out of line and not the one below it: the next stands like that."""
    begins = not any(map(ENTRY.match, [line for line in lines[:first] if is_text(line)][-1:]))
    after = next((line for line in lines[at + 1 :] if is_text(line)), "")
    following = ENTRY.match(after)
    return begins and following is not None and following.start("name") == column


def out_of_text(failure: Failure, name: str, lines: Sequence[str]) -> Problem | None:
    """A line of a text below `answer: |` that stands farther left than the first of them, and so ends the text."""
    if not re.search("expected key|expected ':'|mapping values", failure.said):
        return None
    at = failure.began[0] if "expected ':'" in failure.said and failure.began else failure.line
    at = min(at, len(lines) - 1)
    if FIELD.match(lines[at]):
        return None
    first = at
    for above in (number for number in range(at - 1, -1, -1) if is_text(lines[number])):
        if header := HEADER.fullmatch(lines[above]):
            break
        if FIELD.match(lines[above]) or not indent_of(lines[above]):
            return None
        first = above
    else:
        return None
    usual = header.start("name") + 2
    if first == at:
        wanted, like = usual, f"это текст поля «{header['name']}»"
    elif indent_of(lines[at]) == usual:
        # The one line that is out of line is the first.
        at, wanted, like = first, usual, "как у строк ниже"
    else:
        wanted, like = indent_of(lines[first]), "как у первой строки этого текста"
    place = Place(name, at + 1, indent_of(lines[at]) + 1, max(1, len(lines[at].strip())), lines[at])
    return Problem(place, "строка текста не на своём отступе", spaces_before(wanted, like, "ней"))


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def is_text(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def line_of(failure: Failure, lines: Sequence[str]) -> str:
    return lines[min(failure.line, len(lines) - 1)]


SAID = (
    (
        "mapping values are not allowed",
        "двоеточие с пробелом внутри значения",
        "возьмите всё значение в двойные кавычки или начните его с «>-» и перенесите на следующую строку",
    ),
    (
        "could not find expected ':'",
        "строка без двоеточия",
        "после имени поля нужно двоеточие; продолжение текста пишите с отступом",
    ),
    (
        "did not find expected key",
        "отступ не такой, как у соседних полей",
        "выровняйте поле по соседним; кавычки в значении должны закрываться в его конце",
    ),
    (
        "did not find expected '-' indicator",
        "отступ не такой, как у соседних пунктов",
        "выровняйте дефис по соседним пунктам списка",
    ),
    (
        "block sequence entries are not allowed",
        "пункт списка не на своём месте",
        "начните список с новой строки после имени поля",
    ),
    ("found unexpected end of stream", "кавычка или скобка не закрыта", "закройте её в конце значения"),
    (
        "found character that cannot start any token",
        "значение не может начинаться с этого знака",
        "возьмите всё значение в двойные кавычки",
    ),
    (
        "mapping keys are not allowed",
        "значение не может начинаться с этого знака",
        "возьмите всё значение в двойные кавычки",
    ),
    (
        "did not find expected ',' or",
        "список в скобках не закрыт или в нём нет запятой",
        "проверьте запятые и закрывающую скобку; это текст? возьмите его весь в двойные кавычки",
    ),
    (
        "did not find expected node content",
        "в скобках чего-то не хватает",
        "проверьте запятые и закрывающую скобку",
    ),
    (
        "did not find expected alphabetic or numeric",
        "значение начинается со служебного знака YAML «*» или «&»",
        "возьмите всё значение в двойные кавычки",
    ),
    (
        "found undefined tag handle",
        "тег YAML «!…» не поддерживается",
        "возьмите всё значение в двойные кавычки",
    ),
    (
        "found unknown escape character",
        "обратная косая черта в двойных кавычках",
        "уберите её или возьмите значение в одинарные кавычки",
    ),
    (
        "did not find expected comment or line break",
        "лишний текст после знака «|» или «>»",
        "начните текст со следующей строки, с отступом",
    ),
    (
        "did not find expected <document start>",
        "лишний текст в конце файла",
        "проверьте отступы и кавычки выше этой строки",
    ),
)
"""What libyaml says → what went wrong, in an editor's words, and the way out."""


def as_said(failure: Failure, name: str, lines: Sequence[str]) -> Problem:
    """What libyaml says, in an editor's words."""
    message, hint = next(
        ((message, hint) for start, message, hint in SAID if start in failure.said),
        ("YAML не читается с этого места", "проверьте отступы, кавычки и двоеточия здесь и строкой выше"),
    )
    line, column = failure.line, failure.column
    # An unclosed quote shows at the end of the file, a lost colon or bracket in the next line: look where it began.
    if failure.began and re.search(r"end of stream|expected ':'|',' or", failure.said):
        line, column = failure.began if failure.began[0] < line else (line, column)
    line = min(line, len(lines) - 1)
    length = len(lines[line].strip()) if "expected ':'" in failure.said else 1
    return Problem(Place(name, line + 1, column + 1, length, lines[line]), message, hint)

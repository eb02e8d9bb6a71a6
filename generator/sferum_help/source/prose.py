"""What an editor typed in a prose field → the text, and what is wrong with it.

Paragraphs, lists, links and bold; nothing else. Content that has no look of its own outlives the theme.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from itertools import pairwise
from urllib.parse import unquote

from ..model.prose import (
    Block,
    Bold,
    Break,
    List,
    Outside,
    Paragraph,
    Prose,
    Reference,
    Span,
    Text,
)
from .hidden import hidden_in
from .markdown import Parser, SyntaxTreeNode, Token, flatten, typed_address
from .wall import REFUSAL, is_clean
from .web import host_of

HALF_TYPED = re.compile(r"\*\*|\]\(|\]\s\(id:|\]\[")
"""What is left in plain words when bold or a link was not typed to its end."""

UNREAD = (
    (r"\|.*\||[\s:|]*-{3,}[\s:|]*\|.*", 1, "таблица в тексте", "перескажите её списком: на телефоне таблица не помещается"),
    (r"[•·▪◦●‣].*", 1, "пункт списка с чужим знаком", "начните строку с дефиса и пробела, перед списком оставьте пустую строку"),
    (r"[–—] .*", 2, "список с тире", "начните строки с дефиса и пробела, перед списком оставьте пустую строку"),
    (r"[а-яa-z]\) .*", 2, "список с буквами", "начните строки с дефиса и пробела или с «1. », перед списком оставьте пустую строку"),
    (r".*~~.*", 1, "зачёркнутое слово", "сотрите его вместе со знаками ~~"),
)  # fmt: skip
"""What is a mark elsewhere and stays a sign here: a line that looks so, how many of them in one paragraph, what the
editor did, and the way out. A dash alone may begin a line: texts are wrapped."""

LOOKS = tuple((re.compile(mark), *others) for mark, *others in UNREAD)

DEEPEST = 6
"""The level of tokens at which a list is too deep; markdown-it drops what lies below 20 without a word."""

REFERENCE = re.compile(r"id:(?P<id>[^#]*)(?:#(?P<anchor>.*))?\Z")
"""A symbolic link: `id:how-much` or `id:bring-a-thing#parts`."""

PHONE = re.compile(r"tel:[0-9]{3,11}")
"""A number that a tap on a phone calls."""

ALLOWED = {
    "paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close", "ordered_list_open",
    "ordered_list_close", "list_item_open", "list_item_close", "inline", "text", "softbreak",
    "strong_open", "strong_close", "link_open", "link_close",
}  # fmt: skip

REFUSED = {
    "heading_open": ("заголовок в тексте", "оформите его как обычный абзац или **жирным**"),
    "blockquote_open": ("цитата в тексте", "уберите знак «>» в начале строки"),
    "code_block": ("отступ в 4 пробела делает из текста код", "уберите лишний отступ"),
    "code_inline": ("код в тексте", "уберите обратные кавычки, названия пишите в «ёлочках»"),
    "fence": ("код в тексте", "уберите обратные кавычки"),
    "hr": ("черта в тексте", "уберите её: абзацы разделяет пустая строка"),
    "image": ("картинка в тексте", "опишите словами, что видно на экране"),
    "em_open": ("курсив в тексте", "для важного есть **жирный**: две звёздочки с каждой стороны"),
    "hardbreak": ("принудительный перенос строки", "начните новый абзац: оставьте пустую строку"),
    "th_open": ("столбец таблицы выровнен", "уберите двоеточия из строки под заголовком таблицы"),
    "html_block": ("HTML в тексте", "уберите теги: разрешены абзацы, списки, ссылки и **жирный**"),
    "html_inline": ("HTML в тексте", "уберите теги: разрешены абзацы, списки, ссылки и **жирный**"),
}
"""Token → what the editor did, and the way out."""


@dataclass(frozen=True)
class Finding:
    """Something in the text that an editor has to mend; `fragment` is where."""

    fragment: str
    message: str
    hint: str


@dataclass(frozen=True)
class Read:
    """A prose field after its one parse."""

    prose: Prose
    """Harmless even if something is wrong: marks of the subset, and words."""
    findings: tuple[Finding, ...]
    references: tuple[tuple[str, str, str], ...]
    """Symbolic links as (id, anchor or empty, the link as typed)."""
    outside: tuple[tuple[str, str], ...]
    """Links to other sites and to phones: as HTML has them, Cyrillic in %D0…, and as they were typed."""


_PARSER = Parser()
PLAIN = re.compile(r"[А-ЯЁа-яё«][А-ЯЁа-яёA-Za-z0-9 «»„“,.:;?!—–%№/()-]*(?<! )")
"""One paragraph of words without any mark: half of all texts, and Markdown would find nothing in them."""


@dataclass
class Texts:
    """What was parsed already: while somebody writes, all texts but one are the same as a moment ago."""

    bring: Callable[[], Mapping[str, Read]] = dict
    """What runs before have parsed; asked once, by the first text."""
    used: dict[str, Read] = field(default_factory=dict)
    """Texts that this run has asked for."""

    @cached_property
    def known(self) -> Mapping[str, Read]:
        return self.bring()

    @property
    def new(self) -> bool:
        """Whether a text was parsed that no run before knew."""
        return not self.used.keys() <= self.known.keys()


TEXTS = Texts()


@contextmanager
def with_texts(texts: Texts) -> Iterator[Texts]:
    """Within, these are the texts that are known, and no others."""
    global TEXTS
    before, TEXTS = TEXTS, texts
    try:
        yield texts
    finally:
        TEXTS = before


def parse(text: str) -> Read:
    """A text as it was typed → the value that is shown, and all that has to be said about it."""
    if (read := TEXTS.used.get(text)) is None:
        read = TEXTS.used[text] = TEXTS.known.get(text) or parse_anew(text)
    return read


def parse_anew(text: str) -> Read:
    if PLAIN.fullmatch(text):
        return Read(Prose((Paragraph((Text(text),)),)), (), (), ())
    tokens = _PARSER.parse(text)
    flat = list(flatten(tokens))
    prose = Prose(_blocks(SyntaxTreeNode(tokens).children))
    findings = tuple(find_wrong(text, flat))
    if not findings and not is_clean(prose.html(lambda id, anchor: "#")):
        findings = (Finding("", *REFUSAL),)
    return Read(
        prose=prose,
        findings=findings,
        references=tuple(references(flat)),
        outside=tuple((href, typed_address(href, text)) for href in outside(flat)),
    )


def _blocks(nodes: Sequence[SyntaxTreeNode]) -> tuple[Block, ...]:
    """What the subset knows of some blocks; of all else the words, as no content is built of it anyway."""
    found: list[Block] = []
    for node in nodes:
        if node.type in ("bullet_list", "ordered_list"):
            found.append(_list(node))
        elif node.children and node.children[0].type == "inline":
            found.append(Paragraph(_spans(node.children[0].children)))
        elif node.children:
            found += _blocks(node.children)
        elif node.content.strip():
            found.append(Paragraph((Text(node.content.strip()),)))
    return tuple(found)


def _list(node: SyntaxTreeNode) -> List:
    return List(
        items=tuple(_blocks(item.children) for item in node.children),
        tight=all(
            part.nester_tokens.opening.hidden
            for item in node.children
            for part in item.children
            if part.type == "paragraph"
        ),
        start=int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None,
    )


def _spans(nodes: Sequence[SyntaxTreeNode]) -> tuple[Span, ...]:
    found: list[Span] = []
    for node in nodes:
        if node.type == "softbreak":
            found.append(Break())
        elif node.type == "strong":
            found.append(Bold(_spans(node.children)))
        elif node.type == "link":
            found += _link(str(node.attrs["href"]), _spans(node.children))
        elif node.is_nested or node.children:
            found += _spans(node.children)
        elif node.content:
            found.append(Text(node.content))
    return tuple(found)


def _link(href: str, inside: tuple[Span, ...]) -> tuple[Span, ...]:
    if match := REFERENCE.match(unquote(href)):
        return (Reference(match["id"], match["anchor"] or "", inside),)
    return (Outside(href, inside),) if host_of(href) or PHONE.fullmatch(href) else inside


def find_wrong(text: str, tokens: list[Token]) -> Iterator[Finding]:
    """What the subset does not allow: headings, HTML, images, links that are neither symbolic nor https."""
    if found := find_hidden(text, tokens):
        yield found
    for token in tokens:
        if token.type == "link_open":
            yield from _find_wrong_link(token)
        elif token.type == "inline":
            yield from _find_empty_links(token.children or [])
            yield from find_unread(token.content)
        elif token.type == "text" and (match := HALF_TYPED.search(token.content)):
            hint = "у выделения по две звёздочки с каждой стороны, у ссылки — [слова](адрес) без пробела"
            yield Finding(match[0], "разметка не закрыта, читатель увидит её знаки", hint)
        elif token.type.endswith("list_open") and token.level > DEEPEST:
            yield Finding(_fragment(token, text), "список вложен слишком глубоко", "хватит двух уровней")
        elif token.type not in ALLOWED and not token.type.endswith("_close"):
            message, hint = REFUSED.get(token.type, ("такая разметка не разрешена", "уберите её"))
            yield Finding(_fragment(token, text), message, hint)


def find_unread(paragraph: str) -> Iterator[Finding]:
    """Marks of Word, of tables and of chats, which a reader would see as they were typed."""
    lines = [line.strip() for line in paragraph.splitlines()]
    for mark, least, message, hint in LOOKS:
        found = [line for line in lines if mark.fullmatch(line)]
        if len(found) >= least:
            yield Finding(found[0], message, hint)


ENTITY = re.compile(r"&#?\w+;")


def find_hidden(text: str, tokens: Iterable[Token]) -> Finding | None:
    """A character that nobody sees, written as `&shy;`: what it is shows only when the text has been read."""
    shown = "".join(
        token.content + "".join(unquote(str(value)) for value in token.attrs.values())
        for token in tokens
        if not token.children
    )
    if not (hidden := hidden_in(shown)):
        return None
    typed = next((one[0] for one in ENTITY.finditer(text) if hidden in unescape(one[0])), "")
    hint = "сотрите эту запись: читатель её не увидит" if typed else "сотрите его: читатель его не увидит"
    return Finding(typed, f"невидимый знак U+{ord(hidden):04X}", hint)


def references(tokens: list[Token]) -> Iterator[tuple[str, str, str]]:
    """Symbolic links of a text as (id, anchor or empty, the link as typed)."""
    for token in tokens:
        if token.type == "link_open" and (match := REFERENCE.match(unquote(str(token.attrs["href"])))):
            yield match["id"], match["anchor"] or "", match[0]


def outside(tokens: list[Token]) -> Iterator[str]:
    """Links to other sites and to phones that have the form of one."""
    for token in tokens:
        if token.type == "link_open":
            href = str(token.attrs["href"])
            if host_of(href) or PHONE.fullmatch(href):
                yield href


def _fragment(token: Token, text: str) -> str:
    if token.map:
        return text.splitlines()[token.map[0]].strip()
    marks = {"em_open": token.markup, "code_inline": token.markup + token.content, "image": "!["}
    return marks.get(token.type, token.content)


def _find_empty_links(tokens: list[Token]) -> Iterator[Finding]:
    for token, after in pairwise(tokens):
        if token.type == "link_open" and after.type == "link_close":
            yield Finding("[](", "ссылка без слов", "напишите [понятные слова](адрес)")


def _find_wrong_link(token: Token) -> Iterator[Finding]:
    # markdown-it writes Cyrillic in addresses as %D0…; an editor did not.
    href = unquote(str(token.attrs["href"]))
    if token.markup == "autolink":
        yield Finding(f"<{href}", "адрес без слов", "напишите [понятные слова](адрес)")
    elif "title" in token.attrs:
        yield Finding(
            str(token.attrs["title"]), "подсказка у ссылки", "уберите текст в кавычках после адреса"
        )
    elif href.startswith("id:") or PHONE.fullmatch(href):
        return
    elif not host_of(str(token.attrs["href"])):
        hint = "ссылка на ответ: [слова](id:how-much), на другой сайт: [слова](https://…)"
        yield Finding(f"]({href}"[:40] if href else "]()", f"ссылка ведёт на «{href}»", hint)

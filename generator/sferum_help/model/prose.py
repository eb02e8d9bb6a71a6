"""The Markdown subset of prose fields: what is allowed in it, and its HTML. The one door for `markdown_it`.

Paragraphs, lists, links and bold; nothing else. Content that has no look of its own outlives the theme.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NewType
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

Prose = NewType("Prose", str)
"""Checked Markdown: paragraphs, lists, links, bold."""

HALF_TYPED = re.compile(r"\*\*|\]\(|\]\s\(id:|\]\[")
"""What is left in plain words when bold or a link was not typed to its end."""

DEEPEST = 6
"""The level of tokens at which a list is too deep; markdown-it drops what lies below 20 without a word."""

REFERENCE = re.compile(r"id:(?P<id>[^#]*)(?:#(?P<anchor>.*))?\Z")
"""A symbolic link: `id:day-delay` or `id:link-parent#sign-in-mesh`."""

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[«*\[]*[А-ЯЁA-Z0-9])")
"""Between two sentences; before a name in bold or a link, too."""

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


def _parser(*, html: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": html})
    # Link definitions leave no trace in the tokens, so nothing could be said about what they hide.
    return parser.disable(["reference"])


_checker = _parser(html=True)
_checker.validateLink = lambda url: True  # markdown-it drops `javascript:` links in silence; we report them
_renderer = _parser(html=False)


def read(text: str) -> list[Token]:
    """A text as tokens, for `find_wrong` and `references`."""
    return list(_flatten(_checker.parse(text)))


def find_wrong(text: str, tokens: list[Token]) -> Iterator[Finding]:
    """What the subset does not allow: headings, HTML, images, links that are neither symbolic nor https."""
    for token in tokens:
        if token.type == "link_open":
            yield from _find_wrong_link(token)
        elif token.type == "inline":
            yield from _find_empty_links(token.children or [])
        elif token.type == "text" and (match := HALF_TYPED.search(token.content)):
            hint = "у выделения по две звёздочки с каждой стороны, у ссылки — [слова](адрес) без пробела"
            yield Finding(match[0], "разметка не закрыта, читатель увидит её знаки", hint)
        elif token.type.endswith("list_open") and token.level > DEEPEST:
            yield Finding(_fragment(token, text), "список вложен слишком глубоко", "хватит двух уровней")
        elif token.type not in ALLOWED and not token.type.endswith("_close"):
            message, hint = REFUSED.get(token.type, ("такая разметка не разрешена", "уберите её"))
            yield Finding(_fragment(token, text), message, hint)


def references(tokens: list[Token]) -> Iterator[tuple[str, str, str]]:
    """Symbolic links of a text as (id, anchor or empty, the link as typed)."""
    for token in tokens:
        if token.type == "link_open" and (match := REFERENCE.match(unquote(str(token.attrs["href"])))):
            yield match["id"], match["anchor"] or "", match[0]


def hosts(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Links to other sites as (host, the link as typed)."""
    for token in tokens:
        if token.type == "link_open" and str(token.attrs["href"]).startswith("https://"):
            href = unquote(str(token.attrs["href"]))
            yield urlsplit(href).netloc, href


def render(text: str, resolve: Callable[[str, str], str]) -> Markup:
    """HTML of a checked text; `resolve(id, anchor)` gives the address of a symbolic link."""

    def resolve_link(token: Token) -> None:
        if match := REFERENCE.match(str(token.attrs["href"])):
            token.attrs["href"] = resolve(match["id"], match["anchor"] or "")

    tokens = _renderer.parse(text)
    for token in _flatten(tokens):
        if token.type == "link_open":
            resolve_link(token)
    # Markup: the renderer escapes all text and knows no raw HTML.
    return Markup(_renderer.renderer.render(tokens, _renderer.options, {}))


def render_inline(text: str, resolve: Callable[[str, str], str]) -> Markup:
    """Like `render`, without the paragraph around a text of one paragraph."""
    html = render(text, resolve).strip()
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return Markup(html[3:-4])
    return Markup(html)


def plain(text: str) -> str:
    """The words of a text without its marks, one paragraph or list entry a line."""
    if not text:
        return ""
    blocks = (token for token in _renderer.parse(text) if token.type == "inline")
    return "\n".join(
        "".join(" " if child.type == "softbreak" else child.content for child in block.children or ())
        for block in blocks
    )


def first_sentence(text: str, longest: int) -> str:
    """The first sentence in plain words without its full stop, cut between words at `longest` characters."""
    sentence = SENTENCE_END.split(" ".join(plain(text).split()))[0].rstrip(".:")
    if len(sentence) <= longest:
        return sentence
    return sentence[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:—– ") + "…"


def _flatten(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flatten(token.children or [])


def _fragment(token: Token, text: str) -> str:
    if token.map:
        return text.splitlines()[token.map[0]].strip()
    marks = {"em_open": token.markup, "code_inline": token.markup + token.content, "image": "!["}
    return marks.get(token.type, token.content)


def is_plain_address(url: str) -> bool:
    """Whether an address says where it leads: a host in ASCII, and nothing before it that looks like one."""
    host = urlsplit(url).netloc
    return bool(host) and host.isascii() and "@" not in host and " " not in url


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
    elif href.startswith("id:"):
        return
    elif not href.startswith("https://") or not is_plain_address(href):
        hint = "ссылка на ответ: [слова](id:day-delay), на другой сайт: [слова](https://…)"
        yield Finding(f"]({href}"[:40] if href else "]()", f"ссылка ведёт на «{href}»", hint)

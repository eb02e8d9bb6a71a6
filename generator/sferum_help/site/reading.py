"""One finished page, read as a browser reads it: what it links, loads and does wrong.

Two ways to the same: the parser of the standard library, and in front of it a much faster cut. The pages of a site
are made of the same few hundred tags, so each distinct tag is parsed once; but only where no sign `<` or `>` stands
outside a tag, a script and a style is the cut sure to be right. Whatever is doubtful goes the slow way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser

from ..pages.inline import hash_of

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr"
    " circle ellipse line path polygon polyline rect stop use".split()
)
"""Elements without an end: those of HTML, and of SVG those that our pictures are made of."""

LOADS = {
    ("script", "src"),
    ("img", "src"),
    ("source", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("track", "src"),
    ("iframe", "src"),
    ("use", "href"),
}
LINK_LOADS = {"stylesheet", "preload", "icon", "apple-touch-icon", "manifest", "search", "alternate"}
"""What a browser may fetch by itself, of the relations of <link>."""
INLINE = {"script": "скрипт", "style": "стиль"}
DATA = ("application/json", "application/ld+json")
"""Types of a <script> that runs nothing."""


@dataclass
class Seen:
    """One page: what it links and loads, and what its HTML does wrong."""

    path: str
    links: list[tuple[str, int]] = field(default_factory=list)
    """Addresses with the lines where they stand, as all below."""
    loads: list[tuple[str, int]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    faults: list[tuple[int, str]] = field(default_factory=list)
    headings: int = 0
    lang: str = ""
    title: str = ""
    description: str = ""
    canonical: str = ""
    refreshes: bool = False
    """Whether it only leads on."""
    hidden: bool = False
    """Whether search engines are asked to leave it out."""


@dataclass(frozen=True)
class Tag:
    """A tag as it is written, understood."""

    name: str
    closes: bool = False
    opens: bool = False
    """Whether its end has to come."""
    said: Mapping[str, str] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    loads: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    inline: bool = False
    """Whether a script or a style begins that stands in the page itself."""


def start_tag(name: str, attributes: Iterable[tuple[str, str | None]], empty: bool = False) -> Tag:
    """`empty`: it says itself that it has no content, `<path/>`."""
    attributes = list(attributes)
    said = {attribute: value or "" for attribute, value in attributes}
    links, loads, faults = [], [], []
    if len(said) < len(attributes):
        faults.append(f"у <{name}> признак повторяется")
    faults += (
        f"у <{name}> — {attribute}: политика безопасности его не пустит"
        for attribute in said
        if attribute.startswith("on") or attribute == "style"
    )
    if name == "a" and "href" in said:
        links.append(said["href"])
    if name == "meta" and said.get("http-equiv", "").lower() == "refresh":
        links.append(said.get("content", "").partition("url=")[2])
    if name == "form":
        loads.append(said.get("action", ""))
    if name == "link" and LINK_LOADS & set(said.get("rel", "").split()):
        loads.append(said.get("href", ""))
    loads += (value for attribute, value in said.items() if (name, attribute) in LOADS)
    inline = name == "style" or name == "script" and "src" not in said and said.get("type") not in DATA
    opens = not empty and name not in VOID
    return Tag(name, False, opens, said, tuple(links), tuple(loads), tuple(faults), inline)


class Reading:
    """A page while it is read, tag after tag."""

    def __init__(self, path: str) -> None:
        self.seen = Seen(path)
        self._open: list[tuple[str, int]] = []
        self._policy = ""
        self._inline: list[str] | None = None
        """The pieces of a script or a style that stands in the page itself, while it is read."""

    def tag(self, tag: Tag, line: int) -> None:
        if tag.closes:
            self._close(tag.name, line)
            return
        seen, said = self.seen, tag.said
        if tag.opens:
            self._open.append((tag.name, line))
        if tag.inline:
            self._inline = []
        if tag.faults:
            seen.faults += ((line, fault) for fault in tag.faults)
        if tag.links:
            seen.links += ((link, line) for link in tag.links)
        if tag.loads:
            seen.loads += ((load, line) for load in tag.loads)
        if "id" in said:
            if said["id"] in seen.ids:
                seen.faults.append((line, f"id «{said['id']}» повторяется"))
            seen.ids.add(said["id"])
        if tag.name in TOLD:
            self._tell(tag.name, said)

    def _tell(self, name: str, said: Mapping[str, str]) -> None:
        """What a page says of itself as a whole."""
        seen = self.seen
        if name == "html":
            seen.lang = said.get("lang", "")
        elif name == "h1":
            seen.headings += 1
        elif name == "link" and "canonical" in said.get("rel", "").split():
            seen.canonical = said.get("href", "")
        elif name == "meta":
            if said.get("name") == "description":
                seen.description = said.get("content", "")
            if said.get("name") == "robots":
                seen.hidden = "noindex" in said.get("content", "")
            equivalent = said.get("http-equiv", "").lower()
            if equivalent == "content-security-policy":
                self._policy = said.get("content", "")
            if equivalent == "refresh":
                seen.refreshes = True

    def _close(self, name: str, line: int) -> None:
        if self._inline is not None and name in INLINE:
            if hash_of("".join(self._inline)) not in self._policy:
                fault = f"{INLINE[name]} внутри страницы: политика безопасности его не пустит"
                self.seen.faults.append((line, fault))
            self._inline = None
        if name in VOID:
            return
        if not self._open or self._open[-1][0] != name:
            opened = f"<{self._open[-1][0]}> из строки {self._open[-1][1]}" if self._open else "ничего"
            self.seen.faults.append((line, f"</{name}> закрывает не то: открыто {opened}"))
        while self._open and self._open.pop()[0] != name:
            pass

    def text(self, text: str) -> None:
        """`text`: with its entities resolved."""
        if self._open and self._open[-1][0] == "title" and len(self._open) <= 3:
            self.seen.title += text
        if self._inline is not None:
            self._inline.append(text)

    def end(self, line: int) -> Seen:
        if self._open:
            fault = f"<{self._open[-1][0]}> из строки {self._open[-1][1]} не закрыт"
            self.seen.faults.append((line, fault))
        return self.seen


TOLD = frozenset({"html", "h1", "link", "meta"})


class Parser(HTMLParser):
    """The slow way, right for everything."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(convert_charrefs=True)
        self.reading = reading

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.reading.tag(start_tag(tag, attrs), self.getpos()[0])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.reading.tag(start_tag(tag, attrs, empty=True), self.getpos()[0])

    def handle_endtag(self, tag: str) -> None:
        self.reading.tag(Tag(tag, closes=True), self.getpos()[0])

    def handle_data(self, data: str) -> None:
        self.reading.text(data)


TAG = re.compile(r"(<(?:script|style)\b[^<>]*>.*?</(?:script|style)>|<[^<>]*>)", re.DOTALL)
"""A tag, or a whole element whose content may hold any sign."""
RAW_ENDS = ("</script>", "</style>")
RAW = ("textarea", "title")
"""What stands in these is text, too; no page of ours has a sign `<` or `>` there."""


SHARED = re.compile(r"<(header|section)\b.*?</\1>", re.DOTALL)
"""What stands word for word above many pages, and in files with many answers."""


def read_html(path: str, text: str) -> Seen:
    """A page, whichever way is sure; what it shares with others is read once."""
    parts: list[tuple[int, Seen]] = []

    def lift(html: str, before: int) -> bool:
        if part := read_part(html):
            parts.append((text.count("\n", 0, before), part))
        return part is not None

    rest = without_shared(text, lift)
    seen = cut(path, rest)
    # Of a page that is faulty, or where nobody can be sure, the whole is read.
    if seen is None or seen.faults or clash([seen.ids, *(part.ids for _, part in parts)]):
        return cut(path, text) or parse(path, text)
    for before, part in parts:
        seen.links += ((link, before + line) for link, line in part.links)
        seen.loads += ((load, before + line) for load, line in part.loads)
        seen.ids |= part.ids
    return seen


def without_shared(text: str, lift: Callable[[str, int], bool]) -> str:
    """A page without the parts that it may share with others, but with as many lines.

    `lift` is told the HTML of each and where it begins, and says whether it can do without the rest.
    """
    if "<!--" in text:
        # A comment may begin in one part and end in another.
        return text

    def lines(match: re.Match[str]) -> str:
        return "\n" * match[0].count("\n") if lift(match[0], match.start()) else match[0]

    return SHARED.sub(lines, text)


def clash(places: Sequence[Set[str]]) -> bool:
    """Whether any two parts of a page have a place of the same name."""
    return len(frozenset().union(*places)) < sum(map(len, places))


@lru_cache(maxsize=1000)
def read_part(html: str) -> Seen | None:
    """A piece of pages that links, loads and has places, and does nothing else; None: it does."""
    seen = cut("", html)
    plain = seen and seen == Seen("", seen.links, seen.loads, seen.ids)
    return seen if plain else None


def parse(path: str, text: str) -> Seen:
    """The slow way."""
    reading = Reading(path)
    parser = Parser(reading)
    parser.feed(text)
    parser.close()
    return reading.end(parser.getpos()[0])


def cut(path: str, text: str) -> Seen | None:
    """The fast way; None: something on this page only the parser understands."""
    pieces = TAG.split(text)
    between = pieces[::2]
    if any("<" in one or ">" in one for one in between):
        return None
    reading = Reading(path)
    line, raw = 1, ""
    for at, piece in enumerate(pieces):
        if at % 2 == 0:
            if raw:
                reading.text(unescape(piece))
        elif piece.endswith(RAW_ENDS):
            if raw or not read_raw(reading, piece, line):
                return None
        else:
            tags = tags_of(piece)
            if tags is None or raw and (len(tags) != 1 or not tags[0].closes or tags[0].name != raw):
                return None
            for tag in tags:
                if tag.name in INLINE:
                    return None
                raw = tag.name if tag.opens and tag.name in RAW else ""
                reading.tag(tag, line)
        line += piece.count("\n")
    return reading.end(line)


def read_raw(reading: Reading, element: str, line: int) -> bool:
    """A whole script or style; False: something in it only the parser understands."""
    first, _, rest = element.partition(">")
    content, _, name = rest.rpartition("</")
    begin, end = tags_of(f"{first}>"), tags_of(f"</{name}")
    # In a script, `<!--` and what follows it has rules of its own.
    sure = begin and end and begin[0].opens and begin[0].name == end[0].name
    if not sure or "<!--" in content or "</" in content:
        return False
    reading.tag(begin[0], line)
    reading.text(content)
    reading.tag(end[0], line + content.count("\n"))
    return True


class Collecting(Reading):
    """Only keeps the tags."""

    def __init__(self) -> None:
        super().__init__("")
        self.tags: list[Tag] = []

    def tag(self, tag: Tag, line: int) -> None:
        self.tags.append(tag)


@lru_cache(maxsize=100_000)
def tags_of(piece: str) -> tuple[Tag, ...] | None:
    """What one `<…>` is: one tag, none if it is a comment; None: nothing that stands by itself."""
    found = Collecting()
    parser = Parser(found)
    parser.feed(piece)
    # What the parser still holds is no whole tag.
    return None if parser.rawdata or len(found.tags) > 1 else tuple(found.tags)

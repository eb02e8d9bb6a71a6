"""`python -m tools.fuzz --inputs 100000 --seed 1`: hostile sources against the reader and the templates.

Each input is one changed file of the small centre of the tests: bytes flipped, words swapped for nasty ones, or
its tree of YAML rebuilt. It has to end as problems with a place inside the file, or as pages that hold nothing
but what our own templates write: within a second, within the memory given, without a traceback.
Exit code 0: nothing found. 1: something, each kind with an input to try again, which lies in the folder `--keep`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import yaml
from sferum_help.exports.answers_json import answers_json
from sferum_help.exports.feed import atom_feed
from sferum_help.model.content import Content
from sferum_help.model.video_hosts import HOSTS
from sferum_help.pages.articles import article_pages
from sferum_help.pages.checker import checker_pages
from sferum_help.pages.documents import document_pages
from sferum_help.pages.home import home_page
from sferum_help.pages.page import Page
from sferum_help.pages.roles import role_pages
from sferum_help.pages.templating import draw_page, shared_of
from sferum_help.pages.videos import video_pages
from sferum_help.site.finish import fill_page, typeset_page
from sferum_help.site.frame import make_frame
from sferum_help.site.options import Options
from sferum_help.source import files, prose, remembered, values
from sferum_help.source.nodes import Node, parse_typed
from sferum_help.source.problems import ContentError, Place, Problem
from sferum_help.source.tree import read_tree
from sferum_help.source.values import Reading
from sferum_help.source.web import host_of

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "tests" / "content"
SITE = "https://site.example/help/"

SECONDS = 1.0
"""Of the processor, for one input from its bytes to its pages."""

MEMORY = 1 << 30
"""Bytes of addresses for the whole process."""

OFTEN = ("faq/no-chat.yml", "instructions/sign-in.yml", "docs/about.md")
"""Articles and pages: most of what editors write, and three of four inputs."""

UNNEEDED = ("instructions/_checker.yml", "instructions/_videos.yml", "faq/_support.yml", "faq/_synonyms.yml")
"""Lists that articles and pages do without: reading them takes most of the time."""

NASTY = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onclick='x",
    "[x](javascript:alert(1))", "[x](JaVaScRiPt&#58;alert(1))", "[x](java&#9;script:alert(1))", "[x](//evil.com)",
    "[x](https://www.mos.ru%23.evil.com)", "[x](https://mos.ru@evil.com)", "[x](https://mos.ru\\@evil.com)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)", "<https://evil.com>", "![x](https://evil.com/x.png)", "[x](https://[x)",
    "https://℀.com/", "https://[x", "javascript:alert(1)", "[x][y]\n\n[y]: https://evil.com", "[x](id:no-chat#a\"b)",
    "[x](id:%00)", "[x](tel:112)", "[x](TEL:1)", "[x](id:sign-in)", "[слова](https://evil.com \"подсказка\")",
    "&#x202e;", "&shy;", "&ZeroWidthSpace;", "&#0;", "&lt;script&gt;", "&NotAnEntity;", "\u202e", "\u200b", "\0", "\x1b[2J",
    "\ufeff", "\ufffe", "\u2028", "\x85", "\u3164", "\ud800", "\U000e0041", "\u0301" * 50, "\r", "\t", "\u00a0",
    "{owner}", "{sign-in-button}", "{}", "{{ 7*7 }}", "{% include 'x' %}", "${x}", "%s%n", "\\", "\\\\\"", "]]>", "<!--", "-->",
    "</p></main>", "</script>", "</title>", "|a|b|\n|:-|-:|\n|1|2|", "# x", "> x", "```\nx", "    x", "***", "* * *", "**",
    "**x", "`", "~~", "1. x", "9" * 30 + ". x", "- - - x", "[" * 60, "(" * 60, "*a " * 60, "![" * 60, "<a " * 60, "&" * 60,
    "9" * 5000, "9" * 12 + ":10", "99:99", "-1", "1e999", "0x10", "٣", "null", "~", "yes", "2026-02-30", "9999-99-99",
    "*x", "&x", "!!python/object:os.system", "!!binary aa", "<<", "---", "...", "? x", "a" * 40_000, "a-" * 40, "../../etc/passwd",
    "CON", "__proto__", "constructor", "index", "𝕳", "ﷺ", "İ", "ß", "é", "ё", "«", "»", "„", "—", " ", "", "\n\n", "#", "# x",
]  # fmt: skip


class Hang(BaseException):
    """The second is over. No `Exception`, so that nothing on the way takes it for an error of its own."""


class Escape(Exception):
    """Something on a page that no template of ours wrote."""


def seeds() -> dict[str, list[str]]:
    """File of the small centre that is replaced → texts to mutate: its own, and real ones of its kind."""
    own = {
        path.relative_to(SMALL).as_posix(): [path.read_text("utf-8")]
        for path in sorted(SMALL.rglob("*"))
        if path.suffix in (".yml", ".md")
    }
    for name, kind in zip(OFTEN, ("faq/[!_]*.yml", "instructions/[!_]*.yml", "docs/*.md"), strict=True):
        own[name] += [path.read_text("utf-8") for path in sorted(ROOT.glob(kind))]
    return own


def mutate(chance: random.Random, name: str, text: str, words: list[str]) -> bytes:
    """One text, changed one to four times in one of three ways."""
    way = chance.choice([mutate_tree, mutate_tree, mutate_words, mutate_bytes])
    if way is mutate_tree and name.endswith(".yml"):
        try:
            return mutate_tree(chance, text, words)
        except (yaml.YAMLError, UnicodeError):
            way = mutate_words
    if way is mutate_bytes:
        return mutate_bytes(chance, text.encode())
    return mutate_words(chance, text, words)


def times(chance: random.Random) -> range:
    return range(chance.choice([1, 1, 1, 2, 4]))


def mutate_bytes(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in times(chance):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(6):
            case 0 if at < len(changed):
                changed[at] ^= 1 << chance.randrange(8)
            case 1:
                changed[at:at] = chance.randbytes(chance.randrange(1, 9))
            case 2:
                del changed[at : at + chance.randrange(1, 40)]
            case 3:
                changed[at:at] = changed[at : at + chance.randrange(1, 200)]
            case 4:
                changed = changed.replace(b"\n", chance.choice([b"\r\n", b"\r", b"\n\n", b"\n "]))
            case 5:
                changed[:0] = chance.choice([b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0"])
    return bytes(changed)


def mutate_words(chance: random.Random, text: str, words: list[str]) -> bytes:
    """Pieces of a text, taken at blanks and signs, replaced, doubled, swapped."""
    pieces = re.split(r"(\W)", text)
    for _ in times(chance):
        at = chance.randrange(len(pieces))
        match chance.randrange(4):
            case 0:
                pieces[at] = nasty(chance, words)
            case 1:
                pieces.insert(at, nasty(chance, words))
            case 2:
                pieces[at] *= chance.choice([0, 2, 300])
            case 3:
                other = chance.randrange(len(pieces))
                pieces[at], pieces[other] = pieces[other], pieces[at]
    return "".join(pieces).encode("utf-8", "surrogatepass")


def nasty(chance: random.Random, words: list[str]) -> str:
    one = chance.choice(NASTY)
    match chance.randrange(4):
        case 0:
            return one
        case 1:
            return f"{chance.choice(words)} {one}"
        case 2:
            return one + chance.choice(NASTY)
    return f"{chance.choice(words)}{one}{chance.choice(words)}"


def mutate_tree(chance: random.Random, text: str, words: list[str]) -> bytes:
    """The tree of some YAML with values put in, out, into each other; written with escapes or without."""
    tree = yaml.load(text, Loader=yaml.CBaseLoader)
    for _ in times(chance):
        places = list(walk(tree))
        if not places:
            break
        parent, key = chance.choice(places)
        value = parent[key]
        match chance.randrange(12):
            case 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7:
                # Mostly words in words: what is still correct goes on to the templates.
                texts = [(p, k) for p, k in places if isinstance(p[k], str)] or [(parent, key)]
                parent, key = chance.choice(texts)
                parent[key] = nasty(chance, words)
            case 8:
                del parent[key]
            case 9:
                parent[key] = chance.choice([[value], {"a": value}, [], {}, None, [value] * 40, str(value)])
            case 10:
                other, name = chance.choice(places)
                parent[key] = json.loads(json.dumps(other[name]))
            case 11 if isinstance(parent, dict):
                parent[nasty(chance, words)] = value
    if chance.random() < 0.5:
        return json.dumps(tree, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    return yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False).encode()


def walk(tree: object) -> Iterator[tuple[dict | list, object]]:
    """Every place in a tree that holds a value."""
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in list(pairs):
        yield tree, key
        yield from walk(value)


def try_input(root: Path, name: str, data: bytes, chance: random.Random) -> str:
    """Read the small centre with one file changed, and draw what it changes; how it ended. Raises for a fault."""
    (root / name).write_bytes(data)
    content, reading = read_tree(root)
    if reading.problems or content is None:
        error = ContentError(reading.problems)
        if not error.problems:
            raise AssertionError("no content and no problem")
        str(error).encode()
        check_places(root, [problem.place for problem in error.problems])
        return "problems"
    draw(content, reading, name, chance)
    return "pages"


def try_in_time(root: Path, name: str, data: bytes, chance: random.Random) -> str:
    """The same; who hangs gets a second try: a machine that stood still for a moment is no fault."""
    try:
        with within(SECONDS):
            return try_input(root, name, data, chance)
    except Hang:
        with within(SECONDS):
            return try_input(root, name, data, chance)


def check_places(root: Path, places: list[Place]) -> None:
    """Each is one that an editor can go to."""
    # Lines as editors show them, or as YAML counts them.
    ways = "\r\n|[\r\n]", "\r\n|[\r\n\x85\u2028\u2029]"
    for path, ones in groupby(places, key=lambda place: place.path):
        inside = [one for one in ones if (one.line, one.column) != (1, 1)]
        text = (root / path).read_bytes().decode("utf-8-sig", "replace") if inside else ""
        widths = [[len(line) for line in re.split(way, text)] for way in ways]
        for one in inside:
            if not any(one.line <= len(each) and one.column <= each[one.line - 1] + 1 for each in widths):
                raise AssertionError(str(one))


class Addresses(dict[str, str]):
    """Some address for every published file, in place of files that would have to be made."""

    def __missing__(self, name: str) -> str:
        return f"assets/{name}"

    def __contains__(self, name: object) -> bool:
        return True


def draw(content: Content, reading: Reading, name: str, chance: random.Random) -> None:
    """Some of the pages on which a file shows, and what leaves the site."""
    options, assets = Options(site_url=SITE), Addresses()
    frame = make_frame(content, assets, SITE)
    hosts = {host_of(one.url) for one in content.sources.values()} | {*reading.known["site"]}
    hosts |= {urlsplit(host.frame).hostname or "" for host in HOSTS.values()} | {"site.example"}
    pages = [*pages_of(content, name)]
    for page in chance.sample(pages, min(3, len(pages))):
        body = draw_page(shared_of(content), page, assets, len)
        check_page(fill_page(typeset_page(page, body, frame, options), page, frame, options).decode(), hosts)
    ElementTree.fromstring(atom_feed(content, SITE))
    json.loads(answers_json(content, SITE))


def pages_of(content: Content, name: str) -> Iterator[Page]:
    if name == "docs/about.md":
        yield from document_pages(content)
        return
    for article in content.articles():
        if article.source == name or "/_" in name:
            yield from article_pages(content, article, SITE)
    if "/_" in name:
        yield home_page(content)
        yield from role_pages(content, {})
        yield from video_pages(content, SITE, {})
        yield from checker_pages(content)


ILLEGAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
"""What is not allowed in XML, or turns a text around."""


class PageCheck(HTMLParser):
    """A page as a browser takes it apart: nothing that runs, nothing that leads where nobody was sent."""

    def __init__(self, hosts: set[str]) -> None:
        super().__init__()
        self.hosts = hosts
        self.title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if (
            tag == "script"
            and "src" not in given
            and given.get("type") not in ("application/ld+json", "application/json")
        ):
            raise Escape("inline script")
        if tag in ("style", "object", "embed", "base", "frame") or "style" in given or "srcdoc" in given:
            raise Escape(f"<{tag}> {sorted(given)}")
        for name, value in given.items():
            if name.startswith("on"):
                raise Escape(f"attribute {name}")
            if name in ("href", "src", "action", "formaction", "poster", "data", "srcset", "xlink:href"):
                self.check_address(tag, name, value)

    handle_startendtag = handle_starttag

    def check_address(self, tag: str, name: str, value: str) -> None:
        bare = re.sub(r"[\0-\x20]", "", value).lower()
        scheme = re.match(r"[a-z][a-z0-9+.-]*:", bare)
        if bare.startswith(("//", "\\", "/\\")):
            raise Escape(f"<{tag} {name}> of another site: {value[:60]}")
        if not scheme or scheme[0] in ("tel:", "mailto:"):
            return
        if scheme[0] != "https:":
            raise Escape(f"<{tag} {name}> {scheme[0]}")
        host = host_of(value)
        if not host or host not in self.hosts:
            raise Escape(f"<{tag} {name}> of another site: {value[:60]}")
        if tag not in ("a", "link", "meta") and host != "site.example":
            raise Escape(f"<{tag} {name}> loads from {host}")


def check_page(html: str, hosts: set[str]) -> None:
    """Raises Escape for anything on a page that no template of ours would write."""
    if found := ILLEGAL.search(html):
        raise Escape(f"character U+{ord(found[0]):04X}")
    check = PageCheck(hosts)
    check.feed(html)
    check.close()


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises Hang after so much time of the processor: a busy machine is no fault."""

    def stop(*_: object) -> None:
        raise Hang

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def reading_once() -> Iterator[None]:
    """Files that no input changes are parsed once: nine tenths of the time."""
    cached = lru_cache(100)(parse_typed)
    parse = prose.parse

    def parse_once(text: str, name: str) -> tuple[Node | None, list[Problem]]:
        node, problems = cached(text, name)
        return node, [*problems]

    files.parse_typed = remembered.parse_typed = parse_once
    values.parse = lru_cache(1000)(parse)
    try:
        yield
    finally:
        files.parse_typed = remembered.parse_typed = parse_typed
        values.parse = parse


def kind_of(error: BaseException) -> str:
    """The same fault has the same name: what it is and where in our code it shows."""
    frames = [one for one in traceback.extract_tb(error.__traceback__) if "sferum_help" in one.filename]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    what = str(error) if isinstance(error, Escape | AssertionError) else str(error)[:60]
    return f"{type(error).__name__} {where} {what}".strip()


def fuzz(
    inputs: int, seed: int, keep: Path | None = None, say: Callable[[str], None] = print
) -> Counter[str]:
    """How often each way to end was seen; «problems» and «pages» are the good ones."""
    chance = random.Random(seed)
    texts = seeds()
    words = sorted({word for ones in texts.values() for word in re.findall(r"[\w-]+", "".join(ones))})
    lists = sorted({*texts} - {*OFTEN})
    ends: Counter[str] = Counter()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder, reading_once():
        whole, light = Path(folder, "whole"), Path(folder, "light")
        for root in (whole, light):
            shutil.copytree(SMALL, root)
        for name in UNNEEDED:
            (light / name).unlink()
        codes = light / "faq/_codes.yml"
        codes.write_text(re.sub(r".*checker/.*\n", "", codes.read_text("utf-8")), "utf-8")
        for root, name in [(whole, name) for name in texts] + [(light, name) for name in OFTEN]:
            # What is not changed reaches the pages; and templates are compiled, which is nobody's fault.
            end = try_input(root, name, (SMALL / name).read_bytes(), chance)
            assert end == "pages", f"{root.name}/{name}: {end}"
        for number in range(inputs):
            often = chance.random() < 0.75
            root, name = (light, chance.choice(OFTEN)) if often else (whole, chance.choice(lists))
            # The real ones name what this centre does not have: its own text is the one that reaches the pages.
            text = texts[name][0] if chance.random() < 0.7 else chance.choice(texts[name])
            data = mutate(chance, name, text, words)
            began = time.process_time()
            try:
                end = try_in_time(root, name, data, chance)
            except (Exception, Hang) as error:
                end = kind_of(error)
                if end not in ends:
                    say(f"{number}: {name}: {end}")
                    if keep:
                        keep.mkdir(parents=True, exist_ok=True)
                        (keep / f"{seed}-{number}-{name.replace('/', '+')}").write_bytes(data)
            if (number + 1) % 10_000 == 0:
                say(f"входов: {number + 1}")
            slowest = max(slowest, time.process_time() - began)
            ends[end] += 1
            (root / name).write_bytes((SMALL / name).read_bytes())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"самый долгий вход: {slowest:.2f} с процессора, памяти у всего процесса: {peak:.0f} МБ")
    return ends


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz")
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="where the first input of each kind of fault is kept")
    given = parser.parse_args(arguments)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    began = time.monotonic()
    ends = fuzz(given.inputs, given.seed, given.keep, lambda line: print(line, flush=True))
    faults = {end: number for end, number in ends.items() if end not in ("problems", "pages")}
    print(
        f"входов: {given.inputs}, секунд: {time.monotonic() - began:.0f}, с ошибками редактора: {ends['problems']}, "
        f"стали страницами: {ends['pages']}, сбоев: {sum(faults.values())}, видов: {len(faults)}"
    )
    for end, number in sorted(faults.items()):
        print(f"{number:6} {end}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

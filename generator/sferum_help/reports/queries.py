"""Questions that people really asked → what search makes of them: which pages, what it is not sure of, what it misses.

The engine is the one of readers: the modules of `theme/assets/search/`, run by Node.js. Nothing is kept and nothing
leaves the machine. The report shows counts and words that the site itself uses; numbers, addresses and every other
word, which may be a name, are masked unless several questions have it.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import tempfile
from codecs import BOM_UTF8
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..model.content import Content
from ..russian.stems import NEGATIONS, Lexicon, stem, words
from ..search.index import documents, lexicon_of, site_index
from ..search.sense import every_text, sense_data
from ..theme.assets import FOLDER
from .feedback import MAIL, decode, texts

MODULES = ("search", "codes")
"""What Node.js runs."""

RUN = """
import { readFileSync } from "node:fs";
import { decodeIndex } from "./search/index.js";
import { search } from "./search/search.js";
import { decodeSense } from "./search/sense.js";

const { index: data, sense, texts } = JSON.parse(readFileSync(0, "utf8"));
const index = decodeIndex(data);
index.sense = sense && decodeSense(sense, index);
const found = texts.map((text) => {
  const { verdict, results } = search(index, text, { limit: 1 });
  const [first] = results;
  return { verdict, danger: Boolean(first && first.danger), page: first ? first.document.id : "" };
});
process.stdout.write(JSON.stringify(found));
"""

NO_NODE = """Нужен Node.js, версия 18 или новее: в нём работает тот же поиск, что и на сайте.
  - https://nodejs.org/ru — установщик;
  - в Debian и Ubuntu: sudo apt install nodejs."""

COLUMNS = {"вопрос", "запрос", "сообщение", "текст", "query", "question", "message", "text"}
"""How the column of questions may be called in a table; else it is the one with the longest texts."""

SHARED = 3
"""A word that the site does not know is shown if so many questions have it: then it is nobody's name."""

MASK = "…"
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|\+?\d[\d ()-]{5,}\d")
"""Letters, pages and phones."""
PIECE = re.compile(r"[\w\u00ad-]+")
SHORT_NUMBER = re.compile(r"\d{1,2}")
"""An age or a class says much of a question and little of a person."""

MOST_PAGES, MOST_QUESTIONS = 30, 8
"""How much is printed: of pages, and of questions to each."""


class NoNode(RuntimeError):
    """There is no engine to run the search; the text is the way out."""


@dataclass(frozen=True)
class Asked:
    """One question and what was found."""

    text: str
    verdict: str
    """«good», «weak» or «none»; see `search.js`."""
    danger: bool
    page: str
    """The id of the first result, or empty."""


def read_questions(name: str, data: bytes) -> list[str]:
    """The questions of a file: letters, a table (`.csv`), else one a line."""
    data = data.removeprefix(BOM_UTF8)
    if MAIL.match(data):
        return [text.strip() for text in texts(data) if text.strip()]
    if name.lower().endswith(".csv"):
        return list(read_table(decode(data)))
    return [line.strip() for line in decode(data).splitlines() if line.strip()]


def read_table(text: str) -> Iterator[str]:
    """The column of questions of a table with semicolons, commas or tabs."""
    first, _, _ = text.partition("\n")
    delimiter = max(";,\t", key=first.count)
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if row]
    if not rows:
        return
    named = [at for at, title in enumerate(rows[0]) if title.strip().lower() in COLUMNS]
    width = max(map(len, rows))
    sizes = [sum(len(row[at]) for row in rows if at < len(row)) for at in range(width)]
    column = named[0] if named else sizes.index(max(sizes))
    for row in rows[1:] if named else rows:
        if column < len(row) and row[column].strip():
            yield row[column].strip()


def ask(
    content: Content, questions: Sequence[str], learn: Callable[[Content], Any] = sense_data
) -> list[Asked]:
    """Each question, asked. Raises `NoNode` with the way out if there is no Node.js.

    Args:
        learn: What gives the sense of words; one who remembers it gives it sooner.
    """
    node = shutil.which("node") or shutil.which("nodejs")
    if not node:
        raise NoNode(NO_NODE)
    data = {"index": site_index(content), "sense": learn(content), "texts": list(questions)}
    with tempfile.TemporaryDirectory() as folder:
        for name in MODULES:
            shutil.copytree(FOLDER / name, Path(folder) / name)
        # Without it Node.js takes the modules for scripts of its own older kind.
        (Path(folder) / "package.json").write_text('{"type": "module"}', "utf-8")
        (Path(folder) / "run.js").write_text(RUN, "utf-8")
        run = subprocess.run(
            [node, "run.js"], cwd=folder, input=json.dumps(data).encode(), capture_output=True, check=False
        )
    if run.returncode:
        raise NoNode(f"{NO_NODE}\n\n{run.stderr.decode('utf-8', 'replace').strip()}")
    found = json.loads(run.stdout)
    return [Asked(text, **one) for text, one in zip(questions, found, strict=True)]


def report(content: Content, asked: Sequence[Asked]) -> str:
    """What was found, for an editor; see the top of this module for what it does not show."""
    if not asked:
        return "Вопросов нет.\n"
    mask = Mask(content, [one.text for one in asked])
    titles = {one.id: one.title for one in documents(content)}
    counts = Counter("danger" if one.danger else one.verdict for one in asked)
    lines = [
        f"Вопросов: {len(asked)}. Ответ найден: {counts['good']}, срочных: {counts['danger']}, "
        f"без точного ответа: {counts['weak']}, ничего не найдено: {counts['none']}.",
        "",
        "Куда ведёт первый ответ:",
    ]
    pages = Counter(one.page for one in asked if one.verdict == "good")
    lines += [f"{count:>5}  {id} — {titles[id]}" for id, count in pages.most_common(MOST_PAGES)]
    lines += [
        "",
        "Нет точного ответа. Если вопрос об этой странице, добавьте его в aliases или в её файл в faq/_phrases:",
    ]
    lines += by_page(mask, [one for one in asked if one.verdict == "weak"], titles)
    lines += ["", "Ничего не найдено:"]
    lines += listed(mask.text(one.text) for one in asked if one.verdict == "none") or ["  нет таких"]
    if mask.shared:
        lines += ["", f"Слова, которых на сайте нет, а спрашивали о них {SHARED} раза и больше:"]
        lines += [f"{count:>5}  {word}" for word, count in mask.shared.most_common(MOST_PAGES)]
    return "\n".join(lines) + "\n"


def by_page(mask: Mask, asked: Sequence[Asked], titles: Mapping[str, str]) -> list[str]:
    """Questions under the page that came nearest, the most asked page first."""
    groups: dict[str, list[str]] = defaultdict(list)
    for one in asked:
        groups[one.page].append(mask.text(one.text))
    found = []
    for id, questions in sorted(groups.items(), key=lambda item: -len(item[1])):
        found += [f"  {id} — {titles[id]}", *listed(questions)]
    return found or ["  нет таких"]


def listed(questions: Iterator[str] | Sequence[str]) -> list[str]:
    """Questions with how often they were asked; the rest as a number."""
    counts = Counter(questions).most_common()
    lines = [f"{count:>7}  {text}" for text, count in counts[:MOST_QUESTIONS]]
    rest = sum(count for _, count in counts[MOST_QUESTIONS:])
    return [*lines, f"{rest:>7}  других"] if rest else lines


class Mask:
    """Hides what may tell who asked."""

    def __init__(self, content: Content, questions: Sequence[str]) -> None:
        self.lexicon: Lexicon = lexicon_of(content.synonyms)
        found = documents(content)
        self.known = self.stems(every_text(content, found))
        # Phrases are as people write them, with their names in them.
        self.own = self.stems(text for one in found for text in (one.title, one.short, *one.aliases))
        heard = Counter(word for text in questions for word in {*self.strange(text)})
        self.shared = Counter({word: count for word, count in heard.items() if count >= SHARED})
        """Word that the site does not know → in how many questions it stands."""

    def stems(self, texts: Iterable[str]) -> set[str]:
        known = {stem(word, self.lexicon) for text in texts for word in words(text)}
        return known | set(self.lexicon.ignored) | set(NEGATIONS)

    def strange(self, text: str) -> Iterator[str]:
        """Words that the site does not know; of those with a capital, that it does not say itself."""
        for piece in PIECE.findall(ADDRESS.sub(" ", text)):
            is_name = piece[0].isupper() and len(piece) > 1
            known = self.own if is_name else self.known
            for word in words(piece):
                if not word.isdigit() and word not in known and stem(word, self.lexicon) not in known:
                    yield word

    def text(self, text: str) -> str:
        """A question in one line, with its strange words and long numbers masked."""
        line = " ".join(ADDRESS.sub(MASK, text).split())
        return re.sub(rf"{MASK}(?:\s*{MASK})+", MASK, PIECE.sub(lambda piece: self.piece(piece[0]), line))

    def piece(self, piece: str) -> str:
        if piece.isdigit():
            return piece if SHORT_NUMBER.fullmatch(piece) else MASK
        return MASK if any(word not in self.shared for word in self.strange(piece)) else piece

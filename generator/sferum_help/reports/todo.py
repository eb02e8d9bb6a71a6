"""What an editor could do next, by how many readers would notice: for a terminal, for Excel, as a page."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ..model.content import Content
from ..model.labels import LABELS
from ..pages.templating import draw
from ..theme.assets import style_alone
from . import freshness, readability
from .feedback import Counts, reason_texts
from .queries import Asked, Mask
from .weights import weights

KINDS = ("overdue", "unhelped", "unfound", "unsure", "unconfirmed", "weak", "word", "video", "hard")
"""Kinds of tasks, in the order of the list; `[todo]` in `labels.ini` says what each is."""

LABEL = LABELS["todo"]
BOM = "\ufeff"
"""Tells Excel that the file is UTF-8."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would carry out; what readers typed may be anything."""


@dataclass(frozen=True)
class Task:
    """One thing to do."""

    kind: str
    """One of `KINDS`."""
    count: int
    """What it is sorted by: of a page how many readers meet it (`weights.py`), of a question how often it was
    asked, of «не помогло» how often that was said."""
    file: str
    """Where to do it; empty: there is nothing about it yet."""
    what: str


def tasks(
    content: Content,
    day: date,
    filmed: Collection[str] = (),
    asked: Sequence[Asked] = (),
    counts: Counts | None = None,
) -> list[Task]:
    """Everything there is to do.

    Args:
        day: On which pages may be overdue.
        filmed: Instructions that have a video made from them.
        asked: Questions of readers, with what search found.
        counts: What readers have sent from below the pages.
    """
    found = [
        *overdue(content, day),
        *unhelped(content, counts or Counts()),
        *unfound(content, asked),
        *unconfirmed(content),
        *screen_words(content),
        *without_video(content, filmed),
        *hard(content),
    ]
    return sorted(found, key=lambda one: (KINDS.index(one.kind), -one.count))


def overdue(content: Content, day: date) -> Iterator[Task]:
    for one in freshness.overdue(content, day):
        yield Task("overdue", one.weight, one.article.source, freshness.told_days(one))


def unhelped(content: Content, counts: Counts) -> Iterator[Task]:
    """Pages by what readers say of them."""
    reasons = reason_texts(content)
    sources = {content.codes.of[one.id]: one.source for one in content.articles()}
    pages: dict[str, Counter[str]] = defaultdict(Counter)
    for (code, letter), number in counts.pages.items():
        # A code may lead to a page that has taken the place of its own.
        own = content.codes.of.get(content.codes.pages.get(code, ""), code)
        pages[own][letter] += number
    for code, letters in pages.items():
        why = ", ".join(f"{reasons[letter]} — {number}" for letter, number in letters.most_common())
        yield Task("unhelped", letters.total(), sources.get(code, code), why)


def unfound(content: Content, asked: Sequence[Asked]) -> Iterator[Task]:
    """Questions that search did not answer, with what may be a name masked."""
    mask = Mask(content, [one.text for one in asked])
    sources = {one.id: one.source for one in content.articles()}
    found = Counter(
        (
            "unsure" if one.verdict == "weak" else "unfound",
            sources.get(one.page, one.page),
            mask.text(one.text),
        )
        for one in asked
        if one.verdict != "good" and not one.danger
    )
    for (kind, source, text), number in sorted(found.items()):
        yield Task(kind, number, source, text)


def unconfirmed(content: Content) -> Iterator[Task]:
    """What would confirm the next claim of a page; pages that stand on weak sources alone."""
    weight = weights(content)
    for article in sorted(content.articles(), key=lambda one: one.source):
        for reason in article.confirm:
            yield Task("unconfirmed", weight[article.id], article.source, reason)
        if all(content.is_weak(id) for id in article.sources):
            yield Task("weak", weight[article.id], article.source, LABEL["weak-sources"])


def screen_words(content: Content) -> Iterator[Task]:
    for word in content.screen_words.values():
        if content.is_weak(word.source):
            yield Task("word", 0, "faq/_words.yml", LABEL["weak-word"].format(text=word.text, app=word.app))


def without_video(content: Content, filmed: Collection[str]) -> Iterator[Task]:
    """Official videos whose address nobody has opened, and instructions that nothing shows."""
    weight = weights(content)
    for video in content.videos.values():
        if not video.url:
            what = LABEL["no-address"].format(title=video.title)
            yield Task("video", weight[video.instruction], "instructions/_videos.yml", what)
    watched = {video.instruction for video in content.videos.values() if video.url} | {*filmed}
    for article in content.instructions.values():
        if article.id not in watched:
            yield Task("video", weight[article.id], article.source, LABEL["no-video"])


def hard(content: Content) -> Iterator[Task]:
    """The sentences to make easier first; see `readability.py`."""
    weight = weights(content)
    by_source = {one.source: weight[one.id] for one in content.articles()}
    chosen = dict.fromkeys([*readability.worst(content), *readability.too_long(content)])
    for sentence in chosen:
        yield Task("hard", by_source[sentence.source], sentence.source, sentence.text)


def as_text(found: Sequence[Task]) -> str:
    """For a terminal: a heading for each kind, then a line for each task."""
    if not found:
        return f"{LABEL['nothing']}\n"
    lines = []
    for kind, group in groupby(found, key=lambda one: one.kind):
        lines += ["", f"{LABEL[kind]}. {LABEL[f'{kind}-do']}"]
        lines += [f"  {one.count or '':>4}  {': '.join(filter(None, (one.file, one.what)))}" for one in group]
    return "\n".join(lines[1:]) + "\n"


def as_csv(found: Sequence[Task]) -> str:
    """For a spreadsheet with Russian settings: semicolons, CRLF, a mark that it is UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(LABEL[f"column-{name}"] for name in ("kind", "count", "file", "what", "do"))
    for one in found:
        cells = (LABEL[one.kind], str(one.count or ""), one.file, one.what, LABEL[f"{one.kind}-do"])
        writer.writerow(f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells)
    return BOM + out.getvalue()


def as_html(found: Sequence[Task], title: str, day: date) -> str:
    """As one file without a script; `title`: the name of the centre."""
    groups = [(kind, list(group)) for kind, group in groupby(found, key=lambda one: one.kind)]
    style = style_alone("tokens.css", "text.css", "todo.css")
    return draw("todo.html.j2", groups=groups, words=LABEL, title=title, day=day, style=style)

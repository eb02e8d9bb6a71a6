"""`sferum-help todo`: what an editor could do next."""

from __future__ import annotations

import sys
from pathlib import Path

from ..memory.memory import memory_of
from ..memory.whole import write_whole
from ..model.content import Content
from ..reports import feedback, queries, todo
from ..source.tree import read_content
from ..video.fresh import fresh_videos
from .shared import read_files, take, take_day, take_many, today
from .terminal import with_our_name

USAGE = (
    "todo [--format text|csv|html] [--to файл] [--date год-месяц-день] [--queries файл…] [--feedback файл…]"
)
FORMATS = ("text", "csv", "html")


def run(root: Path, words: list[str]) -> int:
    """Print the list or write it into a file. Returns 2 for a wrong call or a file that cannot be read."""
    asked_files, words = take_many(words, "--queries")
    feedback_files, words = take_many(words, "--feedback")
    day, words = take_day(words)
    form, words = take(words, "--format")
    target, words = take(words, "--to")
    form = "text" if form is None else form
    if words or form not in FORMATS or target == "" or [] in (asked_files, feedback_files):
        print(with_our_name(f"можно только: sferum-help {USAGE}"), file=sys.stderr)
        return 2
    content = read_content(root)
    day = day or today()
    try:
        asked = ask(content, asked_files or [])
        counts = feedback.count(content, read_files(feedback_files or []))
    except queries.NoNode as error:
        print(error, file=sys.stderr)
        return 2
    filmed = fresh_videos(root, content, memory_of(root))
    found = todo.tasks(content, day, filmed, asked, counts)
    if form == "text":
        text = todo.as_text(found)
    else:
        text = todo.as_csv(found) if form == "csv" else todo.as_html(found, content.centre.title, day)
        target = target or f"todo.{form}"
    if target is None:
        print(text, end="")
        return 0
    write_whole(Path(target), text)
    print(f"Дел: {len(found)}. Список: {target}")
    return 0


def ask(content: Content, names: list[str]) -> list[queries.Asked]:
    """The questions in some files, asked of search. Raises `BadSetting` and `queries.NoNode`."""
    files = zip(names, read_files(names), strict=True)
    questions = [one for name, data in files for one in queries.read_questions(name, data)]
    return queries.ask(content, questions) if questions else []

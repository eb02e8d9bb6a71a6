"""Content → `answers.csv`: one ready reply a line, for the macros of a help desk."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from .content import Content

COLUMNS = ("code", "id", "title", "roles", "topic", "short", "reply")

BOM = "\ufeff"
"""Tells Excel that the file is UTF-8."""


def answers_csv(content: Content, replies: Mapping[str, str]) -> str:
    """RFC 4180: commas, quotes where needed, CRLF; `replies` are full replies in plain text by article id."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for article in content.articles():
        writer.writerow(
            (
                content.codes.of[article.id],
                article.id,
                article.title,
                ", ".join(content.roles[id].name for id in article.roles),
                content.topics[article.topic].title,
                article.short,
                replies[article.id],
            )
        )
    return BOM + out.getvalue()

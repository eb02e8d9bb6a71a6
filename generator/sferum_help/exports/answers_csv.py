"""Content → `answers.csv`: one ready reply a line, for the macros of a help desk."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from ..model.addresses import code_address
from ..model.content import Content
from ..model.labels import LABELS

COLUMNS = ("code", "id", "title", "roles", "topic", "short", "reply")

BOM = "\ufeff"
"""Tells Excel that the file is UTF-8."""


def answers_csv(content: Content, texts: Mapping[str, str], site_url: str) -> str:
    """RFC 4180 with semicolons, quotes where needed, CRLF.

    With Russian settings Excel takes the comma for a part of a number: the whole line would be one cell.

    Args:
        texts: Article id → all of it in plain text.
        site_url: Address of the site with a slash at its end; without it a reply names the page by its code.
    """

    def reply(id: str) -> str:
        code = content.codes.of[id]
        more = f"{content.support.more} " if content.support else ""
        page = f"{more}{site_url}{code_address(code)}"
        return f"{texts[id]}\n\n{page if site_url else LABELS['macros']['code'].format(code=code)}"

    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
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
                reply(article.id),
            )
        )
    return BOM + out.getvalue()

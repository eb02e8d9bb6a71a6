"""Content → `answers.json`, for support's own tools; described in `docs/answers-json.md`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ..model.addresses import (
    address_of,
    code_address,
    entry_address,
    node_address,
    outcome_name,
    page_address,
)
from ..model.article import Answer, Instruction, Message
from ..model.content import Content

VERSION = 1
"""Grows when a field disappears or changes its meaning; a new field does not change it."""


def answers_json(content: Content, site_url: str = "") -> str:
    """The whole content as JSON; addresses start at the root of the site, which is at `site_url` if known."""
    data = {
        "schema": "sferum-help/answers",
        "version": VERSION,
        "title": content.centre.title,
        "site": site_url,
        "roles": [
            {"id": role.id, "name": role.name, "title": role.title, "address": page_address(role.id)}
            for role in content.roles.values()
        ],
        "topics": [{"id": topic.id, "title": topic.title} for topic in content.topics.values()],
        "messengers": [{"id": one.id, "name": one.name} for one in content.messengers.values()],
        "sources": [
            {
                "id": one.id,
                "publisher": one.publisher,
                "about": one.about,
                "url": one.url,
                "date": one.date,
                "level": one.level,
                "checked": one.checked.isoformat(),
            }
            for one in content.sources.values()
        ],
        "checker": checker_data(content),
        "reasons": [
            {"id": one.id, "letter": one.letter, "text": one.text, "topics": one.topics}
            for one in (content.helped.reasons.values() if content.helped else ())
        ],
        "articles": [article_data(content, article) for article in content.articles()],
        "videos": [
            {
                "id": one.id,
                "title": one.title,
                "roles": one.roles,
                "topic": one.topic,
                "instruction": one.instruction,
                "url": one.url,
                "duration": one.duration,
            }
            for one in content.videos.values()
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def checker_data(content: Content) -> dict[str, Any]:
    """Where the checker begins, and what it may end with."""
    checker = content.checker
    if checker is None:
        return {"entries": [], "outcomes": []}
    return {
        "entries": [
            {"id": one.id, "title": one.title, "address": entry_address(one), "roles": one.roles}
            for one in checker.entries.values()
        ],
        "outcomes": [
            {
                "id": one.id,
                "title": one.title,
                "address": node_address(one.id),
                "code": content.codes.of[outcome_name(one.id)],
                "severity": one.severity,
                "text": one.because.plain,
                "steps": one.steps,
                "message": message_data(one.message),
            }
            for one in checker.outcomes.values()
        ],
    }


def message_data(message: Message | None) -> dict[str, str] | None:
    return {"to": message.to, "text": message.text} if message else None


def article_data(content: Content, article: Answer | Instruction) -> dict[str, Any]:
    """One answer or instruction; texts are plain, for a chat or a letter."""
    data = common_data(content, article)
    if isinstance(article, Answer):
        return data | {
            "kind": "answer",
            "text": article.answer.plain,
            "parts": [
                {
                    "id": one.id,
                    "address": f"{address_of(article)}#{one.id}",
                    "title": one.title,
                    "text": one.text.plain,
                }
                for one in article.parts
            ],
        }
    return data | {
        "kind": "instruction",
        "time": article.time,
        "need": plain_lines(article.need),
        "steps": [
            {
                "id": step.id,
                "address": f"{address_of(article)}#{step.id}",
                "text": step.do.plain,
                "who": content.people[step.who].name,
                "account": content.accounts[step.account].name if step.account else "",
                "device": content.devices[step.device].name if step.device else "",
                "warning": step.warning.plain,
                "note": step.note.plain,
            }
            for step in article.steps
        ],
        "result": plain_lines(article.result),
        "trouble": [
            {
                "id": one.id,
                "address": f"{address_of(article)}#{one.id}",
                "problem": one.problem,
                "fix": one.fix.plain,
            }
            for one in article.trouble
        ],
    }


def common_data(content: Content, article: Answer | Instruction) -> dict[str, Any]:
    code = content.codes.of[article.id]
    until = content.fresh_until(article)
    return {
        "id": article.id,
        "address": address_of(article),
        "code": code,
        "code_address": code_address(code),
        "title": article.title,
        "short": article.short,
        "roles": article.roles,
        "topic": article.topic,
        "applies_to": article.applies_to,
        "aliases": article.aliases,
        "warning": article.warning.plain,
        "note": article.note.plain,
        "message": message_data(article.message),
        "checker": article.checker,
        "see": article.see,
        "sources": article.sources,
        "checked": article.checked.isoformat(),
        "fresh_until": until.isoformat() if until else "",
        "was": article.was,
        "anchors": sorted(article.anchors),
    }


def plain_lines(texts: Iterable[str]) -> list[str]:
    return [text.plain for text in texts]

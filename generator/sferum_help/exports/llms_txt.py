"""`llms.txt`: the pages with their short answers, for assistants that read a site; https://llmstxt.org/."""

from __future__ import annotations

from ..model.addresses import ANSWERS_JSON, address_of
from ..model.content import Content


def llms_txt(content: Content, site_url: str) -> str:
    """`site_url` ends with a slash."""
    lines = [f"# {content.centre.title}", "", f"> {content.centre.promise}", ""]
    lines += [f"Всё это для программ: {site_url}{ANSWERS_JSON}", ""]
    for topic in content.topics.values():
        pages = [one for one in content.articles() if one.topic == topic.id]
        if pages:
            lines += [f"## {topic.title}", ""]
            lines += [f"- [{one.title}]({site_url}{address_of(one)}): {one.short}" for one in pages]
            lines.append("")
    return "\n".join(lines)

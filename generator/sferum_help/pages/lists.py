"""All questions, all instructions, all sources: `/faq/`, `/instructions/`, `/sources/`."""

from __future__ import annotations

from ..model.addresses import page_address
from ..model.content import Content
from .views import Add, Group, SourceView, group_by_topic, instructions_for, source_view


def add_lists(content: Content, add: Add) -> None:
    def add_list(kind: str, groups: list[Group]) -> None:
        page, address = content.centre.index_pages[kind], page_address(kind)
        view = {"intro": page.intro, "groups": [group for group in groups if group.entries]}
        add(address, kind, page.title, page.intro, view, menu=address)

    def sources_of(level: str) -> tuple[SourceView, ...]:
        return tuple(source_view(content, one) for one in content.sources.values() if one.level == level)

    add_list("faq", group_by_topic(content, content.articles()))
    add_list(
        "instructions",
        [Group(role.id, role.tag, instructions_for(content, role)) for role in content.roles.values()],
    )
    add_list("sources", [Group(f"level-{id}", name, sources_of(id)) for id, name in content.levels.items()])

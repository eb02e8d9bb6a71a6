"""`/parents/`, `/students/`, `/teachers/`: what a role has to do, its questions, videos and sheets."""

from __future__ import annotations

from ..model.addresses import article_link, label_link, page_address, video_page_link
from .checker import entry_link
from ..model.content import Content
from .handouts import handouts_on
from ..model.role import Role
from .views import Add, group_by_topic, instructions_for, video_view, videos_ready


def add_role(content: Content, role: Role, add: Add) -> None:
    entries = [one for one in content.checker.entries.values() if not one.symptom]
    view = {
        "role": role,
        "top": [label_link(content, id) for id in role.top],
        "journey": [(step, [article_link(content, id) for id in step.pages]) for step in role.journey],
        "instructions": instructions_for(content, role),
        "questions": group_by_topic(
            content, (one for one in content.answers.values() if role.id in one.roles)
        ),
        "videos": [video_view(content, one) for one in content.videos.values() if role.id in one.roles],
        "video_pages": [video_page_link(one) for one in content.video_pages.values() if role.id in one.roles],
        "videos_ready": videos_ready(content),
        "checker": next((entry_link(content, one.id) for one in entries if one.roles == (role.id,)), None),
        "handouts": handouts_on(content, role),
    }
    address = page_address(role.id)
    add(address, "role", role.title, role.intro, view, menu=address, roles=(role,))

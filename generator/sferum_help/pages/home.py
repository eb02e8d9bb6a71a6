"""The home page."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from ..model.addresses import CHECKER, HOME, Link, article_link, label_link, page_address, page_link, video_page_link
from ..model.content import Content
from .linking import RIGHT, WRONG
from .views import Add, videos_ready


def add_home(content: Content, add: Add) -> None:
    site = content.centre
    view = {
        "promise": site.promise,
        "frequent": [label_link(content, id) for id in site.frequent],
        "roles": [
            (role, Link(role.title, page_address(role.id)), [label_link(content, id) for id in role.top])
            for role in content.roles.values()
        ],
        "video_pages": [video_page_link(page) for page in content.video_pages.values()],
        "all_answers": Link(site.index_pages["faq"].title, page_address("faq")),
        "checker": Link(content.checker.title, CHECKER),
        "videos_ready": videos_ready(content),
        "right": RIGHT,
        "wrong": WRONG,
        "mixed_up": article_link(content, site.mixed_up),
        "news": news_by_date(content),
        "notice": site.notice,
        "notice_link": page_link(content, site.notice.page, site.notice.link),
    }
    add(HOME, "home", site.heading, site.promise, view)


def news_by_date(content: Content) -> list[tuple[date, list[Link]]]:
    """What has changed on the site, the newest day first."""
    news = sorted(content.centre.news, key=lambda one: one.date, reverse=True)
    return [
        (day, [page_link(content, one.page, one.text) for one in group])
        for day, group in groupby(news, lambda one: one.date)
    ]

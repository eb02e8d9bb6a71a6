"""`faq/_site.yml` → the help centre as a whole: names, menu, news, its own pages."""

from __future__ import annotations

from ..model.centre import (
    Call,
    Centre,
    FooterGroup,
    IndexPage,
    MenuEntry,
    News,
    Notice,
    Owner,
    Urgent,
)
from .fields import REQUIRED, Fields

INDEX_PAGES = {
    "faq": "страница всех вопросов",
    "search": "страница поиска",
    "instructions": "страница всех инструкций",
    "videos": "страница видео",
    "sources": "страница источников",
    "o": "страница коротких кодов",
    "offline": "страница «Читать без интернета»",
    "support": "рабочее место поддержки",
}
"""Pages the generator makes beside those of roles and articles: id → what it is, for editors."""

URGENT_LIMIT, URGENT_BRIEF_LIMIT = 24, 8
"""The link shares a line with the way to the page, on a phone too."""

ICON_NAME_LIMIT = 12
"""Longer names are cut off under an icon: the advice for `short_name` of a web manifest."""


def read_centre(fields: Fields) -> Centre:
    return Centre(
        slug=fields.id(
            "slug",
            help="имя справочного центра латиницей: под ним браузер читателя хранит его выбор и страницы; "
            "не меняйте",
            example="workshop",
        ),
        title=fields.text("title", help="название сайта"),
        icon_name=fields.text(
            "icon-name",
            longest=ICON_NAME_LIMIT,
            help="подпись под значком сайта на экране телефона, до 12 знаков",
        ),
        heading=fields.text("heading", help="заголовок главной страницы"),
        promise=fields.text("promise", help="чем поможет сайт, одной-двумя фразами"),
        frequent=fields.references(
            "frequent", "article", help="частые вопросы на главной: имена ответов и инструкций"
        ),
        mixed_up=fields.reference(
            "mixed-up",
            "article",
            "",
            help="страница о перепутанных привязках, на неё ведёт рисунок на главной",
            example="not-repaired",
        ),
        menu=fields.records(
            "menu", read_menu_entry, help="меню, разделы сверху: у каждого пункта page и title"
        ),
        footer=fields.records(
            "footer",
            read_footer_group,
            help="что ещё стоит внизу каждой страницы, под разделами: группы, у каждой title и pages",
        ),
        owner=fields.record(
            "owner",
            read_owner,
            Owner(),
            help="кто ведёт сайт: внизу каждой страницы и там, где в docs стоит строка {owner}",
        )
        or Owner(),
        news=fields.records(
            "news", read_news, (), help="что изменилось на сайте, для главной: date, text и page"
        ),
        index_pages=fields.record("pages", read_index_pages, help="слова страниц, которые делает сам сайт")
        or {},
        notice=fields.record(
            "notice",
            read_notice,
            None,
            help="строка над каждой страницей, которая сама не спрашивает о мессенджере: text, link и page",
        ),
        call=fields.record(
            "call", read_call, None, help="приглашение пройти проверку, для главной: title и text"
        ),
        urgent=fields.record(
            "urgent",
            read_urgent,
            None,
            help="ссылка на срочную помощь, над каждой страницей и на главной: link, brief, text и page",
        ),
    )


def read_menu_entry(entry: Fields) -> MenuEntry:
    return MenuEntry(
        entry.reference(
            "page",
            "page",
            help="имя страницы: роль, страница списков или страница из docs",
            example="guests",
        ),
        entry.text("title", help="название в меню"),
    )


def read_footer_group(group: Fields) -> FooterGroup:
    return FooterGroup(
        group.text("title", help="о чём эти страницы: «О сайте»"),
        group.records("pages", read_menu_entry, help="страницы группы: у каждой page и title"),
    )


def read_owner(owner: Fields) -> Owner:
    """Nothing is required: what is not known yet is better left out than invented."""
    return Owner(
        owner.text(
            "name", "", help="кто ведёт сайт: организация или люди; без этого поля так и сказано: не указано"
        ),
        owner.contact(
            "write",
            "",
            help="куда писать о самом сайте: почта или адрес с https:// из hosts",
            example="help@example.org",
        ),
        owner.text(
            "not-support",
            "",
            help="чьей службой поддержки сайт не является, одной фразой",
            example="Это не служба поддержки магазина.",
        ),
    )


def read_news(news: Fields) -> News:
    return News(
        news.date("date", help="когда изменилось"),
        news.text("text", help="что изменилось, одной фразой"),
        news.reference("page", "page or article", help="имя страницы, где это видно", example="how-much"),
    )


def read_notice(notice: Fields) -> Notice:
    return Notice(
        notice.text("text", help="сами слова"),
        notice.text("link", help="слова ссылки"),
        notice.reference("page", "article", help="имя ответа или инструкции, куда ведёт ссылка"),
    )


def read_call(call: Fields) -> Call:
    return Call(
        call.text("title", help="вопрос, на который отвечает проверка"),
        call.text("text", help="что она сделает, одной-двумя фразами"),
    )


def read_urgent(urgent: Fields) -> Urgent:
    return Urgent(
        urgent.text("link", longest=URGENT_LIMIT, help="слова ссылки"),
        urgent.text("brief", longest=URGENT_BRIEF_LIMIT, help="они же там, где мало места"),
        urgent.text("text", help="когда туда идти, одной-двумя фразами, для главной"),
        urgent.reference("page", "article", help="имя ответа или инструкции, куда ведёт ссылка"),
    )


def read_index_pages(pages: Fields) -> dict[str, IndexPage | None]:
    """The words of each page; a page of a feature that is not there needs none."""
    without = pages.reading.without

    def read_page(id: str, about: str) -> IndexPage | None:
        def read(page: Fields) -> IndexPage:
            return IndexPage(
                id,
                page.text("title", help="название страницы"),
                page.text("intro", help="одно-два предложения под заголовком"),
                page.page_aliases(),
            )

        default = None if id in without else REQUIRED
        return pages.record(id, read, default, help=f"{about}: title и intro")

    found = {id: read_page(id, about) for id, about in INDEX_PAGES.items()}
    return {id: page for id, page in found.items() if id not in without}

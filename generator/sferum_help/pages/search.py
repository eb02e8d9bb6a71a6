"""Content → the page of search, what its form needs, and how a browser searches here by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from xml.etree import ElementTree

from ..model.addresses import (
    OPENSEARCH,
    SEARCH,
    Link,
    address_of,
    article_link,
    page_address,
)
from ..model.content import Content
from ..model.labels import LABELS
from ..search.index import INDEX, SHORTS, is_large, short_answers, site_index
from ..search.pieces import cut
from ..search.sense import SENSE, sense_scripts
from ..theme.assets import Assets, data_script
from .checker import checker_link
from .entries import ArticleEntry, Group, group_by_topic
from .lists import questions_links
from .page import Page
from .topics import is_long, shortened

SCRIPT, STYLE = "search.js", "search.css"


@dataclass(frozen=True)
class SearchView:
    """What the search form in the header needs."""

    page: Link
    """The page of search: works without scripts."""
    scripts: tuple[str, ...]
    """Addresses of the index, the engine, the short answers and the sense of words: loaded at the first touch,
    in this order."""
    style: str
    opensearch: str
    """The address of the description for browsers; empty while the site does not know its own address."""


def add_search_scripts(
    content: Content, assets: Assets, index: Mapping[str, Any], sense: Mapping[str, Any] | None, opener: str
) -> None:
    """The index, whole or in pieces, the short answers, and the sense of words, if there is any here.

    `opener`: the script that reads pieces.
    """
    shorts = short_answers(content)
    if is_large(content):
        head, pieces = cut(index, shorts)
        head["pieces"] = {kind: add_pieces(assets, kind, found) for kind, found in pieces.items()}
        assets.add(INDEX, data_script("searchIndex", head) + opener)
    else:
        assets.add(INDEX, data_script("searchIndex", index))
        assets.add(SHORTS, data_script("searchShorts", shorts))
    if sense:
        assets.add(SENSE, sense_script(sense))


def sense_script(sense: Mapping[str, Any]) -> str:
    return data_script("searchSense", sense)


def add_pieces(assets: Assets, kind: str, pieces: Sequence[Any]) -> str:
    """Pieces of one kind, each a script; the hash in their names."""
    scripts = [data_script(f"{kind}{number}", piece) for number, piece in enumerate(pieces)]
    return assets.add_pieces(f"search-{kind}", scripts)


def later_scripts(content: Content) -> tuple[str, ...]:
    """What first results do without; the short answers of a large site come in its pieces."""
    return (*(() if is_large(content) else (SHORTS,)), *sense_scripts(content))


def search_data(content: Content) -> dict[str, Any]:
    """The index with the words of the dialog, and where else to look."""
    found = (
        Link(content.centre.index_pages["faq"].title, page_address("faq")),
        checker_link(content),
        article_link(content, content.helped.ask) if content.helped else None,
    )
    return site_index(content, LABELS["search"], [(link.text, link.address) for link in found if link])


def search_view(content: Content, addresses: Mapping[str, str], site_url: str) -> SearchView:
    pages = content.centre.index_pages
    return SearchView(
        page=Link(pages["search"].title, SEARCH),
        scripts=tuple(addresses[name] for name in (INDEX, SCRIPT, *later_scripts(content))),
        style=addresses[STYLE],
        opensearch=OPENSEARCH if site_url else "",
    )


@dataclass(frozen=True)
class SearchPageView:
    kind: ClassVar[str] = "search"
    intro: str
    roles: tuple[Link, ...]
    letters: tuple[Group[Link], ...]
    topics: tuple[Group[ArticleEntry], ...]
    """Instead of the letters, where there are too many questions for them."""


def search_page(content: Content) -> Page:
    """The page of search: a form, and the ways to all questions without it."""
    page = content.centre.index_pages["search"]
    roles = tuple(link for _, link in questions_links(content))
    return Page(
        SEARCH,
        page.title,
        page.intro,
        SearchPageView(page.intro, roles, *by_letter_or_topic(content)),
        menu=SEARCH,
        scripts=(INDEX, *later_scripts(content), SCRIPT),
        styles=(STYLE,),
    )


def by_letter_or_topic(
    content: Content,
) -> tuple[tuple[Group[Link], ...], tuple[Group[ArticleEntry], ...]]:
    """All questions under their first letters; of a long list its topics."""
    if not is_long(content):
        return letters(content), ()
    return (), shortened(content, group_by_topic(content, content.articles()))


def letters(content: Content) -> tuple[Group[Link], ...]:
    """Every article under the first letter of its title, from А to Я."""
    found: dict[str, list[Link]] = {}
    for article in sorted(content.articles(), key=lambda one: sort_key(one.title)):
        found.setdefault(article.title[0].upper(), []).append(Link(article.title, address_of(article)))
    # Named by number: a letter has no Latin name of its own.
    return tuple(Group(f"letter-{ord(letter):x}", letter, tuple(links)) for letter, links in found.items())


def sort_key(title: str) -> str:
    """Ё stands beside е in a Russian alphabet, not behind я."""
    return title.casefold().replace("ё", "е")


def opensearch(content: Content, site_url: str) -> str:
    """`opensearch.xml`: browsers offer to search this site from their address bar.

    Says only what https://github.com/dewitt/opensearch asks for. `site_url` ends with a slash.
    """
    root = ElementTree.Element("OpenSearchDescription", {"xmlns": "http://a9.com/-/spec/opensearch/1.1/"})

    def put(name: str, text: str = "", **attributes: str) -> None:
        element = ElementTree.SubElement(root, name, attributes)
        element.text = text or None

    # The specification allows 16 characters for the short name, which some browsers hold to.
    put("ShortName", content.centre.index_pages["search"].title[:16])
    put("Description", content.centre.title)
    put("InputEncoding", "UTF-8")
    put("Language", "ru")
    put("Url", type="text/html", method="get", template=f"{site_url}{SEARCH}?q={{searchTerms}}")
    put("Url", type="application/opensearchdescription+xml", rel="self", template=site_url + OPENSEARCH)
    ElementTree.indent(root, "")
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'

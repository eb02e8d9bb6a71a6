"""Content → `feed.xml`: an Atom feed (RFC 4287) of the answers, those checked last on top."""

from __future__ import annotations

from xml.etree import ElementTree

from ..model.addresses import FEED, address_of, code_address
from ..model.content import Content

ATOM = "http://www.w3.org/2005/Atom"

MOST = 100
"""Entries at the most: who reads a feed wants what is new."""


def atom_feed(content: Content, site_url: str) -> str:
    """The feed; `site_url` is the address of the site with a slash at its end, because Atom knows no other.

    An entry is known by the address of its code, which outlives a renamed page. Its date is that of the field
    `checked`: the feed depends on the files alone, and whoever changes an answer sets that date.
    """
    feed = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": "ru"})

    def put(above: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
        element = ElementTree.SubElement(above, name, attributes)
        element.text = text or None
        return element

    found = sorted(content.articles(), key=lambda one: content.codes.of[one.id])
    found.sort(key=lambda one: one.checked, reverse=True)
    put(feed, "id", site_url)
    put(feed, "title", content.centre.title)
    put(feed, "updated", f"{found[0].checked}T00:00:00Z")
    put(feed, "link", rel="self", type="application/atom+xml", href=site_url + FEED)
    put(feed, "link", rel="alternate", type="text/html", href=site_url)
    put(put(feed, "author"), "name", content.centre.title)
    for article in found[:MOST]:
        entry = put(feed, "entry")
        put(entry, "id", site_url + code_address(content.codes.of[article.id]))
        put(entry, "title", article.title)
        put(entry, "updated", f"{article.checked}T00:00:00Z")
        put(entry, "link", rel="alternate", type="text/html", href=site_url + address_of(article))
        put(entry, "category", term=article.topic, label=content.topics[article.topic].title)
        put(entry, "summary", article.short)
    ElementTree.indent(feed, " ")
    text = ElementTree.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'

"""`faq/_sources.yml` → levels of trust, and where it is written what answers say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model.sources import Source
from .fields import Fields
from .nodes import Node, Scalar, entries
from .values import Reading
from .web import host_of


def read_levels(fields: Fields) -> dict[str, str]:
    """Levels of trust in words, by id; from now on they are known."""
    reading = fields.reading

    def read(node: Node) -> dict[str, str]:
        reading.record(node, lambda levels: [levels.text(id, help="уровень словами") for id in levels])
        for key, _ in entries(node):
            reading.id(key)
        reading.learn("level", node)
        return {key.text: value.text for key, value in entries(node) if isinstance(value, Scalar)}

    return fields.read(
        "levels",
        read,
        kind="имя: слова",
        help="уровни доверия: имя и слова",
        example="{official: официальный сайт}",
    )


def read_source(id: str, fields: Fields) -> Source:
    return Source(
        id=id,
        publisher=fields.text("publisher", help="кто опубликовал источник"),
        about=fields.text("about", help="о чём источник, нашими словами"),
        url=read_url(fields),
        date=fields.text(
            "date", help="дата, как она указана в источнике, или «без даты»", example="29.08.2025"
        ),
        level=fields.reference("level", "level", help="уровень доверия: имя из levels"),
        checked=fields.date("checked", help="когда источник читали последний раз"),
    )


def read_url(fields: Fields) -> str:
    """An address, or empty if the field is missing."""

    def read(node: Node) -> str:
        url = fields.reading.text(node, longest=None, markup=True)
        if url and not host_of(url):
            hint = "адрес начинается с https://, потом имя сайта латиницей, без пробелов, «@» и номера порта"
            fields.reading.complain(node.place, f"адрес «{url}» не подходит", hint)
        elif host_of(url) in fields.reading.known.get("shortener", ()):
            hint = "откройте её и впишите адрес, который открылся"
            fields.reading.complain(node.place, "за короткой ссылкой не видно, куда она ведёт", hint)
        fields.reading.refuse_tracking(url, node.place)
        return url

    about = "адрес, начинается с https://; без него — источник на бумаге или файлом"
    return fields.read("url", read, "", kind="адрес", help=about, pattern=r"https://\S+")


def read_alone(reading: Reading, node: Node) -> dict[str, str]:
    """Level → words."""
    for key, _ in entries(node):
        reading.reference(key, "level")
    return reading.record(node, lambda said: {level: said.text(level) for level in said}) or {}


@dataclass(frozen=True)
class Sources:
    """What the whole file says."""

    levels: Mapping[str, str] = field(default_factory=dict)
    weak: tuple[str, ...] = ()
    alone: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)


def read_sources(fields: Fields) -> Sources:
    levels = read_levels(fields)
    weak = fields.references(
        "weak",
        "level",
        (),
        help="слабые уровни: страницы, где только такие источники, перечислит sferum-help todo",
        example="[press]",
    )
    alone = fields.read(
        "alone",
        lambda node: read_alone(fields.reading, node),
        {},
        kind="имя: слова",
        help="что сказать читателю, если у страницы только источники таких уровней: уровень и строка",
        example="{press: Так пишет только пресса.}",
    )
    fields.reading.known["shortener"] = fields.phrases(
        "shorteners",
        (),
        help="сайты коротких ссылок: за ними не видно, куда ведёт адрес",
        example="[clck.ru]",
    )
    about = "источники: у каждого publisher, about, url, date, level и checked"
    sources = fields.listed("sources", "source", read_source, help=about)
    return Sources(levels, weak, alone, sources)

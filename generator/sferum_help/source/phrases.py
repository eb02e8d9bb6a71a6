"""`faq/_phrases.yml`, `faq/_phrases/`, `faq/_danger.yml`: what search learns from. One line is one phrase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..model.phrases import Danger, Near, Phrases, Sign
from ..russian.stems import words
from .fields import REQUIRED, Fields
from .files import PHRASES, page_of_phrases
from .nodes import Node
from .problems import Place
from .values import Reading


def read_lines(fields: Fields, name: str, default: Any = REQUIRED, help: str = "") -> tuple[str, ...]:
    """Phrases, one a line."""
    kind = "текст, одна строка — одна фраза"
    return fields.read(name, fields.reading.phrases, default, kind=kind, help=help)


def read_every_phrase(reading: Reading, nodes: Mapping[str, Node]) -> Phrases:
    """Those of the list, and of each page those of its file, by the names of the files."""
    said = reading.record(nodes.get(f"{PHRASES}.yml"), read_phrases) or Phrases()
    pages = {}
    for name, node in nodes.items():
        if page := page_of_phrases(name):
            reading.check_known("page or article", page, Place(name))
            pages[page] = reading.record(node, read_page_phrases) or ()
    return replace(said, pages=pages)


def read_page_phrases(fields: Fields) -> tuple[str, ...]:
    about = "как ещё спрашивают об этой странице, одна строка — одна фраза: без слов заголовка и aliases"
    return read_lines(fields, "phrases", help=about)


def read_phrases(fields: Fields) -> Phrases:
    """All but what is about one page."""
    fields.refuse_former(
        "pages", f"у каждой страницы теперь свой файл: {PHRASES}/имя.yml, в нём phrases и её фразы"
    )
    return Phrases(
        off_topic=read_lines(fields, "off-topic", (), help="о чём сайт не говорит: фразы по строке"),
        near=fields.table(
            "near",
            lambda id, near: Near(
                near.text("say", help="где об этом спрашивают, одним предложением"),
                read_lines(near, "examples", help="как об этом спрашивают здесь: фразы по строке"),
            ),
            {},
            help="о чём сайт не говорит, а подсказать может: у каждой темы say и examples",
        ),
        samples=read_lines(
            fields,
            "samples",
            (),
            help="вопросы, которые sferum-help diff задаёт поиску до и после правки: фразы по строке",
        ),
    )


def read_danger(fields: Fields) -> Danger:
    reading = fields.reading
    page = fields.reference("page", "answer", help="страница срочной помощи: имя ответа")
    return Danger(
        page=page,
        pages=fields.references("pages", "article", (), help="другие страницы о беде"),
        signs=fields.table(
            "signs",
            lambda id, sign: read_sign(id, sign, page),
            help="признаки беды: у каждого part, examples и, если есть, phrases",
        ),
        safe=read_lines(fields, "safe", help="похоже на словах, но не беда: фразы по строке"),
        calm=read_lines(fields, "calm", (), help="слова, при которых это не беда, если рядом нет слов sure"),
        words=fields.read(
            "words",
            lambda node: read_words(reading, node),
            {},
            kind="имя: слова",
            help="слова одного смысла через пробел: два смысла вместе значат больше, чем порознь",
            example="{call: позвонил позвонила звонок}",
        ),
    )


def read_sign(id: str, sign: Fields, page: str) -> Sign:
    part = sign.id("part", "", help="часть страницы срочной помощи: её id; без неё — вся страница")
    if page and part:
        sign.reading.between.links.append((sign.place_of("part"), page, part))
    return Sign(
        id,
        part,
        examples=read_lines(
            sign, "examples", help="как об этом пишут, фразы по строке: их поиск обязан узнать"
        ),
        phrases=read_lines(sign, "phrases", (), help="ещё фразы: по ним поиск учится"),
        which=read_lines(
            sign,
            "which",
            (),
            help="фразы, чтобы не путать эту беду с другой: что это беда, поиск и так знает",
        ),
        sure=read_lines(sign, "sure", (), help="слова, которые значат эту беду, что бы ни стояло рядом"),
    )


def read_words(reading: Reading, node: Node) -> dict[str, tuple[str, ...]]:
    """Name → normal words."""
    said = reading.record(node, lambda groups: {name: read_lines(groups, name) for name in groups}) or {}
    return {name: tuple(words(" ".join(lines))) for name, lines in said.items()}

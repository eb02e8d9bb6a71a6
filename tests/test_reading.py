"""A finished page is read the same way by the fast cut and by the parser behind it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sferum_help.site.looking import near
from sferum_help.site.reading import Seen, cut, parse, read_html

PIECES = (
    '<a href="x/#y">', "</a>", "<p>", "</p>", "<br>", '<path d="M0"/>', "<title>", "</title>", "слово &amp; &lt;", "\n",
    '<p id="a">', '<p id="a" id="b">', "<!-- note -->", "<!-- <b> -->", "<!doctype html>", "<script>", "</script>",
    "<style>", "</style>", "<SCRIPT>", "</SCRIPT>", "<script/>", "a<b", "<!--",
    '<script type="application/ld+json">', "{}", '<a title="a>b" href="c">', "<a title='<'>", "<", ">", "< p>", "<p",
    "<textarea>", "</textarea>", "<html lang=ru>", '<meta name="robots" content="noindex">', "<h1>", "</h1>", "<A HREF=b>",
    '<link rel="canonical" href="https://a.example/">', '<img src="x.png" onload="y">', "</>", "<?x?>", "<![CDATA[x]]>",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_the_fast_way_reads_what_the_parser_reads(text: str) -> None:
    fast = cut("a/index.html", text)
    assert fast is None or fast == parse("a/index.html", text)


def test_every_page_of_the_site_is_read_the_fast_way(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert cut(path.name, text) == parse(path.name, text), path
        assert in_order(read_html(path.name, text)) == in_order(parse(path.name, text)), path


def in_order(seen: Seen) -> Seen:
    return replace(seen, links=sorted(seen.links), loads=sorted(seen.loads))


@given(st.lists(st.sampled_from((*PIECES, "<header>", "</header>", "<section>", "</section>", "-->")), max_size=12))
def test_what_pages_share_is_read_as_if_it_stood_there_alone(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert in_order(read_html("a/index.html", text)) == in_order(parse("a/index.html", text))


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("<p>\n<b></p>", [(2, "</p> закрывает не то: открыто <b> из строки 2")]),
        ('<i id="a"></i>\n<i id="a"></i>', [(2, "id «a» повторяется")]),
        ("<ul>\n", [(2, "<ul> из строки 1 не закрыт")]),
        ("<script>a</script>", [(1, "скрипт внутри страницы: политика безопасности его не пустит")]),
        ('<a title="a>b" style="x"></a>', [(1, "у <a> — style: политика безопасности его не пустит")]),
    ],
)
def test_faults_have_their_line(text: str, faults: list[tuple[int, str]]) -> None:
    assert read_html("a/index.html", text).faults == faults


@pytest.mark.parametrize(
    ("html", "is_shared"),
    [
        ('<header><a href="../../faq/">Вопросы</a><a href="#main">К тексту</a></header>', True),
        ('<header><a href="../">Выше</a><img src="../a.png"></header>', True),
        ('<header><a href="here/">Рядом</a></header>', False),
        ('<header><a href="?q=x">Здесь</a></header>', False),
        ("<header><a href=../>Без кавычек</a></header>", False),
        ('<header><form action="search/"></form></header>', False),
        ('<header><meta content="0; url=there/"></header>', False),
    ],
)  # fmt: skip
def test_a_header_is_looked_at_once_for_folders_where_it_leads_to_the_same(html: str, is_shared: bool) -> None:
    assert (near("faq/one", html) == near("faq/two", html)) is is_shared
    assert near("faq", html) == "faq", "from the root nothing climbs"

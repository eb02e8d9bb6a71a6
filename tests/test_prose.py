"""The Markdown subset: what it renders to, and that nothing an editor types becomes markup or script."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sferum_help.model import prose


def resolve(id: str, anchor: str) -> str:
    return f"../{id}/#{anchor}" if anchor else f"../{id}/"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Подождите **сутки**.", "<p>Подождите <strong>сутки</strong>.</p>\n"),
        ("- раз\n- два", "<ul>\n<li>раз</li>\n<li>два</li>\n</ul>\n"),
        ("[чат](id:day-delay)", '<p><a href="../day-delay/">чат</a></p>\n'),
        ("[шаг](id:link-parent#link)", '<p><a href="../link-parent/#link">шаг</a></p>\n'),
        ("2 < 3 & «да»", "<p>2 &lt; 3 &amp; «да»</p>\n"),
        ("<b>нет</b>", "<p>&lt;b&gt;нет&lt;/b&gt;</p>\n"),
    ],
)
def test_render(text: str, html: str) -> None:
    assert prose.render(text, resolve) == html


def test_render_inline_drops_the_only_paragraph() -> None:
    assert prose.render_inline("Раз **два**", resolve) == "Раз <strong>два</strong>"
    assert prose.render_inline("Раз\n\nДва", resolve) == "<p>Раз</p>\n<p>Два</p>"


def test_plain_keeps_the_words() -> None:
    assert prose.plain("Раз **два**\nтри.\n\n- [чат](id:day-delay)\n- всё") == "Раз два три.\nчат\nвсё"


class Tags(HTMLParser):
    """Every tag and attribute of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= set(attrs)


SNIPPETS = st.sampled_from(
    "<script>|</p>|<img src=x onerror=a>|[a](javascript:a)|[a](id:x)|](|**|- |\n|\n\n|&lt;|<!--|`|[a]".split(
        "|"
    )
    + ["[a]: javascript:a", "![", "data:text/html,a", "\\", '"', "'", ">", "1. ", "# ", "https://a.ru", "я"]
)


@given(st.one_of(st.text(), st.lists(SNIPPETS, max_size=20).map("".join)))
@example('[a](id:x" onclick="a)')
@example("[a](JaVaScRiPt:a)")
def test_whatever_is_typed_only_known_tags_come_out(text: str) -> None:
    list(prose.find_wrong(text, prose.read(text)))
    found = Tags(prose.render(text, resolve))
    allowed = {"p", "ul", "ol", "li", "strong", "a", "em", "code", "pre", "blockquote", "hr", "br", "img"}
    assert found.tags <= allowed | {f"h{level}" for level in range(1, 7)}
    assert {name for name, _ in found.attributes} <= {"href", "src", "alt", "title", "start", "class"}
    assert not any(
        name == "href" and (value or "").lower().startswith("javascript") for name, value in found.attributes
    )


@given(st.one_of(st.text(), st.lists(SNIPPETS, max_size=20).map("".join)))
def test_what_passes_the_check_uses_the_subset_only(text: str) -> None:
    if list(prose.find_wrong(text, prose.read(text))):
        return
    found = Tags(prose.render(text, resolve))
    assert found.tags <= {"p", "ul", "ol", "li", "strong", "a"}
    assert {name for name, _ in found.attributes} <= {"href", "start", "title"}
    assert all(
        (value or "").startswith(("https://", "../")) for name, value in found.attributes if name == "href"
    )

"""The Markdown subset: what it renders to, and that nothing an editor types becomes markup or script."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from sferum_help.model.prose import Prose
from sferum_help.source.prose import parse


def resolve(id: str, anchor: str) -> str:
    return f"../{id}/#{anchor}" if anchor else f"../{id}/"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Подождите **сутки**.", "<p>Подождите <strong>сутки</strong>.</p>\n"),
        ("- раз\n- два", "<ul>\n<li>раз</li>\n<li>два</li>\n</ul>\n"),
        ("3. три\n4. четыре\n\n   и ещё", None),
        ("- раз\n  - два\n-\n- 1. три", None),
        ("[чат](id:day-delay)", '<p><a href="../day-delay/">чат</a></p>\n'),
        ("[шаг](id:link-parent#link)", '<p><a href="../link-parent/#link">шаг</a></p>\n'),
        ("[**сайт** «а»](https://school.mos.ru/?a=1&b=«я»)", None),
        ("2 < 3 & «да»", "<p>2 &lt; 3 &amp; «да»</p>\n"),
        ("<b>нет</b>", "<p>&lt;b&gt;нет&lt;/b&gt;</p>\n"),
    ],
)
def test_html(text: str, html: str | None) -> None:
    """None: what markdown-it itself makes of it."""
    assert parse(text).prose.html(resolve) == (html or rendered(text))


def test_a_line_drops_the_only_paragraph() -> None:
    assert parse("Раз **два**").prose.line(resolve) == "Раз <strong>два</strong>"
    assert parse("Раз\n\nДва").prose.line(resolve) == "<p>Раз</p>\n<p>Два</p>"


def test_plain_keeps_the_words() -> None:
    text = parse("Раз **два**\nтри.\n\n- [чат](id:day-delay)\n- всё").prose
    assert text.plain == str(text) == "Раз два три.\nчат\nвсё"


def test_a_text_is_a_value() -> None:
    one, other = parse("Раз **два**").prose, parse("Раз **два**").prose
    assert one == other and hash(one) == hash(other) and one != parse("Раз два").prose
    assert one and not Prose() and not parse("").prose and not Prose.of_words("")
    assert Prose.of_words("**a** <b>").html(resolve) == "<p>**a** &lt;b&gt;</p>\n"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Раз. Два! «Три»? **Четыре**.", ["Раз.", "Два!", "«Три»?", "<strong>Четыре</strong>."]),
        ("Это т. е. сразу. [Да](id:x).\nНет.", ["Это т. е. сразу.", '<a href="../x/">Да</a>.', "Нет."]),
        ("**Раз. Два.** Три. [А. Б](id:x) В.", None),
        ("Раз: Два.\n- Три. Четыре.\n- Пять.", ["Раз: Два.", "<li>Три. Четыре.</li>", "<li>Пять.</li>"]),
    ],
)
def test_sentences(text: str, sentences: list[str] | None) -> None:
    """What bold, a link or an entry of a list holds together stays together."""
    whole = ["<strong>Раз. Два.</strong> Три.", '<a href="../x/">А. Б</a> В.']
    found = [one.line(resolve).replace("\n", "") for one in parse(text).prose.sentences()]
    assert [one.removeprefix("<ul>").removesuffix("</ul>") for one in found] == (sentences or whole)


def test_pieces_of_a_text_make_it_whole_again() -> None:
    text = parse("Раз. Два.\n\nТри:\n1. А.\n2. Б.\n\nВсё.").prose
    introduction, listed, last = text.paragraphs()
    assert introduction.then(listed).then(last) == text
    first, second = introduction.sentences()
    assert first.continued(second) == introduction != first.then(second)
    three, a, b = listed.sentences()
    assert three.continued(a).continued(b) == listed
    assert b.html(resolve) == '<ol start="2">\n<li>Б.</li>\n</ol>\n'


def rendered(text: str) -> str:
    """A text as markdown-it renders it, symbolic links resolved."""
    parser = MarkdownIt("commonmark", {"html": False}).disable(["reference"])
    tokens = parser.parse(text)
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open" and str(child.attrs["href"]).startswith("id:"):
                id, _, anchor = str(child.attrs["href"])[3:].partition("#")
                child.attrs["href"] = resolve(id, anchor)
    return parser.renderer.render(tokens, parser.options, {})


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
FINE = st.sampled_from(
    [
        "**",
        "- ",
        "  - ",
        "1. ",
        "2. ",
        "\n",
        "\n\n",
        "\n   ",
        "[",
        "](id:x#y)",
        "](https://a.ru/?b&c)",
        " я",
        ".",
    ]
    + ["**важно**", "[чат](id:x)", "«ё»", "&", "&lt;", '"', "<", "\\*", " "]
)
TYPED = st.one_of(st.text(), *(st.lists(some, max_size=20).map("".join) for some in (SNIPPETS, FINE)))


@given(TYPED)
@example('[a](id:x" onclick="a)')
@example("[a](JaVaScRiPt:a)")
def test_whatever_is_typed_only_known_tags_come_out(text: str) -> None:
    found = Tags(parse(text).prose.html(resolve))
    assert found.tags <= {"p", "ul", "ol", "li", "strong", "a"}
    assert {name for name, _ in found.attributes} <= {"href", "start"}
    assert all(
        (value or "").startswith(("https://", "../")) for name, value in found.attributes if name == "href"
    )


@given(TYPED)
@example("- a\n\n- b")
@example("- a\n  1. b\n  2. c")
@example("- - a\n\n  b")
def test_what_passes_the_check_is_shown_as_commonmark(text: str) -> None:
    read = parse(text)
    if not read.findings:
        assert read.prose.html(resolve) == rendered(text)


@given(TYPED)
def test_pieces_lose_no_word(text: str) -> None:
    prose = parse(text).prose

    def words(parts: tuple[Prose, ...]) -> list[str]:
        return " ".join(part.plain for part in parts).split()

    assert words(prose.paragraphs()) == words(prose.sentences()) == prose.plain.split()

"""Reading YAML: whatever the bytes, a node or a problem with a place inside the file; never an exception."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from sferum_help.source.nodes import Mapping, Scalar, Sequence, parse
from sferum_help.source.text import LINE_BREAK, find_bad_characters

PIECES = st.sampled_from(
    "a: ;b:;- ;\n;  ;    ;[;];{;};,;|;>-;';\";#; #;&x ;*x;!t ;<<: ;---\n;...;? ;текст;%;@;`;: ;\\".split(";")
    + ["yes", "08:30", "~", "\u2028", "ё"]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=25).map("".join)))
@example("a: [" * 2000)
@example("a: &a [*a]")
@example("? [a]: b\n: c")
@example("a: 'b' # c")
@example("a: \ufffe")
@example("a:\n? b")
def test_any_text_gives_a_node_or_problems_with_a_place(text: str) -> None:
    if find_bad_characters(text, "x.yml"):
        return
    node, problems = parse(text, "x.yml")
    assert node is not None or problems
    lines = LINE_BREAK.split(text)
    for problem in problems:
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
        str(problem)


def test_nodes_know_their_place_and_keep_what_was_typed() -> None:
    node, problems = parse("first: no\nlist:\n  - 08:30\n  - 'два'\n", "x.yml")
    assert problems == []
    assert isinstance(node, Mapping)
    (key, value), (_, items) = node.entries
    assert (key.text, str(key.place)) == ("first", "x.yml:1:1")
    assert isinstance(value, Scalar) and (value.text, str(value.place)) == ("no", "x.yml:1:8")
    assert isinstance(items, Sequence)
    assert [(item.text, str(item.place)) for item in items.items] == [
        ("08:30", "x.yml:3:5"),
        ("два", "x.yml:4:5"),
    ]


def test_a_fragment_of_a_folded_text_is_found_in_its_own_line() -> None:
    node, _ = parse("text: >-\n  первая строка\n  вторая **строка**\n", "x.yml")
    value = node.entries[0][1]
    assert str(value.place_of("**строка**")) == "x.yml:3:10"
    assert str(value.place_of("третья")) == "x.yml:1:7"

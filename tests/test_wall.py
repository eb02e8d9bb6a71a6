"""Hostile sources end as problems, soon: nothing crashes, hangs or gets onto a page past both walls."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sferum_help.source import prose
from sferum_help.source.hidden import hidden_in, made_visible
from sferum_help.source.markdown import Parser
from sferum_help.source.problems import MANY, ContentError, Place, Problem
from sferum_help.source.prose import parse
from sferum_help.source.tree import read_content
from sferum_help.source.wall import REFUSAL, is_clean
from sferum_help.source.web import host_of, readable

from tools import fuzz

from .conftest import SMALL

Tree = Callable[[dict], Path]
SECONDS = 3
"""Of the processor; each of these inputs took minutes, or for ever."""


@contextmanager
def soon() -> Iterator[None]:
    began = time.process_time()
    yield
    assert time.process_time() - began < SECONDS


def problems(root: Path) -> list[str]:
    """The first lines of what is said."""
    with soon(), pytest.raises(ContentError) as raised:
        read_content(root)
    str(raised.value)
    return [str(problem).splitlines()[0] for problem in raised.value.problems]


def question(id: str, *targets: str) -> str:
    options = "".join(f"      o{n}: {{text: О{n}, says: {{}}, to: {to}}}\n" for n, to in enumerate(targets))
    return f"  {id}:\n    question: Вопрос {id}?\n    always-known: да\n    options:\n{options}"


def checker_with(first: str, questions: str) -> str:
    """The small checker with questions before its own."""
    text = (SMALL / "instructions/_checker.yml").read_text("utf-8")
    text = text.replace("    question: whose\n", f"    question: {first}\n")
    return text.replace("\nquestions:\n", f"\nquestions:\n{questions}")


def test_hundreds_of_questions_in_a_row_are_a_problem(tree: Tree) -> None:
    """A thousand were more than Python calls into each other."""
    chain = "".join(question(f"q{n}", f"q{n + 1}", "day-passed") for n in range(999))
    text = checker_with("q0", chain + question("q999", "whose", "day-passed"))
    assert len(problems(tree({"instructions/_checker.yml": text}))) == 1


def test_a_long_path_is_told_before_anything_is_walked(tree: Tree) -> None:
    chain = "".join(question(f"q{n}", f"q{n + 1}", "day-passed") for n in range(300))
    text = checker_with("q0", chain + question("q300", "whose", "day-passed"))
    (found,) = problems(tree({"instructions/_checker.yml": text}))
    assert found.startswith("instructions/_checker.yml:") and found.endswith("до вопроса «q7» вопросов уже 7")


@pytest.mark.parametrize("steps", [24, 34])
def test_paths_are_counted_before_they_are_listed(tree: Tree, steps: int) -> None:
    """Each pair of questions leads to the next pair: twice as many paths."""
    ladder = question("q0", "a1", "b1")
    for n in range(1, steps):
        ladder += "".join(question(f"{side}{n}", f"a{n + 1}", f"b{n + 1}") for side in "ab")
    ladder += question(f"a{steps}", "whose", "day-passed") + question(f"b{steps}", "day-passed", "whose")
    (found,) = problems(tree({"instructions/_checker.yml": checker_with("q0", ladder)}))
    assert "вопросов уже 7" in found


def test_too_many_short_paths_are_a_problem(tree: Tree) -> None:
    fans = question("q0", *["q1"] * 60, "q2") + question("q1", *["q2"] * 60, "whose")
    fans += question("q2", "whose", "day-passed")
    (found,) = problems(tree({"instructions/_checker.yml": checker_with("q0", fans)}))
    assert "слишком много путей через проверку" in found


def test_too_many_situations_are_a_problem(tree: Tree) -> None:
    names = [f"f{n}" for n in range(40)]
    facts = "".join(
        f"  {id}:\n    about: о {id}\n    values: {{yes: да, no: нет}}\n    right: [yes]\n    changed-by: user\n"
        for id in names
    )
    text = (SMALL / "instructions/_checker.yml").read_text("utf-8")
    text = text.replace("\nfacts:\n", f"\nfacts:\n{facts}")
    text = text.replace("facts: [link, day, school]", f"facts: [link, day, school, {', '.join(names)}]")
    found = problems(tree({"instructions/_checker.yml": text}))
    assert found and all("больше 5000 положений" in one for one in found)


def article(more: str) -> dict[str, str]:
    return {"faq/no-chat.yml": (SMALL / "faq/no-chat.yml").read_text("utf-8") + more}


def test_thousands_of_unknown_names_take_no_time_and_the_first_are_shown(tree: Tree) -> None:
    root = tree(article("".join(f"field-{n}: x\n" for n in range(9000))))
    with pytest.raises(ContentError) as raised:
        read_content(root)
    shown = str(raised.value)
    assert len(raised.value.problems) == 9000 and shown.count("неизвестное поле") == MANY
    assert shown.endswith(f"найдено 9000 ошибок, показаны первые {MANY}")
    assert len(problems(root)) == 9000


@pytest.mark.parametrize(
    "more",
    [
        "note: |\n" + "".join(f"  [раз](id:x{n})\n" for n in range(2000)),
        "note: |\n" + "".join(f"  {{x{n}}}\n" for n in range(4000)),
        "note: '" + "[" * 31_000 + "'\nx: y\n",
        "note: '" + "слово " * 50_000 + "'\n",
        "extra: &a [x, x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a, *a]\n" for n in range(3000)),
        "extra: " + "[" * 100_000,
        "extra: [" + "[x]," * 100_000 + "]",
        "extra: {" + ",".join(f"a{n}: b" for n in range(30_000)) + "}",
    ],
    ids=["links", "braces", "brackets", "words", "aliases", "depth", "lists", "fields in one line"],
)
def test_a_file_made_to_take_long_does_not(tree: Tree, more: str) -> None:
    assert problems(tree(article(more)))


def test_a_handwritten_page_made_to_take_long_does_not(tree: Tree) -> None:
    links = "# О справке {#about}\n\n" + "".join(f"[раз](faq/x{n}.md)\n" for n in range(1500))
    assert problems(tree({"docs/about.md": links}))
    with soon():
        read_content(tree({"docs/about.md": "# О справке {#about}\n\n" + "![" * 15_000}))


def test_a_file_that_may_not_be_read_is_a_problem(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    root = tree({})
    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = problems(root)
    assert "faq/no-chat.yml:1:1: файл не читается: нет доступа" in found


def test_a_file_name_that_is_no_text_can_be_printed(tree: Tree) -> None:
    root = tree({})
    for folder, end in (("faq", b"yml"), ("docs", b"md")):
        path = os.fsencode(root / folder) + b"/\xff." + end
        with open(path, "wb") as file:
            file.write(b"# x {#x}")
    assert [one.encode().decode() for one in problems(root)] == [
        "docs/�.md:1:1: имя файла «�.md» не подходит",
        "faq/�.yml:1:1: имя файла «�.yml» не подходит",
    ]


@pytest.mark.parametrize("name", sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("_*.yml")))
@pytest.mark.parametrize("text", [None, "", "x: [\n", "- x\n", "x\n", "a:\nb: ~\n", "{}\n", b"\xff\x00"])
def test_any_shared_list_may_be_missing_or_broken(tree: Tree, name: str, text: object) -> None:
    """Content that is right without it, or problems with their places; nothing else."""
    root = tree({name: text})
    try:
        read_content(root)
    except ContentError as error:
        assert error.problems and all(problem.place.path for problem in error.problems)


@given(st.text(alphabet=st.characters(codec=None)))
@example("\x1b[2J\0")
@example("\ud800")
def test_what_is_printed_commands_no_terminal(text: str) -> None:
    shown = str(Problem(Place("faq/x.yml", 1, 1, 1, text), f"«{text}»", text))
    shown.encode()
    assert not any(hidden_in(line) for line in shown.split("\n"))
    assert len(made_visible(text)) == len(text)


@pytest.mark.parametrize("host", ["school.example", "a-b.example", "xn--e1afmkfd.xn--p1ai"])
def test_a_plain_host_is_found(host: str) -> None:
    for end in ("", "/", "/a%20b?c=d#e", "?x", "#y"):
        assert readable(host_of(f"https://{host}{end}")) == readable(host) != ""


@given(st.text(alphabet="abcсуё.-_@:/\\%#?[]0123 \t\n\0\u202e℀ﬀ。", max_size=20))
@example("www.mos.ru%23.evil.example")
@example("mos.ru@evil.example")
@example("mos.ru\\@evil.example")
@example("[x")
@example("℀.com")
@example("xn--z1g.com")
@example("mos.ru:443")
@example("mos.ru.")
@example("10.0.0.1")
@example("0x7f.1")
def test_a_host_is_what_every_browser_takes_it_for(rest: str) -> None:
    """Letters, digits, hyphens and dots up to the first `/`, `?` or `#`; nothing else is a host."""
    if host := host_of(f"https://{rest}"):
        ascii = host.encode("idna").decode()
        assert rest.lower().startswith(ascii) and rest[len(ascii) :][:1] in ("", "/", "?", "#")
        assert set(ascii) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-") and "." in ascii
        assert not ascii.rpartition(".")[2].isdigit()


HOSTILE = [
    "<script>x</script>", "<img src=x onerror=x>", '<p onclick="x">x</p>', '<a href="javascript:x">x</a>',
    '<a href="java&#9;script:x">x</a>', '<a href="data:text/html,x">x</a>', '<p style="x">x</p>',
    "<iframe></iframe>", "<svg><p>x</p></svg>", "<!-- x -->", "<p>a\0b</p>", '<a href="http://x.example">x</a>',
    "<math><mtext><table><mglyph><style><!--</style>", "<p>x",
]  # fmt: skip


@pytest.mark.parametrize("html", HOSTILE)
def test_the_second_wall_sees_what_no_template_writes(html: str) -> None:
    assert not is_clean(html)


def test_the_second_wall_stands_when_the_first_has_a_hole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it this would be a page that runs somebody else's script."""
    monkeypatch.setattr("sferum_help.model.prose._escaped", lambda text: text)
    assert [finding.message for finding in parse("a &lt;script&gt;x&lt;/script&gt;").findings] == [REFUSAL[0]]
    monkeypatch.undo()
    monkeypatch.setattr(Parser, "validateLink", lambda self, url: True)
    monkeypatch.setattr(prose, "host_of", lambda address: "x.example")
    assert [finding.message for finding in parse("[a](javascript:x)").findings] == [REFUSAL[0]]


@given(
    st.lists(st.sampled_from([*fuzz.NASTY, "слово ", "\n", "\n\n", "- ", "**", "1. "]), max_size=8).map(
        "".join
    )
)
def test_whatever_is_typed_is_refused_or_clean(text: str) -> None:
    read = parse(text[:5000])
    if not read.findings:
        fuzz.check_page(read.prose.html(lambda id, anchor: "#"), {"evil.com"})


def test_a_short_fuzz_finds_nothing() -> None:
    """The long one is a command: `python -m tools.fuzz`."""
    said: list[str] = []
    ends = fuzz.fuzz(150, seed=15, say=said.append)
    assert {*ends} == {"problems", "pages"}, said
    assert min(ends.values()) > 10


PLANTED = ["<script>x</script>", '<p onclick="x">', '<a href="java\nscript:x">', '<a href="//evil.com">', "<p>\0",
    '<a href="https://evil.com/">', '<img src="https://school.example/x.png">', '<p style="x">', "<p>\u202e"]  # fmt: skip


@pytest.mark.parametrize("html", PLANTED)
def test_the_fuzz_sees_a_planted_escape(html: str) -> None:
    with pytest.raises(fuzz.Escape):
        fuzz.check_page(html, {"school.example"})


def test_the_fuzz_sees_a_planted_crash_and_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object) -> str:
        raise KeyError("x")

    def hang(*_: object) -> str:
        while True:
            pass

    monkeypatch.setattr(fuzz, "SECONDS", 0.05)
    monkeypatch.setattr(fuzz, "read_tree", fault)
    with pytest.raises(KeyError):
        fuzz.try_input(tmp_path, "x.yml", b"", None)
    monkeypatch.setattr(fuzz, "try_input", hang)
    with pytest.raises(fuzz.Hang):
        fuzz.try_in_time(SMALL, "x.yml", b"", None)

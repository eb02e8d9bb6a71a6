"""Reading with what the reading before has left gives the very same as reading anew, whatever has changed."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sferum_help.commands.shared import remembered
from sferum_help.memory.memory import Memory
from sferum_help.source import tree as reader
from sferum_help.source.remembered import Remembered
from sferum_help.source.tree import read_tree

from .conftest import SMALL, fill

NO_CHAT, SIGN_IN = "faq/no-chat.yml", "instructions/sign-in.yml"
MORE = (
    (SMALL / NO_CHAT)
    .read_text("utf-8")
    .replace("Почему нет чата?", "Где же чат?")
    .replace("чат", "беседа")
    .replace("was: [беседа-lost]", "")
    .replace("was: [chat-lost]", "")
)
CODES = (SMALL / "faq/_codes.yml").read_text("utf-8").rstrip() + "\n1093: where\n"

Edit = Callable[[Path], None]


def put(name: str, old: str, new: str) -> Edit:
    """Replace words in a file."""

    def edit(root: Path) -> None:
        text = (root / name).read_text("utf-8")
        assert old in text, (name, old)
        (root / name).write_text(text.replace(old, new), "utf-8")

    return edit


def write(name: str, text: str) -> Edit:
    def edit(root: Path) -> None:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, "utf-8")

    return edit


def drop(name: str) -> Edit:
    return lambda root: (root / name).unlink()


def move(old: str, new: str) -> Edit:
    return lambda root: void((root / old).rename(root / new))


def link(name: str) -> Edit:
    """The same text, behind a link."""

    def edit(root: Path) -> None:
        shutil.move(root / name, root / "elsewhere")
        (root / name).symlink_to(root / "elsewhere")

    return edit


def void(_: object) -> None:
    """What an edit gives is nobody's concern."""


EDITS: dict[str, Edit] = {
    "nothing": void,
    "a word": put(NO_CHAT, "Подождите сутки", "Подождите день"),
    "a place goes up a line": put(NO_CHAT, "question:", "# почему\nquestion:"),
    "a mistake in YAML": put(NO_CHAT, "roles: [parents]", "roles: [parents"),
    "a value that is broken": put(NO_CHAT, "short: Под", "short: *Под"),
    "words behind a sign that cuts them off": put(NO_CHAT, "topic: chats", "topic: chats # о чате"),
    "a field too many": put(NO_CHAT, "topic:", "colour: red\ntopic:"),
    "an unknown role": put(NO_CHAT, "[parents]", "[parnets]"),
    "a dead link": put(NO_CHAT, "id:sign-in#open", "id:sign-out"),
    "a dead place": put(NO_CHAT, "#open", "#opened"),
    "the place is gone on the other page": put(SIGN_IN, "id: open", "id: opened"),
    "a page sends to itself": put(NO_CHAT, "see: [sign-in]", "see: [no-chat]"),
    "twins that share readers": put(NO_CHAT, "see: [sign-in]", "see: [sign-in]\ntwins: [sign-in]"),
    "the same question twice": put(SIGN_IN, "как зайти", "где чат"),
    "a former name that is taken": put(NO_CHAT, "chat-lost", "instructions/sign-in"),
    "a day to come": put(NO_CHAT, "checked: 2026-11-23", "checked: 2027-11-23"),
    "an article is gone": drop(NO_CHAT),
    "an article has another name": move(NO_CHAT, "faq/no-chats.yml"),
    "an article has the name of another": move(NO_CHAT, "faq/sign-in.yml"),
    "a file with a wrong name": move(NO_CHAT, "faq/no-chat.yaml"),
    "a link in place of a file": link(NO_CHAT),
    "an article comes": lambda root: (write("faq/where.yml", MORE)(root), write("faq/_codes.yml", CODES)(root))[0],
    "an article comes without a code": write("faq/where.yml", MORE),
    "two versions": put(NO_CHAT, "question:", "<<<<<<< HEAD\nquestion:"),
    "a sign that nobody sees": put(NO_CHAT, "сутки.", "сут\u200bки."),
    "a screen says another word": put("faq/_words.yml", "text: Войти", "text: Вход"),
    "a screen word is gone": put("faq/_words.yml", "sign-in-button:", "sign-up-button:"),
    "a word is written otherwise": put("faq/_words.yml", "[Школла]", "[Школла, номер]"),
    "a site is not on the list": put("faq/_words.yml", "school.example", "other.example"),
    "no words": drop("faq/_words.yml"),
    "a source is gone": put("faq/_sources.yml", "rules:", "laws:"),
    "a topic is gone": put("faq/_topics.yml", "chats:", "talks:"),
    "no messengers": drop("faq/_messengers.yml"),
    "a list that cannot be read": put("faq/_topics.yml", "chats:", "chats: ["),
    "a role is called otherwise": put("instructions/_roles.yml", "parents:", "fathers:"),
    "a person is gone": put("instructions/_steps.yml", "parent:", "mother:"),
    "an account is gone": put("instructions/_steps.yml", "profile-student:", "profile-pupil:"),
    "no checker": drop("instructions/_checker.yml"),
    "a handwritten page says something else": put("docs/about.md", "# ", "# Всё "),
    "phrases come": write("faq/_phrases/no-chat.yml", "phrases: |\n  куда делось\n"),
    "phrases of no page": write("faq/_phrases/nothing.yml", "phrases: |\n  куда делось\n"),
    "a page of phrases is gone": lambda root: (
        write("faq/_phrases/no-chat.yml", "phrases: |\n  куда делось\n")(root), drop(NO_CHAT)(root))[0],
    "a code is gone": put("faq/_codes.yml", "1010: no-chat\n", ""),
}  # fmt: skip

DAY, DAY_BEFORE = date(2026, 11, 30), date(2026, 11, 22)


def found(root: Path, day: date, before: Remembered | None) -> tuple[object, ...]:
    """All that a reading tells."""
    content, reading = read_tree(root, day, before)
    return content, reading.problems, reading.trail(), reading.known, reading.missing_codes


@pytest.fixture
def in_one_process() -> Iterator[Callable[[Path, date], tuple[object, ...]]]:
    """As `sferum-help edit` reads, time after time."""
    before = Remembered()
    yield lambda root, day: found(root, day, before)


@pytest.fixture
def in_many(tmp_path: Path) -> Iterator[Callable[[Path, date], tuple[object, ...]]]:
    """As `sferum-help validate` reads, each time in a new process."""

    def read(root: Path, day: date) -> tuple[object, ...]:
        with remembered(Memory(tmp_path / "memory")) as before:
            return found(root, day, before)

    yield read


def full(root: Path) -> Path:
    shutil.rmtree(root, ignore_errors=True)
    return fill(root, {})


@pytest.mark.parametrize("how", ["in_one_process", "in_many"])
def test_an_edit_and_the_way_back_read_as_anew(
    how: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    read = request.getfixturevalue(how)
    root = full(tmp_path / "centre")
    right = found(root, DAY, None)
    for name, edit in EDITS.items():
        full(root)
        assert read(root, DAY) == right, f"before {name}"
        edit(root)
        anew = found(root, DAY, None)
        assert read(root, DAY) == anew, name
        # As it is when somebody saves once more.
        assert read(root, DAY) == anew, f"{name}, again"


@pytest.mark.parametrize("seed", range(3))
def test_edits_upon_edits_read_as_anew(seed: int, in_one_process: Callable, tmp_path: Path) -> None:
    """Whatever is wrong already, and whatever day it is."""
    chance = random.Random(seed)
    root = full(tmp_path / "centre")
    for _ in range(30):
        name, day = chance.choice(list(EDITS)), chance.choice([DAY, DAY, DAY_BEFORE, date.max])
        if chance.random() < 0.2:
            full(root)
        try:
            EDITS[name](root)
        except (AssertionError, FileNotFoundError):
            continue  # the edits before have left nothing to do it to
        assert in_one_process(root, day) == found(root, day, None), name


def test_only_what_has_changed_is_read(
    monkeypatch: pytest.MonkeyPatch, in_many: Callable, tmp_path: Path
) -> None:
    read: list[str] = []
    for name in ("read_answer", "read_instruction"):
        whole = getattr(reader, name)

        def count(id: str, *rest: object, whole: Callable = whole) -> object:
            read.append(id)
            return whole(id, *rest)

        monkeypatch.setattr(reader, name, count)
    root = full(tmp_path / "centre")
    told: dict[str, list[str]] = {}
    for name in (
        "nothing",
        "a word",
        "nothing",
        "an article comes",
        "a handwritten page says something else",
    ):
        EDITS[name](root)
        read.clear()
        in_many(root, DAY)
        told[name] = [*read]
    assert told == {
        "nothing": [],
        "a word": ["no-chat"],
        "an article comes": ["where"],
        "a handwritten page says something else": [],
    }

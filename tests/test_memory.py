"""What builds remember: the same bytes sooner, never what was spoilt or belongs to other sources."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sferum_help.cli import main
from sferum_help.commands.shared import cut_words
from sferum_help.memory import memory as module
from sferum_help.memory.memory import DAYS, FOLDER, IGNORE, NO_MEMORY, Memory
from sferum_help.russian import stems

from .conftest import contents


def counted() -> tuple[list[int], Callable[[], bytes]]:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"made"

    return made, make


def kept_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.name != IGNORE]


def test_what_was_made_is_not_made_again(tmp_path: Path) -> None:
    made, make = counted()
    memory = Memory(tmp_path / "memory")
    for _ in range(2):
        assert memory.recall("card", "Почему нет чата?", make) == b"made"
    assert len(made) == 1
    # Another kind, another source, another folder, none at all.
    memory.recall("page", "Почему нет чата?", make)
    memory.recall("card", "Почему нет чата", make)
    Memory(tmp_path / "other").recall("card", "Почему нет чата?", make)
    NO_MEMORY.recall("card", "Почему нет чата?", make)
    assert len(made) == 5


def test_of_many_small_things_only_new_ones_are_made(tmp_path: Path) -> None:
    asked: list[list[str]] = []

    def lengths(words: list[str]) -> dict[str, int]:
        asked.append(words)
        return {word: len(word) for word in words}

    for words in (["чат", "урок"], ["урок", "чат"], ["урок", "звонок", "звонок"]):
        found = Memory(tmp_path).recall_each("length", words, lengths)
        assert found == {word: len(word) for word in words}
    assert asked == [["чат", "урок"], ["звонок"]]
    assert NO_MEMORY.recall_each("length", ["чат"], lengths) == {"чат": 3}
    Memory(tmp_path).recall_each("other", ["чат"], lengths)
    assert asked[2:] == [["чат"], ["чат"]]


def test_other_code_makes_everything_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, make = counted()
    memory = Memory(tmp_path)
    memory.recall("card", "a", make)
    monkeypatch.setattr(module, "code_version", lambda: "another")
    memory.recall("card", "a", make)
    assert len(made) == 2


@pytest.mark.parametrize("spoil", [lambda data: data[:-1], lambda data: b"", lambda data: data + b"x"])
def test_what_is_spoilt_is_made_anew(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    made, make = counted()
    memory = Memory(tmp_path)
    memory.recall("card", "a", make)
    (path,) = kept_in(tmp_path)
    path.write_bytes(spoil(path.read_bytes()))
    assert memory.recall("card", "a", make) == b"made" and len(made) == 2
    assert memory.recall("card", "a", make) == b"made" and len(made) == 2


def test_where_nothing_can_be_kept_it_is_only_slower(tmp_path: Path) -> None:
    made, make = counted()
    (tmp_path / "file").write_text("", "utf-8")
    for _ in range(2):
        assert Memory(tmp_path / "file").recall("card", "a", make) == b"made"
    assert len(made) == 2


def test_what_is_stored_is_whole_and_of_this_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory(tmp_path)
    memory.store("pages", {"a": (1, "б")})
    assert memory.fetch("pages") == {"a": (1, "б")}
    assert memory.fetch("pages", "another site") is memory.fetch("other") is NO_MEMORY.fetch("pages") is None
    (path,) = kept_in(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    assert memory.fetch("pages") is None
    path.write_bytes(whole)
    monkeypatch.setattr(module, "code_version", lambda: "another")
    assert memory.fetch("pages") is None


def test_a_library_gets_a_folder_where_it_can_write(tmp_path: Path) -> None:
    assert Memory(tmp_path).place("templates") == tmp_path / "templates"
    (tmp_path / "file").write_text("", "utf-8")
    assert Memory(tmp_path).place("file/templates") is NO_MEMORY.place("templates") is None


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    memory.recall("card", "old", lambda: b"old")
    (old,) = kept_in(tmp_path)
    memory.recall("card", "new", lambda: b"new")
    long_ago = old.stat().st_mtime - (DAYS + 1) * 24 * 3600
    os.utime(old, (long_ago, long_ago))
    memory.tidy()
    assert not old.exists()
    assert memory.recall("card", "new", lambda: b"made anew") == b"new"


def test_a_word_is_cut_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory(tmp_path)
    monkeypatch.setattr(stems, "CUT", {})
    with cut_words(memory):
        cut = stems.stem("приглашениями")
    monkeypatch.setattr(stems, "CUT", {})
    monkeypatch.setattr(stems, "_snowball", lambda: pytest.fail("it is cut again"))
    with cut_words(memory):
        assert stems.stem("приглашениями") == cut != "приглашениями"


def replaced(file: str, old: str, new: str) -> Callable[[Path], object]:
    return lambda root: rewrite(root / file, old, new)


def new_answer(root: Path) -> None:
    text = (root / "faq" / "no-chat.yml").read_text("utf-8")
    text = text.replace("question: Почему нет чата?", "question: Почему нет звука?")
    text = re.sub(r"(?m)^(was|aliases):.*\n(?:[ -].*\n)*", "", text)
    (root / "faq" / "no-sound.yml").write_text(
        f"{text}aliases:\n  - пропал звук\n  - звука нет\n  - не слышно учителя\n  - тихо на уроке\n", "utf-8"
    )
    assert main(["--root", str(root), "codes", "--add"]) == 0


def remove_answer(root: Path) -> None:
    (root / "faq" / "no-sound.yml").unlink()
    codes = root / "faq" / "_codes.yml"
    codes.write_text(re.sub(r"(?m)^.*no-sound\n", "", codes.read_text("utf-8")), "utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "an answer": replaced("faq/no-chat.yml", "Подождите сутки", "Подождите день"),
    "a question": replaced("faq/no-chat.yml", "question: Почему нет чата?", "question: Почему же нет чата?"),
    "an alias": replaced("faq/no-chat.yml", "aliases:", "aliases:\n  - чат куда-то делся"),
    "a step": replaced("instructions/sign-in.yml", "Не номер ребёнка.", "Не номер бабушки."),
    "a role": replaced("instructions/_roles.yml", "colour: green", "colour: blue"),
    "a document": replaced("docs/about.md", "# ", "# Снова: "),
    "the centre": replaced("faq/_site.yml", "icon-name: Справка", "icon-name: Помощь"),
    "a topic": replaced("faq/_topics.yml", "title: ", "title: Ещё "),
    "a source": replaced("faq/_sources.yml", "publisher: Школа", "publisher: Гимназия"),
    "a code": lambda root: rewrite(root / "faq" / "_codes.yml", code_of(root, "no-chat"), "1994"),
    "a new answer": new_answer,
    "a new address": lambda root: main(["--root", str(root), "rename", "no-chat", "chat-is-gone"]),
    "an answer less": remove_answer,
}


def code_of(root: Path, id: str) -> str:
    return re.search(rf"(?m)^(\d{{4}}): {id}$", (root / "faq" / "_codes.yml").read_text("utf-8"))[1]


@pytest.mark.parametrize("change", CHANGES)
def test_a_build_with_a_memory_is_that_of_a_first_build(
    tree: Callable[[dict], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """Byte by byte, whatever has changed since."""
    monkeypatch.setenv("SITE_URL", "https://site.example/help/")
    monkeypatch.delenv("BUILD_CACHE")
    root = tree({})
    build = ["--root", str(root), "build"]
    if change == "an answer less":
        new_answer(root)
    assert main([*build, str(tmp_path / "before")]) == 0
    CHANGES[change](root)
    assert main([*build, str(tmp_path / "remembered")]) == 0
    assert (root / FOLDER).is_dir()
    monkeypatch.setattr("sferum_help.commands.shared.memory_of", lambda root: NO_MEMORY)
    assert main([*build, str(tmp_path / "clean")]) == 0
    assert contents(tmp_path / "remembered") == contents(tmp_path / "clean")
    assert contents(tmp_path / "before") != contents(tmp_path / "clean")


PHRASES = "faq/_phrases/no-chat.yml"

TOUCHES: dict[str, Callable[[Path, Path], object]] = {
    "a letter of an answer": lambda root, out: rewrite(root / "faq" / "no-chat.yml", "сутки", "сутка"),
    "a new answer": lambda root, out: shutil.copy(
        root / "faq" / "no-chat.yml", root / "faq" / "spoilt copy.yml"
    ),
    "an answer less": lambda root, out: (root / "faq" / "no-chat.yml").unlink(),
    "phrases about a page": lambda root, out: rewrite(root / PHRASES, "куда", "где"),
    "phrases about another page": lambda root, out: shutil.copy(
        root / PHRASES, root / "faq" / "_phrases" / "sign-in.yml"
    ),
    "a handwritten page": lambda root, out: rewrite(root / "docs" / "about.md", "# ", "# Снова: "),
    "the ledger": lambda root, out: (root / "permalinks.txt").write_text("# ничего\n", "utf-8"),
    "a finished page": lambda root, out: rewrite(out / "index.html", "<main", "<Main"),
    "a finished page is gone": lambda root, out: (out / "index.html").unlink(),
    "a file of somebody's own": lambda root, out: (out / "mine.txt").write_text("mine", "utf-8"),
    "the finished folder is gone": lambda root, out: shutil.rmtree(out),
}


def rewrite(path: Path, old: str, new: str) -> None:
    """The time of its content stays as it was: whoever restores a copy sets it back."""
    stat, text = path.stat(), path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


@pytest.mark.parametrize("touch", TOUCHES)
def test_only_a_build_for_nothing_is_saved(
    tree: Callable[[dict], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    touch: str,
) -> None:
    monkeypatch.setenv("SITE_URL", "")
    root, out = tree({PHRASES: "phrases: |\n  куда всё делось\n"}), tmp_path / "out"
    build = ["--root", str(root), "build", str(out)]
    assert main(build) == 0
    built = capsys.readouterr().out
    with monkeypatch.context() as idle:
        idle.setattr("sferum_help.commands.put.put_site", lambda *_: pytest.fail("something was built"))
        assert main(build) == 0
    assert capsys.readouterr().out.splitlines()[0] == f"Ничего не изменилось. {built.splitlines()[0]}"
    TOUCHES[touch](root, out)
    main(build)
    assert "Ничего не изменилось" not in capsys.readouterr().out


def test_other_settings_are_another_build(
    tree: Callable[[dict], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SITE_URL", "")
    root, out = tree({}), tmp_path / "out"
    assert main(["--root", str(root), "build", str(out)]) == 0
    assert main(["--root", str(root), "build", str(out), "--disk"]) == 0
    monkeypatch.setenv("OFFLINE", "no")
    assert main(["--root", str(root), "build", str(out)]) == 0
    assert "Ничего не изменилось" not in capsys.readouterr().out


def test_what_was_right_is_not_read_again_until_something_has_changed(
    tree: Callable[[dict], Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree({})
    validate = ["--root", str(root), "validate"]
    assert main(validate) == 0
    said = capsys.readouterr().out
    with monkeypatch.context() as idle:
        idle.setattr("sferum_help.edit.faults.read_tree", lambda *_: pytest.fail("something was read"))
        assert main(validate) == 0
    assert capsys.readouterr().out == said
    page = root / "faq" / "no-chat.yml"
    rewrite(page, "question:", "qwestion:")
    for _ in range(2):
        assert main(validate) == 1
    rewrite(page, "qwestion:", "question:")
    assert main(validate) == 0
    # On another day a date may be one that is still to come.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert main(validate) == 1

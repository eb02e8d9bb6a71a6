"""The ledger of permalinks: whatever an editor does, no published address vanishes or answers something else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sferum_help.cli import main
from sferum_help.publish.ledger import LEDGER, Entry, Line, lost
from sferum_help.source.problems import Place

from .conftest import SITE_URL

NO_CHAT, SIGN_IN = "faq/no-chat.yml", "instructions/sign-in.yml"


@pytest.fixture
def published(tree: Callable[[dict], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small content, published once."""
    root = tree({})
    monkeypatch.setenv("SITE_URL", SITE_URL)
    assert main(["--root", str(root), "publish"]) == 0
    return root


def change(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), "utf-8")


def rename(root: Path, old: str, new: str) -> None:
    """A page gets another name, and whatever names it follows; nothing says what it was called before."""
    (path,) = root.glob(f"*/{old}.yml")
    path.rename(path.with_name(f"{new}.yml"))
    for file in (*root.glob("[fi]*/*.yml"), *root.glob("docs/*.md")):
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def refused(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said when it is published again; nothing that was there is touched."""
    page, ledger = root / "site" / "faq" / "no-chat" / "index.html", (root / LEDGER).read_text("utf-8")
    before = page.read_bytes()
    capsys.readouterr()
    assert main(["--root", str(root), "publish"]) == 1
    assert page.read_bytes() == before and (root / LEDGER).read_text("utf-8") == ledger
    return capsys.readouterr().err


def test_what_is_published_is_written_down_once(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (published / LEDGER).read_text("utf-8")
    assert "/faq/no-chat/\t1010\tПочему нет чата?\n" in text
    assert "/instructions/sign-in/#open\n" in text and "/faq/chat-lost/\t\tПочему нет чата?\n" in text
    assert main(["--root", str(published), "publish"]) == 0
    assert (published / LEDGER).read_text("utf-8") == text
    change(published, NO_CHAT, "question: Почему нет чата?", "question: Почему нет моего чата?")
    assert main(["--root", str(published), "publish"]) == 0
    added = (published / LEDGER).read_text("utf-8").removeprefix(text).splitlines()
    assert "/faq/no-chat/\t1010\tПочему нет моего чата?" in added


def test_without_an_address_nothing_is_published_and_nothing_written_down(
    tree: Callable[[dict], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree({})
    monkeypatch.delenv("SITE_URL", raising=False)
    assert main(["--root", str(root), "publish"]) == 0
    assert not (root / LEDGER).exists()


def test_a_renamed_page_needs_its_former_name(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rename(published, "no-chat", "chat-missing")
    said = refused(published, capsys)
    assert "адрес /faq/no-chat/ был опубликован, теперь его нет" in said
    assert "впишите прежнее имя в поле was" in said and "permalinks.txt:" in said
    change(published, "faq/chat-missing.yml", "was: [chat-lost]", "was: [chat-lost, no-chat]")
    assert main(["--root", str(published), "publish"]) == 0
    moved = (published / "site" / "faq" / "no-chat" / "index.html").read_text("utf-8")
    assert 'content="0; url=../chat-missing/"' in moved and ">Почему нет чата?</a>" in moved


def test_a_page_moved_to_another_folder_leads_on_from_there(published: Path) -> None:
    rename(published, "sign-in", "enter")
    change(published, "instructions/enter.yml", "title:", "was: [sign-in, faq/entering]\ntitle:")
    assert main(["--root", str(published), "publish"]) == 0
    for old in ("instructions/sign-in", "faq/entering"):
        assert "instructions/enter/" in (published / "site" / old / "index.html").read_text("utf-8")


def test_a_deleted_page_leaves_a_tombstone(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(published, NO_CHAT, "was: [chat-lost]\n", "")
    assert "адрес /faq/chat-lost/ был опубликован" in refused(published, capsys)
    (published / "faq" / "_retired.yml").write_text(
        "chat-lost:\n  title: Куда пропал чат?\n  why: Чаты больше не пропадают.\n  to: no-chat\n", "utf-8"
    )
    assert main(["--root", str(published), "publish"]) == 0
    page = (published / "site" / "faq" / "chat-lost" / "index.html").read_text("utf-8")
    assert "Этой страницы больше нет" in page and "Чаты больше не пропадают" in page
    assert '<a href="../no-chat/">Почему нет чата?</a>' in page


def test_whoever_only_validates_is_told_what_has_vanished(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A code that is kept leads nowhere without a tombstone; a name that is lost, likewise."""
    rename(published, "no-chat", "chat-missing")
    change(published, "faq/_codes.yml", "1010: chat-missing", "1010: {was: no-chat}\n1093: chat-missing")
    assert main(["--root", str(published), "validate"]) == 1
    said = capsys.readouterr().err
    assert "адрес /faq/no-chat/ был опубликован, теперь его нет" in said
    assert "скажите в faq/_retired.yml, куда идти теперь" in said


def test_a_page_cannot_be_there_and_gone(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "no-chat:\n  title: Чат\n  why: Так вышло.\n  to: sign-in\n"
    (published / "faq" / "_retired.yml").write_text(text, "utf-8")
    assert "страница «faq/no-chat» не удалена" in refused(published, capsys)


def test_two_questions_that_change_places(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(published, NO_CHAT, "question: Почему нет чата?", "question: Войти в профиль")
    change(published, SIGN_IN, "title: Войти в профиль", "title: Почему нет чата?")
    said = refused(published, capsys)
    assert "на вопрос «Почему нет чата?» отвечал /faq/no-chat/, а теперь /instructions/sign-in/" in said
    assert "поменялись местами? верните имена файлов" in said


def ledger_line(path: str, question: str) -> Line:
    return Line(Place(LEDGER), path, "", "", question)


CAMERA, SOUND = "Не работает камера в звонке. Что делать?", "Не работает микрофон в звонке. Что делать?"


@pytest.mark.parametrize(
    ("camera", "sound", "said"),
    [
        # The same words nearly everywhere: each goes on asking its own question, whatever the other one does.
        (CAMERA, SOUND, []),
        ("Где купить школьную форму?", SOUND, ["/camera/ был вопрос"]),
        (SOUND, CAMERA, ["отвечал /camera/, а теперь /sound/", "отвечал /sound/, а теперь /camera/"]),
    ],
)
def test_questions_that_sound_alike(camera: str, sound: str, said: list[str]) -> None:
    lines = [ledger_line("/camera/", CAMERA), ledger_line("/sound/", SOUND)]
    entries = {"/camera/": Entry("", camera, ()), "/sound/": Entry("", sound, ())}
    found = [problem.message for problem in lost(lines, entries)]
    assert len(found) == len(said)
    assert all(words in message for words, message in zip(said, found, strict=True))


def test_another_question_at_a_published_address(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(published, NO_CHAT, "question: Почему нет чата?", "question: Сколько стоит билет?")
    for alias in ("где чат", "чат пропал", "не вижу чат", "чата нет"):
        change(published, NO_CHAT, f"- {alias}\n", f"- {alias[::-1]}\n")
    said = refused(published, capsys)
    assert "по адресу /faq/no-chat/ был вопрос «Почему нет чата?», а теперь «Сколько стоит билет?»" in said


def test_a_renamed_step_keeps_its_old_place(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(published, SIGN_IN, "id: open", "id: start")
    change(published, NO_CHAT, "sign-in#open", "sign-in#start")
    said = refused(published, capsys)
    assert "место /instructions/sign-in/#open было опубликовано, теперь его нет" in said
    assert "was: [open]" in said
    change(published, SIGN_IN, "id: start", "id: start\n    was: [open]")
    assert main(["--root", str(published), "publish"]) == 0
    page = (published / "site" / "instructions" / "sign-in" / "index.html").read_text("utf-8")
    assert '<span id="open"></span>' in page and 'id="start"' in page


def test_codes_that_change_places(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(published, "faq/_codes.yml", "1010: no-chat\n1029: sign-in", "1010: sign-in\n1029: no-chat")
    said = refused(published, capsys)
    assert "код 1010 напечатан для /faq/no-chat/, а теперь ведёт на /instructions/sign-in/" in said


def test_a_spoilt_ledger_is_told_by_its_line(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = published / LEDGER
    whole = path.read_text("utf-8")
    number = len(whole.splitlines()) + 1
    path.write_text(whole + "faq/no-chat\n", "utf-8")
    assert f"{LEDGER}:{number}:1: строка испорчена" in refused(published, capsys)
    path.write_text(whole + "<<<<<<< main\n/a/\t\tА\n=======\n/b/\t\tБ\n>>>>>>> other\n", "utf-8")
    said = refused(published, capsys)
    assert f"{LEDGER}:{number}:1: две версии файла не соединены" in said
    assert "оставьте все строки обеих версий" in said and "найдена 1 ошибка" in said
    # Whoever only validates is told as well.
    assert main(["--root", str(published), "validate"]) == 1
    assert "две версии файла не соединены" in capsys.readouterr().err


CHECKER, CODES = "instructions/_checker.yml", "faq/_codes.yml"


def test_a_renamed_outcome_leads_on_and_keeps_its_code(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in (CHECKER, CODES):
        text = (published / file).read_text("utf-8")
        (published / file).write_text(text.replace("all-well", "all-right"), "utf-8")
    assert "адрес /checker/all-well/ был опубликован, теперь его нет" in refused(published, capsys)
    change(published, CHECKER, "  all-right:\n", "  all-right:\n    was: [all-well]\n")
    assert main(["--root", str(published), "publish"]) == 0
    moved = (published / "site" / "checker" / "all-well" / "index.html").read_text("utf-8")
    assert 'content="0; url=../all-right/"' in moved


def test_the_code_of_a_retired_page_is_given_to_no_other(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (published / LEDGER).read_text("utf-8")
    # As if 1032 had been printed for a page that has a tombstone by now.
    (published / LEDGER).write_text(f"{text}/faq/old-page/\t1032\tСтарая страница\n", "utf-8")
    (published / "faq" / "_retired.yml").write_text(
        "old-page:\n  title: Старая страница\n  why: Её больше нет.\n  to: no-chat\n", "utf-8"
    )
    assert main(["--root", str(published), "publish"]) == 0
    change(published, CODES, "1010: no-chat\n", "")
    change(published, CODES, "1032: {was: old-page}", "1032: no-chat")
    said = refused(published, capsys)
    assert "код 1032 напечатан для /faq/old-page/, а теперь ведёт на /faq/no-chat/" in said


def test_an_unreadable_ledger_is_told(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (published / LEDGER).write_bytes("/faq/\t\tВопросы\n".encode("cp1251"))
    assert main(["--root", str(published), "publish"]) == 1
    assert "permalinks.txt:1:1: файл не читается" in capsys.readouterr().err

"""`make edit`: errors stand beside their text on the last good page, and only our own page opens a file."""

from __future__ import annotations

import http.client
import re
import secrets
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, expect
from sferum_help.cli import main
from sferum_help.commands.edit import make
from sferum_help.model.addresses import file_of
from sferum_help.pages.search import search_data
from sferum_help.site.make import make_site
from sferum_help.site.options import Options
from sferum_help.source.problems import ContentError, Place, Problem
from sferum_help.source.tree import read_content
from sferum_help.workshop import server as serving
from sferum_help.workshop.beside import place_on_page, put_beside
from sferum_help.workshop.opener import command_for
from sferum_help.workshop.server import Server
from sferum_help.workshop.workshop import Workshop

from .conftest import fill

STEP = """\
title: Войти
steps:
  - id: open
    do: Откройте приложение.
  - id: enter
    do: |
      Введите номер.

      Нажмите кнопку.
    note: Раз
result:
  - видно имя
"""


@pytest.mark.parametrize(
    ("line", "id"),
    [
        (1, "h1"),
        (2, "steps"),
        (3, "open"),
        (4, "open"),
        (7, "enter"),
        (9, "enter"),
        (10, "enter"),
        (12, "result"),
    ],
)
def test_a_line_of_a_file_stands_somewhere_on_the_page(line: int, id: str) -> None:
    assert place_on_page(Problem(Place("instructions/sign-in.yml", line), ""), STEP.splitlines()) == id


@pytest.mark.parametrize(
    ("html", "id", "with_it"),
    [
        ("<h1>А</h1><p>б</p>", "h1", "<h1>А</h1>!<p>б</p>"),
        ('<ol><li id="open" class="x">а</li></ol>', "open", '<ol><li id="open" class="x">!а</li></ol>'),
        ('<h2 id="need">Что</h2><ul></ul>', "need", '<h2 id="need">Что</h2>!<ul></ul>'),
        ('<p id="open">а</p>', "open", None),
        ("<p>а</p>", "open", None),
    ],
)
def test_an_error_is_put_where_html_allows_it(html: str, id: str, with_it: str | None) -> None:
    assert put_beside(html, id, "!") == with_it


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("code", ["/bin/code", "-g", "a.yml:3:7"]),
        ("code --wait", ["/bin/code", "--wait", "-g", "a.yml:3:7"]),
        ("gedit", ["/bin/gedit", "+3", "a.yml"]),
        ("kate", ["/bin/kate", "-l", "3", "-c", "7", "a.yml"]),
        ("vim", ["/bin/x-terminal-emulator", "-e", "/bin/vim", "+3", "a.yml"]),
    ],
)
def test_an_editor_is_told_the_line_as_it_knows_it(
    editor: str, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    assert command_for(Path("a.yml"), 3, 7, {"EDITOR": editor}) == command
    assert command_for(Path("a.yml"), 3, 7, {"EDITOR": "nano", "VISUAL": editor}) == command


def test_without_an_editor_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert command_for(Path("a.yml"), 3, 7, {"EDITOR": "vim"}) == []


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(fill(tmp_path, {}), lambda: make(tmp_path), secrets.token_urlsafe())


@pytest.fixture
def address(workshop: Workshop) -> Iterator[tuple[str, int]]:
    workshop.refresh()
    with Server(("127.0.0.1", 0), workshop) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[:2]
        server.shutdown()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int, int]]:
    """What an editor was asked to open."""
    found: list[tuple[str, int, int]] = []
    monkeypatch.setattr(
        serving, "open_file", lambda file, line, column: found.append((file.name, line, column)) or True
    )
    return found


def change(root: Path, old: str, new: str) -> None:
    path = root / "faq/no-chat.yml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_what_keeps_no_page_from_being_made_stands_on_the_new_page(workshop: Workshop) -> None:
    long = " ".join(["очень"] * 30)
    change(workshop.root, "**через сутки**", f"**через сутки** {long}")
    shown = workshop.refresh()
    page = workshop.file("faq/no-chat/index.html").decode()
    assert any("длинное предложение" in problem.message for problem in shown.problems), shown.problems
    assert page.count("очень") >= 30 and "длинное предложение" in page
    assert "Страница обновлена" in page and "прошлая версия" not in page


def test_an_error_stands_beside_its_text_and_the_last_good_page_stays(workshop: Workshop) -> None:
    workshop.refresh()
    change(workshop.root, "**через сутки**", "`через сутки`")
    workshop.refresh()
    page = workshop.file("faq/no-chat/index.html").decode()
    assert "<strong>через сутки</strong>" in page
    answer = page[page.index('<div id="answer"') :]
    assert re.match(r'<div id="answer"[^>]*>\s*<div class="ed-error" role="note">', answer)
    assert "Код в тексте" in answer and "faq/no-chat.yml, строка 6" in answer
    assert "<mark>`через сутки</mark>" in answer
    other = workshop.file("instructions/sign-in/index.html").decode()
    assert other.index("Код в тексте") < other.index("<main")
    change(workshop.root, "`через сутки`", "**через день**")
    workshop.refresh()
    page = workshop.file("faq/no-chat/index.html").decode()
    assert "<strong>через день</strong>" in page and "ed-error" not in page


def test_the_page_is_there_before_all_is_said_of_it(workshop: Workshop) -> None:
    workshop.refresh()
    make, seen = workshop.make, []

    def make_and_look() -> tuple[object, object]:
        site, look_over = make()

        def look() -> list[Problem]:
            seen.append((workshop.shown.version, workshop.file("faq/no-chat/index.html").decode()))
            return look_over()

        return site, look

    workshop.make = make_and_look
    change(workshop.root, "**через сутки**", "**через день**")
    before = workshop.shown.version
    assert workshop.refresh().version == before + 2
    ((version, page),) = seen
    assert version == before + 1
    assert "<strong>через день</strong>" in page and "тексты проверяются" in page and "Ошибок нет" not in page
    assert "Ошибок нет" in workshop.file("faq/no-chat/index.html").decode()


def test_a_page_waits_for_no_index_and_finds_it_when_it_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def note(content: object) -> object:
        made.append("index")
        return search_data(content)

    monkeypatch.setattr("sferum_help.site.make.search_data", note)
    root = fill(tmp_path, {})
    site = make_site(read_content(root), Options(editing=True), root=root)
    pages = {page.address: site.read(file_of(page.address)).decode() for page in site.pages if page.scripts}
    assert pages and made == []
    named = {name for page in pages.values() for name in re.findall(r"assets/[\w.-]+\.(?:js|css)", page)}
    assert "assets/search-index.js" in named and all(map(site.has, named))
    assert b"searchIndex=" in site.read("assets/search-index.js") and made == ["index"]
    assert {name for name in named if site.has(name)} == named and made == ["index"]


def test_errors_before_the_first_good_site_are_shown_too(workshop: Workshop) -> None:
    change(workshop.root, "topic: chats", "topic:chats")
    workshop.refresh()
    page = workshop.file("index.html").decode()
    assert "Сайт ещё не собран" in page and "После двоеточия нет пробела" in page


def test_a_fault_of_the_generator_leaves_the_last_good_site_up(workshop: Workshop) -> None:
    workshop.refresh()

    def fail() -> None:
        raise RuntimeError("ours")

    workshop.make = fail
    assert "RuntimeError: ours" in workshop.refresh().fault
    assert "Ошибка генератора" in workshop.file("faq/no-chat/index.html").decode()


def test_a_dead_place_on_a_handwritten_page_is_an_error_like_any_other(tmp_path: Path) -> None:
    root = fill(tmp_path, {"docs/about.md": "# О справке {#about}\n\n[Темы](faq.md#nowhere).\n"})
    with pytest.raises(ContentError, match="нет места «nowhere»") as error:
        make(root)
    assert str(error.value.problems[0].place) == "docs/about.md:3:8"


def ask(address: tuple[str, int], method: str, path: str, form: dict[str, str], **headers: str) -> int:
    connection = http.client.HTTPConnection(*address)
    body = urlencode(form) if form else None
    connection.request(method, path, body, headers)
    try:
        return connection.getresponse().status
    finally:
        connection.close()


def test_only_our_own_page_opens_a_file_and_only_one_of_the_centre(
    address: tuple[str, int], workshop: Workshop, opened: list[tuple[str, int, int]]
) -> None:
    host = f"{address[0]}:{address[1]}"
    form = {"token": workshop.token, "file": "faq/no-chat.yml", "line": "3", "column": "7"}
    ours = {"Host": host, "Origin": f"http://{host}"}
    refused = [
        ({**form, "token": "guess"}, ours),
        ({**form, "token": ""}, ours),
        (form, {"Host": host}),
        (form, {**ours, "Origin": "https://evil.example"}),
        (form, {"Host": "evil.example", "Origin": "http://evil.example"}),
    ]
    assert [ask(address, "POST", "/-/open", *one[:1], **one[1]) for one in refused] == [403] * len(refused)
    (workshop.root / "secret.yml").write_text("x")
    for name in ("secret.yml", "../../etc/passwd", "/etc/passwd", "faq/../secret.yml", "faq", "faq/none.yml"):
        assert ask(address, "POST", "/-/open", {**form, "file": name}, **ours) == 404
    assert opened == []
    assert ask(address, "POST", "/-/open", form, **ours) == 204
    assert opened == [("no-chat.yml", 3, 7)]


def test_the_workshop_answers_this_machine_alone(address: tuple[str, int]) -> None:
    assert ask(address, "GET", "/", {}, Host="evil.example") == 403
    assert ask(address, "GET", "/", {}, Host=f"localhost:{address[1]}") == 200
    assert ask(address, "GET", "/../../etc/passwd", {}) == 404
    assert ask(address, "GET", "/faq/no-chat", {}) == 301


def test_a_saved_file_is_on_the_page_and_a_button_opens_its_file(
    address: tuple[str, int], workshop: Workshop, opened: list[tuple[str, int, int]], browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(f"http://{address[0]}:{address[1]}/faq/no-chat/")
    expect(page.locator(".ed-state")).to_have_text("Ошибок нет. Сохраните файл — страница обновится сама.")
    change(workshop.root, "Подождите сутки.", "Подождите день.")
    workshop.refresh()
    expect(page.locator(".sh-lead")).to_have_text("Подождите день.")
    change(workshop.root, "Подождите день.", "Подождите <b>день</b>.")
    workshop.refresh()
    expect(page.locator("main .ed-error").first).to_contain_text("Разметка в простом поле")
    expect(page.locator(".sh-lead")).to_have_text("Подождите день.")
    with page.expect_response("**/-/open"):
        page.locator("main .ed-error button").first.click()
    with page.expect_response("**/-/open"):
        page.get_by_role("button", name="Править faq/no-chat.yml").click()
    assert opened == [("no-chat.yml", 4, 18), ("no-chat.yml", 1, 1)]
    page.close()


def test_nothing_of_it_is_ever_published(tmp_path: Path) -> None:
    root = fill(tmp_path / "centre", {})
    site = make_site(read_content(root), root=root)
    assert not [path for path in site.paths() if "edit" in path or path.startswith("-/")]
    assert not [path for path in site.paths() if re.search(rb'class="ed-|/-/', site.read(path))]


@pytest.mark.parametrize(
    "words",
    [
        ["8000"],
        ["--address"],
        ["--address", "0.0.0.0:8000"],
        ["--address", "x"],
        ["--address", "127.0.0.1:99999"],
    ],
)
def test_edit_listens_on_this_machine_only(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(fill(tmp_path, {})), "edit", *words]) == 2
    assert capsys.readouterr().err == "можно только: sferum-help edit [--address 127.0.0.1:8000]\n"

"""The form in the browser: its configuration comes of the fields, and what it saves is what was typed, no more."""

from __future__ import annotations

import io
import json
import os
import re
import stat
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from playwright.sync_api import Browser, Page, expect
from sferum_help.cli import main
from sferum_help.form.backend import HOSTS, Repository, backend_of
from sferum_help.form.build import CMS, form_files, policy, write_form
from sferum_help.form.config import Centre, Form, form_config
from sferum_help.form.package import CannotFetch, Package, fetch
from sferum_help.reports.names import names_in_words
from sferum_help.source.files import find_files, load_files
from sferum_help.source.tree import read_content, read_tree
from sferum_help.source.values import Reading

from .conftest import ROOT, SMALL, fill, skip_or_fail
from .server import serve


def form_of(root: Path) -> Form:
    content, reading = read_tree(root)
    nodes = load_files(find_files(root, Reading()), Reading())
    centre = Centre("Центр", reading.known, reading.without, names_in_words(content), nodes)
    return form_config(centre, backend_of(Repository(), "centre"))


def field(fields: list[dict], name: str) -> dict:
    return next(one for one in fields if one["name"] == name)


def test_fields_have_labels_hints_limits_and_lists_of_what_there_is() -> None:
    answers, instructions = form_of(SMALL).config["collections"]
    short = field(answers["fields"], "short")
    assert (short["label"], short["widget"], short["required"]) == ("Ответ в 1–3 предложения", "text", True)
    assert (
        short["hint"]
        == short["pattern"][1]
        == ("Ответ в 1–3 предложения, до 300 знаков, без разметки; его можно вставить в чат.")
    )
    assert field(answers["fields"], "topic") == {
        "name": "topic",
        "label": "Тема",
        "required": True,
        "widget": "select",
        "options": [{"label": "Чаты · chats", "value": "chats"}],
    }
    steps = field(instructions["fields"], "steps")
    assert (steps["widget"], steps["label"], steps["min"]) == ("list", "Шаги", 1)
    assert [one["name"] for one in steps["fields"]][:3] == ["id", "do", "account"]


def test_fields_stand_as_in_most_files() -> None:
    answers = form_of(SMALL).config["collections"][0]["fields"]
    typed = [line.partition(":")[0] for line in (SMALL / "faq/no-chat.yml").read_text("utf-8").splitlines()]
    order = [name for name in typed if name.isidentifier()]
    assert [one["name"] for one in answers][: len(order)] == order


@pytest.mark.parametrize("root", [ROOT, SMALL], ids=["real", "small"])
def test_what_no_form_can_hold_is_left_out_and_said(root: Path) -> None:
    form = form_of(root)
    held = {one["file"] for one in form.config["singletons"]} | {"faq/<имя>.yml", "instructions/<имя>.yml"}
    left = {kind.file for kind in form.left_out}
    assert not held & left
    by_hand = {"faq/_codes.yml", "instructions/_checker.yml", "faq/_synonyms.yml"}
    assert {*by_hand, "faq/_phrases/<имя>.yml", "docs/<имя>.md"} <= left


def test_only_the_chosen_host_hears_of_it() -> None:
    assert "connect-src 'self' blob: data:;" in policy(Repository())
    assert "connect-src 'self' blob: data: https://github.com https://api.github.com;" in policy(
        Repository("github", "owner/name")
    )
    own = Repository("gitea", "owner/name", "https://git.school.example", "texts")
    assert "connect-src 'self' blob: data: https://git.school.example;" in policy(own)
    assert backend_of(own, "centre") == {
        "name": "gitea",
        "repo": "owner/name",
        "auth_methods": ["token"],
        "base_url": "https://git.school.example",
        "api_root": "https://git.school.example/api/v1",
        "branch": "texts",
    }


@pytest.mark.parametrize(
    "words, said",
    [
        (["admin"], "можно только: sferum-help admin папка"),
        (["admin", "x", "--git", "svn:a/b"], "--git «svn:a/b» не подходит: нужны github, gitlab, gitea"),
        (["admin", "x", "--git", "github:a/b", "--host", "git.example"], "--host «git.example» — не адрес"),
    ],
)
def test_a_wrong_call_says_what_is_right(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ADMIN_GIT", raising=False)
    assert main(["--root", str(SMALL), *words]) == 2
    assert capsys.readouterr().err.startswith(said)


def test_another_site_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "index.html").write_text("the site", "utf-8")
    assert main(["--root", str(SMALL), "admin", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"в папке {tmp_path} лежит другой сайт: назовите для формы свою\n"
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An npm that gives a package of one file."""
    archive = tmp_path / "thing.tgz"
    with tarfile.open(archive, "w:gz") as tar:
        info = tarfile.TarInfo("package/a.js")
        info.size = 2
        tar.addfile(info, io.BytesIO(b"42"))
    program = tmp_path / "bin/npm"
    program.parent.mkdir()
    # npm pack --silent --prefer-offline --pack-destination FOLDER NAME
    program.write_text(f'#!/bin/sh\ncp {archive} "$5"\n', "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return archive


def test_another_package_than_the_one_that_is_known_is_refused(npm: Path) -> None:
    with pytest.raises(CannotFetch, match=r"thing@1.0.0: контрольная сумма не та, sha512-") as error:
        fetch(Package("thing", "1.0.0", "sha512-AAAA"))
    found = str(error.value).rpartition(" ")[2]
    assert fetch(Package("thing", "1.0.0", found)) == {"a.js": b"42"}


def test_without_npm_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotFetch, match="нет npm: поставьте Node.js"):
        fetch(Package("thing", "1.0.0", "sha512-AAAA"))


# In the browser: a centre in a real folder of its own, which the form opens as it opens one on a disk.

PUT = """async files => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle(".git", { create: true });
  for (const [name, text] of Object.entries(files)) {
    const [folder, file] = name.split("/");
    const inside = await root.getDirectoryHandle(folder, { create: true });
    const writer = await (await inside.getFileHandle(file, { create: true })).createWritable();
    await writer.write(text);
    await writer.close();
  }
}"""

TAKE = """async () => {
  const files = {};
  const walk = async (folder, path) => {
    for await (const [name, one] of folder.entries()) {
      if (one.kind === "directory") await walk(one, `${path}${name}/`);
      else files[path + name] = await (await one.getFile()).text();
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  return files;
}"""

CHOOSE = """
showDirectoryPicker = () => navigator.storage.getDirectory();
FileSystemHandle.prototype.requestPermission = async () => "granted";
"""
"""The window in which a person chooses the folder; the folder itself is a real one, and so is what is written."""


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form of the small centre."""
    folder = tmp_path_factory.mktemp("form")
    try:
        write_form(form_files(SMALL, Repository()), folder)
    except CannotFetch as error:
        skip_or_fail(f"form: {error}")
    return folder


@pytest.mark.parametrize("kind", HOSTS)
def test_the_cms_knows_every_setting(kind: str) -> None:
    try:
        known = Draft7Validator(json.loads(fetch(CMS)["schema/sveltia-cms.json"]))
    except CannotFetch as error:
        skip_or_fail(f"form: {error}")
    backend = backend_of(Repository(kind, "owner/name", "https://git.school.example", "texts"), "centre")
    assert list(known.iter_errors(form_of(SMALL).config | {"backend": backend})) == []


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    paths = [path for folder in ("faq", "instructions", "docs") for path in (SMALL / folder).iterdir()]
    return {path.relative_to(SMALL).as_posix(): path.read_bytes().decode() for path in paths}


PATIENT = 30_000
"""Milliseconds: the CMS is large, and a busy machine is no bug."""


@contextmanager
def opened(form: Path, sources: dict[str, str], browser: Browser) -> Iterator[Page]:
    """The form with a centre opened, after a person has chosen its folder; nobody else hears of it."""
    with serve(form) as address, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.add_init_script(CHOOSE)
        heard: list[str] = []
        page.on("response", lambda one: heard.append(one.url))
        page.goto(address)
        page.evaluate(PUT, sources)
        page.get_by_role("button", name="Работать с локальным репозиторием").click()
        expect(page.get_by_text("Почему нет чата?")).to_be_visible(timeout=PATIENT)
        yield page
        assert [one for one in heard if not one.startswith((address, "blob:", "data:"))] == []


@pytest.fixture
def editor(form: Path, sources: dict[str, str], browser: Browser) -> Iterator[Page]:
    """The form with the small centre opened."""
    with opened(form, sources, browser) as page:
        yield page


def save(page: Page) -> None:
    page.get_by_role("button", name="Сохранить", exact=True).click()
    page.wait_for_url(lambda address: "/entries/" not in address)


def test_an_answer_is_edited_and_nothing_else_changes(
    editor: Page, sources: dict[str, str], tmp_path: Path
) -> None:
    editor.get_by_text("Почему нет чата?").click()
    editor.get_by_role("textbox", name="Ответ в 1–3 предложения").fill("Подождите сутки, чат появится сам.")
    shown = editor.frame_locator("iframe")
    expect(shown.locator(".sh-lead--answer")).to_have_text(
        "Подождите сутки, чат появится сам.", timeout=PATIENT
    )
    expect(shown.locator("strong")).to_have_text("через сутки")
    editor.get_by_role("checkbox", name="Ученикам").check()
    save(editor)
    files = editor.evaluate(TAKE)
    assert {name for name in files if files[name] != sources.get(name)} == {"faq/no-chat.yml"}
    assert files.keys() == sources.keys()
    assert files["faq/no-chat.yml"] == SAVED
    root = fill(tmp_path, files)
    read_content(root)


SAVED = """\
question: Почему нет чата?
roles:
  - parents
  - students
topic: chats
short: Подождите сутки, чат появится сам.
answer: |-
  Чат появится **через сутки**.

  - Не появился? Смотрите [как войти](id:sign-in#open).
aliases:
  - где чат
  - чат пропал
  - не вижу чат
  - чата нет
applies_to:
  - vk
sources:
  - rules
checked: 2026-11-23
see:
  - sign-in
was:
  - chat-lost
"""


def test_what_breaks_a_limit_is_not_saved(editor: Page, sources: dict[str, str]) -> None:
    editor.get_by_text("Почему нет чата?").click()
    editor.get_by_role("textbox", name="Ответ в 1–3 предложения").fill("Подождите **сутки**.")
    editor.get_by_role("button", name="Сохранить", exact=True).click()
    expect(editor.get_by_role("textbox", name="Ответ в 1–3 предложения")).to_have_attribute(
        "aria-invalid", "true"
    )
    assert editor.evaluate(TAKE) == sources


MARK = " жжж"
"""What a person types at the end of a text, and takes away again."""


def type_mark(page: Page) -> None:
    """At the end of the first Russian text that is to be seen; what is folded is unfolded."""
    expect(page.get_by_role("button", name="Показать параметры поля").first).to_be_visible(timeout=PATIENT)
    for _ in range(4):
        for box in page.get_by_role("textbox").all():
            if re.search("[а-я]", text := box.input_value()):
                return box.fill(f"{text}{MARK}")
        page.get_by_role("button", name="Развернуть", exact=True).first.click()
    raise AssertionError(f"no text in {page.url}")


def test_every_file_that_the_form_holds_survives_it(
    form: Path, editor: Page, sources: dict[str, str], tmp_path: Path
) -> None:
    """Opened, changed, saved: without the change it says the same as before."""
    config = json.loads((form / "config.json").read_text("utf-8"))
    pages = ["answers/entries/no-chat", "instructions/entries/sign-in"]
    pages += [f"_singletons/entries/{one['name']}" for one in config["singletons"]]
    home = editor.url.partition("#")[0]
    for page in pages:
        editor.goto(f"{home}#/collections/{page}")
        type_mark(editor)
        save(editor)
    files = editor.evaluate(TAKE)
    assert len([name for name in files if MARK in files[name]]) == len(pages)
    content = read_content(fill(tmp_path, {name: text.replace(MARK, "") for name, text in files.items()}))
    assert content == read_content(SMALL)


def test_what_was_added_by_hand_meanwhile_stays(
    form: Path, sources: dict[str, str], browser: Browser, tmp_path: Path
) -> None:
    """The form was made before there was this topic. Comments do not stay, as the handbook says."""
    topics = "faq/_topics.yml"
    comment, entry = "# Порядок важен.\n", "calls:\n  title: Звонки\n"
    added = sources | {topics: comment + sources[topics] + entry}
    with opened(form, added, browser) as page:
        page.get_by_text("Темы").click()
        page.get_by_role("button", name="Развернуть").click()
        page.get_by_role("textbox", name="Название темы").fill("Все чаты")
        save(page)
        saved = page.evaluate(TAKE)[topics]
    assert saved == sources[topics].replace("Чаты", "Все чаты") + entry


def test_it_says_what_it_lacks(editor: Page) -> None:
    editor.get_by_text("Чего нет в форме").click()
    expect(editor.get_by_text("instructions/_checker.yml")).to_be_visible(timeout=PATIENT)

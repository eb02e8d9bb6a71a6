"""`sferum-help diff`: every kind of change is told in plain words, and nothing that did not change."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from sferum_help.changes.compare import compare, compare_codes, numbers
from sferum_help.changes.former import split_phrases
from sferum_help.changes.hidden import HIDDEN
from sferum_help.changes.items import names_of
from sferum_help.changes.paths import compare_paths
from sferum_help.changes.report import Changes, changes_between
from sferum_help.changes.revision import checked_out
from sferum_help.changes.sheets import sheets_of
from sferum_help.changes.side import comparable, read_side
from sferum_help.changes.words import Pieces, compare_words
from sferum_help.cli import main
from sferum_help.model.article import Answer, Instruction, Message, Part, Step
from sferum_help.model.content import Content
from sferum_help.model.prose import Prose
from sferum_help.source.tree import read_content

from .conftest import SMALL, fill

Edit = Callable[[dict[str, object]], Changes]


def text_of(name: str) -> str:
    return (SMALL / name).read_text("utf-8")


ANSWER, INSTRUCTION, CHECKER, CODES = (
    "faq/no-chat.yml",
    "instructions/sign-in.yml",
    "instructions/_checker.yml",
    "faq/_codes.yml",
)


def changed(name: str, *pairs: tuple[str, str]) -> dict[str, object]:
    """A file of the small content with some words replaced, each of which is there."""
    text = text_of(name)
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return {name: text}


@pytest.fixture
def told(tmp_path: Path) -> Callable[[dict[str, object]], list[str]]:
    """What the report says of an edit of the small content, a line for each thing."""

    def tell(files: dict[str, object]) -> list[str]:
        now = read_side(fill(tmp_path / "now", files))
        assert not now.problems, now.problems[0]
        return [
            f"{page.sheet.address} {page.note} | {row.label} {row.note} | {marked(row.before)} | {marked(row.now)}"
            for page in compare(*comparable(read_side(SMALL), now))
            for row in page.rows
        ]

    return tell


def marked(pieces: Pieces) -> str:
    return "".join(f"[{one.text.strip()}]" if one.changed else one.text for one in pieces)


def test_nothing_is_told_of_nothing(told) -> None:
    assert told({}) == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            changed(ANSWER, ("Чат появится **через сутки**.", "Чат появится **через двое суток**.")),
            ["faq/no-chat/ changed | Ответ changed | Чат появится через [сутки].\n"],
        ),
        (
            changed(ANSWER, ("**через сутки**", "через сутки")),
            ["faq/no-chat/ changed | Ответ looks | Чат появится через сутки."],
        ),
        (
            changed(ANSWER, ("id:sign-in#open", "id:sign-in#no-code")),
            [
                "faq/no-chat/ changed | Ответ changed | Чат появится через сутки.\n"
                "Не появился? Смотрите как войти (→ «Войти в профиль: [шаг 1]»). | "
            ],
        ),
        (
            changed(ANSWER, ("checked: 2026-11-23", "checked: 2026-11-24")),
            ["faq/no-chat/ changed | Проверено changed | [23].11.2026 | [24].11.2026"],
        ),
        (
            changed(ANSWER, ("see: [sign-in]\n", "")),
            ["faq/no-chat/ changed | Смотрите также removed | [Войти в профиль] | "],
        ),
        (
            changed(INSTRUCTION, ("account: profile-student", "account: none")),
            ["instructions/sign-in/ changed | Шаг 3: кто и где changed | "],
        ),
        (
            changed(
                INSTRUCTION,
                (
                    "  - id: check-child\n",
                    "  - id: wait\n    do: Подождите минуту.\n  - id: check-child\n",
                ),
            ),
            [
                "instructions/sign-in/ changed | Шаг 3 added |  | [Подождите минуту.]",
                "instructions/sign-in/ changed | Шаг 3: кто и где added | ",
            ],
        ),
        (
            changed(
                INSTRUCTION,
                (
                    "  - id: check-child\n    do: Проверьте профиль ребёнка.\n    account: profile-student\n",
                    "",
                ),
            ),
            [
                "instructions/sign-in/ changed | Шаг 3 removed | [Проверьте профиль ребёнка.] | ",
                "instructions/sign-in/ changed | Шаг 3: кто и где removed | ",
            ],
        ),
        (
            changed(
                INSTRUCTION,
                ("  - id: open\n    do: Откройте приложение.\n    account: none\n", ""),
                (
                    "    account: profile-student\n",
                    "    account: profile-student\n  - id: open\n    do: Откройте приложение.\n    account: none\n",
                ),
            ),
            ["instructions/sign-in/ changed | Шаг 3 moved | Откройте приложение. | Откройте приложение."],
        ),
        (
            changed(CHECKER, ("text: Ничей", "text: Пока ничей")),
            ["checker/whose/ changed | Вариант ответа changed | [Ничей] → "],
        ),
        (
            changed(CHECKER, ("because: Профиль не привязан.", "because: Профиль ещё не привязан.")),
            [
                "checker/link-own/ changed | Пояснение changed | Профиль не привязан. | Профиль [ещё] не привязан."
            ],
        ),
        (
            {"docs/about.md": "---\ntitle: О сайте\n---\n\n# О сайте {#about}\n\nНовый текст.\n"},
            ["about/ changed | "],
        ),
    ],
    ids=[
        "text",
        "bold",
        "link",
        "checked",
        "see",
        "account",
        "step+",
        "step-",
        "step~",
        "option",
        "outcome",
        "docs",
    ],
)
def test_each_kind_of_change_is_told(told, files: dict[str, object], expected: list[str]) -> None:
    lines = told(files)
    for beginning in expected:
        assert any(line.startswith(beginning) for line in lines), lines
    pages = {line.split()[0] for line in lines}
    assert pages == {line.split()[0] for line in expected}, lines


def test_a_new_title_is_one_change_though_others_link_to_the_page(told) -> None:
    lines = told(changed(INSTRUCTION, ("title: Войти в профиль", "title: Войти в свой профиль")))
    assert [line.split(" | ")[:2] for line in lines] == [
        ["instructions/sign-in/ changed", "Заголовок changed"]
    ]


def new_answer(question: str, code: str, name: str) -> dict[str, object]:
    aliases = "\n".join(f"  - {name} {number}" for number in ("раз", "два", "три", "четыре"))
    text = re.sub(r"(?s)aliases:.*?applies_to", f"aliases:\n{aliases}\napplies_to", text_of(ANSWER))
    text = text.replace("question: Почему нет чата?", f"question: {question}").replace(
        "was: [chat-lost]\n", ""
    )
    return {f"faq/{name}.yml": text, CODES: f"{text_of(CODES)}{code}: {name}\n"}


def test_pages_that_are_new_moved_retired_and_lost(tmp_path: Path) -> None:
    before = fill(tmp_path / "before", new_answer("Куда пропал звук?", "1093", "sound"))
    codes = text_of(CODES)
    gone = "sound:\n  folder: faq\n  title: Куда пропал звук?\n  why: Звонков больше нет.\n  to: no-chat\n"
    files = {
        "retired": {CODES: f"{codes}1093: {{was: sound}}\n", "faq/_retired.yml": gone},
        "lost": {CODES: f"{codes}1093: {{was: sound}}\n"},
    }
    told = {}
    for name, edit in files.items():
        now = read_side(fill(tmp_path / name, edit))
        old, new = comparable(read_side(before), now)
        told[name] = [(page.sheet.address, page.note) for page in compare(old, new)]
        assert [(one.code, one.before, one.now) for one in compare_codes(old, new)] == [
            ("1093", "Куда пропал звук?", "")
        ]
    assert told == {"retired": [("faq/sound/", "retired")], "lost": [("faq/sound/", "lost")]}
    old, new = comparable(read_side(SMALL), read_side(before))
    assert [(page.sheet.address, page.note) for page in compare(old, new)] == [("faq/sound/", "added")]
    assert [(one.code, one.now) for one in compare_codes(old, new)] == [("1093", "Куда пропал звук?")]


def test_a_page_that_was_renamed_is_the_same_page_with_its_code(tmp_path: Path) -> None:
    root = tmp_path / "now"
    shutil.copytree(SMALL, root)
    for path in [*root.rglob("*.yml"), *root.rglob("*.md")]:
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"\bsign-in\b(?!-)", "log-in", text), "utf-8")
    (root / INSTRUCTION).rename(root / "instructions/log-in.yml")
    with (root / "instructions/log-in.yml").open("a", encoding="utf-8") as file:
        file.write("was: [sign-in]\n")
    now = read_side(root)
    assert not now.problems, now.problems[0]
    old, new = comparable(read_side(SMALL), now)
    pages = compare(old, new)
    moved = next(one for one in pages if one.note == "moved")
    assert moved.was and moved.now
    assert (moved.was.address, moved.now.address) == ("instructions/sign-in/", "instructions/log-in/")
    assert moved.rows == ()
    assert compare_codes(old, new) == []


def test_what_stands_on_top_counts_pages_steps_and_links(tmp_path: Path) -> None:
    edit = changed(INSTRUCTION, ("account: profile-student", "account: none"))
    edit |= changed(ANSWER, ("see: [sign-in]\n", ""))
    pages = compare(*comparable(read_side(SMALL), read_side(fill(tmp_path, edit))))
    assert {(one.what, one.note, one.count) for one in numbers(pages)} == {
        ("page", "changed", 2),
        ("step-place", "changed", 1),
        ("link", "removed", 1),
    }


def test_paths_of_the_checker_that_end_elsewhere(tmp_path: Path) -> None:
    """The same answer leads to another outcome: from both entries."""
    edit = changed(
        CHECKER, ("says: {link: other}\n        to: mixed", "says: {link: other}\n        to: link-own")
    )
    edit[CHECKER] = str(edit[CHECKER]).replace(
        "says: {link: none}\n    because", "says: {link: [none, other]}\n    because"
    )
    edit[CHECKER] = re.sub(r"(?s)  mixed:.*?(?=  ask-school:)", "", str(edit[CHECKER]))
    edit[CODES] = re.sub(r"(\d+): checker/mixed", r"\1: {was: checker/mixed}", text_of(CODES))
    root = fill(tmp_path, edit)
    now = read_side(root)
    assert now.content, now.problems
    (found,) = compare_paths(read_content(SMALL), now.content)
    assert (found.before, found.now, found.count) == ("Привязки перепутаны", "Привяжите профиль", 2)
    assert found.example[1:] == ("Чей профиль привязан? — Ребёнка",)


FOR_EDITORS = {"source", "confirm", "critical"}
"""Fields of an article that no reader sees."""
OTHER = {
    str: "иначе",
    tuple: ("иначе",),
    Prose: Prose.of_words("иначе"),
    date: date(2020, 1, 1),
    Message: Message("кому", "иначе"),
}


@pytest.mark.parametrize("kind", [Answer, Instruction])
def test_no_field_of_an_article_changes_without_a_word(kind: type) -> None:
    """Whoever adds a field shows it here, too."""
    content = read_content(SMALL)
    article = next(one for one in content.articles() if isinstance(one, kind))
    table = "answers" if kind is Answer else "instructions"
    names = names_of(content)
    special = {
        "picture": {"link": "own"},
        "instead": {"vk": "no-chat"},
        "message": Message("кому", "иначе"),
        "parts": (Part("other", "Иначе", Prose.of_words("иначе")),),
        "need": (Prose.of_words("иначе"),),
        "result": (Prose.of_words("иначе"),),
        "steps": (),
        "trouble": (),
    }
    silent = set()
    for one in fields(article):
        value = getattr(article, one.name)
        other = special.get(one.name, OTHER.get(type(value)))
        edited = replace(article, **{one.name: other})
        now = replace(content, **{table: {**getattr(content, table), article.id: edited}})
        old, new = sheets_of(content, names), sheets_of(now, names)
        if not compare(old, new) and [one.was for one in old.values()] == [one.was for one in new.values()]:
            silent.add(one.name)
    assert silent == FOR_EDITORS


SEEN = {
    *(
        "centre",
        "roles",
        "topics",
        "messengers",
        "levels",
        "alone",
        "sources",
        "people",
        "accounts",
        "devices",
    ),
    *("video_pages", "videos", "answers", "instructions", "checker", "proof", "codes", "retired", "helped"),
    *("documents", "screen_words", "meeting"),
}
"""Parts of the content that stand on pages."""
ONLY_FOR_EDITORS = {"spelling"}


def test_every_part_of_the_content_is_seen_told_of_or_only_for_editors() -> None:
    """Whoever adds a list says which of the three it is."""
    assert {one.name for one in fields(Content)} == SEEN | set(HIDDEN) | ONLY_FOR_EDITORS


@pytest.mark.parametrize("one", [one.name for one in fields(Step) if one.name not in ("id", "was")])
def test_no_field_of_a_step_changes_without_a_word(one: str) -> None:
    content = read_content(SMALL)
    instruction = content.instructions["sign-in"]
    step = instruction.steps[0]
    edited = replace(step, **{one: OTHER[type(getattr(step, one))]})
    now = replace(
        content,
        instructions={"sign-in": replace(instruction, steps=(edited, *instruction.steps[1:]))},
    )
    names = names_of(content)
    assert compare(sheets_of(content, names), sheets_of(now, names))


def test_words_are_marked_and_far_lines_left_out() -> None:
    before = "Первая строка.\nВторая строка.\nТретья строка.\nЧетвёртая, пятая строка."
    left, right = compare_words(before, before.replace("пятая", "шестая"))
    assert marked(left) == "…\nТретья строка.\nЧетвёртая, [пятая] строка."
    assert marked(right) == "…\nТретья строка.\nЧетвёртая, [шестая] строка."


def test_another_text_is_no_confetti() -> None:
    left, right = compare_words("Подождите сутки.", "Напишите классному руководителю сегодня же.")
    assert marked(left) == "[Подождите сутки.]"
    assert marked(right) == "[Напишите классному руководителю сегодня же.]"


def test_what_is_not_read_today_is_shown_field_by_field(tmp_path: Path) -> None:
    """An answer with a field that is gone, and a list that cannot be read at all."""
    old = changed(ANSWER, ("short: Подождите сутки.", "short: Подождите.\nmood: добрый"))
    old[ANSWER] = str(old[ANSWER]).replace("question:", "qestion:")
    before, now = read_side(fill(tmp_path / "a", old)), read_side(SMALL)
    assert [str(one.place) for one in before.problems][:1] == ["faq/no-chat.yml:1:1"]
    pages = compare(*comparable(before, now))
    assert ("faq/no-chat/", "changed") in [(page.sheet.address, page.note) for page in pages]
    before = read_side(fill(tmp_path / "b", {"faq/_site.yml": "title: [", "faq/no-chat.yml": old[ANSWER]}))
    assert before.content is None
    rows = [
        (page.sheet.address, row.label, row.note)
        for page in compare(*comparable(before, now))
        for row in page.rows
    ]
    assert ("faq/no-chat/", "mood", "removed") in rows
    assert ("faq/no-chat/", "Короткий ответ", "changed") in rows


@pytest.mark.usefixtures("node")
def test_search_is_asked_before_and_after(tmp_path: Path) -> None:
    edit = changed(ANSWER, ("  - чата нет\n", "  - чата нет\n  - войти с телефона\n"))
    edit |= changed(INSTRUCTION, ("  - войти с телефона\n", "  - войти с планшета\n"))
    edit["faq/_phrases.yml"] = "samples: |\n  куда делся чат\n  войти с телефона\n"
    changes = changes_between(read_side(SMALL), read_side(fill(tmp_path, edit)))
    assert changes.search
    assert changes.search.asked >= 9
    found = {one.question: (one.before.title, one.now.title) for one in changes.search.changes}
    assert found["войти с телефона"] == ("Войти в профиль", "Почему нет чата?")
    assert "где чат" not in found


def test_without_node_the_report_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sferum_help.reports.queries.shutil.which", lambda name: None)
    changes = changes_between(read_side(SMALL), read_side(fill(tmp_path, {})))
    assert changes.search is None
    assert changes.no_search.startswith("Поиск не спрашивали: для этого нужен Node.js")


def git(root: Path, *words: str) -> None:
    settings = ("-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *settings, *words], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The small content in a folder of a repository, one commit and then an edit."""
    root = fill(tmp_path / "repository" / "help", {})
    git(tmp_path / "repository", "init", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "-m", "first")
    git(root, "tag", "first")
    text = text_of(ANSWER).replace("short: Подождите сутки.", "short: Подождите <b>двое</b> сутки.")
    (root / ANSWER).write_text(text, "utf-8")
    return root


@pytest.mark.usefixtures("node")
def test_phrases_of_pages_are_compared_with_the_list_that_had_them_once(tmp_path: Path) -> None:
    """In the whole list, and in one that has nothing else; the version itself is read without an error."""
    pages = "pages:\n  no-chat: |\n    куда всё делось\n    # где 7б\n  sign-in: не пускает\n"
    now = {
        "faq/_phrases/no-chat.yml": "phrases: |\n  куда всё делось\n  # где 7б\n",
        "faq/_phrases/sign-in.yml": "phrases: не пускает\n",
    }
    for number, rest in enumerate(("samples: |\n  где чат\n", "")):
        root = fill(tmp_path / str(number), {"faq/_phrases.yml": pages + rest})
        git(root, "init", "--initial-branch=main")
        git(root, "add", ".")
        git(root, "commit", "-m", "first")
        fill(root, {"faq/_phrases.yml": rest or None, **now})
        with checked_out(root, "HEAD") as (folder, _):
            before, after = read_side(folder), read_side(root)
            assert (before.problems, before.content) == ((), after.content)
            changes = changes_between(before, after)
        assert changes.search and not (changes.pages or changes.hidden or changes.search.changes)


@pytest.mark.parametrize("pages", ["pages:\n  ../out: x\n", "pages:\n  no-chat: [x]\n", "pages: ["])
def test_a_list_of_phrases_that_was_wrong_stays_as_it_was(tmp_path: Path, pages: str) -> None:
    root = fill(tmp_path, {"faq/_phrases.yml": pages})
    split_phrases(root)
    assert (root / "faq/_phrases.yml").read_text("utf-8") == pages and not (root / "faq/_phrases").exists()


def test_a_report_of_a_tag_is_one_file_and_touches_nothing_else(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], browser: Browser
) -> None:
    before = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()}
    report = tmp_path / "report.html"
    assert main(["--root", str(repository), "diff", "first", "--to", str(report)]) == 0
    assert capsys.readouterr().out.startswith("изменённых страниц: 1")
    assert {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()} == before
    html = report.read_text("utf-8")
    assert "<script" not in html
    assert not re.search(r"(?:src|href)=\"(?!#)", html)
    assert "url(http" not in html
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report.as_uri())
    assert page.locator("tbody ins").all_inner_texts() == ["<b>двое</b>"]
    assert page.locator("#page-faq\\/no-chat\\/ tbody tr th").inner_text().startswith("Короткий ответ")
    assert page.evaluate("document.fonts.check('16px \"Golos Text\"')")
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    page.set_viewport_size({"width": 320, "height": 600})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    context.close()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["diff"], "назовите ветку, метку или коммит"),
        (["diff", "--to", "x.html"], "назовите ветку, метку или коммит"),
        (["diff", "first", "--to"], "назовите ветку, метку или коммит"),
        (["diff", "--all"], "назовите ветку, метку или коммит"),
        (["diff", "nowhere"], "git не знает версии «nowhere»"),
    ],
)
def test_a_wrong_call_says_what_to_do(
    repository: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(repository), *words]) == 2
    assert said in capsys.readouterr().err


def test_outside_of_a_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(fill(tmp_path, {})), "diff", "HEAD"]) == 2
    assert "это не хранилище git" in capsys.readouterr().err


def test_a_report_that_cannot_be_written(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "no-folder" / "report.html"
    assert main(["--root", str(repository), "diff", "first", "--to", str(target)]) == 1
    assert "такого файла или папки нет; ничего не изменено" in capsys.readouterr().err

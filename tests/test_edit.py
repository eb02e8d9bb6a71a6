"""`new`, `rename`, `retire`: whole or not at all, nothing else touched, and the site is right afterwards."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sferum_help.cli import main
from sferum_help.edit import ask
from sferum_help.edit.change import CannotChange, Change, apply
from sferum_help.edit.kinds import KINDS, said_of
from sferum_help.edit.places import block_end, key_of, root_of, without_item
from sferum_help.publish.ledger import LEDGER
from sferum_help.source.nodes import part
from sferum_help.source.tree import read_content
from sferum_help.source.values import ID_HINT
from sferum_help.video.fresh import fresh_videos

from .conftest import MORE, SITE_URL, SMALL, fill
from .film import film

Tree = Callable[[dict], Path]
CODES, CHECKER, VIDEOS = "faq/_codes.yml", "instructions/_checker.yml", "instructions/_videos.yml"
PHRASES = "faq/_phrases/sign-in.yml"


def snapshot(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and "site" not in path.parts[-3:]
    }


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def run(root: Path, *words: str) -> int:
    return main(["--root", str(root), *words])


# rename


def test_a_page_gets_another_name_everywhere_and_keeps_its_code(tree: Tree) -> None:
    root = tree(
        {
            "docs/about.md": "# О справке {#about}\n\nКак [войти](instructions/sign-in.md#open)? [Ещё](faq/no-chat.md)\n",
            PHRASES: "# О входе.\nphrases: |\n  не пускает\n  как попасть внутрь\n",
        }
    )
    before = snapshot(root)
    assert run(root, "rename", "sign-in", "enter") == 0
    after = snapshot(root)
    assert after["instructions/enter.yml"] == before["instructions/sign-in.yml"] + b"was: [sign-in]\n"
    # Nothing but the name has changed, comments and every other byte stay.
    moved = PHRASES.replace("sign-in", "enter")
    assert after[moved] == before[PHRASES] and PHRASES not in after
    others = changed(before, after) - {"instructions/enter.yml", "instructions/sign-in.yml", PHRASES, moved}
    assert "faq/_topics.yml" not in others and {"docs/about.md", CODES, VIDEOS} <= others
    for name in others:
        # A link keeps its words, its place, and what only begins with the old name: `sign-in-video`.
        ours = (
            before[name]
            .decode()
            .replace("sign-in-", "§")
            .replace("sign-in", "enter")
            .replace("§", "sign-in-")
        )
        assert after[name].decode() == ours, name
    content = read_content(root)
    assert content.codes.of["enter"] == "1029"
    assert content.instructions["enter"].was == ("instructions/sign-in",)
    assert content.phrases.pages == {"enter": ("не пускает", "как попасть внутрь")}


def test_a_name_of_which_there_are_phrases_is_taken(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    """A role may be called like an answer, and would lose what is said of it."""
    root = tree({PHRASES: "phrases: не пускает\n", "faq/_phrases/parents.yml": "phrases: с чего начать\n"})
    before = snapshot(root)
    assert run(root, "rename", "sign-in", "parents") == 1
    assert "имя «parents» занято: в faq/_phrases/parents.yml" in capsys.readouterr().err
    assert snapshot(root) == before


def test_what_was_published_stays_published_after_a_rename(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree({})
    monkeypatch.setenv("SITE_URL", SITE_URL)
    assert run(root, "publish") == 0
    assert run(root, "rename", "no-chat", "chat-missing") == 0
    assert "was: [chat-lost, no-chat]\n" in (root / "faq/chat-missing.yml").read_text("utf-8")
    assert run(root, "publish") == 0
    moved = (root / "site/faq/no-chat/index.html").read_text("utf-8")
    assert 'content="0; url=../chat-missing/"' in moved
    assert "/faq/chat-missing/\t1010\tПочему нет чата?\n" in (root / LEDGER).read_text("utf-8")


def test_renamed_there_and_back_a_page_has_its_own_name_again(tree: Tree) -> None:
    root = tree({})
    assert run(root, "rename", "faq/no-chat.yml", "chat-missing") == 0
    assert run(root, "rename", "/faq/chat-missing/", "no-chat") == 0
    assert "was: [chat-lost, chat-missing]\n" in (root / "faq/no-chat.yml").read_text("utf-8")
    assert (root / CODES).read_text("utf-8").startswith("1010: no-chat\n")


def test_a_former_name_joins_those_in_a_column(tree: Tree) -> None:
    text = (fill(tree({}), {}) / "faq/no-chat.yml").read_text("utf-8")
    root = tree({"faq/no-chat.yml": text.replace("was: [chat-lost]\n", "was:\n- chat-lost\n# Конец.\n")})
    assert run(root, "rename", "no-chat", "chat-missing") == 0
    assert (
        (root / "faq/chat-missing.yml")
        .read_text("utf-8")
        .endswith("was:\n- chat-lost\n- no-chat\n# Конец.\n")
    )


def test_the_video_of_an_instruction_goes_with_it(tmp_path: Path) -> None:
    root = fill(tmp_path, {})
    fill_more(root)
    film(root, "find-chat")
    assert run(root, "rename", "find-chat", "look-for-chat") == 0
    assert sorted(path.name for path in (root / "videos").iterdir())[0] == "look-for-chat.tall.mp4"
    assert list(fresh_videos(root, read_content(root))) == ["look-for-chat"]


def fill_more(root: Path) -> None:
    for path in MORE.rglob("*.yml"):
        (root / path.relative_to(MORE)).write_bytes(path.read_bytes())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("no-chatt", "chat", "нет ответа или инструкции «no-chatt»: возможно, имелось в виду «no-chat»"),
        ("no-chat", "sign-in", "имя «sign-in» занято"),
        ("no-chat", "Chat", "имя «Chat» не подходит"),
        ("no-chat", "instructions/chat", "страница остаётся в faq"),
        ("sign-in", "families", "имя «families» уже занято"),
    ],
)
def test_a_name_that_will_not_do_changes_nothing(
    tree: Tree, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    root = tree({})
    before = snapshot(root)
    assert run(root, "rename", old, new) == 1
    assert said in capsys.readouterr().err
    assert snapshot(root) == before


def test_while_a_file_is_in_error_nobody_knows_what_it_names(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree({"faq/_topics.yml": "chats: ["})
    before = snapshot(root)
    assert run(root, "rename", "no-chat", "chat-missing") == 1
    assert "faq/_topics.yml:1" in capsys.readouterr().err
    assert snapshot(root) == before


def test_what_was_wrong_before_stands_in_nobodys_way(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence that is hard to read, in the page itself and in another one."""
    text = (SMALL / "faq/no-chat.yml").read_text("utf-8")
    root = tree({"faq/no-chat.yml": text.replace("Подождите сутки.", "Чат будет создан.")})
    assert run(root, "new", "answer", "timetable", *flags(ANSWER | {"short": "Урок будет создан."})) == 1
    said = capsys.readouterr().err
    assert "faq/timetable.yml:8:13: так пишут в канцелярии: «будет создан»" in said
    assert "no-chat" not in said and "найдена 1 ошибка" in said
    assert run(root, "rename", "sign-in", "enter") == 0
    assert run(root, "rename", "no-chat", "chat-missing") == 0


# retire


OLD_ANSWER = """\
question: Где старый чат?
roles: [parents]
topic: chats
short: Его больше нет.
answer: Его больше нет. Подробнее — [почему нет чата](id:no-chat).
aliases: [старый чат, прошлый чат, чат за прошлый год, прежний чат]
applies_to: [vk]
sources: [rules]
checked: 2026-11-23
see: [no-chat]
was: [older-chat]
"""


@pytest.fixture
def old(tree: Tree) -> Path:
    """The small content with a page that can go."""
    root = tree({"faq/old-chat.yml": OLD_ANSWER})
    (root / CODES).write_text((root / CODES).read_text("utf-8") + "1093: old-chat\n", "utf-8")
    site = root / "faq/_site.yml"
    site.write_text(
        site.read_text("utf-8").replace("frequent: [no-chat]", "frequent: [no-chat, old-chat]"), "utf-8"
    )
    sign_in = root / "instructions/sign-in.yml"
    text = sign_in.read_text("utf-8") + "see: [old-chat]\nnote: Ещё есть [старый чат](id:old-chat#answer).\n"
    sign_in.write_text(text, "utf-8")
    read_content(root)
    return root


WHY = "Старых чатов больше не бывает."


def test_a_page_that_others_name_does_not_go(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(old)
    assert run(old, "retire", "old-chat", "--to", "no-chat", "--why", WHY) == 1
    said = capsys.readouterr().err
    assert "faq/_site.yml:4:21: frequent: [no-chat, old-chat]\n" in said
    assert "На эту страницу ещё ведут 3 ссылки." in said and "--rewrite" in said
    assert snapshot(old) == before


def test_a_page_goes_and_leaves_word_where_to_go(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", SITE_URL)
    assert run(old, "publish") == 0
    assert run(old, "retire", "old-chat", "--to", "no-chat", "--why", WHY, "--rewrite") == 0
    assert not (old / "faq/old-chat.yml").exists()
    # A list that names the other page already does so once.
    assert "frequent: [no-chat]\n" in (old / "faq/_site.yml").read_text("utf-8")
    sign_in = (old / "instructions/sign-in.yml").read_text("utf-8")
    assert sign_in.endswith("see: [no-chat]\nnote: Ещё есть [старый чат](id:no-chat).\n")
    assert (old / CODES).read_text("utf-8").endswith("1093: {was: old-chat}\n")
    stones = read_content(old).retired
    assert {id: (one.to, one.why.plain) for id, one in stones.items()} == {
        "old-chat": ("no-chat", WHY),
        "older-chat": ("no-chat", WHY),
    }
    assert run(old, "publish") == 0
    for name in ("old-chat", "older-chat"):
        page = (old / "site/faq" / name / "index.html").read_text("utf-8")
        assert "Этой страницы больше нет" in page and WHY.rstrip(".") in page
    assert 'content="0; url=../../faq/old-chat/"' in (old / "site/o/1093/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("there", "after"),
    [
        (None, "# О старом.\nphrases: |\n  где прежний\n  не вижу\n"),
        ("phrases: |\n  не вижу\n", "phrases: |\n  не вижу\n  где прежний\n"),
        ("# О чате.\nphrases: не вижу", "# О чате.\nphrases: |\n  не вижу\n  где прежний\n"),
        (
            "\ufeffphrases: |\r\n    # не вижу\r\n\r\n    куда\r\n# Это всё.\r\n",
            "\ufeffphrases: |\r\n  # не вижу\r\n  куда\r\n  где прежний\r\n  не вижу\r\n# Это всё.\r\n",
        ),
    ],
    ids=["none", "some", "in one line", "from Windows"],
)
def test_the_phrases_of_a_page_that_goes_teach_the_other_one(
    old: Path, there: str | None, after: str
) -> None:
    was, now = old / "faq/_phrases/old-chat.yml", old / "faq/_phrases/no-chat.yml"
    was.parent.mkdir()
    was.write_text("# О старом.\nphrases: |\n  где прежний\n  не вижу\n", "utf-8")
    if there:
        now.write_bytes(there.encode())
    assert run(old, "retire", "old-chat", "--to", "no-chat", "--why", WHY, "--rewrite") == 0
    assert now.read_bytes().decode() == after and not was.exists()


@pytest.mark.parametrize(
    "words", [["old-chat"], ["--to", "no-chat", "--why", "а"], ["old-chat", "--to", "no-chat"]]
)
def test_a_page_goes_with_a_reason_and_another_page_only(
    old: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert run(old, "retire", *words) == 2
    assert "retire имя --to другая --why" in capsys.readouterr().err


# new


ANSWER = {
    "question": "Где расписание?",
    "roles": "parents, students",
    "topic": "chats",
    "short": "Расписание смотрите на сайте.",
    "answer": "Смотрите на сайте.\n\n- Не вошли? Прочитайте, [как войти](id:sign-in).",
    "applies_to": "any",
    "aliases": "расписание\nкакие уроки\nкогда урок\nчто завтра",
    "sources": "rules",
    "checked": "2026-11-24",
    "see": "sign-in no-chat",
}


def flags(said: dict[str, str]) -> list[str]:
    return [word for name, value in said.items() for word in (f"--{name}", value)]


def test_a_new_answer_is_written_with_its_code(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    root = tree({})
    assert run(root, "new", "answer", "timetable", *flags(ANSWER)) == 0
    assert "faq/timetable.yml:1, короткий код 1093" in capsys.readouterr().out
    text = (root / "faq/timetable.yml").read_text("utf-8")
    assert text.startswith(
        "# question — вопрос, как его видит читатель\nquestion: Где расписание?\n"
        "# roles — для кого: имена ролей из instructions/_roles.yml\nroles: [parents, students]\n"
    )
    assert "answer: |\n  Смотрите на сайте.\n\n  - Не вошли?" in text and "see: [sign-in, no-chat]\n" in text
    # What else can be said is named below, as a comment.
    assert "\n# warning — предупреждение; читатель видит его первым" in text
    assert (root / CODES).read_text("utf-8").endswith("1093: timetable\n")
    assert run(root, "validate") == 0


def test_what_is_missing_is_told_in_the_words_of_the_fields(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree({})
    before = snapshot(root)
    said = {name: value for name, value in ANSWER.items() if name not in ("topic", "see", "checked")}
    assert run(root, "new", "answer", "timetable", *flags(said)) == 2
    assert capsys.readouterr().err.splitlines()[:2] == ["Не хватает:", "  --topic — тема из faq/_topics.yml"]
    assert run(root, "new", "answer", "timetable", "--topik", "chats") == 2
    assert "неизвестно, что значит --topik; можно: --question" in capsys.readouterr().err
    assert snapshot(root) == before


def test_what_is_wrong_is_told_as_validate_would_and_nothing_is_written(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree({})
    before = snapshot(root)
    assert run(root, "new", "answer", "timetable", *flags(ANSWER | {"roles": "parent"})) == 1
    said = capsys.readouterr().err
    assert "faq/timetable.yml:4:9: неизвестная роль «parent»\n  4 | roles: [parent]\n" in said
    assert "возможно, имелось в виду «parents»" in said and "найдена 1 ошибка" in said
    assert run(root, "new", "answer", "sign-in", *flags(ANSWER)) == 1
    assert "имя «sign-in» занято" in capsys.readouterr().err
    assert snapshot(root) == before


def test_a_new_instruction_has_steps(tree: Tree) -> None:
    root = tree({})
    said = {name: value for name, value in ANSWER.items() if name not in ("question", "answer")} | {
        "title": "Посмотреть расписание",
        "time": "минута",
        "need": "телефон\nлогин",
        "who": "parent",
        "account": "profile-parent",
        "device": "phone",
        "steps": "open | Откройте сайт.",
        "result": "видно: уроки",
        "trouble": "no-site | Сайт не открылся | Подождите.",
    }
    assert (
        run(root, "new", "instruction", "timetable", *flags(said), "--steps", "find | Найдите «Уроки».") == 0
    )
    made = read_content(root).instructions["timetable"]
    assert [(step.id, step.do.plain) for step in made.steps] == [
        ("open", "Откройте сайт."),
        ("find", "Найдите «Уроки»."),
    ]
    assert [one.plain for one in made.result] == ["видно: уроки"]


def test_a_promised_video_gets_its_address_and_its_host(tree: Tree) -> None:
    root = tree({})
    url = "https://vk.com/video-12345_67890"
    words = ["new", "video", "sign-in-video", "--url", url, "--duration", "3:20", "--captions", "auto"]
    assert run(root, *words, "--checked", "2026-11-24") == 0
    assert (
        (root / VIDEOS)
        .read_text("utf-8")
        .endswith(
            "    instruction: sign-in\n    url: https://vkvideo.ru/video-12345_67890\n    duration: 3:20\n"
            "    captions: auto\n    checked: 2026-11-24\n    host: vkvideo\n"
        )
    )
    assert run(root, *words) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["answer", "no-chat"], "имя «no-chat» занято: такая страница есть\n"),
        (["answer", "Нет_чата"], f"имя «Нет_чата» не подходит: {ID_HINT}\n"),
        (
            [
                "video",
                "sign-in-video",
                "--url",
                "https://youtu.be/x",
                "--duration",
                "3:20",
                "--captions",
                "auto",
            ],
            "адрес «https://youtu.be/x» не подходит. Официальное видео лежит на одном из сайтов: "
            "VK Видео — https://vkvideo.ru/video-12345_67890; RuTube — ",
        ),
    ],
)
def test_what_cannot_be_is_said_before_anything_else_is_asked(
    words: list[str], said: str, tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree({})
    before = snapshot(root)
    assert run(root, "new", *words) == 1
    assert capsys.readouterr().err.startswith(said)
    assert snapshot(root) == before


def test_a_new_source_stands_at_the_end_of_its_list(tree: Tree) -> None:
    root = tree({})
    said = {"publisher": "Школа", "about": "памятка: дом", "date": "без даты", "level": "official"}
    before = (root / "faq/_sources.yml").read_text("utf-8")
    assert run(root, "new", "source", "memo", *flags(said), "--checked", "2026-11-24") == 0
    assert (root / "faq/_sources.yml").read_text("utf-8") == before + (
        '  memo:\n    publisher: Школа\n    about: "памятка: дом"\n    date: без даты\n    level: official\n'
        "    checked: 2026-11-24\n"
    )


def test_a_new_outcome_is_led_to_by_an_option(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    """Of two cases that had one option each gets its own."""
    checker = (SMALL / CHECKER).read_text("utf-8")
    option = "      none:\n        text: Ничей\n        says: {link: none}\n        to: link-own\n"
    start, end = checker.index("  link-own:\n    title"), checker.index("  mixed:\n    title")
    outcome = checker[start:end]
    one = checker.replace(option, "").replace(outcome, "").replace("{link: other}", "{link: [none, other]}")
    codes = (SMALL / CODES).read_text("utf-8").replace("1064: checker/link-own", "1064: {was: checker/old}")
    root = tree({CHECKER: one.replace("    picture: [link]\n  ask", "  ask"), CODES: codes})
    said = {
        "title": "Привяжите профиль",
        "severity": "fix",
        "says": "link: none",
        "because": "Профиль не привязан.",
        "steps": "sign-in",
        "changes": "link: own, day: no",
        "result": "Профиль привязан.",
        "otherwise": "Спросите учителя.",
        "said-first": "child: Один шаг — в профиле ребёнка.",
        "question": "whose",
    }
    words = ["new", "outcome", "link-own", *flags(said), "--option", "none"]
    before = snapshot(root)
    assert run(root, *words) == 1
    assert "варианта «none» ещё нет: скажите --option-text и --option-says" in capsys.readouterr().err
    assert snapshot(root) == before
    assert run(root, *words, "--option-text", "Ничей", "--option-says", "link: none") == 0
    assert "_checker.yml:" in capsys.readouterr().out
    text = (root / CHECKER).read_text("utf-8")
    assert option in text and "        says: {link: [other]}\n        to: mixed\n" in text
    assert read_content(root).checker.outcomes["link-own"] == read_content(SMALL).checker.outcomes["link-own"]
    assert read_content(root).codes.of["checker/link-own"] == "1093"


def test_an_option_that_is_there_leads_to_the_new_outcome(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree({})
    before = snapshot(root)
    said = {
        "title": "Спросите учителя",
        "severity": "school",
        "says": "seen: no",
        "because": "Чата нет.",
        "message": "учителю | Здравствуйте! Чата нет.",
        "question": "chat-seen",
        "option": "no",
    }
    # Nobody would be led to the other one any more, and that is said.
    assert run(root, "new", "outcome", "ask-teacher", *flags(said)) == 1
    assert "к выводу «ask-school» не ведёт ни один путь" in capsys.readouterr().err
    assert snapshot(root) == before


# In a terminal


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What somebody types, line by line."""
    lines: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda prompt="": lines.pop(0))
    yield lines
    assert lines == []


def test_in_a_terminal_every_field_is_asked_for_and_wrong_ones_again(
    tree: Tree, typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree({})
    typed += ["Где расписание?", "", "parents, students", "chat", "На сайте.", "На сайте.", "", "", "any"]
    typed += ["расписание", "какие уроки", "когда урок", "что завтра", "", "rules", "", "sign-in"]
    typed += ["chats"]
    # An empty line is no role; the topic is unknown and asked for once more.
    assert run(root, "new", "answer", "timetable") == 0
    said = capsys.readouterr().out
    assert "roles — для кого: имена ролей из instructions/_roles.yml\n  есть: parents, students\n" in said
    assert "без этого нельзя" in said and "неизвестная тема «chat»" in said
    assert read_content(root).answers["timetable"].topic == "chats"


def test_a_question_that_may_be_left_open_says_so(
    typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    typed += [""]
    assert ask.ask(said_of(KINDS["answer"])["see"]) == []
    assert (
        "see — что прочитать ещё: имена ответов и инструкций (можно пропустить: Enter)"
        in capsys.readouterr().out
    )


# All or nothing


def test_a_file_that_cannot_be_replaced_brings_all_others_back(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree({})
    before = snapshot(root)
    replace, calls = os.replace, []

    def fail_at_third(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == 3:
            raise PermissionError(13, "Permission denied", str(target))
        replace(source, target)

    monkeypatch.setattr("os.replace", fail_at_third)
    change = Change(
        {"faq/no-chat.yml": None, "faq/a.yml": "а", CODES: "б", "faq/_topics.yml": "в", VIDEOS: "г"}
    )
    with pytest.raises(CannotChange, match="не удалось записать .*Ничего не изменено"):
        apply(root, change)
    assert snapshot(root) == before


def test_a_key_that_stops_is_heard_when_all_is_done(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree({})
    replace = os.replace

    def interrupted(source: Path, target: Path) -> None:
        signal.raise_signal(signal.SIGINT)
        replace(source, target)

    monkeypatch.setattr("os.replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        apply(root, Change({"faq/a.yml": "а", "faq/b.yml": "б"}))
    assert (root / "faq/a.yml").read_text("utf-8") == "а" and (root / "faq/b.yml").read_text("utf-8") == "б"
    assert [path.name for path in root.iterdir() if path.name.startswith(".sferum")] == []


# By the place


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("see: [a, b, c]\n", "see: [a, c]\n"),
        ("see: [a, b]\n", "see: [a]\n"),
        ("see: [b, a]\n", "see: [a]\n"),
        ("see: [b]\nnote: Нет.\n", "note: Нет.\n"),
        ("see:\n  - a\n  - b\n", "see:\n  - a\n"),
        ("see:\n- b\nnote: Нет.\n", "note: Нет.\n"),
        ("see: [a,\n  b]\n", "see: [a]\n"),
        ("\ufeffsee: [b, a]\r\n", "\ufeffsee: [a]\r\n"),
    ],
)
def test_one_name_leaves_a_list(text: str, left: str) -> None:
    place = next(one.place for one in part(root_of(text), "see").items if one.text == "b")
    assert without_item(text, place, "b") == left


def test_the_end_of_a_field_leaves_comments_to_the_next_one() -> None:
    text = "a:\n  b: |\n    x\n\n    y\n\n# О другом.\nc: d\n"
    assert text[block_end(text, key_of(root_of(text), "a").place) :] == "\n# О другом.\nc: d\n"

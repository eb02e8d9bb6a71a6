"""How long a check lasts: what a reader sees at +0, +90 and +400 days, what `publish` says, what `build --date` shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from sferum_help.cli import main
from sferum_help.reports.freshness import overdue, told
from sferum_help.source.tree import read_content

from .conftest import SMALL, fill

CHECKED = date(2026, 11, 23)
"""In both articles of the small content."""
NOTE = "С проверки прошло много времени"
ANSWER, PAGE = "faq/no-chat.yml", "faq/no-chat/index.html"
TOPICS = "chats:\n  title: Чаты\n  fresh: 180\n  fresh-critical: 60\n"
CRITICAL = (SMALL / ANSWER).read_text("utf-8") + "critical: здесь телефон\n"


@pytest.fixture
def ageing(tree: Callable[[dict], Path]) -> Path:
    """The small content: both pages keep for half a year, the one where a mistake does harm for 60 days."""
    return tree({"faq/_topics.yml": TOPICS, ANSWER: CRITICAL})


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, []),
        (60, []),
        (90, ["faq/no-chat.yml: проверено 23.11.2026, просрочено на 30 дней; здесь телефон"]),
        (
            400,
            [
                "faq/no-chat.yml: проверено 23.11.2026, просрочено на 340 дней; здесь телефон",
                "instructions/sign-in.yml: проверено 23.11.2026, просрочено на 220 дней",
            ],
        ),
    ],
)
def test_what_is_overdue_on_a_day(ageing: Path, days: int, expected: list[str]) -> None:
    late = overdue(read_content(ageing), CHECKED + timedelta(days=days))
    assert [told(one) for one in late] == expected


def test_a_topic_without_a_term_does_not_age() -> None:
    assert overdue(read_content(SMALL), date(2126, 1, 1)) == []


def test_publishing_stops_where_an_old_mistake_does_harm(
    ageing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://site.example/help/")
    folder = tmp_path / "live"
    publish = ["--root", str(ageing), "publish", str(folder), "--date"]
    assert main([*publish, "2027-01-22"]) == 0
    before = (folder / PAGE).stat().st_mtime_ns
    capsys.readouterr()
    assert main([*publish, "2027-01-23"]) == 1
    assert capsys.readouterr().err == (
        "Страницы, где ошибка опасна, пора сверить с источниками:\n"
        "  faq/no-chat.yml: проверено 23.11.2026, просрочено на 1 день; здесь телефон\n"
        "  = сверьте их, исправьте и поставьте сегодняшнюю дату в checked;\n"
        "    правка срочная и ждать не может: sferum-help publish --overdue\n"
    )
    assert (folder / PAGE).stat().st_mtime_ns == before
    assert main([*publish, "2027-01-23", "--overdue"]) == 0
    said = capsys.readouterr()
    assert "просрочено на 1 день" in said.err and "--overdue" not in said.err
    assert said.out.startswith("Сайт собран")


def test_a_site_that_nobody_reads_is_only_warned(
    ageing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "")
    assert main(["--root", str(ageing), "publish", str(tmp_path / "own"), "--date", "2027-01-23"]) == 0
    assert "просрочено на 1 день" in capsys.readouterr().err


def test_other_overdue_pages_stop_nothing(tree: Callable[[dict], Path], tmp_path: Path) -> None:
    root = tree({"faq/_topics.yml": TOPICS})
    assert main(["--root", str(root), "publish", str(tmp_path / "live"), "--date", "2036-01-01"]) == 0


def test_the_day_of_publishing_changes_no_page(
    ageing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = []
    for name, seconds in (("a", "1795564800"), ("b", "1830000000")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
        assert main(["--root", str(ageing), "publish", str(tmp_path / name), "--overdue"]) == 0
        pages.append((tmp_path / name / PAGE).read_bytes())
    assert pages[0] == pages[1]


def test_a_preview_of_another_day_shows_it_without_scripts(ageing: Path, tmp_path: Path) -> None:
    shown = {}
    for day in ("", "2026-11-23", "2027-02-21", "2027-12-28"):
        folder = tmp_path / (day or "plain")
        assert main(["--root", str(ageing), "build", str(folder), *(["--date", day] if day else [])]) == 0
        html = [(folder / page).read_text("utf-8") for page in (PAGE, "instructions/sign-in/index.html")]
        shown[day] = ["прошло много времени" in one for one in html]
        assert ["data-fresh=" in one for one in html] == ([not day] * 2)
    assert shown == {
        "": [False, False],
        "2026-11-23": [False, False],
        "2027-02-21": [True, False],
        "2027-12-28": [True, True],
    }


@pytest.mark.parametrize("day", ["завтра", "2027-02-31", ""])
@pytest.mark.parametrize("command", [["build", "there"], ["publish"]])
def test_a_day_that_is_none(
    command: list[str], day: str, ageing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(ageing), *command, "--date", day]) == 2
    assert f"--date «{day}» — не дата: год-месяц-день" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("days", "shown"), [(0, (False, False)), (60, (False, False)), (90, (True, False)), (400, (True, True))]
)
def test_a_reader_is_told_by_the_own_clock(
    days: int, shown: tuple[bool, bool], tmp_path_factory: pytest.TempPathFactory, once, browser: Browser
) -> None:
    """From a disk: no server, no publication between the days."""

    def build(folder: Path) -> None:
        root = fill(tmp_path_factory.mktemp("ageing"), {"faq/_topics.yml": TOPICS, ANSWER: CRITICAL})
        assert main(["--root", str(root), "build", str(folder), "--disk"]) == 0

    site = once("ageing", build)
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_fixed_time(datetime.combine(CHECKED + timedelta(days=days), datetime.min.time()))
    for file, visible in zip((PAGE, "instructions/sign-in/index.html"), shown, strict=True):
        page.goto((site / file).as_uri())
        page.wait_for_load_state("load")
        assert page.get_by_text("Проверено 23.11.2026").is_visible()
        note = page.get_by_text(NOTE)
        assert note.count() == visible
        if visible:
            assert note.inner_text().endswith("сверьтесь: источники этой страницы")
            note.get_by_role("link").click()
            assert page.url.endswith("#sources") and page.locator("#sources").is_visible()
    context.close()

"""Instructions → videos: what they say and when, what the files hold, and when they are out of date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect
from sferum_help.model.content import Content
from sferum_help.model.places import VIDEOS
from sferum_help.model.prose import Prose
from sferum_help.model.video import MadeVideo
from sferum_help.site.make import make_site
from sferum_help.source.prose import parse
from sferum_help.source.tree import read_content
from sferum_help.video.__main__ import main
from sferum_help.video.captions import (
    LINES,
    LONGEST_LINE,
    cues,
    ffmetadata,
    transcript,
    webvtt,
)
from sferum_help.video.encode import NO_FFMPEG, probe
from sferum_help.video.frames import FIT, camera, moments
from sferum_help.video.fresh import fresh_videos
from sferum_help.video.manifest import (
    SHAPES,
    file_name,
    read_manifest,
)
from sferum_help.video.render import make_video, plan
from sferum_help.video.scenes import draw_scenes
from sferum_help.video.script import (
    CHARACTERS_A_SECOND,
    FPS,
    LONGEST_TEXT,
    Scene,
    Script,
    pages,
    write_script,
)
from sferum_help.video.words import for_screen

from .conftest import ROOT, SMALL, Tree
from .film import film
from .sets import read_set

GOLDEN = Path(__file__).parent / "video.txt"
MADE = read_manifest(ROOT).videos
TODAY = date(2026, 11, 23)
HEAVIEST = 1_500_000
"""Bytes of a minute of video, at the most: what a phone with a weak connection can take."""


@pytest.fixture(scope="module")
def content() -> Content:
    return read_content(SMALL)


@pytest.fixture(scope="module")
def script(content: Content) -> Script:
    return write_script(content, content.instructions["sign-in"], "https://site.example/help/")


def test_script_captions_and_chapters_of_an_instruction(
    script: Script, request: pytest.FixtureRequest
) -> None:
    scenes = "\n".join(
        f"{start:6.2f} {scene.kind:<8}{scene.words}"
        for start, scene in zip(script.starts, script.scenes, strict=True)
    )
    got = f"{scenes}\n{script.duration:6.2f}\n\n{webvtt(script)}\n{ffmetadata(script)}"
    if request.config.getoption("--update-cases"):
        GOLDEN.write_text(got, "utf-8")
    assert got == GOLDEN.read_text("utf-8")


def test_every_scene_stays_long_enough_to_be_read(script: Script) -> None:
    for scene in script.scenes:
        assert len(scene.words) / (scene.seconds - 1) <= CHARACTERS_A_SECOND


def test_the_transcript_has_every_word_of_every_step(content: Content, script: Script) -> None:
    for step in content.instructions["sign-in"].steps:
        assert step.do.plain in " ".join(transcript(script))


words = st.text(alphabet="абвё МЭШ.,!?:;—«»-1&<>", min_size=1, max_size=400).filter(str.strip)


@given(st.lists(words, min_size=1, max_size=6))
def test_captions_follow_each_other_within_the_video(script: Script, texts: list[str]) -> None:
    scenes = tuple(Scene("note", "Примечание", (Prose.of_words(text),), text) for text in texts)
    video = replace(script, scenes=scenes)
    found = cues(video)
    assert found[0].start == 0
    assert found[-1].end == round(video.duration * 1000)
    assert all(cue.start < cue.end for cue in found)
    assert all(before.end == after.start for before, after in pairwise(found))
    for cue in found:
        lines = cue.text.split("\n")
        assert len(lines) <= LINES and all(0 < len(line) <= LONGEST_LINE for line in lines)
    said = "".join("".join(cue.text.split()) for cue in found)
    assert said == "".join("".join(text.split()) for text in texts)


sentence = st.text(alphabet="абв где", min_size=3, max_size=180).map(lambda text: f"Я{text.strip()}.")


@given(st.lists(st.lists(sentence, min_size=1, max_size=4), min_size=1, max_size=4))
def test_a_long_text_becomes_screens_and_loses_no_word(paragraphs: list[list[str]]) -> None:
    text = parse("\n\n".join(" ".join(paragraph) for paragraph in paragraphs)).prose
    found = pages(text)
    assert " ".join(page.plain for page in found).split() == text.plain.split()
    assert all(len(page.plain) <= LONGEST_TEXT for page in found)


def test_bold_and_links_are_not_torn_apart() -> None:
    typed = "Короткая фраза. " * 12 + "**Важно. Очень.** Смотрите [страницу. Она](id:x) здесь."
    screens = [page.html(lambda id, anchor: id) for page in pages(parse(typed).prose)]
    assert len(screens) > 1
    assert any("<strong>Важно. Очень.</strong>" in screen for screen in screens)
    assert any('<a href="x">страницу. Она</a>' in screen for screen in screens)


@given(
    st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 900)), max_size=5),
    st.integers(1, 200),
)
def test_a_picture_is_taken_of_every_frame_that_moves_and_of_no_other(
    moves: list[tuple[int, int]], frames: int
) -> None:
    spans = [(start, start + length) for start, length in moves]
    found = moments(spans, frames)
    assert sum(count for _, count in found) == frames
    taken = {round(moment * FPS / 1000) for moment, _ in found}
    for number in range(frames):
        if any(start < number * 1000 / FPS < end for start, end in spans):
            assert number in taken
    for moment, count in found[:-1]:
        if count > 1:
            end = moment + (count - 1) * 1000 / FPS
            assert not any(moment < middle < end for span in spans for middle in span)


def check(video: MadeVideo, folder: Path) -> None:
    """What holds for every video, seen in its files."""
    ends = [chapter.start for chapter in video.chapters[1:]] + [video.duration]
    assert video.chapters[0].start == 0
    assert all(chapter.start < end for chapter, end in zip(video.chapters, ends, strict=True))
    for shape, (width, height) in SHAPES.items():
        made = getattr(video, shape)
        path = folder / made.name
        found = probe(path)
        assert made.bytes == path.stat().st_size
        assert made.bytes <= HEAVIEST * video.duration / 60
        assert found.seconds == pytest.approx(video.duration, abs=2 / FPS)
        (stream,) = [one for one in found.streams if one["codec_type"] == "video"]
        # Besides the pictures only the titles of chapters, which MP4 keeps as a text of its own; no sound.
        assert {one["codec_type"] for one in found.streams} <= {"video", "data"}
        assert (stream["codec_name"], stream["pix_fmt"]) == ("h264", "yuv420p")
        assert (stream["width"], stream["height"]) == (width, height)
        assert [title for _, title in found.chapters] == [chapter.title for chapter in video.chapters]
        for (start, _), chapter in zip(found.chapters, video.chapters, strict=True):
            assert start == pytest.approx(chapter.start, abs=0.002)
            assert any(abs(key - start) <= 1 / FPS for key in found.key_frames), chapter.title
        # The index stands in front of the pictures: a player can begin before it has all of the file.
        head = path.read_bytes()
        assert head.index(b"moov") < head.index(b"mdat")
    captions = (folder / video.captions.name).read_text("utf-8")
    assert captions.startswith("WEBVTT\n")
    times = [seconds(one) for one in re.findall(r"[\d:]{8}\.\d{3}", captions)]
    assert times == sorted(times) and times[-1] == pytest.approx(video.duration, abs=0.001)
    for poster in (video.wide_poster, video.tall_poster):
        assert (folder / poster.name).stat().st_size <= 20 * 1024


def seconds(clock: str) -> float:
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


@pytest.mark.parametrize("id", MADE)
def test_a_made_video_is_what_its_manifest_says(id: str) -> None:
    check(MADE[id], ROOT / VIDEOS)


@pytest.mark.parametrize("id", MADE)
def test_chapters_are_the_steps(id: str) -> None:
    """Of the video, not of the instruction as it is now: that one may have changed since."""
    steps = [chapter for chapter in MADE[id].chapters if chapter.step]
    assert steps and [chapter.title.split(".")[0] for chapter in steps] == [
        f"Шаг {number}" for number in range(1, len(steps) + 1)
    ]


def test_the_customers_instructions_have_videos() -> None:
    seed = read_set("seed")
    instructions = read_content(ROOT).instructions
    wanted = {id for line in seed for id in line["at"] if id in instructions}
    assert wanted and wanted <= set(MADE)


def test_a_video_made_now(content: Content, script: Script, browser: Browser, tmp_path: Path) -> None:
    short = replace(script, scenes=(script.scenes[0], script.scenes[-1]))
    video = make_video(content, short, camera(browser), tmp_path, TODAY)
    check(video, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(file.name for file in video.files)


def test_a_made_video_is_published_until_its_instruction_changes(tree: Tree) -> None:
    root = tree({})
    content = read_content(root)
    assert fresh_videos(root, content) == {}
    film(root, "sign-in")
    assert list(fresh_videos(root, content)) == ["sign-in"]
    assert plan(root, content).make == ()

    source = root / "instructions" / "sign-in.yml"
    source.write_text(source.read_text("utf-8").replace("Откройте приложение.", "Закройте."))
    changed = read_content(root)
    assert fresh_videos(root, changed) == {}
    assert plan(root, changed).make == ("sign-in",)


def test_a_video_whose_file_is_missing_is_not_published(tree: Tree) -> None:
    root = tree({})
    content = read_content(root)
    film(root, "sign-in")
    (root / VIDEOS / file_name("sign-in", "tall")).unlink()
    assert fresh_videos(root, content) == {}


def test_what_no_video_shows_leaves_it_true(tree: Tree) -> None:
    root = tree({})
    film(root, "sign-in")
    source = root / "instructions" / "sign-in.yml"
    source.write_text(source.read_text("utf-8").replace("2026-11-23", "2026-11-22"), "utf-8")
    assert list(fresh_videos(root, read_content(root))) == ["sign-in"]


def test_another_address_of_the_site_makes_all_videos_again(tree: Tree) -> None:
    root = tree({})
    content = read_content(root)
    film(root, "sign-in")
    assert plan(root, content, site="https://site.example/").make == ("sign-in",)


def test_a_page_shows_its_video_and_says_how_it_was_made(tree: Tree) -> None:
    root = tree({})
    content = read_content(root)
    film(root, "sign-in")
    address = "instructions/sign-in/"

    def body(made: dict[str, MadeVideo]) -> str:
        return make_site(content, made=made).body(address)

    made = fresh_videos(root, content)
    html = body(made)
    # Search engines are told of it once: on its own page.
    assert "VideoObject" not in html
    assert 'itemtype="https://schema.org/VideoObject"' in make_site(content, made=made).body(
        "videos/sign-in/"
    )
    assert "Собрано из этой инструкции" in html
    assert 'preload="none"' in html and "playsinline" in html
    assert "<video" not in body({}) and "VideoObject" not in body({})


FILMED, WATCH = "instructions/find-chat/", "videos/find-chat/"
"""The instruction of the small site that has a made video, and the page of that video."""


def play(page: Page) -> None:
    """Tap the middle of the picture, and wait until it moves."""
    page.get_by_role("button", name="Смотреть видео").click()
    until(page, "video => video.currentTime > 0.1")


def until(page: Page, condition: str) -> None:
    """Wait for something about the video."""
    page.wait_for_function(f"() => ({condition})(document.querySelector('video'))")


def test_nothing_of_a_video_is_loaded_before_it_is_played(phone: Page, small_address: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(f"{small_address}{FILMED}")
    assert not [url for url in asked if re.search(r"videos/made/.*\.(png|mp4)", url)]
    phone.locator("video").scroll_into_view_if_needed()
    expect(phone.locator("video")).to_have_attribute("poster", re.compile(r"videos/made/.*tall\.png"))
    assert not [url for url in asked if ".mp4" in url]
    play(phone)
    assert ".tall.mp4" in phone.locator("video").evaluate("video => video.currentSrc")


SHIFTS = """() => {
  window.shifts = 0;
  // Those after a tap, too: a page that jumps because somebody pressed «play» jumps.
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) window.shifts += one.value;
  }).observe({ type: "layout-shift", buffered: true });
}"""


@pytest.mark.parametrize(("width", "height", "shape"), [(360, 740, "tall"), (1280, 900, "wide")])
def test_nothing_jumps_when_a_video_is_played(
    browser: Browser, small_address: str, width: int, height: int, shape: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(f"{small_address}{WATCH}", wait_until="networkidle")
    page.evaluate(SHIFTS)
    video = page.locator("video")
    video.scroll_into_view_if_needed()
    before = video.bounding_box()
    expect(video).not_to_have_attribute("controls", "")
    poster = page.evaluate(
        """() => new Promise((done) => {
          const image = new Image();
          image.onload = () => done(image.naturalWidth / image.naturalHeight);
          image.src = document.querySelector("video").poster;
        })"""
    )
    play(page)
    expect(video).to_have_attribute("controls", "")
    expect(video).to_be_focused()
    played = video.evaluate("video => [video.currentSrc, video.videoWidth / video.videoHeight]")
    assert f".{shape}.mp4" in played[0]
    assert video.bounding_box() == before
    assert poster == pytest.approx(played[1], rel=0.01)
    assert before["width"] / before["height"] == pytest.approx(played[1], rel=0.01)
    assert before["height"] <= 0.81 * height and page.evaluate("window.shifts") <= 0.02
    # Turned now, the phone shows the same file, and its box goes on to fit.
    page.set_viewport_size({"width": height, "height": width})
    turned = video.bounding_box()
    assert turned["width"] / turned["height"] == pytest.approx(played[1], rel=0.01)
    page.close()


def test_captions_wait_to_be_asked_for(phone: Page, small_address: str) -> None:
    phone.goto(f"{small_address}{WATCH}")
    video = phone.locator("video")
    play(phone)
    assert video.evaluate("video => [...video.textTracks].map(track => track.mode)") == ["disabled"]
    # What the menu of the player does.
    video.evaluate("video => { video.textTracks[0].mode = 'showing'; }")
    until(phone, "video => video.textTracks[0].activeCues && video.textTracks[0].activeCues.length > 0")


def test_a_chapter_is_a_tap_away_and_has_an_address(phone: Page, small_address: str) -> None:
    phone.goto(f"{small_address}{WATCH}")
    chapter = phone.locator("[data-moment]").nth(2)
    start = float(chapter.get_attribute("data-moment"))
    chapter.click()
    until(phone, f"video => !video.paused && video.currentTime >= {start - 0.1}")
    # Held here: on a busy machine the next chapter may begin before anybody looks.
    assert phone.locator("video").evaluate("video => (video.pause(), video.currentTime)") < start + 3
    expect(chapter).to_have_attribute("aria-current", "true")
    expect(phone).to_have_url(re.compile(rf"/{WATCH}#t={-int(-start // 1)}$"))


@pytest.mark.parametrize("path", [FILMED, WATCH])
def test_a_moment_of_a_video_has_an_address(phone: Page, small_address: str, path: str) -> None:
    phone.goto(f"{small_address}{path}#t=20")
    assert phone.locator("video").evaluate("video => video.currentTime") == 20
    phone.evaluate("location.hash = '#t=40'")
    expect(phone.locator("video")).to_have_js_property("currentTime", 40)


def test_without_scripts_a_video_has_its_chapters_and_its_words(
    browser: Browser, small: Content, small_address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small_address}{WATCH}")
    chapters = page.locator("[data-moment]").evaluate_all("all => all.map(one => one.href)")
    assert len(chapters) > 3 and all(re.search(r"\.tall\.mp4#t=\d+", href) for href in chapters)
    page.get_by_text("Показать расшифровку").click()
    for step in small.instructions["find-chat"].steps:
        expect(page.locator(".sh-video__transcript")).to_contain_text(step.do.plain)
    files = page.locator("a[download]").evaluate_all("all => all.map(one => one.href)")
    assert len(files) == 2
    for address in (chapters[1], *files):
        assert context.request.get(address).ok
    page.get_by_role("link", name="Прочитать инструкцию").click()
    expect(page).to_have_url(f"{small_address}{FILMED}")
    context.close()


def test_axe_finds_nothing_on_the_page_of_a_video(phone: Page, small_address: str) -> None:
    phone.goto(f"{small_address}{WATCH}")
    results = Axe().run(phone, options={"resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()


def test_posters_are_told_apart() -> None:
    for kind in ("wide_poster", "tall_poster"):
        posters = {(ROOT / VIDEOS / getattr(video, kind).name).read_bytes() for video in MADE.values()}
        assert len(posters) == len(MADE)


# What a screen says and shows


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Спросите: [кому писать](id:no-chat).", "Спросите: кому писать (код 1010)."),
        ("логин ([где его взять](id:no-chat));", "логин (где его взять, код 1010);"),
        ("**Сначала [узнайте](id:no-chat)**\nцену.", "Сначала узнайте (код 1010) цену."),
        ("Отправьте готовый текст с этой\nстраницы.", "Отправьте готовый текст со страницы с кодом 1029."),
        ("Готовый текст [ниже](id:sign-in#message).", "Готовый текст ниже."),
        ("Поэтому шаги ниже — общие.", "Поэтому эти шаги — общие."),
    ],
)
def test_no_word_of_a_video_points_at_what_it_does_not_have(content: Content, typed: str, shown: str) -> None:
    assert for_screen(content, parse(typed).prose, content.codes.of["sign-in"]).plain == shown


MEASURE = """() => Object.fromEntries([".sv-number", ".sv-place", ".sv-device", ".sv-stage > *"].map((name) => {
  const box = document.querySelector(name).getBoundingClientRect();
  return [name, [box.left, box.top, box.right, box.bottom]];
}))"""


@pytest.mark.parametrize("shape", SHAPES)
def test_in_every_step_everything_has_its_place(browser: Browser, shape: str) -> None:
    """The words, too: each in its own room, clear of the device and of the buttons of a player."""
    width, height = SHAPES[shape]
    content = read_content(ROOT)
    page = browser.new_page(viewport={"width": width, "height": height})
    places = set()
    for id in ("link-parent", "under14-second-phone"):
        script = write_script(content, content.instructions[id])
        for html, scene in zip(draw_scenes(content, script), script.scenes, strict=True):
            if not scene.place:
                continue
            page.set_content(html)
            page.evaluate(FIT)
            box = page.evaluate(MEASURE)
            places.add((tuple(box[".sv-number"][:2]), tuple(box[".sv-place"][:3])))
            words, device = box[".sv-stage > *"], box[".sv-device"]
            assert words[1] > box[".sv-place"][3] > box[".sv-number"][3], scene.words
            assert words[3] <= height - 100, scene.words
            assert words[2] <= device[0] or words[3] <= device[1], scene.words
    assert len(places) == 1
    page.close()


def test_without_ffmpeg_the_way_out_is_said(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["sign-in"], root=tree({})) == 1
    assert NO_FFMPEG in capsys.readouterr().err


def test_an_unknown_instruction_is_said(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sing-in"], root=tree({})) == 1
    assert "возможно, имелось в виду «sign-in»" in capsys.readouterr().err

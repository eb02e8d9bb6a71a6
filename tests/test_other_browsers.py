"""Firefox and WebKit: the main journeys, by mouse and keyboard, in the browsers that Debian packages.

A visit is one test for each browser, as starting one takes longer than all that is done in it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import skip_or_fail
from .contrast import contrast
from .drivers import OPEN, Firefox, Missing, Reader, open_firefox
from .server import PAGES, Network, serve
from .states import PROBES
from .test_face import PAPER, sheets_of
from .test_offline import COMES, KEPT, LEADS_ON, UPDATE, deploy
from .test_sight import FILLED, as_hex


@pytest.fixture
def online(small_site: Path, tmp_path: Path, network: Network) -> Iterator[str]:
    """The address of the small site on a server of its own, whose network can be lost."""
    (tmp_path / "help").symlink_to(small_site, target_is_directory=True)
    with serve(tmp_path, network) as server:
        yield f"{server}help/"


def find_an_answer(reader: Reader, address: str) -> None:
    reader.goto(address)
    reader.click("#search-home")
    reader.until("document.activeElement.matches('[role=combobox]')")
    reader.type("нет чата")
    reader.until("document.querySelectorAll('[role=option]').length > 0")
    reader.type("ArrowDown")
    reader.type("Enter")
    reader.until("/\\/(faq|instructions)\\/./.test(location.pathname)")
    assert reader.text("main h1")


def go_through_the_checker(reader: Reader, address: str) -> None:
    reader.goto(f"{address}checker/")
    reader.click("#chat-missing a")
    for _ in range(20):
        reader.until("document.querySelector('#question, #outcome')")
        if reader.evaluate("document.querySelector('#outcome') !== null"):
            break
        before = reader.address
        reader.click(".sh-option[data-option]")
        reader.until(f"location.href !== {before!r}")
    reader.until("document.querySelector('[data-checker=list]').children.length > 1")
    reader.click("[data-checker=list] a")
    reader.until("document.querySelector('.sh-option__was:not([hidden])')")


def show_steps(reader: Reader, address: str) -> None:
    reader.goto(f"{address}instructions/find-chat/")
    reader.click("[data-module=show] button")
    reader.until("document.querySelector('.sh-show:not([hidden]) h2')")
    reader.type("ArrowRight")
    reader.until("location.hash.startsWith('#show-')")
    reader.click("[data-show=close]")
    reader.until("document.querySelector('.sh-show').hidden")


def answer_at_the_desk(reader: Reader, address: str) -> None:
    reader.goto(f"{address}support/")
    reader.click("#message")
    reader.type("не приходит смс с кодом")
    reader.until("document.querySelector('[role=option][aria-selected=true]')")
    reader.click("[data-support=copy][value=short]")
    assert reader.text("[data-support=status]") == "Короткий ответ скопирован"


def make_text_large(reader: Reader, address: str) -> None:
    reader.goto(f"{address}instructions/find-chat/")
    reader.click("[data-module=sight]")
    reader.click("#sight [data-size='200']")
    reader.until("getComputedStyle(document.documentElement).fontSize === '32px'")
    reader.goto(address)
    reader.until("document.body.textContent.includes('\\u00ad')")
    probes = PROBES.read_text("utf-8")
    broken = reader.evaluate(f"(() => {{ {probes}; return probes.brokenWords('main') }})()")
    assert broken == []
    reader.click("[data-module=sight]")
    reader.click("#sight [value=reset]")
    reader.until("!document.body.textContent.includes('\\u00ad')")


def fit_the_window(reader: Reader, address: str) -> None:
    for path in ("", "faq/no-chat/", "instructions/find-chat/", "checker/mixed/", "videos/", "support/"):
        reader.goto(address + path)
        wide, room = reader.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= room, path


def read_without_a_connection(reader: Reader, address: str, network: Network) -> None:
    reader.goto(address)
    reader.evaluate("navigator.serviceWorker.ready.then(() => true)")
    reader.until("navigator.serviceWorker.controller !== null")
    reader.goto(f"{address}faq/no-chat/")
    title = reader.text("h1")
    reader.until(f"caches.match('{address}faq/no-chat/').then(Boolean)")
    network.lose()
    reader.goto(address)
    reader.goto(f"{address}faq/no-chat/")
    assert reader.text("h1") == title
    assert reader.evaluate("getComputedStyle(document.body).display") == "flex", "no style"
    reader.goto(f"{address}students/")
    reader.until("document.querySelector('[data-offline=lost]:not([hidden])')")


JOURNEYS = (
    find_an_answer,
    go_through_the_checker,
    show_steps,
    answer_at_the_desk,
    make_text_large,
    fit_the_window,
)


@pytest.mark.parametrize("name", OPEN)
def test_a_whole_visit(name: str, online: str, network: Network) -> None:
    try:
        with OPEN[name]() as reader:
            for journey in JOURNEYS:
                journey(reader, online)
            read_without_a_connection(reader, online, network)
            # WebKitWebDriver does not tell.
            assert getattr(reader, "errors", []) == []
    except Missing as missing:
        skip_or_fail(str(missing))


def controlled(firefox: Firefox) -> None:
    firefox.until("navigator.serviceWorker.controller !== null")


def keep_the_first_page(firefox: Firefox, address: str, network: Network) -> None:
    firefox.goto(f"{address}checker/mixed/")
    title = firefox.text("h1")
    controlled(firefox)
    network.lose()
    firefox.goto(f"{address}checker/mixed/")
    assert firefox.text("h1") == title
    network.find()


def keep_everything(firefox: Firefox, address: str) -> int:
    firefox.goto(f"{address}offline/")
    # What is kept so far is listed above the button: before that it moves away from under the mouse.
    firefox.until("document.querySelector('[data-offline=pages] li')")
    firefox.click("[data-offline=save]")
    firefox.until("document.querySelector('[data-offline=status]').textContent.includes('Сохранено всё')")
    return firefox.evaluate(KEPT)


def lead_on_without_a_connection(firefox: Firefox, address: str, network: Network) -> None:
    network.lose()
    for asked, shown in LEADS_ON.items():
        firefox.goto(address + asked)
        firefox.until(f"location.href === {address + shown!r}")
        assert firefox.text("h1")
    network.find()


def take_a_new_version(
    firefox: Firefox, address: str, folder: Path, network: Network, everything: int
) -> None:
    deploy(folder)
    network.before = lambda path: time.sleep(0.3)
    began = time.monotonic()
    firefox.evaluate(UPDATE + ".then(() => true)")
    firefox.until(COMES)
    firefox.goto(f"{address}faq/camera/")
    assert firefox.text("main h1").startswith("Новое: ")
    assert time.monotonic() - began < 5
    network.before = lambda path: None
    firefox.until("caches.keys().then((names) => names.join() === 'small/help/zzz')")
    assert firefox.evaluate(KEPT) == everything


def remove_without_a_connection(firefox: Firefox, address: str, network: Network) -> None:
    network.lose()
    firefox.goto(f"{address}offline/")
    firefox.click("[data-offline=forget]")
    firefox.until("!document.querySelector('[data-offline=save]').hidden")
    firefox.goto(f"{address}faq/camera/")
    firefox.until("document.querySelector('[data-offline=lost]:not([hidden])')")
    network.find()


def test_in_firefox_the_worker_hurts_nobody(silent: tuple[str, Path], network: Network) -> None:
    """What test_offline.py asks of Chromium, in the engine that has failed here too."""
    address, folder = silent
    try:
        with open_firefox() as firefox:
            keep_the_first_page(firefox, address, network)
            everything = keep_everything(firefox, address)
            lead_on_without_a_connection(firefox, address, network)
            take_a_new_version(firefox, address, folder, network, everything)
            remove_without_a_connection(firefox, address, network)
            assert firefox.errors == []
    except Missing as missing:
        skip_or_fail(str(missing))


FULL = {"dom.quotaManager.temporaryStorage.fixedLimit": 700}
"""So many KB are all that Firefox keeps: the shell and a few pages."""


def test_in_firefox_a_full_disk_withholds_no_page(online: str) -> None:
    try:
        with open_firefox(FULL) as firefox:
            firefox.goto(f"{online}offline/")
            controlled(firefox)
            firefox.click("[data-offline=save]")
            firefox.until("document.querySelector('[data-offline=status]').textContent.includes('кончилось')")
            for path in LEADS_ON.values():
                firefox.goto(online + path)
                assert firefox.address == online + path
                assert firefox.evaluate("getComputedStyle(document.body).display") == "flex", "no style"
    except Missing as missing:
        skip_or_fail(str(missing))


def test_in_firefox_a_site_on_a_disk_loads_all_that_is_its_own(small_disk: Path) -> None:
    """Whether `'self'` of the policy means files, every engine decides by itself."""
    try:
        with open_firefox() as firefox:
            firefox.goto((small_disk / "instructions" / "find-chat" / "index.html").as_uri())
            assert firefox.evaluate("getComputedStyle(document.body).display") == "flex", "no style"
            loaded = """document.fonts.load('16px "Golos Text"').then((fonts) => fonts.length)"""
            assert firefox.evaluate(loaded) > 0
            firefox.click("[data-module=sight]")
            firefox.until("document.querySelector('#sight:not([hidden])')")
            firefox.click("[data-module=show] button")
            firefox.until("document.querySelector('.sh-show:not([hidden]) h2')")
            assert firefox.errors == []
    except Missing as missing:
        skip_or_fail(str(missing))


def walk_to_an_outcome(reader: Reader) -> None:
    """By links alone, from the first words of the file."""
    reader.click('.of-header a[href="#checker/"]')
    for _ in range(20):
        shown = reader.until("decodeURIComponent(location.hash.slice(1))")
        if reader.evaluate("document.querySelector(':target .verdict') !== null"):
            break
        reader.click(":target .options a")
        reader.until(f"decodeURIComponent(location.hash.slice(1)) !== {shown!r}")
    assert reader.text(":target .verdict")
    shown = (
        "[...document.querySelectorAll('#sections > section')].filter((one) => one.getClientRects().length)"
    )
    assert reader.evaluate(f"{shown}.length") == 1


@pytest.mark.parametrize("name", OPEN)
def test_a_role_in_one_file_is_read_from_a_disk(name: str, site: Path, tmp_path: Path) -> None:
    """With its script, and as a messenger shows it that lets no script run."""
    html = (site / "files" / "sferum-parents.html").read_text("utf-8")
    silent = tmp_path / "silent.html"
    silent.write_text(re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL), "utf-8")
    try:
        with OPEN[name]() as reader:
            reader.goto(silent.as_uri())
            assert reader.evaluate("document.querySelector('#q').getClientRects().length") == 0
            walk_to_an_outcome(reader)
            reader.goto((site / "files" / "sferum-parents.html").as_uri())
            walk_to_an_outcome(reader)
            reader.until("document.querySelectorAll('#answers li').length > 0")
            reader.click("#q")
            reader.type("нет чата")
            reader.until("document.querySelectorAll('#found ol a').length > 0")
            reader.click("#found ol a")
            reader.until("document.querySelector(':target h2') && !document.querySelector('#found ol a')")
            assert reader.evaluate("performance.getEntriesByType('resource').length") == 0
            assert getattr(reader, "errors", []) == []
    except Missing as missing:
        skip_or_fail(str(missing))


SHEETS = {"answer": 1, "handout": 1, "checker-outcome": 1}
"""Page → the sheets that it takes."""

FORCED = {"browser.display.document_color_use": 2, "ui.systemUsesDarkTheme": 0}
"""As Firefox is with high contrast of Windows."""


def test_firefox_prints_no_empty_sheet_and_fills_buttons_in_the_colours_of_the_system(
    real_address: str,
) -> None:
    """WebKitWebDriver has neither printing nor colours of the system: there nobody looks."""
    try:
        with open_firefox(FORCED) as firefox:
            print_sheets(firefox, real_address)
            press_in_the_colours_of_the_system(firefox, real_address)
    except Missing as missing:
        skip_or_fail(str(missing))


def print_sheets(firefox: Firefox, address: str) -> None:
    for name, page in PAPER.items():
        firefox.goto(address + page)
        sheets = sheets_of(firefox.print())
        assert all(sheets), name
        assert len(sheets) == SHEETS.get(name, len(sheets)), name


def press_in_the_colours_of_the_system(firefox: Firefox, address: str) -> None:
    for name, selector in FILLED.items():
        firefox.goto(address + PAGES[name])
        assert firefox.evaluate("matchMedia('(forced-colors: active)').matches")
        for colour, ground in firefox.evaluate(
            f"[...document.querySelectorAll({selector!r})].map((one) => getComputedStyle(one))"
            ".map((one) => [one.color, one.backgroundColor])"
        ):
            assert contrast(as_hex(colour), as_hex(ground)) >= 7, (name, colour, ground)

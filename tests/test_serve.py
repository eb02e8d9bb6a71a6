"""`make serve`: a saved file is on the page; an invalid one leaves the last good page up."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from sferum_help.commands.edit import make, tell
from sferum_help.model.content import Content
from sferum_help.plugin import SferumHelp
from sferum_help.search.sense import sense_data
from sferum_help.site.learning import Learner
from sferum_help.site.make import make_site
from sferum_help.site.options import Options
from sferum_help.source.tree import read_content
from sferum_help.workshop.workshop import Workshop

from .conftest import fill, make_buildable
from .drivers import free_port

PATIENCE = 30
"""Seconds to wait for what takes about one; long, because machines that run tests may be busy."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A small project, to be changed."""
    return make_buildable(fill(tmp_path, {}))


SERVERS = {
    "ours": ["sferum_help", "serve", "--address"],
    "MkDocs": ["mkdocs", "serve", "--livereload", "--dev-addr"],
}


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest, copy: Path) -> Iterator[tuple[str, Path]]:
    port = free_port()
    log = copy / "serve.log"
    command = [sys.executable, "-m", *SERVERS[request.param], f"127.0.0.1:{port}"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    with (
        log.open("w") as out,
        subprocess.Popen(command, cwd=copy, stdout=out, stderr=out, env=environment) as process,
    ):
        yield f"http://127.0.0.1:{port}/", log
        assert process.poll() is None, "the server died:\n" + log.read_text("utf-8")
        process.terminate()


def wait(until: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end, f"not seen in {PATIENCE} s: {what}"
        time.sleep(0.05)


def read(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return answer.read().decode()
    except OSError:
        return ""


def test_serve_follows_the_editor(server: tuple[str, Path], copy: Path) -> None:
    address, log = server
    source, page = copy / "faq" / "no-chat.yml", f"{address}faq/no-chat/"
    wait(lambda: "<h1" in read(page), "the page")
    good = source.read_text("utf-8")

    source.write_text(good.replace("question: ", "question: Проба один. "), "utf-8")
    wait(lambda: "Проба один." in read(page), "the saved text")

    source.write_text(good.replace("question: ", "qestion: "), "utf-8")
    wait(lambda: "неизвестное поле «qestion»" in log.read_text("utf-8"), "the error in the terminal")
    assert "faq/no-chat.yml:1:1: " in log.read_text("utf-8")
    assert "Проба один." in read(page), "the last good page has to stay up"

    source.write_text(good.replace("question: ", "question: Проба два. "), "utf-8")
    wait(lambda: "Проба два." in read(page), "the mended text")


def test_the_whole_site_is_there(server: tuple[str, Path], copy: Path) -> None:
    address, _ = server
    wait(lambda: "<h1" in read(address), "the home page")
    site = make_site(read_content(copy), Options(address, editing=True))
    paths = [one.removesuffix("index.html") for one in site.paths()]
    assert {"feed.xml", "llms.txt", "sitemap.xml", "faq/no-chat/"} <= {*paths}
    assert [path for path in paths if ask(address, f"/{path}") != 200] == []


@pytest.mark.parametrize("is_bare", [True, False])
def test_who_did_not_look_at_the_spelling_says_so(
    copy: Path, is_bare: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    tell(Workshop(copy, lambda: make(copy), "token", is_bare=is_bare))
    said = capsys.readouterr().out
    assert "Ошибок нет" in said
    assert ("Орфографию" in said and "sferum-help validate" in said) is is_bare


PHRASES = {
    "_phrases.yml": "off-topic: |\n  как сварить суп\n  какая завтра погода\n",
    "_phrases/no-chat.yml": "phrases: |\n  где мой чат\n  чат не виден\n  пропал чат класса\n  чат исчез\n",
}


@pytest.fixture
def phrased(copy: Path) -> Path:
    """The same with something to learn from."""
    (copy / "faq" / "_phrases").mkdir()
    for name, text in PHRASES.items():
        (copy / "faq" / name).write_text(text, "utf-8")
    return copy


@pytest.mark.parametrize("server", ["ours"], indirect=True)
def test_search_learns_ahead_and_says_so(phrased: Path, server: tuple[str, Path]) -> None:
    address, log = server
    wait(lambda: "Поиск выучил фразы." in log.read_text("utf-8"), "what search has learnt")
    assert "searchSense" in read(f"{address}assets/search-sense.js")
    assert log.read_text("utf-8").count("Поиск учится") == 1


def test_no_page_waits_for_what_is_learnt(phrased: Path) -> None:
    """Nor does any other file that a page asks for, but for that itself and the files for a chat, which hold it."""

    def refuse(content: Content) -> None:
        raise AssertionError("somebody waits")

    learner = Learner()
    learner.learn = refuse
    site, _ = make(phrased, learner=learner)
    late = [path for path in site.paths() if path.startswith("files/") or path.endswith("search-sense.js")]
    assert len(late) > 1
    for path in site.paths():
        assert path in late or site.read(path), path
    for path in late:
        with pytest.raises(AssertionError, match="somebody waits"):
            site.read(path)


def test_another_process_learns_the_same_once(phrased: Path) -> None:
    small = read_content(phrased)
    said: list[bool] = []
    learner = Learner(say=said.append)
    learner.newest = small
    learner.ahead()
    table = json.loads(json.dumps(sense_data(small)))
    assert table and learner.learn(small) == table
    short = replace(small.answers["no-chat"], short="Совсем другой короткий ответ.")
    assert learner.learn(replace(small, answers={**small.answers, "no-chat": short})) == table
    assert said == [False, True]
    other = replace(small.answers["no-chat"], aliases=("совсем другое",))
    changed = replace(small, answers={**small.answers, "no-chat": other})
    assert learner.learn(changed) == json.loads(json.dumps(sense_data(changed)))
    assert said == [False, True] * 2


def test_a_page_is_as_readers_see_it_and_waits_for_the_next_version(copy: Path) -> None:
    workshop = Workshop(copy, lambda: make(copy), "token", is_bare=True)
    workshop.refresh()
    page = workshop.file("faq/no-chat/index.html").decode()
    live = '<script src="/-/live.js" data-version="1" defer></script>\n'
    assert live in page and "ed-bar" not in page
    published = make_site(read_content(copy), Options(editing=True)).read("faq/no-chat/index.html").decode()
    assert page.replace(live, "") == published

    source = copy / "faq" / "no-chat.yml"
    good = source.read_text("utf-8")
    source.write_text(good.replace("question: ", "qestion: "), "utf-8")
    workshop.refresh()
    assert workshop.shown.problems and workshop.shown.version == 1, "the last good page stays as it is"
    assert workshop.file("faq/no-chat/index.html").decode() == page


@pytest.mark.parametrize(
    ("name", "text"), [("instructions/_roles.yml", "x: [\n"), ("faq/_messengers.yml", None)]
)
def test_serve_answers_while_a_shared_list_is_lost(
    server: tuple[str, Path], copy: Path, name: str, text: str | None
) -> None:
    """Requests once waited without end for a build that had crashed."""
    address, log = server
    wait(lambda: "<h1" in read(address), "the page")
    path = copy / name
    good = path.read_text("utf-8")
    path.unlink() if text is None else path.write_text(text, "utf-8")
    wait(lambda: "На сайте осталась прошлая версия" in log.read_text("utf-8"), "the error in the terminal")
    assert "Traceback" not in log.read_text("utf-8")
    assert "<h1" in read(address)
    path.write_text(good, "utf-8")
    article = copy / "faq" / "no-chat.yml"
    article.write_text(article.read_text("utf-8").replace("question: ", "question: Снова. "), "utf-8")
    wait(lambda: "Снова." in read(f"{address}faq/no-chat/"), "the mended text")


def test_a_fault_of_the_generator_leaves_the_last_good_pages_up(monkeypatch: pytest.MonkeyPatch) -> None:
    plugin = SferumHelp()
    plugin.serving, plugin.files = True, [SimpleNamespace(src_uri="x")]

    def fault(*_: object) -> None:
        raise KeyError("x")

    plugin.site = SimpleNamespace(paths=fault)
    assert list(plugin.on_files(Files([]), config=MkDocsConfig())) == plugin.files
    plugin.serving = False
    with pytest.raises(KeyError):
        plugin.on_files(Files([]), config=MkDocsConfig())


def test_a_build_of_wrong_content_stops_with_the_errors_and_no_traceback(copy: Path) -> None:
    source = copy / "faq" / "no-chat.yml"
    source.write_text(source.read_text("utf-8").replace("topic: ", "topik: "), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(copy / "site")]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    assert done.returncode == 1
    assert re.search(r"faq/no-chat\.yml:\d+:1: неизвестное поле «topik»", done.stderr)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("server", SERVERS)
def test_a_port_that_is_taken_is_told_before_anything_is_built(copy: Path, server: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", *SERVERS[server], f"127.0.0.1:{port}"],
            cwd=copy,
            capture_output=True,
            check=False,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        )
    said = done.stderr.decode()
    assert done.returncode == 1 and "Traceback" not in said
    assert said.endswith(
        f"Порт {port} занят: может быть, сайт уже открыт в другом окне — http://127.0.0.1:{port}/. "
        f"Закройте ту программу или возьмите другой порт: make serve ADDRESS=127.0.0.1:{port + 1}\n"
    )


def test_words_around_a_page_never_become_markup(copy: Path) -> None:
    """The frame is rendered by the engine, whose templates do not escape by themselves."""
    source = copy / "faq" / "_site.yml"
    hostile = '    title: \'"1 < 2 & ""\'\n'
    menu = re.compile(r"(?<=  - page: parents\n)    title: .*\n")
    source.write_text(menu.sub(hostile, source.read_text("utf-8")), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(copy / "site")]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    for page in ("index.html", "404.html", "faq/no-chat/index.html"):
        html = (copy / "site" / page).read_text("utf-8")
        assert '"1 < 2' not in html
        assert "&#34;1 &lt; 2 &amp; &#34;&#34;" in html


def ask(address: str, path: str, host: str = "") -> int:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    with closing(connection):
        connection.putrequest("GET", path, skip_host=bool(host))
        if host:
            connection.putheader("Host", host)
        connection.endheaders()
        return connection.getresponse().status


def test_serve_answers_this_machine_alone_and_nothing_outside_the_site(server: tuple[str, Path]) -> None:
    address, _ = server
    wait(lambda: "<h1" in read(address), "the home page")
    port = urlsplit(address).port
    assert (
        ask(address, "/")
        == ask(address, "/", f"localhost:{port}")
        == ask(address, "/", f"[::1]:{port}")
        == 200
    )
    # A name that somebody else has pointed at this machine.
    assert ask(address, "/", f"evil.example:{port}") == 403
    assert ask(address, "/%00") == 404
    for path in ("/../mkdocs.yml", "/%2e%2e/mkdocs.yml", "/faq/..%2f..%2f..%2fetc/passwd", "//etc/passwd"):
        assert ask(address, path) == 404

"""Publishing: what is served is whole at every moment, and nothing published before vanishes."""

from __future__ import annotations

import errno
import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import brotli
import pytest
from sferum_help.cli import main
from sferum_help.memory.memory import Memory
from sferum_help.publish.keep import KEPT, keep_assets
from sferum_help.publish.ledger import LEDGER
from sferum_help.publish.stage import CannotPublish, NotOurFolder, roll_back, staged
from sferum_help.site import looking, reading
from sferum_help.site.check import survey
from sferum_help.site.options import Options
from sferum_help.site.passport import FILES, differences

from .conftest import ROOT, SITE_URL, SMALL, contents

Tree = Callable[[dict], Path]


def put(folder: Path, version: str) -> None:
    with staged(folder) as new:
        (new / "answers.json").write_text(version, "utf-8")
        (new / "index.html").write_text(version, "utf-8")


def version_of(folder: Path) -> str:
    """The version that is served; it has to be whole."""
    versions = {path.read_text("utf-8") for path in folder.iterdir()}
    assert len(versions) == 1 and len(list(folder.iterdir())) == 2
    return versions.pop()


CRASHING = """
import os, shutil, sys
from pathlib import Path
from sferum_help.publish import stage, swap

left = int(sys.argv[2])
def counted(work):
    def run(*words, **options):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return work(*words, **options)
    return run

for owner, name in ((Path, "rename"), (Path, "mkdir"), (Path, "write_text"), (shutil, "rmtree"), (os, "sync"),
                    (stage, "swap"), (stage, "keep_previous"), (swap, "exchange")):
    setattr(owner, name, counted(getattr(owner, name)))
if sys.argv[3] == "by two renames":
    swap.exchange = lambda one, other: False

with stage.staged(Path(sys.argv[1])) as new:
    (new / "answers.json").write_text("third", "utf-8")
    (new / "index.html").write_text("third", "utf-8")
"""


@pytest.mark.parametrize("way", ["at once", "by two renames"])
def test_a_crash_at_any_step_leaves_an_old_or_a_new_version_and_the_next_run_tidies_up(
    tmp_path: Path, way: str
) -> None:
    for step in range(40):
        folder = tmp_path / str(step) / "site"
        put(folder, "first")
        put(folder, "second")
        command = [sys.executable, "-c", CRASHING, str(folder), str(step), way]
        ended = subprocess.run(command, check=False).returncode
        assert ended in (0, 9)
        # Between two renames there is nothing, for as long as a rename takes; that is why it is the second choice.
        if way == "at once" or folder.exists():
            assert version_of(folder) in ("second", "third")
        before = version_of(folder) if folder.exists() else "second"
        put(folder, "fourth")
        assert version_of(folder) == "fourth"
        # What the next one is made of.
        shutil.rmtree(folder.with_name(".site.new"), ignore_errors=True)
        assert sorted(path.name for path in folder.parent.iterdir()) == [
            ".site.lock",
            "site",
            "site.previous",
        ]
        assert version_of(folder.with_name("site.previous")) == before
        if ended == 0:
            return
    pytest.fail("it never came to an end")


def test_kill_9_at_any_moment_leaves_a_whole_site(tree: Tree, tmp_path: Path) -> None:
    """The command itself, with everything that it does, killed at moments that nobody chose."""
    root, folder = tree({}), tmp_path / "served" / "site"
    publish = [sys.executable, "-m", "sferum_help", "--root", str(root), "publish", str(folder)]
    environment = os.environ | {"SITE_URL": SITE_URL}
    began = time.monotonic()
    subprocess.run(publish, env=environment, check=True, capture_output=True)
    took = time.monotonic() - began
    old = contents(folder)
    page = root / "faq" / "no-chat.yml"
    page.write_text(page.read_text("utf-8").replace("question: ", "question: Снова. "), "utf-8")
    other = tmp_path / "other" / "site"
    subprocess.run([*publish[:-1], str(other)], env=environment, check=True, capture_output=True)
    # Assets that only the old version has would stay for a while.
    assert (new := contents(other)).keys() >= {"index.html"} and new != old
    moments = random.Random(20261127)
    for _ in range(4):
        with subprocess.Popen(publish, env=environment, stdout=subprocess.DEVNULL) as process:
            time.sleep(moments.uniform(0.3, 1.1) * took)
            process.send_signal(signal.SIGKILL)
        seen = contents(folder)
        if seen != old:
            # What is left of the old version for pages that are open: named after its content, and listed.
            kept = json.loads((folder / KEPT).read_bytes()) if (folder / KEPT).exists() else {}
            extra = {name for name in seen if name not in new}
            assert {name: seen[name] for name in new} == new
            assert all(name.startswith("assets/") for name in extra)
            assert {Path(name.removesuffix(".gz").removesuffix(".br")).name for name in extra} <= {
                *kept,
                "kept.json",
            }
    assert subprocess.run(publish, env=environment, capture_output=True).returncode == 0


def test_what_stops_a_build_leaves_the_served_version(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    put(folder, "first")
    with pytest.raises(ZeroDivisionError), staged(folder) as new:
        (new / "index.html").write_text("half", "utf-8")
        raise ZeroDivisionError
    assert version_of(folder) == "first"
    assert not list(tmp_path.glob(".site.[!l]*"))


def test_a_disk_that_is_full_is_told_and_changes_nothing(
    tree: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, folder = tree({}), tmp_path / "served" / "site"
    assert main(["--root", str(root), "publish", str(folder)]) == 0
    before = contents(folder)
    # A file may not grow beyond this: the error is that of a quota.
    code = (
        "import resource, signal, sys; from sferum_help.cli import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)); sys.exit(main(sys.argv[1:]))"
    )
    page = root / "faq" / "no-chat.yml"
    page.write_text(page.read_text("utf-8").replace("question: ", "question: Снова. "), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", code, "--root", str(root), "publish", str(folder)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "Опубликованное осталось как было" in done.stderr
    assert contents(folder) == before and not list(folder.parent.glob(".site.[!l]*"))


def test_a_place_where_nobody_may_write_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with (
        pytest.raises(CannotPublish, match="Опубликованное осталось как было"),
        staged(tmp_path / "file" / "site"),
    ):
        pass
    with pytest.raises(CannotPublish), staged(Path("/proc/sferum-help/site")):
        pass


def test_a_second_run_is_refused_while_the_first_is_at_it(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    with staged(folder) as new:
        (new / "answers.json").write_text("first", "utf-8")
        with pytest.raises(CannotPublish, match="уже публикует"), staged(folder):
            pass
    assert (folder / "answers.json").read_text("utf-8") == "first"


def test_a_link_to_the_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "disk" / "help")
    put(tmp_path / "site", "first")
    put(tmp_path / "site", "second")
    assert (tmp_path / "site").is_symlink() and version_of(tmp_path / "site") == "second"
    assert version_of(tmp_path / "disk" / "help.previous") == "first"


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "letter.txt").write_text("mine", "utf-8")
    (tmp_path / "site").symlink_to(letters)
    for folder in (letters, tmp_path / "site"):
        with pytest.raises(NotOurFolder), staged(folder):
            pass
    # Nor does an older version take the place of somebody's folder.
    letters.rename(tmp_path / "help.previous")
    with pytest.raises(NotOurFolder), staged(tmp_path / "help"):
        pass
    put(tmp_path / "other", "ours")
    (tmp_path / "help.previous").rename(tmp_path / "other.previous")
    with pytest.raises(NotOurFolder):
        roll_back(tmp_path / "other", date(2026, 11, 27))
    assert [path.name for path in (tmp_path / "other.previous").iterdir()] == ["letter.txt"]


def test_rolling_back_twice_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "site"
    assert main(["--root", str(tmp_path), "rollback"]) == 1
    assert "нет прошлой версии" in capsys.readouterr().err
    put(folder, "first")
    put(folder, "second")
    (folder / "assets").mkdir()
    (folder / "assets" / "site.12345678.js").write_text("of the second", "utf-8")
    assert main(["--root", str(tmp_path), "rollback"]) == 0
    assert (folder / "index.html").read_text("utf-8") == "first"
    # A page of the second version that somebody has open still loads its script.
    assert (folder / "assets" / "site.12345678.js").exists()
    assert main(["--root", str(tmp_path), "rollback"]) == 0
    assert (folder / "index.html").read_text("utf-8") == "second"


def test_assets_of_earlier_versions_stay_for_thirty_days(tmp_path: Path) -> None:
    def version(number: int, today: date) -> Path:
        folder = tmp_path / str(number)
        (folder / "assets").mkdir(parents=True)
        (folder / "assets" / f"site.{number}.js").write_text(str(number), "utf-8")
        if number > 1:
            keep_assets(tmp_path / str(number - 1), folder, today)
        return folder

    version(1, date(2026, 9, 1))
    version(2, date(2026, 9, 10))
    third = version(3, date(2026, 10, 9))
    assert json.loads((third / KEPT).read_bytes()) == {"site.1.js": "2026-09-10", "site.2.js": "2026-10-09"}
    assert (third / "assets" / "site.1.js").read_text("utf-8") == "1"
    fourth = version(4, date(2026, 10, 10))
    assert sorted(path.name for path in (fourth / "assets").iterdir()) == [
        "kept.json",
        "site.2.js",
        "site.3.js",
        "site.4.js",
    ]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The small content, published."""
    base = tmp_path_factory.mktemp("published")
    shutil.copytree(SMALL, base / "root")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", SITE_URL)
        assert main(["--root", str(base / "root"), "publish"]) == 0
    yield base / "root"


def test_texts_are_packed_ahead_and_unpack_to_the_same(published: Path) -> None:
    folder = published / "site"
    packed = [path for path in folder.rglob("*.gz")]
    assert {path.name.rsplit(".", 2)[1] for path in packed} >= {"html", "css", "js", "json", "xml"}
    for path in packed:
        plain = path.with_suffix("").read_bytes()
        assert gzip.decompress(path.read_bytes()) == plain
        assert brotli.decompress(path.with_suffix(".br").read_bytes()) == plain
        assert len(path.read_bytes()) < len(plain)


def test_the_same_sources_give_the_same_bytes_wherever_and_whenever(published: Path, tmp_path: Path) -> None:
    there = tmp_path / "somewhere else"
    # Written in another order, to another folder.
    for path in sorted((one for one in SMALL.rglob("*") if one.is_file()), reverse=True):
        (target := there / path.relative_to(SMALL)).parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    strange = {
        "SITE_URL": SITE_URL,
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "4242",
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": "4102444800",
    }
    command = [sys.executable, "-m", "sferum_help", "--root", str(there), "publish"]
    subprocess.run(command, env=os.environ | strange, check=True, capture_output=True)
    assert contents(there / "site") == contents(published / "site")
    assert (there / "permalinks.txt").read_bytes() == (published / "permalinks.txt").read_bytes()


def test_redirects_for_hosts_that_lead_on_by_themselves(published: Path) -> None:
    folder = published / "site"
    by_nginx = dict(line.rstrip(";").split() for line in (folder / "redirects.map").read_text().splitlines())
    assert by_nginx["/help/o/1010/"] == "/help/faq/no-chat/"
    assert by_nginx["/help/faq/chat-lost/"] == "/help/faq/no-chat/"
    hosted = (folder / "_redirects").read_text().splitlines()
    assert hosted == [f"{old} {new} 301" for old, new in by_nginx.items()]
    page = (folder / "faq" / "chat-lost" / "index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{SITE_URL}faq/no-chat/">' in page and ">Почему нет чата?</a>" in page


CHECK = ROOT / "deploy" / "check_passport.py"


def check_passport(folder: Path) -> tuple[int, str]:
    """By a Python that has nothing but its standard library."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(CHECK), str(folder)], capture_output=True, text=True
    )
    return done.returncode, done.stdout + done.stderr


def test_the_passport_is_counted_again_and_one_changed_byte_is_found(published: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(published / "site", folder)
    code, said = check_passport(folder)
    assert code == 0 and "Паспорт сходится" in said and "нужен пакет brotli" in said, said
    build = json.loads((folder / "build.json").read_bytes())
    assert build["pages"] == len(list(folder.rglob("*.html"))) - 1 and build["hosts_asked"] == []
    style = next(path for path in build["files"] if path.startswith("assets/site.") and path.endswith(".css"))
    names = (
        "index.html",
        style,
        "passport/index.html",
        "build.json",
        "sitemap.xml",
        "index.html.gz",
        "answers.json",
    )
    for name in names:
        path = folder / name
        data = bytearray(path.read_bytes())
        # The letter in the middle becomes another one.
        data[len(data) // 2] ^= 1
        kept = path.read_bytes()
        path.write_bytes(data)
        code, said = check_passport(folder)
        assert code == 1 and name in said, (name, said)
        path.write_bytes(kept)
    # With the package the other packed copies are read too.
    packed = folder / "index.html.br"
    packed.write_bytes((folder / "about" / "index.html.br").read_bytes())
    assert differences(folder, brotli.decompress) == ["index.html.br: распаковывается не в index.html"]
    packed.unlink()
    (folder / "assets" / "kept.json").write_text('{"evil.js": "2026-11-27"}', "utf-8")
    (folder / "extra").symlink_to("/etc")
    for stray in ("stray.html", "evil.js", "evil.html.gz"):
        (folder / stray).write_text("<p>", "utf-8")
        assert f"{stray}: лишний файл" in check_passport(folder)[1]
    assert "extra: ссылка, а не файл" in check_passport(folder)[1]


@pytest.mark.parametrize("text", ["null", "[1]", "{", '{"files": 1}'])
def test_a_passport_that_is_none_is_told(published: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "build.json").write_text(text, "utf-8")
    assert check_passport(tmp_path) == (1, "build.json: это не паспорт\n")


def test_what_somebody_put_into_the_folder_is_brought_along(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree({})
    monkeypatch.setenv("SITE_URL", SITE_URL)
    assert main(["--root", str(root), "publish"]) == 0
    proof = root / "site" / ".well-known" / "proof.txt"
    proof.parent.mkdir()
    proof.write_text("mine", "utf-8")
    assert main(["--root", str(root), "publish"]) == 0
    assert proof.read_text("utf-8") == "mine"
    assert "Перенесено то, что положили в папку сами: .well-known/proof.txt" in capsys.readouterr().out


def test_a_build_without_an_address_does_not_take_the_place_of_a_published_one(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree({})
    monkeypatch.setenv("SITE_URL", SITE_URL)
    assert main(["--root", str(root), "publish"]) == 0
    monkeypatch.delenv("SITE_URL")
    assert main(["--root", str(root), "publish"]) == 1
    assert f"опубликован сайт с адресом {SITE_URL}: задайте SITE_URL" in capsys.readouterr().err


@pytest.mark.parametrize(
    "address",
    [
        "site.example",
        "javascript:alert(1)",
        "https:///help/",
        "https://site.example:99999/",
        "https://me:password@site.example/",
        "https://site.example/?x=1",
        "https://site.example/#x",
        "https://site.example/a b/",
        "https://site.example/../",
        'https://site.example/"><script>',
    ],
)
def test_what_is_no_address_for_a_site_is_refused(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    root = tree({})
    monkeypatch.setenv("SITE_URL", address)
    assert main(["--root", str(root), "publish"]) == 2
    assert capsys.readouterr().err.startswith(f"SITE_URL «{address}»")
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    "address", ["https://site.example", "http://127.0.0.1:8000/help/", "https://школа.рф/"]
)
def test_an_address_ends_with_a_slash(address: str) -> None:
    assert Options(address).site_url == f"{address.rstrip('/')}/"


def test_who_stops_it_reads_one_line(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root, folder = tree({}), tmp_path / "served" / "site"
    assert main(["--root", str(root), "publish", str(folder)]) == 0
    before = contents(folder)

    def stop(*_: object) -> int:
        raise KeyboardInterrupt

    (root / "faq" / "no-chat.yml").touch()  # or there would be nothing to stop
    monkeypatch.setattr("sferum_help.commands.put.write_site", stop)
    assert main(["--root", str(root), "publish", str(folder)]) == 130
    assert capsys.readouterr().err == f"\nОстановлено. Сайт в {folder} цел.\n"
    assert contents(folder) == before and not list(folder.parent.glob(".site.[!l]*"))


def test_a_version_made_of_an_older_one_is_as_if_made_of_nothing(tree: Tree, tmp_path: Path) -> None:
    root, folder, outside = tree({}), tmp_path / "served" / "site", tmp_path / "outside"
    page, before = root / "faq" / "no-chat.yml", {}
    for turn in range(5):
        text = page.read_text("utf-8")
        page.write_text(text.replace("question: ", f"question: Снова {turn % 3}. ", 1), "utf-8")
        assert main(["--root", str(root), "build", str(folder)]) == 0
        assert main(["--root", str(root), "build", str(tmp_path / str(turn) / "site")]) == 0
        assert contents(folder) == contents(tmp_path / str(turn) / "site")
        # What it shares with the others was not written into.
        assert not before or contents(folder.with_name("site.previous")) == before
        before = contents(folder)
        if turn == 0:
            # Somebody has moved a part of the folder elsewhere.
            (folder / "faq").rename(outside)
            (folder / "faq").symlink_to(outside)
            before, moved = contents(folder), contents(outside)
    assert folder.with_name(".site.new").is_dir()
    assert contents(outside) == moved


def test_a_ledger_that_cannot_be_written_is_named(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree({})
    monkeypatch.setenv("SITE_URL", SITE_URL)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(Path, "open", only_for(root / LEDGER, refuse))
    assert main(["--root", str(root), "publish"]) == 1
    said = capsys.readouterr().err
    assert f"{root / LEDGER}: писать сюда нельзя" in said and not (root / "site").exists()


def only_for(path: Path, replacement: Callable[..., Any]) -> Callable[..., Any]:
    """`Path.open` that does something else for one path."""
    usual = Path.open
    return lambda one, *words, **more: (replacement if one == path else usual)(one, *words, **more)


def test_after_a_rollback_the_passport_still_holds(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree({})
    monkeypatch.setenv("SITE_URL", SITE_URL)
    assert main(["--root", str(root), "publish"]) == 0
    # The next version has another colour, and so another style.
    roles = root / "instructions" / "_roles.yml"
    roles.write_text(roles.read_text("utf-8").replace("colour: green", "colour: blue", 1), "utf-8")
    assert main(["--root", str(root), "publish"]) == 0
    assert main(["--root", str(root), "rollback"]) == 0
    assert differences(root / "site") == []


@pytest.mark.parametrize("folder", ["/", "loop"])
def test_a_folder_that_can_be_none_is_told(tmp_path: Path, folder: str) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(CannotPublish), staged(tmp_path / folder):
        pass


SPOILT = {
    "<h1>": ("<h1>Ещё один</h1><h1>", "заголовков h1 — 2"),
    'lang="ru"': ("", "нет lang"),
    "</main>": ('<a href="../nowhere/">x</a></main>', "ссылка «../nowhere/» никуда не ведёт"),
    "</header>": ('<a href="#nowhere">x</a></header>', "нет места «nowhere»"),
    "<footer": ('<img src="https://evil.example/x.png" alt=""><footer', "страница сама просит evil.example"),
    "</footer>": ("<script>alert(1)</script></footer>", "скрипт внутри страницы"),
    "<main": ('<p style="color:red"></p><main', "у <p> — style"),
    "</body>": ("<div></body>", "</body> закрывает не то: открыто <div>"),
    ".css": (".cs", "никуда не ведёт"),
}


@pytest.mark.parametrize("part", SPOILT)
def test_a_fault_of_a_finished_page_is_seen(published: Path, tmp_path: Path, part: str) -> None:
    folder = tmp_path / "site"
    shutil.copytree(published / "site", folder)
    memory = Memory(tmp_path / "memory")
    assert survey(folder, SITE_URL, FILES, memory).faults == ()
    page = folder / "faq" / "no-chat" / "index.html"
    into, said = SPOILT[part]
    page.write_text(page.read_text("utf-8").replace(part, into, 1), "utf-8")
    faults = survey(folder, SITE_URL, coming=FILES).faults
    # What was seen before hides nothing, and what is faulty is not remembered as sound.
    for _ in range(2):
        assert survey(folder, SITE_URL, FILES, memory).faults == faults
    assert any(said in str(fault) and fault.path == "faq/no-chat/index.html" for fault in faults), faults


def test_a_page_that_has_not_changed_is_read_but_not_parsed(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, memory = tmp_path / "site", Memory(tmp_path / "memory")
    shutil.copytree(published / "site", folder)
    seen = survey(folder, SITE_URL, FILES, memory)
    assert seen == survey(folder, SITE_URL, FILES)
    parsed: list[str] = []
    monkeypatch.setattr(looking, "cut", lambda path, text: parsed.append(path) or reading.cut(path, text))
    assert survey(folder, SITE_URL, FILES, memory) == seen and parsed == []
    page = folder / "faq" / "no-chat" / "index.html"
    page.write_text(page.read_text("utf-8").replace("<h1>", "<h1>Снова. ", 1), "utf-8")
    changed = survey(folder, SITE_URL, FILES, memory)
    assert parsed == ["faq/no-chat/index.html"] and changed.files != seen.files
    assert survey(folder, SITE_URL, FILES, memory) == changed and len(parsed) == 1


def test_an_unchanged_page_is_held_against_the_others_of_today(published: Path, tmp_path: Path) -> None:
    folder, memory = tmp_path / "site", Memory(tmp_path / "memory")
    shutil.copytree(published / "site", folder)
    survey(folder, SITE_URL, FILES, memory)
    target = folder / "faq" / "no-chat" / "index.html"
    target.unlink()
    faults = survey(folder, SITE_URL, FILES, memory).faults
    assert any(fault.path == "faq/index.html" and "никуда не ведёт" in fault.text for fault in faults)
    assert faults == survey(folder, SITE_URL, FILES).faults


def test_faults_of_other_files_are_seen(published: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(published / "site", folder)
    (folder / "feed.xml").write_text("<feed>", "utf-8")
    (folder / "answers.json").write_text("{", "utf-8")
    sitemap = folder / "sitemap.xml"
    sitemap.write_text(sitemap.read_text("utf-8").replace("faq/no-chat/", "faq/gone/"), "utf-8")
    (folder / "icon-192.png").unlink()
    said = [str(fault) for fault in survey(folder, SITE_URL, coming=FILES).faults]
    assert "feed.xml:1: это не XML" in said and "answers.json: это не JSON" in said
    assert f"sitemap.xml: адреса {SITE_URL}faq/gone/ на сайте нет" in said
    assert "manifest.webmanifest: нет файла icon-192.png" in said

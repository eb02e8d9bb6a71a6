"""nginx from Debian with the rules of `deploy/nginx/`: each promise of handbook/publishing.md is asked of it."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest
import yaml
from sferum_help.cli import main
from sferum_help.model.content import Content
from sferum_help.site.policy import policy

from .conftest import ROOT, SITE_URL, skip_or_fail
from .nginx import SETUP, nginx, why_no_nginx

UPLOAD = ROOT / "deploy" / "upload.sh"


@pytest.fixture(scope="module")
def published(small_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hosted") / "root"
    shutil.copytree(small_root, root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", SITE_URL)
        assert main(["--root", str(root), "publish"]) == 0
    return root / "site"


@pytest.fixture(scope="module")
def served(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if missing := why_no_nginx():
        skip_or_fail(missing)
    with nginx(published, tmp_path_factory.mktemp("nginx")) as address:
        yield address


def ask(address: str, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers in lower case, body; nothing is followed."""
    host = urlsplit(address).netloc
    wanted = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(http.client.HTTPConnection(host, timeout=10)) as connection:
        connection.request("GET", quote(path, safe="/%"), headers=wanted)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


def test_pages_are_packed_ahead_and_kept_for_minutes(served: str) -> None:
    status, headers, body = ask(served, "/help/faq/no-chat/", Accept_Encoding="gzip")
    assert status == 200 and headers["content-type"] == "text/html; charset=utf-8"
    assert headers["content-encoding"] == "gzip" and "Accept-Encoding" in headers["vary"]
    assert headers["cache-control"] == "public, max-age=300, stale-while-revalidate=86400"
    assert gzip.decompress(body) == ask(served, "/help/faq/no-chat/")[2]


def test_assets_are_kept_for_a_year_and_the_worker_not_at_all(served: str) -> None:
    page = ask(served, "/help/")[2].decode()
    style = page.split('rel="stylesheet" href="')[1].split('"')[0]
    assert ask(served, f"/help/{style}")[1]["cache-control"] == "public, max-age=31536000, immutable"
    assert ask(served, "/help/sw.js")[1]["cache-control"] == "no-cache"


def test_types_and_ranges(served: str) -> None:
    assert ask(served, "/help/manifest.webmanifest")[1]["content-type"] == "application/manifest+json"
    watch = "/help/videos/find-chat/"
    named = ask(served, watch)[2].decode().split('"')
    captions, video = (next(one for one in named if one.endswith(end)) for end in (".vtt", ".mp4"))
    assert ask(served, urljoin(watch, captions))[1]["content-type"] == "text/vtt; charset=utf-8"
    status, headers, body = ask(served, urljoin(watch, video), Range="bytes=0-99")
    assert status == 206 and len(body) == 100 and headers["content-range"].startswith("bytes 0-99/")


def test_headers_say_what_the_pages_say_and_more(served: str, small: Content) -> None:
    for path in ("/help/", "/help/sw.js", "/help/answers.json", "/help/nowhere/"):
        headers = ask(served, path)[1]
        said = headers["content-security-policy"]
        # What stands inside a file for a chat, by its hash; pages themselves allow nothing inline.
        assert re.findall(r"(\S+) 'self' 'sha256-[\w+/]+='", said) == ["script-src", "style-src"]
        assert re.sub(r" 'sha256-\S+'", "", said) == f"{policy(small)}; frame-ancestors 'self'"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "camera=()" in headers["permissions-policy"]


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("/help/o/1010/", "/help/faq/no-chat/"),
        ("/help/o/1010", "/help/o/1010/"),
        ("/help/faq/chat-lost/", "/help/faq/no-chat/"),
        ("/help/faq/no-chat", "/help/faq/no-chat/"),
        ("/help/FAQ/No-Chat/", "/help/faq/no-chat/"),
        ("/help/faq/no-chat/).", "/help/faq/no-chat/"),
        ("/help/faq/no-chat,", "/help/faq/no-chat/"),
        ("/help/faq/no-chat/»", "/help/faq/no-chat/"),
        ("/help/faq/no-chat/…", "/help/faq/no-chat/"),
    ],
)
def test_an_address_that_is_old_or_mistyped_leads_on(served: str, typed: str, there: str) -> None:
    status, headers, _ = ask(served, typed)
    assert (status, headers["location"]) == (301, there)


def test_what_is_not_there_is_a_404_that_helps(served: str) -> None:
    for path in (
        "/help/nowhere/",
        "/help/assets/site.00000000.css",
        "/help/faq/no-chat/more/",
        # There, but not for readers.
        "/help/assets/",
        "/help/headers.conf",
        "/help/redirects.map",
    ):
        status, headers, body = ask(served, path)
        assert status == 404 and "<h1>" in body.decode()
        assert headers["content-type"].startswith("text/html")


def test_a_storage_gets_assets_before_pages_and_loses_last_what_is_gone(
    published: Path, tmp_path: Path
) -> None:
    if not (rclone := shutil.which("rclone")):
        skip_or_fail("нет rclone: sudo apt install rclone")
    # Between the script and rclone: what was there when each call began.
    (tmp_path / "bin").mkdir()
    spy = tmp_path / "bin" / "rclone"
    spy.write_text(
        f'#!/bin/sh\n(cd {tmp_path}/there && find . -type f) > "{tmp_path}/$(date +%s%N).seen"\n{rclone} "$@"\n'
    )
    spy.chmod(0o755)
    there = tmp_path / "there"
    there.mkdir()
    (there / "gone.html").write_text("an older page", "utf-8")
    environment = os.environ | {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"}
    subprocess.run([UPLOAD, published, there], env=environment, check=True, capture_output=True)
    seen = [set(path.read_text().split()) for path in sorted(tmp_path.glob("*.seen"))]
    first, with_assets, with_pages, with_worker, at_last = seen
    assert first == {"./gone.html"}
    assert not any(name.endswith(".html") for name in with_assets - first) and len(with_assets) > 10
    assert "./index.html" in with_pages and "./sw.js" not in with_pages
    assert {"./sw.js", "./gone.html"} <= with_worker and "./gone.html" not in at_last
    ours = {f"./{path.relative_to(published)}" for path in published.rglob("*") if path.is_file()}
    assert at_last == {name for name in ours if not name.endswith((".gz", ".br"))}


def test_what_hosts_run_is_what_a_developer_runs() -> None:
    """The files for code hosts cannot be run here: they are read, and all their commands are there."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for name in ("github-pages.yml", "gitlab-ci.yml"):
        text = (ROOT / "deploy" / name).read_text("utf-8")
        assert isinstance(yaml.safe_load(text), dict)
        assert (used := set(re.findall(r"\bmake ([a-z]+)", text))) and used <= targets
        assert "SITE_URL:" in text and "EDIT_URL:" in text
    for name in ("github-changes.yml", "gitlab-ci.yml"):
        text = (ROOT / "deploy" / name).read_text("utf-8")
        assert isinstance(yaml.safe_load(text), dict)
        assert re.search(r"(?:make|sferum-help) validate", text) and re.search(
            r"sferum-help diff \S+ --to changes\.html", text
        )
        assert "changes.html" in text.partition("--to changes.html")[2], "nobody keeps the report"
    # GitLab refuses other letters here.
    job = yaml.safe_load((ROOT / "deploy" / "gitlab-ci.yml").read_text("utf-8"))["changes"]
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_ -]*", job["artifacts"]["expose_as"])
    container = (ROOT / "deploy" / "Containerfile").read_text("utf-8")
    assert (ROOT / "deploy" / "nginx" / "setup.sh").exists() and "/srv/nginx/setup.sh /srv/site" in container


def test_a_site_of_its_own_host(small_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The setup of nginx asks the site where it is published."""
    if missing := why_no_nginx():
        skip_or_fail(missing)
    site, (base, setup) = tmp_path / "site", (tmp_path / "nginx", tmp_path / "rules")
    root = tmp_path / "root"
    shutil.copytree(small_root, root)
    monkeypatch.delenv("SITE_URL", raising=False)
    assert main(["--root", str(root), "publish", str(site)]) == 0
    refused = subprocess.run([SETUP, site, setup], capture_output=True, text=True)
    assert refused.returncode == 1 and "собран без адреса" in refused.stderr
    monkeypatch.setenv("SITE_URL", "https://site.example/")
    assert main(["--root", str(root), "publish", str(site)]) == 0
    with nginx(site, base) as address:
        assert ask(address, "/faq/no-chat/")[0] == 200
        assert ask(address, "/FAQ/no-chat")[1]["location"] == "/faq/no-chat/"

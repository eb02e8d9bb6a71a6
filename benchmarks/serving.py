"""How the published site is served under load: `python -m benchmarks.serving`.

nginx with the rules of `deploy/nginx/` and wrk on one machine, over loopback: the numbers say how far the rules are from
a bare file of the same size, not what a data centre does. Then the site is published twenty times under load, and every
answer has to be a whole page of one version or another.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request
from datetime import date
from pathlib import Path

from sferum_help.model.content import Content
from sferum_help.publish.publish import publication
from sferum_help.site.make import Site, make_site
from sferum_help.site.options import Options
from sferum_help.site.write import write_site
from sferum_help.source.tree import read_content
from sferum_help.video.fresh import fresh_videos

from tests.conftest import ROOT, SMALL
from tests.nginx import nginx

URL = "https://site.example/help/"
SECONDS, CONNECTIONS, TIMES = 10, 64, 20


def main() -> int:
    if not shutil.which("wrk"):
        print("нет wrk: sudo apt install wrk", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        measure(folder)
        publish_under_load(folder)
    return 0


def measure(folder: Path) -> None:
    """The home page of the real site against a file of as many bytes that nginx knows nothing about."""
    site = folder / "real" / "site"
    content = read_content(ROOT)
    made = make_site(content, Options(URL), fresh_videos(ROOT, content), ROOT)
    put(content, made, site, folder / "real")
    (site.parent / "bare").mkdir()
    (site.parent / "bare" / "home").write_bytes((site / "index.html.gz").read_bytes())
    with nginx(site, folder / "nginx", extra=f"location /bare/ {{ alias {site.parent}/bare/; }}") as address:
        bare = address.replace("/help/", "/bare/home")
        for title, url in (("файл", bare), ("главная", address)) * 3:
            print(f"{title:8} {wrk(url)}", flush=True)


def put(content: Content, made: Site, folder: Path, root: Path) -> None:
    with publication(content, made, folder, root, URL, date.today()) as done:
        write_site(made, done.new, done.old)


def wrk(url: str) -> str:
    command = [
        "wrk",
        "-t2",
        f"-c{CONNECTIONS}",
        f"-d{SECONDS}s",
        "--latency",
        "-H",
        "Accept-Encoding: gzip",
        url,
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    slowest = re.search(r"99%\s+(\S+)", said)
    assert rate and slowest, said
    wrong = re.search(r"Socket errors.*|Non-2xx.*", said)
    return f"{float(rate[1]):8.0f} запросов/с, p99 {slowest[1]}, ошибок: {wrong[0] if wrong else 'нет'}"


def publish_under_load(folder: Path) -> None:
    """Two versions of the small site in turn, while somebody reads without a pause."""
    root, site = folder / "small", folder / "small" / "site"
    shutil.copytree(SMALL, root)
    versions: list[tuple] = []
    for words in ("Почему нет чата?", "Почему нет моего чата?"):
        page = root / "faq" / "no-chat.yml"
        page.write_text(
            re.sub("^question: .*", f"question: {words}", page.read_text("utf-8"), flags=re.MULTILINE),
            "utf-8",
        )
        content = read_content(root)
        versions.append((content, make_site(content, Options(URL), {}, root)))

    def put_version(version: int) -> None:
        content, made = versions[version % 2]
        put(content, made, site, root)

    whole = {name: {made.read(name) for _, made in versions} for name in PAGES}
    put_version(0)
    counts, stop = {"ответов": 0, "ошибок": 0}, threading.Event()
    with nginx(site, folder / "nginx-small") as address:
        readers = [threading.Thread(target=read, args=(address, whole, counts, stop)) for _ in range(4)]
        for reader in readers:
            reader.start()
        for version in range(1, TIMES + 1):
            put_version(version)
        stop.set()
        for reader in readers:
            reader.join()
    print(f"{TIMES} публикаций под нагрузкой: {counts}")


PAGES = ("index.html", "faq/no-chat/index.html", "sitemap.xml", "sw.js")


def read(address: str, whole: dict[str, set[bytes]], counts: dict[str, int], stop: threading.Event) -> None:
    while not stop.is_set():
        for name in PAGES:
            try:
                with urllib.request.urlopen(address + name.removesuffix("index.html"), timeout=10) as answer:
                    right = answer.read() in whole[name]
            except (urllib.error.URLError, OSError):
                right = False
            counts["ответов"] += 1
            counts["ошибок"] += not right


if __name__ == "__main__":
    sys.exit(main())

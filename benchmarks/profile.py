"""Where the time of a build goes: `make profile`.

Stages in their order, seconds of processor, first with nothing remembered and then with everything: what the second
column still holds is what each build of an editor costs.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sferum_help.memory.memory import Memory
from sferum_help.publish.publish import publication
from sferum_help.site.make import make_site
from sferum_help.site.options import Options
from sferum_help.site.write import write_site
from sferum_help.source.tree import read_content
from sferum_help.video.fresh import fresh_videos

ROOT = Path(__file__).parent.parent
URL = "https://site.example/"


def stages(root: Path, memory: Memory, folder: Path) -> dict[str, float]:
    """Name of a stage → its seconds; each does only what the ones before have left."""
    found: dict[str, float] = {}
    before = time.process_time()

    def lap(name: str) -> None:
        nonlocal before
        now = time.process_time()
        found[name] = now - before
        before = now

    content = read_content(root)
    lap("прочитать и проверить тексты")
    made = fresh_videos(root, content, memory)
    lap("сверить видео")
    site = make_site(content, Options(URL), made, root, memory)
    lap("выучить слова, собрать скрипты и стили")
    for page in site.pages:
        site.body(page.address)
    lap("тела страниц")
    site.late()
    lap("карточки для мессенджеров")
    pages = [path for path in site.paths() if path.endswith(".html")]
    for path in pages:
        site.read(path)
    lap("рамка и типографика")
    with publication(content, site, folder, root, URL, keeps_previous=False) as done:
        lap("сверить с опубликованным")
        write_site(site, done.new, done.old)
        lap("остальные файлы, запись")
    lap("осмотр готового")
    return found


def main(root: Path = ROOT) -> int:
    code = (
        "import time; began = time.process_time(); import sferum_help.cli; print(time.process_time() - began)"
    )
    loading = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    with tempfile.TemporaryDirectory() as name:
        memory, folder = Memory(Path(name) / "memory"), Path(name) / "site"
        first, again = (stages(root, memory, folder) for _ in range(2))
    print(f"{'':42}{'впервые':>9}{'снова':>9}")
    rows = {"загрузить программу": (float(loading),) * 2} | {one: (first[one], again[one]) for one in first}
    for stage, (one, other) in rows.items():
        print(f"{stage:42}{one:8.2f}с{other:8.2f}с")
    print(
        f"{'всего':42}{sum(one for one, _ in rows.values()):8.2f}с{sum(one for _, one in rows.values()):8.2f}с"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How fast a site is built, ours and others' side by side: `make bench`, or `make bench SIZES='100 1000'`.

Every round builds each site in turn on the same machine, so that ratios hold better than seconds: from nothing,
again with nothing changed, and after one answer was edited; then each shows an edit while it serves. Others are
installed from their ordinary packages into `.venv/bench`; which of them is not to be had is said. Ours does more
(validation, search, codes, exports, typography, every link followed): `validate` is shown beside it, as others have
none. Writes `benchmarks/results.md`.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from .corpus import SECTION, Text, as_markdown, invent, section_of, write_ours
from .reload import saved_to_shown

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "benchmarks" / "results.md"
TOOLS = ROOT / ".venv" / "bench"
PACKAGES = ("hugo", "mkdocs-material", "zensical")
SIZES, ROUNDS = (100, 1000), 3
EDIT = "Исправлено"


@dataclass(frozen=True)
class Builder:
    """Something that makes a site of the texts."""

    name: str
    prepare: Callable[[Path, list[Text]], None]
    command: Sequence[str]
    made: tuple[str, ...]
    """Folders of what was built and remembered: without them a build begins from nothing."""
    source: Callable[[Text], str]
    """The file of a text, which an edit changes."""
    mark: str = "\n"
    """Behind its first occurrence the edit goes."""
    serve: Sequence[str] = ()
    """Shows the site while somebody writes, at `{port}`; empty: it has nothing of the kind."""
    page: Callable[[Text], str] = lambda text: f"{section_of(text.id)}/{text.id}/"
    """The address of a text."""


@dataclass
class Runs:
    """Seconds of each round, and the most memory of any, in MiB."""

    cold: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    edited: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)
    """From saved to shown, while it is served."""
    memory: float = 0.0
    files: int = 0
    bytes: int = 0
    refused: str = ""
    """Why there was no site."""


HUGO_SETTINGS = """\
baseURL = "https://bench.example/"
languageCode = "ru"
title = "Справка"
[outputs]
home = ["HTML", "JSON"]
"""
HUGO_PAGE = """\
<!doctype html><html lang="ru"><title>{{ .Title }}</title>
<header><a href="/">{{ .Site.Title }}</a><nav>
{{ range .CurrentSection.RegularPages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
</nav></header>
<main><h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}
{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</main></html>
"""
HUGO_SEARCH = """\
[{{ range $at, $one := .Site.RegularPages }}{{ if $at }},{{ end }}
{{ dict "t" .Title "b" .Plain | jsonify }}{{ end }}]
"""


def prepare_hugo(folder: Path, texts: list[Text]) -> None:
    """The least that makes whole pages: header, sections, contents, all texts for a search."""
    write(folder / "hugo.toml", HUGO_SETTINGS)
    for name in ("_default/single.html", "_default/list.html", "index.html"):
        write(folder / "layouts" / name, HUGO_PAGE)
    write(folder / "layouts" / "index.json", HUGO_SEARCH)
    for text in texts:
        front = f'---\ntitle: "{text.question}"\n---\n\n'
        path = folder / "content" / section_of(text.id) / f"{text.id}.md"
        write(path, front + as_markdown(text, "/{section}/{id}/"))


def prepare_mkdocs(folder: Path, texts: list[Text]) -> None:
    """Material as its papers begin, with the answers outside the menu: its best case."""
    sections = "".join(f"  - {name}/index.md\n" for name in sorted({section_of(one.id) for one in texts}))
    write(
        folder / "mkdocs.yml",
        "site_name: Справка\nsite_url: https://bench.example/\ntheme: {name: material, language: ru, font: false}\n"
        f"plugins: [search]\nnav:\n  - index.md\n{sections}",
    )
    write(folder / "docs" / "index.md", "# Справка\n")
    for text in texts:
        path = folder / "docs" / section_of(text.id) / f"{text.id}.md"
        write(path, f"# {text.question}\n\n" + as_markdown(text, "../{section}/{id}.md"))
    for at in range(0, len(texts), SECTION):
        section = section_of(texts[at].id)
        links = "".join(f"- [{one.question}]({one.id}.md)\n" for one in texts[at : at + SECTION])
        write(folder / "docs" / section / "index.md", f"# {section}\n\n{links}")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def in_markdown(folder: str) -> Callable[[Text], str]:
    return lambda text: f"{folder}/{section_of(text.id)}/{text.id}.md"


OURS = "наш"
HUGO = "Hugo, наименьший макет"


def builders() -> list[Builder]:
    """Ours, and those of the others that are installed."""
    own = [sys.executable, "-m", "sferum_help"]
    found = [
        Builder(
            OURS, write_ours, [*own, "build", "out"], ("out", "out.previous", ".cache"),
            lambda text: f"faq/{text.id}.yml", "answer: |\n  ",
            [*own, "serve", "--address", "127.0.0.1:{port}"], lambda text: f"faq/{text.id}/",
        ),
        Builder(
            "наш, только validate", write_ours, [*own, "validate"], (), lambda text: f"faq/{text.id}.yml",
            "answer: |\n  ",
        ),
    ]  # fmt: skip
    others = [
        Builder(
            HUGO, prepare_hugo, [str(TOOLS / "bin" / "hugo"), "--quiet"], ("public", "resources"),
            in_markdown("content"), "\n---\n\n",
            [str(TOOLS / "bin" / "hugo"), "server", "--quiet", "--port", "{port}", "--bind", "127.0.0.1"],
        ),
        Builder(
            "MkDocs + Material", prepare_mkdocs, [str(TOOLS / "bin" / "mkdocs"), "build", "--quiet"], ("site",),
            in_markdown("docs"), serve=[str(TOOLS / "bin" / "mkdocs"), "serve", "-a", "127.0.0.1:{port}"],
        ),
        Builder(
            "Zensical", prepare_mkdocs, [str(TOOLS / "bin" / "zensical"), "build"], ("site", ".cache"),
            in_markdown("docs"), serve=[str(TOOLS / "bin" / "zensical"), "serve", "-a", "127.0.0.1:{port}"],
        ),
    ]  # fmt: skip
    return found + [one for one in others if Path(one.command[0]).exists()]


def install() -> None:
    """The others, each by itself: one that cannot be had keeps nobody out."""
    if not TOOLS.exists():
        subprocess.run([sys.executable, "-m", "venv", TOOLS], check=True)
    for package in PACKAGES:
        pip = [TOOLS / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if subprocess.run([*pip, package], capture_output=True).returncode:
            print(f"{package} здесь не устанавливается: в таблице его не будет", file=sys.stderr)


def run(builder: Builder, folder: Path) -> tuple[float, float, str]:
    """Seconds, MiB of the largest process, and what it said if it failed."""
    environment = os.environ | {"SITE_URL": "", "NO_MKDOCS_2_WARNING": "1"}
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(builder.command, cwd=folder, stdout=said, stderr=said, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read().decode("utf-8", "replace").strip().splitlines()
    return took, usage.ru_maxrss / 1024, words[0] if process.returncode and words else ""


def measure(number: int, chosen: Sequence[Builder], rounds: int, folder: Path) -> dict[str, Runs]:
    """Name of a builder → its runs, interleaved."""
    texts = list(invent(number))
    results = {one.name: Runs() for one in chosen}
    for builder in chosen:
        builder.prepare(folder / builder.name, texts)
    for turn in range(rounds):
        for builder in chosen:
            here, runs = folder / builder.name, results[builder.name]
            if runs.refused:
                continue
            for name in builder.made:
                shutil.rmtree(here / name, ignore_errors=True)
            for kind in (runs.cold, runs.again, runs.edited):
                if kind is runs.edited:
                    edit(here / builder.source(texts[number // 2 + turn]), builder.mark)
                took, memory, runs.refused = run(builder, here)
                if runs.refused:
                    break
                kind.append(took)
                runs.memory = max(runs.memory, memory)
            if builder.made and not turn:
                files = [path for path in (here / builder.made[0]).rglob("*") if path.is_file()]
                runs.files, runs.bytes = len(files), sum(path.stat().st_size for path in files)
    for builder in chosen:
        if builder.serve and not results[builder.name].refused:
            here, text = folder / builder.name, texts[number // 3]
            change = partial(edit, here / builder.source(text), builder.mark)
            results[builder.name].shown = saved_to_shown(
                builder.serve, here, builder.page(text), change, rounds
            )
    return results


def edit(path: Path, mark: str, word: str = EDIT) -> None:
    text = path.read_text("utf-8")
    before, found, after = text.partition(mark)
    assert found, f"{path} has no {mark!r}"
    path.write_text(f"{before}{found}{word}. {after}", "utf-8")


def table(number: int, results: dict[str, Runs]) -> str:
    """Medians, and how often that of Hugo they are."""
    least = results.get(HUGO)
    base = statistics.median(least.cold) if least and least.cold else 0.0

    def cell(seconds: list[float]) -> str:
        if not seconds:
            return "—"
        middle = statistics.median(seconds)
        return f"{middle:.2f} с" + (f" ({middle / base:.1f}×)" if base else "")

    lines = [
        f"## {number} ответов\n",
        "| | с нуля | ничего не изменилось | один ответ исправлен | сохранили → видно | память, МиБ | файлов | МБ |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, runs in results.items():
        if runs.refused:
            lines.append(f"| {name} | отказ: {runs.refused} | | | | | | |")
            continue
        size = f"{runs.files} | {runs.bytes / 1e6:.1f}" if runs.files else "— | —"
        times = " | ".join(map(cell, (runs.cold, runs.again, runs.edited, runs.shown)))
        lines.append(f"| {name} | {times} | {runs.memory:.0f} | {size} |")
    return "\n".join(lines) + "\n"


def versions() -> str:
    """What was measured."""
    found = [f"Python {sys.version.split()[0]}"]
    if (TOOLS / "bin" / "python").exists():
        pip = [
            TOOLS / "bin" / "python",
            "-m",
            "pip",
            "list",
            "--format=freeze",
            "--disable-pip-version-check",
        ]
        installed = subprocess.run(pip, capture_output=True, text=True).stdout.splitlines()
        found += [
            one.replace("==", " ") for one in installed if one.partition("==")[0] in (*PACKAGES, "mkdocs")
        ]
    return ", ".join(found)


HEAD = """# Скорость сборки

Записано командой `make bench` (`benchmarks/build.py`). Одни и те же выдуманные тексты, сборки по очереди на
одной машине, середина из {rounds}; в скобках — во сколько раз дольше, чем Hugo с нуля. Ядер: {cores}. {versions}.

«Наш» — это `sferum-help build`: чтение и проверка всех текстов, типографика, поиск, коды, выгрузки, осмотр
каждой ссылки готового сайта. У других проверки нет, поэтому рядом — `validate` отдельно. «Сохранили → видно» —
страница в `serve` после правки её файла, каждый со своими обычными настройками.

"""


def main(words: Sequence[str] = (), *, to: Path = RESULTS, rounds: int = ROUNDS, peers: bool = True) -> int:
    """`words`: how many answers, each a table of its own."""
    if peers:
        install()
    chosen = [one for one in builders() if peers or one.name.startswith(OURS)]
    parts = [HEAD.format(rounds=rounds, cores=os.cpu_count(), versions=versions())]
    for number in [int(word) for word in words] or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            parts.append(table(number, measure(number, chosen, rounds, Path(folder))))
        print(parts[-1], flush=True)
    to.write_text("\n".join(parts), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`sferum-help admin`: the form in the browser, into a folder of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ..form.backend import HOSTS, Repository
from ..form.build import form_files, write_form
from ..form.package import CannotFetch
from ..site.options import BadSetting, read_address

USAGE = (
    "можно только: sferum-help admin папка [--git github:владелец/имя] [--host https://…] [--branch ветка]"
)
SETTINGS = {"--git": "ADMIN_GIT", "--host": "ADMIN_HOST", "--branch": "ADMIN_BRANCH"}
"""Option → the variable that says the same."""


def run(root: Path, words: list[str]) -> int:
    """Make the form; without a repository it opens a folder on the editor's own disk."""
    said = {option: os.environ.get(variable, "") for option, variable in SETTINGS.items()}
    rest = list(words)
    for option in SETTINGS:
        if option in rest[:-1]:
            at = rest.index(option)
            said[option] = rest[at + 1]
            rest[at : at + 2] = []
    if len(rest) != 1 or rest[0].startswith("-"):
        print(USAGE, file=sys.stderr)
        return 2
    folder = Path(rest[0])
    if (folder / "index.html").exists() and not (folder / "cms").is_dir():
        print(f"в папке {folder} лежит другой сайт: назовите для формы свою", file=sys.stderr)
        return 2
    try:
        files = form_files(root, read_repository(said["--git"], said["--host"], said["--branch"]))
    except CannotFetch as error:
        print(f"форма не собрана: {error}", file=sys.stderr)
        return 1
    write_form(files, folder)
    size = sum(map(len, files.values())) / 1_000_000
    print(f"Форма собрана: {folder}, {size:.1f} МБ. Как её открыть — handbook/editing.md.")
    return 0


def read_repository(git: str, host: str, branch: str) -> Repository:
    """`github:owner/name` and where it is. Raises `BadSetting`."""
    if not git:
        return Repository()
    kind, _, name = git.partition(":")
    if kind not in HOSTS or name.count("/") < 1 or name.strip("/") != name:
        raise BadSetting(f"--git «{git}» не подходит: нужны {', '.join(HOSTS)}, двоеточие и владелец/имя")
    return Repository(kind, name, read_address("--host", host).rstrip("/"), branch)

"""`sferum-help admin`: the form in the browser, into a folder of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ..form.backend import HOSTS, Repository
from ..form.build import form_files, write_form
from ..form.package import CannotFetch
from ..site.options import BadSetting, read_address
from .words import BadWords, take

USAGE = (
    "можно только: sferum-help admin папка [--git github:владелец/имя] [--host https://…] [--branch ветка]"
)
SETTINGS = {"git": "ADMIN_GIT", "host": "ADMIN_HOST", "branch": "ADMIN_BRANCH"}
"""Option → the variable that says the same."""


def run(root: Path, words: list[str]) -> int:
    """Make the form; without a repository it opens a folder on the editor's own disk."""
    try:
        said = take(words, values=SETTINGS)
        folder = Path(said.one_name(USAGE))
    except BadWords:
        print(USAGE, file=sys.stderr)
        return 2
    git, host, branch = (
        said.values.get(option, [os.environ.get(variable, "")])[-1] for option, variable in SETTINGS.items()
    )
    if (folder / "index.html").exists() and not (folder / "cms").is_dir():
        print(f"в папке {folder} лежит другой сайт: назовите для формы свою", file=sys.stderr)
        return 2
    try:
        files = form_files(root, read_repository(git, host, branch))
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

"""Insurance: the same sources by an engine that is not MkDocs, and whether it gives the same bytes: `make properdocs`.

ProperDocs goes on where MkDocs 1.x stands still. It is installed from its ordinary package into `.venv/properdocs`,
with what the generator needs but for MkDocs and its theme.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".venv" / "properdocs"
REPLACED = ("mkdocs", "mkdocs-material")
ENVIRONMENT = os.environ | {"SITE_URL": "https://site.example/help/"}


def install() -> None:
    """ProperDocs and the generator, in an environment of their own."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [one for one in project["dependencies"] if re.match(r"[\w-]+", one)[0] not in REPLACED]
    subprocess.run([sys.executable, "-m", "venv", FOLDER], check=True)
    pip = [FOLDER / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "properdocs", "setuptools>=77", *needed], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT], check=True)


def contents(folder: Path) -> dict[str, bytes]:
    """Path of every file → its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def main() -> int:
    """0: every file is the same."""
    install()
    with tempfile.TemporaryDirectory() as name:
        theirs, ours = Path(name) / "theirs", Path(name) / "ours"
        engine = [
            FOLDER / "bin" / "properdocs",
            "build",
            "--quiet",
            "--config-file",
            "properdocs.yml",
            "--site-dir",
            theirs,
        ]
        subprocess.run(engine, cwd=ROOT, env=ENVIRONMENT, check=True)
        own = [FOLDER / "bin" / "python", "-m", "sferum_help", "build", ours]
        subprocess.run(own, cwd=ROOT, env=ENVIRONMENT, check=True)
        one, other = contents(theirs), contents(ours)
    differ = sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
    print("\n".join(differ) if differ else f"ProperDocs собирает то же: {len(one)} файлов, байт в байт.")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())

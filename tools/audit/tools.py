"""Node's packages of the audit: pinned by package-lock.json, installed beside it, no registry named."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

FOLDER = Path(__file__).parent
MODULES = FOLDER / "node_modules"
INSTALLED = MODULES / ".package-lock.json"
"""Written by npm at the end of an installation."""

NODE = """Для make audit нужны Node.js 18.20 или новее и npm: https://nodejs.org/
В Debian и Ubuntu: sudo apt install nodejs npm
Остальные проверки (make test) обходятся без них."""

JAVA = """Для make audit нужна Java 11 или новее: на ней работает проверка HTML.
В Debian и Ubuntu: sudo apt install default-jre-headless
Остальные проверки (make test) обходятся без неё."""


class Missing(Exception):
    """A program that is not on this machine; the text says how to get it."""


def install() -> None:
    """Make the tools ready; nothing is downloaded if they already are. Raises `Missing`."""
    for names, way_out in ((("node", "npm"), NODE), (("java",), JAVA)):
        if not all(map(shutil.which, names)):
            raise Missing(way_out)
    if INSTALLED.exists() and INSTALLED.stat().st_mtime >= (FOLDER / "package-lock.json").stat().st_mtime:
        return
    print("Ставлю инструменты проверки в tools/audit/node_modules/…", flush=True)
    done = subprocess.run(["npm", "ci", "--loglevel=error"], cwd=FOLDER, capture_output=True, text=True)
    if done.returncode:
        raise Missing(f"Не ставятся инструменты проверки (npm ci в tools/audit):\n{done.stderr.strip()}")

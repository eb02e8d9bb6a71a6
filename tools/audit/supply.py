"""What others have made: known faults of the locked packages, and licences that we may not hand on.

The list of faults is asked of the registry's own service by pip-audit, which is locked like everything else and
lives in an environment of its own. Where the network refuses, nothing is known, and that is what is said.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from tools.sbom import components

from .rows import Row
from .tools import Missing

LOCK = Path(__file__).parent.parent / "lock" / "pip-audit.txt"
PACKAGES = Path(__file__).parent.parent.parent / "requirements.lock"

FREE = (
    "MIT",
    "BSD",
    "Apache",
    "ISC",
    "PSF",
    "Python Software Foundation",
    "HPND",
    "OFL",
    "MPL",
    "Unlicense",
    "LGPL",
)
"""What a licence we can live with has in its name."""


def measure() -> list[Row]:
    return [*licences(), faults()]


def licences() -> list[Row]:
    unnamed = [{"license": {"name": "не названа"}}]
    told = {one["name"]: one.get("licenses", unnamed)[0]["license"]["name"] for one in components()}
    strange = {name: words for name, words in told.items() if not any(free in words for free in FREE)}
    for name, words in strange.items():
        print(f"{name}: лицензия «{words}»", file=sys.stderr)
    return [Row("Лицензии: незнакомые", f"пакетов и шрифтов: {len(told)}", len(strange), "= 0")]


def faults() -> Row:
    """Known faults of the locked versions. Raises `Missing` if nobody answers."""
    with tempfile.TemporaryDirectory() as folder:
        python = Path(folder, "bin", "python")
        venv.create(folder, with_pip=True)
        run([str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(LOCK)])
        command = [str(python), "-m", "pip_audit", "-r", str(PACKAGES), "--require-hashes", "--disable-pip"]
        found = run([*command, "--progress-spinner=off", "--format=json"], may_end=(0, 1))
    bad = [one for one in json.loads(found)["dependencies"] if one.get("vulns")]
    for one in bad:
        print(f"{one['name']} {one['version']}: {', '.join(v['id'] for v in one['vulns'])}", file=sys.stderr)
    return Row("pip-audit: пакеты с известными ошибками", "requirements.lock", len(bad), "= 0")


def run(command: list[str], may_end: tuple[int, ...] = (0,)) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in may_end or may_end != (0,) and not done.stdout.strip():
        last = (done.stderr.strip().splitlines() or ["без объяснения"])[-1]
        raise Missing(
            f"Об известных ошибках в пакетах спросить не у кого, это осталось непроверенным: {last}"
        )
    return done.stdout

"""The real site, built strictly: for the tests and the audit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def build_site(folder: Path, address: str) -> None:
    """Build into the folder, to be published at the address. Anything said on the way is an error."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    # Material's announcement would be the only line on stderr; see Makefile.
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": address}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""

"""The checker of the HTML standard (vnu) over every page: why this one, handbook/decisions/020 says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from .rows import Row
from .tools import MODULES

JAR = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


NOT_ON_DISK = r"Resource violates Content Security Policy \(meta tag\).*"
"""vnu reads pages from the disk, where their policy seems to refuse their own styles; it does not."""


def measure(site: Path) -> list[Row]:
    pages = [str(path) for path in sorted(site.rglob("*.html"))]
    # The default stack is too small for the deep schemas of vnu.
    command = ["java", "-Xss4m", "-jar", str(JAR), "--format", "json", "--exit-zero-always"]
    command += ["--filterpattern", NOT_ON_DISK, *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = json.loads(done.stderr)["messages"]
    for message in messages[:20]:
        print(
            f"{message.get('url', '')}:{message.get('lastLine', '')}: {message['message']}", file=sys.stderr
        )
    return [Row("vnu: сообщения", f"все страницы, {len(pages)}", len(messages), "= 0")]

"""A file of the centre → the editor of the person, at a line."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

IN_A_TERMINAL = {
    "vi",
    "vim",
    "nvim",
    "nano",
    "pico",
    "mcedit",
    "micro",
    "joe",
    "ed",
    "ne",
    "helix",
    "hx",
    "emacs",
}
"""Editors that need a terminal; the one that we run in is busy with our own lines."""
LINES = {
    "code": ("-g", "{file}:{line}:{column}"),
    "codium": ("-g", "{file}:{line}:{column}"),
    "code-insiders": ("-g", "{file}:{line}:{column}"),
    "subl": ("{file}:{line}:{column}",),
    "zed": ("{file}:{line}:{column}",),
    "kate": ("-l", "{line}", "-c", "{column}", "{file}"),
    "idea": ("--line", "{line}", "{file}"),
    "pycharm": ("--line", "{line}", "{file}"),
}
"""How editors are told a place; others, `+line file`, as Unix has it."""


def command_for(file: Path, line: int, column: int, environment: Mapping[str, str]) -> list[str]:
    """What opens a file; empty: nothing here does. $VISUAL and $EDITOR come first, then what is there."""
    named = [
        shlex.split(environment.get(name, ""), posix=os.name == "posix") for name in ("VISUAL", "EDITOR")
    ]
    for words in [*named, ["code"], ["codium"], ["subl"]]:
        if words and (program := shutil.which(words[0])):
            name = Path(words[0]).stem
            place = LINES.get(name, ("+{line}", "{file}"))
            said = [part.format(file=file, line=line, column=column) for part in place]
            if name not in IN_A_TERMINAL:
                return [program, *words[1:], *said]
            if terminal := shutil.which("x-terminal-emulator"):
                return [terminal, "-e", program, *words[1:], *said]
    other = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    return [other, str(file)] if other else []


def open_file(file: Path, line: int, column: int) -> bool:
    """Open it, without waiting; False: nothing here does."""
    if command := command_for(file, line, column, os.environ):
        subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
        return True
    if hasattr(os, "startfile"):
        os.startfile(file)
        return True
    return False

"""`sferum-help one-file`: all that a role needs in one HTML file, for a chat."""

from __future__ import annotations

import sys
from pathlib import Path

from ..memory.memory import memory_of
from ..memory.whole import write_whole
from ..model.addresses import one_file_address
from ..onefile.make import one_files
from ..site.make import make_site
from ..source.tree import read_content
from .shared import options_of_environment

ROLE = "--role"


def run(root: Path, words: list[str]) -> int:
    """Write the file of a role, or of everybody, under the name that it has on the site or under a given one."""
    content = read_content(root)
    names = one_files(content)
    match words:
        case [word, name] if word == ROLE and name in names:
            target = Path(one_file_address(content.centre.slug, name)).name
        case [word, name, target] if word == ROLE and name in names and not target.startswith("-"):
            pass
        case _:
            print(f"нужно так: sferum-help one-file {ROLE} {'|'.join(names)} [файл]", file=sys.stderr)
            return 2
    site = make_site(content, options_of_environment(), root=root, memory=memory_of(root))
    data = site.read(one_file_address(content.centre.slug, name))
    try:
        write_whole(Path(target), data)
    except OSError as error:
        print(f"{target}: файл не записан ({error.strerror}). Назовите другую папку", file=sys.stderr)
        return 1
    print(f"{target}: {len(data) / 1000:.0f} КБ. Файл открывается без интернета, его можно переслать в чат.")
    return 0

"""A new help centre: a small complete one to look at and to replace, with comments that teach an editor."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from .site import ICON_NAME_LIMIT

STARTER = Path(__file__).parent.parent / "starter"

TITLE = re.compile(r"^title: (.*)$", re.MULTILINE)
PLAIN = re.compile(r"[A-Za-zА-Яа-яЁё][\w «»,.-]*")
SITE = "faq/_site.yml"
README = "README.md"


class NotEmpty(Exception):
    """Something lies in the folder already."""


def write_starter(folder: Path, slug: str, title: str = "") -> None:
    """Write the starter into a folder that is empty, but for a new repository, or not there yet.

    Args:
        slug: An id; what browsers of readers keep is named after it.
        title: The name of the centre; empty: that of the example.

    Raises NotEmpty, and then has touched nothing.
    """
    if folder.exists() and (not folder.is_dir() or any(one.name != ".git" for one in folder.iterdir())):
        raise NotEmpty(folder)
    shutil.copytree(STARTER, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    site = (folder / SITE).read_text("utf-8")
    put_field(folder / SITE, "slug", slug)
    if title:
        put_field(folder / SITE, "title", title)
        put_field(folder / SITE, "icon-name", icon_name(title))
        readme = folder / README
        old = TITLE.search(site)[1]
        readme.write_text(readme.read_text("utf-8").replace(f"# {old}\n", f"# {title}\n", 1), "utf-8")


def put_field(path: Path, name: str, value: str) -> None:
    """Give a field at the beginning of a line another value; the comments around it stay."""
    # A string of JSON is one of YAML; what needs no quotes is easier to read without.
    line = f"{name}: {value if PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)}"
    text = re.sub(rf"^{name}: .*$", lambda _: line, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    path.write_text(text, "utf-8")


def icon_name(title: str) -> str:
    """As many whole words of a title as fit under an icon."""
    name = ""
    for word in title.replace("«", "").replace("»", "").split():
        if len(longer := f"{name} {word}".strip()) > ICON_NAME_LIMIT:
            break
        name = longer
    return name or title[:ICON_NAME_LIMIT]

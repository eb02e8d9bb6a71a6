"""Lists that name pages of the real site: one that has been renamed or retired since has its name of today."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from sferum_help.source.tree import read_content

from .site import ROOT

FOLDER = Path(__file__).parent


@cache
def names_of_today() -> dict[str, str]:
    """Former name → the page that answers now."""
    content = read_content(ROOT)
    names = {one.id: one.to for one in content.retired.values()}
    names |= {old.rpartition("/")[2]: article.id for article in content.articles() for old in article.was}
    return {old: new for old, new in names.items() if old not in {one.id for one in content.articles()}}


def read_set(name: str) -> Any:
    """What stands in `tests/<name>.yml`."""
    return named_today(yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8")))


def named_today(value: Any) -> Any:
    """The same with names of today wherever a page is named alone."""
    if isinstance(value, dict):
        return {key: named_today(one) for key, one in value.items()}
    if isinstance(value, list):
        return list(dict.fromkeys(map(named_today, value))) if all_text(value) else [*map(named_today, value)]
    return names_of_today().get(value, value) if isinstance(value, str) else value


def all_text(values: list) -> bool:
    return all(isinstance(one, str) for one in values)

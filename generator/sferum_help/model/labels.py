"""Words of the interface that code needs, too: `templates/labels.ini`, a section for each place.

Words that only a template shows stand in the template.
"""

from __future__ import annotations

from collections.abc import Mapping
from configparser import ConfigParser
from pathlib import Path

FILE = Path(__file__).parent.parent / "templates" / "labels.ini"


def read_labels(file: Path) -> Mapping[str, Mapping[str, str]]:
    """Section → name → words."""
    parser = ConfigParser(delimiters="=", comment_prefixes="#", interpolation=None, default_section="")
    parser.optionxform = str
    parser.read_string(file.read_text("utf-8"), str(file))
    return {name: dict(parser[name]) for name in parser.sections()}


LABELS = read_labels(FILE)

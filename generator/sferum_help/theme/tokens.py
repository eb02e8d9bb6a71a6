"""`assets/tokens.css` → its light values, for what is no style: cards, the manifest, scenes of a video."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).parent / "assets" / "tokens.css"


@cache
def light_tokens() -> Mapping[str, str]:
    """Name → value, such as `--brand` → `#0b6b5b`, in the order of the file."""
    light = FILE.read_text("utf-8").partition("{")[2].partition("}")[0]
    return MappingProxyType(dict(re.findall(r"(--[\w-]+):\s*([^;]+);", light)))

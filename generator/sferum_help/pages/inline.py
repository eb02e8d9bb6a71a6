"""What stands inside a page and not beside it, as policies of the browser call it."""

from __future__ import annotations

import base64
import hashlib


def hash_of(text: str) -> str:
    """The name of an inline script or style: https://www.w3.org/TR/CSP3/#grammardef-hash-source."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

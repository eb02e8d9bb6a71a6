"""The mark and the name of the site → files that browsers and phones look for at its root."""

from __future__ import annotations

import json
from pathlib import Path

from ..model.centre import Centre
from ..theme.tokens import light_tokens

FOLDER = Path(__file__).parent.parent / "theme" / "identity"

ICONS = ("favicon.ico", "icon.svg", "apple-touch-icon.png", "icon-192.png", "icon-512.png")
"""Their names are fixed: some are asked for without a link, or kept by a phone for years."""


def identity_files(centre: Centre) -> dict[str, bytes]:
    """Address → content: the icons and the manifest that names them."""
    files = {name: (FOLDER / name).read_bytes() for name in ICONS}
    files["manifest.webmanifest"] = manifest(centre).encode()
    return files


def manifest(centre: Centre) -> str:
    """The web manifest, https://www.w3.org/TR/appmanifest/. Its addresses count from its own folder."""
    pictures = [
        {"src": f"icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": "maskable"}
        for size in (192, 512)
    ]
    # A manifest knows one palette only.
    tokens = light_tokens()
    data = {
        "name": centre.title,
        "short_name": centre.icon_name,
        "description": centre.promise,
        "lang": "ru",
        "dir": "ltr",
        "id": ".",
        "start_url": ".",
        "scope": ".",
        "display": "minimal-ui",
        "theme_color": tokens["--brand"],
        "background_color": tokens["--bg"],
        "icons": [{"src": "icon.svg", "sizes": "any", "type": "image/svg+xml"}, *pictures],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"

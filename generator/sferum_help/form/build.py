"""A folder with the form in it: the CMS, its configuration, the page that starts it, a preview in our own style."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..memory.whole import write_whole
from ..model.content import Content
from ..pages.colours import role_style
from ..pages.inline import hash_of
from ..pages.templating import draw
from ..reports.names import names_in_words
from ..source.files import find_files, load_files
from ..source.tree import read_whole
from ..source.values import Reading
from ..theme.assets import make_assets
from .backend import Repository, backend_of
from .config import Centre, Form, form_config
from .package import Package, fetch

CMS = Package(
    "@sveltia/cms",
    "0.221.1",
    "sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
)
IMMUTABLE = Package(
    "immutable",
    "5.1.9",
    "sha512-m8nVez3rwrgmWxtLMt1ZYXB2Lv7OKYn/disyxAlSDYAlKSlFoPPfIAmAM/M5xqL4m4C/wAPw7S2/CNaUii1Hxg==",
)
"""The CMS hands previews what they show by it."""

TAKEN = (
    "npm/index.js",
    "npm/chunks/react",
    "npm/assets/source",
    "npm/assets/material",
    "npm/assets/noto",
    "LICENSE",
)
"""How the files begin that a form of texts needs. The rest is for pictures and code, and never asked for."""

IMPORTS = json.dumps({"imports": {"./cms/locales/ru.json": "./cms/ru.js", "immutable": "./cms/immutable.js"}})
"""What the CMS names in a way only a bundler understands, or browsers import of nobody: JSON."""

PAGE = Path(__file__).parent / "page"


def form_files(root: Path, repository: Repository) -> Mapping[str, bytes]:
    """Every file of the form by its name.

    Raises:
        ContentError: The content has errors; a form made of it would lack names.
        CannotFetch: The CMS did not come.
    """
    content, reading = read_whole(root)
    nodes = load_files(find_files(root, Reading()), Reading())
    centre = Centre(content.centre.title, reading.known, reading.without, names_in_words(content), nodes)
    form = form_config(centre, backend_of(repository, root.resolve().name))
    assets = make_assets(role_style(content))
    style = assets.addresses["site.css"]
    fonts = {address: data for address, data in assets.files.items() if address.endswith(".woff2")}
    screen = {id: word.text for id, word in content.screen_words.items()}
    return {
        **cms_files(),
        **fonts,
        style: assets.files[style],
        "config.json": packed(form.config),
        "screen.json": packed(screen),
        "form.js": (PAGE / "form.js").read_bytes(),
        "form.css": (PAGE / "form.css").read_bytes(),
        "index.html": first_page(content, form, repository, style),
    }


def packed(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def cms_files() -> dict[str, bytes]:
    """What others made, as it came."""
    cms, immutable = fetch(CMS), fetch(IMMUTABLE)
    taken = {f"cms/{name}": data for name, data in cms.items() if name.startswith(TAKEN)}
    return {name: data for name, data in taken.items() if not name.endswith(".map")} | {
        "cms/ru.js": b"export default " + cms["locales/ru.json"],
        "cms/immutable.js": immutable["dist/immutable.es.js"],
        "cms/immutable.LICENSE.txt": immutable["LICENSE"],
    }


def first_page(content: Content, form: Form, repository: Repository, style: str) -> bytes:
    return draw(
        "form.html.j2",
        title=content.centre.title,
        imports=IMPORTS,
        policy=policy(repository),
        style=style,
        left_out=form.left_out,
    ).encode()


def policy(repository: Repository) -> str:
    """Nothing goes to anybody but the git host. The CMS writes its styles into the page, so those are let in."""
    hosts = " ".join(repository.origins)
    return "; ".join(
        f"{kind} {allowed}".rstrip()
        for kind, allowed in {
            "default-src": "'none'",
            "script-src": f"'self' {hash_of(IMPORTS)}",
            "style-src": "'self' 'unsafe-inline' blob:",
            "font-src": "'self'",
            "img-src": f"'self' data: blob: {hosts}",
            "connect-src": f"'self' blob: data: {hosts}",
            "frame-src": "'self' blob:",
            "worker-src": "'self' blob:",
            "base-uri": "'self'",
            "form-action": "'none'",
        }.items()
    )


def write_form(files: Mapping[str, bytes], folder: Path) -> None:
    """Write them; the page that starts the form comes last, so that a half-written one starts nothing."""
    for name in sorted(files, key=lambda name: name == "index.html"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, files[name])

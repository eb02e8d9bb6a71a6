"""`theme/assets/` → what a browser gets. The one door for `rcssmin` and `rjsmin`.

Sources are meant to be read: styles by purpose, scripts as small ES modules. What is published is joined,
minified and named after its content, so that a browser may keep it forever and never shows a page with an old
style.

Scripts are published as classic ones, not as modules: a browser refuses to load a module from a disk.
"""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import rcssmin
import rjsmin

FOLDER = Path(__file__).parent / "assets"

ROLES = "roles.css"
"""A source that is no file: what the content says, colours of roles above all; see `make_assets`."""

STYLES = {
    "site.css": (
        "fonts.css",
        "tokens.css",
        "text.css",
        "frame.css",
        "controls.css",
        "lists.css",
        "search-form.css",
        "article.css",
        "made-video.css",
        "share.css",
        "hear-button.css",
        "linking.css",
        "pictures.css",
        "role.css",
        ROLES,
        "system.css",
        "sight.css",
        "ink.css",
        "print.css",
    ),
    "home.css": ("home.css",),
    "search.css": ("search.css",),
    "checker.css": ("checker.css",),
    "codes.css": ("codes.css",),
    "show.css": ("show.css",),
    "hear.css": ("hear.css",),
    "video.css": ("video.css",),
    "catalogue.css": ("catalogue.css",),
    "support.css": ("support.css",),
    "one-file.css": (
        "tokens.css",
        "text.css",
        "controls.css",
        "search-form.css",
        "search.css",
        "linking.css",
        ROLES,
        "ink.css",
        "one-file.css",
    ),
}
"""Published style → its sources, in the order of the cascade."""

SCRIPTS = (
    "first.js",
    "site.js",
    "checker.js",
    "codes.js",
    "lost.js",
    "offline.js",
    "search.js",
    "search-pieces.js",
    "support.js",
    "show.js",
    "hear.js",
    "sight-panel.js",
    "catalogue.js",
    "questions.js",
    "player.js",
    "chapters.js",
    "one-file.js",
)
"""Published scripts: modules that no other one imports."""

PIECES = "pieces/"
"""What the names of scripts begin with that bring a part of something."""

STATIC = ("fonts/golos-400.woff2", "fonts/golos-600.woff2", "fonts/OFL.txt")
"""Files that are published as they are, but for their names. The licence of the font goes where the font goes."""


@dataclass
class Assets:
    """Published files, found by the names of their sources."""

    addresses: dict[str, str] = field(default_factory=dict)
    """`site.css` → `assets/site.1f2e3d4c.css`."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Address → content."""
    is_hashed: bool = True
    """Whether addresses tell what is in the files; or not, and no browser may keep them."""

    def add(self, name: str, content: bytes | str) -> str:
        """Publish a file, its address returned: the name with a hash of the content before the suffix."""
        data = content.encode() if isinstance(content, str) else content
        stem, dot, suffix = posixpath.basename(name).rpartition(".")
        address = address_without_hash(name)
        if self.is_hashed:
            address = f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:8]}{dot}{suffix}"
        self.addresses[name] = address
        self.files[address] = data
        return address

    def add_pieces(self, kind: str, scripts: Sequence[str]) -> str:
        """Publish data in pieces, `assets/<kind>-<number>.<hash>.js`: one hash, which is returned, for all of them."""
        digest = hashlib.sha256("".join(scripts).encode()).hexdigest()[:8]
        for number, script in enumerate(scripts):
            address = f"assets/{kind}-{number}.{digest}.js"
            self.addresses[f"{PIECES}{kind}-{number}.js"] = address
            self.files[address] = script.encode()
        return digest

    def take(self, name: str) -> str:
        """The text of a file that is published inside another one instead."""
        return self.files.pop(self.addresses.pop(name)).decode()

    def drop(self, name: str) -> None:
        """Publish a file after all not: no page needs it."""
        del self.files[self.addresses.pop(name)]


def address_without_hash(name: str) -> str:
    return f"assets/{posixpath.basename(name)}"


def make_assets(
    roles: str = "", brought: Mapping[str, str] = MappingProxyType({}), folder: Path = FOLDER
) -> Assets:
    """Everything in `folder` that this module names, ready to be published.

    Args:
        roles: The piece of the style that the content makes: colours of roles (`pages/colours.py`), and which
            messenger was chosen (`pages/articles.py`).
        brought: Name of a script → the data script that comes in the same file, as nobody else asks for it.
    """
    assets = Assets()
    for name in STATIC:
        assets.add(name, (folder / name).read_bytes())
    for name, sources in STYLES.items():
        style = "".join(
            roles if source == ROLES else (folder / source).read_text("utf-8") for source in sources
        )
        assets.add(name, point_to_published(rcssmin.cssmin(style), assets))
    for name in SCRIPTS:
        script = minify_script(join(name, lambda source: (folder / source).read_text("utf-8")))
        assets.add(name, brought.get(name, "") + script)
    return assets


DATA = "helpCentre"
"""The one global of the site: all that data scripts bring, by name."""


def data_script(name: str, value: object) -> str:
    """A script that hands data to other scripts, which ask for it by its name (`assets/data.js`).

    A script, not JSON, so that it loads from a disk too.
    """
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"(globalThis.{DATA}=globalThis.{DATA}||{{}}).{name}={data};\n"


def style_alone(*names: str) -> str:
    """Styles with the font inside, for a page that stands alone: sent in a letter, opened from a disk."""
    style = "".join((FOLDER / name).read_text("utf-8") for name in names)
    return font_faces() + str(rcssmin.cssmin(style))


def font_inside(path: Path) -> str:
    return f"data:font/woff2;base64,{base64.b64encode(path.read_bytes()).decode()}"


def font_faces(address: Callable[[Path], str] = font_inside) -> str:
    """The font of a page that stands alone; where its files are is for `address` to say."""
    faces = []
    for path in sorted(FOLDER.rglob("golos*.woff2")):
        weight = 600 if "600" in path.name else 400
        face = f'font-family:"Golos Text";font-weight:{weight};src:url({address(path)})'
        faces.append(f"@font-face{{{face}}}")
    return "".join(faces)


def minify_script(script: str) -> str:
    return str(rjsmin.jsmin(script))


URL = re.compile(r"""url\((["']?)([^"')]+)\1\)""")


def point_to_published(style: str, assets: Assets) -> str:
    """`url(name)` of a source → `url(published name)`; both lie in the folder of the style itself."""
    return URL.sub(lambda url: f"url({posixpath.basename(assets.addresses[url[2]])})", style)


IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"(\.[^"]+)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const|let) (\w+))", re.MULTILINE)
LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def join(entry: str, read: Callable[[str], str]) -> str:
    """An ES module and all it imports → one classic script that does the same.

    Each module becomes a function that is run once, after those it imports; what it exports is what the
    function returns. Only `import {…} from "./x.js";` and `export` before a declaration are known, at the
    start of a line.

    Args:
        entry: The name of the module to begin with.
        read: Name → text. Names are paths from one root.
    Raises:
        ValueError: Modules import each other in a circle, or say something else than the above.
    """
    names: dict[str, str] = {}
    joined: list[str] = []

    def add(name: str, way: tuple[str, ...]) -> str:
        if name in way:
            raise ValueError(f"modules import each other: {' → '.join((*way, name))}")
        if name not in names:
            text = read(name)

            def bind(found: re.Match[str]) -> str:
                there = posixpath.normpath(posixpath.join(posixpath.dirname(name), found[2]))
                module = add(there, (*way, name))
                return f"const {{{found[1].replace(' as ', ': ')}}} = {module};" if found[1] else ""

            body = IMPORT.sub(bind, text)
            exported = EXPORT.findall(body)
            body = EXPORT.sub("", body)
            if unknown := LEFT_OVER.search(body):
                raise ValueError(f"{name}: the build cannot join «{unknown[0]}»")
            names[name] = f"m{len(names) + 1}"
            joined.append(
                f"const {names[name]} = (() => {{\n{body}\nreturn {{ {', '.join(exported)} }};\n}})();\n"
            )
        return names[name]

    add(entry, ())
    return f'(() => {{\n"use strict";\n{"".join(joined)}}})();\n'

"""`make fonts`: Golos Text from its npm package → two small woff2 files and their `fonts.css`.

The package comes from whatever registry npm is set up with; its hash is checked. The result is committed, so
that building the site needs neither npm nor a network.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.merge import Merger
from fontTools.merge import Options as MergeOptions
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from sferum_help.form.package import CannotFetch, Package, fetch

from .sbom import ROOT, VENDORED, sum_of

ASSETS = ROOT / "generator" / "sferum_help" / "theme" / "assets"
FONTS = ASSETS / "fonts"

RUSSIAN = "".join(map(chr, range(ord("А"), ord("я") + 1))) + "Ёё"
ASCII = "".join(map(chr, range(0x20, 0x7F)))
SIGNS = "\N{NO-BREAK SPACE}«»„“”‘’–—…№·•×°±§©₽"
CHARACTERS = RUSSIAN + ASCII + SIGNS

SUBSETS = ("cyrillic", "latin", "latin-ext")
"""Files of the package that hold `CHARACTERS` between them; the first that has a character gives it."""
WEIGHTS = (400, 600)

MOST_BYTES = 12 * 1024
"""A file; both together are the largest download of a page."""


GOLOS = Package(
    "@fontsource/golos-text",
    "5.3.0",
    "sha512-R+gM4qOZSrge4TtEGps0zTpU8X4e7e32L+3yy0J/2LnVB/IERlidEpXPWSZVGzTaL5QnPRVmoebRXSuVtjUIVg==",
)
ROBOTO = Package(
    "@fontsource/roboto",
    "5.3.0",
    "sha512-BapRJOWYP+LZ21zp+wBQjfpPYKRoxc4LspJ/RLuI+HSMBD5u/X4O+ESDrSvEqDSy0rAl7GwBJ+09mdc16cVQ1Q==",
)
# Drawn to the widths of Arial, and free.
ARIMO = Package(
    "@fontsource/arimo",
    "5.3.0",
    "sha512-nhxZ2sTVZYX8DJBgLuyX360B5vE4mxqpmjlKTRfucIqfcWRVx9vOYzWBc1IgEX0ist48VMC10PRKbFyH+4QFvQ==",
)


@dataclass(frozen=True)
class Fallback:
    """A font of the reader's system, shown until ours is there, and the package that has its widths."""

    family: str
    measured: Package
    weights: dict[int, int]
    """Our weight → the nearest that systems have."""
    names: dict[int, tuple[str, ...]]
    """Our weight → full names to look for."""


FALLBACKS = (
    Fallback(
        "Golos Roboto",
        ROBOTO,
        {400: 400, 600: 700},
        {400: ("Roboto", "Roboto-Regular"), 600: ("Roboto Bold", "Roboto-Bold")},
    ),
    Fallback(
        "Golos Arial",
        ARIMO,
        {400: 400, 600: 700},
        {
            400: ("Arial", "ArialMT", "Liberation Sans", "Arimo"),
            600: ("Arial Bold", "Arial-BoldMT", "Liberation Sans Bold", "Arimo Bold"),
        },
    ),
)
"""The names have to be those of `--font` in tokens.css. An Android has Roboto, the others have Arial."""

FREQUENCY = {
    " ": 1638, "о": 793, "е": 781, "и": 620, "т": 618, "а": 571, "н": 472, "р": 437, "с": 422, "л": 360,
    "в": 348, "к": 336, "п": 286, "д": 258, "у": 225, "м": 221, "ч": 211, "ь": 193, "й": 157, "я": 154,
    "ы": 143, "з": 138, "ш": 99, "б": 92, "ф": 85, "г": 81, "ж": 68, "ё": 48, "э": 45, "ю": 35, "х": 34,
    "ц": 18, "щ": 17, "ъ": 1,
}  # fmt: skip
"""How often each letter stood among 10 000 characters of this site's pages in November 2026."""


def main() -> int:
    FONTS.mkdir(exist_ok=True)
    golos = fetch(GOLOS)
    (FONTS / "OFL.txt").write_bytes(golos["LICENSE"])
    faces = []
    for weight in WEIGHTS:
        font = merge(golos, "golos-text", weight)
        path = FONTS / f"golos-{weight}.woff2"
        font.flavor = "woff2"
        font.save(path)
        size = path.stat().st_size
        print(f"{path.name}: {size} байт, знаков: {len(font.getBestCmap())}")
        if size > MOST_BYTES:
            print(f"{path.name} больше {MOST_BYTES} байт", file=sys.stderr)
            return 1
        faces.append(own_face(weight))
    for fallback in FALLBACKS:
        files = fetch(fallback.measured)
        short_name = fallback.measured.name.rpartition("/")[2]
        for weight in WEIGHTS:
            ours = TTFont(FONTS / f"golos-{weight}.woff2")
            theirs = read_font(files, short_name, "cyrillic", fallback.weights[weight])
            faces.append(fallback_face(fallback, weight, ours, theirs))
    (ASSETS / "fonts.css").write_text("\n".join([HEAD, *faces]), "utf-8")
    write_manifest()
    return 0


def write_manifest() -> None:
    """What came from where, with the sums of the files as they are now."""
    files = sorted(path for path in FONTS.iterdir() if path.suffix in (".txt", ".woff2"))
    entry = {
        "name": "Golos Text",
        "package": GOLOS.name,
        "version": GOLOS.version,
        "licence": "OFL-1.1",
        "files": {path.relative_to(ROOT).as_posix(): sum_of(path) for path in files},
    }
    VENDORED.write_text(json.dumps([entry], ensure_ascii=False, indent=2) + "\n", "utf-8")


HEAD = """/* Written by `make fonts` (tools/fonts.py). Golos Text, OFL, see fonts/OFL.txt.
   Until it comes, a font of the system is stretched to its widths, so that no line breaks anew. */
"""


def read_font(files: dict[str, bytes], name: str, subset: str, weight: int) -> TTFont:
    data = files[f"files/{name}-{subset}-{weight}-normal.woff2"]
    return TTFont(io.BytesIO(data), recalcTimestamp=False)


def merge(files: dict[str, bytes], name: str, weight: int) -> TTFont:
    """One font with `CHARACTERS`, out of the files the package is cut into."""
    missing = set(CHARACTERS)
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for subset in SUBSETS:
            font = read_font(files, name, subset, weight)
            drawn = font["head"].modified
            found = missing & set(map(chr, font.getBestCmap()))
            missing -= found
            shrink(font, "".join(sorted(found)))
            # One table of kerns is enough, and fonts with vertical metrics do not merge with those without.
            for table in ("vhea", "vmtx", "STAT", "GDEF"):
                if table in font:
                    del font[table]
            font.flavor = None
            paths.append(str(Path(folder) / f"{subset}.ttf"))
            font.save(paths[-1])
        merged = Merger(MergeOptions(drop_tables=["GSUB", "prep", "gasp"])).merge(paths)
        buffer = io.BytesIO()
        merged.save(buffer)
    if missing:
        raise SystemExit(f"в шрифте нет знаков: {''.join(sorted(missing))}")
    font = TTFont(io.BytesIO(buffer.getvalue()), recalcTimestamp=False)
    # The date of the merge would change the file each time.
    font["head"].created = font["head"].modified = drawn
    shrink(font, CHARACTERS)
    return font


def shrink(font: TTFont, characters: str) -> None:
    options = Options(
        hinting=False, layout_features=["kern"], name_IDs=[0, 1, 2, 4, 6, 13, 14], notdef_outline=True
    )
    options.glyph_names = False
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)


def own_face(weight: int) -> str:
    return f"""@font-face {{
  font-family: "Golos Text";
  font-weight: {weight};
  font-style: normal;
  font-display: swap;
  src: url("fonts/golos-{weight}.woff2") format("woff2");
}}
"""


def fallback_face(fallback: Fallback, weight: int, ours: TTFont, theirs: TTFont) -> str:
    """The system's font at our widths; its lines as high as ours, whatever its size."""
    scale = average_width(ours) / average_width(theirs)
    units, line = ours["head"].unitsPerEm, ours["hhea"]
    source = ", ".join(f'local("{name}")' for name in fallback.names[weight])
    return f"""@font-face {{
  font-family: "{fallback.family}";
  font-weight: {weight};
  src: {source};
  size-adjust: {scale:.2%};
  ascent-override: {line.ascent / units / scale:.2%};
  descent-override: {-line.descent / units / scale:.2%};
  line-gap-override: {line.lineGap / units / scale:.2%};
}}
"""


def average_width(font: TTFont) -> float:
    """The width of a character of Russian text, in ems."""
    names, widths = font.getBestCmap(), font["hmtx"]
    total = sum(widths[names[ord(char)]][0] * often for char, often in FREQUENCY.items())
    return total / sum(FREQUENCY.values()) / font["head"].unitsPerEm


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CannotFetch as error:
        sys.exit(str(error))

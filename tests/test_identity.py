"""The site's own face: fonts that have every letter, icons and manifest where phones look for them."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from playwright.sync_api import Page, Route
from sferum_help.theme.assets import FOLDER
from sferum_help.theme.tokens import light_tokens

from .conftest import framed_pages

FONTS = sorted((FOLDER / "fonts").glob("*.woff2"))

LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя" + "abcdefghijklmnopqrstuvwxyz"
SIGNS = "0123456789.,:;!?()«»„“—–-/%№+&'\" \xa0…"


@pytest.fixture(scope="module")
def written(site: Path) -> set[str]:
    """Every character of every page."""
    found: set[str] = set()
    for page in framed_pages(site):
        text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", "", page.read_text("utf-8"), flags=re.DOTALL)
        found |= set(unescape(text))
    return found


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_the_font_has_every_letter(written: set[str], path: Path) -> None:
    """Arrows and other signs that a text may need once, a font of the system draws."""
    known = set(map(chr, TTFont(path).getBestCmap()))
    wanted = {*LETTERS, *LETTERS.upper(), *SIGNS, *(one for one in written if one.isalnum())}
    assert wanted - known == set(), "допишите их в tools/fonts.py и запустите make fonts"


def test_fonts_are_small_and_free() -> None:
    assert [path.name for path in FONTS] == ["golos-400.woff2", "golos-600.woff2"]
    assert all(path.stat().st_size <= 12 * 1024 for path in FONTS)
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "fonts" / "OFL.txt").read_text("utf-8")


def test_every_fallback_is_used() -> None:
    families = re.findall(r'font-family: "([^"]+)"', (FOLDER / "fonts.css").read_text("utf-8"))
    stack = re.search(r"--font: (.*);", (FOLDER / "tokens.css").read_text("utf-8"))[1]
    assert re.findall('"(Golos [^"]+)"', stack) == list(dict.fromkeys(families))


WATCH = """new Promise((painted) => {
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(painted));
})"""
SHOWN = """document.fonts.ready.then(() => new Promise((painted) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(painted, 100)));
}))"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["", "instructions/find-chat/"])
def test_nothing_moves_when_the_fonts_come(phone: Page, small_address: str, path: str, width: int) -> None:
    """On texts that stay; how much the real ones move, which may end a line elsewhere, `make audit` says."""
    phone.set_viewport_size({"width": width, "height": 740})
    # The text is painted before its fonts are there.
    fonts: list[Route] = []
    phone.route("**/*.woff2", lambda route: fonts.append(route))
    phone.goto(small_address + path, wait_until="domcontentloaded")
    phone.evaluate(WATCH)
    assert not phone.evaluate("""document.fonts.check("16px 'Golos Text'")""")
    for font in fonts:
        font.continue_()
    phone.evaluate(SHOWN)
    assert phone.evaluate("""document.fonts.check("16px 'Golos Text'")""")
    assert phone.evaluate("shifted") <= 0.01


def test_icons_are_where_they_are_asked_for(site: Path) -> None:
    with Image.open(site / "favicon.ico") as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    for name, size in {"apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}.items():
        with Image.open(site / name) as picture:
            assert picture.size == (size, size)
            # A system cuts these to its own shape: the ground goes to the corners.
            assert picture.convert("RGB").getpixel((0, 0)) == (0x0B, 0x6B, 0x5B)
        assert (site / name).stat().st_size <= 5 * 1024
    assert "<svg" in (site / "icon.svg").read_text("utf-8")


def test_the_manifest_names_the_site_and_files_that_exist(site: Path) -> None:
    manifest = json.loads((site / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["lang"] == "ru" and len(manifest["short_name"]) <= 12
    assert manifest["start_url"] == manifest["scope"] == "."
    assert {icon["sizes"] for icon in manifest["icons"]} == {"any", "192x192", "512x512"}
    assert all((site / icon["src"]).is_file() for icon in manifest["icons"])
    tokens = light_tokens()
    assert (manifest["theme_color"], manifest["background_color"]) == (tokens["--brand"], tokens["--bg"])


def test_every_head_names_icons_manifest_and_font(site: Path) -> None:
    for path in framed_pages(site):
        head = path.read_text("utf-8").partition("</head>")[0]
        for name in ("favicon.ico", "icon.svg", "apple-touch-icon.png", "manifest.webmanifest"):
            assert f'{name}"' in head, path
        preload = r'<link rel="preload" href="[^"]+\.woff2" as="font" type="font/woff2" crossorigin>'
        assert len(re.findall(preload, head)) == 1, path

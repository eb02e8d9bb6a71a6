"""`make icons`: the mark → pictures of it for browsers and phones, drawn by the browser of the tests.

The results are committed, so that building the site needs no browser.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from tests.browser import open_browser

FOLDER = Path(__file__).parent.parent / "generator" / "sferum_help" / "theme" / "identity"

ICO_SIZES = (16, 32, 48)
SQUARE = {"apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}
"""Pictures that the system cuts to its own shape, so the ground fills them to the corners."""
SAFE = 0.8
"""A maskable icon may be cut to a circle of this part of its width."""
COLOURS = 32


def main() -> None:
    mark = (FOLDER / "icon.svg").read_text("utf-8")
    # The outermost points of the rings lie as far from the middle as the edge does.
    middle = f'transform="translate(16 16) scale({SAFE}) translate(-16 -16)"'
    square = mark.replace(' rx="7"', "", 1).replace("<g ", f"<g {middle} ", 1)
    with open_browser() as browser:
        page = browser.new_page()
        icons = [draw(page, mark, size) for size in ICO_SIZES]
        icons[-1].save(
            FOLDER / "favicon.ico",
            sizes=[(size, size) for size in ICO_SIZES],
            append_images=icons[:-1],
            bitmap_format="png",
        )
        for name, size in SQUARE.items():
            picture = draw(page, square, size).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
            picture.save(FOLDER / name, optimize=True)
    for path in sorted(FOLDER.iterdir()):
        print(f"{path.name}: {path.stat().st_size} байт")


def draw(page: Page, svg: str, size: int) -> Image.Image:
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{svg}")
    return Image.open(io.BytesIO(page.screenshot(omit_background=True)))


if __name__ == "__main__":
    main()

"""`make screenshots`: one page of each kind at four widths, light and dark, to be looked at by eye."""

from __future__ import annotations

from pathlib import Path

from .browser import open_browser
from .server import PAGES, serve

ROOT = Path(__file__).parent.parent
WIDTHS = (360, 768, 900, 1280)


def main() -> None:
    folder = ROOT / "screenshots"
    folder.mkdir(exist_ok=True)
    with serve(ROOT / "site") as address, open_browser() as browser:
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
                page = context.new_page()
                for name, path in PAGES.items():
                    page.goto(address + path)
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
                context.close()
    print(f"Снимки лежат в папке {folder.name}/")


if __name__ == "__main__":
    main()

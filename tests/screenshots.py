"""`make screenshots`: every scene of states.py at four widths, light and dark, to be looked at by eye."""

from __future__ import annotations

from pathlib import Path

from .browser import open_browser
from .server import serve
from .states import SCENES, State, show

ROOT = Path(__file__).parent.parent
WIDTHS = (360, 768, 900, 1280)


def main() -> None:
    folder = ROOT / "screenshots"
    folder.mkdir(exist_ok=True)
    with serve(ROOT / "site") as address, open_browser() as browser:
        page = browser.new_page(locale="ru-RU", bypass_csp=True)
        for scene in SCENES:
            for width in WIDTHS:
                if scene.steps and width not in scene.widths:
                    continue
                for scheme in ("light", "dark"):
                    show(page, address, State(scene, width, scheme, "usual"))
                    name = "-".join((*str(scene).replace(",", "").split(), str(width), scheme))
                    page.screenshot(path=folder / f"{name}.png", full_page=True)
    print(f"Снимки лежат в папке {folder.name}/")


if __name__ == "__main__":
    main()

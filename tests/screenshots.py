"""`make screenshots`: one page of each kind at four widths, light and dark, to be looked at by eye."""

from __future__ import annotations

import functools
import http.server
import threading
from pathlib import Path

from .browser import open_browser

ROOT = Path(__file__).parent.parent
WIDTHS = (360, 768, 900, 1280)

PAGES = {
    "home": "",
    "parents": "parents/",
    "teachers": "teachers/",
    "students": "students/",
    "answer": "faq/day-delay/",
    "separate-accounts": "faq/separate-accounts/",
    "questions": "faq/",
    "instruction": "instructions/link-parent/",
    "instructions": "instructions/",
    "videos": "videos/",
    "videos-families": "videos/families/",
    "sources": "sources/",
    "about": "about/",
    "not-found": "404.html",
    "checker": "checker/",
    "checker-question": "checker/parent-link-whose/",
    "checker-look": "checker/look-parent-link-whose/",
    "checker-outcome": "checker/parent-mixed/",
    "checker-wait": "checker/parent-wait/",
    "checker-numbers": "checker/numbers/",
}


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


def main() -> None:
    folder = ROOT / "screenshots"
    folder.mkdir(exist_ok=True)
    handler = functools.partial(_QuietHandler, directory=str(ROOT / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, open_browser() as browser:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
                page = context.new_page()
                for name, path in PAGES.items():
                    page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
                context.close()
        server.shutdown()
    print(f"Снимки лежат в папке {folder.name}/")


if __name__ == "__main__":
    main()

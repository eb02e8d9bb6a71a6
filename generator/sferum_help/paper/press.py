"""HTML → PDF. The one door for `weasyprint`, which needs Pango, a library of the system.

Whoever only builds the site needs neither: see handbook/decisions/038.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ..exports.qr import qr_picture
from ..russian.typography import typeset_html
from ..theme.assets import FOLDER, font_faces

QR = "qr:"
"""An address that begins so is a QR code of the rest."""

SETTINGS = "pdf/ua-1"
"""The standard of a PDF that can be read aloud: tags, language, title, letters that are known."""

FONT = "font:"
MARK = "mark:"
"""The sign of the site."""

SIGN = FOLDER.parent / "identity" / "icon.svg"

NO_PACKAGE = "Для PDF нужен пакет weasyprint: pip install 'sferum-help[paper]'"
NO_PANGO = """Для PDF нужна библиотека Pango, её ставит система:
  - Debian и Ubuntu: sudo apt install libpango-1.0-0 libpangoft2-1.0-0
  - macOS: brew install pango
  - Windows: https://doc.courtbouillon.org/weasyprint/stable/first_steps.html"""


class NoPress(RuntimeError):
    """This machine makes no PDF; the text is the way out."""


class BadSheet(RuntimeError):
    """Something on a sheet could not be drawn; the text says what."""


@dataclass(frozen=True)
class Pressed:
    data: bytes
    pages: int


def press(html: str) -> Pressed:
    """A PDF that can be read aloud, with its fonts inside: the same bytes from the same HTML.

    Raises `NoPress` with the way out, `BadSheet` if the sheet asks for what it may not have.
    """
    weasyprint = load()
    fetcher, faces = make_fetcher(), font_faces(lambda path: FONT + path.name)
    with no_complaints():
        css = weasyprint.CSS(string=faces, url_fetcher=fetcher, font_config=(fonts := make_fonts()))
        document = weasyprint.HTML(string=typeset_html(html), url_fetcher=fetcher).render(
            stylesheets=[css], font_config=fonts, pdf_variant=SETTINGS, pdf_tags=True
        )
        return Pressed(document.write_pdf(pdf_variant=SETTINGS, pdf_tags=True), len(document.pages))


def load():
    """The library. Raises `NoPress`."""
    try:
        import weasyprint
    except ModuleNotFoundError:
        raise NoPress(NO_PACKAGE) from None
    except OSError:
        # It looks for Pango while it is loaded.
        raise NoPress(NO_PANGO) from None
    return weasyprint


def make_fonts():
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def make_fetcher():
    """Gives what a sheet may ask for, our fonts and QR codes, and nothing of the network or the disk."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):
        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            if url.startswith(QR):
                return URLFetcherResponse(
                    url, qr_picture(url.removeprefix(QR)), {"Content-Type": "image/svg+xml"}
                )
            if url == MARK:
                return URLFetcherResponse(url, SIGN.read_bytes(), {"Content-Type": "image/svg+xml"})
            if url.startswith(FONT):
                return URLFetcherResponse(url, (FOLDER / "fonts" / url.removeprefix(FONT)).read_bytes())
            raise ValueError("на лист этого взять нельзя")

    return Fetcher()


@contextmanager
def no_complaints() -> Iterator[None]:
    """What the library only complains about is an error: an unknown rule, a picture that it lacks."""
    told: list[str] = []
    logger = logging.getLogger("weasyprint")
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: told.append(record.getMessage())
    kept, logger.handlers, propagates = logger.handlers, [handler], logger.propagate
    logger.propagate = False
    try:
        yield
    finally:
        logger.handlers, logger.propagate = kept, propagates
    if told:
        raise BadSheet("\n".join(told))

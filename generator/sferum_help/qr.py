"""Addresses → QR codes. The one door for `segno`."""

from __future__ import annotations

import segno


def qr_svg(text: str) -> str:
    """An SVG element that holds a QR code of the text: black on what is behind it, sized by its style.

    Correction level M (15 % may be lost), because paper gets folded; the quiet zone of 4 modules is inside.
    """
    code = segno.make(text, error="m", micro=False, boost_error=False)
    # No classes, no size and no title: the page around says what it is.
    return code.svg_inline(omitsize=True, svgclass=None, lineclass=None)

"""Addresses → QR codes. The one door for `segno`."""

from __future__ import annotations

import io

import segno


def qr_svg(text: str) -> str:
    """An SVG element that holds a QR code of the text: black on what is behind it, sized by its style.

    Correction level M (15 % may be lost), because paper gets folded; the quiet zone of 4 modules is inside.
    """
    code = make(text)
    # No classes, no size and no title: the page around says what it is.
    return code.svg_inline(omitsize=True, svgclass=None, lineclass=None)


def qr_picture(text: str) -> bytes:
    """The same as a file of its own, for `<img>`."""
    out = io.BytesIO()
    make(text).save(
        out, kind="svg", omitsize=True, light="#fff", svgclass=None, lineclass=None, xmldecl=False
    )
    return out.getvalue()


def make(text: str) -> segno.QRCode:
    return segno.make(text, error="m", micro=False, boost_error=False)

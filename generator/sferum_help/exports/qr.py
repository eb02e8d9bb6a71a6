"""Addresses → QR codes. The one door for `segno`."""

from __future__ import annotations

import io


def qr_picture(text: str) -> bytes:
    """An SVG file with a QR code of the text, black on white.

    Correction level M (15 % may be lost), because paper gets folded; the quiet zone of 4 modules is inside.
    """
    # Loaded only now: most builds remember every code, and it brings half of the network library along.
    import segno

    code = segno.make(text, error="m", micro=False, boost_error=False)
    out = io.BytesIO()
    code.save(out, kind="svg", omitsize=True, light="#fff", svgclass=None, lineclass=None, xmldecl=False)
    return out.getvalue()

"""QR of a frozen report: inline SVG with the address at which anybody can verify it."""

import io

import segno
from django.utils.safestring import mark_safe


def qr(texto):
    """SVG of a QR code, for screen and paper."""
    salida = io.BytesIO()
    segno.make(texto, error="m").save(salida, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=1, svgclass=None, lineclass=None)
    return mark_safe(salida.getvalue().decode())

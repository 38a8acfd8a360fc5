"""PDF by WeasyPrint: two style sheets, the vendored fonts and nothing from outside."""

import gc
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

ESTATICOS = Path(settings.BASE_DIR) / "static"


@lru_cache(maxsize=1)
def _estilos():
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fuentes = FontConfiguration()
    hojas = [
        CSS(filename=str(ESTATICOS / "css" / nombre), font_config=fuentes, url_fetcher=_lector())
        for nombre in ("tokens.css", "impreso.css")
    ]
    return hojas, fuentes


@lru_cache(maxsize=1)
def _lector():
    """Fetcher for WeasyPrint: files under static/ and data: addresses; everything else is refused."""
    from weasyprint.urls import URLFetcher

    class Lector(URLFetcher):
        def fetch(self, url, headers=None):
            if url.startswith("data:") or (url.startswith("file://") and Path(url[7:]).resolve().is_relative_to(ESTATICOS)):
                return super().fetch(url, headers)
            raise ValueError("Los documentos no traen nada de fuera.")

    return Lector()


def hacer_pdf(html):
    """Bytes of the PDF of a complete HTML page."""
    from weasyprint import HTML

    hojas, fuentes = _estilos()
    gc.disable()  # its pauses cost a quarter of the time here
    try:
        return HTML(string=html, base_url=ESTATICOS.as_uri() + "/", url_fetcher=_lector()).write_pdf(stylesheets=hojas, font_config=fuentes)
    finally:
        gc.enable()


def respuesta_pdf(request, plantilla, contexto, nombre):
    """A template as a downloadable PDF."""
    pdf = hacer_pdf(render_to_string(plantilla, {"pie": "", **contexto}, request=request))
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{nombre}"'})

"""PDF of templates: short ones in the answer, long lists in parts (see `imprenta`)."""

import tempfile
from itertools import count, islice

from django.http import FileResponse, HttpResponse
from django.template.loader import render_to_string

from .imprenta import ESTATICOS, hacer_pdf, imprimir

__all__ = ["ESTATICOS", "hacer_pdf", "respuesta_larga", "respuesta_pdf"]
POR_PARTE = 250  # rows


def respuesta_pdf(request, plantilla, contexto, nombre):
    """A template as a downloadable PDF."""
    pdf = hacer_pdf(render_to_string(plantilla, {"pie": "", **contexto}, request=request))
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{nombre}"'})


def respuesta_larga(request, hacer_reporte, filas, nombre, avance=lambda hechas: None):
    """A list of any length as PDF, in parts. `hacer_reporte(rows)` gives the Reporte of some rows; `avance` hears of rows done."""

    def partes():
        resto = iter(filas)
        for n in count():
            grupo = list(islice(resto, POR_PARTE))
            if not grupo and n:
                return
            plantilla = "descargas/pdf_sigue.html" if n else "reportes/reporte_pdf.html"
            yield render_to_string(plantilla, {"pie": "", "reporte": hacer_reporte(grupo)}, request=request)

    archivo = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
    imprimir(partes(), archivo, avance=lambda hechas: avance(hechas * POR_PARTE))
    archivo.seek(0)
    return FileResponse(archivo, content_type="application/pdf", as_attachment=True, filename=nombre)

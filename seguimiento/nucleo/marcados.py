"""The file that somebody uploaded, given back with its errors marked: corrected in Excel, it is uploaded again."""

import tempfile
from pathlib import Path

import xlsxwriter
from django.http import FileResponse

from .hojas import POR_CORREGIR
from .salidas import MIME_XLSX, nombre_de_archivo


def xlsx(nombre, plan, fichas):
    """FileResponse: all the rows in their order, bad cells in red, and what to correct in a column of its own, that is not read back."""
    archivo = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
    with xlsxwriter.Workbook(archivo, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as libro:
        _hoja(libro, plan, fichas)
    archivo.seek(0)
    titulo = nombre_de_archivo(f"{Path(nombre).stem} con errores marcados", "xlsx")
    return FileResponse(archivo, content_type=MIME_XLSX, as_attachment=True, filename=titulo)


def _hoja(libro, plan, fichas):
    cabeza = libro.add_format({"bold": True, "bg_color": "#F5F1EC", "text_wrap": True, "valign": "vcenter"})
    mal = libro.add_format({"bg_color": "#FBE3E1", "font_color": "#8C1D18", "border": 1, "border_color": "#8C1D18", "valign": "top"})
    ajustado, normal = libro.add_format({"text_wrap": True, "font_color": "#8C1D18", "valign": "top"}), libro.add_format({"valign": "top"})
    nombres, titulos = plan["nombres"], plan["titulos"]
    hoja = libro.add_worksheet("Datos")
    hoja.set_column(0, len(nombres) - 1, 24)
    hoja.set_column(len(nombres), len(nombres), 60)
    for columna, titulo in enumerate([*titulos, POR_CORREGIR]):
        hoja.write_string(0, columna, titulo, cabeza)
    hoja.freeze_panes(1, 0)
    hoja.autofilter(0, 0, max(1, len(fichas)), len(nombres))
    for fila, (_, _, _, _, celdas, errores) in enumerate(fichas, start=1):
        for columna, (nombre, celda) in enumerate(zip(nombres, celdas, strict=True)):
            texto, formato = celda[1] if isinstance(celda, list) else celda, mal if nombre in errores else normal
            if texto or nombre in errores:
                hoja.write_string(fila, columna, texto, formato)
        if errores:
            rotulos = dict(zip(nombres, titulos, strict=True))
            hoja.write_string(fila, len(nombres), "\n".join(f"{rotulos.get(n, n)}: {mensaje}" for n, mensaje in errores.items()), ajustado)

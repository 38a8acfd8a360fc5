"""CSV, Excel and JSON of any table of rows: lists and reports write through here."""

import csv
import io
import re
import tempfile
from datetime import date, datetime
from decimal import Decimal
from itertools import chain

import xlsxwriter
from django.http import FileResponse, JsonResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.text import slugify

FORMATOS = {"entero": "#,##0", "pesos": "#,##0.00", "porcentaje": '0.##" %"', "fecha": "dd/mm/yyyy"}
MIME_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def nombre_de_archivo(titulo, extension, corte=None):
    """acuerdos-de-gabinete-2024-02-12.xlsx"""
    return f"{slugify(titulo)}{f'-{corte.isoformat()}' if corte else ''}.{extension}"


def para_json(valor):
    """Numbers as numbers (whole ones as int), dates as ISO text."""
    if isinstance(valor, Decimal):
        return int(valor) if valor == valor.to_integral_value() else float(valor)
    if isinstance(valor, (date, datetime)):
        return valor.isoformat()
    return valor if isinstance(valor, (int, float, str, bool, type(None), list)) else str(valor)


def json_de(datos):
    return JsonResponse(datos, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _texto_csv(valor):
    """A cell of a CSV; text that a spreadsheet would take for a formula is defused with an apostrophe."""
    if isinstance(valor, datetime):
        return timezone.localtime(valor).strftime("%d/%m/%Y %H:%M")
    if isinstance(valor, date):
        return valor.strftime("%d/%m/%Y")
    if isinstance(valor, str) and re.match(r"[=+\-@\t\r]", valor):
        return "'" + valor
    return "" if valor is None else valor


def csv_de(titulos, filas, nombre):
    """Streamed CSV in UTF-8 with the mark that Excel needs to read accents."""

    def lineas():
        bufer = io.StringIO()
        escritor = csv.writer(bufer)
        yield "\ufeff"
        for n, fila in enumerate(chain([titulos], filas)):
            escritor.writerow([_texto_csv(valor) for valor in fila])
            if n % 500 == 499:
                yield bufer.getvalue()
                bufer.seek(0), bufer.truncate()
        yield bufer.getvalue()

    return StreamingHttpResponse(lineas(), content_type="text/csv; charset=utf-8", headers=_adjunto(nombre))


def _adjunto(nombre):
    return {"Content-Disposition": f'attachment; filename="{nombre}"'}


def xlsx_de(titulos, tipos, filas, nombre, *, hoja="Datos", listas=None, notas=(), encima=()):
    """Excel written row by row with flat memory; text is always text, never a formula.

    `listas` {column index: [options]} become drop-downs; `encima` are lines over the heading and `notas` lines under the table.
    """
    archivo = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
    with xlsxwriter.Workbook(archivo, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as libro:
        _hoja(libro, hoja, titulos, tipos, filas, listas or {}, notas, encima)
    archivo.seek(0)
    return FileResponse(archivo, content_type=MIME_XLSX, as_attachment=True, filename=nombre)


def _hoja(libro, nombre, titulos, tipos, filas, listas, notas, encima):
    cabeza = libro.add_format(
        {"bold": True, "bg_color": "#F5F1EC", "bottom": 2, "bottom_color": "#6B1B34", "text_wrap": True, "valign": "vcenter"}
    )
    titulo, nota = libro.add_format({"bold": True, "font_size": 14, "font_color": "#6B1B34"}), libro.add_format({"font_color": "#58504B"})
    formatos = {tipo: libro.add_format({"num_format": patron}) for tipo, patron in FORMATOS.items()}
    normal = libro.add_format({"valign": "top"})
    hoja = libro.add_worksheet(nombre)
    anchos = {"texto": 28, "entero": 12, "pesos": 18, "porcentaje": 12, "fecha": 13}
    for columna, tipo in enumerate(tipos):
        hoja.set_column(columna, columna, anchos.get(tipo, 20))
    n = 0
    for linea in encima:
        hoja.write_string(n, 0, linea, titulo if n == 0 else nota)
        n += 1
    for columna, texto in enumerate(titulos):
        hoja.write_string(n, columna, texto, cabeza)
    hoja.freeze_panes(n + 1, 0)
    primera = n + 1
    for fila in filas:
        n += 1
        for columna, valor in enumerate(fila):
            _celda(hoja, n, columna, valor, formatos.get(tipos[columna], normal))
    for linea in notas:
        n += 1
        hoja.write_string(n, 0, linea, nota)
    if listas:
        _listas(libro, hoja, listas, primera, max(n, primera + 1000))


def _celda(hoja, fila, columna, valor, formato):
    if isinstance(valor, bool):
        hoja.write_string(fila, columna, "Sí" if valor else "No")
    elif isinstance(valor, (int, float, Decimal)):
        hoja.write_number(fila, columna, valor, formato)
    elif isinstance(valor, datetime):
        hoja.write_datetime(fila, columna, timezone.localtime(valor).replace(tzinfo=None), formato)
    elif isinstance(valor, date):
        hoja.write_datetime(fila, columna, valor, formato)
    elif valor not in (None, ""):
        hoja.write_string(fila, columna, str(valor)[:32767])


def _listas(libro, hoja, listas, primera, ultima):
    """Drop-downs that take their options from a hidden sheet."""
    oculta = libro.add_worksheet("Listas")
    oculta.hide()
    filas = max(len(opciones) for opciones in listas.values())
    orden = list(listas)
    for fila in range(filas):  # row by row: constant_memory allows no going back
        for n, columna in enumerate(orden):
            if fila < len(listas[columna]):
                oculta.write_string(fila, n, listas[columna][fila])
    for n, columna in enumerate(orden):
        letra = xlsxwriter.utility.xl_col_to_name(n)
        origen = f"=Listas!${letra}$1:${letra}${len(listas[columna])}"
        hoja.data_validation(primera, columna, ultima, columna, {"validate": "list", "source": origen, "error_type": "warning"})

"""CSV, Excel and JSON of any table of rows: lists and reports write through here."""

import csv
import io
import tempfile
from datetime import date, datetime
from decimal import Decimal
from itertools import islice

import xlsxwriter
from django.http import FileResponse, JsonResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import slugify

from .formulas import defendido

FORMATOS = {"entero": "#,##0", "dias": "#,##0", "pesos": "#,##0.00", "porcentaje": '0.##" %"', "fecha": "dd/mm/yyyy"}
POR_TROZO = 500  # lines sent at a time
DIA_CERO = date(1899, 12, 30).toordinal()  # where the days of Excel begin
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
    """A cell of a CSV."""
    if isinstance(valor, str):
        return defendido(valor)
    if isinstance(valor, datetime):
        return timezone.localtime(valor).strftime("%d/%m/%Y %H:%M")
    if isinstance(valor, date):
        return valor.strftime("%d/%m/%Y")
    if isinstance(valor, Decimal):
        return f"{valor:f}"  # never 0E-20
    return "" if valor is None else valor


def csv_de(titulos, filas, nombre):
    """Streamed CSV in UTF-8 with the mark that Excel needs to read accents."""
    return csv_directo(titulos, _lineas(filas), nombre)


def csv_directo(titulos, lineas, nombre):
    """The same from lines that are written already (bytes)."""

    def trozos():
        yield b"\xef\xbb\xbf" + b"".join(_lineas([titulos]))
        lineas_ = iter(lineas)
        while grupo := list(islice(lineas_, POR_TROZO)):
            yield b"".join(grupo)

    return StreamingHttpResponse(trozos(), content_type="text/csv; charset=utf-8", headers=_adjunto(nombre))


def _lineas(filas):
    bufer = io.StringIO()
    escritor = csv.writer(bufer)
    for fila in filas:
        escritor.writerow([_texto_csv(valor) for valor in fila])
        yield bufer.getvalue().encode()
        bufer.seek(0), bufer.truncate()


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
    anchos = {"texto": 28, "entero": 12, "dias": 12, "pesos": 18, "porcentaje": 12, "fecha": 13}
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
    escritores = _escritores(hoja, [formatos.get(tipo, normal) for tipo in tipos])
    for fila in filas:
        n += 1
        for escribir, valor in zip(escritores, fila, strict=True):
            if valor is not None and valor != "":
                escribir.get(type(valor), escribir[object])(n, valor)
    for linea in notas:
        n += 1
        hoja.write_string(n, 0, linea, nota)
    if listas:
        _listas(libro, hoja, listas, primera, max(n, primera + 1000))


def _escritores(hoja, formatos):
    """For each column {type: function(row, value)}: this runs once per cell, so everything is bound beforehand."""
    return [_escritores_de(hoja.write_string, hoja.write_number, columna, formato) for columna, formato in enumerate(formatos)]


def _escritores_de(cadena, numero, columna, formato):
    def texto(fila, valor):
        # XlsxWriter takes <r>…</r> for markup of its own and would write it as it comes
        cadena(fila, columna, valor + " " if valor[:3] == "<r>" else valor)

    def decimal(fila, valor):
        numero(fila, columna, float(valor), formato)

    def entero(fila, valor):
        numero(fila, columna, valor, formato)

    def fecha(fila, valor):
        numero(fila, columna, valor.toordinal() - DIA_CERO, formato)

    def momento(fila, valor):
        local = timezone.localtime(valor)
        segundos = local.hour * 3600 + local.minute * 60 + local.second
        numero(fila, columna, local.toordinal() - DIA_CERO + segundos / 86_400, formato)

    def si_no(fila, valor):
        cadena(fila, columna, "Sí" if valor else "No")

    def otro(fila, valor):
        texto(fila, str(valor))

    textos = {str: texto, SafeString: texto, bool: si_no, object: otro}
    return textos | {int: entero, float: entero, Decimal: decimal, date: fecha, datetime: momento}


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

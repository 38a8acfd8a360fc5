"""Random sheets for any importer: plausible cells taken from its columns, and cells that nobody should have written."""

import csv
import io
from datetime import date, datetime, time

import xlsxwriter
from hypothesis import strategies as st

from seguimiento.nucleo.valores import Dinero, Entero, Fecha, Opcion, Porcentaje, Reconocido, SiNo, Varios
from tests.propiedades.textos import valores

FIN_DE_TEXTO = 32767  # characters of a cell of Excel
palabras = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=30).filter(str.strip)
DIA = date(2023, 3, 1)  # on which the test has a meeting
dias = st.just(DIA) | st.dates(date(2020, 1, 1), date(2030, 12, 31))
basura = (
    valores
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.none()
    | st.dates(date(1900, 3, 1))
    | st.datetimes(datetime(1900, 3, 1))
    | st.times()
)


def celda_sana(campo, textos_de):
    """Strategy of what a careful person writes in that column; `textos_de(widget, campo)`: what a catalogue recognises."""
    widget = campo.widget
    if isinstance(widget, Varios):
        sana = st.lists(st.sampled_from(textos_de(widget, campo)), min_size=1, max_size=3).map(", ".join)
    elif isinstance(widget, Reconocido):
        sana = st.sampled_from(textos_de(widget, campo))
    elif isinstance(widget, Opcion):
        sana = st.sampled_from(widget.opciones())
    elif isinstance(widget, SiNo):
        sana = st.sampled_from(["Sí", "no", "x", "", True, False])
    elif isinstance(widget, Dinero):
        sana = st.decimals(0, 10**9, places=2).map(lambda monto: f"$ {monto:,.2f}") | st.integers(0, 10**6)
    elif isinstance(widget, Porcentaje):
        sana = st.sampled_from(["0", "25 %", 50, "99.99"])
    elif isinstance(widget, Fecha):
        sana = dias | dias.map(lambda dia: f"{dia:%d/%m/%Y}") | dias.map(str)
    elif campo.attribute == "id":
        return st.sampled_from(textos_de(widget, campo))
    elif isinstance(widget, Entero):
        sana = st.integers(1, 9000)
    else:
        sana = palabras
    return sana if campo.obligatorio else sana | st.just("")


@st.composite
def tablas(draw, recurso, textos_de, *, sanas):
    """Rows of cells, headings included. With `sanas` all the cells are plausible; otherwise anything may be anywhere."""
    campos = [campo for nombre, campo in recurso.fields.items() if not campo.readonly and nombre != "id"]
    if sanas and draw(st.booleans()):  # rows that exist, by their ID, with some of the columns
        otros = [campo for nombre, campo in recurso.fields.items() if campo in campos and nombre not in recurso.clave] or campos
        campos = [recurso.fields["id"], *draw(st.lists(st.sampled_from(otros), min_size=1, unique=True))]
    elif not sanas:
        campos = draw(st.lists(st.sampled_from(recurso.campos()), min_size=1, max_size=len(recurso.fields)) | st.permutations(campos))
    columnas = [celda_sana(campo, textos_de) if sanas else celda_sana(campo, textos_de) | basura for campo in campos]
    filas = draw(st.lists(st.tuples(*columnas).map(list), min_size=1, max_size=2 if sanas else 6))
    titulos = [titulo_escrito(draw, campo.column_name) for campo in campos]
    encima = [] if sanas else draw(st.lists(st.lists(basura, max_size=3), max_size=2))
    return [*encima, titulos, *filas]


def titulo_escrito(draw, titulo):
    return draw(st.sampled_from([titulo, titulo.lower(), titulo.title(), f"  {titulo} ", titulo.replace("Ó", "O").replace("É", "E")]))


def en_csv(tabla, separador=","):
    salida = io.StringIO()
    csv.writer(salida, delimiter=separador).writerows(tabla)
    return salida.getvalue().encode()


def en_xlsx(tabla):
    """Each cell with its type: dates are dates, and text is text even when it looks like a formula."""
    salida = io.BytesIO()
    opciones = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True, "default_date_format": "dd/mm/yyyy"}
    with xlsxwriter.Workbook(salida, opciones) as libro:
        hoja = libro.add_worksheet("Hoja 1")
        for n, fila in enumerate(tabla):
            for columna, valor in enumerate(fila):
                if isinstance(valor, str):
                    hoja.write_string(n, columna, valor[:FIN_DE_TEXTO])
                elif isinstance(valor, (date, datetime, time)):
                    hoja.write_datetime(n, columna, valor)
                elif valor is not None:
                    hoja.write(n, columna, valor)
    return salida.getvalue()


archivos = st.sampled_from([("hoja.csv", en_csv), ("hoja.csv", lambda tabla: en_csv(tabla, ";")), ("hoja.xlsx", en_xlsx)])

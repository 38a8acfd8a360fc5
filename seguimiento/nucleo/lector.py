"""Sheets of an uploaded file, row by row. Small files that passed the inspection are read here, the rest in a process apart.

A `Libro` has `hojas`: [(name, rows in all or None, first rows)] and `filas(n)`: the rows of the sheet n, lists of cells from row 1 of
the sheet. It knows no Django: the process apart starts in a moment and has little to lose.
"""

import csv
import io
import itertools
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from .formulas import sin_defensa
from .paquete import CONTRASENA, DANADO, FILAS_DE_TITULO, MACROS, MAXIMO_FILAS, ArchivoInvalido, revisar

MAXIMO_BYTES = 20 * 1024 * 1024
MAXIMO_COLUMNAS = 200
EN_CASA = 1024 * 1024  # bytes of a .xlsx or .csv that is read without a process apart
CLASES = ("xlsx", "csv", "xls", "ods")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class SinValor(str):
    """A cell whose value nobody knows; the text is why."""


def clase_de(ruta, nombre):
    """ "xlsx", "csv", "xls" or "ods", once the name, the size and the first bytes agree; ArchivoInvalido says what is wrong."""
    extension, octetos = nombre.rsplit(".", 1)[-1].lower(), Path(ruta).stat().st_size
    if not octetos:
        raise ArchivoInvalido("El archivo está vacío.")
    if octetos > MAXIMO_BYTES:
        raise ArchivoInvalido("El archivo pesa más de 20 MB. Divídalo en partes.")
    if extension in {"xlsm", "xltm", "xlsb", "xlam"}:
        raise ArchivoInvalido(MACROS)
    if extension not in CLASES:
        raise ArchivoInvalido("Ese tipo de archivo no se lee. Guárdelo como Excel (.xlsx) o CSV.")
    with Path(ruta).open("rb") as archivo:
        inicio = archivo.read(8)
        if extension == "csv" and (inicio[:4] == b"PK\x03\x04" or inicio == OLE):
            raise ArchivoInvalido("El archivo se llama .csv pero es un libro de Excel: súbalo con su propia extensión.")
        if extension in {"xlsx", "ods"} and inicio == OLE:
            cifrado = "EncryptedPackage".encode("utf-16-le") in archivo.read()
            raise ArchivoInvalido(CONTRASENA if cifrado else "El archivo es de un Excel anterior: guárdelo como .xlsx.")
    if (extension in {"xlsx", "ods"} and inicio[:2] != b"PK") or (extension == "xls" and inicio != OLE):
        raise ArchivoInvalido(DANADO)
    return extension


class LibroDeExcel:
    """xlsx, xls or ods, through calamine."""

    def __init__(self, ruta, clase):
        self.sin_valor = revisar(ruta, clase) if clase in {"xlsx", "ods"} else _revisar_xls(ruta)
        try:
            self.libro = CalamineWorkbook.from_path(str(ruta))
            self.nombres = [hoja.name for hoja in self.libro.sheets_metadata if hoja.typ == SheetTypeEnum.WorkSheet]
            self.leidas = [self.libro.get_sheet_by_name(nombre) for nombre in self.nombres]
        except PasswordError as error:
            raise ArchivoInvalido(CONTRASENA) from error
        except BaseException as error:
            if isinstance(error, (CalamineError, ValueError, OSError)) or type(error).__name__ == "PanicException":
                raise ArchivoInvalido(DANADO) from error
            raise
        self.hojas = [
            (nombre, hoja.total_height, list(itertools.islice(self.filas(n), FILAS_DE_TITULO)))
            for n, (nombre, hoja) in enumerate(zip(self.nombres, self.leidas, strict=True))
        ]

    def filas(self, n):
        hoja, sin_valor = self.leidas[n], self.sin_valor.get(self.nombres[n], {})
        if hoja.start is None:
            return
        antes = [""] * hoja.start[1]  # the columns before the first one with something
        dudosas = {}
        for (fila, columna), mensaje in sin_valor.items():
            dudosas.setdefault(fila, []).append((columna, mensaje))
        for numero, celdas in enumerate(hoja.iter_rows(), start=1):
            fila = [*antes, *celdas]
            for columna, mensaje in dudosas.get(numero, ()):
                fila += [""] * (columna + 1 - len(fila))
                fila[columna] = SinValor(mensaje)
            yield _revisar_fila(numero, fila)


def _revisar_xls(ruta):
    if "_VBA_PROJECT".encode("utf-16-le") in Path(ruta).read_bytes():
        raise ArchivoInvalido(MACROS)
    return {}


class LibroCsv:
    """One sheet, "CSV"; the apostrophe with which our own CSV defuses formulas is taken off."""

    def __init__(self, ruta):
        self.texto = _decodificar(Path(ruta).read_bytes())
        lineas = list(itertools.islice(io.StringIO(self.texto), FILAS_DE_TITULO))
        self.separador = max(",;\t", key=lambda separador: max((linea.count(separador) for linea in lineas), default=0))
        self.hojas = [("CSV", self.texto.count("\n") + 1, list(itertools.islice(self.filas(0), FILAS_DE_TITULO)))]

    def filas(self, n):
        numero = 0
        try:
            for numero, fila in enumerate(csv.reader(io.StringIO(self.texto, newline=""), delimiter=self.separador), start=1):
                yield _revisar_fila(numero, [sin_defensa(celda) for celda in fila])
        except csv.Error as error:
            raise ArchivoInvalido(f"El CSV no se lee después del renglón {numero}: revise si falta cerrar unas comillas.") from error


def _decodificar(octetos):
    if octetos[:2] in (b"\xff\xfe", b"\xfe\xff"):
        codificaciones = ("utf-16",)
    elif b"\x00" in octetos:
        raise ArchivoInvalido("El CSV trae bytes nulos: no es texto. Guárdelo de nuevo como «CSV UTF-8».")
    else:
        codificaciones = ("utf-8-sig", "cp1252")
    for codificacion in codificaciones:
        try:
            return octetos.decode(codificacion)
        except UnicodeDecodeError:
            continue
    raise ArchivoInvalido("El CSV no se lee: guárdelo con codificación UTF-8.")


def _revisar_fila(numero, fila):
    """The same row without its blank tail; what no person wrote by hand is refused."""
    if numero > MAXIMO_FILAS + FILAS_DE_TITULO:
        raise ArchivoInvalido(f"La hoja tiene más de {MAXIMO_FILAS:,} renglones, contando los vacíos. Divídala o borre los que sobran.")
    if len(fila) > MAXIMO_COLUMNAS:
        if any(celda not in (None, "") for celda in fila[MAXIMO_COLUMNAS:]):
            raise ArchivoInvalido(f"La hoja tiene más de {MAXIMO_COLUMNAS} columnas. Deje sólo las de la plantilla.")
        return fila[:MAXIMO_COLUMNAS]
    return fila


def abrir_aqui(ruta, clase):
    return LibroCsv(ruta) if clase == "csv" else LibroDeExcel(ruta, clase)

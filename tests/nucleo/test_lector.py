"""Uploads that are not what they say: each is refused in words, before any library opens it, and without taking memory."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from seguimiento.nucleo import aparte
from seguimiento.nucleo.aparte import abrir
from seguimiento.nucleo.lector import SinValor
from seguimiento.nucleo.paquete import ArchivoInvalido

TITULOS, FILA = ["FECHA", "MOTIVO"], ["05/02/2024", "Constitución"]
HOJA = "xl/worksheets/sheet1.xml"


def xlsx(*filas):
    libro, bufer = Workbook(), io.BytesIO()
    for fila in filas or (TITULOS, FILA):
        libro.active.append(fila)
    libro.save(bufer)
    return bufer.getvalue()


def con_partes(partes, base=None):
    """The same package with these parts changed or added: {name: bytes or function(bytes)}."""
    bufer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base or xlsx())) as viejo, zipfile.ZipFile(bufer, "w", zipfile.ZIP_DEFLATED) as nuevo:
        for nombre in viejo.namelist():
            contenido = viejo.read(nombre)
            if nombre in partes:
                contenido = partes[nombre](contenido) if callable(partes[nombre]) else partes[nombre]
            nuevo.writestr(nombre, contenido)
        for nombre in partes.keys() - set(viejo.namelist()):
            nuevo.writestr(nombre, partes[nombre])
    return bufer.getvalue()


def con_filas(xml):
    """A sheet whose rows are that XML."""
    return con_partes({HOJA: lambda hoja: hoja.replace(b"</sheetData>", xml + b"</sheetData>")})


def bomba():
    """20 MB of the letter a, a thousand times: in the package they are little."""
    return con_partes({"xl/media/fondo.bin": b"a" * 320 * 1024 * 1024})


def mentirosa():
    """A part that says it is small and is not."""
    contenido = bytearray(con_partes({"xl/media/fondo.bin": b"a" * 50_000_000}))
    for marca, lugar in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        n = contenido.index(b"xl/media/fondo.bin", contenido.index(marca)) if marca == b"PK\x03\x04" else contenido.rindex(b"xl/media")
        inicio = contenido.rindex(marca, 0, n)
        contenido[inicio + lugar : inicio + lugar + 4] = (100).to_bytes(4, "little")
    return bytes(contenido)


def cifrado():
    """First bytes and a stream name of a workbook with password."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")


ENTIDADES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet/>'
MILLON = b"".join(b'<row r="%d"></row>' % n for n in range(3, 1_000_001))
REFUSADOS = {
    "zip bomb": ("bomba.xlsx", bomba, "demasiado grande al abrirlo"),
    "lying zip": ("miente.xlsx", mentirosa, "dañado"),
    "xml entities": ("entidades.xlsx", lambda: con_partes({HOJA: ENTIDADES}), "entidades XML"),
    "entities in styles": ("entidades.xlsx", lambda: con_partes({"xl/styles.xml": ENTIDADES}), "entidades XML"),
    "macros": ("macros.xlsx", lambda: con_partes({"xl/vbaProject.bin": b"x"}), "macros"),
    "macros by name": ("libro.xlsm", xlsx, "macros"),
    "password": ("secreto.xlsx", cifrado, "contraseña"),
    "old excel renamed": ("viejo.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Excel anterior"),
    "excel named csv": ("libro.csv", xlsx, "es un libro de Excel"),
    "csv named excel": ("hoja.xlsx", lambda: b"FECHA,MOTIVO\n", "dañado"),
    "pdf": ("hoja.pdf", lambda: b"%PDF-1.7", "no se lee"),
    "empty": ("hoja.xlsx", lambda: b"", "vacío"),
    "empty csv": ("hoja.csv", lambda: b"", "vacío"),
    "truncated": ("hoja.xlsx", lambda: xlsx()[:-200], "dañado"),
    "truncated in the middle": ("hoja.xlsx", lambda: xlsx()[:800], "dañado"),
    "200 columns": ("ancha.xlsx", lambda: xlsx(TITULOS, ["x"] * 201), "más de 200 columnas"),
    "200 columns, csv": ("ancha.csv", lambda: b"FECHA,MOTIVO\n" + b"x," * 201, "más de 200 columnas"),
    "a million blank rows": ("larga.xlsx", lambda: con_filas(MILLON), "pasa del renglón 100,000"),
    "a million blank rows, csv": ("larga.csv", lambda: b"FECHA,MOTIVO\n" + b",\n" * 1_000_000, "más de 100,000 renglones"),
    "a row far away": ("lejos.xlsx", lambda: con_filas(b'<row r="900000"><c r="A900000"><v>1</v></c></row>'), "pasa del renglón 100,000"),
    "cells without end": (
        "celdas.xlsx", lambda: con_filas(b'<row r="99999"><c r="XFD99999"><v>1</v></c></row>'), "demasiadas celdas",
    ),
    "null bytes": ("nulos.csv", lambda: b"FECHA,MOTIVO\n\x00\x00,x\n", "bytes nulos"),
    "too heavy": ("pesado.csv", lambda: b"x" * (20 * 1024 * 1024 + 1), "más de 20 MB"),
    "quotes never closed": ("comillas.csv", lambda: b'FECHA,MOTIVO\n"' + b"x" * 200_000, "cerrar unas comillas"),
}  # fmt: skip


def leer(ruta, nombre):
    with abrir(ruta, nombre) as libro:
        return [fila for n in range(len(libro.hojas)) for fila in libro.filas(n)]


@pytest.mark.parametrize(("nombre", "hacer", "mensaje"), REFUSADOS.values(), ids=REFUSADOS)
def test_what_should_not_be_opened_is_refused_in_words(tmp_path, nombre, hacer, mensaje):
    ruta = tmp_path / "archivo"
    ruta.write_bytes(hacer())
    with pytest.raises(ArchivoInvalido, match=mensaje):
        leer(ruta, nombre)


def test_a_file_that_eats_memory_takes_only_its_own_process(tmp_path, monkeypatch):
    """The reader of large files may not grow beyond its bound; whoever asked goes on."""
    monkeypatch.setattr(aparte, "EN_CASA", 0)
    monkeypatch.setattr(aparte, "MEMORIA", 1024 * 1024)
    ruta = tmp_path / "archivo"
    ruta.write_bytes(xlsx(TITULOS, *([n, f"Motivo {n}"] for n in range(20_000))))
    with pytest.raises(ArchivoInvalido, match="sin poner en riesgo"):
        leer(ruta, "hoja.xlsx")


@pytest.mark.parametrize("en_casa", [0, aparte.EN_CASA], ids=["apart", "at home"])
def test_large_and_small_files_read_the_same(tmp_path, monkeypatch, en_casa):
    monkeypatch.setattr(aparte, "EN_CASA", en_casa)
    ruta = tmp_path / "archivo"
    ruta.write_bytes(xlsx(TITULOS, *([FILA] * 1200), [None, "al final"]))
    filas = leer(ruta, "hoja.xlsx")
    assert (filas[0], filas[1], len(filas), filas[-1]) == (TITULOS, FILA, 1202, ["", "al final"])


FORMULA = (
    b'<row r="3"><c r="A3"><f>HOY()</f></c><c r="B3" t="str"><f>"x"</f><v>x</v></c></row><row r="4"><c r="B4" t="e"><v>#REF!</v></c></row>'
)


def test_a_formula_without_result_and_an_error_are_errors_of_their_cell(tmp_path):
    ruta = tmp_path / "archivo"
    ruta.write_bytes(con_filas(FORMULA))
    _, _, tercera, cuarta = leer(ruta, "hoja.xlsx")
    assert isinstance(tercera[0], SinValor) and "fórmula sin resultado" in tercera[0]
    assert tercera[1] == "x"
    assert isinstance(cuarta[1], SinValor) and "#REF!" in cuarta[1]

"""Exports read by one SQL statement print exactly what each resource would print cell by cell."""

import csv
import io
import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from compromisos.campana.models import Accion
from compromisos.campana.resources import AccionResource
from seguimiento.cuentas.models import Usuario
from seguimiento.nucleo import formulas, salidas
from seguimiento.nucleo.extraccion import Extraccion
from seguimiento.nucleo.pantallas import ListScreen
from tests import datos, rutas

CORTE = date(2023, 12, 31)
LISTAS = [ruta.vista for ruta in rutas.de(ListScreen) if ruta.vista.resource_class]
ROLES = ("administrador", "coordinador", "enlace")


def extraer(pantalla, usuario):
    recurso = pantalla.resource_class(usuario=usuario)
    qs = pantalla.model.objects.visibles_para(usuario).al_corte(CORTE, usuario)
    return recurso, qs, Extraccion(recurso, qs, CORTE)


def celdas(fila):
    """Figures by their value: 0 and 0.00 are one."""
    return [Decimal(str(celda)) if isinstance(celda, (int, float, Decimal)) and not isinstance(celda, bool) else celda for celda in fila]


def leidas(lineas):
    return list(csv.reader(io.StringIO(b"".join(lineas).decode())))


def cifras(fila):
    """The same for the text of a CSV, which never has more than two decimals."""
    return [f"{Decimal(celda):.2f}" if re.fullmatch(r"\d+(\.\d{1,2})?", celda) else celda for celda in fila]


@pytest.mark.parametrize("rol", ROLES)
@pytest.mark.parametrize("pantalla", LISTAS, ids=lambda pantalla: pantalla.__name__)
def test_it_prints_what_the_resource_prints(demo, db, pantalla, rol):
    recurso, qs, extraccion = extraer(pantalla, Usuario.objects.get(username=rol))
    campos = recurso.campos()
    esperadas = [[campo.export(objeto) for campo in campos] for objeto in recurso.para_exportar(qs)]

    assert extraccion.directa
    assert [celdas(fila) for fila in extraccion.filas()] == [celdas(fila) for fila in esperadas]
    lento = b"".join(salidas.csv_de([], esperadas, "x.csv").streaming_content).removeprefix(b"\xef\xbb\xbf\r\n")
    assert [cifras(f) for f in leidas(extraccion.csv())] == [cifras(f) for f in leidas([lento])]


@pytest.mark.parametrize("ruta", [ruta for ruta in rutas.de(ListScreen) if ruta.vista.resource_class], ids=str)
def test_columns_that_only_the_screen_has_follow_those_that_come_back(demo, db, client, ruta):
    client.force_login(Usuario.objects.get(username="coordinador" if ruta.modelo._meta.app_label != "nucleo" else "administrador"))
    todas = [columna["clave"] for columna in client.get(ruta.url()).context["columnas"]]
    parametros = {"corte": CORTE.isoformat(), "ejercicio": "todos", "col": todas}
    titulos, *filas = leidas([b"".join(client.get(ruta.url(), {**parametros, "formato": "csv"})).removeprefix(b"\xef\xbb\xbf")])
    en_pantalla = client.get(ruta.url(), {**parametros, "formato": "json"}).json()
    propias = [campo.column_name for campo in ruta.vista.resource_class().campos()]
    assert titulos[: len(propias)] == propias
    assert len(set(titulos)) == len(titulos)
    for n, titulo in list(enumerate(titulos))[len(propias) :]:
        columna = next(c for c, otro in enumerate(en_pantalla["columnas"]) if otro.upper() == titulo)
        assert [como_en_pantalla(fila[n]) for fila in filas] == [fila[columna] for fila in en_pantalla["filas"]], titulo


def como_en_pantalla(celda):
    """A cell of a CSV as the JSON of the list has it."""
    if re.fullmatch(r"-?\d+(\.\d{1,2})?", celda):
        return float(celda)
    dia = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", celda)
    return "-".join(reversed(dia.groups())) if dia else celda or None


def test_what_goes_out_by_one_statement_does_with_every_column_of_the_screen_too(demo, db, client, monkeypatch):
    monkeypatch.setattr(Extraccion, "_de_instancias", lambda self: pytest.fail(f"row by row: {self.recurso}"))
    client.force_login(Usuario.objects.get(username="coordinador"))
    for ruta in rutas.de(ListScreen):
        directa = ruta.vista.resource_class and extraer(ruta.vista, Usuario.objects.get(username="coordinador"))[2].directa
        if directa and ruta.modelo._meta.app_label != "nucleo":
            todas = [columna["clave"] for columna in client.get(ruta.url()).context["columnas"]]
            assert list(client.get(ruta.url(), {"formato": "csv", "col": todas}))


def test_it_asks_once_however_many_rows(demo, db):
    with CaptureQueriesContext(connection) as consultas:
        _, _, extraccion = extraer(next(p for p in LISTAS if p.model is Accion), Usuario.objects.get(username="coordinador"))
        filas = sum(1 for _ in extraccion.csv())
    assert filas > 500
    assert len([q for q in consultas if "campana_accion" in q["sql"]]) == 1


def test_a_column_that_nobody_explains_is_printed_row_by_row(demo, db):
    class Oscuro(AccionResource):
        def agregados(self, corte):
            return []

    qs = Accion.objects.al_corte(CORTE).order_by("pk")[:50]
    lenta, directa = Extraccion(Oscuro(), qs, CORTE), Extraccion(AccionResource(), qs, CORTE)
    assert (lenta.directa, directa.directa) == (False, True)
    assert [celdas(fila) for fila in lenta.filas()] == [celdas(fila) for fila in directa.filas()]


@pytest.mark.parametrize("texto", ["=1+1", "+52 662", "-5", "@sum", "'=1", "''-", "'quoted'", "plain", 'with "quotes", commas\nand lines'])
def test_text_is_defused_by_the_database_as_by_python_and_comes_back(db, texto):
    datos.dependencia("ABC", nota=texto)
    pantalla = next(p for p in LISTAS if p.__name__ == "DependenciaList")
    recurso, _, extraccion = extraer(pantalla, datos.usuario("administrador"))
    posicion = list(recurso.fields).index("nota")
    (fila,) = [fila for fila in leidas(extraccion.csv()) if "ABC" in fila]
    assert fila[posicion] == formulas.defendido(texto)
    assert formulas.sin_defensa(fila[posicion]) == texto


def test_what_is_known_to_be_empty_has_no_rows(db):
    vacias = Accion.objects.filter(pk__in=[]).al_corte(CORTE)
    assert list(Extraccion(AccionResource(), vacias, CORTE).filas()) == list(Extraccion(AccionResource(), vacias, CORTE).csv()) == []

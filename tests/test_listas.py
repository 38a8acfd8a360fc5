"""Every list of the URLconf: same queries for 1 row as for 3, no filter breaks it, and its outputs have exactly its rows."""

import csv
import io

import pgtrigger
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from atencion.personas.models import AccesoADatos
from atencion.personas.models import Aviso as AvisoDePrivacidad
from atencion.peticiones.models import Actuacion, Conclusion, Seguimiento
from seguimiento.cuentas.models import Acceso, Suplencia, Usuario
from seguimiento.nucleo.filtros import EjercicioFilter
from seguimiento.nucleo.models import Registro, Umbral
from seguimiento.nucleo.pantallas import ListScreen, RestoreScreen, ReviewList
from tests.rutas import de
from transparencia.publico.models import Licencia

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

MAXIMO_DE_CONSULTAS = 10  # besides the session, the person and what is remembered between requests
RECORDADO = ("pg_current_snapshot", "cuentas_encargo", "nucleo_diainhabil", "nucleo_ejercicio", "nucleo_umbral", "DECLARE ")
DE_LA_SESION = ("django_session", '"cuentas_usuario"."id" = ', "cuentas_sesion", "mfa_authenticator")
BASURA = ("x", "-1", "0", "99999999999999999999", "31/02/2024", "'; -- (|&%", "true", "\x00")
LISTAS = de(ListScreen)
cada_lista = pytest.mark.parametrize("ruta", LISTAS, ids=str)


@pytest.fixture(autouse=True)
def persona(client):
    """Who may see and do most in each module: administrador for its own, coordinador elsewhere."""
    personas = {uno.username: uno for uno in Usuario.objects.all()}
    Suplencia.objects.bulk_create(
        Suplencia(titular=personas[uno], suplente=personas[otro], desde="2024-01-01", hasta="2024-01-05")
        for uno, otro in (("director", "consulta"), ("consulta", "director"), ("capturista", "coordinador"))
    )
    Umbral.objects.bulk_create(Umbral(reporte=reporte) for reporte in ("compromisos", "resumen-de-acuerdos"))
    Acceso.objects.bulk_create(
        Acceso(usuario=personas[quien], nombre=quien, resultado="entro") for quien in ("director", "consulta", "enlace")
    )

    AvisoDePrivacidad.objects.bulk_create(
        AvisoDePrivacidad(numero=90 + n, desde="2024-01-01", simplificado="Breve", texto="Completo") for n in range(3)
    )
    AccesoADatos.objects.bulk_create(
        AccesoADatos(usuario=personas[quien], clase="exportar", campos="nombre", motivo="Padrón", filas=3)
        for quien in ("director", "capturista", "coordinador")
    )
    Licencia.objects.bulk_create(Licencia(nombre=f"Licencia {n}", texto="Úsese.") for n in range(2))

    def entrar(ruta):
        suyos = ("cuentas", "nucleo", "regimenes")
        client.force_login(personas["administrador" if ruta.modelo._meta.app_label in suyos else "coordinador"])

    return entrar


def todo(ruta, **parametros):
    """Parameters that ask for every row: all years, all states of review."""
    filtros = ruta.vista.filterset_class.base_filters
    siempre = {nombre: "todos" for nombre, filtro in filtros.items() if isinstance(filtro, EjercicioFilter)}
    return siempre | ({"validacion": "todas"} if issubclass(ruta.vista, ReviewList) else {}) | parametros


def como_json(client, ruta, **parametros):
    respuesta = client.get(ruta.url(), todo(ruta, formato="json", **parametros))
    assert respuesta.status_code == 200, respuesta.text
    return respuesta.json()


def dejar(modelo, cuantas, pks=None):
    """Leave the first rows alone, but for the people who enter."""
    if modelo is Usuario:
        return
    pks = pks or list(modelo.objects.values_list("pk", flat=True))
    if modelo is Actuacion:  # a view: what it is made of
        for parte, resto in ((Seguimiento, 0), (Conclusion, 1)):
            parte.objects.exclude(pk__in=[pk // 2 for pk in pks[:cuantas] if pk % 2 == resto]).update(eliminado="2024-01-01T00:00Z")
        return
    sobran = modelo.objects.exclude(pk__in=pks[:cuantas])
    with pgtrigger.ignore("personas.AccesoADatos:no_se_cambia"):  # a log that nobody may shorten
        sobran.update(eliminado="2024-01-01T00:00Z") if issubclass(modelo, Registro) else sobran.borrar_de_verdad()


def consultas(client, ruta):
    """SQL of the page, without what is of the session, of the person, or remembered between requests (whether or not it was)."""
    with CaptureQueriesContext(connection) as capturadas:
        assert client.get(ruta.url(), todo(ruta)).status_code == 200
    aparte = {*DE_LA_SESION, *RECORDADO} - {ruta.modelo._meta.db_table}
    return [c["sql"] for c in capturadas if not any(parte in c["sql"] for parte in aparte)]


@cada_lista
def test_a_list_asks_the_same_of_the_database_for_one_row_as_for_three(client, persona, ruta):
    persona(ruta)
    pks = [fila[0] for fila in como_json(client, ruta)["filas"]]
    assert len(pks) >= 3, "the demonstration has too few rows"
    dejar(ruta.modelo, 3, pks)
    client.get(ruta.url())  # content types, and the catalogues that the rows change
    de_tres = consultas(client, ruta)
    dejar(ruta.modelo, 1, pks)
    client.get(ruta.url())
    de_una = consultas(client, ruta)
    assert len(de_tres) == len(de_una), [uno for uno in de_tres if uno not in de_una]
    assert len(de_tres) <= MAXIMO_DE_CONSULTAS, "\n".join(de_tres)


@cada_lista
def test_no_value_of_a_filter_breaks_a_list(client, persona, ruta):
    persona(ruta)
    dejar(ruta.modelo, 3)
    mal = {}
    for filtro in ruta.vista.filterset_class.base_filters:
        for valor in BASURA:
            estado = client.get(ruta.url(), todo(ruta, **{filtro: valor, "formato": "json"})).status_code
            if estado not in (200, 400):
                mal[filtro, valor] = estado
    assert mal == {}


@cada_lista
def test_no_other_parameter_breaks_a_list(client, persona, ruta):
    persona(ruta)
    dejar(ruta.modelo, 3)
    for parametro in ("orden", "col", "por_pagina", "eliminados", "nada"):
        for valor in ("x", "-x", "-1", "'", "0", "pk", "-eliminado"):
            assert client.get(ruta.url(), todo(ruta, **{parametro: valor})).status_code == 200, (parametro, valor)
        assert client.get(ruta.url(), todo(ruta, **{parametro: "\x00"})).status_code == 400  # no person writes it: refused for all pages


@cada_lista
def test_a_filter_that_does_not_read_is_told_on_the_page(client, persona, ruta):
    persona(ruta)
    for parametro, valor in (("corte", "ayer"), ("corte", "2999-01-01")):
        respuesta = client.get(ruta.url(), {parametro: valor})
        assert respuesta.status_code == 200
        assert respuesta.context["error"]
        assert respuesta.context["error"] in respuesta.text.replace("&#x27;", "'")
        assert client.get(ruta.url(), {parametro: valor, "formato": "json"}).status_code == 400


@cada_lista
def test_the_outputs_have_exactly_the_rows_of_the_list(client, persona, ruta):
    persona(ruta)
    datos = como_json(client, ruta)
    assert datos["total"] == len(datos["filas"])
    assert {len(fila) for fila in datos["filas"]} <= {len(datos["columnas"])}
    paginas = client.get(ruta.url(), todo(ruta)).context["table"].page.paginator
    assert paginas.count == datos["total"]
    texto = b"".join(client.get(ruta.url(), todo(ruta, formato="csv"))).decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(texto)))) == datos["total"] + 1
    libro = load_workbook(io.BytesIO(b"".join(client.get(ruta.url(), todo(ruta, formato="xlsx")))), read_only=True)
    assert sum(1 for _ in libro.worksheets[0].iter_rows()) == datos["total"] + 1


@cada_lista
def test_a_short_list_prints_as_pdf(client, persona, ruta):
    persona(ruta)
    dejar(ruta.modelo, 8)
    respuesta = client.get(ruta.url(), todo(ruta, formato="pdf"))
    assert (respuesta.status_code, b"".join(respuesta)[:5]) == (200, b"%PDF-")


@cada_lista
def test_the_columns_shown_are_those_chosen(client, persona, ruta):
    persona(ruta)
    todas = [columna["clave"] for columna in client.get(ruta.url(), todo(ruta)).context["columnas"]]
    for elegidas in (todas, todas[:1], todas[-2:]):
        contexto = client.get(ruta.url(), todo(ruta, col=elegidas)).context
        assert [columna.name for columna in contexto["table"].columns] == elegidas
        titulos = [columna["titulo"] for columna in contexto["columnas"] if columna["visible"]]
        exportadas = como_json(client, ruta, col=elegidas)["columnas"]
        assert len(set(exportadas)) == len(exportadas)
        tabla = contexto["table"]
        de_la_linea = [tabla.columns.columns[n].verbose_name for n in tabla.Meta.siempre_exportadas if n in tabla.columns.columns]
        assert {*exportadas} - {"ID", *titulos} <= {*de_la_linea}  # what the quiet line of a row says
        sin_folio = [titulo for titulo in titulos if titulo not in ("ID", *de_la_linea[:1])]
        assert [titulo for titulo in exportadas if titulo in sin_folio] == sin_folio


@cada_lista
def test_a_page_that_does_not_exist_is_not_found(client, persona, ruta):
    persona(ruta)
    for pagina in ("0", "-1", "9999", "x"):
        respuesta = client.get(ruta.url(), todo(ruta, pagina=pagina))
        assert (respuesta.status_code, "no existe" in respuesta.text.lower()) == (404, True), pagina


@cada_lista
def test_an_unknown_format_is_not_found(client, persona, ruta):
    persona(ruta)
    assert client.get(ruta.url(), {"formato": "exe"}).status_code == 404


@pytest.mark.parametrize("ruta", [ruta for ruta in LISTAS if any(otra.modelo is ruta.modelo for otra in de(RestoreScreen))], ids=str)
def test_deleted_rows_are_listed_apart_for_whoever_may_restore_them(client, persona, ruta):
    persona(ruta)
    pk = next(fila[0] for fila in como_json(client, ruta)["filas"] if fila[0] != int(client.session["_auth_user_id"]))
    ruta.modelo.todos.filter(pk=pk).marcar_eliminados("Duplicado")
    assert pk not in [fila[0] for fila in como_json(client, ruta)["filas"]]
    assert pk in [fila[0] for fila in como_json(client, ruta, eliminados="1")["filas"]]

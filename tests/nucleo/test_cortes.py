"""A cut prints the same whatever happens to the records, and anybody can verify it."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.utils import DatabaseError

from seguimiento.nucleo import cortes
from seguimiento.nucleo.models import Corte
from seguimiento.nucleo.reportes import Celda, Columna, Reporte
from seguimiento.nucleo.semaforo import Umbrales
from tests import datos
from tests.gabinetes.acuerdos import datos_acuerdos as hacer

pytestmark = pytest.mark.django_db
HOY = date(2024, 2, 12)


def reporte(*valores, totales=True):
    """Rows (name, count, percentage)."""
    filas = [[nombre, Celda(n, f"/lista/?de={nombre}"), Decimal(str(pct)) if pct is not None else None] for nombre, n, pct in valores]
    return Reporte(
        slug="prueba",
        titulo="Prueba",
        corte=HOY,
        columnas=[Columna("Nombre"), Columna("Cuántos", "entero"), Columna("Avance", "porcentaje", 1, semaforo=True)],
        filas=filas,
        totales=["Total", sum(n for _, n, _ in valores), None] if totales else None,
        umbrales=Umbrales(Decimal(90), Decimal(60)),
        notas=["Una nota"],
        medida="promedio de estatus",
        resumen=[("acciones", "12")],
    )


@pytest.fixture
def director():
    return datos.usuario("director")


def congelar(hecho, usuario, **parametros):
    return cortes.congelar(hecho, parametros=parametros, usuario=usuario, fecha=HOY)


def test_a_cut_prints_the_same_report_again(director):
    original = reporte(("Uno", 3, 66.66), ("Dos", 0, None))

    repetido = cortes.reporte_de(congelar(original, director))

    assert repetido.datos() == original.datos()
    assert [[c.color for c in fila] for fila in repetido.filas] == [["", "", "amarillo"], ["", "", "gris"]]
    assert (repetido.medida, repetido.resumen, repetido.umbrales) == (original.medida, original.resumen, original.umbrales)


def test_dates_and_the_places_without_one_are_read_back_as_they_were(director):
    columnas = [Columna("Nombre"), Columna("Desde", "fecha")]
    original = Reporte(
        slug="prueba", titulo="Prueba", corte=HOY, columnas=columnas, filas=[["Uno", HOY], ["Dos", None]], totales=["Total", ""]
    )

    repetido = cortes.reporte_de(congelar(original, director))

    assert [[celda.valor for celda in fila] for fila in [*repetido.filas, repetido.totales]] == [["Uno", HOY], ["Dos", None], ["Total", ""]]
    assert repetido.filas[0][1].texto == original.filas[0][1].texto and repetido.datos() == original.datos()


def test_the_hash_is_that_of_the_canonical_json_without_generado(director):
    original = reporte(("Uno", 3, 66.66))
    corte = congelar(original, director)

    datos_json = json.loads(json.dumps(original.datos()))
    datos_json.pop("generado")

    assert cortes.huella_de(json.dumps(datos_json, ensure_ascii=False, sort_keys=True, separators=(",", ":"))) == corte.huella
    assert cortes.es_integro(corte)


def test_folios_of_cuts_have_no_gaps(director):
    folios = [congelar(reporte(("Uno", n, 1)), director).folio for n in range(3)]

    assert folios == ["COR-2024-0001", "COR-2024-0002", "COR-2024-0003"]


@pytest.mark.parametrize(
    "orden", ["UPDATE nucleo_corte SET datos = '{}'", "UPDATE nucleo_corte SET huella = 'x'", "DELETE FROM nucleo_corte"]
)
def test_the_database_lets_nobody_change_or_delete_a_cut(director, orden):
    congelar(reporte(("Uno", 3, 66.66)), director)

    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(orden)


def test_a_cut_is_approved_once(director):
    corte = congelar(reporte(("Uno", 3, 66.66)), director)

    assert cortes.aprobar(corte, usuario=director).aprobado_por == director
    with pytest.raises(ValidationError, match="ya está aprobado"):
        cortes.aprobar(corte, usuario=director)


def test_comparing_tells_what_changed_cell_by_cell():
    antes = reporte(("Uno", 3, 50), ("Dos", 1, 10))
    ahora = reporte(("Uno", 5, 50), ("Tres", 1, 10))

    comparacion = cortes.comparar(antes, ahora)

    estados = {nombre: estado for nombre, estado, _ in comparacion["filas"]}
    assert estados == {"Uno": "cambia", "Tres": "nueva", "Total": "cambia", "Dos": "ya no está"}
    uno = comparacion["filas"][0][2]
    assert (uno[0].antes, uno[0].ahora, uno[0].delta) == ("3", "5", 2)
    assert not uno[1].cambia


# -- screens

RUTA = "/reportes/resumen-de-acuerdos/cortes/"


def test_freezing_printing_again_after_a_change_and_comparing_with_today(client, director):
    acuerdo = hacer.acuerdo("Texto", (datos.dependencia(), 100))
    client.force_login(director)

    corte = Corte.objects.get(pk=client.post(RUTA, {"corte": ""}).url.rstrip("/").split("/")[-1])
    acuerdo.responsables.update(porcentaje=0, estatus="pendiente")

    assert client.get(f"{RUTA}{corte.pk}/?formato=json").json()["filas"][1][1] == 1
    assert client.get("/reportes/resumen-de-acuerdos/?formato=json").json()["filas"][1][1] == 0
    comparacion = client.get(f"{RUTA}{corte.pk}/comparar/").content.decode()
    assert "celdas distintas" in comparacion
    assert client.get(f"{RUTA}{corte.pk}/?formato=pdf").content.startswith(b"%PDF")
    assert client.get(RUTA).content.decode().count(corte.folio) == 1


@pytest.mark.parametrize(
    ("rol", "congela", "ve"), [("director", 302, 200), ("coordinador", 302, 200), ("consulta", 403, 200), ("enlace", 403, 403)]
)
def test_who_freezes_and_who_sees_cuts(client, rol, congela, ve):
    client.force_login(datos.usuario(rol, unidades=[datos.unidad(modulos=["acuerdos"])], dependencias=[datos.dependencia()]))

    assert client.post(RUTA, {"corte": ""}).status_code == congela
    assert client.get(RUTA).status_code == ve


@pytest.mark.parametrize("corte", ["31/02/2024", "01/01/2999", "ayer"])
def test_a_cut_needs_a_date_that_reads_and_has_come(client, director, corte):
    client.force_login(director)

    assert client.post(RUTA, {"corte": corte}).status_code == 422
    assert not Corte.objects.exists()


def test_anybody_verifies_by_the_address_of_the_qr_or_by_folio_and_hash(client, director):
    corte = congelar(reporte(("Secreto de prueba", 3, 66.66)), director)

    pagina = client.get(corte.get_verificacion_url())
    por_folio = client.get("/publico/verificar/", {"folio": corte.folio.lower(), "huella": corte.huella[:8]})

    assert "Documento auténtico" in pagina.content.decode()
    assert "Secreto de prueba" not in pagina.content.decode()
    assert por_folio.url == corte.get_verificacion_url()
    assert client.get("/publico/verificar/", {"folio": corte.folio, "huella": "00000000"}).status_code == 404
    assert client.get("/publico/verificar/2f1c2b1e-0000-4000-8000-000000000000/").status_code == 404

"""Correspondence by month: what is counted in each column as of the cut-off date, and that each figure leads to as many records."""

from datetime import date, time

import pytest

from atencion.correspondencia.models import Asunto, Recibido
from atencion.gestion import services
from seguimiento.nucleo.reportes import REGISTRO
from tests import datos
from tests.atencion.gestion.datos_gestion import borrador, expediente, folio, oficio

pytestmark = pytest.mark.django_db
ENERO, FEBRERO = date(2023, 1, 31), date(2023, 2, 1)


@pytest.fixture
def jefa(client):
    quien = datos.usuario("coordinador", unidades=[datos.unidad("DGGD", modulos=["gestion", "correspondencia"])])
    client.force_login(quien)
    return quien


def recibido(fecha, clase, numero, asunto):
    return Recibido.objects.create(
        folio=f"RE-{fecha.year}-{numero:05}", fecha=fecha, hora=time(9), ejercicio=fecha.year, clase=clase, remitente="Remitente de Prueba",
        sintesis="Síntesis", asunto=asunto,
    )  # fmt: skip


@pytest.fixture
def filas(jefa):
    """One of each kind on each side of the change of month, and what is not counted."""
    asunto = Asunto.objects.create(nombre="Obra pública")
    for numero, (fecha, clase) in enumerate([(ENERO, "relevante"), (ENERO, "relevante"), (FEBRERO, "ccp")], 1):
        recibido(fecha, clase, numero, asunto)
    uno, otro = folio(fecha=ENERO), folio("OEE", fecha=FEBRERO)
    for suyo, fecha in ((uno, ENERO), (uno, FEBRERO), (otro, FEBRERO)):
        services.dar_seguimiento([suyo], fecha=fecha, nota="Se llamó", usuario=jefa)
    oficio(fecha=ENERO), oficio(fecha=ENERO), oficio("OEE", fecha=FEBRERO), borrador(fecha=ENERO)
    services.cancelar(oficio(fecha=FEBRERO), fecha=date(2023, 3, 1), motivo="Llevaba un error", usuario=jefa)
    expediente(apertura=FEBRERO), expediente(serie="OEE", apertura=ENERO), folio(fecha=date(2022, 12, 31))


def cifras(hecho):
    return [[celda.valor for celda in fila] for fila in (*hecho.filas[:2], hecho.totales)]


@pytest.mark.parametrize(
    ("corte", "enero", "febrero"),
    [
        (ENERO, [2, 0, 1, 2, 0, 1, 0, 0, 1], [0] * 9),
        (FEBRERO, [2, 0, 1, 2, 0, 1, 0, 0, 1], [0, 1, 0, 1, 1, 1, 1, 1, 0]),  # what would be cancelled in March still stood
        (date(2023, 3, 1), [2, 0, 1, 2, 0, 1, 0, 0, 1], [0, 1, 0, 0, 1, 1, 1, 1, 0]),
    ],
)
def test_each_column_counts_its_own_up_to_the_cut(jefa, filas, corte, enero, febrero):
    hecho = REGISTRO["correspondencia-mensual"].hacer(corte, jefa, {"ejercicio": None})
    total = [uno + otro for uno, otro in zip(enero, febrero, strict=True)]
    assert cifras(hecho) == [["Enero", *enero], ["Febrero", *febrero], ["Total", *total]]
    assert len(hecho.filas) == 12


def test_every_figure_leads_to_as_many_records(jefa, filas, client):
    for corte in (FEBRERO, date(2023, 12, 31)):
        hecho = REGISTRO["correspondencia-mensual"].hacer(corte, jefa, {"ejercicio": 2023})
        celdas = [celda for fila in (*hecho.filas[:3], hecho.totales) for celda in fila[1:]]
        assert [client.get(f"{celda.enlace}&formato=json").json()["total"] for celda in celdas] == [celda.valor for celda in celdas]


def test_a_year_without_anything_says_so(jefa):
    hecho = REGISTRO["correspondencia-mensual"].hacer(date(2024, 5, 1), jefa, {"ejercicio": None})
    assert ([celda.valor for celda in hecho.totales[1:]], hecho.grafica, hecho.titulo) == ([0] * 9, None, "Correspondencia por mes, 2024")


def test_it_asks_as_little_however_much_there_is(jefa, filas, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        REGISTRO["correspondencia-mensual"].hacer(date(2023, 12, 31), jefa, {"ejercicio": None})

"""Reports: monthly semáforo by dependencia and asunto, the 48 hours, and what has been attended; each figure with its list."""

from datetime import date, time

import pytest

from atencion.correspondencia import services
from seguimiento.nucleo.reportes import REGISTRO
from tests import datos

from .datos_correspondencia import LUNES, asunto, enlace, jefa, momento, recibido, respuesta, turno

pytestmark = pytest.mark.django_db
FIN = date(2023, 12, 31)


def hacer(slug, quien, corte=FIN, **parametros):
    return REGISTRO[slug].hacer(corte, quien, {"ejercicio": None, **parametros})


@pytest.fixture
def escena():
    """Two dependencias and two asuntos: in time, late, overdue, paused, cancelled, and a turn of June."""
    quien = jefa()
    una, otra = datos.dependencia("AAA", nombre="Alfa"), datos.dependencia("BBB", nombre="Beta")
    obra = asunto("Obra pública")
    a_tiempo, tarde = turno(recibido(), una), turno(recibido(), una)
    respuesta(a_tiempo, quien, date(2023, 5, 22))
    respuesta(tarde, quien, date(2023, 5, 23))
    turno(recibido(asunto=obra), una)
    pausado = turno(recibido(asunto=obra), otra)
    services.pausar(pausado, motivo="Falta el expediente", usuario=quien, fecha=date(2023, 5, 10))
    services.cancelar(turno(recibido(), otra), motivo="Turnado por error", usuario=quien, fecha=date(2023, 5, 9))
    turno(recibido(date(2023, 6, 5)), otra, cuando=momento(date(2023, 6, 6)))
    return quien, una, otra


def test_the_semaforo_counts_turns_by_dependencia_and_asunto(escena):
    quien, una, otra = escena
    reporte = hacer("semaforo-de-correspondencia", quien, mes=5)
    assert [[celda.valor for celda in fila] for fila in reporte.filas] == [
        ["AAA", "Audiencia", 2, 1, 1, 0, 0, 100],
        ["AAA", "Obra pública", 1, 0, 0, 1, 1, 0],
        ["BBB", "Obra pública", 1, 0, 0, 1, 0, 0],
    ]
    assert [celda.valor for celda in reporte.totales] == ["Total", "", 4, 1, 1, 2, 1, 50]
    assert [fila[-1].color for fila in reporte.filas] == ["verde", "rojo", "rojo"]


@pytest.mark.parametrize(("mes", "corte", "total"), [(None, FIN, 5), (6, FIN, 1), (5, date(2023, 5, 8), 5), (7, FIN, 0)])
def test_the_semaforo_is_of_a_month_or_of_the_year_as_of_its_cut_off_date(escena, mes, corte, total):
    reporte = hacer("semaforo-de-correspondencia", escena[0], corte, mes=mes, ejercicio=2023)
    assert reporte.totales[2].valor == total


def test_every_figure_of_the_reports_leads_to_exactly_those_rows(client, escena):
    client.force_login(escena[0])
    for slug in ("semaforo-de-correspondencia", "turno-48-horas", "correspondencia-atendida"):
        reporte = hacer(slug, escena[0])
        celdas = [celda for fila in [*reporte.filas, reporte.totales] for celda in fila if celda.enlace]
        assert celdas
        for celda in celdas:
            assert client.get(f"{celda.enlace}&formato=json").json()["total"] == celda.valor, celda.enlace


def test_an_enlace_reads_the_semaforo_of_the_own_dependencia(escena):
    _, una, _ = escena
    reporte = hacer("semaforo-de-correspondencia", enlace(una))
    assert {fila[0].valor for fila in reporte.filas} == {"AAA"}
    assert reporte.totales[2].valor == 3


def test_48_hours_by_month_with_average_and_maximum():
    quien = jefa()
    turno(recibido(LUNES, time(9)), cuando=momento(LUNES, 11))
    turno(recibido(LUNES, time(9)), cuando=momento(date(2023, 5, 11), 9))
    recibido(LUNES), recibido(LUNES, clase="ccp")
    reporte = hacer("turno-48-horas", quien)
    mayo = [celda.valor for celda in reporte.filas[4]]
    assert mayo == ["Mayo", 3, 1, 1, 1, 37, 72, 50]
    assert [celda.valor for celda in reporte.filas[0]] == ["Enero", 0, 0, 0, 0, None, None, None]
    assert [celda.valor for celda in reporte.totales][1:] == mayo[1:]
    assert len(hacer("turno-48-horas", quien, date(2023, 5, 31)).filas) == 5


def test_a_letter_is_attended_when_all_its_dependencias_answered():
    quien, fila = jefa(), recibido()
    uno, otro = turno(fila), turno(fila)
    recibido(), recibido(clase="ccp")
    respuesta(uno, quien)
    cifras = lambda: [celda.valor for celda in hacer("correspondencia-atendida", quien).totales][1:]  # noqa: E731
    assert cifras() == [2, 1, 1, 0, 0]
    respuesta(otro, quien)
    assert cifras() == [2, 1, 0, 1, 50]

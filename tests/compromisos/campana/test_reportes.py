"""T03, T05, T06 and the complete report, with small cases."""

from datetime import date
from decimal import Decimal

import pytest

from compromisos.campana import reportes
from tests import datos

from . import datos_campana as hacer

pytestmark = pytest.mark.django_db
HOY = date(2024, 2, 12)


@pytest.fixture
def director():
    return datos.usuario("director")


@pytest.fixture
def casos():
    """Commitments 1 (66.7 %), 2 (50 %) and 3 (empty); 100 pesos are shared by both dependencias."""
    una, otra = datos.dependencia("UNA", nombre="Secretaría Una"), datos.dependencia("OTRA", nombre="Secretaría Otra")
    primero, segundo, vacio = (hacer.compromiso(n) for n in (1, 2, 3))
    acciones = [hacer.accion(primero, una, estatus) for estatus in ("concluida", "concluida", "pendiente")]
    acciones.append(hacer.accion(segundo, otra, "en_proceso"))
    hacer.asignacion(vacio, otra)
    hacer.inversion(100, acciones[0], acciones[3])
    hacer.inversion(Decimal("5.50"), acciones[1])
    return una, otra


def valores(fila):
    return [celda.valor for celda in fila]


def test_each_commitment_with_its_actions_money_and_average(director, casos):
    hecho = reportes.compromisos(HOY, director)

    assert [valores(fila)[::4] + valores(fila)[2:4] for fila in hecho.filas] == [
        [1, Decimal("66.7"), 3, Decimal("105.50")],
        [2, Decimal("50.0"), 1, 100],
        [3, None, None, None],
    ]


def test_the_total_counts_each_peso_once_and_the_empty_commitments_as_zero(director, casos):
    hecho = reportes.compromisos(HOY, director)

    assert valores(hecho.totales)[2:] == [4, Decimal("105.50"), Decimal("38.9")]  # (66.67 + 50 + 0) / 3
    assert any("58.3 %" in nota for nota in hecho.notas)
    assert hecho.formula["resultado"] == "38.9 %"


def test_the_json_has_the_columns_in_the_printed_order(director, casos):
    assert reportes.compromisos(HOY, director).datos()["columnas"] == [
        "Número del compromiso", "Compromiso", "Acciones registradas", "Inversión del compromiso (pesos)", "Avance de cumplimiento",
    ]  # fmt: skip
    assert reportes.semaforo_de_compromisos(HOY, director).datos()["columnas"] == [
        "ID", "Dependencia", "Compromisos asignados", "Acciones registradas", "Concluidas", "En proceso", "Pendientes", "Promedio",
        "Inversión total (pesos)",
    ]  # fmt: skip


def test_the_semaforo_goes_by_dependencia_with_colour_on_the_displayed_value(director, casos):
    hecho = reportes.semaforo_de_compromisos(HOY, director)

    assert [valores(fila) for fila in hecho.filas] == [
        [1, "Secretaría Una", 1, 3, 2, 0, 1, 67, Decimal("105.50")],
        [2, "Secretaría Otra", 2, 1, 0, 1, 0, 50, 100],
    ]
    assert [fila[7].color for fila in hecho.filas] == ["amarillo", "amarillo"]
    assert valores(hecho.totales)[2:] == [3, 4, 2, 1, 1, 63, Decimal("105.50")]
    assert "2 concluidas + ½ × 1 en proceso" in hecho.formula["expresion"]
    assert 'aria-label="Acciones por estatus' in hecho.grafica


def test_the_complete_report_has_every_action_or_those_asked_for(director, casos):
    assert len(reportes.compromisos_completo(HOY, director).filas) == 4
    hecho = reportes.compromisos_completo(HOY, director, dependencia=casos[1])
    assert [fila[3].valor for fila in hecho.filas] == ["OTRA"]
    assert hecho.totales[7].valor == 100
    assert len(reportes.compromisos_completo(HOY, director, compromiso=1).filas) == 3


@pytest.mark.parametrize("slug", ["compromisos", "semaforo-de-compromisos", "compromisos-completo"])
@pytest.mark.parametrize("formato", ["html", "json", "csv", "xlsx", "pdf"])
def test_every_output_is_made(client, director, casos, slug, formato):
    client.force_login(director)

    respuesta = client.get(f"/reportes/{slug}/", {"formato": formato, "corte": "2024-02-12"})

    assert respuesta.status_code == 200
    assert b"".join(respuesta)


@pytest.mark.parametrize("slug", ["compromisos", "semaforo-de-compromisos", "compromisos-completo"])
def test_without_any_record_the_report_still_opens(client, director, slug):
    client.force_login(director)

    assert client.get(f"/reportes/{slug}/").status_code == 200


def test_a_long_report_is_cut_on_the_page_refused_as_pdf_and_whole_in_excel(client, director, casos, monkeypatch):
    monkeypatch.setattr("seguimiento.nucleo.reportes.MAXIMO_DE_RENGLONES", 2)
    client.force_login(director)

    def pedir(formato):
        return client.get("/reportes/compromisos-completo/", {"formato": formato})

    pagina = pedir("html").context["reporte"]
    assert (len(pagina.filas), pagina.totales[1].valor, pagina.totales[1].texto) == (2, 4, "4 acciones")
    assert "Se muestran 2 de 4" in pagina.notas[0]
    assert pedir("pdf").status_code == 400
    assert len(pedir("json").json()["filas"]) == 4

"""The rebuilt year gives back the printed counts, whole or one row in fifty, and nothing happens to a petition that is not open."""

from collections import Counter

import pytest

from atencion.peticiones import volumen
from seguimiento.nucleo.reconstruccion import Cronologia, Personas

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[1, 50], ids=["todo", "uno-de-cada-50"])
def parte(request):
    return Personas(uno_de_cada=request.param).parte


@pytest.fixture
def casos(parte):
    return volumen.casos(Cronologia("prueba"), parte)


def por_mes(fechas):
    cuentas = Counter(dia.month for dia in fechas if dia.year == volumen.ANIO)
    return [cuentas[mes] for mes in range(1, 13)]


def test_every_count_by_month_is_the_printed_one(casos, parte):
    de_giras = [caso for caso in casos if caso.de_gira]
    hay = {rubro: por_mes(caso.fecha for caso in casos if caso.rubro == rubro) for rubro in volumen.cifras() if rubro not in volumen.OTROS}
    hay |= {
        "seguimientos": por_mes(dia for caso in casos for dia in caso.seguimientos),
        "atendidas": por_mes(caso.concluida for caso in casos if caso.concluida),
        "recibidas_en_giras": por_mes(caso.fecha for caso in de_giras),
        "seguimientos_de_giras": por_mes(dia for caso in de_giras for dia in caso.seguimientos),
    }
    assert hay == {concepto: [parte(n) for n in numeros] for concepto, numeros in volumen.cifras().items()}


def test_the_whole_year_adds_up_to_the_printed_totals():
    totales = {concepto: sum(numeros) for concepto, numeros in volumen.cifras().items()}
    assert totales["seguimientos"] == 52058 and totales["atendidas"] == 53586
    assert totales["recibidas_en_giras"] == 1501 and totales["seguimientos_de_giras"] == 11462
    assert sum(n for concepto, n in totales.items() if concepto not in volumen.OTROS) == 49887


def test_what_happens_to_a_petition_happens_while_it_is_open(casos):
    assert all(caso.fecha <= (caso.concluida or caso.fecha) for caso in casos)
    assert all(caso.fecha <= dia and (not caso.concluida or dia <= caso.concluida) for caso in casos for dia in caso.seguimientos)


def test_it_is_the_same_every_time(parte):
    assert volumen.casos(Cronologia("una"), parte) == volumen.casos(Cronologia("una"), parte)

"""Business days against a count day by day, and dates that are read as they were written."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seguimiento.nucleo import formato
from seguimiento.nucleo.plazos import Calendario, leer_fecha
from tests.propiedades.textos import con_raros, valores

UN_DIA = timedelta(days=1)
dias = st.dates(date(2020, 1, 1), date(2027, 12, 31))
calendarios = st.sets(st.dates(date(2022, 12, 1), date(2024, 3, 31)), max_size=60).map(
    lambda libres: Calendario(dict.fromkeys(libres, "x"))
)
cortos = st.dates(date(2022, 11, 1), date(2024, 4, 30))


def contar_uno_por_uno(calendario, desde, hasta):
    return sum(calendario.es_habil(desde + UN_DIA * n) for n in range(1, (hasta - desde).days + 1))


@given(calendarios, cortos, cortos)
def test_counting_is_the_same_as_going_day_by_day(calendario, desde, hasta):
    primero, ultimo = sorted((desde, hasta))
    esperados = contar_uno_por_uno(calendario, primero, ultimo)

    assert calendario.contar(primero, ultimo) == esperados
    assert calendario.contar(ultimo, primero) == -esperados
    numerados = [numero for _, numero, _ in calendario.dia_por_dia(primero, ultimo) if numero]
    assert numerados == list(range(1, esperados + 1))
    libres = sum(dia.weekday() < 5 for dia in calendario.motivos if primero < dia <= ultimo)
    assert len(calendario.saltados(primero, ultimo)) == libres


@given(calendarios, cortos, st.integers(0, 80))
def test_adding_days_is_the_first_business_day_that_counts_so_many(calendario, desde, cuantos):
    vence = calendario.sumar(desde, cuantos)

    assert calendario.es_habil(vence)
    assert vence >= desde
    if cuantos:
        assert calendario.contar(desde, vence) == cuantos == calendario.contar(desde, vence - UN_DIA) + 1
    else:
        assert not any(calendario.es_habil(desde + UN_DIA * n) for n in range((vence - desde).days))


@given(calendarios, cortos, cortos)
def test_a_deadline_reads_as_the_count_says(calendario, vence, corte):
    estado = calendario.estado(vence, corte)

    assert estado["clase"] == ("hoy" if vence == corte else "vencido" if vence < corte else "")
    if vence != corte:
        assert f" {abs(calendario.contar(corte, vence)):,} día" in f" {estado['texto']}"


@given(st.dates())
def test_a_date_is_read_as_it_was_written(dia):
    assert leer_fecha(formato.fecha_corta(dia)) == dia
    assert leer_fecha(dia.isoformat()) == dia


@con_raros("texto")
@given(valores)
def test_any_text_is_a_date_or_is_refused_in_words(texto):
    try:
        assert isinstance(leer_fecha(texto), date)
    except ValueError as error:
        assert "no es una fecha" in str(error)


@pytest.mark.parametrize("anio", [1, 999, 2024, 9999])
def test_a_year_is_written_with_its_four_digits(anio):
    assert formato.fecha_corta(date(anio, 2, 3)) == f"03/02/{anio:04}"

"""Rounding, averages, colours and money: the same in SQL, in Python and on paper."""

import contextlib
from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db.models import DecimalField, IntegerField, Value
from hypothesis import given
from hypothesis import strategies as st

from compromisos.campana.forms import MontoField
from seguimiento.nucleo import formato
from seguimiento.nucleo.models import Ejercicio
from seguimiento.nucleo.semaforo import AMARILLO, GRIS, ROJO, VERDE, Umbrales, promedio, promedio_de, redondear
from seguimiento.nucleo.valores import Dinero, Entero, Porcentaje
from tests.propiedades.textos import con_raros, valores

pesos = st.decimals(0, 10**12, places=2)
por_cientos = st.decimals(0, 100, places=4)
umbrales = st.tuples(st.decimals(0, 100, places=2), st.decimals(0, 100, places=2)).filter(lambda par: par[0] != par[1])


@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 4))
def test_rounding_is_half_up_in_decimal(valor, decimales):
    esperado = (abs(valor) * 10**decimales + Decimal("0.5")).to_integral_value("ROUND_FLOOR") / 10**decimales
    assert redondear(valor, decimales) == (esperado if valor >= 0 else -esperado)
    assert redondear(redondear(valor, decimales), decimales) == redondear(valor, decimales)


@given(st.floats(-(10**9), 10**9), st.integers(0, 4))
def test_a_float_rounds_as_it_is_written(valor, decimales):
    assert redondear(valor, decimales) == Decimal(repr(valor)).quantize(Decimal(1).scaleb(-decimales), rounding=ROUND_HALF_UP)


@pytest.fixture
def ejercicio(db):
    return Ejercicio.objects.create(anio=2099)


@given(st.integers(0, 10**5), st.integers(0, 10**5), st.integers(0, 10**5))
def test_the_average_is_the_same_in_the_database_and_in_python(ejercicio, concluidas, en_proceso, pendientes):
    total = concluidas + en_proceso + pendientes
    partes = (Value(n, IntegerField()) for n in (concluidas, en_proceso, total))
    en_sql = Ejercicio.objects.annotate(medida=promedio(*partes)).values_list("medida", flat=True).get(pk=ejercicio.pk)
    en_python = promedio_de(concluidas, en_proceso, total)

    if total == 0:
        assert (en_sql, en_python) == (None, None)
        return
    assert 0 <= en_python <= 100
    for decimales in (0, 1, 2):
        assert redondear(en_sql, decimales) == redondear(en_python, decimales)


@given(umbrales, st.none() | por_cientos, st.integers(0, 2))
def test_the_colour_is_the_same_in_the_database_and_in_python(ejercicio, cortes, valor, decimales):
    semaforo = Umbrales(max(cortes), min(cortes))
    filas = Ejercicio.objects.annotate(medida=Value(valor, DecimalField(max_digits=20, decimal_places=10)))
    color = filas.annotate(color=semaforo.color_sql("medida", decimales)).values_list("color", flat=True).get(pk=ejercicio.pk)

    assert color == semaforo.color(redondear(valor, decimales))


@given(umbrales, por_cientos, por_cientos)
def test_a_better_figure_never_has_a_worse_colour(cortes, uno, otro):
    semaforo, orden = Umbrales(max(cortes), min(cortes)), [ROJO, AMARILLO, VERDE]
    peor, mejor = (semaforo.color(valor) for valor in sorted((uno, otro)))

    assert orden.index(peor) <= orden.index(mejor)
    assert semaforo.color(None) == GRIS
    assert (semaforo.color(semaforo.verde), semaforo.color(semaforo.amarillo)) == (VERDE, AMARILLO)


@given(pesos)
def test_money_is_read_as_it_was_written(monto):
    escrito = formato.pesos(monto)
    formas = [escrito, f"$ {escrito}", f"${escrito} MXN", f" {escrito} ", f"{monto:f}", float(monto)]

    assert {Dinero().clean(forma) for forma in formas} == {monto}
    assert MontoField().clean(f"$ {escrito}") == monto


@con_raros("texto")
@given(valores)
def test_any_text_is_money_a_number_or_a_percentage_or_is_refused_in_words(texto):
    for columna, sirve in ((Dinero(), Decimal(0).__le__), (Entero(), (0).__le__), (Porcentaje(), lambda valor: 0 <= valor <= 100)):
        try:
            assert not texto.strip() or sirve(columna.clean(texto))
        except ValueError as error:
            assert str(error).startswith("Se esperaba")
    with contextlib.suppress(ValidationError):
        assert MontoField().clean(texto) >= 0


@given(st.decimals(-(10**15), 10**15, places=3), st.integers(0, 3))
def test_a_written_figure_says_its_value(valor, decimales):
    texto = formato.numero(valor, decimales)

    assert Decimal(texto.replace(",", "")) == redondear(valor, decimales)
    assert texto != "-0"
    assert len(texto.partition(".")[2]) == decimales

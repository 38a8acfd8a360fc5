"""THE formula: weights, half-up rounding, colours cut on the displayed value; in Python and in SQL alike."""

from decimal import Decimal

import pytest
from django.db.models import DecimalField, Value

from seguimiento.nucleo.models import Umbral
from seguimiento.nucleo.semaforo import AMARILLO, GRIS, ROJO, VERDE, Umbrales, promedio, promedio_de, redondear, umbrales_de


@pytest.mark.parametrize(
    ("concluidas", "en_proceso", "total", "esperado"),
    [
        (5, 0, 5, "100"),
        (0, 5, 5, "50"),
        (0, 0, 5, "0"),
        (1, 1, 4, "37.5"),
        (1, 0, 3, "33.333333"),
        (106, 84, 282, "52.482270"),  # T09 of the annual report 2023
        (1, 1, 2, "75"),
    ],
)
def test_the_status_average(concluidas, en_proceso, total, esperado):
    assert redondear(promedio_de(concluidas, en_proceso, total), 6) == Decimal(esperado)


def test_nothing_to_average_is_no_figure_at_all():
    assert promedio_de(0, 0, 0) is None


@pytest.mark.django_db
@pytest.mark.parametrize("cuentas", [(5, 0, 5), (1, 1, 4), (1, 0, 3), (106, 84, 282), (0, 0, 0), (2, 5, 9)])
def test_the_database_averages_like_python(cuentas):
    Umbral.objects.create()
    nombres = ("c", "p", "t")
    fila = Umbral.objects.annotate(**{n: Value(v) for n, v in zip(nombres, cuentas, strict=True)}).annotate(medio=promedio(*nombres)).get()
    en_python = promedio_de(*cuentas)
    assert redondear(fila.medio, 6) == redondear(en_python, 6)


@pytest.mark.parametrize(
    ("valor", "decimales", "escrito"),
    [
        ("62.5", 0, "63"),
        ("63.5", 0, "64"),  # not to the even one
        ("62.4999", 0, "62"),
        ("0.5", 0, "1"),
        ("96.045", 2, "96.05"),
        ("2.675", 2, "2.68"),
        (62.5, 0, "63"),
        (2.675, 2, "2.68"),  # as written, not as the binary number nearest to it
        ("-0.5", 0, "-1"),
        (None, 2, None),
    ],
)
def test_halves_round_up(valor, decimales, escrito):
    redondo = redondear(valor, decimales)
    assert (redondo if redondo is None else str(redondo)) == escrito


@pytest.mark.parametrize(
    ("valor", "color"),
    [("100", VERDE), ("80", VERDE), ("79.99", AMARILLO), ("50", AMARILLO), ("49.99", ROJO), ("0", ROJO), (None, GRIS)],
)
def test_the_colour_at_each_cut(valor, color):
    assert Umbrales().color(None if valor is None else Decimal(valor)) == color


@pytest.mark.django_db
@pytest.mark.parametrize("valor", ["100", "80", "79.995", "79.994", "50", "49.995", "49.99", "0", None])
def test_the_database_paints_what_is_displayed(valor):
    Umbral.objects.create()
    campo = DecimalField(max_digits=20, decimal_places=10)
    filas = Umbral.objects.annotate(valor=Value(None if valor is None else Decimal(valor), output_field=campo))
    color = filas.annotate(color=Umbrales().color_sql("valor", 2)).values_list("color", flat=True).get()
    assert color == Umbrales().color(redondear(valor, 2))


def test_the_legend_leaves_no_gap():
    assert [texto for _, texto in Umbrales(Decimal("85.50"), Decimal(60)).leyenda()] == [
        "85.5 % o más", "de 60 % a menos de 85.5 %", "menos de 60 %", "sin datos",
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_report_has_its_own_cuts_else_the_general_ones_else_the_seed():
    assert umbrales_de("compromisos") == Umbrales(80, 50)
    Umbral.objects.create(reporte="", verde=90, amarillo=60)
    assert umbrales_de("compromisos") == Umbrales(90, 60)
    propio = Umbral.objects.create(reporte="compromisos", verde=70, amarillo=40)
    assert umbrales_de("compromisos") == Umbrales(70, 40)
    assert umbrales_de("otro") == Umbrales(90, 60)
    Umbral.objects.filter(pk=propio.pk).marcar_eliminados("Ya no aplica")
    assert umbrales_de("compromisos") == Umbrales(90, 60)

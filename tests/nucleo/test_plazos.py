"""Business days: the day after is day 1; weekends and días inhábiles do not count."""

from datetime import date, timedelta

import pytest

from seguimiento.nucleo.models import DiaInhabil
from seguimiento.nucleo.plazos import Calendario, leer_fecha

INHABILES = {
    date(2024, 2, 5): "Aniversario de la Constitución",  # Monday
    date(2024, 3, 18): "Natalicio de Benito Juárez",  # Monday
    date(2024, 3, 30): "Sábado de gloria",  # Saturday: does not count twice
    date(2024, 5, 1): "Día del trabajo",  # Wednesday
}
CALENDARIO = Calendario(INHABILES)


def uno_por_uno(desde, hasta):
    """The rule said plainly: walk the days."""
    dias = (desde + timedelta(days=n) for n in range(1, (hasta - desde).days + 1))
    return sum(dia.weekday() < 5 and dia not in INHABILES for dia in dias)


@pytest.mark.parametrize(
    ("desde", "hasta", "dias"),
    [
        (date(2024, 2, 12), date(2024, 2, 12), 0),  # the same day
        (date(2024, 2, 12), date(2024, 2, 13), 1),  # the day after is day 1
        (date(2024, 2, 9), date(2024, 2, 12), 1),  # Friday to Monday
        (date(2024, 2, 9), date(2024, 2, 10), 0),  # Friday to Saturday
        (date(2024, 2, 10), date(2024, 2, 12), 1),  # from Saturday
        (date(2024, 2, 2), date(2024, 2, 5), 0),  # Friday to a holiday Monday
        (date(2024, 2, 2), date(2024, 2, 6), 1),
        (date(2024, 2, 5), date(2024, 2, 6), 1),  # from the holiday itself
        (date(2024, 3, 29), date(2024, 4, 1), 1),  # over a holiday that is a Saturday
        (date(2024, 4, 30), date(2024, 5, 2), 1),  # holiday in the middle of the week
        (date(2024, 1, 31), date(2024, 3, 31), 40),
        (date(2024, 2, 13), date(2024, 2, 12), -1),  # backwards
        (date(2024, 2, 6), date(2024, 2, 2), -1),
    ],
)
def test_business_days_between_two_dates(desde, hasta, dias):
    assert CALENDARIO.contar(desde, hasta) == dias


def test_counting_agrees_with_walking_day_by_day():
    inicio = date(2024, 1, 1)
    for desde in (inicio + timedelta(days=n) for n in range(0, 140, 3)):
        for largo in range(0, 60, 7):
            hasta = desde + timedelta(days=largo)
            assert CALENDARIO.contar(desde, hasta) == uno_por_uno(desde, hasta), (desde, hasta)


@pytest.mark.parametrize(
    ("desde", "dias", "cae"),
    [
        (date(2024, 2, 12), 0, date(2024, 2, 12)),
        (date(2024, 2, 10), 0, date(2024, 2, 12)),  # Saturday moves to Monday
        (date(2024, 2, 12), 1, date(2024, 2, 13)),
        (date(2024, 2, 9), 1, date(2024, 2, 12)),
        (date(2024, 2, 2), 1, date(2024, 2, 6)),  # over the weekend and the holiday
        (date(2024, 2, 12), 15, date(2024, 3, 4)),
        (date(2024, 4, 30), 1, date(2024, 5, 2)),
    ],
)
def test_the_date_on_which_a_business_day_falls(desde, dias, cae):
    assert CALENDARIO.sumar(desde, dias) == cae


@pytest.mark.parametrize("dias", [1, 5, 20, 60])
def test_adding_and_counting_are_inverse(dias):
    desde = date(2024, 1, 31)
    assert CALENDARIO.contar(desde, CALENDARIO.sumar(desde, dias)) == dias


@pytest.mark.parametrize(
    ("vence", "clase", "texto"),
    [
        (date(2024, 2, 12), "hoy", "vence hoy"),
        (date(2024, 2, 13), "", "en 1 día hábil"),
        (date(2024, 2, 19), "", "en 5 días hábiles"),
        (date(2024, 2, 9), "vencido", "vencido hace 1 día hábil"),
        (date(2024, 2, 2), "vencido", "vencido hace 5 días hábiles"),
    ],
)
def test_how_a_deadline_reads(vence, clase, texto):
    estado = CALENDARIO.estado(vence, date(2024, 2, 12))
    assert (estado["clase"], estado["texto"]) == (clase, texto)


def test_what_is_closed_or_has_no_date_has_no_deadline():
    assert CALENDARIO.estado(None, date(2024, 2, 12)) is None
    assert CALENDARIO.estado(date(2024, 2, 1), date(2024, 2, 12), cerrado=True) is None


def test_day_by_day_says_which_days_were_skipped_and_why():
    assert CALENDARIO.dia_por_dia(date(2024, 2, 2), date(2024, 2, 6)) == [
        (date(2024, 2, 3), None, "fin de semana"),
        (date(2024, 2, 4), None, "fin de semana"),
        (date(2024, 2, 5), None, "Aniversario de la Constitución"),
        (date(2024, 2, 6), 1, ""),
    ]


def test_holidays_that_fall_on_a_weekend_are_not_told_as_skipped():
    saltados = CALENDARIO.saltados(date(2024, 3, 1), date(2024, 5, 31))
    assert [dia for dia, _ in saltados] == [date(2024, 3, 18), date(2024, 5, 1)]


@pytest.mark.django_db
def test_the_calendar_is_the_editable_table_of_its_scope():
    DiaInhabil.objects.create(fecha=date(2024, 2, 12), motivo="Luto", ambito="estatal")
    DiaInhabil.objects.create(fecha=date(2024, 2, 13), motivo="Receso", ambito="pnt")
    borrado = DiaInhabil.objects.create(fecha=date(2024, 2, 14), motivo="Error", ambito="estatal")
    DiaInhabil.objects.filter(pk=borrado.pk).marcar_eliminados("Se capturó mal")
    assert Calendario.cargar().motivos == {date(2024, 2, 12): "Luto"}
    assert Calendario.cargar("pnt").motivos == {date(2024, 2, 13): "Receso"}


@pytest.mark.parametrize("texto", ["12/02/2024", " 12/2/2024 ", "2024-02-12"])
def test_dates_are_read_as_people_type_them(texto):
    assert leer_fecha(texto) == date(2024, 2, 12)


@pytest.mark.parametrize("texto", ["", None, "31/02/2024", "12/02", "ayer", "12/02/24/1", "2024-13-01", "0/0/0"])
def test_what_is_not_a_date_is_refused_in_words(texto):
    with pytest.raises(ValueError, match="dd/mm/aaaa"):
        leer_fecha(texto)

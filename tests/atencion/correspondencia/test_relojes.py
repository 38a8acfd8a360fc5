"""The two clocks: 48 natural hours to turn a letter, and business days to answer, which pauses stop."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from atencion.correspondencia import relojes, services
from atencion.correspondencia.models import Recibido, Turno
from seguimiento.nucleo.plazos import Calendario

from .datos_correspondencia import LUNES, inhabil, jefa, momento, recibido, respuesta, turno

pytestmark = pytest.mark.django_db
FIN = date(2023, 12, 31)


def reloj(fila, corte=FIN):
    return Recibido.objects.al_corte(corte).get(pk=fila.pk)


@pytest.mark.parametrize(
    ("dia", "hora", "minuto", "a_tiempo"),
    [(8, 9, 0, True), (8, 17, 30, True), (10, 9, 0, True), (10, 9, 1, False), (15, 9, 0, False)],
)
def test_a_letter_is_turned_in_time_up_to_48_natural_hours_after_it_came(dia, hora, minuto, a_tiempo):
    fila = recibido(LUNES, time(9))
    turno(fila, cuando=momento(date(2023, 5, dia), hora, minuto))
    vistos = Recibido.objects.al_corte(FIN)
    assert list(vistos.segun_reloj("a_tiempo", FIN)) == ([fila] if a_tiempo else [])
    assert list(vistos.segun_reloj("tarde", FIN)) == ([] if a_tiempo else [fila])


@pytest.mark.parametrize(("corte", "excedido"), [(date(2023, 5, 9), False), (date(2023, 5, 10), True), (date(2023, 5, 11), True)])
def test_what_nobody_turned_is_late_when_its_48_hours_end(corte, excedido):
    fila, copia = recibido(LUNES, time(9)), recibido(LUNES, clase="ccp")
    vistos = Recibido.objects.al_corte(corte)
    assert list(vistos.segun_reloj("pendiente", corte)) == [fila]
    assert list(vistos.segun_reloj("excedido", corte)) == ([fila] if excedido else [])
    assert reloj(copia).situacion == "conocimiento"


def test_the_situation_of_a_letter_follows_its_turns_as_of_each_date():
    quien, fila = jefa(), recibido()
    uno, otro = turno(fila, cuando=momento(date(2023, 5, 9))), turno(fila, cuando=momento(date(2023, 5, 10)))
    respuesta(uno, quien, date(2023, 5, 15))
    respuesta(otro, quien, date(2023, 5, 17))
    situaciones = [reloj(fila, date(2023, 5, dia)).situacion for dia in (8, 9, 15, 17)]
    assert situaciones == ["sin_turnar", "turnado", "turnado", "atendido"]


@pytest.mark.parametrize(
    ("dias", "vence"),
    [(1, date(2023, 5, 9)), (4, date(2023, 5, 12)), (5, date(2023, 5, 16)), (6, date(2023, 5, 17))],
)
def test_a_deadline_skips_weekends_and_days_off(dias, vence):
    inhabil(date(2023, 5, 15))
    assert turno(dias=dias).vence == vence


def test_a_pause_stops_the_clock_and_both_its_ends_do_not_count():
    quien, fila = jefa(), turno(dias=5)
    assert fila.vence == date(2023, 5, 15)
    services.pausar(fila, motivo="Falta el expediente", usuario=quien, fecha=date(2023, 5, 10))
    estado = lambda dia: Turno.objects.al_corte(date(2023, *dia)).get(pk=fila.pk).estado  # noqa: E731
    assert [estado(dia) for dia in ((5, 9), (5, 10), (6, 30))] == ["abierto", "en_pausa", "en_pausa"]
    fila = services.reanudar(fila, usuario=quien, fecha=date(2023, 5, 12), calendario=Calendario.cargar())
    assert fila.vence == date(2023, 5, 18)  # day 1 on the 9th; the 10th, 11th and 12th did not count
    assert [estado(dia) for dia in ((5, 9), (5, 12), (5, 18), (5, 19))] == ["abierto", "en_pausa", "abierto", "vencido"]


def test_the_reckoning_says_day_by_day_what_was_skipped_and_why():
    inhabil(date(2023, 5, 10), "Día de las Madres")
    quien, fila = jefa(), turno(dias=3)
    services.pausar(fila, motivo="Falta un anexo", usuario=quien, fecha=date(2023, 5, 11))
    fila = services.reanudar(fila, usuario=quien, fecha=date(2023, 5, 11), calendario=Calendario.cargar())
    dias = relojes.cuenta(Calendario.cargar(), fila, list(fila.pausas.all()), date(2023, 5, 12))
    assert [(d.fecha.day, d.numero, d.motivo) for d in dias] == [
        (9, 1, ""), (10, None, "Día de las Madres"), (11, None, "en pausa: Falta un anexo"), (12, 2, ""),
        (13, None, "fin de semana"), (14, None, "fin de semana"), (15, 3, ""),
    ]  # fmt: skip
    assert dias[-1].fecha == fila.vence and dias[-1].clase == "vence"
    assert [(a.day, b.day) for a, b, dia in relojes.resumida(dias) if dia.motivo == "fin de semana"] == [(13, 14)]


def test_the_shown_reckoning_of_an_open_pause_reaches_the_cut_off_date():
    quien, fila = jefa(), turno(dias=3)
    pausa = services.pausar(fila, motivo="Falta un anexo", usuario=quien, fecha=date(2023, 5, 10))
    dias = relojes.cuenta(Calendario.cargar(), fila, [pausa], date(2023, 5, 19))
    assert [d.numero for d in dias] == [1, *[None] * 10]


def test_an_answer_ends_the_pause_and_may_be_in_time_because_of_it():
    quien, fila = jefa(), turno(dias=2)
    services.pausar(fila, motivo="Falta un anexo", usuario=quien, fecha=date(2023, 5, 9))
    respuesta(fila, quien, date(2023, 6, 9))
    vista = Turno.objects.al_corte(FIN).get(pk=fila.pk)
    assert (vista.estado, vista.vence, vista.pausas.get().hasta) == ("a_tiempo", date(2023, 6, 13), date(2023, 6, 9))


@pytest.mark.parametrize(("dia", "estado"), [(22, "a_tiempo"), (23, "tarde")])
def test_an_answer_is_in_time_up_to_its_deadline(dia, estado):
    fila = turno(dias=10)
    assert fila.vence == date(2023, 5, 22)
    respuesta(fila, jefa(), date(2023, 5, dia))
    assert Turno.objects.al_corte(FIN).get(pk=fila.pk).estado == estado


def test_what_cannot_be_paused():
    quien, fila = jefa(), turno(dias=2)
    with pytest.raises(ValidationError, match="ya venció"):
        services.pausar(fila, motivo="Falta un anexo", usuario=quien, fecha=date(2023, 5, 11))
    services.pausar(fila, motivo="Falta un anexo", usuario=quien, fecha=date(2023, 5, 9))
    with pytest.raises(ValidationError, match="en pausa"):
        services.pausar(fila, motivo="Falta otro", usuario=quien, fecha=date(2023, 5, 10))
    services.reanudar(fila, usuario=quien, fecha=date(2023, 5, 9), calendario=Calendario.cargar())
    with pytest.raises(ValidationError, match="no está en pausa"):
        services.reanudar(fila, usuario=quien, fecha=date(2023, 5, 10), calendario=Calendario.cargar())


@pytest.mark.parametrize(
    ("minutos", "palabras"), [(20, "0 horas"), (90, "2 horas"), (48 * 60, "48 horas"), (49 * 60, "2 días y 1 hora"), (72 * 60, "3 días")]
)
def test_a_duration_is_told_in_words(minutos, palabras):
    assert relojes.en_palabras(timedelta(minutes=minutos)) == palabras

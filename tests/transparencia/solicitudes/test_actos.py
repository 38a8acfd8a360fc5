"""The rules of each act, the deadline that follows, and the state that is derived from them."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from seguimiento.nucleo.models import Ejercicio
from tests.transparencia.solicitudes import datos_solicitudes as d
from tests.transparencia.solicitudes.datos_solicitudes import LIBRE, LUNES, C
from transparencia.regimenes.models import Termino
from transparencia.solicitudes import relojes, services
from transparencia.solicitudes.models import Solicitud

pytestmark = pytest.mark.django_db


def habil(dias, desde=LUNES):
    return LIBRE.sumar(desde, dias)


def al(corte, fila):
    return Solicitud.objects.al_corte(corte).get(pk=fila.pk)


def test_folios_follow_each_other_by_kind_and_year():
    folios = [d.solicitud().folio, d.solicitud().folio, d.solicitud(materia="arco").folio, d.solicitud(date(2024, 5, 6)).folio]
    assert folios == ["SI-2025-00001", "SI-2025-00002", "DP-2025-00001", "SI-2024-00001"]


@pytest.mark.parametrize(
    ("presentada", "dias"),
    [(date(2025, 8, 28), 15), (date(2025, 9, 1), 20)],
    ids=["Ley 90", "Ley 81"],
)
def test_the_deadline_is_that_of_the_regime_of_its_day(presentada, dias):
    assert d.solicitud(presentada).vence == habil(dias, presentada)


# Each case: acts before [(class, business days after the presentation)], the act, its day, its data, the field that refuses or None.
CASOS = [
    ([], C.ACEPTADA, 0, {}, None),
    ([(C.ACEPTADA, 1)], C.DECLINADA, 2, {}, "clase"),  # competencia only once
    ([(C.DECLINADA, 1)], C.RESPUESTA, 2, {"sentido": "informacion"}, "clase"),
    ([], C.PREVENCION, 5, {}, None),  # art. 115: five days
    ([], C.PREVENCION, 6, {}, "fecha"),
    ([(C.PREVENCION, 2)], C.PREVENCION_PARCIAL, 3, {}, "clase"),  # once, in whichever form
    ([], C.DESAHOGO, 3, {}, "clase"),  # only after a prevención
    ([(C.PREVENCION, 2)], C.DESAHOGO, 1, {}, "fecha"),
    ([(C.PREVENCION, 2)], C.DESAHOGO, 12, {}, None),  # ten days from the prevención
    ([(C.PREVENCION, 2)], C.DESAHOGO, 13, {}, "fecha"),
    ([(C.PREVENCION, 2)], C.SIN_DESAHOGO, 12, {}, "fecha"),  # not before its last day is over
    ([(C.PREVENCION, 2)], C.SIN_DESAHOGO, 13, {}, None),
    ([(C.ACEPTADA, 1), (C.PREVENCION, 2)], C.RESPUESTA, 3, {"sentido": "informacion"}, "clase"),  # interrupted
    ([(C.ACEPTADA, 1)], C.PRORROGA, 20, {"acta": "CT/12/2025"}, None),  # art. 119: before it ends
    ([(C.ACEPTADA, 1)], C.PRORROGA, 21, {"acta": "CT/12/2025"}, "fecha"),
    ([(C.ACEPTADA, 1)], C.PRORROGA, 10, {}, "acta"),
    ([], C.PRORROGA, 10, {"acta": "CT/12/2025"}, "clase"),
    ([(C.ACEPTADA, 1), (C.PRORROGA, 5)], C.PRORROGA, 10, {"acta": "CT/13/2025"}, "clase"),
    ([], C.RESPUESTA, 5, {"sentido": "informacion"}, "clase"),  # only what was accepted
    ([(C.ACEPTADA, 1)], C.RESPUESTA, 40, {"sentido": "informacion"}, None),  # late, but it is written
    ([(C.ACEPTADA, 3)], C.RESPUESTA, 2, {"sentido": "informacion"}, "fecha"),
    ([(C.ACEPTADA, 1)], C.RESPUESTA, 5, {}, "sentido"),
    ([(C.ACEPTADA, 1)], C.RESPUESTA, 5, {"sentido": "datos_personales"}, "sentido"),  # of the other kind of request
    ([(C.ACEPTADA, 1)], C.RESPUESTA, 5, {"sentido": "reservada"}, "acta"),  # the Comité confirms it
    ([(C.ACEPTADA, 1)], C.RESPUESTA, 5, {"sentido": "reservada", "acta": "CT/3/2025"}, None),
    ([(C.ACEPTADA, 1)], C.ENTREGA, 5, {}, "clase"),
    ([(C.ACEPTADA, 1)], C.EFECTIVIDAD, 5, {}, "clase"),
    ([], C.REGISTRADA, 2, {}, "clase"),  # it came by the Plataforma
    ([], C.ACEPTADA, -1, {}, "fecha"),  # nothing before it was presented
    ([], C.ACEPTADA, 400, {}, "fecha"),  # nor in the future
]


@pytest.mark.parametrize(("antes", "clase", "dia", "campos", "campo"), CASOS)
def test_the_rules_of_an_act(antes, clase, dia, campos, campo):
    fila = d.solicitud()
    for previo, dias in antes:
        d.actuar(fila, previo, habil(dias), **({"acta": "CT/1/2025"} if previo == C.PRORROGA else {}))
    fecha = habil(dia) if dia >= 0 else LUNES - timedelta(1)
    if campo is None:
        assert d.actuar(fila, clase, fecha, **campos).pk
    else:
        with pytest.raises(ValidationError) as error:
            d.actuar(fila, clase, fecha, **campos)
        assert list(error.value.error_dict) == [campo]
        assert fila.actos.count() == len(antes)


def test_a_prevencion_interrupts_and_its_desahogo_starts_the_answer_again_in_full():
    fila = d.solicitud()
    d.actuar(fila, C.ACEPTADA, habil(1))
    d.actuar(fila, C.PREVENCION, habil(3))
    assert (al(habil(3), fila).estado, fila.vence) == ("prevenida", habil(13))
    d.actuar(fila, C.DESAHOGO, habil(9))
    assert (al(habil(9), fila).estado, fila.vence) == ("en_tramite", habil(29))
    d.actuar(fila, C.PRORROGA, habil(29), acta="CT/9/2025")
    assert fila.vence == habil(39)
    assert [al(habil(dia), fila).vence_al for dia in (0, 3, 9, 28, 29)] == [habil(n) for n in (20, 13, 29, 29, 39)]  # as it ruled then


ESTADOS = [
    ([], "recibida", "", ""),
    ([(C.ACEPTADA, {})], "en_tramite", "aceptada", ""),
    ([(C.DECLINADA, {})], "declinada", "declinada", ""),
    ([(C.RECHAZADA, {})], "rechazada", "rechazada", ""),
    ([(C.ACEPTADA, {}), (C.PREVENCION, {})], "prevenida", "aceptada", ""),
    ([(C.ACEPTADA, {}), (C.PREVENCION_PARCIAL, {})], "en_tramite", "aceptada", ""),  # the rest goes on
    ([(C.ACEPTADA, {}), (C.RESPUESTA, {"sentido": "inexistente", "acta": "CT/1/2025"})], "respondida", "aceptada", "inexistente"),
]


@pytest.mark.parametrize(("actos", "estado", "competencia", "sentido"), ESTADOS)
def test_the_state_follows_from_the_acts_and_only_from_those_of_that_day(actos, estado, competencia, sentido):
    fila = d.solicitud()
    for clase, campos in actos:
        d.actuar(fila, clase, habil(4), **campos)
    despues, antes = al(habil(4), fila), al(habil(3), fila)
    assert (despues.estado, despues.competencia, despues.sentido) == (estado, competencia, sentido)
    assert (antes.estado, antes.competencia, antes.sentido) == ("recibida", "", "")
    assert not Solicitud.objects.al_corte(LUNES - timedelta(1)).exists()


def test_without_desahogo_it_counts_as_rejected_even_if_it_had_been_accepted():
    fila = d.solicitud()
    d.actuar(fila, C.ACEPTADA, habil(1))
    d.actuar(fila, C.PREVENCION, habil(2))
    d.actuar(fila, C.SIN_DESAHOGO, habil(13))
    una = al(habil(13), fila)
    assert (una.estado, una.competencia, una.cerrada) == ("rechazada", "rechazada", habil(13))


def test_an_annulled_act_no_longer_counts_and_the_deadline_goes_back():
    fila = d.solicitud()
    d.actuar(fila, C.ACEPTADA, habil(1))
    prevencion = d.actuar(fila, C.PREVENCION, habil(3))
    desahogo = d.actuar(fila, C.DESAHOGO, habil(5))
    opciones = {"motivo": "Era de otra solicitud", "usuario": None, "hoy": habil(8), "calendario": LIBRE}
    with pytest.raises(ValidationError, match="desahogo"):
        services.anular(prevencion, **opciones)
    services.anular(desahogo, **opciones)
    services.anular(prevencion, **opciones)
    fila.refresh_from_db()
    assert fila.vence == habil(20)
    assert al(habil(8), fila).estado == "en_tramite"
    assert (al(habil(4), fila).estado, al(habil(4), fila).vence_al) == ("prevenida", habil(13))  # as it stood then
    with pytest.raises(ValidationError, match="ya está anulado"):
        services.anular(desahogo, **opciones)
    assert d.actuar(fila, C.PREVENCION, habil(4)).pk  # it may be written again


def test_what_was_presented_in_a_closed_year_is_still_answered_this_year_but_not_edited():
    fila = d.solicitud(date(2025, 12, 22))
    d.actuar(fila, C.ACEPTADA, date(2025, 12, 23))
    Ejercicio.objects.update_or_create(anio=2025, defaults={"cerrado": True})
    assert d.actuar(fila, C.RESPUESTA, date(2026, 1, 15), sentido="informacion").pk
    with pytest.raises(ValidationError, match="2025 está cerrado"):
        d.actuar(fila, C.ENTREGA, date(2025, 12, 30))
    fila.tema = "Otro"
    with pytest.raises(ValidationError, match="2025 está cerrado"):
        services.editar(fila, usuario=None, hoy=d.HOY, calendario=LIBRE)


def test_an_edit_keeps_the_folio_and_moves_the_deadline_with_the_day():
    fila = d.solicitud()
    d.actuar(fila, C.ACEPTADA, habil(2))
    fila.presentada = habil(1)
    services.editar(fila, usuario=None, hoy=d.HOY, calendario=LIBRE)
    assert (fila.folio, fila.vence) == ("SI-2025-00001", habil(21))
    for campo, valor in (("presentada", habil(3)), ("presentada", date(2024, 10, 7)), ("materia", "arco")):
        otra = Solicitud.objects.get(pk=fila.pk)
        setattr(otra, campo, valor)
        with pytest.raises(ValidationError) as error:
            services.editar(otra, usuario=None, hoy=d.HOY, calendario=LIBRE)
        assert list(error.value.error_dict) == [campo]


def test_open_requests_follow_a_term_or_a_holiday_that_changes_and_settled_ones_do_not():
    abierta, respondida = d.solicitud(), d.solicitud(tema="Otra")
    d.responder(respondida)
    antes = respondida.vence
    Termino.objects.filter(regimen=abierta.regimen, clave="respuesta").update(dias=21)
    assert services.recalcular(hoy=habil(15), calendario=LIBRE) == 1
    con_feriado = type(LIBRE)({habil(2): "Día de prueba"})
    assert services.recalcular(hoy=habil(15), calendario=con_feriado) == 1
    assert services.recalcular(hoy=habil(15), calendario=con_feriado) == 0
    abierta.refresh_from_db()
    respondida.refresh_from_db()
    assert (abierta.vence, respondida.vence) == (habil(22), antes)


@pytest.mark.parametrize(
    ("dia", "clase"), [(10, ""), (15, "hoy"), (20, "hoy"), (21, "vencido")], ids=["in time", "few days left", "last day", "overdue"]
)
def test_the_semaforo_goes_by_the_business_days_left(dia, clase):
    fila = al(habil(dia), d.solicitud())
    assert relojes.plazo_de(fila, habil(dia), LIBRE)["clase"] == clase

"""The state of a petition follows from what hangs from it, at any cut-off date."""

from datetime import date

import pytest

from atencion.peticiones import services
from atencion.peticiones.models import Conclusion, Peticion, Turno
from tests import datos
from tests.atencion.peticiones import datos_peticiones as hacer

pytestmark = pytest.mark.django_db


@pytest.fixture
def historia():
    """Received 1 March; follow-up 5; turned 10; answered 20; concluded 1 April; reopened 1 May; concluded again 1 June."""
    una = hacer.peticion()
    hacer.seguimiento(una, date(2023, 3, 5))
    hacer.respuesta(hacer.turno(una, dia=date(2023, 3, 10)), date(2023, 3, 20))
    hacer.conclusion(una, date(2023, 4, 1))
    services.reabrir(una, motivo="Volvió a pedirlo", usuario=hacer.oficina(), fecha=date(2023, 5, 1))
    hacer.conclusion(una, date(2023, 6, 1))
    return una


@pytest.mark.parametrize(
    ("corte", "estado", "dias"),
    [
        (date(2023, 3, 1), "recibida", 0),
        (date(2023, 3, 4), "recibida", 3),
        (date(2023, 3, 5), "seguimiento", 4),
        (date(2023, 3, 10), "turnada", 9),
        (date(2023, 3, 19), "turnada", 18),
        (date(2023, 3, 20), "seguimiento", 19),
        (date(2023, 3, 31), "seguimiento", 30),
        (date(2023, 4, 1), "concluida", 31),
        (date(2023, 4, 30), "concluida", 31),
        (date(2023, 5, 1), "seguimiento", 61),
        (date(2023, 6, 1), "concluida", 92),
        (date(2023, 12, 31), "concluida", 92),
    ],
)
def test_the_state_and_the_days_at_a_cut_and_the_sets_agree(historia, corte, estado, dias):
    fila = Peticion.objects.al_corte(corte).get()

    assert (fila.estado, fila.dias) == (estado, dias)
    for otro in ("recibida", "turnada", "seguimiento", "concluida"):
        assert Peticion.objects.en_estado([otro], corte).filter(fecha__lte=corte).exists() == (otro == estado)
    assert Peticion.objects.abiertas(corte).exists() == (estado != "concluida")
    assert Peticion.objects.concluidas(corte).exists() == (estado == "concluida")
    assert Conclusion.objects.validas(corte).count() == (estado == "concluida")


def test_before_its_reception_it_does_not_exist(historia):
    assert not Peticion.objects.al_corte(date(2023, 2, 28)).exists()
    assert not Peticion.objects.abiertas(date(2023, 2, 28)).exists()


def test_several_states_together_and_all_of_them():
    hacer.peticion(), hacer.conclusion(hacer.peticion()), hacer.seguimiento(hacer.peticion())
    corte = date(2023, 12, 31)

    assert Peticion.objects.en_estado(["recibida", "concluida"], corte).count() == 2
    assert Peticion.objects.en_estado(["recibida", "turnada", "seguimiento", "concluida"], corte).count() == 3


@pytest.mark.parametrize(("dias", "queda"), [(9, True), (10, True), (11, False)])
def test_without_movement_counts_from_the_last_one(dias, queda):
    una = hacer.peticion(date(2023, 3, 1))
    hacer.seguimiento(una, date(2023, 3, 21))

    assert Peticion.objects.sin_movimiento(date(2023, 3, 31), dias).exists() == queda


@pytest.mark.parametrize(("desde", "hasta", "cuantas"), [(0, 15, 1), (16, 30, 1), (31, None, 2), (0, None, 4)])
def test_ages_of_the_open_ones(desde, hasta, cuantas):
    for fecha in (date(2023, 3, 16), date(2023, 3, 1), date(2023, 2, 28), date(2022, 12, 31)):
        hacer.peticion(fecha)
    hacer.conclusion(hacer.peticion(date(2023, 3, 16)), date(2023, 3, 20))

    assert Peticion.objects.con_edad(date(2023, 3, 31), desde, hasta).count() == cuantas


def test_a_turn_waits_until_it_is_answered_or_its_petition_ends():
    una, otra = hacer.peticion(), hacer.peticion()
    for de in (una, otra):
        hacer.turno(de, vence=date(2023, 3, 17))
    hacer.conclusion(otra, date(2023, 4, 1))

    assert Turno.objects.pendientes(date(2023, 3, 31)).count() == 2
    assert list(Turno.objects.pendientes(date(2023, 4, 1)).values_list("peticion", flat=True)) == [una.pk]
    assert Turno.objects.vencidos(date(2023, 3, 17)).count() == 0
    assert Turno.objects.vencidos(date(2023, 3, 18)).count() == 2


def test_an_enlace_knows_the_own_turns_and_the_state_that_they_tell():
    propia, ajena = datos.dependencia(), datos.dependencia()
    enlace = datos.usuario("enlace", dependencias=[propia])
    una, otra = hacer.peticion(), hacer.peticion()
    mio, suyo = hacer.turno(una, propia), hacer.turno(una, ajena)
    hacer.turno(otra, ajena), hacer.seguimiento(una, date(2023, 3, 12))
    hacer.respuesta(mio, date(2023, 3, 20))
    corte = date(2023, 12, 31)

    assert list(Peticion.objects.visibles_para(enlace)) == [una]
    assert list(Turno.objects.visibles_para(enlace)) == [mio]
    assert Peticion.objects.al_corte(corte).get(pk=una.pk).estado == "turnada"
    assert Peticion.objects.al_corte(corte, enlace).get(pk=una.pk).estado == "seguimiento"
    assert not suyo.peticion.seguimientos.visibles_para(enlace).exists()

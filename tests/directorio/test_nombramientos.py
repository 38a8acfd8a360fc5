"""Appointments: dated, one person to a seat, never rewritten; what post somebody held on a day."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from seguimiento.directorio import nombramientos
from seguimiento.directorio.cargos import cargo_al
from seguimiento.directorio.models import Nombramiento
from tests import datos
from tests.directorio.datos_directorio import nombrar, persona, tema

pytestmark = pytest.mark.django_db
ENERO, JUNIO = date(2023, 1, 1), date(2023, 6, 15)


def test_whoever_comes_next_closes_the_one_before_and_the_row_stays():
    salud = datos.dependencia("SALUD")
    antes = nombrar(persona("Ana Uno"), salud, ENERO)
    despues = nombrar(persona("Berta Dos"), salud, JUNIO)
    antes.refresh_from_db()
    assert antes.hasta == date(2023, 6, 14)
    assert list(Nombramiento.objects.vigentes(date(2023, 6, 14))) == [antes]
    assert list(Nombramiento.objects.vigentes(JUNIO)) == [despues]


@pytest.mark.parametrize(
    ("fecha", "cargo"),
    [
        (date(2022, 12, 31), "Diario del Norte"),
        (ENERO, "Subsecretaria, SALUD"),
        (date(2023, 6, 14), "Subsecretaria, SALUD"),
        (JUNIO, "Secretaria de Salud, SALUD"),
    ],
)
def test_the_post_of_a_day_follows_from_the_dates(fecha, cargo):
    salud, ana = datos.dependencia("SALUD"), persona("Ana Uno", procedencia="Diario del Norte")
    nombrar(ana, salud, ENERO, cargo="Subsecretaria", clase="otro", hasta=date(2023, 6, 14))
    nombrar(ana, salud, JUNIO, cargo="Secretaria de Salud")
    assert cargo_al(ana, fecha) == cargo


def test_a_titular_prints_before_the_enlace_that_the_same_person_is():
    salud, ana = datos.dependencia("SALUD"), persona("Ana Uno")
    nombrar(ana, salud, ENERO, cargo="Secretaria")
    nombrar(ana, salud, JUNIO, cargo="Enlace", clase="enlace", tema=tema())
    assert cargo_al(ana, JUNIO) == "Secretaria, SALUD"


@pytest.mark.parametrize("desde", [ENERO, date(2022, 3, 1)])
def test_an_appointment_does_not_lie_over_another_one_of_the_same_seat(desde):
    salud = datos.dependencia("SALUD")
    nombrar(persona("Ana Uno"), salud, ENERO)
    with pytest.raises(ValidationError, match="ya ocupa ese cargo Ana Uno"):
        nombrar(persona("Berta Dos"), salud, desde)


def test_what_happened_before_can_still_be_written_down():
    salud = datos.dependencia("SALUD")
    actual = nombrar(persona("Ana Uno"), salud, ENERO)
    nombrar(persona("Berta Dos"), salud, date(2021, 9, 13), hasta=date(2022, 12, 31))
    actual.refresh_from_db()
    assert actual.hasta is None


def test_enlaces_of_two_topics_are_two_seats_and_other_posts_are_shared():
    salud, uno, otro = datos.dependencia(), tema("Compromisos"), tema("Informe")
    primero = nombrar(persona(), salud, ENERO, clase="enlace", tema=uno)
    nombrar(persona(), salud, JUNIO, clase="enlace", tema=otro)
    nombrar(persona(), salud, ENERO, clase="otro")
    nombrar(persona(), salud, JUNIO, clase="otro")
    primero.refresh_from_db()
    assert primero.hasta is None
    assert Nombramiento.objects.vigentes(JUNIO).count() == 4


@pytest.mark.parametrize(
    ("campos", "mensaje"),
    [
        ({"clase": "enlace"}, "lleva el tema"),
        ({"hasta": date(2022, 1, 1)}, "termina antes de empezar"),
    ],
)
def test_an_incomplete_appointment_is_refused(campos, mensaje):
    with pytest.raises(ValidationError, match=mensaje):
        nombrar(persona(), datos.dependencia(), ENERO, **campos)


def test_a_post_is_of_a_dependencia_or_of_a_unidad_not_of_both():
    fila = Nombramiento(persona=persona(), cargo="Director", dependencia=datos.dependencia(), unidad=datos.unidad(), desde=ENERO)
    with pytest.raises(ValidationError, match="una de las dos"):
        nombramientos.nombrar(fila, usuario=None)


def test_leaving_a_post_sets_its_last_day_once():
    puesto = nombrar(persona(), datos.dependencia(), ENERO)
    nombramientos.concluir(puesto, hasta=JUNIO, usuario=None)
    with pytest.raises(ValidationError, match="ya concluyó el 15/06/2023"):
        nombramientos.concluir(puesto, hasta=JUNIO, usuario=None)


def test_a_name_typed_again_is_the_same_person_and_a_new_one_is_created():
    ana = nombramientos.persona_de_nombre("María Núñez", usuario=None, procedencia="Radio")
    assert nombramientos.persona_de_nombre("  maria   nunez ", usuario=None) == ana
    assert nombramientos.persona_de_nombre("Mario Núñez", usuario=None) != ana


def test_of_two_people_of_one_name_none_is_guessed():
    persona("Juan Pérez")
    persona("Juan Perez")
    with pytest.raises(ValidationError, match="más de una persona"):
        nombramientos.persona_de_nombre("Juan Pérez", usuario=None)

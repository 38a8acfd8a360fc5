"""The activities of the demonstration: as many as T07 prints, of people who cannot enter."""

import pytest

from seguimiento.actividades.models import Actividad, Asignacion, Avance
from seguimiento.cuentas.models import Usuario
from seguimiento.nucleo.plazos import Calendario
from seguimiento.nucleo.reconstruccion import CIERRE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_there_are_466_assignments_and_some_activities_are_shared():
    assert Asignacion.objects.count() == 466
    assert Actividad.objects.al_corte(CIERRE).filter(cuantos=2).count() > 50
    assert not Actividad.objects.filter(reconstruida=False).exists()


def test_the_stored_state_is_that_of_the_last_avance():
    for fila in Asignacion.objects.prefetch_related("avances"):
        ultimo = max(fila.avances.all(), key=lambda avance: (avance.fecha, avance.pk), default=None)
        assert (fila.estatus, fila.fecha_avance) == ((ultimo.estatus, ultimo.fecha) if ultimo else ("sin_avance", None))
        assert ultimo is None or fila.desde <= min(avance.fecha for avance in fila.avances.all())


def test_nothing_moves_after_the_closing_day_and_all_begins_on_business_days():
    calendario = Calendario.cargar()
    assert not Avance.objects.filter(fecha__gt=CIERRE).exists()
    assert all(calendario.es_habil(dia) for dia in Actividad.objects.values_list("fecha", flat=True))


def test_collaborators_cannot_enter_and_the_fourth_left():
    cuentas = Usuario.todos.filter(username__startswith="colaborador")
    assert {str(cuenta) for cuenta in cuentas} == {f"Colaborador {n}" for n in range(1, 7)}
    assert not [cuenta for cuenta in cuentas if cuenta.has_usable_password()]
    assert [str(cuenta) for cuenta in cuentas.eliminados()] == ["Colaborador 4"]
    salida = cuentas.eliminados().get().eliminado.date()
    assert not Avance.objects.filter(usuario__in=cuentas.eliminados(), fecha__gt=salida).exists()

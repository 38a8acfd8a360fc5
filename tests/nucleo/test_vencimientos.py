"""Stored deadlines move with the calendar: every door by which a day off is written asks the modules for theirs."""

from datetime import date

import pytest
from django.urls import reverse

from seguimiento.nucleo import calendario, registros, tareas, vencimientos
from seguimiento.nucleo.models import DiaInhabil, Umbral
from seguimiento.nucleo.modulos import Modulo
from tests import datos

pytestmark = pytest.mark.django_db
llamadas = []
DIA = {"fecha": "05/02/2024", "motivo": "Constitución", "ambito": "estatal"}


def recalcular(*, hoy):
    """The service of an invented module: it notes what the calendar said when it was called."""
    llamadas.append(set(DiaInhabil.objects.values_list("fecha", flat=True)))
    return 2


@pytest.fixture(autouse=True)
def modulo(monkeypatch):
    llamadas.clear()
    inventados = [Modulo("a", "A", "", "", "", recalcular=f"{__name__}.recalcular"), Modulo("b", "B", "", "", "")]
    monkeypatch.setattr(vencimientos, "modulos", lambda: inventados)


def test_only_what_moves_deadlines_asks_for_them():
    assert (vencimientos.cambiaron(Umbral), llamadas) == (0, [])
    assert (vencimientos.cambiaron(DiaInhabil), len(llamadas)) == (2, 1)


def test_a_day_registered_edited_deleted_or_restored_counts_at_once(client):
    administrador = datos.usuario("administrador")
    client.force_login(administrador)
    client.post(reverse("nucleo:diainhabil_create"), DIA)
    dia = DiaInhabil.objects.get()
    client.post(reverse("nucleo:diainhabil_update", args=[dia.pk]), DIA | {"fecha": "06/02/2024", "version": dia.version})
    registros.eliminar(dia, usuario=administrador, motivo="Se capturó mal")
    registros.restaurar(dia, usuario=administrador)
    assert llamadas == [{date(2024, 2, 5)}, {date(2024, 2, 6)}, set(), {date(2024, 2, 6)}]


def test_a_whole_period_asks_once():
    calendario.registrar_periodo(
        desde=date(2024, 7, 22), hasta=date(2024, 7, 26), ambitos=["estatal"], usuario=None, motivo="Vacaciones", fundamento="",
        publicacion="", por_confirmar=False,
    )  # fmt: skip
    assert [len(dias) for dias in llamadas] == [5]


def test_once_a_day_the_worker_asks_all_the_same():
    tareas.recalcular_plazos(timestamp=0)
    assert len(llamadas) == 1

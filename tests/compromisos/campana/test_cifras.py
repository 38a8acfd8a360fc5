"""Averages and sums of the commitments, by hand-made cases, as of a date and in the scope of a person."""

from datetime import date
from decimal import Decimal

import pytest

from compromisos.campana import dependencias
from compromisos.campana.models import Accion, Compromiso, Inversion
from seguimiento.nucleo.documentos import adjuntar
from seguimiento.nucleo.semaforo import redondear
from tests import datos

from . import datos_campana as hacer
from .test_avances import pdf

pytestmark = pytest.mark.django_db
HOY = date(2024, 2, 12)


def con_acciones(*estatus):
    """A commitment with one action of each given status."""
    compromiso, dependencia = hacer.compromiso(), datos.dependencia()
    for uno in estatus:
        hacer.accion(compromiso, dependencia, uno)
    return compromiso


def al(compromiso, corte=HOY, usuario=None):
    return Compromiso.objects.al_corte(corte, usuario).get(pk=compromiso.pk)


@pytest.mark.parametrize(
    ("estatus", "avance"),
    [
        (["concluida"], "100.0"),
        (["en_proceso"], "50.0"),
        (["pendiente"], "0.0"),
        (["concluida", "concluida", "pendiente"], "66.7"),
        (["concluida"] * 11 + ["en_proceso"] * 23, "66.2"),  # T03, commitment 1
        (["concluida"] * 4 + ["en_proceso"], "90.0"),  # T06, commitment 210
    ],
)
def test_the_average_is_of_statuses_over_registered_actions(estatus, avance):
    assert redondear(al(con_acciones(*estatus)).avance, 1) == Decimal(avance)


def test_rounding_is_half_up():
    fila = al(con_acciones("concluida", "en_proceso", "en_proceso", "en_proceso"))

    assert fila.avance == Decimal("62.5")
    assert redondear(fila.avance) == 63


def test_a_commitment_without_actions_has_no_average():
    fila = al(hacer.compromiso())

    assert (fila.total, fila.avance, fila.inversion) == (0, None, 0)


def test_it_counts_by_status():
    fila = al(con_acciones("concluida", "en_proceso", "en_proceso", "pendiente"))

    assert (fila.total, fila.concluidas, fila.en_proceso, fila.pendientes) == (4, 1, 2, 1)


def test_deleted_actions_do_not_count():
    compromiso = con_acciones("concluida", "pendiente")
    Accion.objects.filter(estatus="pendiente").marcar_eliminados("Duplicada")

    assert (al(compromiso).total, al(compromiso).avance) == (1, 100)


@pytest.mark.parametrize(
    ("corte", "total", "avance"),
    [(date(2023, 2, 28), 0, None), (date(2023, 3, 1), 1, 0), (date(2023, 5, 9), 1, 0), (date(2023, 5, 10), 1, 50), (HOY, 1, 100)],
)
def test_the_state_as_of_a_date_follows_from_the_avances(corte, total, avance):
    fila = hacer.accion(hacer.compromiso(), datos.dependencia())
    hacer.avance(fila, "en_proceso", date(2023, 5, 10))
    hacer.avance(fila, "concluida", date(2023, 9, 1))
    Accion.objects.update(estatus="concluida", fecha_avance=date(2023, 9, 1))

    leido = al(fila.compromiso, corte)

    assert (leido.total, leido.avance) == (total, avance)


def test_a_peso_shared_by_two_actions_counts_once_in_their_commitment():
    compromiso, dependencia = hacer.compromiso(), datos.dependencia()
    una, otra = hacer.accion(compromiso, dependencia), hacer.accion(compromiso, dependencia)
    hacer.inversion(100, una, otra)
    hacer.inversion(Decimal("0.50"), una)

    assert al(compromiso).inversion == Decimal("100.50")


def test_a_peso_shared_by_two_commitments_is_of_both_and_counts_once_in_the_total():
    una, otra = (hacer.accion(hacer.compromiso(), datos.dependencia()) for _ in range(2))
    hacer.inversion(100, una, otra)

    assert [al(una.compromiso).inversion, al(otra.compromiso).inversion] == [100, 100]
    assert [d["inversion"] for d in dependencias.con_cifras(HOY, datos.usuario("director"))] == [100, 100]
    assert Inversion.objects.al_corte(HOY).total() == 100


def test_money_registered_later_or_of_deleted_actions_does_not_count():
    una = hacer.accion(hacer.compromiso(), datos.dependencia())
    hacer.inversion(100, una, registrada=date(2023, 6, 1))

    assert al(una.compromiso, date(2023, 5, 31)).inversion == 0
    assert al(una.compromiso, date(2023, 6, 1)).inversion == 100
    Accion.objects.filter(pk=una.pk).marcar_eliminados("Duplicada")
    assert al(una.compromiso).inversion == 0
    assert not Inversion.objects.al_corte(HOY)


def test_in_the_general_average_the_empty_ones_count_zero():
    con_acciones("concluida")
    con_acciones("en_proceso", "pendiente")
    hacer.compromiso()

    general = Compromiso.objects.al_corte(HOY).avance_general()

    assert redondear(general["general"], 2) == Decimal("41.67")  # (100 + 25 + 0) / 3
    assert general["sin_vacios"] == Decimal("62.5")
    assert (general["compromisos"], general["con_acciones"]) == (3, 2)


def test_the_figures_of_an_enlace_come_from_the_own_rows_alone():
    compromiso, propia, ajena = hacer.compromiso(), datos.dependencia(), datos.dependencia()
    mia, otra = hacer.accion(compromiso, propia, "concluida"), hacer.accion(compromiso, ajena)
    hacer.inversion(10, mia)
    hacer.inversion(500, otra)

    fila = al(compromiso, usuario=datos.usuario("enlace", dependencias=[propia]))

    assert (fila.total, fila.avance, fila.inversion, fila.asignadas) == (1, 100, 10, 1)
    assert (al(compromiso).total, al(compromiso).inversion, al(compromiso).asignadas) == (2, 510, 2)


def test_dependencias_go_from_the_highest_unrounded_average_to_those_without_actions():
    primera, segunda, vacia = datos.dependencia("A"), datos.dependencia("B"), datos.dependencia("C")
    compromiso = hacer.compromiso()
    for estatus in ("concluida", "concluida", "pendiente"):
        hacer.accion(compromiso, segunda, estatus)
    hacer.accion(compromiso, primera, "en_proceso")
    hacer.asignacion(compromiso, vacia)

    filas = dependencias.con_cifras(HOY, datos.usuario("director"))

    assert [(d["dependencia"].siglas, d["asignadas"], d["total"]) for d in filas] == [("B", 1, 3), ("A", 1, 1), ("C", 1, 0)]
    assert filas[-1]["avance"] is None


@pytest.mark.parametrize(("dias", "quietas"), [(90, {"vieja"}), (30, {"vieja", "movida"}), (400, set())])
def test_stale_actions_are_the_open_ones_without_avances_since(dias, quietas):
    compromiso, dependencia = hacer.compromiso(), datos.dependencia()
    hacer.accion(compromiso, dependencia, descripcion="vieja")
    hacer.accion(compromiso, dependencia, "en_proceso", registrada=date(2024, 1, 5), descripcion="movida")
    hacer.accion(compromiso, dependencia, "concluida", descripcion="concluida")
    hacer.accion(compromiso, dependencia, registrada=date(2024, 2, 10), descripcion="nueva")

    assert {a.descripcion for a in Accion.objects.al_corte(HOY).sin_avance(HOY, dias)} == quietas


def test_concluded_without_evidence_leaves_out_rebuilt_ones_and_those_with_a_file():
    compromiso, dependencia = hacer.compromiso(), datos.dependencia()
    sin = hacer.accion(compromiso, dependencia, "concluida")
    hacer.accion(compromiso, dependencia, "concluida", reconstruido=True)
    hacer.accion(compromiso, dependencia, "en_proceso")
    con = hacer.accion(compromiso, dependencia, "concluida")
    adjuntar(con.avances.get(), pdf(), usuario=datos.usuario("capturista"))

    assert list(Accion.objects.al_corte(HOY).sin_evidencia()) == [sin]
    assert list(Accion.objects.con_evidencia()) == [con]

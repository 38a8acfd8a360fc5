"""The state of an agreement follows from its responsables, and theirs from the dated avances."""

from datetime import date
from decimal import Decimal

import pytest

from gabinetes.acuerdos import services
from gabinetes.acuerdos.models import Acuerdo, Responsable
from seguimiento.nucleo.semaforo import redondear
from tests import datos

from . import datos_acuerdos as hacer

pytestmark = pytest.mark.django_db
HOY = date(2024, 2, 12)


def al(acuerdo, corte=HOY, usuario=None):
    return Acuerdo.objects.al_corte(corte, usuario).get(pk=acuerdo.pk)


@pytest.mark.parametrize(
    ("porcentajes", "estatus", "avance"),
    [
        ([0, 0], "pendiente", 0),
        ([100, 100], "concluido", 100),
        ([100, 0], "en_proceso", 50),
        ([100, 75], "en_proceso", Decimal("87.5")),
        ([40], "en_proceso", 40),
        ([75, 100, 40, 10, 0], "en_proceso", 45),
    ],
)
def test_an_agreement_closes_only_when_every_responsable_has(porcentajes, estatus, avance):
    acuerdo = hacer.acuerdo("Texto", *[(datos.dependencia(), p) for p in porcentajes])

    leido = al(acuerdo)

    assert leido.estatus == estatus
    assert leido.avance == avance
    assert leido.cuantos == len(porcentajes)


def test_an_agreement_without_responsables_has_no_state():
    leido = al(hacer.acuerdo())

    assert (leido.estatus, leido.avance) == (None, None)


@pytest.mark.parametrize(
    ("corte", "porcentaje"),
    [(date(2023, 3, 1), 0), (date(2023, 4, 9), 0), (date(2023, 4, 10), 30), (date(2023, 5, 31), 30), (date(2023, 6, 1), 80), (HOY, 80)],
)
def test_the_state_as_of_a_date_is_the_last_avance_up_to_it(corte, porcentaje):
    fila = hacer.responsable(hacer.acuerdo(), datos.dependencia(), porcentaje=0, desde=date(2023, 3, 1))
    hacer.avance(fila, 30, date(2023, 4, 10))
    hacer.avance(fila, 80, date(2023, 6, 1))
    Responsable.objects.filter(pk=fila.pk).update(porcentaje=80, estatus="en_proceso", fecha_avance=date(2023, 6, 1))

    assert Responsable.objects.al_corte(corte).get().porcentaje_al == porcentaje


def test_agreements_later_than_the_cut_do_not_exist_yet():
    hacer.acuerdo(en=hacer.reunion(fecha=date(2023, 5, 2)))

    assert Acuerdo.objects.al_corte(date(2023, 5, 1)).count() == 0
    assert Acuerdo.objects.al_corte(date(2023, 5, 2)).count() == 1


def test_a_cancelled_agreement_counts_until_the_day_before():
    acuerdo = hacer.acuerdo("Texto", (datos.dependencia(), 50))
    persona = datos.usuario("coordinador", unidades=[datos.unidad(modulos=["acuerdos"])])

    services.dar_de_baja(acuerdo, situacion="cancelado", motivo="Duplicado", usuario=persona, fecha=date(2023, 9, 1))

    assert Acuerdo.objects.vigentes(date(2023, 8, 31)).count() == 1
    assert Acuerdo.objects.vigentes(date(2023, 9, 1)).count() == 0
    assert Acuerdo.objects.hasta(date(2023, 9, 1)).get().baja_motivo == "Duplicado"


@pytest.mark.parametrize(("corte", "vencido"), [(date(2023, 4, 1), False), (date(2023, 4, 2), True)])
def test_an_agreement_is_overdue_from_the_day_after_its_date(corte, vencido):
    hacer.acuerdo("Texto", (datos.dependencia(), 50), fecha_compromiso=date(2023, 4, 1))

    assert Acuerdo.objects.al_corte(corte).vencidos(corte).exists() is vencido


def test_a_concluded_agreement_is_never_overdue():
    hacer.acuerdo("Texto", (datos.dependencia(), 100), fecha_compromiso=date(2023, 4, 1))

    assert not Acuerdo.objects.al_corte(HOY).vencidos(HOY).exists()


def test_an_enlace_reads_only_the_own_percentage():
    propia, ajena = datos.dependencia(), datos.dependencia()
    acuerdo = hacer.acuerdo("Texto", (propia, 20), (ajena, 100))
    enlace = datos.usuario("enlace", dependencias=[propia])

    leido = al(acuerdo, usuario=enlace)

    assert (leido.avance, leido.estatus, leido.cuantos, leido.siglas) == (20, "en_proceso", 1, propia.nombre_corto)


def test_averages_round_half_up():
    assert redondear(Decimal("62.5")) == 63
    assert redondear(Decimal("96.052631"), 2) == Decimal("96.05")
    assert redondear(Decimal("0.005"), 2) == Decimal("0.01")

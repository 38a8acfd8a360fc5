"""Dated regimes: which one rules a day, and what the seed says of each."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from transparencia.regimenes import carga
from transparencia.regimenes.models import Regimen, Termino

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sembrados(db):
    carga.cargar()


@pytest.mark.parametrize(
    ("materia", "dia", "nombre"),
    [
        ("acceso", date(2016, 4, 28), None),
        ("acceso", date(2016, 4, 29), "Ley 90"),
        ("acceso", date(2025, 8, 29), "Ley 90"),  # Ley 81, transitorio primero
        ("acceso", date(2025, 8, 30), "Ley 81"),
        ("acceso", date(2030, 1, 1), "Ley 81"),
        ("arco", date(2023, 6, 1), "Ley general anterior"),
        ("arco", date(2025, 3, 21), "Ley general vigente"),
    ],
)
def test_a_day_belongs_to_one_regime_of_each_subject(materia, dia, nombre):
    regimen = Regimen.objects.vigente(materia, dia)
    assert (regimen and regimen.nombre) == nombre


def test_two_regimes_of_one_subject_do_not_share_a_day():
    otro = Regimen(nombre="Otra", materia="acceso", desde=date(2025, 1, 1), hasta=date(2025, 8, 29), fundamento="x")
    with pytest.raises(ValidationError, match="otro régimen"):
        otro.full_clean()
    Regimen.objects.create(nombre="Vieja", materia="acceso", desde=date(2005, 1, 1), hasta=date(2016, 4, 28), fundamento="x")


def test_nothing_of_the_law_of_which_no_text_was_found_is_called_verified():
    assert set(Termino.objects.filter(regimen__nombre="Ley 90").values_list("verificado", flat=True)) == {False}
    legales = Termino.objects.filter(regimen__nombre__in=["Ley 81", "Ley general vigente"]).exclude(clave__in=["turno_interno", "alerta"])
    assert set(legales.values_list("verificado", flat=True)) == {True}


def test_the_seed_creates_only_what_never_existed():
    assert carga.cargar() == {}
    assert (Regimen.objects.count(), Termino.objects.filter(regimen__nombre="Ley 81").count()) == (4, 21)

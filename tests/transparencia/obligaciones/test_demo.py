"""The demonstration of 2023 in this module: the published figures, and nobody's name."""

import pytest

from seguimiento.nucleo.plazos import Calendario
from transparencia.obligaciones.models import Asesoria, Evaluacion, Reunion, UnidadDeTransparencia

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_it_has_the_published_figures():
    assert (UnidadDeTransparencia.objects.count(), Asesoria.objects.count(), Reunion.objects.count()) == (78, 1741, 14)
    assert [str(fila.porcentaje) for fila in Evaluacion.objects.order_by("trimestre")] == ["100.00", "100.00", "99.39", "99.39"]
    asistencia = Reunion.objects.order_by("fecha").values_list("declaradas", flat=True)
    assert list(asistencia) == [42, 38, None, None, None, 56, 42, 42, 38, 38, 38, 40, 30, 36]


def test_all_of_it_is_marked_as_rebuilt_and_falls_on_business_days_of_2023():
    calendario = Calendario.cargar()
    for modelo in (UnidadDeTransparencia, Evaluacion, Reunion, Asesoria):
        assert not modelo.objects.filter(reconstruido=False).exists()
    assert {dia.year for dia in Asesoria.objects.values_list("fecha", flat=True)} == {2023}
    assert all(calendario.es_habil(dia) for dia in Asesoria.objects.values_list("fecha", flat=True).distinct())


def test_posts_and_institutions_stand_where_the_report_names_people():
    textos = {*Reunion.objects.values_list("expone", flat=True), *UnidadDeTransparencia.objects.values_list("titular", flat=True)}
    textos |= set(Reunion.objects.values_list("tema", flat=True))
    assert not [texto for texto in textos if any(trato in texto for trato in ("Lic.", "Mtro.", "Ing.", "C. "))]

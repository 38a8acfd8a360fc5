"""The demonstration of 2023: as many as the report counts, on business days, of nobody real, and once."""

import pytest
from django.db.models import Count

from gabinetes.prensa import demo
from gabinetes.prensa.estados import Informacion, Papel
from gabinetes.prensa.models import Conferencia, Exposicion, Participante, Pregunta, Recorte, Sintesis
from gabinetes.prensa.services import faltantes
from seguimiento.nucleo.bitacora import modelo_de_eventos
from seguimiento.nucleo.plazos import Calendario
from seguimiento.nucleo.reconstruccion import Personas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_it_holds_as_many_as_the_report_counts():
    cuentas = dict(Conferencia.objects.order_by().values_list("preside").annotate(n=Count("pk")))
    assert cuentas == {"presidente": 153, "gobernador": 17}
    assert (Sintesis.objects.count(), Conferencia.objects.con_estenografica().count()) == (83, 17)
    assert not [modelo for modelo in (Conferencia, Sintesis) if modelo.objects.filter(reconstruido=False).exists()]


def test_everything_in_it_is_complete_and_falls_on_business_days():
    calendario = Calendario.cargar()
    for conferencia in Conferencia.objects.filter(informacion=Informacion.ACTUALIZADA):
        assert calendario.es_habil(conferencia.fecha)
        assert faltantes(conferencia) == []
    assert not Conferencia.objects.exclude(informacion=Informacion.ACTUALIZADA).exists()
    assert Recorte.objects.order_by().values("ambito", "materia").distinct().count() == 12


def test_who_speaks_takes_part_in_that_conference_with_a_post():
    for modelo in (Exposicion, Pregunta):
        for fila in modelo.objects.select_related("conferencia", *modelo.QUIENES):
            quienes = [getattr(fila, campo) for campo in modelo.QUIENES]
            assert {quien.conferencia_id for quien in quienes} == {fila.conferencia_id}
    assert not Participante.objects.filter(cargo="").exists()
    assert set(Pregunta.objects.values_list("quien_pregunta__papel", flat=True)) == {Papel.PRENSA}


def test_its_people_are_invented():
    assert {p.persona.nota for p in Participante.objects.select_related("persona")} == {demo.NOTA}


def test_loading_it_again_changes_nothing():
    tablas = [modelo_de_eventos(modelo).objects for modelo in (Conferencia, Participante, Exposicion, Pregunta, Sintesis, Recorte)]
    antes = [tabla.count() for tabla in tablas]
    assert demo.cargar(Personas()) == {}
    assert [tabla.count() for tabla in tablas] == antes

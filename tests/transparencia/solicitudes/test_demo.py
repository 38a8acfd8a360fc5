"""The demonstration: 269 requests that add up to the printed tables, by the rules of the module, and that name nobody."""

from datetime import date

import pytest
from django.db.models import Count, F, Q

from seguimiento.nucleo.reconstruccion import CIERRE
from transparencia.solicitudes import reglas, relojes
from transparencia.solicitudes.estados import ABIERTAS, ClaseDeActo
from transparencia.solicitudes.models import Acto, Solicitud, Turno

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_everything_that_was_done_is_what_the_rules_let_be_done():
    """Act by act, in their order, as if a person wrote them: reglas.revisar finds nothing to say."""
    calendario = relojes.calendario()
    actos = {}
    for acto in Acto.objects.order_by("fecha", "pk"):
        actos.setdefault(acto.solicitud_id, []).append(acto)
    malos = []
    for solicitud in Solicitud.objects.all():
        hechos = actos.get(solicitud.pk, [])
        for n, acto in enumerate(hechos):
            expediente = relojes.expediente(solicitud, hechos[:n], acto.fecha, calendario)
            if errores := reglas.revisar(expediente, reglas.Propuesta(acto.clase, acto.fecha, acto.sentido, acto.acta), CIERRE):
                malos.append((solicitud.folio, acto.clase, errores))
    assert malos == []


def test_the_deadline_of_each_request_is_the_one_that_its_clocks_say():
    calendario, hechos = relojes.calendario(), {}
    for acto in Acto.objects.order_by("fecha", "pk"):
        hechos.setdefault(acto.solicitud_id, []).append(acto)
    for solicitud in Solicitud.objects.all():
        assert solicitud.vence == relojes.vence_de(solicitud, hechos.get(solicitud.pk, []), date.max, calendario)


def test_some_were_prevenidas_extended_answered_late_or_turned():
    clases = dict(Acto.objects.values_list("clase").annotate(Count("pk")))
    assert min(clases[c] for c in (ClaseDeActo.PREVENCION, ClaseDeActo.DESAHOGO, ClaseDeActo.PRORROGA)) >= 8
    assert Solicitud.objects.al_corte(CIERRE).filter(respondida__gt=F("vence")).exists()
    assert Turno.objects.filter(unidad__isnull=False).exists()
    assert Turno.objects.filter(respondido__isnull=True).exists()


def test_by_the_printed_report_all_had_ended_but_the_four_without_data():
    abiertas = Solicitud.objects.al_corte(CIERRE).filter(estado__in=ABIERTAS)
    assert list(abiertas.values_list("competencia", "medio")) == [("", "")] * 4


def test_they_name_nobody_and_say_that_they_were_rebuilt():
    assert not Solicitud.objects.exclude(Q(solicitante="") & Q(correo="") & Q(titular="")).exists()
    assert not Solicitud.objects.filter(reconstruido=False).exists()
    assert Solicitud.objects.filter(texto__icontains="reconstruido a partir de las cifras publicadas").count() == 269

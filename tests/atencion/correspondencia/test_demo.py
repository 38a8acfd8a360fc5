"""The demonstration of 2023 against the printed table T14 and the goal of 48 hours."""

from datetime import date, timedelta

import pytest
from django.db.models import Count
from django.db.models.functions import ExtractMonth

from atencion.correspondencia.models import Recibido, Respuesta, Turno
from seguimiento.cuentas.models import Usuario
from seguimiento.nucleo.reportes import REGISTRO

pytestmark = pytest.mark.django_db
RELEVANTES = [307, 229, 363, 230, 231, 285, 135, 158, 230, 226, 257, 132]
CCP = [265, 243, 291, 254, 228, 279, 162, 203, 186, 184, 192, 175]
CIERRE = date(2024, 2, 12)


@pytest.mark.usefixtures("demo_a_volumen")
class TestWhole:
    def test_letters_by_month_are_those_of_the_printed_table(self):
        grupos = Recibido.objects.annotate(mes=ExtractMonth("fecha")).values_list("clase", "mes").annotate(n=Count("pk")).order_by("mes")
        por_clase = {clase: [n for c, _, n in grupos if c == clase] for clase in ("relevante", "ccp")}
        assert por_clase == {"relevante": RELEVANTES, "ccp": CCP}
        assert (sum(RELEVANTES), sum(CCP)) == (2783, 2662)

    def test_folios_follow_the_order_of_arrival_without_gaps(self):
        filas = list(Recibido.objects.order_by("folio").values_list("folio", "fecha", "hora"))
        assert [folio for folio, _, _ in filas] == [f"RE-2023-{n:05}" for n in range(1, 5446)]
        assert [fila[1:] for fila in filas] == sorted(fila[1:] for fila in filas)

    def test_the_average_of_turning_is_within_48_hours(self):
        reloj = Recibido.objects.al_corte(CIERRE).reloj()
        assert timedelta(hours=4) < reloj["promedio"] <= timedelta(hours=48) < reloj["maxima"]
        assert 0 < reloj["pendientes"] < 20


@pytest.mark.usefixtures("demo")
class TestPart:
    def test_no_turn_is_before_its_letter_and_no_answer_before_its_turn(self):
        assert not [t for t in Turno.objects.select_related("recibido") if t.fecha < t.recibido.recibido_el or t.vence <= t.dia]
        assert not [r for r in Respuesta.objects.select_related("de") if r.fecha < r.de.dia]

    def test_there_is_something_to_see_in_every_state(self):
        estados = {grupo["estado"] for grupo in Turno.objects.al_corte(CIERRE).values("estado").annotate(n=Count("pk"))}
        assert {"a_tiempo", "tarde", "vencido", "en_pausa"} <= estados
        assert Respuesta.objects.filter(validacion="por_validar").exists()
        assert Recibido.objects.al_corte(CIERRE).segun_reloj("excedido", CIERRE).exists()

    def test_the_report_adds_up(self):
        director = Usuario.objects.get(username="director")
        reporte = REGISTRO["semaforo-de-correspondencia"].hacer(CIERRE, director, {"ejercicio": 2023, "mes": None})
        for n in range(2, 7):
            assert sum(fila[n].valor for fila in reporte.filas) == reporte.totales[n].valor
        turnados, a_tiempo, tarde, abiertos, vencidos = (celda.valor for celda in reporte.totales[2:7])
        assert turnados == a_tiempo + tarde + abiertos == Turno.objects.count() and vencidos <= abiertos

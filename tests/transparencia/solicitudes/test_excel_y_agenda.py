"""The Excel out and in again, without who asks, and the fortnightly agenda."""

from datetime import date

import pytest
from django.urls import reverse

from seguimiento.nucleo import plazos
from seguimiento.nucleo.reportes import REGISTRO
from tests import datos, planes
from tests.transparencia.solicitudes import datos_solicitudes as d
from transparencia.solicitudes import services
from transparencia.solicitudes.models import Solicitud
from transparencia.solicitudes.resources import SolicitudResource

pytestmark = pytest.mark.django_db
TITULOS = "MATERIA,FECHA DE PRESENTACIÓN,MEDIO,FOLIO DE LA PLATAFORMA,TEMA,QUÉ SE PIDE"
RENGLON = "Acceso a la información,06/10/2025,Correo electrónico,260012325000001,Nómina,Solicito la nómina"


@pytest.fixture
def quien(monkeypatch):
    monkeypatch.setattr(plazos, "hoy", lambda: d.HOY)
    d.regimenes()
    return d.jefa()


def importar(quien, *renglones):
    recurso = SolicitudResource(quien)
    plan = planes.planear(recurso, "\n".join([TITULOS, *renglones]).encode(), "solicitudes.csv", quien)
    if not plan.resumen["error"]:
        planes.aplicar(recurso, plan, usuario=quien, fecha=d.HOY)
    return plan


def test_requests_come_in_once_and_change_by_their_folio_or_their_day_and_subject(quien):
    sin_folio = RENGLON.replace("260012325000001", "").replace("Nómina,", "Viáticos,")
    assert importar(quien, RENGLON, sin_folio).resumen["crea"] == 2
    assert importar(quien, RENGLON, sin_folio).resumen["igual"] == 2
    assert importar(quien, RENGLON.replace("Solicito la nómina", "Solicito la nómina de mayo")).resumen["cambia"] == 1
    fila = Solicitud.objects.get(tema="Nómina")
    assert (fila.folio, fila.texto, fila.medio, Solicitud.objects.count()) == ("SI-2025-00001", "Solicito la nómina de mayo", "correo", 2)
    assert fila.vence is not None


@pytest.mark.parametrize(
    ("cambio", "columna"),
    [
        (("06/10/2025", "03/03/2026"), "FECHA DE PRESENTACIÓN"),
        (("Correo electrónico", "Paloma"), "MEDIO"),
        (("260012325000001", "26-A"), "FOLIO DE LA PLATAFORMA"),
        (("Acceso a la información", "Otra"), "MATERIA"),
    ],
)
def test_a_wrong_cell_refuses_the_whole_file(quien, cambio, columna):
    plan = importar(quien, RENGLON.replace("Nómina", "Otra").replace("000001", "000009"), RENGLON.replace(*cambio))
    assert {error["columna"] for error in plan.errores} == {columna}
    assert not Solicitud.objects.exists()


@pytest.mark.parametrize("formato", ["xlsx", "csv"])
def test_what_goes_out_comes_back_unchanged_and_never_says_who_asks(client, quien, formato):
    d.solicitud(solicitante="Persona Inventada Prueba", correo="inventada@correo.example", folio_pnt="260012325000002")
    d.responder(d.solicitud(tema="Otra"))
    client.force_login(quien)
    salida = client.get(reverse("solicitudes:solicitud_list"), {"ejercicio": "todos", "formato": formato}).getvalue()
    plan = planes.planear(SolicitudResource(quien), salida, f"solicitudes.{formato}", quien)
    assert (plan.resumen["igual"], plan.total) == (2, 2)
    if formato == "csv":
        assert b"Inventada" not in salida
        assert b"inventada@" not in salida


def test_the_agenda_has_what_is_marked_and_open_or_ended_in_the_fortnight(quien):
    unidad = datos.unidad("UPR")
    abierta = d.solicitud(date(2026, 2, 23), tema="Abierta", solicitante="Persona Inventada")
    d.turno(abierta, unidades=[unidad])
    reciente, vieja, sin_marca = d.solicitud(tema="Reciente"), d.solicitud(tema="Vieja"), d.solicitud(tema="Sin marca")
    d.responder(reciente, date(2026, 2, 20))
    d.responder(vieja, date(2026, 2, 13))
    assert services.marcar_controversia([abierta, reciente, vieja], marcada=True, nota="Cuidar los montos", usuario=quien) == 3
    assert services.marcar_controversia([abierta], marcada=True, nota="Cuidar los montos", usuario=quien) == 0
    reporte = REGISTRO["agenda-de-controversia"].hacer(d.HOY, quien, {})
    assert [fila[1].valor for fila in reporte.filas] == ["Reciente", "Abierta"]
    assert [fila[3].valor for fila in reporte.filas] == ["Sin turnar", "UPR"]
    assert "Inventada" not in str(reporte.datos())
    assert sin_marca.folio not in str(reporte.datos())


def test_a_list_of_a_past_day_and_its_excel_have_the_deadlines_of_that_day(client, quien):
    fila = d.solicitud()
    d.actuar(fila, d.C.ACEPTADA, d.LUNES)
    d.actuar(fila, d.C.PRORROGA, date(2025, 10, 31), acta="CT/9/2025")
    client.force_login(quien)
    for corte, vence, vencidas in (("2025-10-30", "03/11/2025", 0), ("2025-10-31", "17/11/2025", 0), ("2025-11-18", "17/11/2025", 1)):
        lista = {"corte": corte, "ejercicio": "2025"}
        assert vence in client.get(reverse("solicitudes:solicitud_list"), lista).text
        assert vence in client.get(reverse("solicitudes:solicitud_list"), lista | {"formato": "csv"}).getvalue().decode()
        assert client.get(reverse("solicitudes:solicitud_list"), lista | {"vencidas": "true"}).text.count("SI-2025-00001") == vencidas

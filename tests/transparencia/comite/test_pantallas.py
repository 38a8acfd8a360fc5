"""Screens of the Comité: born of a request, its files, and the Excel out and in."""

from datetime import date

import pytest
from django.urls import reverse

from seguimiento.nucleo.modulos import ofertas
from tests import datos, planes
from tests.transparencia.comite.datos_comite import ACTA, reserva, resolucion
from tests.transparencia.solicitudes.datos_solicitudes import solicitud
from transparencia.comite.models import Reserva, Resolucion
from transparencia.comite.resources import ReservaResource, ResolucionResource

pytestmark = pytest.mark.django_db


@pytest.fixture
def jefa(client):
    quien = datos.usuario("coordinador", unidades=[datos.unidad("CETAI", modulos=["comite", "solicitudes"])])
    client.force_login(quien)
    return quien


def test_a_resolution_is_registered_from_its_request(client, jefa):
    fila = solicitud()
    oferta = next(uno for uno in ofertas(fila, jefa) if "Comité" in uno["titulo"])
    pagina = client.get(oferta["url"])
    assert f'value="{fila.folio}"' in pagina.text
    datos_del_acta = {
        "acta": "CT/05/2025", "fecha": "13/10/2025", "solicitud": fila.folio, "clase": "prorroga", "sentido": "confirma",
        "asunto": "Prórroga por volumen",
    }  # fmt: skip
    respuesta = client.post(oferta["url"], datos_del_acta)
    una = Resolucion.objects.get()
    assert (respuesta.status_code, respuesta.url, una.solicitud, una.ejercicio) == (302, una.get_absolute_url(), fila, 2025)
    assert fila.folio in client.get(una.get_absolute_url()).text


def test_a_reserved_file_is_prolonged_and_opened_on_its_page(client, jefa):
    una = reserva(inicio=ACTA, meses=60)
    pagina = client.get(una.get_absolute_url()).text
    assert "Prorrogar" in pagina and "Desclasificar" in pagina
    client.post(reverse("comite:reserva_ampliar", args=[una.pk]), {"fecha": "10/01/2025", "acta": "CT/01/2025", "meses": "60"})
    client.post(reverse("comite:reserva_desclasificar", args=[una.pk]), {"fecha": "10/02/2025", "motivo": "Cesaron las causas"})
    una.refresh_from_db()
    assert (una.fin_ampliado, una.desclasificada) == (date(2033, 3, 15), date(2025, 2, 10))
    pagina = client.get(una.get_absolute_url()).text
    assert "5 años, acta CT/01/2025" in pagina and "Prorrogar" not in pagina


def test_an_enlace_knows_nothing_of_the_comite(client):
    una = reserva()
    client.force_login(datos.usuario("enlace", dependencias=[datos.dependencia()]))
    for url in (una.get_absolute_url(), una.resolucion.get_absolute_url(), reverse("comite:reserva_list")):
        assert client.get(url).status_code == 403


LISTAS = {"comite:resolucion_list": ResolucionResource, "comite:reserva_list": ReservaResource}


@pytest.mark.parametrize("lista", LISTAS)
def test_the_excel_comes_back_in_without_change(client, jefa, lista):
    reserva(area=datos.unidad("DGX"))
    hoja = b"".join(client.get(reverse(lista), {"formato": "xlsx", "ejercicio": "todos"}))
    plan = planes.planear(LISTAS[lista](jefa), hoja, "hoja.xlsx", jefa)
    assert (plan.total, plan.resumen["igual"]) == (1, 1), plan.errores


def test_the_sheet_is_refused_where_the_rules_are_broken(jefa):
    folio = solicitud().folio
    hoja = f"""ACTA,FECHA,MATERIA,SENTIDO,SOLICITUD,ASUNTO
CT/1,10/10/2025,Prórroga,Confirma,{folio},Primera
CT/2,11/10/2025,Prórroga,Confirma,{folio},Segunda
CT/3,11/10/2025,Prórroga,Confirma,,Sin solicitud
CT/4,01/10/2025,Inexistencia,Confirma,{folio},Antes de pedirse
CT/5,11/10/2999,Inexistencia,Confirma,,Por venir
"""
    plan = planes.planear(ResolucionResource(jefa), hoja.encode(), "hoja.csv", jefa)
    assert [sorted(renglon.errores) for renglon in plan.renglones] == [[], ["solicitud"], ["solicitud"], ["fecha"], ["fecha"]]


def test_a_new_file_comes_in_by_its_acta(jefa):
    datos.unidad("DGX"), resolucion()
    titulos = "ACTA,ÁREA,NOMBRE DEL EXPEDIENTE,TEMA,QUÉ SE RESERVA,INICIO,PLAZO (MESES),FUNDAMENTO,JUSTIFICACIÓN"
    filas = ("CT/01/2023,DGX,Expediente,Obras,Completo,20/03/2023,60,Art. 96,Daño", "CT/01/2023,DGX,Otro,Obras,Parcial,01/03/2023,61,A,B")
    hoja = "\n".join([titulos, *filas])
    plan = planes.planear(ReservaResource(jefa), hoja.encode(), "hoja.csv", jefa)
    assert [sorted(renglon.errores) for renglon in plan.renglones] == [[], ["meses"]]
    plan.renglones.pop()
    planes.aplicar(ReservaResource(jefa), plan, usuario=jefa, fecha=date(2025, 1, 1))
    assert Reserva.objects.get().fin_original == date(2028, 3, 20)

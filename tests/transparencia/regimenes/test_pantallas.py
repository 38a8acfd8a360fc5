"""Who writes the legal terms and who reads them; what editing one does to the open requests; the Excel that goes out and comes back."""

from datetime import date

import pytest
from django.urls import reverse

from tests import datos, planes
from transparencia.regimenes import carga
from transparencia.regimenes.models import Regimen, Termino
from transparencia.regimenes.resources import TerminoResource
from transparencia.solicitudes.models import Solicitud

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sembrados(db):
    carga.cargar()


@pytest.fixture
def respuesta():
    return Termino.objects.get(regimen__nombre="Ley 81", clave="respuesta")


def formulario(termino, **cambios):
    campos = ("clave", "dias", "de", "articulo", "efecto", "version")
    verificado = {"verificado": "on"} if termino.verificado else {}
    return {nombre: getattr(termino, nombre) for nombre in campos} | {"regimen": termino.regimen_id} | verificado | cambios


def test_a_term_that_changes_moves_the_open_requests_of_its_regime(client, respuesta):
    abiertas = [
        Solicitud.objects.create(
            folio=f"SI-{dia.year}-00001", presentada=dia, ejercicio=dia.year, medio="pnt", texto="x", tema="x", vence=vence,
            regimen=Regimen.objects.vigente("acceso", dia),
        )
        for dia, vence in ((date(2026, 3, 2), date(2026, 3, 30)), (date(2025, 3, 3), date(2025, 3, 24)))
    ]  # fmt: skip
    client.force_login(datos.usuario("administrador"))
    url = reverse("regimenes:termino_update", args=[respuesta.pk])
    assert client.post(url, formulario(respuesta, dias=21)).status_code == 302
    for abierta in abiertas:
        abierta.refresh_from_db()
    assert [abierta.vence for abierta in abiertas] == [date(2026, 3, 31), date(2025, 3, 24)]


@pytest.mark.parametrize(("rol", "lee", "escribe"), [("coordinador", 200, 403), ("director", 200, 403), ("administrador", 200, 200)])
def test_the_administrador_writes_them_and_who_works_with_requests_reads_them(client, respuesta, rol, lee, escribe):
    client.force_login(datos.usuario(rol, unidades=[datos.unidad(modulos=["regimenes"])]))
    assert client.get(respuesta.regimen.get_absolute_url()).status_code == lee
    assert client.get(reverse("regimenes:termino_update", args=[respuesta.pk])).status_code == escribe


def test_a_regime_shows_its_terms_in_their_order_with_what_is_to_be_confirmed(client):
    client.force_login(datos.usuario("administrador"))
    pagina = client.get(Regimen.objects.get(nombre="Ley 90").get_absolute_url()).text
    assert pagina.index("Notificar si se acepta") < pagina.index("Prórroga de la respuesta") < pagina.index("Alegatos")
    assert pagina.count("Por confirmar</span>") == Termino.objects.filter(regimen__nombre="Ley 90").count()


def test_the_excel_of_the_terms_comes_back_as_it_went_and_takes_a_change(client, respuesta):
    administrador = datos.usuario("administrador")
    client.force_login(administrador)
    salida = client.get(reverse("regimenes:termino_list"), {"formato": "csv"}).getvalue()
    plan = planes.planear(TerminoResource(), salida, "terminos.csv", administrador)
    assert plan.resumen["igual"] == plan.total == Termino.objects.count()
    titulos = "RÉGIMEN,PASO,DÍAS HÁBILES,QUIÉN ACTÚA,ARTÍCULO"
    otro = f'{titulos}\n"Ley 81, acceso a la información",Respuesta,25,el sujeto obligado,"Ley 81, art. 119"\n'
    (renglon,) = planes.planear(TerminoResource(), otro.encode(), "terminos.csv", administrador).renglones
    assert (renglon.que, renglon.instancia, renglon.cambios["dias"]) == ("cambia", respuesta, (20, 25))


def test_the_report_puts_the_regimes_side_by_side(client):
    client.force_login(datos.usuario("director"))
    leido = client.get("/reportes/plazos-legales/", {"formato": "json", "corte": "2025-08-29"}).json()
    assert leido["columnas"] == ["Paso", "Ley 90, acceso a la información", *leido["columnas"][2:]]
    assert ["Respuesta", 15, 20, 20] in leido["filas"]
    assert any("Ley 90: del 29/04/2016 al 29/08/2025" in nota for nota in leido["notas"])

"""The cuts of a semáforo belong to a report that exists, chosen by its title."""

import pytest
from django.urls import reverse

from seguimiento.nucleo.models import Umbral
from tests import datos

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def administrador(client):
    client.force_login(datos.usuario("administrador"))


def crear(client, reporte):
    return client.post(reverse("nucleo:umbral_create"), {"reporte": reporte, "verde": "90", "amarillo": "60"})


def test_the_report_is_chosen_among_those_that_exist(client):
    assert crear(client, "no-existe").status_code == 422
    assert crear(client, "compromisos").status_code == 302
    pagina = client.get(reverse("nucleo:umbral_list")).text
    assert "Semáforo de «Compromisos de campaña»" in pagina
    assert "90 %" in client.get(Umbral.objects.get().get_absolute_url()).text


def test_they_are_found_by_the_title_of_the_report(client):
    crear(client, "compromisos"), crear(client, "")
    filas = client.get(reverse("nucleo:umbral_list"), {"q": "campana", "formato": "json"}).json()["filas"]
    assert [fila[1] for fila in filas] == ["Semáforo de «Compromisos de campaña»"]


def test_one_whose_report_is_gone_can_still_be_edited(client):
    fila = Umbral.objects.create(reporte="ya-no-esta")
    respuesta = client.post(
        reverse("nucleo:umbral_update", args=[fila.pk]), {"reporte": "ya-no-esta", "verde": "95", "amarillo": "60", "version": 1}
    )
    assert respuesta.status_code == 302

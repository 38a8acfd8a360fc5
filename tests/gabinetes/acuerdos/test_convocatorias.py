"""Convocations: to whom they go, the trace they leave, and the notice when the meeting is called off."""

from datetime import date

import pytest

from gabinetes.acuerdos.models import Convocado, Convocatoria
from tests import datos

from . import datos_acuerdos as hacer
from .test_documentos import interno

pytestmark = pytest.mark.django_db
RUTA = "/gabinetes/acuerdos/reunion"


@pytest.fixture
def coordinador(client):
    persona = interno("coordinador")
    client.force_login(persona)
    return persona


@pytest.fixture
def sesion():
    gabinete = hacer.gabinete()
    gabinete.asientos.create(dependencia=datos.dependencia())
    return hacer.reunion(gabinete, fecha=date(2999, 3, 1), estado="programada")


@pytest.fixture
def enlace(sesion):
    """Of the dependencia of the cabinet; another one, of no seat, is left out."""
    datos.usuario("enlace", dependencias=[datos.dependencia()])
    return datos.usuario("enlace", dependencias=[sesion.gabinete.asientos.get().dependencia])


def test_the_convocation_goes_to_the_enlaces_of_the_cabinet_without_showing_addresses(client, mailoutbox, coordinador, sesion, enlace):
    client.post(f"{RUTA}/{sesion.pk}/convocar/")

    mensaje = mailoutbox[0]
    assert (mensaje.to, mensaje.bcc) == ([], [enlace.email])
    assert mensaje.attachments[0][0] == "reunion.ics"


def test_it_leaves_who_sent_it_when_and_to_how_many_in_the_page_and_in_the_history(client, coordinador, sesion, enlace):
    respuesta = client.post(f"{RUTA}/{sesion.pk}/convocar/", follow=True)

    enviada = Convocatoria.objects.get()
    assert (enviada.tipo, enviada.usuario, enviada.cuantos) == ("convocatoria", coordinador, 1)
    assert Convocado.objects.get().usuario == enlace
    assert "Convocatoria enviada a 1 enlace." in respuesta.text
    assert "<dd>Convocatoria a 1 enlace" in respuesta.text
    assert "Convocatoria a 1 destinatario" in client.get(f"{RUTA}/{sesion.pk}/historial/").text


def test_without_addresses_nothing_is_sent_nor_noted(client, mailoutbox, coordinador, sesion):
    respuesta = client.post(f"{RUTA}/{sesion.pk}/convocar/", follow=True)

    assert "No se envió" in respuesta.text
    assert (mailoutbox, Convocatoria.objects.count()) == ([], 0)


def test_a_meeting_that_was_held_is_not_convoked(client, mailoutbox, coordinador, sesion, enlace):
    sesion.estado = "celebrada"
    sesion.save()

    assert client.post(f"{RUTA}/{sesion.pk}/convocar/").status_code == 422
    assert mailoutbox == []


def test_cancelling_tells_whoever_was_convoked(client, mailoutbox, coordinador, sesion, enlace):
    client.post(f"{RUTA}/{sesion.pk}/convocar/")
    tarde = datos.usuario("enlace", dependencias=[sesion.gabinete.asientos.get().dependencia])  # named after the convocation
    mailoutbox.clear()

    client.post(f"{RUTA}/{sesion.pk}/cancelar/", {"motivo": "Se pospuso la gira"})

    assert (mailoutbox[0].bcc, mailoutbox[0].to) == ([enlace.email], [])
    assert "Se pospuso la gira" in mailoutbox[0].body
    assert "Se pospuso la gira" in enlace.avisos.get().texto
    assert not tarde.avisos.exists()
    assert Convocatoria.objects.latest("pk").tipo == "cancelacion"


def test_cancelling_what_nobody_was_convoked_to_writes_to_nobody(client, mailoutbox, coordinador, sesion, enlace):
    client.post(f"{RUTA}/{sesion.pk}/cancelar/", {"motivo": "Se pospuso la gira"})

    sesion.refresh_from_db()
    assert sesion.estado == "cancelada"
    assert (mailoutbox, enlace.avisos.count(), Convocatoria.objects.count()) == ([], 0, 0)

"""A form sent twice writes once, and what was being written survives a lost session."""

from datetime import timedelta
from threading import Thread
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from gabinetes.acuerdos.models import Avance
from seguimiento.nucleo import envios
from seguimiento.nucleo.models import Borrador, DiaInhabil, Envio
from tests import datos
from tests.gabinetes.acuerdos import datos_acuerdos as hacer

NUEVO = "/seguimiento/nucleo/diainhabil/nuevo/"
CAMPOS = {"fecha": "17/07/2024", "motivo": "Luctuoso", "ambito": "estatal"}


@pytest.fixture
def administrador(db):
    return datos.usuario("administrador")


def test_the_same_form_twice_writes_once_and_leads_to_the_same_place(client, administrador):
    client.force_login(administrador)
    envio = CAMPOS | {"ficha": str(uuid4())}

    primera, segunda = client.post(NUEVO, envio), client.post(NUEVO, envio)

    assert (primera.status_code, segunda.status_code) == (302, 302)
    assert primera.url == segunda.url
    assert DiaInhabil.objects.count() == 1


def test_a_form_with_errors_may_be_sent_again_with_its_key(client, administrador):
    client.force_login(administrador)
    ficha = str(uuid4())

    mal = client.post(NUEVO, CAMPOS | {"fecha": "31/02/2024", "ficha": ficha})
    bien = client.post(NUEVO, CAMPOS | {"ficha": ficha})

    assert (mal.status_code, bien.status_code) == (422, 302)
    assert ficha in mal.content.decode()
    assert DiaInhabil.objects.count() == 1


def test_an_edit_sent_twice_is_not_a_conflict(client, administrador):
    client.force_login(administrador)
    dia = DiaInhabil.objects.create(fecha="2024-07-17", motivo="Antes")
    envio = CAMPOS | {"version": dia.version, "ficha": str(uuid4())}

    respuestas = [client.post(f"/seguimiento/nucleo/diainhabil/{dia.pk}/editar/", envio).status_code for _ in range(2)]

    dia.refresh_from_db()
    assert respuestas == [302, 302]
    assert dia.version == 2


def test_the_key_of_one_person_says_nothing_to_another(client, administrador):
    ficha = uuid4()
    Envio.objects.create(clave=ficha, usuario=datos.usuario("director"), destino="/secreto/")
    client.force_login(administrador)

    assert "/secreto/" not in client.post(NUEVO, CAMPOS | {"ficha": str(ficha)}).url


@pytest.mark.django_db(transaction=True)
def test_two_simultaneous_clicks_leave_one_avance():
    fila = hacer.responsable(hacer.acuerdo(), datos.dependencia())
    persona = datos.usuario("capturista", unidades=[datos.unidad(modulos=["acuerdos"])])
    envio = {"fecha": "01/06/2023", "estatus": "en_proceso", "porcentaje": "40", "texto": "Se avanzó", "ficha": str(uuid4())}
    estados = []

    def enviar():
        cliente = Client()
        cliente.force_login(persona)
        estados.append(cliente.post(f"/gabinetes/acuerdos/responsable/{fila.pk}/avance/", envio).status_code)
        connection.close()

    hilos = [Thread(target=enviar) for _ in range(4)]
    [hilo.start() for hilo in hilos]
    [hilo.join() for hilo in hilos]

    assert estados == [302] * 4
    assert Avance.objects.count() == 1


def test_what_was_being_written_can_be_recovered_after_a_lost_session(client, administrador):
    client.force_login(administrador)
    client.post(f"/seguimiento/nucleo/borrador/?ruta={NUEVO}", CAMPOS | {"motivo": "Lo que iba escribiendo", "ficha": str(uuid4())})
    client.logout()
    client.force_login(administrador)

    ofrece, recupera = client.get(NUEVO).content.decode(), client.get(f"{NUEVO}?borrador=1").content.decode()

    assert "Hay un borrador suyo" in ofrece
    assert "Lo que iba escribiendo" in recupera


def test_a_draft_goes_when_its_form_is_sent_or_it_is_discarded(client, administrador):
    client.force_login(administrador)
    client.post(f"/seguimiento/nucleo/borrador/?ruta={NUEVO}", CAMPOS)
    client.post(NUEVO, CAMPOS)
    assert not Borrador.objects.exists()

    client.post(f"/seguimiento/nucleo/borrador/?ruta={NUEVO}", CAMPOS)
    assert client.post(f"/seguimiento/nucleo/borrador/?ruta={NUEVO}", {"descartar": "1"}).url == NUEVO
    assert not Borrador.objects.exists()


def test_a_draft_is_only_of_who_wrote_it(client, administrador):
    envios.guardar_borrador(administrador, NUEVO, Client().get("/publico/verificar/?motivo=x").wsgi_request.GET)
    otra = datos.usuario("administrador")
    client.force_login(otra)

    assert "Hay un borrador" not in client.get(NUEVO).content.decode()


@pytest.mark.parametrize("ruta", ["https://otro.example/", "//otro.example/", ""])
def test_discarding_never_leads_out_of_the_site(client, administrador, ruta):
    client.force_login(administrador)

    assert client.post(f"/seguimiento/nucleo/borrador/?ruta={ruta}", {"descartar": "1"}).url == "/"


def test_keys_and_drafts_expire(administrador):
    Envio.objects.create(clave=uuid4(), usuario=administrador)
    Borrador.objects.create(usuario=administrador, ruta="/x/", datos={"a": ["b"]})

    assert envios.caducar() == 0
    assert envios.caducar(timezone.now() + envios.VIGENCIA + timedelta(days=1)) == 2

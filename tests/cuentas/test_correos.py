"""E-mails of notices: of what is assigned or returned, to whoever wants them; the notice in the system always stays."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from seguimiento.cuentas import correo, services, tareas
from seguimiento.cuentas.estados import ClaseDeAviso, Correo
from seguimiento.cuentas.models import Aviso, SinCorreo
from tests import datos
from tests.servidor_de_correo import servidor

pytestmark = pytest.mark.django_db
PERFIL = "/seguimiento/cuentas/perfil/"


@pytest.fixture(autouse=True)
def sitio(settings):
    settings.SITIO_URL = "https://seguimiento.ejemplo"


@pytest.fixture
def persona():
    return datos.usuario("enlace", first_name="Rosa", email="rosa@sidur.example")


def enviar():
    return correo.enviar_avisos(timezone.now())


def test_what_is_assigned_is_told_by_e_mail_once(persona):
    services.avisar([persona], "Se asignó a su dependencia el acuerdo AC-1.", "/gabinetes/acuerdos/acuerdo/1/")
    assert [enviar(), enviar()] == [1, 0]
    (carta,) = mail.outbox
    assert (carta.to, carta.subject) == (["rosa@sidur.example"], "Se asignó a su dependencia el acuerdo AC-1.")
    for cuerpo in (carta.body, carta.alternatives[0][0]):
        assert "https://seguimiento.ejemplo/gabinetes/acuerdos/acuerdo/1/" in cuerpo
        assert f"https://seguimiento.ejemplo{PERFIL}#correos" in cuerpo


def test_several_notices_go_in_one_message(persona):
    for n in range(3):
        services.avisar([persona], f"Aviso {n}")
    assert enviar() == 1
    assert mail.outbox[0].subject == "3 avisos del Sistema de Seguimiento"
    assert [f"Aviso {n}" in mail.outbox[0].body for n in range(3)] == [True] * 3


def test_other_notices_stay_in_the_system(persona):
    services.avisar([persona], "Se validó su avance", clase=ClaseDeAviso.OTRO)
    persona.avisos.create(texto="Listo: su descarga")
    assert enviar() == 0
    assert persona.avisos.sin_leer().count() == 2


@pytest.mark.parametrize("clase", [Correo.ASIGNACION, Correo.DEVOLUCION])
def test_each_kind_is_switched_off_by_itself_and_the_notice_stays(persona, clase):
    services.elegir_correos(persona, [otra for otra in Correo if otra != clase])
    services.avisar([persona], "Asignado", clase=ClaseDeAviso.ASIGNACION)
    services.avisar([persona], "Devuelto", clase=ClaseDeAviso.DEVOLUCION)
    assert enviar() == 1
    assert mail.outbox[0].subject == ("Devuelto" if clase == Correo.ASIGNACION else "Asignado")
    assert persona.avisos.sin_leer().count() == 2
    services.elegir_correos(persona, list(Correo))
    assert enviar() == 0  # switched on again, what was not wanted does not come late


def test_what_was_read_meanwhile_or_is_old_is_no_news(persona):
    services.avisar([persona], "Leído")
    services.marcar_leidos(persona.avisos.all())
    services.avisar([persona], "Viejo")
    Aviso.objects.filter(texto="Viejo").update(creado=timezone.now() - timedelta(hours=25))
    assert enviar() == 0


def test_an_account_without_address_is_no_obstacle(persona):
    services.avisar([datos.usuario("enlace", email=""), persona], "Asignado")
    assert enviar() == 1


def test_while_the_server_of_mail_is_down_the_notice_waits(monkeypatch, persona):
    services.avisar([persona], "Asignado")

    def caido(*args):
        raise SMTPServerDisconnected("no contesta")

    with monkeypatch.context() as parche:
        parche.setattr(correo, "enviar", caido)
        assert enviar() == 0
    assert enviar() == 1


def test_the_worker_converses_with_a_server_of_mail(settings, persona):
    services.avisar([persona], "Devuelto", "/mi-dia/", ClaseDeAviso.DEVOLUCION)
    with servidor() as abierto:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", abierto.puerto, 5
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        tareas.enviar_avisos(timestamp=0)
    ((sobre, mensaje),) = abierto.recibidos
    assert (sobre["para"], mensaje["Subject"]) == (["rosa@sidur.example"], "Devuelto")


# -- what each one chooses in the profile


def test_the_profile_shows_and_keeps_what_one_wants(client, persona):
    client.force_login(persona)
    assert [va for _, _, va in client.get(PERFIL).context["correos"]] == [True, True, True]
    respuesta = client.post(reverse("cuentas:perfil_correos"), {"clases": ["devolucion"]}, follow=True)
    assert [(clase, va) for clase, _, va in respuesta.context["correos"]] == [
        ("resumen", False), ("asignacion", False), ("devolucion", True),
    ]  # fmt: skip
    client.post(reverse("cuentas:perfil_correos"), {})
    assert set(persona.sin_correo.values_list("clase", flat=True)) == set(Correo.values)
    client.post(reverse("cuentas:perfil_correos"), {"clases": Correo.values})
    assert not SinCorreo.objects.exists()


def test_a_kind_that_does_not_exist_is_refused_and_nobody_chooses_for_another(client, persona):
    client.force_login(persona)
    otra = datos.usuario("enlace")
    assert client.post(reverse("cuentas:perfil_correos"), {"clases": ["todo"]}).status_code == 400
    client.post(reverse("cuentas:perfil_correos"), {"usuario": otra.pk})
    assert not otra.sin_correo.exists()
    assert client.get(reverse("cuentas:perfil_correos")).status_code == 405

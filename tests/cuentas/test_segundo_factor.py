"""The second factor: set up with an application, asked at the entrance, and left only after saying again who one is."""

import base64
import contextlib
import hashlib
import hmac
import struct

import pytest
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.urls import reverse

from seguimiento.cuentas import segundo_factor
from tests import datos

pytestmark = pytest.mark.django_db
AHORA = 1_700_000_015  # middle of a period of thirty seconds


@pytest.fixture(autouse=True)
def reloj(monkeypatch):
    """Codes are of this instant, however slow the test is; nothing is left in the cache."""
    cache.clear()
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.yield_hotp_counters_from_time", lambda: [AHORA // 30])


def codigo(secreto, momento=AHORA):
    suma = hmac.new(base64.b32decode(secreto), struct.pack(">Q", momento // 30), hashlib.sha1).digest()
    inicio = suma[-1] & 15
    return f"{(struct.unpack('>L', suma[inicio : inicio + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def entrar(client, persona):
    return client.post("/", {"login": persona.username, "password": datos.CLAVE})


def confirmar(client, destino):
    """Say again who one is, as the page asks before anything delicate."""
    respuesta = client.get(destino)
    assert respuesta.url.startswith(reverse("account_reauthenticate"))
    return client.post(respuesta.url, {"password": datos.CLAVE, "next": destino})


def activar(client, persona):
    """Enter and set up the application. Returns its secret."""
    entrar(client, persona)
    pagina = reverse("mfa_activate_totp")
    confirmar(client, pagina)
    secreto = client.get(pagina).context["form"].secret
    client.post(pagina, {"code": codigo(secreto)})
    return secreto


@pytest.fixture
def al_confirmar(rf, django_capture_on_commit_callbacks):
    """What waits for the end of the transaction happens, as in the request that it belongs to."""
    pila = contextlib.ExitStack()
    pila.enter_context(request_context(rf.get("/")))
    pila.enter_context(django_capture_on_commit_callbacks(execute=True))
    return pila


@pytest.fixture
def persona():
    return datos.usuario("director", username="ana")


def test_it_is_set_up_with_a_square_drawn_in_the_page_and_gives_recovery_codes(client, persona):
    entrar(client, persona)
    pagina = reverse("mfa_activate_totp")
    confirmar(client, pagina)
    respuesta = client.get(pagina)
    cuadro = respuesta.context["totp_svg"]
    assert cuadro in respuesta.text and cuadro.startswith("<svg") and "style=" not in cuadro and "href" not in cuadro
    respuesta = client.post(pagina, {"code": codigo(respuesta.context["form"].secret)})
    assert respuesta.url == reverse("mfa_view_recovery_codes")
    assert len(client.get(respuesta.url).context["unused_codes"]) == 10
    assert segundo_factor.tiene(persona)


def test_its_owner_is_told_by_mail_and_the_change_stays_written(client, persona, al_confirmar):
    with al_confirmar:
        activar(client, persona)
    assert mail.outbox[-1].to == [persona.email]
    assert "Se activó el segundo factor" in mail.outbox[-1].body
    assert persona.accesos.filter(resultado="cambio").values_list("detalle", flat=True)[0].startswith("Segundo factor activado")


def test_a_mail_server_that_does_not_answer_makes_no_change_fail(client, persona, settings, al_confirmar):
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    with al_confirmar:
        activar(client, persona)
    assert segundo_factor.tiene(persona)


def test_a_wrong_code_does_not_set_it_up(client, persona):
    entrar(client, persona)
    pagina = reverse("mfa_activate_totp")
    confirmar(client, pagina)
    secreto = client.get(pagina).context["form"].secret
    respuesta = client.post(pagina, {"code": codigo(secreto, AHORA + 300)})
    assert "Ese código no sirve" in respuesta.text
    assert not segundo_factor.tiene(persona)


def test_the_entrance_asks_for_the_code_after_the_password(client, persona):
    secreto = activar(client, persona)
    client.post(reverse("account_logout"))
    assert entrar(client, persona).url == reverse("mfa_authenticate")
    assert client.get(reverse("cuentas:perfil")).status_code == 302, "the password alone opens nothing"
    assert "Ese código no sirve" in client.post(reverse("mfa_authenticate"), {"code": "000000"}).text
    client.post(reverse("mfa_authenticate"), {"code": codigo(secreto)})
    assert client.get(reverse("cuentas:perfil")).status_code == 200


def test_a_code_does_not_serve_twice(client, persona):
    secreto = activar(client, persona)
    for otra_vez in (False, True):
        client.post(reverse("account_logout"))
        entrar(client, persona)
        client.post(reverse("mfa_authenticate"), {"code": codigo(secreto)})
        assert client.get(reverse("cuentas:perfil")).status_code == (302 if otra_vez else 200)


def test_a_recovery_code_serves_once(client, persona):
    activar(client, persona)
    uno = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    for estado in (200, 302):
        client.post(reverse("account_logout"))
        entrar(client, persona)
        client.post(reverse("mfa_authenticate"), {"code": uno})
        assert client.get(reverse("cuentas:perfil")).status_code == estado


def test_recovery_codes_are_downloaded_as_text_and_made_anew(client, persona):
    activar(client, persona)
    descarga = client.get(reverse("mfa_download_recovery_codes"))
    assert descarga["Content-Disposition"].startswith("attachment") and descarga["Content-Type"].startswith("text/plain")
    antes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert all(uno in descarga.text for uno in antes)
    client.post(reverse("mfa_generate_recovery_codes"))
    assert not set(antes) & set(client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"])


def test_five_wrong_codes_lock_even_the_right_one(client, persona):
    secreto = activar(client, persona)
    client.post(reverse("account_logout"))
    entrar(client, persona)
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Demasiados intentos" in client.post(reverse("mfa_authenticate"), {"code": codigo(secreto)}).text
    assert persona.accesos.filter(resultado="bloqueado").exists()


def test_it_is_taken_off_only_after_saying_again_who_one_is(client, persona, monkeypatch):
    activar(client, persona)
    monkeypatch.setattr("allauth.account.internal.flows.reauthentication.did_recently_reauthenticate", lambda request: False)
    quitar = reverse("mfa_deactivate_totp")
    assert client.post(quitar).url.startswith(reverse("account_reauthenticate"))
    assert segundo_factor.tiene(persona)
    monkeypatch.undo()
    client.post(quitar)
    assert not Authenticator.objects.filter(user=persona).exists(), "nor are the recovery codes left"


def test_a_copy_of_the_database_gives_nobodys_codes(client, persona):
    secreto = activar(client, persona)
    guardado = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secreto not in guardado


def test_a_new_secret_key_keeps_reading_what_the_previous_one_wrote(settings):
    adaptador = segundo_factor.Adaptador()
    cifrado = adaptador.encrypt("SECRETO")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "otra clave" * 6, [settings.SECRET_KEY]
    assert adaptador.decrypt(cifrado) == "SECRETO"
    settings.SECRET_KEY_FALLBACKS = []
    assert adaptador.decrypt(cifrado) != "SECRETO"


def test_the_administrador_takes_it_off_with_a_reason_and_ends_the_sessions(client, persona):
    secreto = activar(client, persona)
    quien = datos.usuario("administrador")
    otro = type(client)()
    otro.force_login(quien)
    url = reverse("cuentas:usuario_quitar_segundo_factor", args=[persona.pk])
    assert otro.post(url, {"motivo": ""}).status_code == 422
    otro.post(url, {"motivo": "Perdió el teléfono"})
    assert not segundo_factor.tiene(persona)
    assert client.get(reverse("cuentas:perfil")).status_code == 302
    assert entrar(client, persona).url == "/", secreto
    assert persona.accesos.filter(resultado="cambio", detalle__contains="Perdió el teléfono").exists()


def test_the_server_takes_it_off_when_nobody_is_left_to_do_it_on_screen(client, persona, capsys):
    activar(client, persona)
    call_command("quitar_segundo_factor", persona.username)
    assert not segundo_factor.tiene(persona) and client.get(reverse("cuentas:perfil")).status_code == 302
    assert persona.accesos.filter(resultado="cambio", detalle__endswith="desde el servidor").exists()
    with pytest.raises(CommandError, match="no existe o no tiene"):
        call_command("quitar_segundo_factor", persona.username)


def test_nobody_else_takes_it_off(client, persona):
    client.force_login(datos.usuario("coordinador", unidades=[datos.unidad(modulos=["directorio"])]))
    url = reverse("cuentas:usuario_quitar_segundo_factor", args=[persona.pk])
    assert client.post(url, {"motivo": "Perdió el teléfono"}).status_code == 403


@pytest.mark.parametrize(
    ("sitio", "segura", "admite"),
    [("seguimiento.example", True, True), ("seguimiento.example", False, False), ("localhost:8000", False, True),
     ("127.0.0.1:8000", False, False), ("10.0.0.7", True, False), ("[::1]:8000", True, False)],
)  # fmt: skip
def test_passkeys_are_offered_only_where_browsers_give_them(rf, settings, sitio, segura, admite):
    settings.ALLOWED_HOSTS = ["*"]
    assert segundo_factor.admite_llaves(rf.get("/", headers={"host": sitio}, secure=segura)) is admite

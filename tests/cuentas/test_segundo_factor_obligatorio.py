"""Where the setting says so, some roles set up the second factor before anything else."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from seguimiento.cuentas.estados import Rol
from tests import datos

pytestmark = pytest.mark.django_db
OBLIGADOS = {"administrador", "coordinador"}


@pytest.fixture(autouse=True)
def obligatorio(settings):
    settings.MFA_OBLIGATORIO = True


def dentro(client, rol="coordinador"):
    persona = datos.usuario(rol, unidades=[datos.unidad(modulos=["directorio"])])
    client.force_login(persona)
    return persona


@pytest.mark.parametrize("rol", Rol.values)
def test_administrador_and_coordinador_are_led_to_set_it_up(client, rol):
    dentro(client, rol)
    respuesta = client.get("/seguimiento/directorio/dependencia/")
    assert (respuesta.status_code, respuesta.url if rol in OBLIGADOS else None) == (
        (302, reverse("mfa_activate_totp")) if rol in OBLIGADOS else (200, None)
    )


@pytest.mark.parametrize("ruta", ["/", "/mi-dia/", "/reportes/", "/seguimiento/cuentas/perfil/", "/cuenta/segundo-factor/"])
def test_nothing_else_opens_meanwhile(client, ruta):
    dentro(client)
    assert client.get(ruta).url == reverse("mfa_activate_totp")
    assert client.post(ruta).url == reverse("mfa_activate_totp")


def test_the_password_and_leaving_stay_open(client):
    dentro(client)
    assert client.get(reverse("account_change_password")).status_code == 200
    assert client.get(reverse("account_logout")).status_code == 200
    assert client.get(reverse("account_reauthenticate")).status_code == 200
    assert client.post(reverse("account_logout")).url == "/"


def test_these_pages_bear_no_menu_that_would_not_open(client):
    dentro(client)
    assert 'class="menu"' not in client.get(reverse("account_change_password")).text


def test_a_part_of_a_page_is_led_there_whole(client):
    dentro(client)
    respuesta = client.get("/seguimiento/directorio/dependencia/", headers={"HX-Request": "true"})
    assert respuesta["HX-Redirect"] == reverse("mfa_activate_totp")


def test_with_it_everything_opens_and_it_is_asked_once_per_session(client, django_assert_num_queries):
    persona = dentro(client)
    Authenticator.objects.create(user=persona, type="totp", data={"secret": "x"})
    assert client.get("/seguimiento/directorio/dependencia/").status_code == 200
    assert client.session["segundo_factor"] is True


def test_recovery_codes_alone_are_no_second_factor(client):
    persona = dentro(client)
    Authenticator.objects.create(user=persona, type="recovery_codes", data={"seed": "x", "used_mask": 0})
    assert client.get("/seguimiento/directorio/dependencia/").url == reverse("mfa_activate_totp")


def test_whoever_takes_it_off_is_led_to_set_it_up_again(client, monkeypatch):
    persona = dentro(client)
    Authenticator.objects.create(user=persona, type="totp", data={"secret": "x"})
    client.get("/seguimiento/directorio/dependencia/")
    monkeypatch.setattr("allauth.account.internal.flows.reauthentication.did_recently_reauthenticate", lambda request: True)
    client.post(reverse("mfa_deactivate_totp"))
    assert client.get("/seguimiento/directorio/dependencia/").url == reverse("mfa_activate_totp")


def test_without_the_setting_nobody_is_led_anywhere(client, settings):
    settings.MFA_OBLIGATORIO = False
    dentro(client)
    assert client.get("/seguimiento/directorio/dependencia/").status_code == 200

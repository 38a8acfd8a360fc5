"""The entrance at `/`: one form, plain words, sign-up closed, and a lock after five wrong passwords."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse

from seguimiento.cuentas.services import dar_de_baja
from tests import datos

pytestmark = pytest.mark.django_db
EN_LA_BASE = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache", "OPTIONS": {"MAX_ENTRIES": 100_000}}
}


@pytest.fixture(autouse=True)
def sin_intentos():
    cache.clear()


def entrar(client, usuario="ana", clave=datos.CLAVE, **campos):
    return client.post("/", {"login": usuario, "password": clave, **campos})


def test_the_form_is_at_the_root_and_posts_there(client):
    datos.usuario("director", username="ana")
    pagina = client.get("/")
    assert pagina.status_code == 200
    assert 'name="login"' in pagina.text
    assert 'autocomplete="current-password"' in pagina.text
    assert entrar(client).status_code == 302
    assert client.get("/seguimiento/cuentas/perfil/").status_code == 200


def test_a_private_page_sends_to_the_root_and_comes_back(client):
    datos.usuario("director", username="ana")
    perfil = reverse("cuentas:perfil")
    respuesta = client.get(perfil)
    assert respuesta.url == f"/?next={perfil}"
    assert entrar(client, next=perfil).url == perfil


def test_the_entrance_does_not_lead_out_of_the_site(client):
    datos.usuario("director", username="ana")
    assert entrar(client, next="https://otro.example/").url == "/"


@pytest.mark.parametrize("usuario", ["ana", "nadie"])
def test_a_wrong_password_says_the_same_as_a_wrong_user(client, usuario):
    datos.usuario("director", username="ana")
    respuesta = entrar(client, usuario, "equivocada")
    assert respuesta.status_code == 200
    assert "Usuario o contraseña incorrectos." in respuesta.text


@pytest.mark.parametrize(("recordar", "al_cerrar"), [({}, True), ({"remember": "on"}, False)])
def test_the_session_ends_with_the_browser_unless_asked_otherwise(client, recordar, al_cerrar):
    datos.usuario("director", username="ana")
    entrar(client, **recordar)
    assert client.session.get_expire_at_browser_close() is al_cerrar


def test_five_wrong_passwords_lock_the_account_even_for_the_right_one(client):
    datos.usuario("director", username="ana")
    for _ in range(5):
        assert "incorrectos" in entrar(client, clave="equivocada").text
    respuesta = entrar(client)
    assert respuesta.status_code == 200
    assert "Demasiados intentos fallidos" in respuesta.text


def test_too_many_attempts_from_one_address_get_a_page_in_plain_words(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "3/m/ip"}
    for _ in range(3):
        assert entrar(client, clave="equivocada").status_code == 200
    respuesta = entrar(client, clave="equivocada")
    assert respuesta.status_code == 429
    assert "Demasiados intentos seguidos" in respuesta.text and "Espere unos minutos" in respuesta.text


@override_settings(CACHES=EN_LA_BASE)
def test_wrong_passwords_count_in_the_database_so_that_all_workers_share_them(client):
    call_command("createcachetable")
    datos.usuario("director", username="ana")
    for _ in range(5):
        entrar(Client(), clave="equivocada")  # nothing is kept in the process nor in the session
    assert "Demasiados intentos fallidos" in entrar(client).text
    cache.clear()
    assert entrar(client).status_code == 302


def test_the_production_cache_is_the_one_in_the_database():
    from seguimiento import settings

    assert settings.CACHES == EN_LA_BASE


def test_a_deactivated_account_does_not_enter(client):
    persona = datos.usuario("director", username="ana")
    dar_de_baja(persona, usuario=datos.usuario("administrador"), motivo="Se fue")
    assert "Usuario o contraseña incorrectos." in entrar(client).text


def test_sign_up_is_closed(client):
    pagina = client.get(reverse("account_signup"))
    assert 'name="password1"' not in pagina.text
    client.post(reverse("account_signup"), {"username": "x", "email": "x@otro.example", "password1": datos.CLAVE, "password2": datos.CLAVE})
    assert not datos.Usuario.objects.filter(username="x").exists()


def test_a_forgotten_password_is_chosen_anew_through_a_link(client):
    datos.usuario("director", username="ana", email="ana@oficina.example")
    client.post(reverse("account_reset_password"), {"email": "ana@oficina.example"})
    (correo,) = mail.outbox
    assert correo.to == ["ana@oficina.example"]
    enlace = next(palabra for palabra in correo.body.split() if palabra.startswith("http"))
    pagina = client.get(enlace, follow=True)
    nueva = "otra-clave-segura-2024"
    client.post(pagina.redirect_chain[-1][0], {"password1": nueva, "password2": nueva})
    assert entrar(Client(), clave=nueva).status_code == 302


def test_a_person_changes_their_password_knowing_the_old_one(client):
    client.force_login(datos.usuario("director", username="ana"))
    nueva = "otra-clave-segura-2024"
    cambiar = reverse("account_change_password")
    assert client.post(cambiar, {"oldpassword": "no-es", "password1": nueva, "password2": nueva}).status_code == 200
    client.post(cambiar, {"oldpassword": datos.CLAVE, "password1": nueva, "password2": nueva})
    assert entrar(Client(), clave=nueva).status_code == 302


def test_leaving_takes_a_click_and_ends_the_session(client):
    client.force_login(datos.usuario("director"))
    client.get(reverse("account_logout"))
    assert client.get(reverse("cuentas:perfil")).status_code == 200
    client.post(reverse("account_logout"))
    assert client.get(reverse("cuentas:perfil")).status_code == 302


def test_an_unknown_email_is_not_told_apart(client):
    respuesta = client.post(reverse("account_reset_password"), {"email": "nadie@oficina.example"})
    assert respuesta.url == reverse("account_reset_password_done")


@pytest.mark.parametrize(("demo", "cuantas"), [(True, 6), (False, 0)])
def test_the_demonstration_lists_its_accounts_and_only_it(client, settings, demo, cuantas):
    settings.DEMO = demo
    assert len(client.get("/").context["cuentas_demo"]) == cuantas

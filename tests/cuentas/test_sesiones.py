"""Open sessions: seen in words, ended one by one or all at once, alive while they are used."""

import time

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from seguimiento.cuentas import sesiones
from seguimiento.cuentas.dispositivos import en_palabras
from seguimiento.cuentas.services import dar_de_baja
from seguimiento.nucleo.registros import restaurar
from tests import datos

pytestmark = pytest.mark.django_db
PERFIL = "/seguimiento/cuentas/perfil/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/604.1"


@pytest.fixture
def persona():
    cache.clear()
    return datos.usuario("director", username="ana")


def entrar(persona, agente=FIREFOX, **campos):
    cliente = Client(headers={"user-agent": agente})
    cliente.post("/", {"login": persona.username, "password": datos.CLAVE, **campos})
    return cliente


def dentro(cliente):
    return cliente.get(PERFIL).status_code == 200


def test_the_profile_lists_them_in_words_with_the_current_one_marked(persona):
    aqui, _ = entrar(persona), entrar(persona, IPHONE)
    filas = aqui.get(PERFIL).context["sesiones"]
    assert [(fila["dispositivo"], fila["actual"]) for fila in filas] == [("Firefox en Windows", True), ("Safari en iPhone", False)]
    assert filas[0]["direccion"] == "127.0.0.1"


def test_one_is_ended_and_the_rest_stay(persona):
    aqui, lejos, otra = entrar(persona), entrar(persona, IPHONE), entrar(persona, "curl/8.0")
    pk = next(fila["pk"] for fila in aqui.get(PERFIL).context["sesiones"] if "iPhone" in fila["dispositivo"])
    aqui.post(reverse("cuentas:sesion_cerrar", args=[pk]))
    assert (dentro(aqui), dentro(lejos), dentro(otra)) == (True, False, True)
    assert aqui.post(reverse("cuentas:sesion_cerrar", args=[pk])).status_code == 404


def test_all_the_others_are_ended_at_once(persona):
    aqui, lejos, ajena = entrar(persona), entrar(persona, IPHONE), entrar(datos.usuario("director"))
    aqui.post(reverse("cuentas:sesiones_cerrar"))
    assert (dentro(aqui), dentro(lejos), dentro(ajena)) == (True, False, True)


def test_nobody_ends_the_session_of_another(persona):
    otra = datos.usuario("director")
    suya = entrar(otra)
    pk = UserSession.objects.get(user=otra).pk
    assert entrar(persona).post(reverse("cuentas:sesion_cerrar", args=[pk])).status_code == 404
    assert dentro(suya)


def test_the_administrador_ends_all_those_of_an_account(persona):
    una, otra = entrar(persona), entrar(persona, IPHONE)
    quien = entrar(datos.usuario("administrador"))
    quien.post(reverse("cuentas:usuario_cerrar_sesiones", args=[persona.pk]))
    assert (dentro(una), dentro(otra), dentro(quien)) == (False, False, True)
    assert persona.accesos.filter(resultado="salio", detalle__startswith="Cerrada por").count() == 2


def test_only_the_administrador_does(persona):
    una, director = entrar(persona), entrar(datos.usuario("director"))
    assert director.post(reverse("cuentas:usuario_cerrar_sesiones", args=[persona.pk])).status_code == 403
    assert dentro(una)


def test_a_new_password_ends_the_others(persona):
    aqui, lejos = entrar(persona), entrar(persona, IPHONE)
    nueva = "otra frase larga y segura"
    aqui.post(reverse("account_change_password"), {"oldpassword": datos.CLAVE, "password1": nueva, "password2": nueva})
    assert (dentro(aqui), dentro(lejos)) == (True, False)
    assert len(sesiones.abiertas(persona)) == 1


def test_an_account_brought_back_does_not_bring_its_sessions(persona):
    aqui, quien = entrar(persona), datos.usuario("administrador")
    dar_de_baja(persona, usuario=quien, motivo="Licencia")
    restaurar(datos.Usuario.todos.get(pk=persona.pk), usuario=quien)
    assert not dentro(aqui)


@pytest.mark.parametrize("recordar", [{}, {"remember": "on"}])
def test_use_starts_the_limit_again_and_is_written_once_a_minute(persona, recordar, monkeypatch, django_assert_max_num_queries):
    aqui, ahora = entrar(persona, **recordar), time.time()
    sesion = UserSession.objects.get(user=persona)
    vista, vence = sesion.last_seen_at, sesiones.Session.objects.get().expire_date
    monkeypatch.setattr(sesiones.time, "time", lambda: ahora + 30)
    assert dentro(aqui)
    sesion.refresh_from_db()
    assert sesion.last_seen_at == vista, "half a minute later nothing is written"
    monkeypatch.setattr(sesiones.time, "time", lambda: ahora + 61)
    assert dentro(aqui)
    sesion.refresh_from_db()
    assert sesion.last_seen_at > vista
    assert sesiones.Session.objects.get().expire_date > vence


def test_without_use_it_ends(persona):
    aqui = entrar(persona)
    sesiones.Session.objects.update(expire_date="2020-01-01T00:00Z")
    assert not dentro(aqui)
    assert sesiones.abiertas(persona) == []


def test_the_page_knows_the_limit_and_a_click_starts_it_again(persona, settings):
    aqui = entrar(persona)
    pagina = aqui.get(PERFIL).text
    assert f'data-segundos="{settings.SESSION_COOKIE_AGE}"' in pagina and "js/sesion.js" in pagina
    sesiones.Session.objects.update(expire_date=sesiones.timezone.now() + sesiones.timezone.timedelta(seconds=60))
    assert aqui.post(reverse("cuentas:sesion_continuar")).status_code == 204
    faltan = sesiones.Session.objects.get().expire_date - sesiones.timezone.now()
    assert faltan.total_seconds() > settings.SESSION_COOKIE_AGE - 10


def test_the_entrance_carries_no_clock(client):
    assert "js/sesion.js" not in client.get("/").text


def test_what_ended_long_ago_is_deleted(persona):
    entrar(persona)
    viva = entrar(persona, IPHONE)
    sesiones.Session.objects.exclude(session_key=viva.session.session_key).update(expire_date="2020-01-01T00:00Z")
    persona.accesos.filter(dispositivo__startswith="Firefox").update(cuando="2020-01-01T00:00Z")
    call_command("depurar_accesos", verbosity=0)
    assert UserSession.objects.get().session_key == viva.session.session_key
    assert set(persona.accesos.values_list("dispositivo", flat=True)) == {"Safari en iPhone"}
    with pytest.raises(CommandError, match="al menos 90"):
        call_command("depurar_accesos", dias=7)


@pytest.mark.parametrize(
    ("agente", "palabras"),
    [
        (FIREFOX, "Firefox en Windows"),
        (IPHONE, "Safari en iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36", "Chrome en Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0 Safari/537.36 Edg/128.0", "Edge en Windows"),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0 Mobile Safari/537.36", "Chrome en Android"),
        ("curl/8.0", "curl/8.0"),
        ("", "Dispositivo sin nombre"),
    ],
)
def test_a_browser_in_words(agente, palabras):
    assert en_palabras(agente) == palabras

"""The audit of entrances: who, when, from where, and what came of it."""

import contextlib

import pytest
from django.core.cache import cache
from django.urls import reverse

from seguimiento.cuentas.models import Acceso
from tests import datos

pytestmark = pytest.mark.django_db
LISTA = "/seguimiento/cuentas/acceso/"


@pytest.fixture(autouse=True)
def sin_intentos():
    cache.clear()


@pytest.fixture
def persona():
    return datos.usuario("director", username="ana", first_name="Ana")


def entrar(client, usuario="ana", clave=datos.CLAVE, **otros):
    return client.post("/", {"login": usuario, "password": clave}, **otros)


def escritos(persona):
    return list(persona.accesos.order_by("pk").values_list("resultado", "detalle"))


def test_entering_and_leaving(client, persona):
    entrar(client)
    client.post(reverse("account_logout"))
    assert escritos(persona) == [("entro", "Contraseña"), ("salio", "")]


def test_address_and_device(client, persona):
    entrar(client, headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"}, REMOTE_ADDR="10.1.2.3")
    acceso = Acceso.objects.get()
    assert (acceso.nombre, acceso.direccion, acceso.dispositivo) == ("ana", "10.1.2.3", "Firefox en Linux")


@pytest.mark.parametrize(("proxies", "direccion"), [(0, "10.0.0.1"), (1, "203.0.113.9"), (2, "198.51.100.7")])
def test_behind_our_proxies_the_address_is_the_one_that_the_first_of_them_saw(client, persona, settings, proxies, direccion):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    entrar(client, headers={"x-forwarded-for": "198.51.100.7, 203.0.113.9"}, REMOTE_ADDR="10.0.0.1")
    assert Acceso.objects.get().direccion == direccion


def test_a_wrong_password_of_an_account_and_of_nobody(client, persona):
    entrar(client, clave="equivocada")
    entrar(client, "nadie", "equivocada")
    assert escritos(persona) == [("contrasena", "")]
    acceso = Acceso.objects.get(usuario=None)
    assert (acceso.nombre, acceso.resultado) == ("nadie", "contrasena")


def test_too_many_are_written_as_blocked(client, persona):
    for _ in range(5):
        entrar(client, clave="equivocada")
    entrar(client)
    assert escritos(persona)[-1] == ("bloqueado", "")


def test_a_wrong_password_when_asked_again(client, persona):
    entrar(client)
    client.post(reverse("account_reauthenticate"), {"password": "equivocada"})
    assert escritos(persona)[-1] == ("contrasena", "Al confirmar su identidad")


def test_a_changed_password(client, persona):
    entrar(client)
    nueva = "una frase larga cualquiera"
    client.post(reverse("account_change_password"), {"oldpassword": datos.CLAVE, "password1": nueva, "password2": nueva})
    assert ("cambio", "Contraseña nueva") in escritos(persona)


def test_what_a_browser_sends_of_any_length_is_cut(client, persona):
    entrar(client, "x" * 500, "equivocada", headers={"user-agent": "y" * 5000})
    acceso = Acceso.objects.filter(usuario=None).first()
    assert acceso is None or (len(acceso.nombre), len(acceso.dispositivo)) == (150, 80)


def test_the_administrador_filters_and_takes_the_list_away(client, persona):
    entrar(client, clave="equivocada")
    entrar(client)
    client.force_login(datos.usuario("administrador"))
    pagina = client.get(LISTA).text
    assert "Contraseña incorrecta" in pagina and "Registrar acceso" not in pagina and "eliminados" not in pagina
    filas = client.get(f"{LISTA}?resultado=contrasena&formato=json").json()["filas"]
    assert [fila[2:4] for fila in filas] == [["ana", "Contraseña incorrecta"]]
    assert client.get(f"{LISTA}?usuario={persona.pk}&formato=json").json()["total"] == 2
    assert client.get(f"{LISTA}?q=AN&desde=01/01/2020&formato=json").json()["total"] == 2
    assert client.get(f"{LISTA}?hasta=01/01/2020&formato=json").json()["total"] == 0
    with contextlib.closing(client.get(f"{LISTA}?formato=xlsx")) as libro:
        assert libro.status_code == 200


@pytest.mark.parametrize("rol", ["director", "coordinador", "capturista", "enlace", "consulta"])
def test_nobody_else_reads_it(client, rol):
    client.force_login(datos.usuario(rol, unidades=[datos.unidad(modulos=["directorio"])]))
    assert client.get(LISTA).status_code == 403
    assert client.get(reverse("cuentas:bitacora")).status_code == 403


def test_the_profile_shows_ones_own_and_only_those(client, persona):
    entrar(client, datos.usuario("consulta", username="otra").username, "equivocada")
    entrar(client, clave="equivocada")
    entrar(client)
    entradas = client.get(reverse("cuentas:perfil")).context["entradas"]
    assert [(a.nombre, a.resultado) for a in entradas] == [("ana", "entro"), ("ana", "contrasena")]


def test_the_list_asks_the_same_for_one_row_and_for_three(client, persona, django_assert_max_num_queries):
    administrador = datos.usuario("administrador")
    client.force_login(administrador)
    Acceso.objects.create(usuario=persona, nombre="ana", resultado="entro")
    client.get(LISTA)
    with django_assert_max_num_queries(40) as una:
        client.get(LISTA)
    for usuario in (persona, administrador):
        Acceso.objects.create(usuario=usuario, nombre="x", resultado="salio")
    with django_assert_max_num_queries(len(una)):
        client.get(LISTA)

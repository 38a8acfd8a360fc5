"""Accounts on screen: the administrador gives, changes, deactivates and brings them back; nobody else enters."""

import pytest
from django.core import mail
from django.urls import reverse

from seguimiento.cuentas.models import Encargo, Usuario
from tests import datos

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrador(client):
    persona = datos.usuario("administrador", first_name="Alma")
    client.force_login(persona)
    return persona


def campos(**otros):
    return {"first_name": "Elena", "email": "elena@oficina.example", "username": "elena", "rol": "consulta", **otros}


def test_a_new_account_receives_a_link_to_choose_its_password(client, administrador):
    dependencia = datos.dependencia()
    respuesta = client.post(reverse("cuentas:usuario_create"), campos(rol="enlace", dependencias=[dependencia.pk]))
    persona = Usuario.objects.get(username="elena")
    assert respuesta.url == persona.get_absolute_url()
    assert persona.dependencias_ids == {dependencia.pk}
    assert not persona.has_usable_password()
    assert mail.outbox[0].to == ["elena@oficina.example"]
    assert "/cuenta/password/reset/key/" in mail.outbox[0].body


@pytest.mark.parametrize(("rol", "falta"), [("enlace", "dependencia"), ("coordinador", "unidad"), ("consulta", "unidad")])
def test_an_account_that_would_reach_nothing_is_refused(client, administrador, rol, falta):
    respuesta = client.post(reverse("cuentas:usuario_create"), campos(rol=rol))
    assert respuesta.status_code == 422
    assert f"Elija al menos una {falta}" in respuesta.text


def test_editing_changes_role_and_reach(client, administrador):
    una, otra = datos.unidad(), datos.unidad()
    persona = datos.usuario("consulta", unidades=[una])
    client.post(
        reverse("cuentas:usuario_update", args=[persona.pk]),
        campos(username=persona.username, rol="capturista", unidades=[otra.pk], version=1),
    )
    despues = Usuario.objects.get(pk=persona.pk)
    assert (despues.rol, despues.unidades_ids, despues.version) == ("capturista", {otra.pk}, 2)


def test_nobody_raises_their_own_role_on_screen(client, administrador):
    datos.usuario("administrador")
    respuesta = client.post(
        reverse("cuentas:usuario_update", args=[administrador.pk]),
        campos(username=administrador.username, rol="director", version=1),
    )
    assert respuesta.status_code == 422
    assert "Nadie puede cambiar su propio rol" in respuesta.text


def test_an_account_is_deactivated_with_a_reason_and_restored(client, administrador):
    persona = datos.usuario("consulta")
    client.post(reverse("cuentas:usuario_delete", args=[persona.pk]), {"motivo": "Cambió de oficina"})
    assert Usuario.todos.get(pk=persona.pk).eliminado_motivo == "Cambió de oficina"
    assert persona.username in client.get(reverse("cuentas:usuario_list") + "?eliminados=1").text
    client.post(reverse("cuentas:usuario_restore", args=[persona.pk]))
    assert Usuario.objects.filter(pk=persona.pk).exists()


def test_the_last_administrador_is_told_why_they_stay(client, administrador):
    respuesta = client.post(reverse("cuentas:usuario_delete", args=[administrador.pk]), {"motivo": "Prueba de baja"})
    assert respuesta.status_code == 422
    assert Usuario.objects.filter(pk=administrador.pk).exists()


def test_a_password_is_renewed_by_mail_and_never_typed_by_another(client, administrador):
    persona = datos.usuario("consulta")
    client.post(reverse("cuentas:usuario_password", args=[persona.pk]))
    assert mail.outbox[0].to == [persona.email]
    assert 'type="password"' not in client.get(reverse("cuentas:usuario_update", args=[persona.pk])).text


def test_history_tells_what_an_account_was_given(client, administrador):
    persona = datos.usuario("consulta", unidades=[datos.unidad("CESG")])
    pagina = client.get(reverse("cuentas:usuario_history", args=[persona.pk]))
    assert "CESG" in pagina.text


def test_the_table_of_who_works_where_is_edited_on_screen(client, administrador):
    unidad = datos.unidad("DGGD")
    client.post(reverse("cuentas:encargo_create"), {"modulo": "directorio", "unidad": unidad.pk})
    assert str(Encargo.objects.get()) == "DGGD en Directorio"
    assert datos.usuario("coordinador", unidades=[unidad]).puede("editar", "directorio")


@pytest.mark.parametrize("rol", ["director", "coordinador", "capturista", "enlace", "consulta"])
@pytest.mark.parametrize("ruta", ["usuario_list", "usuario_create", "encargo_list", "suplencia_list"])
def test_nobody_else_enters(client, rol, ruta):
    client.force_login(datos.usuario(rol, unidades=[datos.unidad(modulos=["directorio"])]))
    assert client.get(reverse(f"cuentas:{ruta}")).status_code == 403


def test_lists_ask_the_same_of_the_database_for_one_account_and_for_three(client, administrador, django_assert_max_num_queries):
    unidad = datos.unidad()
    datos.usuario("consulta", unidades=[unidad])
    lista = reverse("cuentas:usuario_list")
    client.get(lista)
    with django_assert_max_num_queries(40) as una:
        client.get(lista)
    for _ in range(2):
        datos.usuario("consulta", unidades=[unidad])
    with django_assert_max_num_queries(len(una)):
        client.get(lista)


@pytest.mark.parametrize(
    ("consulta", "usuarios"),
    [("q=elena", {"elena"}), ("q=sagarhpa", {"enlace-s"}), ("rol=enlace", {"enlace-s"}), ("q=analista", {"elena"})],
)
def test_people_are_found_by_name_post_and_dependencia(client, administrador, consulta, usuarios):
    datos.usuario("consulta", username="elena", first_name="Elena", cargo="Analista")
    datos.usuario("enlace", username="enlace-s", dependencias=[datos.dependencia("SAGARHPA")])
    filas = client.get(reverse("cuentas:usuario_list") + f"?{consulta}&formato=json").json()["filas"]
    assert {fila[2] for fila in filas} == usuarios

"""Deactivating is the only way of deleting an account; somebody must always be able to give accounts."""

import pytest
from django.core.exceptions import ValidationError

from seguimiento.cuentas.models import Usuario
from seguimiento.cuentas.services import cambiar, dar_de_baja
from seguimiento.nucleo.registros import eliminar, restaurar
from tests import datos

pytestmark = pytest.mark.django_db


def test_a_deactivated_account_keeps_its_row_and_reason_and_comes_back():
    quien, persona = datos.usuario("administrador"), datos.usuario("consulta")
    dar_de_baja(persona, usuario=quien, motivo="Se fue de la Oficina")
    assert not Usuario.objects.filter(pk=persona.pk).exists()
    persona = Usuario.todos.get(pk=persona.pk)
    assert (persona.is_active, persona.eliminado_motivo) == (False, "Se fue de la Oficina")
    restaurar(persona, usuario=quien)
    assert Usuario.objects.get(pk=persona.pk).is_active


def test_its_open_session_ends_at_once(client):
    quien, persona = datos.usuario("administrador"), datos.usuario("consulta")
    client.force_login(persona)
    assert client.get("/seguimiento/cuentas/perfil/").status_code == 200
    dar_de_baja(persona, usuario=quien, motivo="Se fue")
    assert client.get("/seguimiento/cuentas/perfil/").status_code == 302


def test_the_last_administrador_stays_by_any_door():
    ultimo, otra = datos.usuario("administrador"), datos.usuario("director")
    with pytest.raises(ValidationError, match="única cuenta de administrador"):
        dar_de_baja(ultimo, usuario=otra, motivo="Prueba")
    with pytest.raises(ValidationError, match="única cuenta de administrador"):
        eliminar(ultimo, usuario=otra, motivo="Prueba")
    ultimo.rol = "director"
    with pytest.raises(ValidationError, match="única cuenta de administrador"):
        cambiar(ultimo, usuario=otra)


def test_one_of_two_administradores_may_go():
    uno, otro = datos.usuario("administrador"), datos.usuario("administrador")
    dar_de_baja(uno, usuario=otro, motivo="Cambio de área")
    with pytest.raises(ValidationError, match="única cuenta"):
        dar_de_baja(otro, usuario=None, motivo="Cambio de área")


def test_nobody_deactivates_nor_promotes_themselves():
    datos.usuario("administrador")
    persona = datos.usuario("administrador")
    with pytest.raises(ValidationError, match="su propia cuenta"):
        dar_de_baja(persona, usuario=persona, motivo="Prueba")
    persona.rol = "director"
    with pytest.raises(ValidationError, match="su propio rol"):
        cambiar(persona, usuario=persona)


def test_passwords_and_entrances_are_not_in_the_history():
    persona = datos.usuario("consulta")
    campos = {campo.name for campo in Usuario.eventos.rel.related_model._meta.get_fields()}
    assert campos.isdisjoint({"password", "last_login"})
    antes = persona.eventos.count()
    persona.set_password("otra-clave-de-prueba")
    persona.save()
    assert persona.eventos.count() == antes
    persona.cargo = "Analista"
    persona.save()
    assert persona.eventos.count() == antes + 1

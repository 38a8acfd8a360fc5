"""The list of what was deleted says when, by whom and why."""

import pytest
from django.urls import reverse

from seguimiento.directorio.models import Municipio
from seguimiento.nucleo import bitacora
from seguimiento.nucleo.registros import eliminar
from tests import datos

pytestmark = pytest.mark.django_db


@pytest.fixture
def eliminados(client):
    client.force_login(datos.usuario("administrador"))

    def leer():
        respuesta = client.get(reverse("directorio:municipio_list"), {"eliminados": 1, "formato": "json"}).json()
        return [dict(zip(respuesta["columnas"], fila, strict=True)) for fila in respuesta["filas"]]

    return leer


def test_who_deleted_it_when_and_why(eliminados, client):
    persona = datos.usuario("administrador", first_name="Alma", last_name="Ríos")
    eliminar(datos.municipio("Bacanora"), usuario=persona, motivo="Está repetido")
    (fila,) = eliminados()
    assert (fila["Eliminó"], fila["Motivo de la eliminación"]) == ("Alma Ríos", "Está repetido")
    assert fila["Eliminado"][:2] == "20"
    assert "Está repetido" in client.get(reverse("directorio:municipio_list"), {"eliminados": 1}).text


def test_a_later_change_of_a_deleted_row_by_another_person_does_not_take_its_place_when_it_was_restored_and_deleted_again(eliminados):
    una, otra = datos.usuario("administrador", first_name="Una"), datos.usuario("administrador", first_name="Otra")
    municipio = datos.municipio("Bacanora")
    eliminar(municipio, usuario=una, motivo="Está repetido")
    with bitacora.contexto(una):
        Municipio.todos.filter(pk=municipio.pk).update(eliminado=None)
    eliminar(Municipio.objects.get(pk=municipio.pk), usuario=otra, motivo="Está repetido")
    assert [fila["Eliminó"] for fila in eliminados()] == ["Otra"]


def test_what_no_person_deleted_says_so(eliminados):
    Municipio.objects.filter(pk=datos.municipio("Bacanora").pk).marcar_eliminados("Proceso")
    assert [fila["Eliminó"] for fila in eliminados()] == [None]

"""Merging two dependencias that are one: everything that pointed to the first points to the second, or nothing moves."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from seguimiento.cuentas.models import UsuarioDependencia
from seguimiento.directorio.models import Dependencia
from seguimiento.directorio.services import fusionar
from tests import datos

pytestmark = pytest.mark.django_db


def test_the_old_siglas_and_names_lead_to_the_one_that_stays():
    vieja = datos.dependencia("BECAS", nombre="Instituto de Becas", nombre_corto="Becas", alias=["Las becas"])
    queda = datos.dependencia("IBCEES")
    fusionar(vieja, queda, usuario=None, motivo="Son la misma")
    assert [Dependencia.objects.reconocer(t) for t in ("BECAS", "instituto de becas", "las becas")] == [queda] * 3
    vieja = Dependencia.todos.get(pk=vieja.pk)
    assert vieja.eliminado
    assert vieja.eliminado_motivo == "Fusionada en IBCEES. Son la misma"


def test_rows_of_other_modules_are_repointed_deleted_ones_included():
    vieja, queda = datos.dependencia(), datos.dependencia()
    hija = datos.dependencia(sector=vieja)
    enlace = datos.usuario("enlace", dependencias=[vieja])
    otro = datos.usuario("enlace", dependencias=[vieja])
    UsuarioDependencia.objects.filter(usuario=otro).marcar_eliminados("Se fue")
    fusionar(vieja, queda, usuario=enlace, motivo="Son la misma")
    hija.refresh_from_db()
    assert hija.sector == queda
    assert set(UsuarioDependencia.todos.values_list("dependencia", flat=True)) == {queda.pk}
    assert datos.Usuario.objects.get(pk=enlace.pk).dependencias_ids == {queda.pk}


def test_when_both_stand_on_one_record_nothing_moves_and_the_message_says_where():
    vieja, queda = datos.dependencia("VIEJA"), datos.dependencia("NUEVA")
    hija = datos.dependencia(sector=vieja)
    datos.usuario("enlace", dependencias=[vieja, queda])
    with pytest.raises(ValidationError, match="usuarios de la dependencia"):
        fusionar(vieja, queda, usuario=None, motivo="Son la misma")
    hija.refresh_from_db()
    assert hija.sector == vieja
    assert Dependencia.objects.reconocer("VIEJA") == vieja


def test_a_head_of_sector_merged_into_its_own_entity_does_not_head_itself():
    cabeza = datos.dependencia("CABEZA")
    queda = datos.dependencia("QUEDA", sector=cabeza)
    fusionar(cabeza, queda, usuario=None, motivo="Son la misma")
    queda.refresh_from_db()
    assert queda.sector is None


def test_a_dependencia_is_not_merged_with_itself():
    fila = datos.dependencia()
    with pytest.raises(ValidationError, match="consigo misma"):
        fusionar(fila, fila, usuario=None, motivo="x")


def test_a_deleted_one_is_not_merged():
    vieja, queda = datos.dependencia(), datos.dependencia()
    Dependencia.objects.filter(pk=vieja.pk).marcar_eliminados("Ya no existe")
    with pytest.raises(ValidationError, match="ya está eliminada"):
        fusionar(vieja, queda, usuario=None, motivo="x")


def test_a_person_sees_what_would_move_before_it_does(client):
    vieja, queda = datos.dependencia("VIEJA"), datos.dependencia("NUEVA")
    datos.dependencia(sector=vieja)
    datos.usuario("enlace", dependencias=[vieja])
    client.force_login(datos.usuario("administrador"))
    ruta = reverse("directorio:dependencia_merge", args=[vieja.pk])
    pagina = client.post(ruta, {"en": queda.pk, "motivo": "Son la misma"})
    assert pagina.context["movidos"] == [("dependencia", 1), ("usuario de la dependencia", 1)]
    vieja.refresh_from_db()
    assert vieja.eliminado is None
    client.post(ruta, {"en": queda.pk, "motivo": "Son la misma", "confirmar": "1"})
    assert Dependencia.todos.get(pk=vieja.pk).eliminado


def test_what_stops_a_merge_is_said_before_confirming(client):
    vieja, queda = datos.dependencia("VIEJA"), datos.dependencia("NUEVA")
    datos.usuario("enlace", dependencias=[vieja, queda])
    client.force_login(datos.usuario("administrador"))
    pagina = client.post(reverse("directorio:dependencia_merge", args=[vieja.pk]), {"en": queda.pk, "motivo": "Son la misma"})
    assert pagina.status_code == 422
    assert "usuarios de la dependencia" in pagina.text


def test_the_change_log_tells_who_and_why():
    vieja, queda = datos.dependencia(), datos.dependencia()
    quien = datos.usuario("administrador")
    fusionar(vieja, queda, usuario=quien, motivo="Son la misma")
    contexto = Dependencia.todos.get(pk=vieja.pk).eventos.order_by("pgh_id").last().pgh_context.metadata
    assert contexto["user"] == quien.pk
    assert contexto["motivo"].endswith("Son la misma")

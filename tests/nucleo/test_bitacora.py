"""The change log: every write leaves who, when, before and after, bulk operations and raw SQL included."""

from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from seguimiento.nucleo import bitacora, registros
from seguimiento.nucleo.bitacora import cambios
from seguimiento.nucleo.models import DiaInhabil, Ejercicio, Umbral
from tests import datos

pytestmark = pytest.mark.django_db


def acciones(objeto):
    """Oldest first."""
    return [linea["accion"] for linea in reversed(cambios(objeto))]


@pytest.fixture
def dia():
    return DiaInhabil.objects.create(fecha=date(2024, 2, 5), motivo="Constitución")


def test_before_and_after_of_each_field_as_people_read_them(dia):
    dia.ambito, dia.fecha = "pnt", date(2024, 2, 6)
    dia.save()
    campos = {campo["rotulo"]: (campo["antes"], campo["despues"]) for campo in cambios(DiaInhabil.objects.get())[0]["campos"]}
    assert campos == {
        "ámbito": ("Administración estatal", "Plataforma Nacional de Transparencia"),
        "fecha": ("05/02/2024", "06/02/2024"),
    }


def test_bulk_operations_do_not_escape():
    DiaInhabil.objects.bulk_create([DiaInhabil(fecha=date(2024, 1, n), motivo="x") for n in (1, 2)])
    DiaInhabil.objects.update(motivo="Receso")
    primero = DiaInhabil.objects.first()
    primero.motivo = "Otro"
    DiaInhabil.objects.bulk_update([primero], ["motivo"])
    assert acciones(primero) == ["Alta", "Cambio", "Cambio"]


def test_raw_sql_does_not_escape(dia):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE nucleo_diainhabil SET motivo = 'a mano' WHERE id = %s", [dia.pk])
    (campo,) = cambios(dia)[0]["campos"]
    assert (campo["rotulo"], campo["antes"], campo["despues"]) == ("motivo", "Constitución", "a mano")


def test_a_physical_delete_leaves_its_trace(dia):
    pk = dia.pk
    DiaInhabil.todos.filter(pk=pk).borrar_de_verdad()
    eventos = bitacora.modelo_de_eventos(DiaInhabil).objects.filter(pgh_obj_id=pk)
    assert [evento.pgh_label for evento in eventos.order_by("pgh_id")] == ["insert", "delete"]


def test_querysets_refuse_to_delete_without_a_reason(dia):
    with pytest.raises(TypeError, match="motivo"):
        DiaInhabil.objects.all().delete()


def test_deleting_and_restoring_are_told_as_such_with_their_reason(dia):
    persona = datos.usuario("administrador")
    registros.eliminar(dia, usuario=persona, motivo="Se capturó mal")
    assert not DiaInhabil.objects.exists()
    registros.restaurar(dia, usuario=persona)
    lineas = cambios(DiaInhabil.objects.get())
    assert [(linea["accion"], linea["quien"], linea["motivo"]) for linea in lineas[:2]] == [
        ("Restauración", str(persona), ""), ("Eliminación", str(persona), "Se capturó mal"),
    ]  # fmt: skip


def test_deleting_twice_changes_nothing(dia):
    persona = datos.usuario("administrador")
    registros.eliminar(dia, usuario=persona, motivo="Se capturó mal")
    antes = DiaInhabil.todos.get().version
    registros.eliminar(dia, usuario=persona, motivo="Otra vez")
    assert (DiaInhabil.todos.get().version, DiaInhabil.todos.get().eliminado_motivo) == (antes, "Se capturó mal")


def test_saving_without_changes_says_nothing(dia):
    dia.save()
    DiaInhabil.objects.update(version=5)  # the counter alone is no news
    assert acciones(dia) == ["Alta"]


def test_who_changed_it_through_a_screen_is_known(client, dia):
    persona = datos.usuario("administrador", first_name="Quien", last_name="Administra")
    client.force_login(persona)
    datos_nuevos = {"fecha": "05/02/2024", "motivo": "Aniversario", "ambito": "estatal", "version": 1}
    client.post(reverse("nucleo:diainhabil_update", args=[dia.pk]), datos_nuevos)
    (linea, alta) = cambios(dia)
    assert (linea["quien"], linea["accion"], alta["quien"]) == ("Quien Administra", "Cambio", "Sistema")


def test_changes_of_the_children_are_told_with_the_record():
    ejercicio = Ejercicio.objects.create(anio=2023)
    Umbral.objects.create(reporte="compromisos")
    lineas = cambios(ejercicio, [Umbral.objects.all()])
    assert [linea["que"] for linea in lineas] == ["Semáforo de «Compromisos de campaña»", "2023"]


def test_the_log_of_one_record_says_nothing_of_another(dia):
    otro = DiaInhabil.objects.create(fecha=date(2024, 3, 18), motivo="Natalicio")
    otro.motivo = "Otro motivo"
    otro.save()
    assert acciones(dia) == ["Alta"]

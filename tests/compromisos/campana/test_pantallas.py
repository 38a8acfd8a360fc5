"""The coordinator's and the capturista's work, through the screens."""

import pytest
from django.urls import reverse

from compromisos.campana.models import Accion, AccionInversion, Asignacion, Avance, Compromiso, Inversion
from tests import datos

from . import datos_campana as hacer

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinador(client):
    persona = datos.usuario("coordinador", unidades=[datos.unidad(modulos=["campana"])])
    client.force_login(persona)
    return persona


@pytest.fixture
def fila():
    return hacer.accion(hacer.compromiso(), datos.dependencia())


def ir(client, ruta, *args, **cuerpo):
    """POST to a screen; where it went, or its form when it stayed."""
    respuesta = client.post(reverse(f"campana:{ruta}", args=args), cuerpo)
    return respuesta.url if respuesta.status_code == 302 else respuesta


def test_a_commitment_is_registered_assigned_and_its_number_is_unique(client, coordinador):
    ir(client, "compromiso_create", numero=9, texto="Combatir la corrupción", eje="Seguridad")
    compromiso = Compromiso.objects.get()
    una, otra = datos.dependencia(), datos.dependencia()

    assert ir(client, "asignacion_create", compromiso=compromiso.pk, dependencias=[una.pk, otra.pk]) == compromiso.get_absolute_url()
    assert Asignacion.objects.count() == 2
    repetida = ir(client, "asignacion_create", compromiso=compromiso.pk, dependencias=[una.pk])
    assert "ya está asignado" in repetida.content.decode()
    assert "Ya hay un compromiso con ese número" in ir(client, "compromiso_create", numero=9, texto="Otro").content.decode()


def test_the_page_of_a_commitment_says_which_measure_it_prints_and_how_it_was_made(client, coordinador, fila):
    hacer.accion(fila.compromiso, fila.dependencia, "concluida")
    texto = client.get(fila.compromiso.get_absolute_url()).content.decode()

    assert "promedio de estatus" in texto
    assert "(1 concluidas + ½ × 0 en proceso) / 2 acciones × 100" in texto
    assert "50.0 %" in texto


def test_an_action_without_dates_in_order_is_refused_with_its_field(client, coordinador, fila):
    respuesta = ir(
        client, "accion_create", compromiso=fila.compromiso_id, dependencia=fila.dependencia_id, descripcion="Otra", estatus="pendiente",
        fecha_inicio="02/03/2023", fecha_termino="01/03/2023",
    )  # fmt: skip

    assert respuesta.status_code == 422
    assert list(respuesta.context["form"].errors) == ["fecha_termino"]


def test_two_editors_of_an_action_do_not_overwrite_each_other(client, coordinador, fila):
    Accion.objects.filter(pk=fila.pk).update(descripcion="Guardada por otra persona", version=2)
    cuerpo = {"compromiso": fila.compromiso_id, "dependencia": fila.dependencia_id, "descripcion": "La mía", "version": 1}

    respuesta = ir(client, "accion_update", fila.pk, **cuerpo)

    assert respuesta.status_code == 409
    assert [c["campo"] for c in respuesta.context["conflictos"]] == ["descripcion"]
    fila.refresh_from_db()
    assert fila.descripcion == "Guardada por otra persona"


def test_chosen_actions_are_reassigned_with_a_reason(client, coordinador, fila):
    nueva = datos.dependencia()
    assert ir(client, "accion_reasignar", pk=[fila.pk]).status_code == 200  # the form first
    sin_motivo = ir(client, "accion_reasignar", pk=[fila.pk], dependencia=nueva.pk, confirmar="1")
    assert sin_motivo.status_code == 422

    ir(client, "accion_reasignar", pk=[fila.pk], dependencia=nueva.pk, motivo="Cambio de sector", confirmar="1")

    fila.refresh_from_db()
    assert fila.dependencia == nueva


def test_one_sum_is_tied_to_the_chosen_actions(client, coordinador, fila):
    otra = hacer.accion(fila.compromiso, fila.dependencia)

    ir(client, "accion_invertir", pk=[fila.pk, otra.pk], fuente="federal", ejercicio=2024, monto="$ 1,000", confirmar="1")

    assert Inversion.objects.get().monto == 1000
    assert AccionInversion.objects.count() == 2


def test_money_names_the_actions_that_do_not_exist(client, coordinador, fila):
    respuesta = ir(client, "inversion_create", fuente="estatal", ejercicio=2024, monto="5", acciones=f"{fila.pk}; 999999")
    assert "999999" in respuesta.context["form"].errors["acciones"][0]
    respuesta = ir(client, "inversion_create", fuente="estatal", ejercicio=2024, monto="5", acciones="la doce")
    assert "números separados por comas" in respuesta.context["form"].errors["acciones"][0]


def test_the_queue_is_reviewed_one_by_one_and_in_bulk(client, coordinador, fila):
    avances = [hacer.avance(hacer.accion(fila.compromiso, fila.dependencia), "en_proceso", hacer.ALTA) for _ in range(4)]
    ir(client, "avance_validar", avances[0].pk)
    assert ir(client, "avance_devolver", avances[1].pk).status_code == 422  # without a reason
    ir(client, "avance_devolver", avances[1].pk, motivo="Falta evidencia")
    ir(client, "avance_validar_varios", pk=[avances[2].pk])
    ir(client, "avance_devolver_varios", pk=[avances[3].pk], motivo="Falta evidencia", confirmar="1")

    assert [a.validacion for a in Avance.objects.filter(pk__in=[a.pk for a in avances]).order_by("pk")] == [
        "validado", "devuelto", "validado", "devuelto",
    ]  # fmt: skip


def test_a_day_ahead_is_refused(client, coordinador, fila):
    respuesta = ir(client, "accion_avance", fila.pk, fecha="01/01/2999", estatus="en_proceso", texto="Se avanzó")

    assert list(respuesta.context["form"].errors) == ["fecha"]


def test_deleting_asks_a_reason_and_can_be_undone(client, coordinador, fila):
    assert ir(client, "accion_delete", fila.pk).status_code == 422
    ir(client, "accion_delete", fila.pk, motivo="Duplicada")
    assert not Accion.objects.exists()
    ir(client, "accion_restore", fila.pk)
    assert Accion.objects.get() == fila


def test_the_history_tells_the_avances_the_money_and_the_municipios(client, coordinador):
    fila = hacer.accion(hacer.compromiso(), datos.dependencia(), "en_proceso", municipios=[datos.municipio("Cajeme")])
    hacer.inversion(10, fila)
    texto = client.get(reverse("campana:accion_history", args=[fila.pk])).content.decode()

    for parte in ("Avance del 01/03/2023", "Cajeme", "Inversión estatal 2023"):
        assert parte in texto

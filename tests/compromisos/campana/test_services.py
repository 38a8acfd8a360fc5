"""Registering, editing, assigning and moving actions and their money."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from compromisos.campana import services
from compromisos.campana.models import Accion, AccionMunicipio, Asignacion, Avance, Inversion
from seguimiento.cuentas.models import Aviso
from seguimiento.nucleo import bitacora, registros
from seguimiento.nucleo.models import Ejercicio
from tests import datos

from . import datos_campana as hacer
from .test_avances import pdf

pytestmark = pytest.mark.django_db
HOY = date(2024, 2, 12)


@pytest.fixture
def compromiso():
    return hacer.compromiso(5)


@pytest.fixture
def dependencia():
    return datos.dependencia()


@pytest.fixture
def capturista():
    return datos.usuario("capturista")


def registrar(compromiso, dependencia, *, usuario, campos=None, **kwargs):
    accion = Accion(compromiso=compromiso, dependencia=dependencia, descripcion="Rehabilitar planteles", **(campos or {}))
    return services.registrar_accion(accion, usuario=usuario, fecha=HOY, **kwargs)


def test_a_new_action_is_pending_and_belongs_to_the_year_of_its_registration(compromiso, dependencia, capturista):
    accion = registrar(compromiso, dependencia, usuario=capturista)

    assert (accion.estatus, accion.registrada, accion.ejercicio, accion.fecha_avance) == ("pendiente", HOY, 2024, None)
    assert not accion.avances.exists()


def test_or_to_the_year_in_which_it_starts(compromiso, dependencia, capturista):
    accion = registrar(compromiso, dependencia, usuario=capturista, campos={"fecha_inicio": date(2022, 5, 1)})

    assert accion.ejercicio == 2022


def test_a_status_at_registration_leaves_an_avance_on_that_date(compromiso, dependencia, capturista):
    accion = registrar(compromiso, dependencia, usuario=capturista, estatus="en_proceso")

    assert (accion.estatus, accion.fecha_avance) == ("en_proceso", HOY)
    assert list(accion.avances.values_list("estatus", "fecha", "validacion")) == [("en_proceso", HOY, "no_requiere")]


def test_it_comes_with_its_money_and_municipios(compromiso, dependencia, capturista):
    montos = {"estatal": Decimal("10.50"), "federal": Decimal(0)}
    lugares = [datos.municipio("Cajeme"), datos.municipio("Álamos")]
    accion = registrar(compromiso, dependencia, usuario=capturista, montos=montos, municipios=lugares)

    assert list(Inversion.objects.values_list("fuente", "monto", "ejercicio")) == [("estatal", Decimal("10.50"), 2024)]
    assert {a.municipio for a in accion.alcances.all()} == set(lugares)


def test_the_office_implies_the_assignment_and_the_enlaces_are_told(compromiso, dependencia, capturista):
    enlace = datos.usuario("enlace", dependencias=[dependencia])
    registrar(compromiso, dependencia, usuario=capturista)
    registrar(compromiso, dependencia, usuario=capturista)

    assert Asignacion.objects.filter(compromiso=compromiso, dependencia=dependencia, desde=HOY).count() == 1
    assert [aviso.texto for aviso in Aviso.objects.filter(usuario=enlace)] == ["Se asignó a su dependencia 1 compromiso de campaña."]


def test_an_enlace_registers_only_what_is_assigned_to_the_own_dependencia(compromiso, dependencia):
    enlace = datos.usuario("enlace", dependencias=[dependencia])
    with pytest.raises(ValidationError) as error:
        registrar(compromiso, dependencia, usuario=enlace)
    assert list(error.value.error_dict) == ["compromiso"]
    with pytest.raises(ValidationError) as error:
        registrar(compromiso, datos.dependencia(), usuario=enlace)
    assert list(error.value.error_dict) == ["dependencia"]

    hacer.asignacion(compromiso, dependencia)
    accion = registrar(compromiso, dependencia, usuario=enlace, estatus="concluida", evidencias=[pdf()])
    assert accion.avances.get().validacion == "por_validar"


def test_without_evidence_nothing_of_what_an_enlace_concludes_is_saved(compromiso, dependencia):
    hacer.asignacion(compromiso, dependencia)
    with pytest.raises(ValidationError, match="evidencia"):
        registrar(compromiso, dependencia, usuario=datos.usuario("enlace", dependencias=[dependencia]), estatus="concluida")

    assert not Accion.todos.exists()


@pytest.mark.parametrize("inicio", [None, date(2023, 1, 1)], ids=["por registro", "por inicio"])
def test_a_closed_year_admits_no_actions(compromiso, dependencia, capturista, inicio):
    Ejercicio.objects.create(anio=inicio.year if inicio else HOY.year, cerrado=True)

    with pytest.raises(ValidationError, match="cerrado"):
        registrar(compromiso, dependencia, usuario=capturista, campos={"fecha_inicio": inicio})


def test_editing_leaves_exactly_the_given_municipios_and_never_the_status(compromiso, dependencia, capturista):
    queda, sobra, llega = datos.municipio("A"), datos.municipio("B"), datos.municipio("C")
    fila = hacer.accion(compromiso, dependencia, "en_proceso", municipios=[queda, sobra])
    fila.descripcion, fila.estatus = "Otro texto", "concluida"

    services.editar_accion(fila, municipios=[queda, llega], usuario=capturista, fecha=HOY)

    fila.refresh_from_db()
    assert (fila.descripcion, fila.estatus, fila.version) == ("Otro texto", "en_proceso", 2)
    assert {a.municipio for a in fila.alcances.all()} == {queda, llega}
    assert AccionMunicipio.todos.get(municipio=sobra).eliminado_motivo


def test_an_action_cannot_move_into_a_closed_year(compromiso, dependencia, capturista):
    Ejercicio.objects.create(anio=2022, cerrado=True)
    fila = hacer.accion(compromiso, dependencia)
    fila.fecha_inicio = date(2022, 1, 1)

    with pytest.raises(ValidationError, match="2022"):
        services.editar_accion(fila, municipios=[], usuario=capturista, fecha=HOY)


def test_reassigning_in_bulk_moves_all_with_their_progress_and_keeps_the_reason(compromiso, dependencia):
    coordinador, nueva = datos.usuario("coordinador"), datos.dependencia()
    enlace = datos.usuario("enlace", dependencias=[nueva])
    filas = [hacer.accion(compromiso, dependencia, "en_proceso"), hacer.accion(compromiso, dependencia), hacer.accion(compromiso, nueva)]

    cuantas = services.reasignar_en_bloque(filas, dependencia=nueva, motivo="Cambio de atribuciones", usuario=coordinador, fecha=HOY)

    assert cuantas == 2
    assert Accion.objects.filter(dependencia=nueva).count() == 3
    assert Avance.objects.get(de=filas[0]).estatus == "en_proceso"
    assert Aviso.objects.filter(usuario=enlace, texto="Pasaron a su dependencia 2 acciones de compromisos de campaña.").exists()
    evento = bitacora.modelo_de_eventos(Accion).objects.filter(pgh_obj=filas[0]).latest("pgh_id")
    assert evento.pgh_context.metadata == {"user": coordinador.pk, "motivo": "Cambio de atribuciones"}


def test_redating_in_bulk_is_all_or_none(compromiso, dependencia):
    bien = hacer.accion(compromiso, dependencia, fecha_termino=date(2023, 6, 1))
    mal = hacer.accion(compromiso, dependencia, fecha_inicio=date(2024, 5, 1))

    with pytest.raises(ValidationError, match="comienza después"):
        services.refechar_en_bloque([bien, mal], fecha_termino=date(2024, 3, 1), motivo="Veda", usuario=datos.usuario("coordinador"))

    bien.refresh_from_db()
    assert bien.fecha_termino == date(2023, 6, 1)


def test_money_is_tied_to_exactly_the_given_actions(compromiso, dependencia, capturista):
    una, otra, tercera = (hacer.accion(compromiso, dependencia) for _ in range(3))
    fila = hacer.inversion(50, una, otra)
    fila.monto = 80

    services.guardar_inversion(fila, acciones=[otra, tercera], usuario=capturista, fecha=HOY)

    fila.refresh_from_db()
    assert (fila.monto, fila.version) == (80, 2)
    assert {a.accion_id for a in fila.aportes.all()} == {otra.pk, tercera.pk}


def test_money_needs_an_action_and_an_open_year(compromiso, dependencia, capturista):
    nueva = Inversion(fuente="estatal", ejercicio=2023, monto=5)
    with pytest.raises(ValidationError) as error:
        services.guardar_inversion(nueva, acciones=[], usuario=capturista, fecha=HOY)
    assert list(error.value.error_dict) == ["acciones"]

    Ejercicio.objects.create(anio=2023, cerrado=True)
    with pytest.raises(ValidationError, match="cerrado"):
        services.guardar_inversion(nueva, acciones=[hacer.accion(compromiso, dependencia)], usuario=capturista, fecha=HOY)


def test_an_enlace_does_not_change_money_shared_with_another_dependencia(compromiso, dependencia):
    propia, ajena = hacer.accion(compromiso, dependencia), hacer.accion(compromiso, datos.dependencia())
    enlace = datos.usuario("enlace", dependencias=[dependencia])

    with pytest.raises(ValidationError):
        services.guardar_inversion(hacer.inversion(5, propia, ajena), acciones=[propia], usuario=enlace, fecha=HOY)
    with pytest.raises(ValidationError):
        services.guardar_inversion(Inversion(fuente="estatal", ejercicio=2024, monto=5), acciones=[ajena], usuario=enlace, fecha=HOY)


def test_what_has_live_children_is_not_deleted(compromiso, dependencia):
    fila, coordinador = hacer.accion(compromiso, dependencia), datos.usuario("coordinador")
    dinero = hacer.inversion(5, fila)

    for con_hijos in (compromiso, compromiso.asignaciones.get(), fila):
        with pytest.raises(ValidationError):
            registros.eliminar(con_hijos, usuario=coordinador, motivo="Prueba")
    for fila_libre in (dinero, fila, compromiso.asignaciones.get(), compromiso):
        registros.eliminar(fila_libre, usuario=coordinador, motivo="Prueba")
    with pytest.raises(ValidationError, match="restáurelo primero"):
        registros.restaurar(fila, usuario=coordinador)

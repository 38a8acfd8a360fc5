"""Rules of the ladder, of assignments and of money."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from gabinetes.instrucciones import services
from gabinetes.instrucciones.estados import Clase, Etapa
from gabinetes.instrucciones.models import Instruccion, Inversion
from seguimiento.nucleo import bitacora
from seguimiento.nucleo.models import Documento, Ejercicio
from tests import datos

from . import datos_instrucciones as hacer

pytestmark = pytest.mark.django_db
HOY = date(2023, 6, 1)


def pdf(nombre="oficio.pdf"):
    return SimpleUploadedFile(nombre, b"%PDF-1.7 contenido")


@pytest.fixture
def coordinador():
    return datos.usuario("coordinador")


def nueva(**campos):
    base = {"clase": Clase.CONFERENCIA, "tema": "Derecho de vía", "texto": "Presentar informe", "fecha_emision": hacer.EMISION}
    return Instruccion(**(base | campos))


def mover(fila, etapa, usuario, **campos):
    return services.registrar_avance(fila, **({"etapa": etapa, "texto": "Se hizo algo", "usuario": usuario, "fecha": HOY} | campos))


def estado(fila):
    fila.refresh_from_db()
    return fila.etapa, fila.porcentaje, fila.etapa_desde


# -- registering


def test_it_starts_on_the_first_rung_on_the_day_of_issue(coordinador):
    fila = services.registrar_instruccion(nueva(), usuario=coordinador, fecha=HOY)

    assert (fila.numero, fila.ejercicio) == (1, 2023)
    assert estado(fila) == (Etapa.OFICIO, 40, hacer.EMISION)
    assert [(a.fecha, a.etapa, a.inicial) for a in fila.avances.all()] == [(hacer.EMISION, Etapa.OFICIO, True)]


def test_registered_on_a_higher_rung_it_takes_a_second_step_that_day(coordinador):
    fila = services.registrar_instruccion(nueva(), usuario=coordinador, fecha=HOY, etapa=Etapa.MESA, texto="Hubo mesa")

    assert estado(fila) == (Etapa.MESA, 60, HOY)
    assert [(a.fecha, a.etapa, a.texto) for a in fila.avances.filter(inicial=False)] == [(HOY, Etapa.MESA, "Hubo mesa")]


def test_each_kind_has_its_own_numbers_and_a_deleted_one_keeps_its_own(coordinador):
    dependencia = datos.dependencia()
    primera = services.registrar_instruccion(nueva(), usuario=coordinador, fecha=HOY)
    Instruccion.objects.filter(pk=primera.pk).marcar_eliminados("Duplicada")

    proyecto = nueva(clase=Clase.PROYECTO, dependencia=dependencia)
    assert services.registrar_instruccion(nueva(), usuario=coordinador, fecha=HOY).numero == 2
    assert services.registrar_instruccion(proyecto, usuario=coordinador, fecha=HOY).numero == 1


def test_a_special_project_needs_its_dependencia(coordinador):
    with pytest.raises(ValidationError, match="dependencia que lo ejecuta"):
        services.registrar_instruccion(nueva(clase=Clase.PROYECTO), usuario=coordinador, fecha=HOY)


def test_its_enlaces_and_its_responsable_are_told(coordinador):
    dependencia, sigue = datos.dependencia(), datos.usuario("capturista")
    enlace = datos.usuario("enlace", dependencias=[dependencia])
    services.registrar_instruccion(nueva(dependencia=dependencia, responsable=sigue), usuario=coordinador, fecha=HOY)

    texto = "Se le asignó el acuerdo en conferencia 1: Derecho de vía"
    assert [aviso.texto for persona in (enlace, sigue) for aviso in persona.avisos.all()] == [texto, texto]


def test_whoever_takes_it_for_themselves_is_not_told(coordinador):
    services.registrar_instruccion(nueva(responsable=coordinador), usuario=coordinador, fecha=HOY)

    assert not coordinador.avisos.exists()


# -- the ladder


@pytest.mark.parametrize(
    ("etapa", "porcentaje", "queda"),
    [(Etapa.MESA, None, 60), (Etapa.MESA, 63, 63), (Etapa.OFICIO, None, 45), (Etapa.AVANZANDO, None, 85)],
)
def test_an_empty_percentage_is_that_of_the_new_rung_or_stays(coordinador, etapa, porcentaje, queda):
    fila = hacer.instruccion(porcentaje=45)

    mover(fila, etapa, coordinador, porcentaje=porcentaje)

    assert estado(fila)[:2] == (etapa, queda)


def test_the_percentage_of_a_rung_is_what_people_wrote(coordinador):
    hacer.peldano(Etapa.MESA, 66)
    fila = hacer.instruccion()

    mover(fila, Etapa.MESA, coordinador)

    assert estado(fila)[1] == 66


@pytest.mark.parametrize(("etapa", "porcentaje"), [(Etapa.MESA, None), (Etapa.PROYECTOS, 65)])
def test_stepping_back_needs_a_reason_that_the_history_keeps(coordinador, etapa, porcentaje):
    fila = hacer.instruccion(Etapa.PROYECTOS)

    with pytest.raises(ValidationError, match="motivo"):
        mover(fila, etapa, coordinador, porcentaje=porcentaje)
    mover(fila, etapa, coordinador, porcentaje=porcentaje, motivo_retroceso="El convenio se canceló")

    assert estado(fila)[0] == etapa
    assert fila.avances.latest().motivo_retroceso == "El convenio se canceló"
    assert bitacora.cambios(fila)[0]["motivo"] == "El convenio se canceló"


@pytest.mark.parametrize(("etapa", "porcentaje"), [(Etapa.EJECUTADA, 99), (Etapa.AVANZANDO, 100)])
def test_the_last_rung_is_100_and_only_the_last(coordinador, etapa, porcentaje):
    with pytest.raises(ValidationError, match="sólo esa etapa"):
        mover(hacer.instruccion(), etapa, coordinador, porcentaje=porcentaje, evidencias=[pdf()])


def test_100_needs_evidence_except_in_rebuilt_records(coordinador):
    fila, rebuilt = hacer.instruccion(), hacer.instruccion(reconstruido=True)

    with pytest.raises(ValidationError, match="evidencia"):
        mover(fila, Etapa.EJECUTADA, coordinador)
    avance = mover(fila, Etapa.EJECUTADA, coordinador, evidencias=[pdf()])
    mover(rebuilt, Etapa.EJECUTADA, coordinador)

    assert [documento.nombre for documento in Documento.objects.de(avance)] == ["oficio.pdf"]
    assert estado(rebuilt)[:2] == (Etapa.EJECUTADA, 100)


def test_staying_on_the_rung_keeps_since_when(coordinador):
    fila = hacer.instruccion(Etapa.MESA, subio=date(2023, 5, 2))

    mover(fila, Etapa.MESA, coordinador)

    assert estado(fila)[2] == date(2023, 5, 2)


def test_what_an_enlace_reports_counts_and_waits_and_a_return_brings_back_the_rung_and_its_date(coordinador):
    dependencia = datos.dependencia()
    enlace = datos.usuario("enlace", dependencias=[dependencia])
    fila = hacer.instruccion(Etapa.MESA, subio=date(2023, 5, 2), dependencia=dependencia)

    avance = mover(fila, Etapa.PROYECTOS, enlace)
    assert (avance.validacion, estado(fila)) == ("por_validar", (Etapa.PROYECTOS, 70, HOY))

    services.devolver([avance], motivo="Falta el convenio", usuario=coordinador, fecha=date(2023, 6, 5))
    assert estado(fila) == (Etapa.MESA, 60, date(2023, 5, 2))
    assert [aviso.texto for aviso in enlace.avisos.all()] == [f"Se devolvió su acción de «{fila}»: Falta el convenio"]


@pytest.mark.parametrize("orden", [(0, 1), (1, 0)])
def test_two_returned_one_after_the_other_leave_it_as_it_was_before_both(coordinador, orden):
    dependencia = datos.dependencia()
    enlace = datos.usuario("enlace", dependencias=[dependencia])
    fila = hacer.instruccion(dependencia=dependencia)
    reportados = [mover(fila, Etapa.MESA, enlace), mover(fila, Etapa.PROYECTOS, enlace, fecha=date(2023, 6, 2))]

    for n in orden:
        services.devolver([reportados[n]], motivo="No procede", usuario=coordinador, fecha=date(2023, 6, 5))

    assert estado(fila) == (Etapa.OFICIO, 40, hacer.EMISION)


def test_several_are_returned_at_once(coordinador):
    dependencia = datos.dependencia()
    enlace = datos.usuario("enlace", dependencias=[dependencia])
    fila = hacer.instruccion(dependencia=dependencia)
    reportados = [mover(fila, Etapa.MESA, enlace), mover(fila, Etapa.PROYECTOS, enlace)]

    assert services.devolver(reportados[::-1], motivo="No procede", usuario=coordinador, fecha=HOY) == 2
    assert estado(fila) == (Etapa.OFICIO, 40, hacer.EMISION)


def test_an_enlace_cannot_move_what_is_of_others():
    enlace = datos.usuario("enlace", dependencias=[datos.dependencia()])

    with pytest.raises(ValidationError, match="no es de sus dependencias"):
        mover(hacer.instruccion(dependencia=datos.dependencia()), Etapa.MESA, enlace)


def test_an_action_cannot_come_before_the_last_one(coordinador):
    fila = hacer.instruccion(Etapa.MESA, subio=date(2023, 7, 1))

    with pytest.raises(ValidationError, match="01/07/2023"):
        mover(fila, Etapa.PROYECTOS, coordinador)


def test_a_closed_year_is_locked(coordinador):
    fila = hacer.instruccion()
    Ejercicio.objects.create(anio=2023, cerrado=True)

    for hacer_algo in (
        lambda: mover(fila, Etapa.MESA, coordinador),
        lambda: services.editar_instruccion(fila, usuario=coordinador, fecha=HOY),
        lambda: services.refechar([fila], nueva=HOY, motivo="Prórroga", usuario=coordinador, fecha=HOY),
        lambda: services.registrar_instruccion(nueva(), usuario=coordinador, fecha=HOY),
    ):
        with pytest.raises(ValidationError, match="cerrado"):
            hacer_algo()


# -- editing


def test_moving_the_date_of_issue_moves_its_first_step(coordinador):
    fila = hacer.instruccion()
    fila.fecha_emision = date(2023, 3, 1)

    services.editar_instruccion(fila, usuario=coordinador, fecha=HOY)

    assert estado(fila)[2] == date(2023, 3, 1)
    assert [(a.fecha, a.etapa_desde) for a in fila.avances.all()] == [(date(2023, 3, 1), date(2023, 3, 1))]


def test_the_issue_cannot_come_after_what_was_done(coordinador):
    fila = hacer.instruccion(Etapa.MESA, subio=date(2023, 5, 2))
    fila.fecha_emision = date(2023, 5, 3)

    with pytest.raises(ValidationError, match="02/05/2023"):
        services.editar_instruccion(fila, usuario=coordinador, fecha=HOY)


def test_a_new_committed_date_needs_its_reason(coordinador):
    fila = hacer.instruccion(fecha_compromiso=date(2023, 8, 1))
    fila.fecha_compromiso = date(2023, 9, 1)

    with pytest.raises(ValidationError, match="por qué cambia"):
        services.editar_instruccion(fila, usuario=coordinador, fecha=HOY)
    services.editar_instruccion(fila, usuario=coordinador, fecha=HOY, motivo="Lo pidió la dependencia")

    assert bitacora.cambios(fila)[0]["motivo"] == "Lo pidió la dependencia"


def test_editing_never_moves_the_rung(coordinador):
    fila = hacer.instruccion(Etapa.MESA)
    fila.etapa, fila.porcentaje, fila.tema = Etapa.EJECUTADA, 100, "Otro tema"

    services.editar_instruccion(fila, usuario=coordinador, fecha=HOY)

    assert estado(fila)[:2] == (Etapa.MESA, 60)
    assert fila.tema == "Otro tema"


# -- several at once


def test_reassigning_several_tells_the_new_ones_and_counts_what_changed(coordinador):
    destino, sigue = datos.dependencia(), datos.usuario("capturista")
    enlace = datos.usuario("enlace", dependencias=[destino])
    filas = [hacer.instruccion(), hacer.instruccion(), hacer.instruccion(dependencia=destino, responsable=sigue)]

    cuantas = services.reasignar(filas, dependencia=destino, responsable=sigue, motivo="Reforma", usuario=coordinador, fecha=HOY)

    assert cuantas == 2
    assert {(f.dependencia_id, f.responsable_id) for f in Instruccion.objects.all()} == {(destino.pk, sigue.pk)}
    assert [a.texto for a in enlace.avisos.all()] == ["Pasaron a su dependencia 2 instrucciones."]
    assert [a.texto for a in sigue.avisos.all()] == ["Pasaron a usted 2 instrucciones."]
    assert bitacora.cambios(filas[0])[0]["motivo"] == "Reforma"


def test_redating_is_all_or_none(coordinador):
    filas = [hacer.instruccion(), hacer.instruccion(emision=date(2023, 9, 1))]

    with pytest.raises(ValidationError, match="se emitió el 01/09/2023"):
        services.refechar(filas, nueva=date(2023, 8, 1), motivo="Prórroga", usuario=coordinador, fecha=HOY)
    assert not Instruccion.objects.filter(fecha_compromiso__isnull=False).exists()
    assert services.refechar(filas, nueva=date(2023, 9, 1), motivo="Prórroga", usuario=coordinador, fecha=HOY) == 2


# -- money


def test_money_is_tied_to_exactly_the_chosen_instructions(coordinador):
    una, otra = hacer.instruccion(), hacer.instruccion()
    dinero = services.guardar_inversion(
        Inversion(fuente="estatal", ejercicio=2023, monto=100), instrucciones=[una, otra], usuario=coordinador, fecha=HOY
    )
    services.guardar_inversion(dinero, instrucciones=[otra], usuario=coordinador, fecha=date(2023, 7, 1))

    assert [a.instruccion for a in dinero.aportes.all()] == [otra]
    assert dinero.registrada == HOY
    assert otra.bloqueos() == ["Tiene 1 renglón de inversión."]
    assert una.bloqueos() == []


def test_money_pays_for_something(coordinador):
    with pytest.raises(ValidationError, match="al menos a una"):
        services.guardar_inversion(Inversion(fuente="estatal", ejercicio=2023, monto=1), instrucciones=[], usuario=coordinador, fecha=HOY)

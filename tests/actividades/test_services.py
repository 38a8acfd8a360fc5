"""How an activity is assigned, moves, closes, is handed over and repeats."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from seguimiento.actividades import services
from seguimiento.actividades.models import Actividad, Asignacion, Avance
from seguimiento.cuentas.services import dar_de_baja
from seguimiento.nucleo.models import Ejercicio
from tests import datos
from tests.actividades.datos_actividades import ENERO, actividad, colaborador, reportar

pytestmark = pytest.mark.django_db
UN_DIA = timedelta(days=1)


def estatus(fila, corte=ENERO + 30 * UN_DIA):
    return Actividad.objects.al_corte(corte).get(pk=fila.pk).estatus


@pytest.mark.parametrize(
    ("partes", "junta"),
    [
        ([], "sin_avance"),
        (["en_proceso"], "en_proceso"),
        (["concluido"], "en_proceso"),
        (["concluido", "en_proceso"], "en_proceso"),
        (["concluido", "concluido"], "concluido"),
        (["en_proceso", "en_proceso"], "en_proceso"),
    ],
)
def test_it_closes_only_when_all_have_closed(partes, junta):
    fila = actividad(colaborador(), colaborador())
    for asignacion, parte in zip(fila.asignaciones.order_by("pk"), partes, strict=False):
        reportar(asignacion, parte)
    assert estatus(fila) == junta
    assert Actividad.objects.en_estatus([junta], ENERO).filter(pk=fila.pk).exists()
    assert Actividad.objects.abiertas(ENERO).filter(pk=fila.pk).exists() is (junta != "concluido")


def test_its_state_is_that_of_the_cut_off_date():
    fila = actividad()
    reportar(fila.asignaciones.get(), "en_proceso", ENERO + UN_DIA)
    reportar(fila.asignaciones.get(), "concluido", ENERO + 3 * UN_DIA)
    assert [estatus(fila, ENERO + n * UN_DIA) for n in range(5)] == ["sin_avance", "en_proceso", "en_proceso", "concluido", "concluido"]


def test_whoever_is_assigned_is_told_but_not_whoever_assigns():
    ana, berta = colaborador(), colaborador()
    actividad(ana, berta, usuario=ana)
    assert (ana.avisos.count(), berta.avisos.count()) == (0, 1)


def test_a_part_does_not_move_before_it_begins_nor_backwards():
    asignacion = actividad().asignaciones.get()
    with pytest.raises(ValidationError, match="empieza el 16/01/2023"):
        reportar(asignacion, "en_proceso", ENERO - UN_DIA)
    reportar(asignacion, "en_proceso", ENERO + 5 * UN_DIA)
    with pytest.raises(ValidationError, match="Ya hay un avance"):
        reportar(asignacion, "concluido", ENERO)


def test_nothing_is_written_in_a_closed_year():
    fila = actividad()
    Ejercicio.objects.update_or_create(anio=2023, defaults={"cerrado": True})
    for hacer in (
        lambda: actividad(),
        lambda: reportar(fila.asignaciones.get(), "concluido"),
        lambda: services.replazar(fila, plazo=ENERO, motivo="Se pidió", usuario=None),
        lambda: services.relevar(fila.asignaciones.get(), a=colaborador(), motivo="Se fue", usuario=None, fecha=ENERO),
        lambda: services.agregar_responsables(fila, [colaborador()], usuario=None, fecha=ENERO),
        lambda: services.editar(fila, usuario=None),
    ):
        with pytest.raises(ValidationError, match="cerrado"):
            hacer()


def test_an_enlace_does_not_answer_for_an_activity():
    with pytest.raises(ValidationError, match="no un enlace"):
        actividad(datos.usuario("enlace"))


# -- handover


def test_who_takes_over_has_what_is_open_and_history_stays_with_who_left():
    ana, berta, jefa = colaborador("Ana"), colaborador("Berta"), datos.usuario("administrador")
    hecha, empezada, intacta = actividad(ana), actividad(ana), actividad(ana)
    reportar(hecha.asignaciones.get(), "concluido")
    reportar(empezada.asignaciones.get(), "en_proceso")
    dar_de_baja(ana, usuario=jefa, motivo="Dejó la Oficina")
    dia = ENERO + 10 * UN_DIA
    cuantas = services.relevar_varias(
        Asignacion.objects.filter(responsable=ana), a=berta, motivo="Dejó la Oficina", usuario=jefa, fecha=dia
    )
    assert cuantas == 2
    al_dia = Asignacion.objects.al_corte(dia)
    assert {fila.actividad for fila in al_dia.filter(responsable=ana)} == {hecha}
    assert {fila.actividad: fila.estatus_al for fila in al_dia.filter(responsable=berta)} == {empezada: "en_proceso", intacta: "sin_avance"}
    antes = Asignacion.objects.al_corte(dia - UN_DIA)
    assert (antes.filter(responsable=ana).count(), antes.filter(responsable=berta).count()) == (3, 0)
    assert Avance.objects.filter(de__responsable=ana, texto="Se hizo").count() == 2
    assert berta.avisos.count() == 2


def test_what_was_handed_over_moves_only_with_who_took_it():
    vieja = actividad().asignaciones.get()
    services.relevar(vieja, a=colaborador(), motivo="Cambio de área", usuario=None, fecha=ENERO)
    with pytest.raises(ValidationError, match="ya la tomó otra persona"):
        reportar(vieja, "concluido")
    with pytest.raises(ValidationError, match="ya la tomó otra persona"):
        services.relevar(vieja, a=colaborador(), motivo="Otra vez", usuario=None, fecha=ENERO)


@pytest.mark.parametrize("caso", ["concluida", "a la misma", "a quien ya responde", "antes del avance"])
def test_handovers_that_make_no_sense_are_refused(caso):
    ana, berta, otra = colaborador(), colaborador(), colaborador()
    suya = actividad(ana, berta).asignaciones.get(responsable=ana)
    reportar(suya, "concluido" if caso == "concluida" else "en_proceso", ENERO + 3 * UN_DIA)
    a = {"a la misma": ana, "a quien ya responde": berta}.get(caso, otra)
    with pytest.raises(ValidationError):
        services.relevar(suya, a=a, motivo="Motivo", usuario=None, fecha=ENERO + (1 if caso == "antes del avance" else 5) * UN_DIA)
    assert Asignacion.objects.filter(hasta__isnull=True).count() == 2


def test_one_that_cannot_be_handed_over_leaves_all_as_they_were():
    ana, berta = colaborador(), colaborador()
    actividad(ana)
    actividad(ana, berta)
    with pytest.raises(ValidationError, match="ya responde"):
        services.relevar_varias(Asignacion.objects.filter(responsable=ana), a=berta, motivo="Motivo", usuario=None, fecha=ENERO)
    assert not Asignacion.objects.exclude(hasta=None).exists()


# -- repeating


@pytest.mark.parametrize(
    ("inicio", "ritmo", "hasta", "dias"),
    [
        (date(2023, 1, 16), "semanal", date(2023, 2, 7), ["23/01", "30/01", "07/02"]),  # Monday 6 February is a day off
        (date(2023, 1, 16), "quincenal", date(2023, 2, 13), ["30/01", "13/02"]),
        (date(2023, 1, 31), "mensual", date(2023, 4, 30), ["28/02", "31/03"]),  # 30 April is a Sunday: 1 May is past the end
        (date(2023, 1, 16), "trimestral", date(2023, 12, 31), ["17/04", "17/07", "16/10"]),
        (date(2023, 1, 16), "mensual", date(2023, 2, 15), []),
    ],
)
def test_it_repeats_on_business_days_up_to_a_day(inicio, ritmo, hasta, dias):
    from seguimiento.nucleo.models import DiaInhabil

    DiaInhabil.objects.get_or_create(fecha="2023-02-06", ambito="estatal", defaults={"motivo": "Constitución"})
    ana, berta = colaborador(), colaborador()
    primera = actividad(ana, berta, fecha=inicio, plazo=inicio + 2 * UN_DIA, ritmo=ritmo, repetir_hasta=hasta, texto="Corte semanal")
    otras = Actividad.objects.filter(serie=primera).order_by("fecha")
    assert [f"{otra.fecha:%d/%m}" for otra in otras] == dias
    assert {otra.plazo - otra.fecha for otra in otras} <= {2 * UN_DIA}
    assert {otra.asignaciones.count() for otra in otras} <= {2}
    assert {otra.texto for otra in otras} <= {"Corte semanal"}


def test_a_series_without_end_is_refused():
    with pytest.raises(ValidationError, match="más de 60"):
        actividad(ritmo="semanal", repetir_hasta=date(2026, 1, 1))


def test_ending_a_series_takes_away_what_nobody_touched():
    primera = actividad(ritmo="semanal", repetir_hasta=ENERO + 40 * UN_DIA)
    segunda, tercera, *resto = Actividad.objects.filter(serie=primera).order_by("fecha")
    reportar(tercera.asignaciones.get(), "en_proceso", tercera.fecha)
    assert services.terminar_serie(primera, motivo="Ya no hace falta", usuario=None, fecha=segunda.fecha) == len(resto) > 0
    assert list(Actividad.objects.order_by("fecha")) == [primera, segunda, tercera]


# -- the rest


def test_the_day_moves_with_who_had_it_from_the_beginning_but_not_past_what_was_reported():
    fila = actividad()
    fila.fecha = ENERO + 2 * UN_DIA
    services.editar(fila, usuario=None)
    assert fila.asignaciones.get().desde == fila.fecha
    reportar(fila.asignaciones.get(), "en_proceso", ENERO + 3 * UN_DIA)
    fila = Actividad.objects.get(pk=fila.pk)
    fila.fecha = ENERO + 4 * UN_DIA
    with pytest.raises(ValidationError, match="no puede ser posterior"):
        services.editar(fila, usuario=None)


def test_what_is_overdue_is_open_and_past_its_day():
    ana = colaborador()
    _, _, pronto, hecha = (actividad(ana, plazo=plazo) for plazo in (None, ENERO + 9 * UN_DIA, ENERO + UN_DIA, ENERO + UN_DIA))
    reportar(hecha.asignaciones.get(), "concluido")
    assert {f.actividad for f in Asignacion.objects.vencidas(ENERO + 2 * UN_DIA)} == {pronto}


def test_with_reported_progress_neither_the_activity_nor_the_part_is_deleted():
    fila = actividad()
    assert (fila.bloqueos(), fila.asignaciones.get().bloqueos()) == ([], [])
    reportar(fila.asignaciones.get(), "en_proceso")
    assert "1 asignación con avances" in fila.bloqueos()[0]
    assert "relévela" in fila.asignaciones.get().bloqueos()[0]

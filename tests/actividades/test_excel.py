"""Excel of activities and of progress: out and in again, all or nothing, each error with its cell."""

from datetime import date

import pytest
from django.urls import reverse

from seguimiento.actividades.models import Actividad, Asignacion
from seguimiento.actividades.resources import ActividadResource, AsignacionResource
from seguimiento.nucleo.extraccion import Extraccion
from tests import datos, planes
from tests.actividades.datos_actividades import ENERO, actividad, cesg, colaborador, reportar

pytestmark = pytest.mark.django_db
TITULOS = "UNIDAD,DÍA,ACTIVIDAD,PRIORIDAD,PLAZO,RESPONSABLES"


@pytest.fixture
def jefa(client):
    quien = colaborador("Jefa", rol="coordinador")
    client.force_login(quien)
    return quien


def importar(recurso, quien, *renglones, titulos=TITULOS):
    contenido = "\n".join([titulos, *renglones]).encode()
    plan = planes.planear(recurso, contenido, "lista.csv", quien)
    if not plan.resumen["error"]:
        planes.aplicar(recurso, plan, usuario=quien, fecha=date(2024, 2, 12))
    return plan


@pytest.mark.parametrize("formato", ["xlsx", "csv"])
@pytest.mark.parametrize(("lista", "recurso"), [("actividad", ActividadResource), ("asignacion", AsignacionResource)])
def test_what_goes_out_comes_back_unchanged(client, jefa, formato, lista, recurso):
    fila = actividad(colaborador("Ana"), colaborador("Berta"), contexto="=1+1\nsegunda línea", plazo=date(2023, 1, 20))
    reportar(fila.asignaciones.order_by("pk").first(), "concluido")
    actividad()
    respuesta = client.get(reverse(f"actividades:{lista}_list"), {"formato": formato, "ejercicio": "todos"})
    plan = planes.planear(recurso(jefa), respuesta.getvalue(), f"lista.{formato}", jefa)
    assert plan.errores == []
    assert plan.resumen["igual"] == plan.total >= 2


def test_who_answers_is_printed_by_name_whoever_was_relieved_apart():
    sin_nombre = datos.usuario("capturista", unidades=[cesg()], username="ana.sin.nombre")
    fila = actividad(colaborador("Zoila"), colaborador("Álvaro"), colaborador("Beto"), sin_nombre)
    Asignacion.objects.filter(responsable__first_name="Beto").update(hasta=ENERO)
    recurso, qs = ActividadResource(), Actividad.objects.filter(pk=fila.pk).al_corte(ENERO)
    (una,) = recurso.para_exportar(qs)
    extraccion = Extraccion(recurso, qs, ENERO)
    (leida,) = extraccion.filas()
    assert extraccion.directa
    assert list(leida) == [campo.export(una) for campo in recurso.campos()]
    assert dict(zip(recurso.fields, leida, strict=True))["nombres"] == "Álvaro, ana.sin.nombre, Zoila"


def test_new_ones_come_with_who_answers_and_old_ones_change_their_data(jefa):
    ana = colaborador("Ana Ruiz")
    vieja = actividad(ana, texto="Integrar la carpeta")
    nueva = f'CESG,17/01/2023,Revisar la minuta,baja,,"ana ruiz; {jefa.username}"'
    plan = importar(ActividadResource(jefa), jefa, nueva, "CESG,16/01/2023,Integrar la carpeta,Alta,20/01/2023,Ana Ruiz")
    assert plan.errores == []
    assert {fila.responsable for fila in Actividad.objects.get(texto="Revisar la minuta").asignaciones.all()} == {ana, jefa}
    vieja.refresh_from_db()
    assert (vieja.prioridad, vieja.plazo) == ("alta", date(2023, 1, 20))


@pytest.mark.parametrize(
    ("renglon", "columna", "dice"),
    [
        ("CEP,17/01/2023,Revisar,Alta,,Jefa", "UNIDAD", "de su unidad"),
        ("CESG,17/01/2023,Revisar,Alta,16/01/2023,Jefa", "PLAZO", "anterior al día"),
        ("CESG,17/01/2023,Revisar,Alta,,", "RESPONSABLES", "al menos un responsable"),
        ("CESG,17/01/2023,Revisar,Alta,,Otra", "RESPONSABLES", "No trabaja en CESG: Otra"),
        ("CESG,17/01/2023,Revisar,Urgente,,Jefa", "PRIORIDAD", "Alta, Normal, Baja"),
        ("CESG,16/01/2023,Registrada,Alta,,Jefa", "RESPONSABLES", "se cambian en su pantalla"),
    ],
)
def test_what_cannot_be_is_told_by_row(jefa, renglon, columna, dice):
    colaborador("Otra", unidad=datos.unidad("CEP", modulos=["actividades"]))
    actividad(texto="Registrada")
    (error,) = importar(ActividadResource(jefa), jefa, renglon).errores
    assert (error["columna"], dice in error["mensaje"]) == (columna, True), error
    assert Actividad.objects.count() == 1


def test_progress_of_many_comes_in_by_id(jefa):
    una, otra = (actividad().asignaciones.get() for _ in range(2))
    assert importar(AsignacionResource(jefa), jefa, f"{una.pk},Concluido", f"{otra.pk},Sin avance", titulos="ID,ESTATUS").errores == []
    una.refresh_from_db()
    otra.refresh_from_db()
    assert (una.estatus, una.fecha_avance, otra.fecha_avance) == ("concluido", date(2024, 2, 12), None)


def test_progress_of_another_unidad_is_not_touched(jefa):
    ajena = datos.unidad("CEP", modulos=["actividades"])
    fila = actividad(colaborador(unidad=ajena), unidad=ajena).asignaciones.get()
    (error,) = importar(AsignacionResource(jefa), jefa, f"{fila.pk},Concluido", titulos="ID,ESTATUS").errores
    assert "No hay un registro con ese ID" in error["mensaje"]
    assert not Asignacion.objects.exclude(fecha_avance=None).exists()
    assert fila.desde == ENERO

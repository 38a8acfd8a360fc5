"""The activities on screen: by unit and month, with the meaning of the priorities; each unidad its own."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from seguimiento.actividades.models import Actividad, Asignacion
from seguimiento.nucleo.models import Documento
from seguimiento.nucleo.plazos import hoy
from tests import datos
from tests.actividades.datos_actividades import ENERO, actividad, cesg, colaborador, reportar

pytestmark = pytest.mark.django_db
LISTA = "/seguimiento/actividades/actividad/"


@pytest.fixture
def jefa(client):
    quien = colaborador("Jefa", rol="coordinador")
    client.force_login(quien)
    return quien


def textos(client, **parametros):
    return {fila[2] for fila in client.get(LISTA, parametros | {"formato": "json"}).json()["filas"]}


def test_the_list_opens_on_the_last_month_with_activities_and_moves_to_those_around(client, jefa):
    for mes in (1, 2, 3):
        actividad(texto=f"Del mes {mes}", fecha=ENERO.replace(month=mes))
    pagina = client.get(LISTA)
    assert "Marzo de 2023" in pagina.text
    assert textos(client) == {"Del mes 3"}
    assert "?mes=2023-02" in pagina.text
    assert textos(client, mes="2023-02") == {"Del mes 2"}
    assert "Diciembre de 2022" in client.get(LISTA, {"mes": "2023-01"}).text.replace("mes=2022-12", "Diciembre de 2022")
    assert textos(client, ejercicio="todos") == {"Del mes 1", "Del mes 2", "Del mes 3"}
    assert textos(client, q="mes") == {"Del mes 1", "Del mes 2", "Del mes 3"}


def test_it_opens_on_the_month_of_today_once_it_has_something(client, jefa):
    actividad(texto="Vieja")
    actividad(texto="De hoy", fecha=hoy())
    assert textos(client) == {"De hoy"}


@pytest.mark.parametrize("mes", ["2023-13", "ayer", "2023-1", "0000-01"])
def test_a_month_that_does_not_exist_is_told(client, jefa, mes):
    actividad()
    respuesta = client.get(LISTA, {"mes": mes})
    assert respuesta.status_code == 200
    assert client.get(LISTA, {"mes": mes, "formato": "json"}).status_code == 400


@pytest.mark.parametrize("ruta", ["actividad_list", "actividad_create"])
def test_the_screen_says_what_each_priority_means(client, jefa, ruta):
    texto = client.get(reverse(f"actividades:{ruta}")).text
    assert "preparar reuniones de gabinete" in texto
    assert "La prioridad no se relaciona con el tiempo" in texto


@pytest.mark.parametrize(("rol", "ve"), [("capturista", False), ("consulta", False), ("director", True)])
def test_each_unidad_sees_its_own(client, rol, ve):
    fila = actividad(texto="De la CESG")
    otra = datos.unidad("CEP", modulos=["actividades"])
    client.force_login(datos.usuario(rol, unidades=[otra] if rol in ("capturista", "consulta") else []))
    assert ("De la CESG" in textos(client)) is ve
    esperado = 200 if ve else 404
    asignacion = fila.asignaciones.get()
    assert {client.get(uno.get_absolute_url()).status_code for uno in (fila, asignacion)} == {esperado}
    lista = client.get(reverse("actividades:asignacion_list"), {"formato": "json", "ejercicio": "todos"}).json()
    assert lista["total"] == ve
    reporte = client.get("/reportes/semaforo-de-actividades/", {"formato": "json"}).json()
    assert len(reporte["filas"]) == ve


def test_an_enlace_does_not_know_of_them(client):
    fila = actividad()
    client.force_login(datos.usuario("enlace", dependencias=[datos.dependencia()]))
    assert {client.get(ruta).status_code for ruta in (LISTA, fila.get_absolute_url(), "/reportes/semaforo-de-actividades/")} == {403}


def test_what_is_assigned_by_name_is_seen_after_changing_of_unidad(client):
    quien = colaborador()
    fila = actividad(quien)
    otra = datos.unidad("CEP", modulos=["actividades"])
    quien.unidades_asignadas.update(unidad=otra)
    client.force_login(quien)
    assert client.get(fila.get_absolute_url()).status_code == 200


def test_what_is_assigned_by_name_in_another_unidad_is_reported_and_nothing_else(client):
    quien = colaborador(rol="coordinador")
    fila = actividad(quien, colaborador())
    quien.unidades_asignadas.update(unidad=datos.unidad("CEP", modulos=["actividades"]))
    client.force_login(quien)
    propia, ajena = fila.asignaciones.get(responsable=quien), fila.asignaciones.exclude(responsable=quien).get()
    botones = [accion["titulo"] for accion in client.get(fila.get_absolute_url()).context["acciones"]]
    assert botones == ["Historial", "Registrar avance"]
    estados = {
        (modelo, ruta): client.get(reverse(f"actividades:{modelo}_{ruta}", args=[pk])).status_code
        for modelo, pk, rutas in (
            ("actividad", fila.pk, ("update", "delete", "replazar", "responsables")),
            ("asignacion", propia.pk, ("update", "delete", "relevar")),
            ("asignacion", ajena.pk, ("avance",)),
        )
        for ruta in rutas
    }
    assert set(estados.values()) == {404}, estados
    assert client.get(reverse("actividades:asignacion_avance", args=[propia.pk])).status_code == 200


def enviado(responsables, **campos):
    base = {"unidad": cesg().pk, "fecha": "16/01/2023", "texto": "Integrar la carpeta", "prioridad": "alta"}
    return base | {"responsables": [r.pk for r in responsables]} | campos


def test_it_is_registered_with_several_responsables_and_repeats(client, jefa):
    ana, berta = colaborador(), colaborador()
    datos_ = enviado([ana, berta], ritmo="semanal", repetir_hasta="31/01/2023")
    assert client.post(reverse("actividades:actividad_create"), datos_).status_code == 302
    assert (Actividad.objects.count(), Asignacion.objects.count()) == (3, 6)
    assert {fila.capturista for fila in Actividad.objects.all()} == {jefa}


def test_who_does_not_work_in_the_unidad_does_not_answer_and_the_unidad_is_ones_own(client, jefa):
    otra = datos.unidad("CEP", modulos=["actividades"])
    ajena = colaborador(unidad=otra)
    url = reverse("actividades:actividad_create")
    assert client.post(url, enviado([ajena])).status_code == 422
    assert client.post(url, enviado([colaborador()], unidad=otra.pk)).status_code == 422
    assert client.post(url, enviado([colaborador()], ritmo="semanal")).status_code == 422
    assert not Actividad.objects.exists()


def test_progress_is_reported_with_its_evidence(client, jefa):
    fila = actividad(colaborador("Ana"), colaborador("Berta"))
    asignacion = fila.asignaciones.order_by("pk").first()
    url = reverse("actividades:asignacion_avance", args=[asignacion.pk])
    reporte = {"fecha": "17/01/2023", "estatus": "concluido", "texto": "Quedó integrada"}
    assert client.post(url, reporte | {"evidencias": SimpleUploadedFile("c.pdf", b"%PDF-")}).url == fila.get_absolute_url()
    texto = client.get(fila.get_absolute_url()).text
    assert ("Quedó integrada" in texto, "1 de 2 concluyeron" in texto, Documento.objects.count()) == (True, True, 1)
    manana = f"{hoy() + timedelta(days=1):%d/%m/%Y}"
    assert client.post(url, reporte | {"fecha": manana}).status_code == 422


def test_several_are_handed_over_and_re_dated_with_a_reason(client, jefa):
    ana, berta = colaborador(), colaborador()
    filas = [actividad(ana), actividad(ana)]
    pks = list(Asignacion.objects.values_list("pk", flat=True))
    client.post(reverse("actividades:asignacion_relevar_varias"), {"pk": pks, "a": berta.pk, "motivo": "Cambio de área", "confirmar": "1"})
    assert {f.responsable for f in Asignacion.objects.filter(hasta=None)} == {berta}
    nuevo = {"pk": [f.pk for f in filas], "plazo": "20/01/2023", "motivo": "Lo pidió el gabinete", "confirmar": "1"}
    client.post(reverse("actividades:actividad_replazar_varias"), nuevo)
    assert {f"{f.plazo}" for f in Actividad.objects.all()} == {"2023-01-20"}
    assert "Lo pidió el gabinete" in client.get(reverse("actividades:actividad_history", args=[filas[0].pk])).text


def test_a_comment_is_of_each_responsable(client, jefa):
    fila = actividad(colaborador("Ana"), colaborador("Berta"))
    una, otra = fila.asignaciones.order_by("pk")
    client.post(reverse("actividades:asignacion_update", args=[una.pk]), {"comentario": "Sólo los anexos", "version": 1})
    una.refresh_from_db()
    otra.refresh_from_db()
    assert (una.comentario, otra.comentario) == ("Sólo los anexos", "")


def test_somebody_who_left_is_named_as_disabled_in_the_report(client, jefa):
    quien = colaborador("Ana")
    fila = actividad(quien)
    reportar(fila.asignaciones.get(), "en_proceso")
    type(quien).objects.filter(pk=quien.pk).marcar_eliminados("Se fue")
    (renglon,) = client.get("/reportes/semaforo-de-actividades/", {"formato": "json"}).json()["filas"]
    assert renglon == [1, "Ana (usuario deshabilitado)", 1, 0, 1, 0, 50]
    assert "Usuario deshabilitado" in client.get(fila.get_absolute_url()).text

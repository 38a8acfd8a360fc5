"""Who sees what of a request, its page, its capture, its agenda and its Excel."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from seguimiento.cuentas.models import Encargo
from seguimiento.nucleo import plazos
from tests import datos
from tests.transparencia.solicitudes import datos_solicitudes as d
from tests.transparencia.solicitudes.datos_solicitudes import LUNES, C
from transparencia.solicitudes import lecturas, relojes, turnos
from transparencia.solicitudes.models import Solicitud, Turno

pytestmark = pytest.mark.django_db
QUIEN = {"solicitante": "Persona Inventada Prueba", "correo": "inventada@correo.example"}


@pytest.fixture(autouse=True)
def en_marzo(monkeypatch):
    monkeypatch.setattr(plazos, "hoy", lambda: d.HOY)


def pagina(client, quien, ruta, *args, **consulta):
    client.force_login(quien)
    respuesta = client.get(reverse(f"solicitudes:{ruta}", args=args), consulta)
    return respuesta.content.decode() if respuesta.status_code == 200 else respuesta.status_code


def test_an_enlace_answers_their_turn_and_never_sees_who_asks(client):
    suya, ajena = datos.dependencia(), datos.dependencia()
    jefa, enlace = d.jefa(), d.enlace(suya)
    fila, otra = d.solicitud(**QUIEN), d.solicitud(tema="Otra", **QUIEN)
    turno = d.turno(fila, dependencias=[suya], usuario=jefa, indicacion="Los contratos de 2024")
    d.turno(otra, dependencias=[ajena])
    texto = pagina(client, enlace, "solicitud_detail", fila.pk)
    assert fila.texto in texto
    assert "Inventada" not in texto
    assert "inventada@" not in texto
    assert pagina(client, enlace, "solicitud_detail", otra.pk) == 404
    assert pagina(client, enlace, "solicitud_create") == 403
    assert pagina(client, enlace, "solicitud_actuar", fila.pk, clase="respuesta") == 403
    envio = {"fecha": "10/10/2025", "respuesta": "Se adjuntan los contratos."}
    client.post(reverse("solicitudes:turno_responder", args=[turno.pk]), envio)
    turno.refresh_from_db()
    assert (turno.respondido, turno.respondio) == (date(2025, 10, 10), enlace)
    assert jefa.avisos.filter(texto__contains=fila.folio).exists()
    with pytest.raises(ValidationError, match="ya se contestó"):
        turnos.responder(turno, respuesta="Otra vez lo mismo", usuario=enlace, fecha=date(2025, 10, 11))


def test_who_is_of_another_unidad_sees_only_the_turns_of_it(client):
    """Their encargo is limited: a name in `solo`."""
    unidad = datos.unidad()
    Encargo.objects.create(modulo="solicitudes", unidad=unidad, solo="Sus turnos")
    otra_persona = datos.usuario("coordinador", unidades=[unidad])
    fila, ajena = d.solicitud(**QUIEN), d.solicitud(tema="Otra")
    turno = d.turno(fila, unidades=[unidad])
    assert "Inventada" not in pagina(client, otra_persona, "solicitud_detail", fila.pk)
    assert pagina(client, otra_persona, "solicitud_detail", ajena.pk) == 404
    for ruta, args in (
        ("solicitud_create", ()), ("solicitud_update", (fila.pk,)), ("solicitud_delete", (fila.pk,)), ("solicitud_import", ()),
        ("turno_update", (turno.pk,)), ("turno_delete", (turno.pk,)), ("solicitud_turnar", (fila.pk,)),
    ):  # fmt: skip
        assert pagina(client, otra_persona, ruta, *args) == 403, ruta
    assert otra_persona.avisos.filter(texto__contains=fila.folio).exists()
    assert otra_persona.puede("exportar", "solicitudes")
    assert not otra_persona.puede("congelar", "solicitudes")  # a part is not the report
    assert "Enviar respuesta" in pagina(client, otra_persona, "turno_responder", turno.pk)


@pytest.mark.parametrize(("rol", "ve"), [("coordinador", True), ("capturista", True), ("consulta", False), ("director", False)])
def test_who_asks_is_read_by_who_attends_and_masked_for_the_others(client, rol, ve):
    quien = datos.usuario(rol, unidades=[datos.unidad(modulos=["solicitudes"])])
    fila = d.solicitud(**QUIEN)
    for ruta, args in (("solicitud_detail", (fila.pk,)), ("solicitud_history", (fila.pk,))):
        texto = pagina(client, quien, ruta, *args)
        assert ("Persona Inventada Prueba" in texto) is (ve and ruta == "solicitud_detail"), ruta
    assert "P*** I*** P***" in pagina(client, quien, "solicitud_history", fila.pk)
    assert "Inventada" not in pagina(client, quien, "solicitud_list", ejercicio="todos")


def test_the_page_counts_the_days_and_says_what_may_be_done_next(client):
    jefa, fila = d.jefa(), d.solicitud(date(2026, 2, 23))
    texto = pagina(client, jefa, "solicitud_detail", fila.pk)
    assert "Ley 81, art. 119" in texto
    assert "fin de semana" in texto
    for clase in (C.ACEPTADA, C.DECLINADA, C.PREVENCION):
        assert f"clase={clase.value}" in texto
    for clase in (C.RESPUESTA, C.DESAHOGO, C.PRORROGA):
        assert f"clase={clase.value}" not in texto
    client.post(reverse("solicitudes:solicitud_actuar", args=[fila.pk]), {"clase": "competencia_aceptada", "fecha": "24/02/2026"})
    client.post(
        reverse("solicitudes:solicitud_actuar", args=[fila.pk]),
        {"clase": "respuesta", "fecha": "02/03/2026", "sentido": "informacion", "nota": "Se entregan los contratos."},
    )
    texto = pagina(client, jefa, "solicitud_detail", fila.pk)
    assert "Se entregan los contratos." in texto
    assert "clase=entrega" in texto
    acto = fila.actos.get(clase="respuesta")
    client.post(reverse("solicitudes:acto_anular", args=[acto.pk]), {"motivo": "Se notificó otra cosa"})
    acto.refresh_from_db()
    assert acto.anulado == d.HOY
    assert Solicitud.objects.al_corte(d.HOY).get(pk=fila.pk).estado == "en_tramite"


def test_capture_registers_with_a_folio_and_shows_what_was_answered_to_similar_ones_without_personal_data(client):
    jefa, antes = d.jefa(), d.solicitud(**QUIEN)
    d.responder(antes, nota="Los contratos están en el portal.")
    d.solicitud(materia="arco", tema="Mis contratos", texto="Los contratos que firmé", **QUIEN)
    client.force_login(jefa)
    escrito = {"tema": "contrato", "texto": "Quiero conocer los contratos de obra del año pasado"}
    texto = client.post(reverse("solicitudes:solicitud_parecidas"), escrito).content.decode()
    assert "Los contratos están en el portal." in texto
    assert "Inventada" not in texto
    assert "DP-2025" not in texto
    envio = {**escrito, "materia": "acceso", "medio": "correo", "presentada": "23/02/2026", "folio_pnt": "26 0012324 000123"}
    respuesta = client.post(reverse("solicitudes:solicitud_create"), envio)
    nueva = Solicitud.objects.get(tema="contrato")
    assert respuesta.url == nueva.get_absolute_url()
    assert (nueva.folio, nueva.folio_pnt) == ("SI-2026-00001", "260012324000123")
    assert nueva.vence == relojes.calendario().sumar(date(2026, 2, 23), 20)
    respuesta = client.post(reverse("solicitudes:solicitud_create"), {**envio, "tema": "otra", "presentada": "03/03/2026", "titular": "X"})
    assert respuesta.status_code == 422
    errores = respuesta.context["form"].errors
    assert set(errores) == {"presentada", "titular", "__all__"}
    assert "Ese folio de la plataforma ya está registrado." in errores["__all__"]


def test_filters_find_what_they_say(client):
    jefa = d.jefa()
    vieja, nueva = d.solicitud(**QUIEN), d.solicitud(date(2026, 2, 23), medio="correo", tema="Nómina", controversia=True)
    unidad = datos.unidad()
    d.turno(nueva, unidades=[unidad])
    d.responder(d.solicitud(tema="Respondida"))
    casos = (
        ({"vencidas": "true"}, {vieja}), ({"medio": "correo"}, {nueva}), ({"controversia": "true"}, {nueva}), ({"mes": "2"}, {nueva}),
        ({"unidad": unidad.pk}, {nueva}), ({"abiertas": "true"}, {vieja, nueva}), ({"competencia": "ninguna"}, {vieja, nueva}),
        ({"estado": "recibida", "q": "nomina"}, {nueva}), ({"sentido": "informacion", "materia": "arco"}, set()),
    )  # fmt: skip
    client.force_login(jefa)
    for consulta, esperadas in casos:
        respuesta = client.get(reverse("solicitudes:solicitud_list"), {"ejercicio": "todos", **consulta})
        assert {fila.record for fila in respuesta.context["table"].page.object_list} == esperadas, consulta


def test_turns_are_refused_when_the_request_ended_and_reckoned_in_business_days():
    unidad, fila = datos.unidad(), d.solicitud()
    turno = d.turno(fila, unidades=[unidad])
    assert turno.vence == date(2025, 10, 13)
    assert turnos.turnar(fila, unidades=[unidad], dias=5, usuario=None, fecha=LUNES, calendario=d.LIBRE) == []
    d.responder(fila)
    with pytest.raises(ValidationError, match="ya terminó"):
        d.turno(fila, unidades=[datos.unidad()], fecha=date(2025, 10, 21))
    assert [uno.estado for uno in Turno.objects.al_corte(date(2025, 10, 14))] == ["vencido"]


def test_the_timeline_tells_everything_in_order():
    jefa, fila = d.jefa(), d.solicitud()
    d.turno(fila, unidades=[datos.unidad()], fecha=date(2025, 10, 7))
    d.responder(fila)
    vigentes, todos = lecturas.actos_de(fila, jefa, d.HOY)
    pasos = lecturas.movimientos(fila, todos, lecturas.turnos_de(fila, jefa, d.HOY))
    assert [(paso.tipo, paso.fecha.day) for paso in pasos] == [("acto", 20), ("turno", 7), ("acto", 6), ("presentada", 6)]
    assert len(vigentes) == 2

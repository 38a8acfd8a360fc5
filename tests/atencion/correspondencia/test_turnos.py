"""Turns: to one or several dependencias, to another one, cancelled, re-dated; answers given, accepted and returned. All are told."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from atencion.correspondencia import respuestas, services
from atencion.correspondencia.models import Recibido, Turno
from seguimiento.cuentas.estados import ClaseDeAviso
from seguimiento.cuentas.models import Aviso
from seguimiento.nucleo import registros
from seguimiento.nucleo.models import Documento, Ejercicio
from seguimiento.nucleo.plazos import Calendario
from tests import datos

from .datos_correspondencia import LUNES, enlace, jefa, momento, recibido, respuesta, turno

pytestmark = pytest.mark.django_db
FIN = date(2023, 12, 31)


def turnar(filas, *dependencias, quien=None, dias=10, cuando=None):
    return services.turnar(
        filas, dependencias=dependencias, dias=dias, usuario=quien, momento=cuando or momento(), calendario=Calendario.cargar()
    )


def estado(fila, corte=FIN):
    return Turno.objects.al_corte(corte).get(pk=fila.pk).estado


def textos(persona):
    return list(Aviso.objects.filter(usuario=persona).order_by("pk").values_list("texto", flat=True))


def test_a_letter_goes_to_several_dependencias_and_each_answers_by_itself():
    quien, fila, una, otra = jefa(), recibido(), datos.dependencia(), datos.dependencia()
    assert turnar([fila], una, otra, quien=quien) == 2
    respuesta(fila.turnos.get(dependencia=una), quien)
    assert {t.dependencia: t.estado for t in Turno.objects.al_corte(FIN)} == {una: "a_tiempo", otra: "vencido"}
    assert Recibido.objects.al_corte(FIN).get().situacion == "turnado"


def test_many_letters_are_turned_at_once_and_the_enlace_gets_one_notice():
    dependencia = datos.dependencia()
    persona, filas = enlace(dependencia), [recibido(), recibido(), recibido()]
    turno(filas[0], dependencia)
    Aviso.objects.all().delete()
    assert turnar(filas, dependencia) == 2
    assert textos(persona) == ["Se le turnaron 2 oficios."]
    assert Turno.objects.count() == 3


@pytest.mark.parametrize(
    ("clase", "cuando", "motivo"),
    [("ccp", momento(), "C.C.P."), ("relevante", momento(LUNES, 8), "no puede turnarse antes")],
)
def test_all_or_none_are_turned(clase, cuando, motivo):
    with pytest.raises(ValidationError, match=motivo):
        turnar([recibido(), recibido(clase=clase)], datos.dependencia(), cuando=cuando)
    assert not Turno.objects.exists()


def test_a_letter_passes_to_another_dependencia_and_both_are_told():
    vieja, nueva = datos.dependencia(), datos.dependencia()
    una, otra, fila = enlace(vieja), enlace(nueva), turno(dependencia=vieja)
    Aviso.objects.all().delete()
    despues = services.returnar(
        fila, dependencia=nueva, motivo="No es de su competencia", usuario=jefa(), momento=momento(date(2023, 5, 11)),
        calendario=Calendario.cargar(),
    )  # fmt: skip
    assert (estado(fila), estado(fila, date(2023, 5, 10)), estado(despues)) == ("cancelado", "abierto", "vencido")
    assert (despues.vence, despues.anterior) == (date(2023, 5, 25), fila)
    assert ["No es de su competencia" in textos(una)[0], fila.recibido.folio in textos(otra)[0]] == [True, True]
    assert not Recibido.objects.visibles_para(una).exists()
    assert Recibido.objects.al_corte(FIN).get().demora.total_seconds() == 3600  # the first turn, not the second


def test_a_cancelled_turn_leaves_the_letter_without_turn_from_that_day_on():
    fila = turno()
    services.cancelar(fila, motivo="Turnado por error", usuario=jefa(), fecha=date(2023, 5, 12))
    situaciones = [Recibido.objects.al_corte(date(2023, 5, dia)).get().situacion for dia in (11, 12)]
    assert situaciones == ["turnado", "sin_turnar"]
    assert Turno.objects.al_corte(FIN).medidas()["total"] == 0


def test_deadlines_move_to_a_business_day_with_a_reason():
    una, otra, quien = turno(), turno(), jefa()
    cambiar = lambda dia: services.refechar(  # noqa: E731
        [una, otra], nueva=dia, motivo="Se pidió prórroga", usuario=quien, calendario=Calendario.cargar()
    )
    for dia in (date(2023, 6, 3), LUNES):
        with pytest.raises(ValidationError):
            cambiar(dia)
    assert cambiar(date(2023, 6, 2)) == 2
    una.refresh_from_db()
    assert (una.vence, una.dias) == (date(2023, 6, 2), 19)
    assert una.eventos.last().pgh_context.metadata["motivo"] == "Se pidió prórroga"


def test_an_enlace_answers_with_files_and_who_turned_it_is_told():
    dependencia, quien = datos.dependencia(), jefa()
    persona, fila = enlace(dependencia), turno(dependencia=dependencia, usuario=quien)
    archivo = SimpleUploadedFile("respuesta.pdf", b"%PDF-1.7 respuesta")
    dada = respuesta(fila, persona, oficio="SP-12/2023", evidencias=[archivo])
    assert (estado(fila), dada.validacion, Documento.objects.de(dada).get().nombre) == ("a_tiempo", "por_validar", "respuesta.pdf")
    assert textos(quien) == [f"{dependencia} contestó el oficio {fila.recibido.folio}."]
    with pytest.raises(ValidationError, match="contestado"):
        respuesta(fila, persona)


def test_an_insufficient_answer_is_returned_and_the_turn_is_open_again_as_of_that_day():
    dependencia = datos.dependencia()
    persona, fila = enlace(dependencia), turno(dependencia=dependencia)
    dada = respuesta(fila, persona, date(2023, 5, 15))
    respuestas.devolver([dada], motivo="Falta el anexo", usuario=jefa(), fecha=date(2023, 5, 17))
    assert [estado(fila, date(2023, 5, dia)) for dia in (14, 15, 17)] == ["abierto", "a_tiempo", "abierto"]
    aviso = Aviso.objects.filter(usuario=persona).latest("pk")
    assert (aviso.clase, "Falta el anexo" in aviso.texto) == (ClaseDeAviso.DEVOLUCION, True)
    fila.refresh_from_db()
    respuesta(fila, persona, date(2023, 5, 18), texto="Ahora con su anexo.")
    assert estado(fila) == "a_tiempo"


def test_an_accepted_answer_cannot_be_reviewed_twice():
    dependencia = datos.dependencia()
    persona, quien = enlace(dependencia), jefa()
    dada = respuesta(turno(dependencia=dependencia), persona)
    respuestas.validar([dada], usuario=quien, fecha=FIN)
    with pytest.raises(ValidationError, match="ya está validado"):
        respuestas.devolver([dada], motivo="Falta algo", usuario=quien, fecha=FIN)
    assert "Se aceptó" in textos(persona)[-1]


def test_an_enlace_answers_only_for_the_own_dependencias_and_not_before_the_turn():
    dependencia = datos.dependencia()
    with pytest.raises(ValidationError, match="no es de sus dependencias"):
        respuesta(turno(), enlace(dependencia))
    with pytest.raises(ValidationError, match="no puede contestarse antes"):
        respuesta(turno(dependencia=dependencia), enlace(dependencia), date(2023, 5, 7))


def test_a_letter_with_turns_is_neither_deleted_nor_made_a_copy():
    fila, quien = turno().recibido, jefa()
    with pytest.raises(ValidationError, match="Tiene 1 turno"):
        registros.eliminar(fila, usuario=quien, motivo="Capturado dos veces")
    fila.clase = "ccp"
    with pytest.raises(ValidationError, match="cancele sus turnos"):
        services.editar(fila, usuario=quien)
    services.cancelar(fila.turnos.get(), motivo="Turnado por error", usuario=quien, fecha=date(2023, 5, 9))
    assert registros.eliminar(fila, usuario=quien, motivo="Capturado dos veces").eliminado


def test_a_closed_year_refuses_everything():
    fila, quien = turno(), jefa()
    Ejercicio.objects.update_or_create(anio=2023, defaults={"cerrado": True})
    intentos = (
        lambda: turnar([fila.recibido], datos.dependencia()),
        lambda: respuesta(fila, quien),
        lambda: services.pausar(fila, motivo="Falta algo", usuario=quien, fecha=LUNES),
        lambda: services.cancelar(fila, motivo="Por error", usuario=quien, fecha=LUNES),
        recibido,
    )
    for intento in intentos:
        with pytest.raises(ValidationError, match="cerrado"):
            intento()


def test_the_whole_way_through_the_screens(client):
    dependencia, otra = datos.dependencia(), datos.dependencia()
    persona, quien, fila = enlace(dependencia), jefa(), recibido()
    ruta = lambda nombre, *args: reverse(f"correspondencia:{nombre}", args=args)  # noqa: E731
    client.force_login(quien)
    turnado = client.post(ruta("recibido_turnar", fila.pk), {"dependencias": [dependencia.pk], "dias": 5, "instruccion": "Atender"})
    assert (turnado.status_code, fila.turnos.count()) == (302, 1)
    actual = fila.turnos.get()
    hoy = f"{actual.dia:%d/%m/%Y}"
    assert client.post(ruta("turno_pausar", actual.pk), {"fecha": hoy, "motivo": "Falta el expediente"}).status_code == 302
    assert "En pausa" in client.get(actual.get_absolute_url()).text
    assert client.post(ruta("turno_reanudar", actual.pk), {"fecha": hoy}).status_code == 302
    client.force_login(persona)
    assert client.post(ruta("turno_pausar", actual.pk), {"fecha": hoy, "motivo": "Falta el expediente"}).status_code == 403
    contestar = {
        "fecha": hoy,
        "texto": "Se atendió lo solicitado.",
        "oficio": "X-1",
        "evidencias": SimpleUploadedFile("r.pdf", b"%PDF-1.7"),
    }
    assert client.post(ruta("turno_responder", actual.pk), contestar).status_code == 302
    client.force_login(quien)
    dada = actual.avances.get()
    assert client.post(ruta("respuesta_devolver", dada.pk), {"motivo": "Falta el anexo"}).status_code == 302
    assert "Falta el anexo" in client.get(actual.get_absolute_url()).text
    pase = {"dependencia": otra.pk, "motivo": "No es de su competencia"}
    assert client.post(ruta("turno_returnar", actual.pk), pase).status_code == 302
    nuevo = fila.turnos.get(dependencia=otra)
    assert client.post(ruta("turno_cancelar", nuevo.pk), {"motivo": "Ya se atendió por otra vía"}).status_code == 302
    assert "Cancelado" in client.get(fila.get_absolute_url()).text
    historial = client.get(ruta("recibido_history", fila.pk)).text
    assert "No es de su competencia" in historial and "Ya se atendió por otra vía" in historial


def test_many_letters_are_turned_and_many_deadlines_moved_from_their_lists(client):
    quien, dependencia = jefa(), datos.dependencia()
    client.force_login(quien)
    filas = [recibido(), recibido()]
    elegidos = {"pk": [fila.pk for fila in filas]}
    pedir = reverse("correspondencia:recibido_turnar_varios")
    assert "Turnar oficios" in client.post(pedir, elegidos).text
    assert client.post(pedir, elegidos | {"dependencias": [dependencia.pk], "dias": 5, "confirmar": "1"}).status_code == 302
    turnos = list(Turno.objects.all())
    nueva = Calendario.cargar().sumar(turnos[0].vence, 5)
    cambio = {"pk": [t.pk for t in turnos], "nueva": f"{nueva:%d/%m/%Y}", "motivo": "Se pidió prórroga", "confirmar": "1"}
    assert client.post(reverse("correspondencia:turno_refechar_varios"), cambio).status_code == 302
    assert set(Turno.objects.values_list("vence", "dias")) == {(nueva, 10)}


def test_many_answers_are_accepted_or_returned_from_the_queue(client):
    dependencia, quien = datos.dependencia(), jefa()
    persona = enlace(dependencia)
    dadas = [respuesta(turno(dependencia=dependencia), persona) for _ in range(4)]
    client.force_login(quien)
    cola = reverse("correspondencia:respuesta_list")
    assert client.get(cola, {"formato": "json"}).json()["total"] == 4
    aceptar = {"pk": [fila.pk for fila in dadas[:2]], "confirmar": "1"}
    assert client.post(reverse("correspondencia:respuesta_validar_varios"), aceptar).status_code == 302
    devolver = {"pk": [fila.pk for fila in dadas[2:]], "motivo": "Faltan los anexos", "confirmar": "1"}
    assert client.post(reverse("correspondencia:respuesta_devolver_varios"), devolver).status_code == 302
    assert client.get(cola, {"formato": "json"}).json()["total"] == 0
    assert Turno.objects.filter(respondido__isnull=True).count() == 2
    assert Aviso.objects.filter(usuario=persona, clase=ClaseDeAviso.DEVOLUCION).count() == 2

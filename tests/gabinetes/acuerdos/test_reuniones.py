"""The page of a meeting: attendance in one grid, agenda linked to what it follows up, checklist of open agreements."""

from datetime import date

import pytest

from gabinetes.acuerdos.models import Asistencia, Punto, Reunion
from seguimiento.nucleo.models import Ejercicio
from tests import datos

from . import datos_acuerdos as hacer
from .test_documentos import interno

pytestmark = pytest.mark.django_db
RUTA = "/gabinetes/acuerdos"


@pytest.fixture
def capturista(client):
    persona = interno("capturista")
    client.force_login(persona)
    return persona


@pytest.fixture
def sesion():
    """A programmed session of a cabinet with three seats."""
    gabinete = hacer.gabinete()
    for orden in range(3):
        gabinete.asientos.create(dependencia=datos.dependencia(), orden=orden)
    return hacer.reunion(gabinete, fecha=date(2999, 3, 1), estado="programada")


def asientos(sesion):
    return [asiento.dependencia for asiento in sesion.gabinete.asientos.all()]


# -- attendance


def test_the_attendance_of_everybody_is_one_grid_and_one_save(client, capturista, sesion):
    uno, dos, tres = asientos(sesion)
    pagina = client.get(f"{RUTA}/reunion/{sesion.pk}/asistencia/")
    assert [fila["dependencia"] for fila in pagina.context["form"].filas()] == [uno, dos, tres]

    client.post(
        f"{RUTA}/reunion/{sesion.pk}/asistencia/",
        {f"presencia-d{uno.pk}": "presente", f"persona-d{uno.pk}": "Persona Inventada", f"presencia-d{dos.pk}": "ausente"},
    )

    assert list(Asistencia.objects.values_list("dependencia", "presencia", "persona")) == [
        (uno.pk, "presente", "Persona Inventada"),
        (dos.pk, "ausente", ""),
    ]


def test_the_grid_changes_only_what_changed(client, capturista, sesion):
    uno, dos, _ = asientos(sesion)
    igual = Asistencia.objects.create(reunion=sesion, dependencia=uno, presencia="presente")
    otra = Asistencia.objects.create(reunion=sesion, dependencia=dos, presencia="ausente")

    respuesta = client.post(
        f"{RUTA}/reunion/{sesion.pk}/asistencia/",
        {f"presencia-a{igual.pk}": "presente", f"presencia-a{otra.pk}": "representada"},
        follow=True,
    )

    igual.refresh_from_db(), otra.refresh_from_db()
    assert (igual.version, otra.version, otra.presencia) == (1, 2, "representada")
    assert "1 renglón cambió" in respuesta.text


def test_who_came_without_a_mark_is_asked_for(client, capturista, sesion):
    uno = asientos(sesion)[0]

    respuesta = client.post(f"{RUTA}/reunion/{sesion.pk}/asistencia/", {f"cargo-d{uno.pk}": "Titular"})

    assert respuesta.status_code == 422
    assert f"Diga si {uno.siglas} asistió." in respuesta.text
    assert not Asistencia.objects.exists()


def test_the_seats_without_a_mark_may_be_shown_as_present(client, capturista, sesion):
    pagina = client.get(f"{RUTA}/reunion/{sesion.pk}/asistencia/?todos=presente")

    assert [fila["presencia"].value() for fila in pagina.context["form"].filas()] == ["presente"] * 3


def test_sealed_minutes_refuse_the_grid(client, capturista, sesion):
    uno = asientos(sesion)[0]
    sesion.sellada = "2999-03-02T10:00:00-07:00"
    sesion.save()

    respuesta = client.post(f"{RUTA}/reunion/{sesion.pk}/asistencia/", {f"presencia-d{uno.pk}": "presente"})

    assert respuesta.status_code == 422
    assert "sellada" in respuesta.text
    assert not Asistencia.objects.exists()


# -- agenda


@pytest.fixture
def abiertos(sesion):
    """(overdue, with a date ahead, without date) of the same cabinet, and others that may not be taken up."""
    anterior = hacer.reunion(sesion.gabinete)
    filas = [
        hacer.acuerdo(texto, (datos.dependencia(), 10), en=anterior, fecha_compromiso=vence)
        for texto, vence in (("Vencido", date(2023, 4, 1)), ("Por vencer", date(2999, 1, 4)), ("Sin fecha", None))
    ]
    hacer.acuerdo("Concluido", (datos.dependencia(), 100), en=anterior)
    hacer.acuerdo("Reservado", (datos.dependencia(), 0), en=anterior, reservado=True)
    hacer.acuerdo("De otro gabinete", (datos.dependencia(), 0))
    return filas


def test_open_agreements_are_a_checklist_with_the_overdue_checked(client, capturista, sesion, abiertos):
    form = client.get(f"{RUTA}/reunion/{sesion.pk}/precargar/").context["form"]

    assert [(acuerdo.texto, casilla.data["selected"]) for casilla, acuerdo in form.filas()] == [
        ("Vencido", True),
        ("Por vencer", False),
        ("Sin fecha", False),
    ]
    todos = client.get(f"{RUTA}/reunion/{sesion.pk}/precargar/?marcar=todos").context["form"]
    assert all(casilla.data["selected"] for casilla, _ in todos.filas())


def test_only_those_checked_pass_to_the_agenda_linked_to_their_agreement(client, capturista, sesion, abiertos):
    vencido, _, sin_fecha = abiertos

    respuesta = client.post(f"{RUTA}/reunion/{sesion.pk}/precargar/", {"acuerdos": [vencido.pk, sin_fecha.pk]}, follow=True)

    assert list(Punto.objects.values_list("numero", "seguimiento")) == [(1, vencido.pk), (2, sin_fecha.pk)]
    assert "2 acuerdos pasaron al orden del día." in respuesta.text
    assert f'href="{vencido.get_absolute_url()}">{vencido.folio}' in respuesta.text


def test_an_item_may_follow_up_an_earlier_agreement_of_the_cabinet_and_no_other(client, capturista, sesion, abiertos):
    ajeno = hacer.acuerdo("Ajeno", (datos.dependencia(), 0))
    campos = {"numero": 1, "tema": "Avance del padrón"}

    mal = client.post(f"{RUTA}/punto/nuevo/{sesion.pk}/", campos | {"seguimiento": ajeno.pk})
    client.post(f"{RUTA}/punto/nuevo/{sesion.pk}/", campos | {"seguimiento": abiertos[0].pk})

    assert mal.status_code == 422
    assert Punto.objects.get().seguimiento == abiertos[0]


def test_a_closed_year_refuses_the_checklist(client, capturista, sesion, abiertos):
    Ejercicio.objects.create(anio=2999, cerrado=True)

    respuesta = client.post(f"{RUTA}/reunion/{sesion.pk}/precargar/", {"acuerdos": [abiertos[0].pk]})

    assert respuesta.status_code == 422
    assert not Punto.objects.exists()


# -- who is offered what


@pytest.mark.parametrize(("rol", "ofrece"), [("capturista", False), ("coordinador", True)])
def test_the_buttons_of_the_coordinator_are_not_shown_to_a_capturista(client, rol, ofrece):
    celebrada = hacer.reunion(con_minuta=True)
    por_celebrar = hacer.reunion(fecha=date(2999, 3, 1), estado="programada")
    vigente, cancelado = hacer.acuerdo(en=celebrada), hacer.acuerdo(en=celebrada, situacion="cancelado", baja_motivo="Duplicado")
    client.force_login(interno(rol))

    ofrecidas = {
        forma: f"/{forma}/" in client.get(fila.get_absolute_url()).text
        for forma, fila in (("sellar", celebrada), ("cancelar", por_celebrar), ("baja", vigente), ("reactivar", cancelado))
    }
    registra = {f"{RUTA}/acuerdo/{vigente.pk}/editar/", f"{RUTA}/acuerdo/{vigente.pk}/refechar/"}

    assert set(ofrecidas.values()) == {ofrece}
    assert all(url in client.get(vigente.get_absolute_url()).text for url in registra)


def test_messages_agree_in_gender_and_number(client):
    client.force_login(interno("coordinador"))
    campos = {"gabinete": hacer.gabinete().pk, "fecha": "01/03/2999"}
    alta = client.post(f"{RUTA}/reunion/nuevo/", campos, follow=True).text
    reunion = Reunion.objects.get()
    baja = client.post(f"{RUTA}/reunion/{reunion.pk}/eliminar/", {"motivo": "Capturada dos veces"}, follow=True).text
    acuerdo = hacer.acuerdo("Texto", (datos.dependencia(), 0), fecha_compromiso=date(2023, 4, 1))
    lote = {"pk": acuerdo.pk, "confirmar": "1", "nueva": "01/05/2023", "motivo": "Se pospuso"}

    assert f"{reunion}: registrada." in alta
    assert f"{reunion}: eliminada. Puede restaurarse desde la lista de eliminadas." in baja
    assert "Reuniones de gabinete: eliminadas" in client.get(f"{RUTA}/reunion/?eliminados=1").text
    assert "Listo: 1 de 1 cambió." in client.post(f"{RUTA}/acuerdo/refechar-varios/", lote, follow=True).text

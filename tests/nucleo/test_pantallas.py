"""The declared screens at work, on the tables of the core and on meetings: create, edit, conflict, delete, restore, history."""

from datetime import date

import pytest
from django.urls import reverse

from gabinetes.acuerdos.models import Acuerdo, Reunion
from seguimiento.nucleo.models import DiaInhabil, Ejercicio, Umbral
from tests import datos
from tests.gabinetes.acuerdos import datos_acuerdos as hacer

pytestmark = pytest.mark.django_db
DIA = {"fecha": "05/02/2024", "motivo": "Constitución", "ambito": "estatal", "fundamento": "", "publicacion": ""}


@pytest.fixture
def administrador(client):
    persona = datos.usuario("administrador")
    client.force_login(persona)
    return persona


@pytest.fixture
def coordinador(client):
    persona = datos.usuario("coordinador", unidades=[datos.unidad(modulos=["acuerdos"])])
    client.force_login(persona)
    return persona


@pytest.fixture
def dia():
    return DiaInhabil.objects.create(fecha=date(2024, 2, 5), motivo="Constitución")


def ruta(fila, pantalla):
    return reverse(f"{fila._meta.app_label}:{fila._meta.model_name}_{pantalla}", args=[fila.pk])


# -- create


def test_what_is_registered_opens_with_a_message(client, administrador):
    respuesta = client.post(reverse("nucleo:diainhabil_create"), DIA, follow=True)
    fila = DiaInhabil.objects.get()
    assert respuesta.redirect_chain == [(fila.get_absolute_url(), 302)]
    assert "05/02/2024, Constitución: registrado." in respuesta.text


@pytest.mark.parametrize(
    ("cambio", "mensaje"),
    [({"fecha": "31/02/2024"}, "dd/mm/aaaa"), ({"motivo": ""}, "obligatorio"), ({"ambito": "marte"}, "marte")],
)
def test_an_error_keeps_what_was_written_and_names_its_field(client, administrador, cambio, mensaje):
    respuesta = client.post(reverse("nucleo:diainhabil_create"), DIA | {"publicacion": "Boletín 12"} | cambio)
    (campo,) = respuesta.context["form"].errors
    assert (respuesta.status_code, campo) == (422, next(iter(cambio)))
    assert mensaje in respuesta.text
    assert "Boletín 12" in respuesta.text
    assert f'href="#id_{campo}"' in respuesta.text  # the summary leads to it
    assert not DiaInhabil.objects.exists()


def test_what_already_exists_is_said_in_words(client, administrador, dia):
    respuesta = client.post(reverse("nucleo:diainhabil_create"), DIA)
    assert (respuesta.status_code, "ya está en el calendario" in respuesta.text) == (422, True)


def test_a_form_may_open_with_values_of_the_address(client, coordinador):
    reunion = hacer.reunion()
    form = client.get(reverse("acuerdos:acuerdo_create"), {"reunion": reunion.pk, "nada": "x"}).context["form"]
    assert form["reunion"].value() == str(reunion.pk)


# -- edit


def test_editing_moves_the_version_and_leaves_before_and_after(client, administrador, dia):
    client.post(ruta(dia, "update"), DIA | {"motivo": "Aniversario", "version": 1})
    dia.refresh_from_db()
    assert (dia.motivo, dia.version) == ("Aniversario", 2)
    texto = client.get(ruta(dia, "history")).text
    assert "Constitución" in texto
    assert "Aniversario" in texto


def test_thresholds_out_of_order_are_refused(client, administrador):
    umbral = Umbral.objects.create()
    respuesta = client.post(ruta(umbral, "update"), {"reporte": "", "verde": "50", "amarillo": "80", "version": 1})
    assert "mayor que el amarillo" in respuesta.text


def test_a_cut_that_is_saved_paints_the_reports_at_once(client, administrador):
    umbral = Umbral.objects.create()
    client.post(ruta(umbral, "update"), {"reporte": "", "verde": "95", "amarillo": "10", "version": 1})
    assert "95 % o más" in client.get(reverse("reporte_detail", args=["cumplimiento-de-gabinetes"])).text


# -- two editors


def test_the_second_editor_overwrites_nothing(client, administrador, dia):
    client.post(ruta(dia, "update"), DIA | {"motivo": "Lo de la primera", "version": 1})
    respuesta = client.post(ruta(dia, "update"), DIA | {"motivo": "Lo de la segunda", "version": 1})
    dia.refresh_from_db()
    assert (respuesta.status_code, dia.motivo) == (409, "Lo de la primera")
    (conflicto,) = respuesta.context["conflictos"]
    assert {clave: conflicto[clave] for clave in ("campo", "mio", "guardado", "elige")} == {
        "campo": "motivo", "mio": "Lo de la segunda", "guardado": "Lo de la primera", "elige": "mio",
    }  # fmt: skip


def test_a_field_that_the_second_one_did_not_touch_proposes_what_is_saved(client, administrador, dia):
    client.post(ruta(dia, "update"), DIA | {"publicacion": "Boletín 12", "version": 1})
    respuesta = client.post(ruta(dia, "update"), DIA | {"motivo": "Otro motivo", "version": 1})
    assert {c["campo"]: c["elige"] for c in respuesta.context["conflictos"]} == {"publicacion": "guardado", "motivo": "mio"}


def test_the_mixture_takes_each_field_from_where_it_was_chosen(client, administrador, dia):
    client.post(ruta(dia, "update"), DIA | {"motivo": "Primera", "publicacion": "Boletín 12", "version": 1})
    eleccion = {"motivo": "Segunda", "version": 2, "elige-motivo": "mio", "elige-publicacion": "guardado"}
    client.post(ruta(dia, "update"), DIA | eleccion)
    dia.refresh_from_db()
    assert (dia.motivo, dia.publicacion, dia.version) == ("Segunda", "Boletín 12", 3)


def test_a_third_editor_meanwhile_makes_one_more_conflict(client, administrador, dia):
    for version, motivo in ((1, "Primera"), (2, "Tercera")):
        client.post(ruta(dia, "update"), DIA | {"motivo": motivo, "version": version})
    respuesta = client.post(ruta(dia, "update"), DIA | {"motivo": "Segunda", "version": 2, "elige-motivo": "mio"})
    assert respuesta.status_code == 409


def test_both_writing_the_same_is_no_conflict(client, administrador, dia):
    for _ in range(2):
        respuesta = client.post(ruta(dia, "update"), DIA | {"motivo": "Lo mismo", "version": 1})
    assert respuesta.status_code == 302


def test_lists_of_several_are_compared_too(client, coordinador):
    una, otra = datos.dependencia("SIDUR"), datos.dependencia("SALUD")
    gabinete = hacer.gabinete("Agua")
    campos = {"nombre": "Agua", "nombre_oficial": "Gabinete de Agua", "clase": "especial", "version": 1}
    client.post(ruta(gabinete, "update"), campos | {"integrantes": [una.pk]})
    respuesta = client.post(ruta(gabinete, "update"), campos | {"integrantes": [otra.pk]})
    (conflicto,) = respuesta.context["conflictos"]
    assert (conflicto["mio"], conflicto["guardado"]) == ("SALUD", "SIDUR")
    client.post(ruta(gabinete, "update"), campos | {"version": 2, "integrantes": [otra.pk], "elige-integrantes": "guardado"})
    assert [str(asiento.dependencia) for asiento in gabinete.asientos.all()] == ["SIDUR"]


# -- delete and restore


def test_deleting_asks_a_reason_keeps_the_row_and_can_be_undone(client, coordinador):
    reunion = hacer.reunion()
    assert client.post(ruta(reunion, "delete"), {"motivo": ""}).status_code == 422
    client.post(ruta(reunion, "delete"), {"motivo": "Se capturó dos veces"})
    assert not Reunion.objects.exists()
    assert client.get(reunion.get_absolute_url()).status_code == 404
    assert "Se capturó dos veces" in client.get(ruta(reunion, "history")).text
    assert str(reunion.pk) in client.get(reverse("acuerdos:reunion_list"), {"eliminados": 1, "ejercicio": "todos"}).text
    client.post(ruta(reunion, "restore"))
    assert Reunion.objects.get() == reunion


def test_what_others_hang_from_is_not_deleted_and_says_why(client, coordinador):
    acuerdo = hacer.acuerdo()
    respuesta = client.post(ruta(acuerdo.reunion, "delete"), {"motivo": "Se capturó dos veces"})
    assert (respuesta.status_code, "1 acuerdo" in respuesta.text) == (422, True)
    assert "1 acuerdo" in client.get(ruta(acuerdo.reunion, "delete")).context["bloqueos"][0]


def test_what_cannot_come_back_says_why(client, coordinador):
    acuerdo = hacer.acuerdo()
    Acuerdo.objects.filter(pk=acuerdo.pk).marcar_eliminados("Duplicado")
    Reunion.objects.filter(pk=acuerdo.reunion_id).marcar_eliminados("Duplicada")
    respuesta = client.post(ruta(acuerdo, "restore"))
    assert (respuesta.status_code, f"Restaure primero «{acuerdo.reunion}»" in respuesta.text) == (422, True)
    assert not Acuerdo.objects.exists()


def test_a_row_whose_place_was_taken_does_not_come_back(client, administrador, dia):
    client.post(ruta(dia, "delete"), {"motivo": "Se capturó mal"})
    DiaInhabil.objects.create(fecha=dia.fecha, motivo="La buena")
    respuesta = client.post(ruta(dia, "restore"))
    assert (respuesta.status_code, "ya está en el calendario" in respuesta.text) == (422, True)


def test_a_closed_year_admits_no_changes(client, coordinador):
    reunion = hacer.reunion(fecha=date(2023, 3, 1))
    Ejercicio.objects.create(anio=2023, cerrado=True)
    campos = {"gabinete": reunion.gabinete_id, "fecha": "01/03/2023", "lugar": "Sala norte", "version": 1}
    respuesta = client.post(ruta(reunion, "update"), campos)
    assert (respuesta.status_code, "2023 está cerrado" in respuesta.text) == (422, True)
    assert client.post(ruta(reunion, "delete"), {"motivo": "Se capturó dos veces"}).status_code == 422


# -- several at once


def test_an_action_on_several_rows_is_confirmed_with_its_data(client, coordinador):
    reunion = hacer.reunion(fecha=date(2023, 3, 1))
    filas = [hacer.acuerdo(texto, en=reunion, fecha_compromiso=date(2023, 4, 1)) for texto in ("Uno", "Dos", "Tres")]
    url, pks = reverse("acuerdos:acuerdo_refechar_varios"), [fila.pk for fila in filas[:2]]
    assert [str(fila) for fila in client.post(url, {"pk": pks}).context["filas"]] == [str(fila) for fila in reversed(filas[:2])]
    cambio = {"pk": pks, "confirmar": 1, "nueva": "01/06/2023", "motivo": "Se recorrió la obra"}
    assert "2 de 2 cambiaron" in client.post(url, cambio, follow=True).text
    assert sorted(Acuerdo.objects.values_list("texto", "fecha_compromiso")) == [
        ("Dos", date(2023, 6, 1)), ("Tres", date(2023, 4, 1)), ("Uno", date(2023, 6, 1)),
    ]  # fmt: skip


def test_without_chosen_rows_it_says_what_to_do(client, coordinador):
    respuesta = client.post(reverse("acuerdos:acuerdo_refechar_varios"), {}, follow=True)
    assert "Elija primero" in respuesta.text


def test_odd_identifiers_are_left_aside(client, coordinador):
    respuesta = client.post(reverse("acuerdos:acuerdo_refechar_varios"), {"pk": ["x", "-1", "²", "9" * 30]}, follow=True)
    assert "Elija primero" in respuesta.text

"""Capture: gapless folios also at once, duplicates that are shown and confirmed, suggestions, drafts, the Excel out and in again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.urls import reverse

from atencion.correspondencia import services
from atencion.correspondencia.models import Recibido, Turno
from atencion.correspondencia.resources import RecibidoResource
from seguimiento.nucleo import registros
from seguimiento.nucleo.models import Borrador
from tests import datos, planes

from .datos_correspondencia import LUNES, asunto, jefa, recibido, turno

HILOS = 20
NUEVO = "/atencion/correspondencia/recibido/nuevo/"
TITULOS = "CLASE,FECHA DE RECEPCIÓN,HORA,REMITENTE,INSTITUCIÓN,NÚMERO DE OFICIO,FECHA DEL OFICIO,SÍNTESIS,ASUNTO"


@pytest.fixture
def quien(client):
    persona = jefa()
    client.force_login(persona)
    return persona


def forma(**campos):
    base = {
        "remitente": "Persona de Prueba", "cargo": "", "institucion": "Ayuntamiento de Prueba", "numero": "PM/12/2023",
        "fecha_oficio": "05/05/2023", "clase": "relevante", "asunto": asunto().pk, "sintesis": "Solicita algo.", "fecha": "08/05/2023",
        "hora": "09:15",
    }  # fmt: skip
    return base | campos


@pytest.mark.django_db
def test_each_year_counts_from_one_and_deleted_letters_keep_their_number():
    folios = [recibido().folio, recibido(clase="ccp").folio, recibido(date(2022, 12, 30)).folio]
    assert folios == ["RE-2023-00001", "RE-2023-00002", "RE-2022-00001"]
    registros.eliminar(Recibido.objects.get(folio="RE-2023-00002"), usuario=None, motivo="Capturado dos veces")
    assert recibido().folio == "RE-2023-00003"


@pytest.mark.django_db(transaction=True)
def test_twenty_people_at_once_leave_no_gap_and_no_repeated_folio():
    tema = asunto()

    def capturar(n):
        try:
            return recibido(asunto=tema, remitente=f"Persona {n}").folio
        finally:
            connections.close_all()

    with ThreadPoolExecutor(HILOS) as hilos:
        folios = list(hilos.map(capturar, range(HILOS * 2)))
    assert sorted(folios) == [f"RE-2023-{n:05}" for n in range(1, HILOS * 2 + 1)]


@pytest.mark.django_db
def test_a_letter_stays_in_the_year_of_its_folio_and_before_its_turns():
    fila = turno().recibido
    for fecha, hora in ((date(2022, 12, 30), time(9)), (date(2023, 5, 9), time(9))):
        fila.fecha, fila.hora = fecha, hora
        with pytest.raises(ValidationError) as error:
            services.editar(fila, usuario=None)
        assert "fecha" in error.value.error_dict


@pytest.mark.django_db
def test_a_letter_is_registered_turned_and_the_next_one_opens(client, quien):
    una, otra = datos.dependencia(), datos.dependencia()
    respuesta = client.post(NUEVO, forma(dependencias=[una.pk, otra.pk], instruccion="Atender", otro="1"))
    fila = Recibido.objects.get()
    assert (respuesta.status_code, respuesta.url, fila.folio) == (302, NUEVO, "RE-2023-00001")
    assert set(fila.turnos.values_list("dependencia", "dias", "instruccion")) == {(d.pk, 10, "Atender") for d in (una, otra)}
    pagina = client.get(NUEVO).text
    assert "RE-2023-00001" in pagina and "con 2 turnos" in pagina


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("campos", "error"),
    [
        ({"fecha": "01/01/2100"}, "No puede ser posterior a hoy."),
        ({"fecha_oficio": "09/05/2023"}, "Es posterior a la recepción"),
        ({"clase": "ccp", "dependencias": "SI"}, "no se turna"),
        ({"remitente": ""}, "obligatorio"),
        ({"escaneo": SimpleUploadedFile("x.pdf", b"no soy un PDF")}, "no corresponde a su tipo"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(client, quien, campos, error):
    campos = campos | ({"dependencias": [datos.dependencia().pk]} if "dependencias" in campos else {})
    respuesta = client.post(NUEVO, forma(**campos))
    assert (respuesta.status_code, Recibido.objects.count(), Turno.objects.count()) == (422, 0, 0)
    assert error in respuesta.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("campos", "repetido"),
    [
        ({}, True),
        ({"remitente": "PERSONA DE PRUEBA", "numero": "pm/12/2023"}, True),
        ({"numero": "PM/13/2023"}, False),
        ({"fecha_oficio": "04/05/2023"}, False),
        ({"remitente": "Otra persona"}, False),
    ],
)
def test_the_same_sender_number_and_date_ask_to_be_confirmed(client, quien, campos, repetido):
    assert client.post(NUEVO, forma()).status_code == 302
    respuesta = client.post(NUEVO, forma(**campos))
    assert respuesta.status_code == (422 if repetido else 302)
    if repetido:
        primero = Recibido.objects.get()
        assert primero.get_absolute_url() in respuesta.text and "mismo remitente, número y fecha" in respuesta.text
        assert client.post(NUEVO, forma(**campos, repetido="on")).status_code == 302
    assert Recibido.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("campos", "avisa"),
    [({}, True), ({"numero": "pm/12/2023 "}, True), ({"numero": ""}, False), ({"fecha_oficio": "ayer"}, False), ({"numero": "9"}, False)],
)
def test_a_letter_already_registered_is_told_while_it_is_written_and_can_be_confirmed_there(client, quien, campos, avisa):
    client.post(NUEVO, forma())
    texto = client.post(reverse("correspondencia:recibido_repetidos"), forma(**campos)).text
    assert (Recibido.objects.get().folio in texto, 'name="repetido"' in texto) == (avisa, avisa)
    if avisa:  # as the browser sends it: what the form hid, and then the box that was ticked
        archivo = SimpleUploadedFile("oficio.pdf", b"%PDF-1.7 otro")
        assert client.post(NUEVO, forma(**campos, repetido=["False", "on"], escaneo=archivo)).status_code == 302
        assert Recibido.objects.filter(escaneo__isnull=False).count() == 1


@pytest.mark.django_db
def test_who_does_not_capture_is_not_told_of_the_letters(client, quien):
    client.post(NUEVO, forma())
    client.force_login(datos.usuario("consulta"))
    assert client.post(reverse("correspondencia:recibido_repetidos"), forma()).status_code == 403


@pytest.mark.django_db
def test_the_same_scanned_file_asks_to_be_confirmed(client, quien):
    def archivo():
        return SimpleUploadedFile("oficio.pdf", b"%PDF-1.7 el mismo")

    assert client.post(NUEVO, forma(escaneo=archivo())).status_code == 302
    otro = {"numero": "", "fecha_oficio": "", "remitente": "Otra persona"}
    respuesta = client.post(NUEVO, forma(escaneo=archivo(), **otro))
    assert respuesta.status_code == 422 and "mismo archivo digitalizado" in respuesta.text
    primero = Recibido.objects.get()
    assert client.post(reverse("correspondencia:recibido_update", args=[primero.pk]), forma(version=primero.version)).status_code == 302
    assert client.post(NUEVO, forma(escaneo=archivo(), repetido="on", **otro)).status_code == 302


@pytest.mark.django_db
def test_what_was_being_written_comes_back(client, quien):
    client.post(f"{reverse('nucleo:borrador')}?ruta={NUEVO}", {"remitente": "Persona a medias", "sintesis": "A medio escribir"})
    assert Borrador.objects.get().ruta == NUEVO
    assert "Hay un borrador suyo" in client.get(NUEVO).text
    assert "Persona a medias" in client.get(NUEVO, {"borrador": 1}).text


@pytest.mark.django_db
def test_what_was_already_written_is_suggested_without_accents(client, quien):
    recibido(remitente="Ramón Núñez", institucion="Ayuntamiento de Álamos", cargo="Síndico")
    for campo, texto, valor in (
        ("remitente", "nunez", "Ramón Núñez"),
        ("institucion", "alam", "Ayuntamiento de Álamos"),
        ("cargo", "SIN", "Síndico"),
    ):
        ruta = reverse(f"correspondencia:recibido_sugerir_{campo}")
        assert valor in client.get(ruta, {campo: texto}).text
        assert client.get(ruta, {campo: "otra cosa"}).text == ""


def importar(persona, *renglones):
    recurso = RecibidoResource(persona)
    plan = planes.planear(recurso, "\n".join([TITULOS, *renglones]).encode(), "oficios.csv", persona)
    if not plan.resumen["error"]:
        planes.aplicar(recurso, plan, usuario=persona, fecha=date(2024, 2, 12))
    return plan


@pytest.mark.django_db
def test_letters_come_in_from_excel_once_and_change_by_their_sender_number_and_date(quien):
    asunto("Audiencia")
    renglon = "Relevante,08/05/2023,09:30,Persona de Prueba,Ayuntamiento,PM-1,05/05/2023,Solicita audiencia,Audiencia"
    assert importar(quien, renglon, renglon.replace("PM-1", "PM-2")).resumen["crea"] == 2
    assert importar(quien, renglon).resumen["igual"] == 1
    assert importar(quien, renglon.replace("Solicita audiencia", "Solicita una audiencia")).resumen["cambia"] == 1
    fila = Recibido.objects.get(numero="PM-1")
    assert (fila.folio, fila.sintesis, fila.hora, Recibido.objects.count()) == ("RE-2023-00001", "Solicita una audiencia", time(9, 30), 2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cambio", "columna"),
    [
        (("08/05/2023,", "08/05/2100,"), "FECHA DE RECEPCIÓN"),
        (("05/05/2023", "09/05/2023"), "FECHA DEL OFICIO"),
        ((",Audiencia", ",Otro asunto"), "ASUNTO"),
        (("Relevante", "Urgente"), "CLASE"),
        (("09:30", "25:30"), "HORA"),
    ],
)
def test_a_wrong_cell_refuses_the_whole_file(quien, cambio, columna):
    asunto("Audiencia")
    renglon = "Relevante,08/05/2023,09:30,Persona de Prueba,Ayuntamiento,PM-1,05/05/2023,Solicita audiencia,Audiencia"
    plan = importar(quien, renglon.replace("PM-1", "PM-2"), renglon.replace(*cambio))
    assert [error["columna"] for error in plan.errores] == [columna]
    assert not Recibido.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("formato", ["xlsx", "csv", "pdf", "json"])
def test_the_list_goes_out_in_every_format(client, quien, formato):
    turno(recibido(LUNES, numero="PM-9"))
    respuesta = client.get(reverse("correspondencia:recibido_list"), {"formato": formato, "ejercicio": "todos"})
    contenido = b"".join(respuesta)
    assert respuesta.status_code == 200 and contenido
    if formato in ("csv", "json"):
        assert "RE-2023-00001" in contenido.decode()

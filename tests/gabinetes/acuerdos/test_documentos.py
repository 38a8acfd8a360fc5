"""Minutes, card and calendar entry."""

import io
from datetime import date, time

import pytest
from pypdf import PdfReader

from gabinetes.acuerdos import convocatorias, lecturas
from gabinetes.acuerdos.models import Asistencia
from tests import datos

from . import datos_acuerdos as hacer

pytestmark = pytest.mark.django_db
RUTA = "/gabinetes/acuerdos"


def interno(rol):
    return datos.usuario(rol, unidades=[datos.unidad(modulos=["acuerdos"])])


def texto_de(respuesta):
    assert respuesta["Content-Type"] == "application/pdf"
    return "\n".join(pagina.extract_text() for pagina in PdfReader(io.BytesIO(respuesta.content)).pages)


@pytest.mark.parametrize(("rol", "se_lee"), [("capturista", True), ("consulta", False)])
def test_the_minutes_name_who_came_except_to_a_consulta(client, rol, se_lee):
    reunion = hacer.reunion(con_minuta=True)
    hacer.acuerdo("Entregar el padrón", (datos.dependencia(), 40), en=reunion)
    Asistencia.objects.create(reunion=reunion, dependencia=datos.dependencia(), persona="Persona Inventada", cargo="Titular")
    client.force_login(interno(rol))

    minuta = texto_de(client.get(f"{RUTA}/reunion/{reunion.pk}/minuta/"))

    assert "Entregar el padrón" in minuta
    assert ("Persona Inventada" in minuta) is se_lee
    assert ("Persona Inventada" in client.get(f"{RUTA}/reunion/{reunion.pk}/").content.decode()) is se_lee
    assert ("Persona Inventada" in client.get(f"{RUTA}/reunion/{reunion.pk}/historial/").content.decode()) is se_lee


def test_the_minutes_are_not_for_enlaces(client):
    dependencia, reunion = datos.dependencia(), hacer.reunion(con_minuta=True)
    hacer.acuerdo("Texto", (dependencia, 40), en=reunion)
    client.force_login(datos.usuario("enlace", dependencias=[dependencia]))

    assert client.get(f"{RUTA}/reunion/{reunion.pk}/minuta/").status_code == 403
    assert client.get(f"{RUTA}/reunion/").status_code == 403


def test_the_card_lists_the_open_agreements_of_the_own_dependencia(client):
    propia, ajena = datos.dependencia(), datos.dependencia()
    hacer.acuerdo("Abierto propio", (propia, 40))
    hacer.acuerdo("Cerrado propio", (propia, 100))
    hacer.acuerdo("Abierto ajeno", (ajena, 40))
    client.force_login(datos.usuario("enlace", dependencias=[propia]))

    tarjeta = texto_de(client.get(f"{RUTA}/responsable/tarjeta/"))

    assert "Abierto propio" in tarjeta
    assert "Cerrado propio" not in tarjeta
    assert "ajeno" not in tarjeta
    assert client.get(f"{RUTA}/responsable/tarjeta/?dependencia={ajena.pk}").status_code == 404


def test_the_card_puts_first_what_falls_due_first_with_its_last_avance():
    propia, persona = datos.dependencia(), interno("coordinador")
    hacer.acuerdo("Después", (propia, 10), fecha_compromiso=date(2023, 9, 1))
    hacer.acuerdo("Antes", (propia, 20), fecha_compromiso=date(2023, 5, 2))

    filas = lecturas.abiertos_de(propia, persona, date(2023, 5, 3))

    assert [fila.acuerdo.texto for fila in filas] == ["Antes", "Después"]
    assert filas[0].plazo["texto"] == "vencido hace 1 día hábil"
    assert filas[0].ultimo.porcentaje == 20


def test_the_card_asks_for_a_dependencia(client):
    client.force_login(interno("coordinador"))

    assert client.get(f"{RUTA}/responsable/tarjeta/").url == f"{RUTA}/responsable/"


def test_the_calendar_entry_carries_the_session_in_utc(client):
    reunion = hacer.reunion(
        fecha=date(2024, 3, 1), estado="programada", hora_inicio=time(10), hora_fin=time(11, 30), lugar="Sala 1; piso 2"
    )

    cita = convocatorias.cita(reunion)

    assert "DTSTART:20240301T170000Z" in cita  # Hermosillo is UTC-7 all year
    assert "DTEND:20240301T183000Z" in cita
    assert "LOCATION:Sala 1\\; piso 2" in cita


@pytest.mark.parametrize(
    ("consulta", "dice"), [({}, "Ejercicio 2023 · 2 acuerdos"), ({"ejercicio": "todos"}, "Todos los ejercicios · 3 acuerdos")]
)
def test_the_printed_list_says_its_year_its_total_and_each_folio(client, consulta, dice):
    filas = [hacer.acuerdo(en=hacer.reunion(fecha=fecha)) for fecha in (date(2022, 3, 1), date(2023, 3, 1), date(2023, 4, 1))]
    client.force_login(interno("coordinador"))

    impresa = texto_de(client.get(f"{RUTA}/acuerdo/", consulta | {"formato": "pdf"}))

    assert dice in impresa
    assert "Folio" in impresa
    assert filas[-1].folio in impresa

"""Excel of the module: out, and in again."""

import io
from datetime import date, time

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gabinetes.prensa.models import Conferencia, DiaSinConferencia, Exposicion, Pregunta, Recorte
from seguimiento.directorio.models import Persona
from seguimiento.nucleo.models import Ejercicio
from tests.directorio import datos_directorio

from . import datos_prensa as hacer

pytestmark = pytest.mark.django_db
RUTA = "/gabinetes/prensa"


@pytest.fixture(autouse=True)
def capturista(client):
    persona = hacer.interno("capturista")
    client.force_login(persona)
    return persona


def excel(*filas):
    libro, bufer = openpyxl.Workbook(), io.BytesIO()
    for fila in filas:
        libro.active.append(fila)
    libro.save(bufer)
    return SimpleUploadedFile("datos.xlsx", bufer.getvalue())


def revisar(client, modelo, archivo):
    """Upload and read the preview. Returns its context."""
    respuesta = client.post(f"{RUTA}/{modelo}/importar/", {"archivo": archivo})
    assert respuesta.status_code == 302, respuesta.content.decode()
    return client.get(f"{RUTA}/{modelo}/importar/{respuesta.url}").context


def confirmar(client, modelo, contexto):
    return client.post(f"{RUTA}/{modelo}/importar/", {"confirmar": contexto["clave"], "huella": contexto["plan"]["huella"]})


def errores(contexto):
    return [(error["columna"], error["mensaje"]) for error in contexto["plan"]["errores"]]


@pytest.mark.parametrize("modelo", ["conferencia", "exposicion", "pregunta", "sintesis", "recorte"])
def test_the_exported_excel_comes_back_without_changes(client, modelo):
    hacer.exposicion("=1+1\nOtra idea", en=hacer.conferencia(resumen="Dos\n\nrenglones", hora_fin=None))
    hacer.pregunta(respuesta="", quien_responde=None)
    hacer.recorte(liga="https://diario.example/nota", publicado=date(2023, 5, 16))
    exportado = b"".join(client.get(f"{RUTA}/{modelo}/?formato=xlsx&ejercicio=todos").streaming_content)

    plan = revisar(client, modelo, SimpleUploadedFile("vuelta.xlsx", exportado))["plan"]

    assert plan["resumen"]["igual"] == plan["total"] > 0


def test_conferences_come_in_once(client):
    archivo = (
        ["Presidio", "Fecha", "Hora de inicio", "Hora de término", "Tema", "Estado", "Instalaciones", "Resumen"],
        ["presidente", "01/12/2023", "06:00:00", time(9, 15), "Conferencia matutina", "Ciudad de México", "Palacio Nacional", "Agua"],
        ["Gobernador", date(2023, 12, 5), "11:00 h", "", "Rueda de prensa", "Hermosillo", "Palacio de Gobierno", ""],
    )
    confirmar(client, "conferencia", revisar(client, "conferencia", excel(*archivo)))

    assert list(Conferencia.objects.values_list("preside", "fecha", "hora_inicio", "hora_fin", "ejercicio")) == [
        ("gobernador", date(2023, 12, 5), time(11), None, 2023),
        ("presidente", date(2023, 12, 1), time(6), time(9, 15), 2023),
    ]
    assert revisar(client, "conferencia", excel(*archivo))["plan"]["resumen"]["igual"] == 2


@pytest.mark.parametrize(
    ("fila", "columna", "dice"),
    [
        (["Presidente", "31/02/2023", "06:00", "", "T"], "FECHA", "no existe"),
        (["Presidente", "01/02/2023", "25:00", "", "T"], "HORA DE INICIO", "de 00:00 a 23:59"),
        (["Presidente", "01/02/2023", "seis", "", "T"], "HORA DE INICIO", "como 09:30"),
        (["Presidente", "01/02/2023", "09:00", "08:00", "T"], "HORA DE TÉRMINO", "posterior"),
        (["Alcalde", "01/02/2023", "06:00", "", "T"], "PRESIDIO", "Presidente, Gobernador"),
        (["Presidente", "01/02/2023", "06:00", "", ""], "TEMA", "Falta"),
        (["Presidente", "02/02/2023", "06:00", "", "T"], "FECHA", "Gira"),
        (["Presidente", "01/02/2022", "06:00", "", "T"], "FECHA", "2022 está cerrado"),
    ],
)
def test_what_does_not_read_is_refused_with_its_reason(client, fila, columna, dice):
    Ejercicio.objects.update_or_create(anio=2022, defaults={"cerrado": True})
    DiaSinConferencia.objects.create(fecha=date(2023, 2, 2), motivo="Gira")
    contexto = revisar(client, "conferencia", excel(["Presidio", "Fecha", "Hora de inicio", "Hora de término", "Tema"], fila))

    ((donde, mensaje),) = errores(contexto)
    assert (donde, dice in mensaje) == (columna, True), mensaje


PREGUNTAS = ["Presidio", "Fecha", "Tema", "Quien pregunta", "Medio", "Pregunta", "Quien responde", "Respuesta"]


def test_questions_come_in_with_people_that_the_directory_did_not_have(client):
    conferencia, ana = hacer.del_gobernador(), datos_directorio.persona("Ana Ruiz")
    fila = ["gobernador", "16/05/2023", "Agua", "Berta Nueva", "Diario de Ejemplo", "¿Cuándo?", "ana ruíz", "Este año."]

    contexto = revisar(client, "pregunta", excel(PREGUNTAS, fila))
    confirmar(client, "pregunta", contexto)

    pregunta = Pregunta.objects.get()
    assert "1 persona: Berta Nueva" in " ".join(contexto["plan"]["consecuencias"])
    assert (pregunta.conferencia, pregunta.quien_responde.persona) == (conferencia, ana)
    assert (pregunta.quien_pregunta.persona.nombre, pregunta.quien_pregunta.cargo) == ("Berta Nueva", "Diario de Ejemplo")
    assert revisar(client, "pregunta", excel(PREGUNTAS, fila))["plan"]["resumen"]["igual"] == 1
    assert Persona.objects.count() == 2


@pytest.mark.parametrize(
    ("cambio", "columna", "dice"),
    [
        ({1: "17/05/2023"}, "FECHA", "regístrela primero"),
        ({1: "18/05/2023"}, "FECHA", "hubo 2"),
        ({3: "Ana Ruiz"}, "QUIEN PREGUNTA", "más de una"),
        ({6: ""}, "QUIEN RESPONDE", "quién respondió"),
    ],
)
def test_a_question_that_cannot_be_placed_is_refused(client, cambio, columna, dice):
    hacer.del_gobernador()
    for hora in (9, 11):
        hacer.del_gobernador(date(2023, 5, 18), hora_inicio=time(hora), hora_fin=None)
    for _ in range(2):
        datos_directorio.persona("Ana Ruiz")
    fila = ["gobernador", "16/05/2023", "Agua", "Berta", "Diario", "¿Cuándo?", "Carla", "Este año."]
    fila = [cambio.get(n, valor) for n, valor in enumerate(fila)]

    ((donde, mensaje),) = errores(revisar(client, "pregunta", excel(PREGUNTAS, fila)))

    assert (donde, dice in mensaje) == (columna, True), mensaje


def test_the_hour_tells_two_conferences_of_a_day_apart(client):
    hacer.conferencia(hora_inicio=time(6))
    segunda = hacer.conferencia(hora_inicio=time(7))
    titulos = ["Presidio", "Fecha", "Hora de inicio", "Quien expone", "Tema", "Exposición"]

    confirmar(
        client, "exposicion", revisar(client, "exposicion", excel(titulos, ["Presidente", "18/05/2023", "7:00", "Ana", "Agua", "Avanza"]))
    )

    assert Exposicion.objects.get().conferencia == segunda


def test_clippings_go_to_the_synthesis_of_that_day_and_title(client):
    sintesis = hacer.sintesis(titulo="Síntesis de coyuntura")
    titulos = ["Fecha de la síntesis", "Síntesis", "Ámbito", "Materia", "Titular", "Medio", "Resumen de la nota", "Dirección"]
    buena = [
        "17/05/2023",
        "SINTESIS DE COYUNTURA",
        "nacional",
        "económico",
        "Sube el trigo",
        "Radio Muestra",
        "Subió.",
        "https://radio.example/",
    ]
    mala = ["17/05/2023", "Otra", "nacional", "social", "Otra nota", "Radio Muestra", "Texto", ""]

    assert errores(revisar(client, "recorte", excel(titulos, mala)))[0][0] == "SÍNTESIS"
    confirmar(client, "recorte", revisar(client, "recorte", excel(titulos, buena)))

    recorte = Recorte.objects.get()
    assert (recorte.sintesis, recorte.ambito, recorte.materia, recorte.orden) == (sintesis, "nacional", "economico", 1)

"""Pages of the module: capture, suggestions, documents, and to whom they do not exist."""

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from gabinetes.prensa import lecturas
from gabinetes.prensa.estados import Informacion
from gabinetes.prensa.models import Conferencia, Exposicion, Participante, Pregunta, Recorte
from seguimiento.nucleo import modulos, registros
from seguimiento.nucleo.models import Ejercicio
from tests import datos
from tests.directorio import datos_directorio
from tests.gabinetes.instrucciones import datos_instrucciones

from . import datos_prensa as hacer

pytestmark = pytest.mark.django_db
RUTA = "/gabinetes/prensa"


@pytest.fixture
def capturista(client):
    persona = hacer.interno("capturista")
    client.force_login(persona)
    return persona


def texto_de(respuesta):
    assert respuesta["Content-Type"] == "application/pdf"
    return "\n".join(pagina.extract_text() for pagina in PdfReader(io.BytesIO(respuesta.content)).pages)


def test_press_does_not_exist_for_an_enlace_nor_for_another_unidad(client):
    conferencia = hacer.conferencia()
    for persona in (
        datos.usuario("enlace", dependencias=[datos.dependencia()]),
        datos.usuario("coordinador", unidades=[datos.unidad(modulos=["campana"])]),
    ):
        client.force_login(persona)
        estados = {client.get(f"{RUTA}/{ruta}").status_code for ruta in ("conferencia/", f"conferencia/{conferencia.pk}/", "recorte/")}
        assert estados == {403}
        assert client.get("/reportes/conferencias-por-mes/").status_code == 403


def test_an_exposition_is_captured_and_the_next_one_keeps_who_speaks(client, capturista):
    conferencia = hacer.conferencia()
    url = reverse("prensa:exposicion_create", args=[conferencia.pk])

    respuesta = client.post(url, {"expone": "Ana Nueva", "cargo": "Vocal", "tema": "Agua", "texto": "Avanza.", "otro": "1"})

    assert respuesta.url == url
    assert Exposicion.objects.get().participante.cargo == "Vocal"
    assert client.get(url).context["form"]["expone"].value() == "Ana Nueva"


def test_a_question_is_captured_with_both_people(client, capturista):
    conferencia = hacer.del_gobernador()
    datos_escritos = {
        "pregunta_de": "Berta", "medio": "Diario de Ejemplo", "tema": "Agua", "pregunta": "¿Cuándo?", "responde": "Ana", "respuesta": "Ya.",
    }  # fmt: skip

    respuesta = client.post(reverse("prensa:pregunta_create", args=[conferencia.pk]), datos_escritos)

    pregunta = Pregunta.objects.get()
    assert respuesta.url == f"{conferencia.get_absolute_url()}#pregunta-{pregunta.pk}"
    pagina = client.get(conferencia.get_absolute_url()).content.decode()
    assert all(texto in pagina for texto in ("Berta", "Diario de Ejemplo", "¿Cuándo?", "Ana", "Ya."))


def test_a_question_without_its_data_says_what_is_missing(client, capturista):
    respuesta = client.post(reverse("prensa:pregunta_create", args=[hacer.del_gobernador().pk]), {"respuesta": "Ya."})

    assert respuesta.status_code == 422
    assert set(respuesta.context["form"].errors) == {"pregunta_de", "tema", "pregunta"}


def test_what_hangs_from_a_conference_out_of_sight_is_not_found(client, capturista):
    exposicion = hacer.exposicion()
    Conferencia.objects.marcar_eliminados("Duplicada")

    for nombre, pk in (("exposicion_update", exposicion.pk), ("exposicion_create", exposicion.conferencia_id)):
        assert client.get(reverse(f"prensa:{nombre}", args=[pk])).status_code == 404


@pytest.mark.parametrize(
    ("ruta", "escrito", "opciones"),
    [
        ("participante/sugerir-persona/", "ruiz", ["Ana Ruíz"]),
        ("participante/sugerir-persona/", "", []),
        ("exposicion/sugerir-tema/", "agua", ["Agua potable"]),
        ("conferencia/sugerir-titulo/", "matut", ["Conferencia matutina"]),
        ("conferencia/sugerir-hablante/", "ana", ["Ana Ruíz"]),
        ("recorte/sugerir-medio/", "diario", ["Diario de Ejemplo"]),
    ],
)
def test_boxes_suggest_what_is_already_written(client, capturista, ruta, escrito, opciones):
    hacer.exposicion(de=hacer.participante(hacer.conferencia(), "Ana Ruíz"))
    datos_directorio.persona("Otra <b>")
    hacer.recorte()

    respuesta = client.get(f"{RUTA}/{ruta}", {"expone": escrito})

    assert respuesta.content.decode().count("<option") == len(opciones)
    assert all(f'value="{opcion}"' in respuesta.content.decode() for opcion in opciones)


def test_people_are_suggested_with_their_post_and_homonyms_with_their_key(client, capturista):
    ana, otra = datos_directorio.persona("Ana Ruiz"), datos_directorio.persona("Ana Ruiz", procedencia="Diario <x>")
    datos_directorio.nombrar(ana, datos.dependencia("SALUD"), date(2023, 1, 1), cargo="Directora")

    html = client.get(f"{RUTA}/participante/sugerir-persona/", {"expone": "ana"}).content.decode()

    assert f'<option value="Ana Ruiz [{ana.pk}]">Directora, SALUD</option>' in html
    assert f'<option value="Ana Ruiz [{otra.pk}]">Diario &lt;x&gt;</option>' in html


def test_the_stenographic_file_is_kept_and_served_from_the_page(client, capturista):
    conferencia = hacer.del_gobernador()
    url = reverse("prensa:conferencia_estenografica", args=[conferencia.pk])

    assert client.post(url, {"texto": ""}).status_code == 422
    assert client.post(url, {"texto": "", "archivo": SimpleUploadedFile("v.pdf", b"MZ no es PDF")}).status_code == 422
    client.post(url, {"texto": "PREGUNTA: ¿cuándo?", "archivo": SimpleUploadedFile("version.pdf", b"%PDF-1.4 v")})

    contexto = client.get(conferencia.get_absolute_url()).context
    assert (contexto["archivo"].nombre, contexto["archivo"].descripcion) == ("version.pdf", "Versión estenográfica")
    assert "¿cuándo?" in texto_de(client.get(reverse("prensa:conferencia_version", args=[conferencia.pk])))


def test_marking_as_complete_says_what_is_missing(client, capturista):
    conferencia = hacer.conferencia()
    respuesta = client.post(reverse("prensa:conferencia_actualizar", args=[conferencia.pk]), follow=True)

    assert "Todavía falta el resumen, la ficha informativa y alguna exposición." in respuesta.content.decode()
    assert Conferencia.objects.get().informacion == Informacion.PENDIENTE


# -- documents


def test_the_executive_report_prints_what_each_one_said_about_each_topic(client, capturista):
    de = hacer.participante(hacer.conferencia(), "Ana Ruiz", cargo="Vocal del Agua")
    hacer.exposicion("Avanza la obra", de=de, tema="Agua potable")

    texto = texto_de(client.get(reverse("prensa:conferencia_reporte", args=[de.conferencia_id])))

    assert "Conferencia matutina - Jueves 18 de mayo de 2023" in texto
    assert all(parte in texto for parte in ("Ana Ruiz", "Vocal del Agua", "Avanza la obra", "Agua potable", "Archivo generado el"))


def test_that_of_the_governor_prints_questions_and_answers(client, capturista):
    pregunta = hacer.pregunta("¿Cuándo habrá agua?", "Este año.")

    texto = texto_de(client.get(reverse("prensa:conferencia_reporte", args=[pregunta.conferencia_id])))

    quienes = (pregunta.quien_pregunta.persona.nombre, pregunta.quien_responde.persona.nombre)
    assert all(parte in texto for parte in ("¿Cuándo habrá agua?", "Este año.", *quienes))
    assert "Exposición" not in texto


def test_the_ficha_and_the_synthesis_print_their_texts(client, capturista):
    conferencia = hacer.conferencia(resumen="Se habló del agua.", ficha="Avanza la obra.")
    recorte = hacer.recorte(titulo="Sube el trigo", ambito="nacional")

    ficha = texto_de(client.get(reverse("prensa:conferencia_ficha", args=[conferencia.pk])))
    sintesis = texto_de(client.get(reverse("prensa:sintesis_impresa", args=[recorte.sintesis_id])))

    assert "Se habló del agua." in ficha
    assert "Avanza la obra." in ficha
    assert "Ámbito nacional" in sintesis
    assert "Sube el trigo" in sintesis


# -- what other modules do with an answer


def test_an_answer_offers_what_later_modules_register_to_whoever_may_do_it(client, capturista, monkeypatch):
    pregunta = hacer.pregunta()
    oferta = modulos.Oferta("prensa.pregunta", "Convertir", "megaphone", "prensa:conferencia_create", "pregunta")
    modulo = modulos.Modulo("prensa", "Otro", "Gabinetes", "mic", "prensa:conferencia_list", ofrece=(oferta,))
    monkeypatch.setattr(modulos, "modulos", lambda: [modulo])

    (con,) = lecturas.preguntas(pregunta.conferencia, capturista)
    (sin,) = lecturas.preguntas(pregunta.conferencia, hacer.interno("consulta"))

    assert [accion["url"] for accion in con.acciones] == [f"{RUTA}/conferencia/nuevo/?pregunta={pregunta.pk}"]
    assert sin.acciones == []


def test_an_answer_and_the_instruction_born_of_it_lead_to_each_other(client):
    pregunta = hacer.pregunta()
    instruccion = datos_instrucciones.instruccion(pregunta=pregunta)
    ambas = datos.usuario("coordinador", unidades=[datos.unidad(modulos=["prensa", "instrucciones"])])
    enlaces = {}
    for quien in (ambas, hacer.interno("coordinador")):
        client.force_login(quien)
        pagina = client.get(pregunta.conferencia.get_absolute_url()).content.decode()
        enlaces[quien] = (f'href="{instruccion.get_absolute_url()}"' in pagina, "Convertir en instrucción" in pagina)

    assert list(enlaces.values()) == [(True, True), (False, False)]
    client.force_login(ambas)
    assert pregunta.get_absolute_url() in client.get(instruccion.get_absolute_url()).content.decode()


def test_a_question_from_which_something_was_born_is_not_deleted():
    pregunta = hacer.pregunta()
    datos_instrucciones.instruccion(pregunta=pregunta)

    with pytest.raises(ValidationError, match="1 instrucción"):
        registros.eliminar(pregunta, usuario=hacer.interno("coordinador"), motivo="Duplicada")


# -- deleting and coming back


def test_deleting_what_was_said_goes_back_to_the_conference_and_can_be_undone(client):
    client.force_login(hacer.interno("coordinador"))
    exposicion, recorte = hacer.exposicion(), hacer.recorte()

    for fila, padre in ((exposicion, exposicion.conferencia), (recorte, recorte.sintesis)):
        nombre = f"prensa:{fila._meta.model_name}"
        respuesta = client.post(reverse(f"{nombre}_delete", args=[fila.pk]), {"motivo": "Duplicado"})
        assert respuesta.url == padre.get_absolute_url()
        client.post(reverse(f"{nombre}_restore", args=[fila.pk]))

    assert (Exposicion.objects.get(), Recorte.objects.get()) == (exposicion, recorte)


def test_a_new_participation_goes_back_to_the_conference(client, capturista):
    conferencia = hacer.conferencia()
    client.post(reverse("prensa:participante_create", args=[conferencia.pk]), {"quien": "Ana", "papel": "presidio", "cargo": "Vocal"})
    participante = Participante.objects.get()

    client.post(reverse("prensa:participante_update", args=[participante.pk]), {"papel": "prensa", "cargo": "Radio", "version": "1"})

    participante.refresh_from_db()
    assert (participante.papel, participante.cargo, participante.version) == ("prensa", "Radio", 2)


def test_from_a_list_at_an_old_date_one_arrives_at_the_words_themselves(client, capturista):
    exposicion = hacer.exposicion()

    pagina = client.get(f"{RUTA}/exposicion/?corte=2023-12-31&ejercicio=todos").content.decode()

    assert f'href="{RUTA}/conferencia/{exposicion.conferencia_id}/?corte=2023-12-31#exposicion-{exposicion.pk}"' in pagina


def test_a_closed_year_offers_nothing_to_write(client, capturista):
    conferencia = hacer.exposicion().conferencia
    abierta = client.get(conferencia.get_absolute_url()).content.decode()
    Ejercicio.objects.update_or_create(anio=2023, defaults={"cerrado": True})

    cerrada = client.get(conferencia.get_absolute_url()).content.decode()

    assert ("Registrar exposición" in abierta, "Registrar exposición" in cerrada) == (True, False)
    assert "2023 está cerrado" in cerrada

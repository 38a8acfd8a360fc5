"""Conferences, who took part with which post, what was said, and what is locked."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from gabinetes.prensa import services
from gabinetes.prensa.estados import Informacion, Papel, Presidio
from gabinetes.prensa.models import Conferencia, Exposicion, Participante, Pregunta, Recorte
from seguimiento.directorio.models import Persona
from seguimiento.nucleo import registros
from seguimiento.nucleo.models import Ejercicio
from tests import datos
from tests.directorio import datos_directorio

from . import datos_prensa as hacer

pytestmark = pytest.mark.django_db
TEXTOS = {"resumen": "Se habló del agua.", "ficha": "Agua: avanza la obra."}


@pytest.fixture
def persona():
    return hacer.interno("capturista")


def exponer(en, quien, persona, **campos):
    escrito = {nombre: campos.pop(nombre) for nombre in ("cargo",) if nombre in campos}
    fila = Exposicion(conferencia=en, **({"tema": "Agua", "texto": "Se presentó el avance."} | campos))
    return services.guardar_exposicion(fila, expone=quien, usuario=persona, **escrito)


def preguntar(en, quien, persona, **escrito):
    fila = Pregunta(conferencia=en, tema="Agua", pregunta="¿Cuándo?", respuesta=escrito.pop("respuesta", ""))
    return services.guardar_pregunta(fila, pregunta_de=quien, usuario=persona, **escrito)


# -- who took part


@pytest.mark.parametrize(
    ("dia", "cargo"),
    [
        (date(2022, 12, 31), ""),
        (date(2023, 1, 1), "Directora, SALUD"),
        (date(2023, 6, 30), "Directora, SALUD"),
        (date(2023, 7, 1), "Secretaria, SALUD"),
    ],
)
def test_the_post_is_that_of_the_appointment_valid_that_day(persona, dia, cargo):
    salud, ana = datos.dependencia("SALUD"), datos_directorio.persona("Ana Ruiz")
    datos_directorio.nombrar(ana, salud, date(2023, 1, 1), cargo="Directora", clase="otro", hasta=date(2023, 6, 30))
    datos_directorio.nombrar(ana, salud, date(2023, 7, 1), cargo="Secretaria")

    assert exponer(hacer.conferencia(fecha=dia), "ana ruíz", persona).participante.cargo == cargo


def test_the_post_of_that_day_stays_when_the_person_leaves_it(persona):
    ana = datos_directorio.persona("Ana Ruiz")
    datos_directorio.nombrar(ana, datos.dependencia("SALUD"), date(2023, 1, 1), cargo="Directora")
    exposicion = exponer(hacer.conferencia(), "Ana Ruiz", persona)

    datos_directorio.nombrar(datos_directorio.persona("Otra"), ana.nombramientos.get().dependencia, date(2024, 1, 1), cargo="Directora")
    services.guardar_exposicion(exposicion, expone="Ana Ruiz", usuario=persona)

    assert Participante.objects.get(persona=ana).cargo == "Directora, SALUD"


def test_whoever_is_new_is_added_to_the_directory_while_typing(persona):
    conferencia = hacer.del_gobernador()

    preguntar(conferencia, "  Berta   Nueva ", persona, medio="Diario de Ejemplo")

    (berta,) = Persona.objects.all()
    participante = conferencia.participantes.get()
    assert (berta.nombre, berta.procedencia) == ("Berta Nueva", "Diario de Ejemplo")
    assert (participante.persona, participante.papel, participante.cargo) == (berta, Papel.PRENSA, "Diario de Ejemplo")


def test_one_person_takes_part_once_however_many_times_they_speak(persona):
    conferencia = hacer.conferencia()

    numeros = [exponer(conferencia, nombre, persona).numero for nombre in ("Ana Ruiz", "ANA RUÍZ", "Otra Persona")]

    assert numeros == [1, 2, 3]
    assert conferencia.participantes.count() == 2


def test_two_people_of_one_name_are_chosen_as_suggested(persona):
    una, otra = datos_directorio.persona("Ana Ruiz"), datos_directorio.persona("Ana Ruiz")
    conferencia = hacer.conferencia()

    with pytest.raises(ValidationError, match="más de una"):
        exponer(conferencia, "Ana Ruiz", persona)
    exposicion = exponer(conferencia, services.como_se_escribe(otra), persona)
    services.guardar_exposicion(exposicion, expone="Ana Ruiz", usuario=persona)  # the name that it had

    assert list(conferencia.participantes.values_list("persona", flat=True)) == [otra.pk]
    assert services.como_se_escribe(datos_directorio.persona("Única")) == "Única"
    assert una.participaciones.count() == 0


def test_an_answer_says_who_answered(persona):
    with pytest.raises(ValidationError, match="quién respondió"):
        preguntar(hacer.del_gobernador(), "Berta", persona, respuesta="Este año.")


# -- whether everything is captured


def test_a_conference_is_complete_with_its_texts_and_what_was_said(persona):
    conferencia = hacer.conferencia()
    assert services.faltantes(conferencia) == ["el resumen", "la ficha informativa", "alguna exposición"]
    with pytest.raises(ValidationError, match="el resumen, la ficha informativa y alguna exposición"):
        services.marcar_actualizada(conferencia, usuario=persona)

    Conferencia.objects.update(**TEXTOS)
    exponer(conferencia, "Ana Ruiz", persona)

    assert services.marcar_actualizada(conferencia, usuario=persona).informacion == Informacion.ACTUALIZADA
    with pytest.raises(ValidationError, match="ya está"):
        services.marcar_actualizada(conferencia, usuario=persona)


def test_the_governors_needs_questions_instead(persona):
    conferencia = hacer.del_gobernador(**TEXTOS)
    assert services.faltantes(conferencia) == ["alguna pregunta con su respuesta"]

    preguntar(conferencia, "Berta", persona)

    assert services.faltantes(conferencia) == []


def test_what_loses_its_ficha_waits_to_be_captured_again(persona):
    conferencia = hacer.conferencia(**TEXTOS, informacion=Informacion.ACTUALIZADA)

    conferencia.ficha = ""
    services.guardar_conferencia(conferencia, usuario=persona)

    assert Conferencia.objects.get().informacion == Informacion.PENDIENTE


def test_the_stenographic_version_is_its_text_or_its_live_file(persona):
    de_texto, de_archivo, ninguna = (hacer.del_gobernador(date(2023, 5, dia)) for dia in (2, 3, 4))
    services.guardar_estenografica(de_texto, texto="PREGUNTA: …", archivo=None, usuario=persona)
    services.guardar_estenografica(de_archivo, texto="", archivo=SimpleUploadedFile("v.pdf", b"%PDF-1.4"), usuario=persona)

    assert set(Conferencia.objects.con_estenografica()) == {de_texto, de_archivo}
    assert set(Conferencia.objects.sin_estenografica()) == {ninguna}

    registros.eliminar(Conferencia.objects.get(pk=de_archivo.pk).archivo_estenografico, usuario=persona, motivo="Era de otra")
    assert set(Conferencia.objects.con_estenografica()) == {de_texto}


# -- what is refused


def test_a_conference_with_what_was_said_is_not_deleted_and_one_without_goes_with_its_participants(persona):
    con, sin = hacer.exposicion().conferencia, hacer.participante(hacer.conferencia(fecha=date(2023, 5, 19))).conferencia

    with pytest.raises(ValidationError, match="1 exposición"):
        registros.eliminar(con, usuario=persona, motivo="Duplicada")
    registros.eliminar(sin, usuario=persona, motivo="Duplicada")

    assert list(Conferencia.objects.all()) == [con]
    assert set(Participante.objects.visibles_para(persona)) == set(con.participantes.all())


def test_a_participant_who_spoke_is_not_removed(persona):
    with pytest.raises(ValidationError, match="1 exposición"):
        registros.eliminar(hacer.exposicion().participante, usuario=persona, motivo="No vino")


@pytest.mark.parametrize("que", ["conferencia", "exposicion", "pregunta", "actualizar", "sintesis", "recorte", "mover", "eliminar"])
def test_a_closed_year_is_locked(persona, que):
    exposicion, sintesis = hacer.exposicion(), hacer.sintesis()
    conferencia, de_2024 = exposicion.conferencia, hacer.conferencia(fecha=date(2024, 5, 2))
    Ejercicio.objects.update_or_create(anio=2023, defaults={"cerrado": True})
    de_2024.fecha = date(2023, 5, 2)
    hace = {
        "conferencia": lambda: services.guardar_conferencia(conferencia, usuario=persona),
        "exposicion": lambda: services.guardar_exposicion(exposicion, expone="Ana", usuario=persona),
        "pregunta": lambda: preguntar(conferencia, "Berta", persona),
        "actualizar": lambda: services.marcar_actualizada(conferencia, usuario=persona),
        "sintesis": lambda: services.guardar_sintesis(sintesis, usuario=persona),
        "recorte": lambda: services.guardar_recorte(Recorte(sintesis=sintesis), usuario=persona),
        "mover": lambda: services.guardar_conferencia(de_2024, usuario=persona),
        "eliminar": lambda: registros.eliminar(exposicion, usuario=persona, motivo="Duplicada"),
    }
    with pytest.raises(ValidationError, match="2023 está cerrado"):
        hace[que]()


def test_one_presidio_gives_one_conference_at_one_hour():
    hacer.conferencia()
    otra = Conferencia(preside=Presidio.PRESIDENTE, fecha=date(2023, 5, 18), tema="Otra", hora_inicio=time(6, 0))

    with pytest.raises(ValidationError, match="Ya está registrada"):
        otra.validate_constraints()


def test_clippings_follow_each_other_in_their_synthesis(persona):
    sintesis = hacer.sintesis()
    nuevos = [Recorte(sintesis=sintesis, ambito="local", materia="social", titulo=t, medio="Radio", texto="…") for t in "ab"]

    assert [services.guardar_recorte(uno, usuario=persona).orden for uno in nuevos] == [1, 2]

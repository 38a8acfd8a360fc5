"""Search by speaker, topic and quote, with the words found marked."""

from datetime import date

import pytest

from gabinetes.prensa.models import Conferencia
from seguimiento.nucleo.filtros import consulta

from . import datos_prensa as hacer

pytestmark = pytest.mark.django_db
RUTA = "/gabinetes/prensa/conferencia/buscar/"


@pytest.fixture
def buscar(client):
    client.force_login(hacer.interno("consulta"))

    def pedir(**parametros):
        """[(title, passages) …] of what is found, without marks around titles."""
        contexto = client.get(RUTA, parametros).context
        return contexto.get("lineas", []), contexto

    return pedir


@pytest.fixture
def dichas():
    """One of each: an exposition and an answer about water, by different people, and a text of a conference."""
    ana = hacer.participante(hacer.conferencia(), "Ana Ruiz", cargo="Vocal de la Comisión del Agua")
    exposicion = hacer.exposicion("El acueducto va en 62 por ciento.", de=ana, tema="Agua potable")
    pregunta = hacer.pregunta("¿Y el acueducto?", "Se termina en diciembre.", tema="Agua potable", en=hacer.del_gobernador())
    texto = hacer.conferencia(fecha=date(2023, 6, 1), resumen="Se habló del acueducto y de migración.")
    return exposicion, pregunta, texto


def enlaces(lineas):
    return [linea["url"] for linea in lineas]


def test_a_quote_is_found_wherever_it_was_said_newest_first_and_marked(buscar, dichas):
    lineas, _ = buscar(q="ACUEDUCTOS")

    assert enlaces(lineas) == [dichas[2].get_absolute_url(), dichas[0].get_absolute_url(), dichas[1].get_absolute_url()]
    assert all(any("<mark>acueducto</mark>" in texto for _, texto in linea["pasajes"]) for linea in lineas)


@pytest.mark.parametrize("hablante", ["ana ruiz", "Ruíz", "vocal agua"])
def test_a_speaker_is_found_by_name_or_post(buscar, dichas, hablante):
    lineas, _ = buscar(persona=hablante)

    assert enlaces(lineas) == [dichas[0].get_absolute_url()]


def test_who_asks_and_who_answers_are_both_speakers(buscar, dichas):
    pregunta = dichas[1]
    for quien in (pregunta.quien_pregunta, pregunta.quien_responde):
        lineas, _ = buscar(persona=quien.persona.nombre)
        assert enlaces(lineas) == [pregunta.get_absolute_url()]


def test_conditions_add_up(buscar, dichas):
    assert enlaces(buscar(q="acueducto", tema="agua")[0]) == [dichas[0].get_absolute_url(), dichas[1].get_absolute_url()]
    assert enlaces(buscar(q="acueducto", preside="gobernador")[0]) == [dichas[1].get_absolute_url()]
    assert enlaces(buscar(q="acueducto", desde="01/06/2023")[0]) == [dichas[2].get_absolute_url()]
    assert enlaces(buscar(q="acueducto", hasta="16/05/2023")[0]) == [dichas[1].get_absolute_url()]
    assert buscar(q="acueducto", persona="nadie")[0] == []


def test_what_was_deleted_is_not_found(buscar, dichas):
    Conferencia.objects.filter(pk=dichas[0].conferencia_id).marcar_eliminados("Duplicada")

    assert dichas[0].get_absolute_url() not in enlaces(buscar(q="acueducto")[0])


@pytest.mark.parametrize(
    ("parametros", "dice"), [({}, ""), ({"preside": "presidente"}, "Escriba"), ({"q": "¿?"}, "Escriba"), ({"desde": "x"}, "Escriba")]
)
def test_without_words_it_asks_for_them(buscar, parametros, dice):
    lineas, contexto = buscar(**parametros)

    assert lineas == []
    assert (contexto["page"], contexto["falta"].startswith(dice)) == (None, True)


def test_the_list_of_conferences_finds_by_what_was_said_in_them(dichas):
    exposicion, pregunta, texto = dichas
    assert set(Conferencia.objects.que_dicen("acueducto")) == {exposicion.conferencia, pregunta.conferencia, texto}
    assert set(Conferencia.objects.que_dicen("ana ruiz")) == {exposicion.conferencia}
    assert set(Conferencia.objects.en_que_se_trata("agua")) == {exposicion.conferencia, pregunta.conferencia}
    assert set(Conferencia.objects.que_dicen("¿?")) == set()
    assert consulta("¿?") is None


def test_every_result_shows_at_least_one_mark(buscar):
    """What the index finds and what the page marks are the same words."""
    casos = {"migracion": "la migración", "niñas": "una niña", "canción": "CANCIONES", "público": "publicaron", "62": "62 por ciento"}
    de = hacer.participante(hacer.conferencia())
    for dicho in casos.values():
        hacer.exposicion(dicho, de=de)
    for buscado, dicho in casos.items():
        ((linea,), _) = buscar(q=buscado)
        assert "<mark>" in linea["pasajes"][0][1], (buscado, dicho)

"""Words found are marked in the text as it was written."""

import re

import pytest

from seguimiento.nucleo import marcas

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("buscado", "texto", "marcado"),
    [
        ("migracion", "La migración crece", "La <mark>migración</mark> crece"),
        ("migración", "La MIGRACION crece", "La <mark>MIGRACION</mark> crece"),
        ("albergues", "un albergue y dos", "un <mark>albergue</mark> y dos"),
        ("de la", "de la obra", "de la obra"),
        ("obra agua", "obra del agua", "<mark>obra</mark> del <mark>agua</mark>"),
        ("nada", "<script>", "&lt;script&gt;"),
        ("script", "<script>", "&lt;<mark>script</mark>&gt;"),
        ("", "obra", "obra"),
        ("…", "obra", "obra"),
    ],
)
def test_words_are_marked_with_or_without_accents_and_escaped(buscado, texto, marcado):
    assert marcas.marcar(texto, marcas.raices(buscado)) == marcado


def test_a_passage_shows_where_most_of_the_words_are():
    texto = "La obra empezó. " + "Nada que ver con esto. " * 40 + "El acueducto lleva agua a la obra nueva. " + "Y se acabó. " * 40

    pasaje = marcas.pasaje(texto, marcas.raices("agua obra"))

    assert "<mark>agua</mark> a la <mark>obra</mark>" in pasaje
    assert pasaje.startswith("… ")
    assert pasaje.endswith(" …")
    assert len(re.sub("</?mark>", "", pasaje)) <= marcas.ANCHO + 4


def test_a_passage_without_the_words_is_the_beginning():
    assert marcas.pasaje("corto", frozenset()) == "corto"
    assert marcas.pasaje("palabra " * 100, frozenset()).startswith("palabra palabra")

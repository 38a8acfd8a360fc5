"""Figures and dates are written one way everywhere."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template

from seguimiento.nucleo import formato


@pytest.mark.parametrize(
    ("valor", "texto"),
    [
        (None, ""),
        ("", ""),
        (0, "0"),
        (1234, "1,234"),
        (Decimal("1234.5"), "1,234.50"),
        (Decimal("1234.00"), "1,234"),
        (Decimal("-0.001"), "0"),
        (21502938958, "21,502,938,958"),
    ],
)
def test_pesos_print_cents_only_when_there_are(valor, texto):
    assert formato.pesos(valor) == texto


@pytest.mark.parametrize(
    ("valor", "decimales", "texto"),
    [
        (Decimal("62.5"), 0, "63 %"),
        (Decimal("52.145"), 1, "52.1 %"),
        (Decimal("52.48226"), 2, "52.48 %"),
        (Decimal("0.05"), 1, "0.1 %"),
        (100, 0, "100 %"),
        (45, None, "45 %"),
        (Decimal("96.05"), None, "96.05 %"),
        (None, 0, ""),
    ],
)
def test_porcentaje_rounds_half_up(valor, decimales, texto):
    assert formato.porcentaje(valor, decimales) == texto


@pytest.mark.parametrize(("valor", "texto"), [(2, "+2"), (-1, "−1"), (0, "sin cambio"), (Decimal("0.4"), "sin cambio"), (None, "")])
def test_puntos_carry_their_sign(valor, texto):
    assert formato.puntos(valor) == texto


@pytest.mark.parametrize(("octetos", "texto"), [(512, "512 bytes"), (188416, "184 KB"), (2621440, "2.5 MB"), (None, "")])
def test_tamano_uses_the_unit_that_reads_best(octetos, texto):
    assert formato.tamano(octetos) == texto


def test_fechas_in_their_three_lengths():
    dia = date(2024, 2, 12)
    assert formato.fecha_corta(dia) == "12/02/2024"
    assert formato.fecha_breve(dia) == "12 feb"
    assert formato.fecha_larga(dia) == "12 de febrero de 2024"
    assert formato.fecha_larga(dia, con_dia=True) == "lunes 12 de febrero de 2024"


def test_an_aware_moment_prints_in_hermosillo():
    # 03:30 UTC of the 13th is still 20:30 of the 12th in Sonora, which has no daylight saving
    momento = datetime(2024, 2, 13, 3, 30, tzinfo=UTC)
    assert formato.fecha_hora(momento) == "12/02/2024, 20:30"
    assert formato.fecha_corta(momento) == "12/02/2024"
    assert formato.hora(momento) == "20:30"


def test_no_date_prints_blank():
    assert [formato.fecha_corta(None), formato.fecha_larga(None), formato.fecha_hora(None)] == ["", "", ""]


def test_a_text_is_not_taken_for_a_date():
    with pytest.raises(TypeError):
        formato.fecha_corta("12/02/2024")


def test_plural_agrees_with_its_count():
    assert formato.plural(1, "acuerdo", "acuerdos") == "1 acuerdo"
    assert formato.plural(0, "acuerdo", "acuerdos") == "0 acuerdos"
    assert formato.plural(1200, "acuerdo", "acuerdos") == "1,200 acuerdos"


@pytest.mark.parametrize(
    ("participio", "sustantivo", "dice"),
    [
        ("registrado", "acuerdo", "registrado"),
        ("registrado", "reunión", "registrada"),
        ("eliminado", "unidad", "eliminada"),
        ("eliminados", "dependencia", "eliminadas"),
        ("eliminados", "punto del orden del día", "eliminados"),
        ("registrado", "persona autorizada", "registrada"),
        ("registrado", "día inhábil", "registrado"),
        ("registrado", "avance", "registrado"),
        ("registrado", "síntesis de coyuntura", "registrada"),
    ],
)
def test_participles_agree_with_what_they_speak_of(participio, sustantivo, dice):
    assert formato.concordar(participio, sustantivo) == dice


def test_a_key_is_written_in_a_page_as_the_server_reads_it_back():
    """Figures take their commas from a filter that says so; a bare number may be a key, a version or a size."""
    pagina = Template('{% load seguimiento %}<input value="{{ n }}">{{ n|entero }}').render(Context({"n": 1234567}))
    assert pagina == '<input value="1234567">1,234,567'

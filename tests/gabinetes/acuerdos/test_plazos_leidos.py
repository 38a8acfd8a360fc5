"""What the page of an agreement says about its deadline, around weekends and days off."""

from datetime import date

import pytest

from gabinetes.acuerdos import plazos_leidos
from seguimiento.nucleo.plazos import Calendario
from tests import datos

from . import datos_acuerdos as hacer
from .test_documentos import interno

CONSTITUCION, SANTA = "Día de la Constitución", "Semana Santa"
CALENDARIO = Calendario({date(2024, 2, 5): CONSTITUCION} | {date(2024, 3, dia): SANTA for dia in (28, 29)} | {date(2024, 4, 1): SANTA})


@pytest.mark.parametrize(
    ("vence", "corte", "dice"),
    [
        (date(2024, 2, 9), date(2024, 2, 7), "Vence el 09/02/2024. Faltan 2 días hábiles; el día 1 es el jueves 8 de febrero de 2024."),
        # a Friday before a long weekend: the next day is not day 1
        (date(2024, 2, 6), date(2024, 2, 2), "Vence el 06/02/2024. Falta 1 día hábil; el día 1 es el martes 6 de febrero de 2024."),
        (
            date(2024, 2, 4),
            date(2024, 2, 2),
            "Vence el 04/02/2024. No queda ningún día hábil antes: el siguiente es el martes 6 de febrero de 2024.",
        ),
        (date(2024, 2, 7), date(2024, 2, 7), "Vence hoy."),
        (date(2024, 2, 2), date(2024, 2, 7), "Venció el 02/02/2024. Van 2 días hábiles; el día 1 fue el martes 6 de febrero de 2024."),
        (date(2024, 2, 5), date(2024, 2, 6), "Venció el 05/02/2024. Va 1 día hábil; el día 1 fue el martes 6 de febrero de 2024."),
        (
            date(2024, 2, 2),
            date(2024, 2, 4),
            "Venció el 02/02/2024. Todavía no corre ningún día hábil: el día 1 será el martes 6 de febrero de 2024.",
        ),
    ],
)
def test_the_day_one_is_the_next_business_day(vence, corte, dice):
    assert plazos_leidos.titulo(vence, corte, CALENDARIO) == dice


def test_every_day_skipped_is_told_with_its_reason():
    assert plazos_leidos.saltados(date(2024, 2, 2), date(2024, 2, 7), CALENDARIO) == [
        "fin de semana: 03/02/2024, 04/02/2024",
        f"{CONSTITUCION}: 05/02/2024",
    ]


def test_many_days_are_told_together_and_none_is_left_out():
    assert plazos_leidos.saltados(date(2024, 2, 1), date(2024, 4, 30), CALENDARIO) == [
        "sábados y domingos: 26 días",
        f"{CONSTITUCION}: 05/02/2024",
        f"{SANTA}: 28/03/2024 al 01/04/2024",
    ]


def test_days_off_of_a_whole_year_are_all_named():
    dias = [date(2024, mes, 2) for mes in range(1, 13) if date(2024, mes, 2).weekday() < 5]
    calendario = Calendario({dia: f"Motivo {dia.month}" for dia in dias})

    textos = plazos_leidos.saltados(date(2023, 12, 31), date(2024, 12, 31), calendario)

    assert textos[1:] == [f"Motivo {dia.month}: {dia:%d/%m/%Y}" for dia in dias]


@pytest.mark.django_db
def test_the_page_says_how_many_days_did_not_count(client):
    acuerdo = hacer.acuerdo("Texto", (datos.dependencia(), 0), fecha_compromiso=date(2023, 3, 3))
    client.force_login(interno("coordinador"))

    dias = client.get(acuerdo.get_absolute_url()).context["dias"]

    vence = date(2023, 3, 3)
    assert dias["titulo"].startswith("Venció el 03/03/2023. Van ")
    assert dias["titulo"].endswith("; el día 1 fue el lunes 6 de marzo de 2023.")
    assert dias["no_contaron"] > 2 * ((date(2024, 3, 3) - vence).days // 7)

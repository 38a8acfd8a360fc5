"""Amounts in words."""

from decimal import Decimal

import pytest

from seguimiento.nucleo.letras import con_letra, pesos_con_letra

pytestmark = pytest.mark.filterwarnings("error")


@pytest.mark.parametrize(
    ("numero", "texto"),
    [
        (0, "cero"), (1, "un"), (15, "quince"), (16, "dieciséis"), (20, "veinte"), (21, "veintiún"), (22, "veintidós"), (29, "veintinueve"),
        (30, "treinta"), (31, "treinta y un"), (99, "noventa y nueve"), (100, "cien"), (101, "ciento un"), (115, "ciento quince"),
        (500, "quinientos"), (799, "setecientos noventa y nueve"), (900, "novecientos"),
        (1000, "mil"), (1001, "mil un"), (1100, "mil cien"),
        (2023, "dos mil veintitrés"), (21_000, "veintiún mil"), (100_000, "cien mil"), (101_101, "ciento un mil ciento un"),
        (1_000_000, "un millón"), (1_000_001, "un millón un"), (2_500_000, "dos millones quinientos mil"),
        (21_021_021, "veintiún millones veintiún mil veintiún"), (1_000_000_000, "mil millones"),
        (999_000_000_999, "novecientos noventa y nueve mil millones novecientos noventa y nueve"),
    ],
)  # fmt: skip
def test_a_number_is_said_in_spanish(numero, texto):
    assert con_letra(numero) == texto


@pytest.mark.parametrize("numero", [-1, 10**12])
def test_what_it_cannot_say_is_refused(numero):
    with pytest.raises(ValueError, match="se esperaba un número"):
        con_letra(numero)


def test_no_two_numbers_sound_alike():
    numeros = [*range(2200), *range(19_990, 20_130), *range(99_900, 101_200), *range(999_000, 1_001_200)]
    assert len({con_letra(n) for n in numeros}) == len(set(numeros))


@pytest.mark.parametrize(
    ("monto", "texto"),
    [
        ("0", "Cero pesos 00/100 M.N."), ("0.05", "Cero pesos 05/100 M.N."), ("1", "Un peso 00/100 M.N."),
        ("1.01", "Un peso 01/100 M.N."), ("1234.50", "Mil doscientos treinta y cuatro pesos 50/100 M.N."),
        ("21000", "Veintiún mil pesos 00/100 M.N."), ("999.995", "Mil pesos 00/100 M.N."),
        ("1000000", "Un millón de pesos 00/100 M.N."), ("2000000.10", "Dos millones de pesos 10/100 M.N."),
        ("1000001", "Un millón un pesos 00/100 M.N."),
    ],
)  # fmt: skip
def test_an_amount_is_written_with_its_cents(monto, texto):
    assert pesos_con_letra(Decimal(monto)) == texto

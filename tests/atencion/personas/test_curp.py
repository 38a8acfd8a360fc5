"""The CURP says when, where and with which letters somebody was born, and its last digit checks the rest."""

from datetime import date

import pytest

from atencion.personas import curp

BUENA = "LORM850214MSRPZR0"  # made up; its check digit is added below
VALIDA = f"{BUENA}{curp.digito(BUENA)}"


@pytest.mark.parametrize(
    ("primeras", "esperado"),
    # sum of (place in the alphabet × weight from 18 down), worked by hand: ten minus its units
    [("0" * 17, "0"), ("1" + "0" * 16, "2"), ("0" * 16 + "1", "8"), ("Ñ" + "0" * 16, "8"), ("A" + "0" * 16, "0")],
)
def test_the_check_digit_is_ten_minus_the_units_of_the_weighted_sum(primeras, esperado):
    assert curp.digito(primeras) == esperado


@pytest.mark.parametrize("publicada", ["BOXW310820HNERXN09", "HEGG560427MVZRRL04"])  # specimens of the RENAPO's own manual
def test_the_specimens_of_the_manual_are_right(publicada):
    assert curp.revisar(publicada) == publicada


def test_a_good_one_comes_back_in_capitals_without_spaces():
    assert curp.revisar(f" {VALIDA[:4].lower()} {VALIDA[4:]}") == VALIDA
    assert curp.revisar("") == curp.revisar(None) == ""


def test_the_birth_date_is_of_the_century_that_the_homoclave_says():
    assert curp.nacimiento("LORM850214MSRPZR09") == date(1985, 2, 14)
    assert curp.nacimiento("LORM050214MSRPZRA9") == date(2005, 2, 14)


@pytest.mark.parametrize(
    ("mala", "dice"),
    [
        (VALIDA[:-1], "18 letras"),
        (f"{VALIDA}0", "18 letras"),
        ("1ORM850214MSRPZR01", "18 letras"),
        (f"{VALIDA[:10]}Z{VALIDA[11:]}", "18 letras"),  # sex
        (f"{VALIDA[:6]}13{VALIDA[8:]}", "fecha"),
        (f"{VALIDA[:4]}850230{VALIDA[10:]}", "fecha"),
        (f"{VALIDA[:11]}XX{VALIDA[13:]}", "entidad"),
        (f"{VALIDA[:-1]}{(int(VALIDA[-1]) + 1) % 10}", "última cifra"),
        (f"M{VALIDA[1:]}", "última cifra"),
    ],
)
def test_what_is_wrong_is_said(mala, dice):
    with pytest.raises(ValueError, match=dice):
        curp.revisar(mala)

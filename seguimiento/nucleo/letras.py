"""Amounts of money in words, as receipts print them. Pure functions."""

from decimal import ROUND_HALF_UP, Decimal

UNIDADES = (
    "", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince",
    "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiún", "veintidós", "veintitrés", "veinticuatro", "veinticinco",
    "veintiséis", "veintisiete", "veintiocho", "veintinueve",
)  # fmt: skip
DECENAS = ("", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
CENTENAS = (
    "", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos", "ochocientos", "novecientos",
)  # fmt: skip
TOPE = 10**12


def con_letra(numero):
    """A whole number from 0 to 999,999,999,999 as it is said before a masculine noun: 21 -> "veintiún"."""
    if not 0 <= numero < TOPE:
        raise ValueError(f"se esperaba un número de 0 a {TOPE - 1:,}, no {numero!r}")
    if numero == 0:
        return "cero"
    millones, resto = divmod(numero, 10**6)
    partes = [f"{_hasta_un_millon(millones)} {'millón' if millones == 1 else 'millones'}"] if millones else []
    return " ".join([*partes, *([_hasta_un_millon(resto)] if resto else [])])


def _hasta_un_millon(numero):
    miles, resto = divmod(numero, 1000)
    partes = [] if not miles else ["mil"] if miles == 1 else [f"{_hasta_mil(miles)} mil"]
    return " ".join([*partes, *([_hasta_mil(resto)] if resto else [])])


def _hasta_mil(numero):
    if numero == 100:
        return "cien"
    centenas, resto = divmod(numero, 100)
    partes = [CENTENAS[centenas]] if centenas else []
    if resto < 30:
        return " ".join([*partes, *([UNIDADES[resto]] if resto else [])])
    decenas, unidades = divmod(resto, 10)
    return " ".join([*partes, DECENAS[decenas] + (f" y {UNIDADES[unidades]}" if unidades else "")])


def pesos_con_letra(monto):
    """Decimal("1234.5") -> "Mil doscientos treinta y cuatro pesos 50/100 M.N."."""
    exacto = Decimal(monto).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    enteros = int(exacto)
    centavos = int((exacto - enteros) * 100)
    moneda = "peso" if enteros == 1 else "de pesos" if enteros and enteros % 10**6 == 0 else "pesos"
    texto = con_letra(enteros)
    return f"{texto[0].upper()}{texto[1:]} {moneda} {centavos:02}/100 M.N."
